"""The setup for Windows, made by NSIS of the frozen program."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from devkit.package import frozen, signing
from devkit.terminal import ROOT, Stop, call, say
from devkit.windows.version import PUBLISHER, numbers

SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"


def setup_name(version: str) -> str:
    """What the setup of a version is called."""
    return f"pos-app-{version}-setup.exe"


def make(program: Path, into: Path, version: str, icon: Path, *, quick: bool = False) -> Path:
    """Makes the setup of the frozen `program` in the folder `into`. `quick`: larger, in a fraction of the time."""
    setup = into / setup_name(version)
    say(f"Making {setup.name}.")
    size = sum(file.stat().st_size for file in program.rglob("*") if file.is_file())
    words = {
        # The NSIS of Windows makes 32-bit setups only, Wine here runs 64-bit ones only; what they do is the same.
        "TARGET": "x86-unicode" if sys.platform == "win32" else "amd64-unicode",
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "PUBLISHER": PUBLISHER,
        "SOURCE": str(program),
        "ICON": str(icon),
        "SIZE_KB": str(size // 1024),
        "OUTPUT": str(setup),
        **_signing(),
        **({"QUICK": ""} if quick else {}),
    }
    if call(command(words), os.environ | {"SOURCE_DATE_EPOCH": str(frozen.commit_time())}):
        raise Stop("NSIS could not make the setup; it says above why.")
    return setup


def command(words: Mapping[str, str]) -> list[str | Path]:
    """How NSIS is called: every warning is an error."""
    sign = "/" if sys.platform == "win32" else "-"
    defines = [f"{sign}D{name}={value}" for name, value in words.items()]
    return [_makensis(), f"{sign}V2", f"{sign}WX", f"{sign}INPUTCHARSET", "UTF8", *defines, SCRIPT]


def _signing() -> dict[str, str]:
    """The uninstaller is made inside of NSIS, which has to sign it there."""
    wanted = os.environ.get(signing.VARIABLE, "")
    return {"SIGN": wanted} if wanted else {}


def _makensis() -> str:
    places = [os.environ.get(name, "") for name in ("ProgramFiles(x86)", "ProgramFiles")]
    candidates = ["makensis", *(str(Path(place) / "NSIS" / "makensis.exe") for place in places if place)]
    found = next((path for path in map(shutil.which, candidates) if path), None)
    if found is None:
        raise Stop("NSIS is missing: install it (Debian: nsis, Chocolatey: nsis), then start again.")
    return found
