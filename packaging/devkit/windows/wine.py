"""Windows' API on Linux: Wine 10 in a small Debian of its own below `build`, for builds and for trials.

Debian 13 is the first with a Wine that opens the windows of Qt 6.8 and newer. Everything runs in a namespace of its
own (`enter`), so that no mount and no process outlives `dev.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from devkit import system
from devkit.terminal import ROOT, Stop, call, need, say
from devkit.windows import icu_stub

HOME = ROOT / "build" / "wine"
SUITE = "trixie"
PACKAGES = ("wine", "wine64", "binutils-mingw-w64-x86-64", "fonts-wqy-microhei", "fontconfig", "libgl1")
_SYSTEM = HOME / "debian"
_READY = HOME / "debian-is-ready"
_INSIDE = "POS_APP_IN_NAMESPACE"
_BINUTILS = "x86_64-w64-mingw32-"
# Chinese Windows has these; Wine takes the one font that is there for them.
_FONTS = ("Microsoft JhengHei", "Microsoft JhengHei UI", "Microsoft YaHei", "Microsoft YaHei UI", "SimSun", "MingLiU")
_FONT = "WenQuanYi Micro Hei"


def enter(arguments: Sequence[str]) -> int | None:
    """None inside the namespace; outside of it runs `dev.py` with these arguments inside and returns its exit code."""
    if os.environ.get(_INSIDE):
        _mount()
        return None
    if os.geteuid() != 0:
        raise Stop(
            "Wine's own Debian is made and entered as root: sudo python3 packaging/dev.py " + " ".join(arguments)
        )
    system.ensure_packages(system.WINDOWS_PACKAGES, first_time=True)
    _make_system()
    namespace = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    program = [sys.executable, str(ROOT / "packaging" / "dev.py"), *arguments]
    return call([*namespace, *program], os.environ | {_INSIDE: "yes"})


def _make_system() -> None:
    if _READY.exists():
        return
    say("Making a Debian with Wine in build/wine: about 300 MB to download.")
    shutil.rmtree(_SYSTEM, ignore_errors=True)
    HOME.mkdir(parents=True, exist_ok=True)
    include = "--include=" + ",".join(PACKAGES)
    command = ["debootstrap", "--variant=minbase", include, SUITE, str(_SYSTEM), *_mirror()]
    log = HOME / "debootstrap.log"
    with log.open("w", encoding="utf-8") as said:
        if subprocess.call(command, stdout=said, stderr=subprocess.STDOUT):
            raise Stop(f"debootstrap could not make a Debian with Wine; {log.relative_to(ROOT)} says why.")
    need(["chroot", _SYSTEM, "apt-get", "clean"], "tidy up")
    need(["chroot", _SYSTEM, "fc-cache"], "list the fonts")
    _READY.write_text(SUITE, encoding="utf-8")


def _mirror() -> list[str]:
    """Where this machine gets its own Debian packages; else debootstrap's default."""
    shown = ["apt-get", "indextargets", "--format", "$(LABEL) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"]
    answer = subprocess.run(shown, capture_output=True, text=True, check=False)
    return mirrors(answer.stdout)[:1]


def mirrors(targets: str) -> list[str]:
    """The addresses of Debian's own archive in lines `LABEL COMPONENT ADDRESS`."""
    lines = [line.split() for line in targets.splitlines()]
    return [line[2] for line in lines if line[:2] == ["Debian", "main"] and len(line) == 3]


def _mount() -> None:
    for folder in (_SYSTEM / "proc", _SYSTEM / "dev", _inside(ROOT)):
        folder.mkdir(parents=True, exist_ok=True)
    need(["mount", "-t", "proc", "proc", _SYSTEM / "proc"], "mount /proc for Wine")
    need(["mount", "--bind", "/dev", _SYSTEM / "dev"], "mount /dev for Wine")
    # The project lies at the same place on both sides: a path means the same here and there.
    need(["mount", "--bind", ROOT, _inside(ROOT)], "show the project to Wine")


def _inside(path: Path) -> Path:
    return _SYSTEM / path.relative_to("/")


@dataclass(frozen=True)
class Wine:
    """One Windows: `prefix` is its drive C: and registry. `display`: of the X server for its windows."""

    prefix: Path
    display: str = ""

    def make(self) -> None:
        """A fresh Windows with the fonts of a Chinese one, and with the library that Wine lacks."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.parent.mkdir(parents=True, exist_ok=True)
        self.need(["wineboot", "--init"], program="")
        source, code = HOME / "icuuc.s", HOME / "icuuc.o"
        source.write_text(icu_stub.assembly(), encoding="ascii")
        stub = self.drive / "windows" / "system32" / icu_stub.NAME
        self.need([f"{_BINUTILS}as", str(source), "-o", str(code)], program="")
        self.need([f"{_BINUTILS}ld", "-shared", "-e", "start", "-o", str(stub), str(code)], program="")
        for name in _FONTS:
            key = r"HKCU\Software\Wine\Fonts\Replacements"
            self.need(["reg", "add", key, "/v", name, "/d", _FONT, "/f"])
        self.stop()

    @property
    def drive(self) -> Path:
        """Drive C:."""
        return self.prefix / "drive_c"

    def path(self, path: str) -> Path:
        """Where a path of this Windows lies here."""
        windows = PureWindowsPath(path)
        root = self.drive if windows.drive.upper() == "C:" else Path("/")
        return root.joinpath(*windows.parts[1:])

    def command(self, arguments: Sequence[str], *, program: str = "wine", folder: Path = ROOT) -> list[str]:
        """What to start here so that `arguments` are started there."""
        env = [
            "env",
            "-i",
            f"--chdir={folder}",
            "HOME=/root",
            "PATH=/usr/bin:/bin:/usr/sbin:/sbin",
            "LANG=C.UTF-8",
            "WINEDEBUG=-all",
            "WINEDLLOVERRIDES=mscoree,mshtml=",  # it would ask whether to download them
            f"WINEPREFIX={self.prefix}",
            f"DISPLAY={self.display}",
        ]
        return ["chroot", str(_SYSTEM), *env, *([program] if program else []), *arguments]

    def need(self, arguments: Sequence[str], *, program: str = "wine") -> None:
        """Runs something that must succeed, else raises `Stop` with what it said."""
        # Not to a file: some programs write nothing there under Wine.
        answer = subprocess.run(
            self.command(arguments, program=program), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if answer.returncode:
            said = answer.stdout.decode(errors="replace").strip()
            raise Stop(f"Under Wine this ended with code {answer.returncode}: {' '.join(arguments)}\n{said}")

    def stop(self) -> None:
        """Waits until everything in this Windows has ended and its registry is on the disk."""
        self.need(["wineserver", "--wait"], program="")
