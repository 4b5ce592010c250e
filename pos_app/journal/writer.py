"""The journal's only writer. Whatever `record` has returned from survives a crash and a power cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pos_app.domain.payment import Event, Intent, Payment
from pos_app.domain.refund import Refund, RefundEvent, RefundIntent
from pos_app.journal.codec import PAYMENT_EVENTS, REFUND_EVENTS, TILL_EVENTS, Undeclared, encode
from pos_app.journal.lookups import Lookups
from pos_app.journal.rows import Row, payment_row, refund_row
from pos_app.journal.schema import open_to_write, utc_now
from pos_app.journal.storage import transaction
from pos_app.journal.trouble import JournalTrouble, Problem, told

if TYPE_CHECKING:
    from pos_app.domain.till_events import TillEvent

JOURNAL_NAME = "journal.sqlite3"

_Entry = tuple[int, str, str]
"""When, the kind and the body of an event."""


class Journal(Lookups):
    """The till's connection. Everything raises JournalTrouble; afterwards the journal is as before and usable again."""

    @classmethod
    def open(cls, place: Path, backups: Path, now: Callable[[], datetime] = utc_now) -> Self:
        """The journal in the folder or file `place`, made if there is none, brought to the present version.

        `backups` is the folder for the copy that is made before a migration, `now` the UTC time in its name.
        Raises SetupError when there is a newer journal, something else, or a folder or disk that cannot keep one.
        """
        path = place / JOURNAL_NAME if place.is_dir() else place
        return cls(open_to_write(path, backups, now), path)

    def record(self, payment: Payment, event: Event | Intent) -> None:
        """Commits `event` and the `payment` that it made. A payment's first event is its Intent."""
        if isinstance(event, Intent):
            self._begin("payments", payment_row(payment), (payment.created_at, "Intent", encode(event)))
        else:
            entry = (event.at, _kind(event, PAYMENT_EVENTS), encode(event))
            self._go_on("payments", payment_row(payment), entry)

    def record_refund(self, refund: Refund, event: RefundEvent | RefundIntent) -> None:
        """Commits `event` and the `refund` that it made. A refund's first event is its RefundIntent."""
        if isinstance(event, RefundIntent):
            self._begin("refunds", refund_row(refund), (refund.created_at, "RefundIntent", encode(event)))
        else:
            entry = (event.at, _kind(event, REFUND_EVENTS), encode(event))
            self._go_on("refunds", refund_row(refund), entry)

    def note(self, event: TillEvent) -> None:
        """Commits what happened to the till itself."""
        entry = (event.at, _kind(event, TILL_EVENTS), encode(event))
        with self._turn, told(self.path), transaction(self._connection):
            self._connection.execute("INSERT INTO till_events (at, kind, body) VALUES (?, ?, ?)", entry)

    def _begin(self, table: str, row: Row, entry: _Entry) -> None:
        insert = _insert(table, tuple(row))
        with self._turn, told(self.path), transaction(self._connection):
            self._connection.execute(insert, row)
            self._append(row, entry)

    def _go_on(self, table: str, row: Row, entry: _Entry) -> None:
        update = _update(table, tuple(row))
        with self._turn, told(self.path), transaction(self._connection):
            if not self._connection.execute(update, row).rowcount:
                raise JournalTrouble(Problem.CONTRADICTION, self.path, "an event before its intent")
            self._append(row, entry)

    def _append(self, row: Row, entry: _Entry) -> None:
        insert = "INSERT INTO events (number, at, kind, body) VALUES (?, ?, ?, ?)"
        self._connection.execute(insert, (row["number"], *entry))


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    values = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"  # noqa: S608 - names of ours only


@cache
def _update(table: str, columns: tuple[str, ...]) -> str:
    # Not the number, though it would stay the same: SQLite would look through all events for references to it.
    changes = ", ".join(f"{column} = :{column}" for column in columns if column != "number")
    return f"UPDATE {table} SET {changes} WHERE number = :number"  # noqa: S608 - names of ours only


def _kind(event: object, kinds: dict[str, type[Any]]) -> str:
    kind = type(event).__name__
    if kinds.get(kind) is not type(event):
        raise Undeclared(f"{kind} is no event of it")
    return kind
