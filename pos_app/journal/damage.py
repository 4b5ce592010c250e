"""Looks a journal's files over before they are used: what a power cut, a failing disk or a person may have left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Final

from pos_app.domain.sentences import SetupError
from pos_app.journal.backups import findings, found_backups
from pos_app.journal.reserve import RESERVE_NAME
from pos_app.journal.schema import MIGRATIONS, examine
from pos_app.journal.storage import connect
from pos_app.journal.trouble import JournalTrouble, Problem, sign_of_damage

DAMAGED_NAME: Final = "journal-damaged-"
"""How the names of damaged journals that were kept begin."""

_TRACE: Final = b"events_never_change"
"""A name of ours that stands near the beginning of each journal file."""
_TRACE_WITHIN: Final = 1 << 20
_WAL_MAGIC: Final = (0x377F0682, 0x377F0683)
_WAL_HEADER: Final = 32
_FRAME_HEADER: Final = 24


class Damage(Enum):
    """What is wrong with a journal."""

    LOST = "lost"
    """There is no journal where there was one."""
    BROKEN = "broken"
    """It cannot be trusted."""
    COMMITS_LOST = "commits_lost"
    """It is sound, but what was written last cannot be read."""


def find_damage(path: Path, backups: Path) -> Damage | None:
    """What is wrong with the journal at `path`; None when it is well, new, or not ours. Raises sqlite3.Error, OSError.

    A journal of somebody else or of a newer version is not touched.
    """
    if _size(path) == 0:
        return Damage.LOST if _size(wal_of(path)) > 0 or _was_here(path, backups) else None
    try:
        if examine(path, len(MIGRATIONS)) == 0:
            return Damage.LOST if _was_here(path, backups) else None
        broken = bool(findings(path, thorough=sign_of_damage(path).exists()))
    except JournalTrouble as trouble:
        if trouble.problem is not Problem.NOT_OURS or not _bears_our_trace(path):
            return None
        broken = True
    except SetupError:
        return None
    except sqlite3.DatabaseError as error:
        if not _is_damage(error, path, backups):
            raise
        broken = True
    if broken:
        return Damage.BROKEN
    return Damage.COMMITS_LOST if _lost_commits(path) else None


def wal_of(path: Path) -> Path:
    """SQLite's write-ahead log of the journal at `path`: what was committed since it was last emptied."""
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _was_here(path: Path, backups: Path) -> bool:
    kept = backups.is_dir() and any(file.name.startswith(DAMAGED_NAME) for file in backups.iterdir())
    return kept or bool(found_backups(backups)) or path.with_name(RESERVE_NAME).exists()


def _is_damage(error: sqlite3.DatabaseError, path: Path, backups: Path) -> bool:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:  # ours without its beginning, or a file that somebody put here
        return _bears_our_trace(path) or _was_here(path, backups)
    return code == sqlite3.SQLITE_CORRUPT


def _bears_our_trace(path: Path) -> bool:
    with path.open("rb") as file:
        return _TRACE in file.read(_TRACE_WITHIN)


def _lost_commits(path: Path) -> bool:
    """Whether the WAL holds commits that SQLite cannot read. It passes over them in silence.

    The last transaction of a power cut may look the same. To take it for lost costs some questions to the gateway.
    """
    wal = wal_of(path)
    if _size(wal) == 0:
        return False
    last_commit = _last_commit(wal)
    if last_commit is None:
        return True
    # The reader stays until the end: SQLite deletes the WAL when its last user, who may write, goes.
    with closing(connect(path, writing=False)) as reader, closing(connect(path, writing=True)) as connection:
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _busy, readable, _moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return bool(readable < last_commit)


def _last_commit(wal: Path) -> int | None:
    """The number of the last frame that ends a transaction, frames of before the last emptying left out.

    None when the header is not SQLite's. Source: SQLite's file format, section 4.1 "WAL File Format".
    """
    last = 0
    with wal.open("rb") as file:
        header = file.read(_WAL_HEADER)
        if len(header) < _WAL_HEADER or int.from_bytes(header[:4], "big") not in _WAL_MAGIC:
            return None
        page, number = int.from_bytes(header[8:12], "big"), 0
        while len(frame := file.read(_FRAME_HEADER)) == _FRAME_HEADER:
            number += 1
            if frame[8:16] == header[16:24] and any(frame[4:8]):
                last = number
            file.seek(page, 1)
    return last
