"""What a frozen program needs of a Debian system: the packages of the shared libraries that it does not bring."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from devkit.package.components import owners_in_debian
from devkit.terminal import Stop

# Opened by name while the program runs: no table of a library speaks of them.
_BY_NAME = ("tzdata", "xkb-data")
RECOMMENDED = (
    "fonts-wqy-microhei | fonts-noto-cjk",
    "gnome-keyring | libkf5wallet-bin | libkf6wallet-bin | keepassxc",
    "dbus-user-session | dbus-x11",
    "libpulse0",
    "libasound2",
)


@dataclass(frozen=True)
class Needs:
    """Names of packages, sorted, and the oldest glibc that will do, such as `2.35`."""

    packages: tuple[str, ...]
    glibc: str

    @property
    def depends(self) -> str:
        """The field of a control file."""
        return ", ".join(f"{name} (>= {self.glibc})" if name == "libc6" else name for name in self.packages)


def needs_of(folder: Path) -> Needs:
    """Reads every library and executable in `folder`. Raises `Stop` for a library that this system has not either."""
    binaries = [path for path in sorted(folder.rglob("*")) if path.is_file() and is_elf(path)]
    table = subprocess.run(["objdump", "-p", *map(str, binaries)], stdout=subprocess.PIPE, text=True, check=True).stdout
    wanted = set(re.findall(r"NEEDED\s+(\S+)", table)) - {path.name for path in folder.rglob("*")}
    places = {name: path for name, path in _linker_cache() if name in wanted}
    missing = sorted(wanted - places.keys())
    if missing:
        raise Stop("Libraries that the program needs are not on this system: " + ", ".join(missing))
    owners = owners_in_debian(place.resolve() for place in places.values())
    names = {plain(owner) for owner in owners.values()}
    return Needs(tuple(sorted({*names, *_BY_NAME})), newest(re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", table)))


def is_elf(path: Path) -> bool:
    """Whether a file is a program or a library of Linux."""
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def plain(package: str) -> str:
    """The name without an architecture, and as it was before the transition to 64-bit time: both are provided."""
    return package.partition(":")[0].removesuffix("t64")


def newest(versions: Iterable[str]) -> str:
    """The highest of dotted versions."""
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def _linker_cache() -> list[tuple[str, Path]]:
    """The libraries that the dynamic linker finds, this machine's own kind last, so that it wins in a dictionary."""
    told = subprocess.run(["/sbin/ldconfig", "-p"], stdout=subprocess.PIPE, text=True, check=True).stdout
    found = re.findall(r"^\s+(\S+) \((.*)\) => (\S+)$", told, re.MULTILINE)
    return [(name, Path(path)) for name, kind, path in sorted(found, key=lambda entry: "64" in entry[1])]
