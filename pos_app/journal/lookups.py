"""What the writing and the reading side of the journal both look up."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Self

from pos_app.domain.payment import OPEN, Intent, Payment
from pos_app.domain.refund import REFUND_FINAL, Refund, RefundIntent, RefundState
from pos_app.domain.refund_transitions import refund_fold
from pos_app.domain.transitions import fold
from pos_app.journal.codec import PAYMENT_EVENTS, REFUND_EVENTS, TILL_EVENTS, Unreadable, decode
from pos_app.journal.rows import payment_row, refund_row
from pos_app.journal.trouble import JournalTrouble, told

if TYPE_CHECKING:
    from pos_app.domain.till_events import TillEvent

Value = str | int | None

OPEN_STATES = json.dumps(sorted(OPEN))
_OPEN_REFUND_STATES = json.dumps(sorted(frozenset(RefundState) - REFUND_FINAL))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as it stands in the journal: the `seq`-th, of the payment or refund `number`."""

    seq: int
    number: str
    at: int
    kind: str
    body: str


class Lookups:
    """A connection to a journal; callers of several threads take turns. Everything raises JournalTrouble."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._turn = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection. Closing twice does nothing."""
        with self._turn, told(self.path):
            self._connection.close()

    def payment(self, number: str) -> Payment | None:
        """The payment of this `out_trade_no`."""
        return next(iter(self._payments("SELECT body FROM payments WHERE number = ?", number)), None)

    def refund(self, number: str) -> Refund | None:
        """The refund of this `out_trade_no`."""
        return next(iter(self._refunds("SELECT body FROM refunds WHERE number = ?", number)), None)

    def refunds_of(self, number: str) -> list[Refund]:
        """The refunds of a payment, oldest first."""
        return self._refunds("SELECT body FROM refunds WHERE payment_no = ? ORDER BY created_at, number", number)

    def attempts_of(self, sale_id: str) -> list[Payment]:
        """The payments of a sale, oldest first."""
        return self._payments("SELECT body FROM payments WHERE sale_id = ? ORDER BY created_at, number", sale_id)

    def by_fingerprint(self, fingerprint: str, since_ms: int) -> list[Payment]:
        """The payments created from `since_ms` on whose code had this fingerprint, oldest first."""
        query = """SELECT body FROM payments WHERE code_fingerprint = ? AND created_at >= ?
            ORDER BY created_at, number"""
        return self._payments(query, fingerprint, since_ms)

    def open_payments(self) -> list[Payment]:
        """The payments without an outcome, oldest first, made anew of their events."""
        query = """SELECT number FROM payments WHERE state IN (SELECT value FROM json_each(?))
            ORDER BY created_at, number"""
        return [self._folded_payment(row["number"]) for row in self._rows(query, OPEN_STATES)]

    def open_refunds(self) -> list[Refund]:
        """The refunds without an outcome, oldest first, made anew of their events."""
        query = """SELECT number FROM refunds WHERE state IN (SELECT value FROM json_each(?))
            ORDER BY created_at, number"""
        return [self._folded_refund(row["number"]) for row in self._rows(query, _OPEN_REFUND_STATES)]

    def watched(self) -> list[Payment]:
        """The payments that still want something, the open ones included, soonest first, made anew of their events."""
        query = """SELECT next_due, number FROM payments WHERE next_due IS NOT NULL
            UNION SELECT next_due, number FROM payments WHERE state IN (SELECT value FROM json_each(?))
            ORDER BY next_due, number"""
        return [self._folded_payment(row["number"]) for row in self._rows(query, OPEN_STATES)]

    def made_between(self, since_ms: int, until_ms: int) -> list[str]:
        """The numbers of payments and refunds created from `since_ms` on and before `until_ms`, payments first."""
        query = """SELECT number FROM payments WHERE created_at >= ?1 AND created_at < ?2
            UNION ALL SELECT number FROM refunds WHERE created_at >= ?1 AND created_at < ?2 ORDER BY number"""
        return [row["number"] for row in self._rows(query, since_ms, until_ms)]

    def newest_before(self, ms: int) -> int | None:
        """When the newest payment was created that is older than `ms`; None when there is none."""
        ((newest,),) = self._rows("SELECT max(created_at) FROM payments WHERE created_at < ?", ms)
        return None if newest is None else int(newest)

    def till_events(self, *kinds: type[TillEvent]) -> list[TillEvent]:
        """What happened to the till itself, oldest first; of `kinds`, where any are named."""
        wanted = {kind.__name__: kind for kind in kinds} or TILL_EVENTS
        query = """SELECT kind, body FROM till_events WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY seq"""
        rows = self._rows(query, json.dumps(sorted(wanted)))
        with told(self.path):
            return [decode(wanted[row["kind"]], row["body"]) for row in rows]

    def last_entry(self) -> Entry | None:
        """The newest event of all payments and refunds."""
        rows = self._rows("SELECT seq, number, at, kind, body FROM events ORDER BY seq DESC LIMIT 1")
        return next((Entry(**row) for row in rows), None)

    def entry_after(self, seq: int) -> Entry | None:
        """The event of payments and refunds that follows the `seq`-th."""
        rows = self._rows("SELECT seq, number, at, kind, body FROM events WHERE seq > ? ORDER BY seq LIMIT 1", seq)
        return next((Entry(**row) for row in rows), None)

    def last_changed(self) -> Payment | None:
        """The payment to which something happened last."""
        query = "SELECT number FROM events WHERE payment_no IS NOT NULL ORDER BY seq DESC LIMIT 1"
        return next((self.payment(row["number"]) for row in self._rows(query)), None)

    def integrity(self) -> list[str]:
        """What is wrong with the journal, in technical words for support; nothing when it is sound.

        Checks the file, the references, and whether what is still followed is what its events make of it.
        """
        try:
            with self.snapshot():
                return self._damage() or [*self._orphans(), *self._differing()]
        except JournalTrouble as trouble:
            return [str(trouble)]

    def _damage(self) -> list[str]:
        return [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]

    def _orphans(self) -> list[str]:
        rows = self._rows("PRAGMA foreign_key_check")
        return [f"{row['table']}, row {row['rowid']}: belongs to nothing" for row in rows]

    def _differing(self) -> list[str]:
        payment, refund = "SELECT * FROM payments WHERE number = ?", "SELECT * FROM refunds WHERE number = ?"
        expected = [(payment, payment_row(watched)) for watched in self.watched()]
        expected += [(refund, refund_row(open_refund)) for open_refund in self.open_refunds()]
        return [
            f"{row['number']}: differs from its events"
            for query, row in expected
            if [row] != [dict(found) for found in self._rows(query, row["number"])]
        ]

    def _payments(self, query: str, *values: Value) -> list[Payment]:
        rows = self._rows(query, *values)
        with told(self.path):
            return [decode(Payment, row["body"]) for row in rows]

    def _refunds(self, query: str, *values: Value) -> list[Refund]:
        rows = self._rows(query, *values)
        with told(self.path):
            return [decode(Refund, row["body"]) for row in rows]

    def _folded_payment(self, number: str) -> Payment:
        (created_at, intent), *events = self._events(number, {"Intent": Intent, **PAYMENT_EVENTS})
        return fold(intent, created_at, [event for _, event in events])

    def _folded_refund(self, number: str) -> Refund:
        (created_at, intent), *events = self._events(number, {"RefundIntent": RefundIntent, **REFUND_EVENTS})
        return refund_fold(intent, created_at, [event for _, event in events])

    def _events(self, number: str, kinds: dict[str, type[Any]]) -> list[tuple[int, Any]]:
        """When and what happened to a payment or refund; its intent comes first."""
        rows = self._rows("SELECT kind, at, body FROM events WHERE number = ? ORDER BY seq", number)
        with told(self.path):
            return [(row["at"], decode(_kind(kinds, row["kind"]), row["body"])) for row in rows]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read in it is of one moment."""
        with self._turn, told(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def _rows(self, query: str, *values: Value) -> list[sqlite3.Row]:
        with self._turn, told(self.path):
            return self._connection.execute(query, values).fetchall()


def _kind(kinds: dict[str, type[Any]], name: str) -> type[Any]:
    if name not in kinds:
        raise Unreadable(f"no event {name}")
    return kinds[name]
