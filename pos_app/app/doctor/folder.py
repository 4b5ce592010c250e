"""The data folder: can it be written to, who else can read it, and on what kind of disk does it lie."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError
from pos_app.settings.network_folders import file_system

if TYPE_CHECKING:
    from pos_app.settings.paths import DataFolder

_WELL = QT_TRANSLATE_NOOP("folder", "The data folder is {path} ({kind}); only its owner can read what is in it.")
_READABLE = QT_TRANSLATE_NOOP("folder", "Other users of this computer can read {names} in {path}.")
_READABLE_ADVICE = QT_TRANSLATE_NOOP("folder", "Take the files from everybody but the user of the till.")


def folder_check(folder: DataFolder) -> Check:
    """Tries to write, and looks at the rights of the files."""
    try:
        folder.ensure()
    except CounterError as error:
        return fault("folder", error.sentence)
    path, kind = short(folder.root), file_system(folder.root) or "?"
    if names := _readable_by_others(folder):
        return warning("folder", _READABLE.filled(path=path, names=", ".join(names)), _READABLE_ADVICE)
    return well("folder", _WELL.filled(path=path, kind=kind))


def short(path: Path) -> str:
    """The path without the name of the user whose home it is in."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _readable_by_others(folder: DataFolder) -> list[str]:
    if sys.platform == "win32":  # rights follow from the place in the user's profile
        return []
    files = [folder.journal, folder.settings, folder.till_id, *folder.logs.glob("*"), *folder.backups.glob("*")]
    return [path.name for path in files if path.exists() and path.stat().st_mode & 0o077][:3]
