"""A damaged journal is kept aside, and the last good backup takes its place. Nothing is ever deleted.

A power cut at any moment is no harm: the new journal is made ready beside the old one, note of what happened
included; then the old one moves away; then the new one takes its name. The next start goes on where this one ended.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.domain.till_events import JournalRestored
from pos_app.journal.backups import found_backups, is_sound, stamp
from pos_app.journal.copying import copy_journal, make_one_file
from pos_app.journal.damage import DAMAGED_NAME, Damage, find_damage
from pos_app.journal.salvage import assume_sent, salvage
from pos_app.journal.storage import connect, sync_folder
from pos_app.journal.trouble import JournalTrouble, sign_of_damage, told

if TYPE_CHECKING:
    from pos_app.journal.writer import Journal

log = logging.getLogger(__name__)

Opener = Callable[[Path], "Journal"]

_SIDES: Final = ("", "-wal", "-shm")
_CANNOT_RESTORE: Final = QT_TRANSLATE_NOOP(
    "journal",
    "The journal is damaged and could not be restored ({problem}: {path}). Make sure that there is room on the disk "
    "and that this user may write there, then start again. Nothing was deleted.",
)


def mend(path: Path, backups: Path, now: Callable[[], datetime], open_copy: Opener) -> JournalRestored | None:
    """Restores the journal at `path` where it is damaged; what was done, None when nothing was.

    `open_copy` opens a journal that is in the making. Raises SetupError when it cannot be looked at or restored.
    """
    try:
        with told(path):
            damage = _find_damage(path, backups)
            if damage is None:
                return None
            restored = _Restoring(path, backups, now(), open_copy).restore(damage)
    except OSError as error:
        problem, place = error.strerror or type(error).__name__, error.filename or str(path)
        raise SetupError(_CANNOT_RESTORE.filled(problem=problem, path=str(place))) from error
    except JournalTrouble as trouble:
        raise SetupError(trouble.sentence) from trouble
    log.error("the journal was damaged (%s), kept as %s, restored from %s", damage, restored.aside, restored.backup)
    return restored


def _find_damage(path: Path, backups: Path) -> Damage | None:
    try:
        damage = find_damage(path, backups)
        if damage is None:
            sign_of_damage(path).unlink(missing_ok=True)
    except OSError:
        return None  # whoever opens the journal next says what stands in the way
    return damage


class _Restoring:
    def __init__(self, path: Path, backups: Path, at: datetime, open_copy: Opener) -> None:
        self._path = path
        self._backups = backups
        self._at = at
        self._open_copy = open_copy
        self._unready = path.with_name(f"{path.name}-restoring")
        self._ready = path.with_name(f"{path.name}-restored")

    def restore(self, damage: Damage) -> JournalRestored:
        """Raises sqlite3.Error, OSError, CounterError; then it can be tried again."""
        self._backups.mkdir(mode=0o700, exist_ok=True)
        aside = self._free_name()
        # Without the old one a ready one is what the start before made and had no time to put in its place.
        if damage is not Damage.LOST or not self._ready.exists():
            self._prepare(aside, damage)
        for side in _SIDES:
            _move(self._beside(self._path, side), self._beside(aside, side))
        self._ready.replace(self._path)
        sync_folder(self._path.parent)
        sign_of_damage(self._path).unlink(missing_ok=True)
        return self._noted()

    def _prepare(self, aside: Path, damage: Damage) -> None:
        """Makes the new journal ready: the best copy, what could be saved, and the note of it."""
        for side in _SIDES:
            self._beside(self._unready, side).unlink(missing_ok=True)
        source = self._copy_best(damage)
        with self._open_copy(self._unready) as journal:
            if damage is Damage.BROKEN:
                salvage(self._path, journal)
            assume_sent(journal)
            journal.note(JournalRestored(int(self._at.timestamp() * 1000), aside.name, source))
        with closing(connect(self._unready, writing=True)) as connection:
            make_one_file(connection)
        self._unready.replace(self._ready)

    def _copy_best(self, damage: Damage) -> str:
        """Copies the last good backup, or the journal itself where only its WAL is damaged; the name of the copied."""
        if damage is Damage.COMMITS_LOST:
            shutil.copyfile(self._path, self._unready)  # alone: all that can be read of the WAL is in it by now
            return self._path.name
        backup = next((one.path for one in found_backups(self._backups) if is_sound(one.path)), None)
        if backup is None:
            return ""
        copy_journal(backup, self._unready)
        return backup.name

    def _noted(self) -> JournalRestored:
        with self._open_copy(self._path) as journal:
            events = journal.till_events(JournalRestored)
        return next(event for event in reversed(events) if isinstance(event, JournalRestored))

    def _free_name(self) -> Path:
        more = chain([""], (f"-{number}" for number in count(2)))
        names = (self._backups / f"{DAMAGED_NAME}{stamp(self._at)}{one}.sqlite3" for one in more)
        return next(name for name in names if not any(self._beside(name, side).exists() for side in _SIDES))

    @staticmethod
    def _beside(path: Path, side: str) -> Path:
        return path.with_name(f"{path.name}{side}")


def _move(old: Path, new: Path) -> None:
    """Also onto another disk: the folder of backups may be a link to one."""
    with suppress(FileNotFoundError):
        shutil.move(old, new)
        sync_folder(new.parent)
