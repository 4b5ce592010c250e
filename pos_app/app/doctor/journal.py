"""Whether the journal is whole, backed up, and has room to grow."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast

from pos_app.app.opening import restored_sentence
from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError
from pos_app.domain.till_events import JournalRestored
from pos_app.journal import JournalReader
from pos_app.journal.backups import found_backups
from pos_app.journal.ownership import OTHER_TILLS, owner
from pos_app.journal.reserve import Reserve
from pos_app.journal.schema import MIGRATIONS, utc_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.settings.paths import DataFolder

_WELL = QT_TRANSLATE_NOOP(
    "doctor_journal", "The journal is whole, of format {format} as this version writes it; {open} payments are open."
)
_NEW = QT_TRANSLATE_NOOP("doctor_journal", "There is no journal yet: the first sale makes it.")
_DAMAGED = QT_TRANSLATE_NOOP("doctor_journal", "The journal is damaged: {problems}")
_ADVICE = QT_TRANSLATE_NOOP(
    "doctor_journal",
    "Take no sales, close the program and start it again: it keeps a damaged journal and restores the last backup. If "
    "this stays, ask support.",
)
_ROOM = QT_TRANSLATE_NOOP("doctor_journal", "The disk has {free} MB free, and room is kept for the journal.")
_LITTLE_ROOM = QT_TRANSLATE_NOOP("doctor_journal", "The disk has only {free} MB free.")
_NO_RESERVE = QT_TRANSLATE_NOOP(
    "doctor_journal",
    "The disk has only {free} MB free, and no room is kept for the journal: no payment can be started.",
)
_ROOM_ADVICE = QT_TRANSLATE_NOOP("doctor_journal", "Make room on the disk of the data folder.")
_BACKUP_WELL = QT_TRANSLATE_NOOP("doctor_journal", "The journal was backed up last at {at}.")
_NO_BACKUP_YET = QT_TRANSLATE_NOOP("doctor_journal", "There is no backup of the journal yet: an open till makes it.")
_NO_BACKUP = QT_TRANSLATE_NOOP("doctor_journal", "There is no backup of the journal.")
_BACKUP_OLD = QT_TRANSLATE_NOOP(
    "doctor_journal", "The last backup of the journal is of {at} and lacks payments since then."
)
_BACKUP_ADVICE = QT_TRANSLATE_NOOP(
    "doctor_journal", "Make room on the disk and leave the till open for a minute. If this stays, ask support."
)

_LEAST_FREE: Final = 500_000_000
_BACKUP_LAG: Final = timedelta(days=1)
_EPOCH: Final = datetime.fromtimestamp(0, UTC)


def disk(folder: DataFolder) -> Check:
    """Whether there is room for the journal, and the reserve for its last entries, which is made where it can be."""
    held = not folder.journal.exists() or Reserve(folder.reserve).ensure()
    free = shutil.disk_usage(folder.root).free
    if held and free >= _LEAST_FREE:
        return well("disk", _ROOM.filled(free=_megabytes(free)))
    return fault("disk", (_LITTLE_ROOM if held else _NO_RESERVE).filled(free=_megabytes(free)), _ROOM_ADVICE)


def journal_checks(folder: DataFolder, till_id: str) -> Iterator[Check]:
    """Looks through the whole journal, beside whoever writes to it. `till_id`: whose it should be."""
    if not folder.journal.exists():
        yield well("journal", _NEW)
        return
    try:
        with JournalReader.open(folder.journal) as reader:
            yield _journal(reader, till_id)
            for event in reader.till_events(JournalRestored)[-1:]:
                yield warning("restored", restored_sentence(cast("JournalRestored", event)))
            yield backups(folder, reader, utc_now())
    except CounterError as error:
        yield fault("journal", error.sentence, _ADVICE)


def backups(folder: DataFolder, reader: JournalReader, now: datetime) -> Check:
    """Whether the newest backup lacks at most a day of payments."""
    newest = next(iter(found_backups(folder.backups)), None)
    since, until = _EPOCH if newest is None else newest.at, now - _BACKUP_LAG
    lacking = reader.payments(since_ms=_ms(since), until_ms=_ms(until), limit=1)
    if lacking:
        text = _NO_BACKUP if newest is None else _BACKUP_OLD.filled(at=f"{newest.at:%Y-%m-%d %H:%M} UTC")
        return fault("backups", text, _BACKUP_ADVICE)
    if newest is None:
        return well("backups", _NO_BACKUP_YET)
    return well("backups", _BACKUP_WELL.filled(at=f"{newest.at:%Y-%m-%d %H:%M} UTC"))


def _journal(reader: JournalReader, till_id: str) -> Check:
    if owner(reader) not in ("", till_id):
        return fault("journal", OTHER_TILLS.filled(path=str(reader.path)))
    problems, still_open = reader.integrity(), reader.open_count()
    if problems:
        return fault("journal", _DAMAGED.filled(problems="; ".join(problems[:3])), _ADVICE)
    return well("journal", _WELL.filled(format=str(len(MIGRATIONS)), open=str(still_open)))


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000:,}"


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
