"""What a Debian system is told about the package."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from devkit.package import bare, debian, signing
from devkit.package.build import Build
from devkit.package.frozen import Frozen
from devkit.package.needs import Needs, newest, plain
from devkit.terminal import ROOT, Stop

LINUX = ROOT / "packaging" / "linux"
LANGUAGES = {"zh_HK", "zh_CN"}


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A build of nothing."""
    made = Build(
        frozen=Frozen.__new__(Frozen), place=tmp_path, version="1.2.3", commit="abc", time=0, sbom="{}", icons=tmp_path
    )
    made.__dict__["needs"] = Needs(("libc6", "libgl1"), "2.35")
    return made


def test_the_control_file_is_one_that_dpkg_reads(tmp_path: Path) -> None:
    text = debian.control("1.2.3", "amd64", "libc6 (>= 2.35), libgl1", 1234)
    folder = tmp_path / "package"
    (folder / "DEBIAN").mkdir(parents=True)
    (folder / "DEBIAN/control").write_text(text)
    subprocess.run(["dpkg-deb", "--build", folder, tmp_path / "x.deb"], check=True, capture_output=True)
    fields = ["Package", "Version", "Architecture", "Depends", "Installed-Size"]
    told = subprocess.run(
        ["dpkg-deb", "--field", tmp_path / "x.deb", *fields], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == [
        "Package: pos-app",
        "Version: 1.2.3",
        "Architecture: amd64",
        "Depends: libc6 (>= 2.35), libgl1",
        "Installed-Size: 1234",
    ]


def test_only_glibc_is_wanted_in_a_version() -> None:
    assert Needs(("libc6", "libgl1", "tzdata"), "2.35").depends == "libc6 (>= 2.35), libgl1, tzdata"


def test_versions_are_compared_as_numbers() -> None:
    assert newest(["2.9", "2.35", "2.4.1"]) == "2.35"


@pytest.mark.parametrize(("told", "wanted"), [("libgl1:amd64", "libgl1"), ("libglib2.0-0t64", "libglib2.0-0")])
def test_packages_are_named_as_every_release_knows_them(told: str, wanted: str) -> None:
    assert plain(told) == wanted


def test_the_desktop_entry_speaks_every_language_of_the_window() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign] # names keep their case
    entry.read(LINUX / "pos-app.desktop", encoding="utf-8")
    for section, keys in (
        ("Desktop Entry", ("Name", "GenericName", "Comment")),
        ("Desktop Action Training", ("Name",)),
    ):
        told = entry[section]
        assert {f"{key}[{language}]" for key in keys for language in LANGUAGES} <= set(told)
        assert told["Exec"].split()[0] == "pos-app"
    # By this name a desktop knows the window's icon: the program sets it.
    assert 'setDesktopFileName("pos-app")' in (ROOT / "pos_app/desktop/application.py").read_text()


def test_the_appstream_file_has_version_and_day_of_the_build(build: Build) -> None:
    component = ET.fromstring(debian.filled("pos-app.metainfo.xml", build))
    release = component.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2.3", "date": "1970-01-01"}
    assert len(component.findall("summary")) == 1 + len(LANGUAGES)


@pytest.mark.parametrize("name", ["preinst", "prerm", "install.sh"])
def test_scripts_are_ones_that_a_shell_reads(name: str, build: Build) -> None:
    subprocess.run(["sh", "-n"], input=debian.filled(name, build), text=True, check=True)


@pytest.mark.parametrize("name", sorted(path.name for path in LINUX.iterdir()))
def test_nothing_is_left_to_fill_in(name: str, build: Build) -> None:
    assert "@" not in debian.filled(name, build).replace('"$@"', "")


def test_no_script_of_the_package_ends_a_program_or_touches_a_home() -> None:
    text = "".join((LINUX / name).read_text() for name in ("preinst", "prerm"))
    assert not any(word in text for word in ("kill", "rm ", "/home", "$HOME"))


def test_a_bare_system_is_of_this_systems_release() -> None:
    targets = "bookworm-updates http://one.example/debian\nbookworm http://two.example/debian\n"
    assert bare.suite_and_site(targets, "bookworm") == ("bookworm", "http://two.example/debian")
    with pytest.raises(Stop, match="trixie"):
        bare.suite_and_site(targets, "trixie")


def test_only_what_apt_needs_to_reach_its_sources_is_taken_along() -> None:
    dump = ['Acquire "";', 'Acquire::http::Proxy "http://proxy.example";', 'Dir::Cache "x";', 'Acquire::Languages "";']
    assert bare.acquire_lines(dump) == ['Acquire::http::Proxy "http://proxy.example";']


def test_a_signing_command_gets_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "with a space"
    file.write_text("content")
    monkeypatch.setenv(signing.VARIABLE, "cp --target-directory '" + str(tmp_path / "signed") + "'")
    (tmp_path / "signed").mkdir()
    signing.sign(file)
    assert [signed.name for signed in (tmp_path / "signed").iterdir()] == ["with a space"]


def test_a_signature_that_fails_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(signing.VARIABLE, "false")
    with pytest.raises(Stop, match="sign package"):
        signing.sign(tmp_path / "package")


def test_without_a_signing_command_nothing_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(signing.VARIABLE, raising=False)
    signing.sign(tmp_path / "that is not there")
