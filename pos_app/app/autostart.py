"""Starts the program when its user logs in: an entry of the desktop's, of the registry, or of launchd.

For this user alone: no administrator is needed, and nobody else's log-in is touched.
"""

from __future__ import annotations

import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_config_path, user_data_path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.settings.files import write_atomically

if TYPE_CHECKING:
    from pos_app.app.opening import Place

LABEL: Final = "pos-app"
RUN_KEY: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"

_NOT_IN_TRAINING = QT_TRANSLATE_NOOP(
    "autostart", "Training does not start with the computer. Choose this in the settings of the real till."
)
_NOT_CHANGED = QT_TRANSLATE_NOOP(
    "autostart", "Starting with the computer could not be changed ({problem}): {place}. Give yourself access to it."
)


def start_with_computer(place: Place, wanted: bool) -> None:
    """Has the till of `place` start at log-in, or not. Raises SetupError with a sentence: nothing changed then."""
    if place.training:
        raise SetupError(_NOT_IN_TRAINING)
    try:
        if sys.platform == "win32":
            _set_run_value(command_of(place) if wanted else None)
        else:
            _set_file(entry_path(), entry_text(command_of(place)) if wanted else None)
    except OSError as error:
        where = RUN_KEY if sys.platform == "win32" else str(entry_path())
        problem = error.strerror or type(error).__name__
        raise SetupError(_NOT_CHANGED.filled(problem=problem, place=where)) from error


def program_command() -> list[str]:
    """How this very program is started: installed, from a bundle, or as a module."""
    started = Path(sys.argv[0]) if sys.argv else Path()
    if getattr(sys, "frozen", False):
        # Installed on Windows, `pos-app.exe` is the command line and opens a console.
        window = Path(sys.executable).with_name("pos-app-window.exe")
        return [str(window if window.is_file() else Path(sys.executable))]
    if started.stem == "pos-app" and started.is_file():
        return [str(started.absolute())]
    return [sys.executable, "-m", "pos_app"]


def command_of(place: Place) -> list[str]:
    """The command that opens the window of `place`."""
    root = place.folder.root
    elsewhere = [] if root == user_data_path("pos-app", appauthor=False) else ["--data-dir", str(root)]
    return [*program_command(), *elsewhere, *(["--profile", place.profile] if place.profile else [])]


def entry_path(platform: str = sys.platform) -> Path:
    """The file that a desktop (XDG) or launchd reads at log-in."""
    if platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    return user_config_path() / "autostart" / f"{LABEL}.desktop"


def entry_text(command: Sequence[str], platform: str = sys.platform) -> str:
    """What stands in it."""
    return launch_agent(command) if platform == "darwin" else desktop_entry(command)


def desktop_entry(command: Sequence[str]) -> str:
    """An entry as the XDG autostart specification has it."""
    return f"""[Desktop Entry]
Type=Application
Name=pos-app
Comment=Payment counter
Exec={" ".join(map(_quoted, command))}
Icon=pos-app
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def launch_agent(command: Sequence[str]) -> str:
    """A launchd property list. launchd does not start it again: after a crash we do that ourselves."""
    return plistlib.dumps(
        {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    ).decode()


def run_value(command: Sequence[str]) -> str:
    """What stands in the registry for Windows to run."""
    return subprocess.list2cmdline(command)


def _quoted(argument: str) -> str:
    """As the Desktop Entry specification quotes: first as an argument of a command, then as a string of the file."""
    for sign in '\\"`$':
        argument = argument.replace(sign, f"\\{sign}")
    return f'"{argument}"'.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n")


def _set_file(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text.encode():
        write_atomically(path, text)


if sys.platform == "win32":
    import winreg
    from contextlib import suppress

    def _set_run_value(command: Sequence[str] | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            if command is not None:
                winreg.SetValueEx(key, LABEL, 0, winreg.REG_SZ, run_value(command))
                return
            with suppress(FileNotFoundError):
                winreg.DeleteValue(key, LABEL)

else:

    def _set_run_value(command: Sequence[str] | None) -> None:
        """There is a registry on Windows only."""
