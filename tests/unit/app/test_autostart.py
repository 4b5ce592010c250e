"""Starting with the computer: what is written for each system, and the real file on this one."""

from __future__ import annotations

import plistlib
import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.app import autostart
from pos_app.app.opening import Place
from pos_app.domain.sentences import SetupError
from pos_app.settings.paths import DataFolder

COMMAND = ["/opt/pos app/pos-app", "--data-dir", '/home/anna/"till" $1 `2` 100%']
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the file of this system is another one")


def read_exec(entry: str) -> list[str]:
    """A desktop's reading of the Exec line: as a string of the file, then as arguments."""
    [line] = [line for line in entry.splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")
    lexer = shlex.shlex(value.replace("%%", "%"), posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.escapedquotes = '"'
    # shlex keeps a backslash before $ and `, which the specification escapes too.
    return [argument.replace("\\$", "$").replace("\\`", "`") for argument in lexer]


def test_desktop_entry_starts_the_command_with_its_arguments() -> None:
    entry = autostart.desktop_entry(COMMAND)
    assert entry.startswith("[Desktop Entry]\nType=Application\nName=pos-app\n")
    assert read_exec(entry) == COMMAND


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\r\\\n"), min_size=1), min_size=1))
def test_no_argument_breaks_out_of_its_line(command: list[str]) -> None:
    lines = autostart.desktop_entry(command).split("\n")
    assert [line.partition("=")[0] for line in lines[1:-1]] == [
        "Type", "Name", "Comment", "Exec", "Icon", "Terminal", "X-GNOME-Autostart-enabled",
    ]  # fmt: skip


def test_launch_agent_runs_at_log_in_and_is_not_kept_alive() -> None:
    agent = plistlib.loads(autostart.launch_agent(COMMAND).encode())
    assert agent["ProgramArguments"] == COMMAND
    assert (agent["Label"], agent["RunAtLoad"], "KeepAlive" in agent) == ("pos-app", True, False)


def test_registry_value_is_quoted_as_windows_reads_it() -> None:
    command = [r"C:\Program Files\pos-app\pos-app.exe", "--data-dir", r"D:\till 2"]
    value = autostart.run_value(command)
    assert value == r'"C:\Program Files\pos-app\pos-app.exe" --data-dir "D:\till 2"'


def test_files_are_where_each_system_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    assert autostart.entry_path("darwin") == Path("/home/anna/Library/LaunchAgents/pos-app.plist")
    assert autostart.entry_text(["a"], "darwin").startswith("<?xml")
    assert autostart.entry_text(["a"], "linux").startswith("[Desktop Entry]")


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "pos-app.desktop"


@linux_only
def test_entry_is_written_kept_and_removed(config: Path, tmp_path: Path) -> None:
    place = Place(DataFolder(tmp_path / "till 2"), profile="shop")
    autostart.start_with_computer(place, wanted=True)
    started = read_exec(config.read_text("utf-8"))
    assert started[-4:] == ["--data-dir", str(tmp_path / "till 2"), "--profile", "shop"]
    assert started[:-4] == autostart.program_command()
    before = config.stat().st_ino
    autostart.start_with_computer(place, wanted=True)
    assert config.stat().st_ino == before, "what is right already is not written again"
    autostart.start_with_computer(place, wanted=False)
    autostart.start_with_computer(place, wanted=False)
    assert not config.exists()


@linux_only
def test_usual_data_folder_is_not_named(config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert autostart.command_of(Place(DataFolder.resolve(None, {}))) == autostart.program_command()


@linux_only
def test_training_never_starts_with_the_computer(config: Path, tmp_path: Path) -> None:
    for wanted in (True, False):
        with pytest.raises(SetupError, match="Training does not start with the computer"):
            autostart.start_with_computer(Place(DataFolder(tmp_path), training=True), wanted)
    assert not config.exists()


@linux_only
def test_what_is_in_the_way_is_told(config: Path, tmp_path: Path) -> None:
    config.parent.parent.write_text("a file where the folder should be")
    with pytest.raises(SetupError, match=r"could not be changed \(.*\): .*pos-app\.desktop"):
        autostart.start_with_computer(Place(DataFolder(tmp_path)), wanted=True)


@pytest.mark.parametrize(
    ("argv0", "frozen", "command"),
    [
        ("pos-app", False, ["{folder}/pos-app"]),
        ("__main__.py", False, [sys.executable, "-m", "pos_app"]),
        ("gone/pos-app", False, [sys.executable, "-m", "pos_app"]),
        ("pos-app", True, [sys.executable]),
    ],
)
def test_program_is_started_as_it_was_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, argv0: str, frozen: bool, command: list[str]
) -> None:
    for name in ("pos-app", "__main__.py"):
        (tmp_path / name).touch()
    monkeypatch.setattr(sys, "argv", [str(tmp_path / argv0)])
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert autostart.program_command() == [part.format(folder=tmp_path) for part in command]


def test_on_windows_the_computer_starts_the_window_without_a_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pos-app-window.exe").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pos-app.exe"))
    assert autostart.program_command() == [str(tmp_path / "pos-app-window.exe")]
