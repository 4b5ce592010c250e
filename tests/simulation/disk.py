"""The journal's disk: the real journal on SQLite in memory, where writes fail and the power is cut when told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pos_app.domain.payment import Event, FoundAtGateway, Intent, Payment
from pos_app.domain.refund import Refund, RefundEvent, RefundIntent
from pos_app.journal import Journal
from pos_app.journal import schema as journal_schema

_INSTEAD = {
    "BEGIN": "SAVEPOINT entry",
    "BEGIN IMMEDIATE": "SAVEPOINT entry",
    "COMMIT": "RELEASE entry",
}
PLACE = Path("/simulated/journal.sqlite3")
_EPOCH = datetime.fromtimestamp(0, UTC)


class PowerCut(BaseException):
    """The program ends here. No `except Exception` of its own may stop that. `committed`: just after a commit."""

    def __init__(self, *, committed: bool = False) -> None:
        super().__init__()
        self.committed = committed


class Disk(sqlite3.Connection):
    """A database in memory whose transactions are savepoints of one transaction around the whole seed.

    Taking that one back empties it for the next seed: tables, and the statements that SQLite has prepared, stay.
    """

    strike: Callable[[str], None]
    """Called with `BEGIN IMMEDIATE`, `COMMIT` and, after it, `COMMITTED`; it may raise."""
    _inside = False

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if sql in _INSTEAD:
            if sql != "BEGIN":
                self.strike(sql)
            cursor = super().execute(_INSTEAD[sql])
            self._inside = sql != "COMMIT"
            if sql == "COMMIT":
                self.strike("COMMITTED")
            return cursor
        if sql == "ROLLBACK":
            self._inside = False
            super().execute("ROLLBACK TO entry")
            return super().execute("RELEASE entry")
        return super().execute(sql, parameters)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction of the journal is open."""
        return self._inside

    def close(self) -> None:
        """The database outlives the program."""

    def wipe(self) -> None:
        """Makes it as new."""
        super().execute("ROLLBACK")
        super().execute("BEGIN")
        self._inside = False


def new_disk(*, strict: bool) -> Disk:
    """An empty journal's database. Unless it is `strict`, SQLite leaves the CHECK constraints out: they take most of
    a write's time. Triggers, foreign keys and unique indexes always hold.
    """
    disk = sqlite3.connect(":memory:", isolation_level=None, factory=Disk)
    disk.row_factory = sqlite3.Row
    disk.strike = lambda _: None
    execute = super(Disk, disk).execute
    execute("PRAGMA page_size = 1024")  # a savepoint copies the pages that it changes
    execute("BEGIN")  # what the migration begins are savepoints in it
    journal_schema._migrate(disk, PLACE, journal_schema.MIGRATIONS, _EPOCH)
    execute("COMMIT")
    execute("PRAGMA foreign_keys = ON")
    execute(f"PRAGMA ignore_check_constraints = {'OFF' if strict else 'ON'}")
    execute("BEGIN")
    return disk


def sqlite_error(code: int, text: str) -> sqlite3.OperationalError:
    """What SQLite raises for `code`."""
    error = sqlite3.OperationalError(text)
    error.sqlite_errorcode = code
    return error


class WatchedJournal(Journal):
    """The real journal; `seen` hears of each entry once it is committed."""

    seen: Callable[[Payment | Refund, Any], None]

    def record(self, payment: Payment, event: Event | Intent) -> None:
        """See `Journal.record`."""
        self._write(super().record, payment, event)

    def record_found(self, payment: Payment, intent: Intent, event: FoundAtGateway) -> None:
        """See `Journal.record_found`."""
        self._write(lambda found, how: super(WatchedJournal, self).record_found(found, intent, how), payment, event)

    def record_refund(self, refund: Refund, event: RefundEvent | RefundIntent) -> None:
        """See `Journal.record_refund`."""
        self._write(super().record_refund, refund, event)

    def _write(self, write: Callable[[Any, Any], None], record: Payment | Refund, event: Any) -> None:
        try:
            write(record, event)
        except PowerCut as cut:
            if cut.committed:
                self.seen(record, event)
            raise
        self.seen(record, event)
