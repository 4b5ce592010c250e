"""What of the packages for Windows can be tried without a Windows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from devkit.package import frozen
from devkit.package.finished import merged
from devkit.terminal import ROOT, Stop
from devkit.windows import icu_stub, installer, lock, trial
from devkit.windows.machine import registry_values
from devkit.windows.version import numbers, version_resource
from devkit.windows.wine import Wine, mirrors

LOCK = """\
both==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
linux-only==2.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
windows-only==3.0 ; sys_platform == 'win32' \\
    --hash=sha256:dd
older==4.0 ; python_full_version < '3.12' and sys_platform == 'win32' \\
    --hash=sha256:ee
not-pypy==5.0 ; implementation_name != 'PyPy' \\
    --hash=sha256:ff
"""


def test_the_lock_for_windows_has_its_packages_alone_and_no_conditions() -> None:
    assert lock.for_windows(LOCK) == (
        "both==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "windows-only==3.0 \\\n    --hash=sha256:dd\n"
        "not-pypy==5.0 \\\n    --hash=sha256:ff\n"
    )


def test_a_condition_that_is_not_understood_stops_the_build() -> None:
    with pytest.raises(Stop, match="extra"):
        lock.for_windows("a==1 ; extra == 'x' \\\n    --hash=sha256:aa\n")


def test_the_real_lock_gives_windows_its_time_zones_and_its_vault() -> None:
    filtered = lock.for_windows(frozen.LOCK.read_text("utf-8"))
    names = set(re.findall(r"^([\w.-]+)==", filtered, re.MULTILINE))
    assert {"tzdata", "pywin32-ctypes", "pyinstaller", "pefile", "pyside6-essentials"} <= names
    assert not {"secretstorage", "jeepney", "cryptography", "macholib", "zipp"} & names
    assert ";" not in filtered


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.0.1rc1", (2, 0, 1, 0)), ("1.2.3.4", (1, 2, 3, 4))],
)
def test_windows_gets_four_numbers(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected


def test_the_version_resource_is_an_expression_that_names_the_version() -> None:
    text = version_resource("1.2.0")
    ast.parse(text, mode="eval")
    assert "filevers=(1, 2, 0, 0)" in text
    assert "StringStruct('ProductVersion', '1.2.0')" in text


def test_debians_own_mirror_is_used_and_no_other() -> None:
    targets = "Debian-Security main http://a/\nNode main http://b/\nDebian main http://c/debian/\n"
    assert mirrors(targets) == ["http://c/debian/"]


def test_paths_of_wine_are_found_on_this_side() -> None:
    wine = Wine(Path("/prefix"))
    assert wine.path(r"C:\users\x") == Path("/prefix/drive_c/users/x")
    assert wine.path(r"Z:\shop\a.py") == Path("/shop/a.py")
    assert wine.path("/shop/a.py") == Path("/shop/a.py")


def test_values_of_the_registry_are_read() -> None:
    listing = (
        "\nHKEY_CURRENT_USER\\Software\\x\n    DisplayName    REG_SZ    pos-app\n    Size    REG_DWORD    0x1f\n"
        '    Uninstall    REG_SZ    "C:\\a b\\uninstall.exe" /S\n\n'
    )
    assert registry_values(listing) == {
        "DisplayName": "pos-app",
        "Size": "0x1f",
        "Uninstall": '"C:\\a b\\uninstall.exe" /S',
    }


def test_checksums_of_several_platforms_stand_in_one_list() -> None:
    before = "1  b.deb\n2  a-setup.exe\n"
    assert merged(before, "3  a-setup.exe\n") == "3  a-setup.exe\n1  b.deb\n"


def test_the_stub_has_all_its_functions() -> None:
    text = icu_stub.assembly()
    assert text.count(".globl ucnv_") == text.count("-export:ucnv_") == 18


def test_every_text_of_the_installer_is_there_in_three_languages() -> None:
    texts = (ROOT / "packaging/windows/texts.nsh").read_text("utf-8")
    script = installer.SCRIPT.read_text("utf-8")
    found = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", texts, re.MULTILINE)
    used = set(re.findall(r"\$\(([A-Z_]+)\)", script))
    assert {name for name, _ in found} == used
    for name in used:
        assert [language for key, language in found if key == name] == ["ENGLISH", "TRADCHINESE", "SIMPCHINESE"]


def test_exit_codes_of_the_installer_are_those_that_the_trial_and_the_document_know() -> None:
    script = installer.SCRIPT.read_text("utf-8")
    codes = dict(
        re.findall(
            r"^!define (RUNNING|NEWER_INSTALLED|WRONG_WINDOWS|NOT_WRITABLE|NO_RIGHTS) (\d+)", script, re.MULTILINE
        )
    )
    document = (ROOT / "docs/packaging-windows.md").read_text("utf-8")
    assert int(codes["RUNNING"]) == trial.RUNNING
    assert int(codes["NEWER_INSTALLED"]) == trial.NEWER_INSTALLED
    assert int(codes["NOT_WRITABLE"]) == trial.NOT_WRITABLE
    assert [code for code in codes.values() if f"| {code} |" not in document] == []


def test_the_last_event_of_a_command_is_its_result() -> None:
    assert trial.last_event('{"event": "state"}\nnoise\n{"event": "result", "state": "paid"}\n')["state"] == "paid"
    assert trial.last_event("") == {}
