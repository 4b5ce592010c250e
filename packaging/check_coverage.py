"""Checks that the files named in `coverage_complete.txt` are covered to the last branch.

Reads the data of the last `pytest --cov`; names every line and branch that no test has taken.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("coverage_complete.txt")


def wanted_files() -> list[str]:
    """The listed files, relative to the project, with `/`. A pattern that matches nothing is an error."""
    lines = (line.partition("#")[0].strip() for line in LIST.read_text(encoding="utf-8").splitlines())
    found = [(pattern, sorted(ROOT.glob(pattern))) for pattern in lines if pattern]
    stale = [pattern for pattern, paths in found if not paths]
    if stale:
        sys.exit(f"{LIST.name}: no file matches {', '.join(stale)}")
    return [path.relative_to(ROOT).as_posix() for _, paths in found for path in paths]


def measured_files() -> dict[str, Any]:
    """What coverage.py has recorded, by file name with `/`."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "coverage.json")
        command = [sys.executable, "-m", "coverage", "json", "--quiet", "--fail-under=0", "-o", str(report)]
        if subprocess.call(command, cwd=ROOT):
            sys.exit("There is no coverage data: run the tests first.")
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    return {name.replace("\\", "/"): data for name, data in files.items()}


def gaps(name: str, data: dict[str, Any] | None) -> list[str]:
    """One sentence for each line and branch of a file that was not taken."""
    if data is None:
        return [f"{name}: not measured at all"]
    lines = [f"{name}:{line}: never run" for line in data["missing_lines"]]
    ends = [(start, f"line {end}" if end > 0 else "the end") for start, end in data["missing_branches"]]
    return lines + [f"{name}:{start}: never went from here to {end}" for start, end in ends]


def main() -> int:
    """Prints what is missing; the exit code says whether anything is."""
    measured = measured_files()
    names = wanted_files()
    missing = [gap for name in names for gap in gaps(name, measured.get(name))]
    print(*missing, sep="\n", end="\n" if missing else "")
    print(f"100 % list: {len(names)} files, {len(missing)} gaps")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
