"""A bare Debian to try a package in, as `debootstrap` makes it: what this system's apt offers, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from devkit.package.frozen import BUILD
from devkit.terminal import Stop, say

ROOT_FOLDER = BUILD / "bare"


def begin_base() -> subprocess.Popen[bytes] | None:
    """Starts making the base system, which takes a minute; None where it is there already."""
    suite, site = suite_and_site(_told("apt-get", "indextargets", "--format", "$(CODENAME) $(SITE)"), _codename())
    base = _base(suite)
    if base.exists():
        return None
    say(f"Making a bare {suite} with debootstrap, once.")
    half = base.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: the folder gets its name when everything is in it.
    script = 'debootstrap --variant=minbase "$1" "$2" "$3" && mv "$2" "$4"'
    command = ["sh", "-c", script, "sh", suite, str(half), site, str(base)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def fresh_system(making: subprocess.Popen[bytes] | None) -> Path:
    """A copy of the base system with this system's sources of packages; waits for `making`."""
    if making and making.wait():
        raise Stop("debootstrap could not make a bare system; it says above why.")
    shutil.rmtree(ROOT_FOLDER, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(_base(_codename())), str(ROOT_FOLDER)], check=True)
    apt = ROOT_FOLDER / "etc/apt"
    (apt / "sources.list").unlink(missing_ok=True)
    for name in ("sources.list", "sources.list.d"):
        given = Path("/etc/apt", name)
        if given.is_dir():
            shutil.copytree(given, apt / name, dirs_exist_ok=True)
        elif given.exists():
            shutil.copy(given, apt / name)
    lines = acquire_lines(_told("apt-config", "dump").splitlines())
    (apt / "apt.conf.d/99host").write_text("\n".join(lines) + "\n", encoding="utf-8")
    # It is thrown away: what is written need not survive a power cut.
    (ROOT_FOLDER / "etc/dpkg/dpkg.cfg.d/fast").write_text("force-unsafe-io\n", encoding="utf-8")
    for name in ("resolv.conf", "hosts"):
        if Path("/etc", name).exists():
            shutil.copy(Path("/etc", name), ROOT_FOLDER / "etc" / name)
    return ROOT_FOLDER


def suite_and_site(targets: str, codename: str) -> tuple[str, str]:
    """The suite of this system and where its own apt gets it, from lines `CODENAME SITE`."""
    for line in targets.splitlines():
        suite, _, site = line.partition(" ")
        if suite == codename:
            return suite, site
    raise Stop(f"apt knows no source of {codename}: a bare system cannot be made.")


def acquire_lines(dump: Iterable[str]) -> list[str]:
    """How this system's apt gets at its sources (proxies, dates): those settings and no others."""
    return [line for line in dump if line.startswith("Acquire::") and line.endswith(";") and '""' not in line]


def _base(suite: str) -> Path:
    return BUILD.parent / f"bare-{suite}"


def _codename() -> str:
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    found = [line.partition("=")[2].strip('"') for line in lines if line.startswith("VERSION_CODENAME=")]
    if not found:
        raise Stop("This system has no codename: the check runs on Debian and its relatives.")
    return found[0]


def _told(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
