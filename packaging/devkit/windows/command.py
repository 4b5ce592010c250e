"""`dev.py package --windows`: what is delivered for Windows, and its trial."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.package import build as building
from devkit.package.finished import DIST, finish
from devkit.terminal import ROOT
from devkit.windows import freezing, installer, wine

if TYPE_CHECKING:
    from devkit.package.build import Build

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
    listed = DIST / f"pos-app-{build.version}-windows-x86_64.cdx.json"
    listed.write_text(build.sbom, encoding="utf-8", newline="\n")
    finish([setup, listed])
    return setup
