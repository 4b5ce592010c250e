"""`dev.py package` on a Mac: an app bundle in a disk image. Prepared with care, and never run so far."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.package import build as building
from devkit.package import signing
from devkit.package.finished import DIST, finish
from devkit.package.licences import PLACE as LICENCES
from devkit.terminal import ROOT, Stop, need, say

if TYPE_CHECKING:
    from devkit.package.build import Build

PLACE = ROOT / "build" / "package-macos"
_PAID_AT_ONCE = "280000000000000000\n"


def macos(arguments: Sequence[str]) -> int:
    """Builds for macOS; with `--check` also plays a training sale with the bundle. Returns an exit code."""
    build = building.make(PLACE)
    bundle = finished_bundle(build)
    if "--check" in arguments:
        _check(bundle, build.version)
    DIST.mkdir(exist_ok=True)
    image = disk_image(bundle, DIST / f"pos-app-{build.version}-macos-{platform.machine()}.dmg")
    finish([image])
    return 0


def finished_bundle(build: Build) -> Path:
    """The bundle with the licences in it, signed: for this Mac, or with the owner's certificate."""
    bundle = build.frozen.folder.with_name("pos-app.app")
    licences = bundle / "Contents" / "Resources" / LICENCES
    licences.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(build.frozen.internal / LICENCES, licences)
    # PyInstaller has signed it without them; a bundle without a valid signature does not start on Apple silicon.
    need(["codesign", "--force", "--deep", "--sign", "-", bundle], "sign the bundle")
    signing.sign(bundle)
    return bundle


def disk_image(bundle: Path, image: Path) -> Path:
    """A compressed image with the bundle, and the folder to drag it to."""
    stage = PLACE / "image"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    need(["ditto", bundle, stage / bundle.name], "copy the bundle")
    (stage / "Applications").symlink_to("/Applications")
    command: list[str | Path] = ["hdiutil", "create", "-ov", "-quiet", "-volname", "pos-app", "-format", "UDZO"]
    need([*command, "-srcfolder", stage, image], "make the disk image")
    return image


def _check(bundle: Path, version: str) -> None:
    program = str(bundle / "Contents" / "MacOS" / "pos-app")
    data = PLACE / "check-data"
    shutil.rmtree(data, ignore_errors=True)
    told = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    if told != f"pos-app {version}":
        raise Stop(f"The bundle says it is {told}.")
    sale = ["pay", "--training", "--data-dir", str(data), "--amount", "12.50", "--code-stdin"]
    if subprocess.run([program, *sale], input=_PAID_AT_ONCE, text=True, check=False).returncode:
        raise Stop("The training sale was not paid.")
    say("The bundle tells its version, and a training sale was paid.")
