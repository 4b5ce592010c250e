"""`dev.py package --check`: builds twice, then installs, uses, updates and removes the package in a bare system."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from devkit import system
from devkit.package import bare, debian, frozen, signing
from devkit.package import build as building
from devkit.package.archives import digest
from devkit.package.command import packages
from devkit.package.finished import DIST
from devkit.terminal import ROOT, Stop, need, say


def check() -> int:
    """Returns 0 when all is as it should be, else 1 with a sentence. Needs root: for debootstrap, chroot, mounts."""
    if os.geteuid() != 0:
        raise Stop("The check needs root: it makes a bare system with debootstrap and installs the package there.")
    began = time.monotonic()
    os.environ.pop(signing.VARIABLE, None)  # two builds are compared, and signatures tell their time
    system.ensure_packages((*system.PACKAGE_PACKAGES, *system.CHECK_PACKAGES), first_time=True)
    making = bare.begin_base()
    try:
        build = building.make()
        made = packages(build)
        _say_same(build)
        _say_valid(build)
        newer = _newer(build)
        root = bare.fresh_system(making)
    finally:
        if making and making.poll() is None:
            making.terminate()
            making.wait()
    size = sum(path.stat().st_size for path in build.frozen.folder.rglob("*") if path.is_file())
    say(f"Installed it takes {size / 1e6:.0f} MB.")
    code = _try(root, made, newer)
    say(f"{'The packages are good' if code == 0 else 'The packages are NOT good'} ({time.monotonic() - began:.0f} s).")
    return code


def _try(root: Path, made: list[Path], newer: Path) -> int:
    """The trial, with mounts and processes that end with it, however it ends."""
    alone = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    trial = [sys.executable, "-m", "devkit.package.trial", str(root), *map(str, made[:2]), str(newer)]
    return subprocess.call([*alone, *trial], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "packaging")})


def _newer(build: building.Build) -> Path:
    """The same program as a package of a higher version, to update to."""
    later = replace(build, version=build.version + "+check", place=build.place / "newer")
    later.place.mkdir(parents=True, exist_ok=True)
    return debian.debian_package(later, later.place)


def _say_same(build: building.Build) -> None:
    """Freezes once more, elsewhere; raises `Stop` when a file differs, or holds a path of this machine."""
    again = frozen.freeze(frozen.BUILD / "again")
    first, second = _digests(build.frozen.folder), _digests(again.folder)
    differing = sorted(name for name in second if first.get(name) != second[name])
    if differing:
        raise Stop("Two builds of one commit differ: " + ", ".join(differing))
    telling = [name for name in first if str(ROOT).encode() in (build.frozen.folder / name).read_bytes()]
    if telling:
        raise Stop("This machine's folders are named in: " + ", ".join(telling))
    say(
        f"Two builds are the same, all {len(second)} files; checksums are in {(DIST / 'SHA256SUMS').relative_to(ROOT)}."
    )


def _say_valid(build: building.Build) -> None:
    """Lets desktops' own tools read what is written for desktops."""
    share = build.place / "debian/data/usr/share"
    need(["desktop-file-validate", share / "applications/pos-app.desktop"], "validate the desktop entry")
    # A name by a domain would claim one that the project has not.
    known = "--override=cid-desktopapp-is-not-rdns=info,cid-contains-hyphen=info"
    call: list[str | Path] = ["appstreamcli", "validate", "--no-net", known, share / "metainfo/pos-app.metainfo.xml"]
    need(call, "validate the AppStream file")


def _digests(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): digest(path) for path in folder.rglob("*") if path.is_file()}
