"""`dev.py package --windows`: what is delivered for Windows, and its trial."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.package import build as building
from devkit.package import signing
from devkit.package.archives import checksums
from devkit.terminal import ROOT, say
from devkit.windows import freezing, installer, wine

if TYPE_CHECKING:
    from devkit.package.build import Build

DIST = ROOT / "dist"
PLACE = ROOT / "build" / "package-windows"


def windows(arguments: Sequence[str]) -> int:
    """Builds for Windows; with `--check` also tries the setup. Returns an exit code."""
    if sys.platform != "win32":
        done = wine.enter(["package", *arguments])
        if done is not None:
            return done
    build = building.make(PLACE, freezing.freeze)
    setup = build_windows(build)
    if "--check" in arguments:
        from devkit.windows.checking import check_windows  # noqa: PLC0415 - only where it is wanted

        check_windows(build, setup)
    return 0


def build_windows(build: Build) -> Path:
    """Puts the setup, the list of components and their checksums into `dist`; returns the setup."""
    DIST.mkdir(exist_ok=True)
    icon = build.icons / "pos_app.ico"
    setup = installer.make(build.frozen.folder, DIST, build.version, icon)
    signing.sign(setup)
    listed = DIST / f"pos-app-{build.version}-windows-x86_64.cdx.json"
    listed.write_text(build.sbom, encoding="utf-8", newline="\n")
    made = [setup, listed]
    sums = DIST / "SHA256SUMS"
    before = sums.read_text(encoding="utf-8") if sums.exists() else ""
    sums.write_text(merged(before, checksums(made)), encoding="utf-8", newline="\n")
    for file in made:
        say(f"  {file.relative_to(ROOT)}  {file.stat().st_size / 1e6:.1f} MB")
    return setup


def merged(before: str, now: str) -> str:
    """Two lists of checksums as one, sorted by name; what is in both is as it is `now`."""
    lines = {line.split(maxsplit=1)[1]: line for line in (before + now).splitlines() if line.strip()}
    return "".join(f"{lines[name]}\n" for name in sorted(lines))
