"""The virtual environment `.venv`: made, filled from the locks, left alone when nothing has changed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import venv
from pathlib import Path

import translations
from devkit import system
from devkit.terminal import ROOT, Stop, need, say

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
LOCKS = {"run": "requirements.lock", "test": "requirements-dev.lock"}
TRANSLATIONS = ROOT / "resources" / "translations"
_STAMP = VENV / "pos-app-set-up.json"


def set_up(purpose: str) -> None:
    """Makes everything ready for `run` or `test`, at once where it is; raises `Stop` when it cannot."""
    done = _what_was_done()
    packages = system.QT_PACKAGES + (system.TEST_PACKAGES if purpose == "test" else ())
    system.ensure_packages(packages, first_time=purpose not in done)
    wanted = _digest(purpose)
    # What the tests need includes what the program needs: the two locks are made together.
    if wanted != done.get(purpose) and (purpose == "test" or done.get("test") != _digest("test")):
        _fill(purpose, fresh=not done)
        _STAMP.write_text(json.dumps({"place": _place(), purpose: wanted}), encoding="utf-8")
    if translations.outdated(TRANSLATIONS):
        say("Compiling translations.")
        need([PYTHON, ROOT / "packaging" / "translations.py"], "compile the translations")


def _fill(purpose: str, *, fresh: bool) -> None:
    if fresh:
        _make_venv()
    say("Installing dependencies" + (": a download of about 150 MB unless pip has them." if fresh else "."))
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    # A lock is complete. Left to resolve, pip looks at newer versions for names with extras, and those have no hash.
    lock = ROOT / "packaging" / LOCKS[purpose]
    need([*pip, "--require-hashes", "--no-deps", "-r", lock], "install the dependencies")
    need([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], "install pos-app itself")


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _install_ensurepip()
    say("Creating .venv")
    venv.create(VENV, clear=True, with_pip=True, symlinks=sys.platform != "win32")


def _install_ensurepip() -> None:
    # Debian and its relatives deliver it apart.
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    advice = f"This Python cannot make virtual environments: ensurepip is missing ({package} on Debian)."
    if sys.platform != "linux" or system.missing_packages([package]) is None or not system.install([package]):
        raise Stop(advice + " Install it and start again.")


def _what_was_done() -> dict[str, str]:
    """The stamp of the last set-up; empty when `.venv` must be made anew (incomplete, broken, copied)."""
    try:
        subprocess.run([PYTHON, "-c", ""], check=True)
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}
    return stamp if isinstance(stamp, dict) and stamp.get("place") == _place() else {}


def _place() -> str:
    return f"Python {sys.version.split()[0]} in {ROOT}"


def _digest(purpose: str) -> str:
    """Changes when anything changes that an installation depends on."""
    files = (ROOT / "packaging" / LOCKS[purpose], ROOT / "pyproject.toml")
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
