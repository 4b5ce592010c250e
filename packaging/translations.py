"""Compiles Qt Linguist's sources (`.ts`) to what the program loads (`.qm`), with the tools of PySide6.

With `update LANGUAGE …` it brings their sources up to date with the program instead: a text that is new is added as
unfinished, one that the program says no longer goes, and the file of a new language is made.

A script for a Python that has PySide6; `outdated` alone works with any.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"


def outdated(folder: Path) -> list[Path]:
    """The sources whose compiled file is missing or older."""
    return [source for source in sorted(folder.glob("*.ts")) if _older(source.with_suffix(".qm"), source)]


def _older(compiled: Path, source: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def tool(name: str) -> Path:
    """A tool that comes with PySide6; raises `SystemExit` with a sentence when it is not there."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        sys.exit("PySide6-Essentials is not installed for this Python: " + sys.executable)
    return Path(spec.origin).parent / (f"{name}.exe" if sys.platform == "win32" else name)


def compile_outdated() -> int:
    """0, or the exit code of the compiler."""
    for source in outdated(FOLDER):
        command = [tool("lrelease"), "-silent", source, "-qm", source.with_suffix(".qm")]
        code = subprocess.call([str(part) for part in command])
        if code:
            return code
    return 0


def update(languages: Sequence[str], folder: Path = FOLDER) -> int:
    """Reads the program's texts into the sources of these languages; 0, or the exit code of the tool."""
    with tempfile.TemporaryDirectory() as raw:
        programs = Path(raw) / "programs.lst"
        programs.write_text("\n".join(map(str, sorted((ROOT / "pos_app").rglob("*.py")))), "utf-8")
        for language in languages:
            source = folder / f"pos_app_{language}.ts"
            options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
            command = [tool("lupdate"), *options, "-target-language", language, f"@{programs}", "-ts", source]
            code = subprocess.call([str(part) for part in command])
            if code:
                return code
            # People read these files: quotation marks need no names in XML's text.
            text = source.read_text("utf-8").replace("&apos;", "'").replace("&quot;", '"')
            source.write_text(text, "utf-8", newline="\n")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Compiles what is outdated, or updates the sources of the languages that are named."""
    return update(arguments[1:]) if arguments[:1] == ["update"] else compile_outdated()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
