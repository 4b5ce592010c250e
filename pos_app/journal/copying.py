"""Copies of a journal that are whole or not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from pos_app.journal.storage import connect, make_owner_only, sync_folder

_STEP_PAGES: Final = 256
"""About a millisecond of work, between which others get their turn."""


def copy_journal(source: Path, copy: Path, between_steps: Callable[[], None] | None = None) -> None:
    """Copies the journal, its WAL included, as it stands now. Raises sqlite3.Error and OSError; then there is none.

    The till may go on writing meanwhile. Whatever `between_steps` raises ends the copying.
    """
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    make_owner_only(unfinished)
    try:
        with closing(connect(source, writing=False)) as old, closing(connect(unfinished, writing=True)) as new:
            # A read transaction keeps the moment: without it every payment would make the copying begin again.
            old.execute("BEGIN")
            old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            old.backup(new, pages=_STEP_PAGES, progress=_reporting(between_steps), sleep=0)
            make_one_file(new)
        unfinished.replace(copy)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    sync_folder(copy.parent)


def make_one_file(connection: sqlite3.Connection) -> None:
    """Makes the journal complete in itself: without this it would want a WAL of its own when it is opened."""
    connection.execute("PRAGMA journal_mode = DELETE")


def _reporting(between_steps: Callable[[], None] | None) -> Callable[[int, int, int], None] | None:
    if between_steps is None:
        return None

    def report(_status: int, _remaining: int, _total: int) -> None:
        between_steps()

    return report
