"""PyInstaller's run that makes the program for Windows: on Windows itself, or under Wine."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from devkit.package import frozen
from devkit.package.frozen import SPEC, Frozen, Python
from devkit.terminal import ROOT, Stop, need, say
from devkit.windows import icu_stub, runtime
from devkit.windows.version import version_resource
from devkit.windows.wine import HOME, Wine


def freeze(place: Path) -> Frozen:
    """The frozen program for Windows, with icon and version resource. Raises `Stop` where something is missing."""
    resource = place / "version_info.txt"
    resource.write_text(version_resource(frozen.version()), encoding="utf-8")
    done = frozen.freeze(place) if sys.platform == "win32" else _under_wine(place)
    if any(done.folder.rglob(icu_stub.NAME)):
        raise Stop(f"{icu_stub.NAME} must not be delivered: it is Windows' own, or our stub for Wine.")
    return done


def _under_wine(place: Path) -> Frozen:
    runtime.set_up()
    wine = Wine(HOME / "build-prefix")
    if not wine.drive.exists():
        say("Setting Wine up.")
        wine.make()
    say("Freezing the program under Wine: two minutes.")
    need([frozen.PYTHON, ROOT / "packaging" / "translations.py"], "compile the translations")
    shutil.rmtree(place / "work", ignore_errors=True)
    env = [
        f"SOURCE_DATE_EPOCH={frozen.commit_time()}",
        "PYTHONHASHSEED=0",
        f"PYINSTALLER_CONFIG_DIR=Z:{place / 'cache'}",
    ]
    command = [runtime.PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    folders = ["--distpath", place / "frozen", "--workpath", place / "work"]
    wine.need(["env", *env, "wine", *map(str, [*command, *folders, SPEC])], program="")
    wine.stop()
    library = Python(runtime.version(), runtime.FOLDER, runtime.PACKAGES, runtime.FOLDER / "LICENSE.txt")
    parts = frozen.parts_of(place / "work" / "pos_app", wine.path)
    return Frozen(place / "frozen" / "pos-app", tuple(parts), library)
