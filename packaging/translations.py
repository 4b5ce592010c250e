"""Compiles Qt Linguist's sources (`.ts`) to what the program loads (`.qm`), with the `lrelease` of PySide6.

A script for a Python that has PySide6; `outdated` alone works with any.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "translations"


def outdated(folder: Path) -> list[Path]:
    """The sources whose compiled file is missing or older."""
    return [source for source in sorted(folder.glob("*.ts")) if _older(source.with_suffix(".qm"), source)]


def _older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def lrelease() -> Path:
    """The compiler that comes with PySide6; raises `SystemExit` with a sentence when it is not there."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6-Essentials is not installed for this Python: " + sys.executable)
    return Path(spec.origin).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")


def main() -> int:
    """Compiles what is outdated."""
    for source in outdated(FOLDER):
        command = [lrelease(), "-silent", source, "-qm", source.with_suffix(".qm")]
        code = subprocess.call([str(part) for part in command])
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
