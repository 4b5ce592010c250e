"""`dev.py package --check --windows`: tries the setup on a fresh Windows and says what was seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.terminal import ROOT, Stop, say
from devkit.windows import installer
from devkit.windows.machine import Machine
from devkit.windows.screen import screen
from devkit.windows.trial import LEFTOVER, Setups, Trial
from devkit.windows.wine import HOME, Wine

if TYPE_CHECKING:
    from devkit.package.build import Build

PLACE = ROOT / "build" / "windows-check"
LOG = PLACE / "check.txt"
_OLD_VERSION = "0.0.1"


def check_windows(build: Build, setup: Path) -> None:
    """Runs the trial; log and pictures go into `build/windows-check`. Raises `Stop` at the first thing amiss."""
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    old = _older_setup(build)
    with _machine() as (machine, display):
        setups = Setups(str(setup), str(old), build.version, _OLD_VERSION)
        trial = Trial(machine, setups, PLACE, display)
        trial.log += [_where(machine), _size(build.frozen.folder, setup), ""]
        say("\n".join(trial.log))
        trial.run()
    LOG.write_text("\n".join([*trial.log, "", "All of it is so."]) + "\n", encoding="utf-8", newline="\n")
    say(f"All of it is so. Written to {LOG.relative_to(ROOT)}, with pictures beside it.")


def _older_setup(build: Build) -> Path:
    """A setup that says it is older, and has a file more."""
    program = PLACE / "older"
    shutil.copytree(build.frozen.folder, program, copy_function=os.link)
    (program / "_internal" / LEFTOVER).write_text("a library that the newer version has no more\n", encoding="utf-8")
    return installer.make(program, PLACE, _OLD_VERSION, build.icons / "pos_app.ico", quick=True)


@contextmanager
def _machine() -> Iterator[tuple[Machine, str]]:
    if sys.platform == "win32":
        machine = Machine(None)
        local = machine.variable("LOCALAPPDATA")
        if Path(local, "pos-app").exists() or Path(local, "Programs", "pos-app").exists():
            raise Stop("This Windows has a pos-app or its data: the check needs one without, such as a build runner.")
        yield machine, ""
        return
    with screen() as display:
        wine = Wine(HOME / "check-prefix", display)
        wine.make()
        yield Machine(wine), display


def _where(machine: Machine) -> str:
    if machine.wine is None:
        return f"Tried on {machine.run(['cmd', '/c', 'ver']).text.strip()}."
    told = subprocess.run(machine.wine.command(["--version"]), capture_output=True, text=True, check=False)
    return f"Tried under {told.stdout.strip()} on Linux, not on Windows itself."


def _size(program: Path, setup: Path) -> str:
    installed = sum(file.stat().st_size for file in program.rglob("*") if file.is_file())
    return f"{setup.name}: {setup.stat().st_size / 1e6:.1f} MB; installed: {installed / 1e6:.1f} MB."
