"""Which program runs on what: for the doctor, the log and reports."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from pos_app import __version__


def versions() -> dict[str, str]:
    """The program, Python, Qt and the operating system; of what cannot be told an empty text."""
    return {
        "pos_app": __version__,
        "python": platform.python_version(),
        "qt": qt_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}".strip(),
    }


def qt_version() -> str:
    """Qt's version without loading Qt, which takes its time on a command line."""
    if loaded := getattr(sys.modules.get("PySide6"), "__version__", ""):
        return str(loaded)
    try:
        return version("PySide6-Essentials")
    except PackageNotFoundError:  # a package may be built without its metadata
        return ""
