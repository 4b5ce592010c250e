"""The finished files: signed, put into one list of checksums with those of other platforms, and told."""

from __future__ import annotations

from pathlib import Path

from devkit.package.archives import checksums
from devkit.package.signing import sign
from devkit.terminal import ROOT, say

DIST = ROOT / "dist"


def finish(made: list[Path]) -> None:
    """Signs the files in `dist` and puts them into `SHA256SUMS` there. Raises `Stop` when signing fails."""
    for file in made:
        sign(file)
    sums = DIST / "SHA256SUMS"
    before = sums.read_text(encoding="utf-8") if sums.exists() else ""
    sums.write_text(merged(before, checksums(made)), encoding="utf-8", newline="\n")
    sign(sums)
    for file in made:
        say(f"  {file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")


def merged(before: str, now: str) -> str:
    """Two lists of checksums as one, sorted by name; what is in both is as it is `now`."""
    lines = {line.split(maxsplit=1)[1]: line for line in (before + now).splitlines() if line.strip()}
    return "".join(f"{lines[name]}\n" for name in sorted(lines))
