"""What can go wrong with the journal, in sentences that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, Sentence
from pos_app.journal.codec import Unreadable


class Problem(Enum):
    """Why the journal could not be read or written."""

    DISK_FULL = "disk_full"
    NO_RESERVE = "no_reserve"
    READ_ONLY = "read_only"
    BUSY = "busy"
    DAMAGED = "damaged"
    NOT_OURS = "not_ours"
    DISK_ERROR = "disk_error"
    NOT_OPENED = "not_opened"
    CONTRADICTION = "contradiction"
    OTHER = "other"


_SENTENCES: dict[Problem, Sentence] = {
    Problem.DISK_FULL: QT_TRANSLATE_NOOP(
        "journal", "The disk is full, so the journal cannot be written. Make room on the disk, then try again."
    ),
    Problem.NO_RESERVE: QT_TRANSLATE_NOOP(
        "journal",
        "The disk is nearly full, so no new payment can be started. Those under way are still followed. Make room on "
        "the disk of {path}; the till then goes on by itself.",
    ),
    Problem.READ_ONLY: QT_TRANSLATE_NOOP(
        "journal", "The journal is read-only. Allow this user to write to {path} and to its folder, then try again."
    ),
    Problem.BUSY: QT_TRANSLATE_NOOP(
        "journal", "Another program holds the journal. Close programs that copy or scan {path}, then try again."
    ),
    Problem.DAMAGED: QT_TRANSLATE_NOOP(
        "journal",
        "The journal is damaged: {path}. Take no payments. Close the program and start it again: it keeps the "
        "damaged file and restores the last backup. If this message comes back, ask for support.",
    ),
    Problem.NOT_OURS: QT_TRANSLATE_NOOP(
        "journal", "{path} is not a journal of this program. Move it away, or choose another data folder."
    ),
    Problem.DISK_ERROR: QT_TRANSLATE_NOOP(
        "journal", "The disk fails where the journal is. Take no payments until the disk of {path} has been checked."
    ),
    Problem.NOT_OPENED: QT_TRANSLATE_NOOP(
        "journal", "The journal cannot be opened. Check that this user may read and write {path} and its folder."
    ),
    Problem.CONTRADICTION: QT_TRANSLATE_NOOP(
        "journal",
        "The journal refused an entry that contradicts it, and wrote nothing ({detail}). Restart, and tell support.",
    ),
    Problem.OTHER: QT_TRANSLATE_NOOP(
        "journal", "The journal cannot be used ({detail}). Restart; if that does not help, tell support."
    ),
}

_PROBLEMS: dict[int, Problem] = {
    sqlite3.SQLITE_FULL: Problem.DISK_FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Problem.DISK_FULL,
    sqlite3.SQLITE_READONLY: Problem.READ_ONLY,
    sqlite3.SQLITE_PERM: Problem.READ_ONLY,
    sqlite3.SQLITE_BUSY: Problem.BUSY,
    sqlite3.SQLITE_LOCKED: Problem.BUSY,
    sqlite3.SQLITE_CORRUPT: Problem.DAMAGED,
    sqlite3.SQLITE_NOTADB: Problem.NOT_OURS,
    sqlite3.SQLITE_IOERR: Problem.DISK_ERROR,
    sqlite3.SQLITE_CANTOPEN: Problem.NOT_OPENED,
    sqlite3.SQLITE_CONSTRAINT: Problem.CONTRADICTION,
}


class JournalTrouble(CounterError):
    """The journal could not be read or written; nothing of the attempt is in it, and it may be tried again."""

    def __init__(self, problem: Problem, path: Path, detail: str = "") -> None:
        super().__init__(_SENTENCES[problem].filled(path=str(path), detail=detail))
        self.problem = problem


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns the errors of SQLite, and unreadable entries, into JournalTrouble."""
    try:
        yield
    except Unreadable:
        raise JournalTrouble(Problem.DAMAGED, path) from None
    except sqlite3.Error as error:
        # Errors that Python's module finds by itself carry no code. Constraint messages name columns, never values.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        problem = _PROBLEMS.get(code) or _PROBLEMS.get(code & 0xFF, Problem.OTHER)
        if problem is Problem.DAMAGED:
            suspect(path)
        raise JournalTrouble(problem, path, str(error)) from error


def suspect(path: Path) -> None:
    """Leaves a sign beside the journal at `path`: the next start is to look at every page of it."""
    with suppress(OSError):
        sign_of_damage(path).touch(mode=0o600)


def sign_of_damage(path: Path) -> Path:
    """The file that says of the journal at `path` that it was found damaged while it was in use."""
    return path.with_name(f"{path.name}-suspect")
