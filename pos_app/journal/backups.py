"""The journal's backups: made while the till is open, thinned out, and found again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from pos_app.domain.sentences import CounterError
from pos_app.journal.copying import copy_journal
from pos_app.journal.schema import MIGRATIONS, examine
from pos_app.journal.storage import connect

DAYS_KEPT: Final = 7
WEEKS_KEPT: Final = 4
"""Of the latest days and weeks that have a backup at all, the newest one each."""

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"journal-(v\d+-)?(\d{8}T\d{6}Z)\.sqlite3")


class NotSound(Exception):
    """A copy did not come out as a sound journal."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole copy of the journal as it was at `at` (UTC). `periodic`: made while the till was open."""

    path: Path
    at: datetime
    periodic: bool


def stamp(at: datetime) -> str:
    """`at` (UTC) as it stands in the names of files."""
    return f"{at:{_STAMP}}"


def found_backups(folder: Path) -> list[Backup]:
    """The backups in `folder`, newest first. Raises OSError."""
    names = folder.iterdir() if folder.is_dir() else iter(())
    return sorted(_named(names), key=lambda backup: backup.at, reverse=True)


def back_up(journal: Path, folder: Path, at: datetime, between_steps: Callable[[], None]) -> Path:
    """Copies the open journal into `folder` and checks the copy. Raises sqlite3.Error, OSError, NotSound.

    Never for the till's thread: it takes a second for a hundred megabytes.
    """
    copy = folder / f"journal-{stamp(at)}.sqlite3"
    copy_journal(journal, copy, between_steps)
    if not is_sound(copy):
        copy.unlink()
        raise NotSound("the copy of the journal is damaged, and so the journal may be")
    return copy


def thin_out(folder: Path) -> None:
    """Deletes the periodic backups that are too many. Raises OSError."""
    periodic = [backup for backup in found_backups(folder) if backup.periodic]
    days, weeks = _newest_of(periodic, "%Y-%j"), _newest_of(periodic, "%G-%V")
    kept = {backup.path for backup in [*days[:DAYS_KEPT], *weeks[:WEEKS_KEPT]]}
    for backup in periodic:
        if backup.path not in kept:
            backup.path.unlink()


def is_sound(path: Path) -> bool:
    """Whether the file at `path` is a journal that this program can use, every page of it."""
    try:
        return examine(path, len(MIGRATIONS)) > 0 and not findings(path)
    except (sqlite3.Error, CounterError, OSError):
        return False


def findings(path: Path, *, thorough: bool = False) -> list[str]:
    """What SQLite finds wrong with the file at `path`; `thorough`: also in indexes. Raises sqlite3.Error.

    About 0.2 s for a hundred megabytes that the system has in memory, thorough 0.4 s.
    """
    check = "integrity_check" if thorough else "quick_check"
    with closing(connect(path, writing=False)) as connection:
        return [row[0] for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]


def _named(files: Iterator[Path]) -> Iterator[Backup]:
    for path in files:
        name = _NAME.fullmatch(path.name)
        if name is not None:
            with suppress(ValueError):  # digits that are no time
                at = datetime.strptime(name[2], _STAMP).replace(tzinfo=UTC)
                yield Backup(path, at, periodic=not name[1])


def _newest_of(backups: list[Backup], period: str) -> list[Backup]:
    """Of `backups`, newest first, the first of each `period`, newest first."""
    newest: dict[str, Backup] = {}
    for backup in backups:
        newest.setdefault(f"{backup.at:{period}}", backup)
    return list(newest.values())
