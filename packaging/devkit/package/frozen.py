"""The frozen program: PyInstaller's one folder, made in an environment that holds nothing but the locked packages."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from devkit import system
from devkit.terminal import ROOT, Stop, call, need, say

BUILD = ROOT / "build" / "package"
LOCK = ROOT / "packaging" / "requirements-package.lock"
SPEC = ROOT / "packaging" / "pos_app.spec"
VENV = ROOT / "build" / "package-venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
_DISTRIBUTIONS_PYTHON = Path("/usr/bin/python3")


@dataclass(frozen=True)
class Part:
    """Something that was frozen: `name` in the folder (a module: its name), and the file that it was made of."""

    name: str
    source: Path


@dataclass(frozen=True)
class Python:
    """The Python that was frozen: where its standard library, its packages and its licence lie."""

    version: str
    library: Path
    packages: Path
    licence: Path


@dataclass(frozen=True)
class Frozen:
    """The folder of a frozen program, and all that went into it."""

    folder: Path
    parts: tuple[Part, ...]
    python: Python

    @property
    def internal(self) -> Path:
        """Where everything but the executables lies."""
        return self.folder / "_internal"


def version() -> str:
    """The version of the checkout."""
    text = (ROOT / "pos_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    if found is None:
        raise Stop("pos_app/__init__.py names no version.")
    return found[1]


def commit_time() -> int:
    """Seconds since 1970 of the commit, or of SOURCE_DATE_EPOCH: what is built bears no other time."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if given.isdecimal() else int(_git("log", "-1", "--format=%ct"))


def commit() -> str:
    """The commit that is built, with a `+` behind it when files were changed since."""
    changed = _git("status", "--porcelain")
    return _git("rev-parse", "HEAD") + ("+" if changed else "")


def _git(*arguments: str) -> str:
    answer = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise Stop("Packages are built from a git checkout, or with SOURCE_DATE_EPOCH set: " + answer.stderr.strip())
    return answer.stdout.strip()


def base_python() -> Path:
    """The Python that is frozen.

    On Linux the distribution's, where it is new enough: it gets security updates, its licences lie beside it, and it
    knows no path of the person who builds.
    """
    if sys.platform != "linux" or not _DISTRIBUTIONS_PYTHON.exists():
        return Path(sys.executable)
    test = "import sys; sys.exit(sys.version_info < (3, 11))"
    fits = subprocess.run([_DISTRIBUTIONS_PYTHON, "-c", test], check=False).returncode == 0
    return _DISTRIBUTIONS_PYTHON if fits else Path(sys.executable)


def set_up() -> None:
    """Makes the environment, or leaves it alone when it was filled from the same lock by the same Python."""
    python = base_python()
    if python == _DISTRIBUTIONS_PYTHON:
        told = subprocess.run(
            [python, "-c", "import sys; print('python%d.%d' % sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.strip()
        system.ensure_packages((*system.PACKAGE_PACKAGES, f"{told}-venv", f"lib{told}"), first_time=True)
    stamp = VENV / "filled-from"
    wanted = f"{python} {sys.version} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("Creating build/package-venv from the locked packages.")
    need([python, "-m", "venv", "--clear", VENV], "make the environment of the build")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    need([*pip, "--require-hashes", "--no-deps", "-r", LOCK], "install the locked packages")
    stamp.write_text(wanted, encoding="utf-8")


def freeze(place: Path = BUILD) -> Frozen:
    """Runs PyInstaller; its folder is new each time. `place` takes all that is made on the way."""
    say("Freezing the program.")
    need([PYTHON, ROOT / "packaging" / "translations.py"], "compile the translations")
    shutil.rmtree(place / "work", ignore_errors=True)
    env = os.environ | {
        "SOURCE_DATE_EPOCH": str(commit_time()),
        "PYTHONHASHSEED": "0",
        "PYINSTALLER_CONFIG_DIR": str(place / "cache"),
        "PYI_LOG_LEVEL": "ERROR",  # it also tells its own versions at each start
    }
    command: list[str | Path] = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--distpath", place / "frozen"]
    if call([*command, "--workpath", place / "work", SPEC], env):
        raise Stop("PyInstaller could not freeze the program; it says above why.")
    frozen = Frozen(place / "frozen" / "pos-app", tuple(parts_of(place / "work" / "pos_app")), _python())
    for library in frozen.internal.rglob("*"):
        if library.is_file() and not library.is_symlink():
            library.chmod(0o644)  # loaded, never run
    return frozen


def _python() -> Python:
    code = (
        "import sys, sysconfig; print(sys.version.split()[0], sys.base_prefix, sysconfig.get_path('stdlib'), sep='\\n')"
    )
    told = subprocess.run([PYTHON, "-c", code], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    version, base, library = told[0], Path(told[1]), Path(told[2])
    packages = next(path for pattern in ("lib/python*", "Lib") for path in VENV.glob(pattern + "/site-packages"))
    places = (library / "LICENSE.txt", base / "LICENSE.txt", Path("/usr/share/doc") / library.name / "copyright")
    return Python(version, library, packages, next((place for place in places if place.exists()), places[0]))


def parts_of(work: Path, located: Callable[[str], Path] = Path) -> Iterator[Part]:
    """What PyInstaller's tables of contents name: the files of the folder, and the modules of its archives.

    `located` tells where a source that a table names lies here.
    """
    for table in ("COLLECT-00.toc", "PYZ-00.toc"):
        content = ast.literal_eval((work / table).read_text(encoding="utf-8"))
        yield from (Part(name.replace("\\", "/"), located(source)) for name, source in _entries(content))


def _entries(content: object) -> Iterator[tuple[str, str]]:
    """The (name, source) of all entries in a table, however deep they lie; those without a source are left out."""
    if not isinstance(content, tuple | list):
        return
    match content:
        case (str(name), str(source), str(kind)) if kind.isupper():
            if source not in {"", "-"}:
                yield name, source
        case _:
            for inner in content:
                yield from _entries(inner)
