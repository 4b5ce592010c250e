"""The journal's only writer. Whatever `record` has returned from survives a crash and a power cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pos_app.domain.numbers import is_refund_no
from pos_app.domain.payment import Dispatched, Event, FoundAtGateway, Intent, Payment
from pos_app.domain.refund import Refund, RefundEvent, RefundIntent, begin_refund
from pos_app.domain.refund_transitions import refund_step
from pos_app.domain.sentences import SetupError
from pos_app.domain.transitions import begin, step
from pos_app.journal.codec import PAYMENT_EVENTS, REFUND_EVENTS, TILL_EVENTS, Undeclared, decode, encode
from pos_app.journal.lookups import Entry, Lookups
from pos_app.journal.restoring import mend
from pos_app.journal.rows import Row, payment_row, refund_row
from pos_app.journal.schema import open_to_write, utc_now
from pos_app.journal.storage import transaction
from pos_app.journal.trouble import JournalTrouble, Problem, told

if TYPE_CHECKING:
    import sqlite3

    from pos_app.domain.till_events import JournalRestored, TillEvent
    from pos_app.journal.reserve import Reserve

JOURNAL_NAME = "journal.sqlite3"

_Entry = tuple[int, str, str]
"""When, the kind and the body of an event."""


class Journal(Lookups):
    """The till's connection. Everything raises JournalTrouble; afterwards the journal is as before and usable again.

    With a `reserve` nothing is begun while there is none, and the results of what is under way are recorded on a full
    disk too. `restored` says what was done when the journal had to be restored on opening.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        reserve: Reserve | None = None,
        restored: JournalRestored | None = None,
    ) -> None:
        super().__init__(connection, path)
        self._reserve = reserve
        self.restored = restored

    @classmethod
    def open(
        cls,
        place: Path,
        backups: Path,
        now: Callable[[], datetime] = utc_now,
        reserve: Reserve | None = None,
    ) -> Self:
        """The journal in the folder or file `place`, made if there is none, brought to the present version.

        A damaged one is kept in `backups`, and the last good copy from there takes its place; a copy is also made
        there before a migration. `now` is the UTC time in their names. Raises SetupError when there is a newer
        journal, something else, or a folder or disk that cannot keep one.
        """
        path = journal_file(place)
        try:
            return cls._opened(path, backups, now, reserve)
        except SetupError as error:
            # On a full disk SQLite cannot even open; what is under way must be followed all the same.
            if not _is_full(error) or reserve is None or not reserve.give_up():
                raise
            return cls._opened(path, backups, now, reserve)

    @classmethod
    def _opened(cls, path: Path, backups: Path, now: Callable[[], datetime], reserve: Reserve | None) -> Self:
        restored = mend(path, backups, now, lambda copy: cls(open_to_write(copy, backups, now), copy))
        return cls(open_to_write(path, backups, now), path, reserve, restored)

    def shortage(self) -> JournalTrouble | None:
        """Why nothing new may be begun: no room is kept for its result. Keeps it again as soon as there is some."""
        if self._reserve is None or self._reserve.ensure():
            return None
        return JournalTrouble(Problem.NO_RESERVE, self.path)

    def record(self, payment: Payment, event: Event | Intent) -> None:
        """Commits `event` and the `payment` that it made. A payment's first event is its Intent."""
        if isinstance(event, Intent):
            self._require_reserve()
            self._begin("payments", payment_row(payment), (payment.created_at, "Intent", encode(event)))
        else:
            entry = (event.at, _kind(event, PAYMENT_EVENTS), encode(event))
            write = partial(self._go_on, "payments", payment_row(payment), entry)
            if isinstance(event, Dispatched):  # lets it leave: no right to the room that is kept for results
                write()
            else:
                self._surely(write)

    def record_found(self, payment: Payment, intent: Intent, event: FoundAtGateway) -> None:
        """Commits a payment that was found at the gateway, whole: one that is only `created` would count as unsent."""
        begun = (payment.created_at, "Intent", encode(intent))
        found = (event.at, _kind(event, PAYMENT_EVENTS), encode(event))
        self._begin("payments", payment_row(payment), begun, found)

    def record_refund(self, refund: Refund, event: RefundEvent | RefundIntent) -> None:
        """Commits `event` and the `refund` that it made. A refund's first event is its RefundIntent."""
        if isinstance(event, RefundIntent):
            self._require_reserve()
            self._begin("refunds", refund_row(refund), (refund.created_at, "RefundIntent", encode(event)))
        else:
            entry = (event.at, _kind(event, REFUND_EVENTS), encode(event))
            # All of it: were a refund's turn to leave held back, the results of others would wait behind it.
            self._surely(partial(self._go_on, "refunds", refund_row(refund), entry))

    def take_over(self, entry: Entry) -> None:
        """Commits an entry of another journal that goes on from this one. Raises KeyError when its begin is missing."""
        with told(self.path):
            if is_refund_no(entry.number):
                self._take_over_refund(entry)
            else:
                self._take_over_payment(entry)

    def _take_over_payment(self, entry: Entry) -> None:
        if entry.kind == "Intent":
            intent = decode(Intent, entry.body)
            self.record(begin(intent, entry.at), intent)
            return
        event, before = decode(PAYMENT_EVENTS[entry.kind], entry.body), self.payment(entry.number)
        if before is None:
            raise KeyError(entry.number)
        self.record(step(before, event)[0], event)

    def _take_over_refund(self, entry: Entry) -> None:
        if entry.kind == "RefundIntent":
            intent = decode(RefundIntent, entry.body)
            self.record_refund(begin_refund(intent, entry.at), intent)
            return
        event, before = decode(REFUND_EVENTS[entry.kind], entry.body), self.refund(entry.number)
        if before is None:
            raise KeyError(entry.number)
        self.record_refund(refund_step(before, event)[0], event)

    def note(self, event: TillEvent) -> None:
        """Commits what happened to the till itself."""
        entry = (event.at, _kind(event, TILL_EVENTS), encode(event))
        with self._turn, told(self.path), transaction(self._connection):
            self._connection.execute("INSERT INTO till_events (at, kind, body) VALUES (?, ?, ?)", entry)

    def _require_reserve(self) -> None:
        shortage = self.shortage()
        if shortage is not None:
            raise shortage

    def _surely(self, write: Callable[[], None]) -> None:
        """Writes; on a full disk once more, with the room of the reserve."""
        try:
            write()
        except JournalTrouble as trouble:
            if trouble.problem is not Problem.DISK_FULL or not self._gave_up():
                raise
            write()

    def _gave_up(self) -> bool:
        return self._reserve is not None and self._reserve.give_up()

    def _begin(self, table: str, row: Row, *entries: _Entry) -> None:
        insert = _insert(table, tuple(row))
        with self._turn, told(self.path), transaction(self._connection):
            self._connection.execute(insert, row)
            for entry in entries:
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


def journal_file(place: Path) -> Path:
    """The journal's file in the folder or file `place`. Raises SetupError where a folder bears its name."""
    path = place / JOURNAL_NAME if place.is_dir() and place.name != JOURNAL_NAME else place
    if path.is_dir():
        raise SetupError(JournalTrouble(Problem.NOT_OURS, path).sentence)
    return path


def _is_full(error: SetupError) -> bool:
    return isinstance(error.__cause__, JournalTrouble) and error.__cause__.problem is Problem.DISK_FULL


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
