"""`dev.py package`: builds what is delivered for the platform it runs on."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.package import build as building
from devkit.package import debian
from devkit.package.archives import tar, xz
from devkit.package.finished import DIST, finish
from devkit.terminal import Stop, say

if TYPE_CHECKING:
    from devkit.package.build import Build


def package(arguments: list[str]) -> int:
    """Builds the packages; with `--check` also tries them in a bare system. Returns an exit code."""
    known = {"--check", "--windows"}
    if not set(arguments) <= known:
        raise Stop("usage: python3 packaging/dev.py package [--windows] [--check]")
    if sys.platform == "win32" or "--windows" in arguments:
        from devkit.windows.command import windows  # noqa: PLC0415 - only where it is wanted

        return windows(arguments)
    if sys.platform == "darwin":
        from devkit.macos import macos  # noqa: PLC0415 - only where it is wanted

        return macos(arguments)
    if arguments:
        from devkit.package.check import check  # noqa: PLC0415 - only where it is wanted

        return check()
    return 0 if packages(building.make()) else 1


def packages(build: Build) -> list[Path]:
    """Puts the packages of Linux, checksums and the list of components into `dist`."""
    DIST.mkdir(exist_ok=True)
    stem = f"pos-app-{build.version}-linux-{os.uname().machine}"
    say("Putting the packages together.")
    components = DIST / f"{stem}.cdx.json"
    components.write_text(build.sbom, encoding="utf-8", newline="\n")
    made = [debian.debian_package(build, DIST), tarball(build, stem), components]
    finish(made)
    return made


def tarball(build: Build, stem: str) -> Path:
    """The folder for any distribution, with what is to be read first."""
    root = build.place / "tarball"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(build.frozen.folder, root, symlinks=True, copy_function=os.link)
    (root / "README.txt").write_text(debian.filled("README.txt", build), encoding="utf-8")
    shutil.copy(debian.TEMPLATES / "install.sh", root)
    (root / "share").mkdir()
    (root / "share/pos-app.desktop").write_text(debian.filled("pos-app.desktop", build), encoding="utf-8")
    (root / "share/pos-app.1").write_text(build.manual, encoding="utf-8")
    file = build.place / f"{stem}.tar"
    tar(root, file, build.time, prefix=stem)
    return Path(shutil.move(xz(file), DIST / f"{stem}.tar.xz"))
