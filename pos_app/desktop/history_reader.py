"""Reads lists and totals of the journal in a thread of its own; what is read arrives as Qt signals."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.checkout.live_testing import not_given_back
from pos_app.desktop.watch_list import needs_a_look
from pos_app.domain.money import Money, currency
from pos_app.domain.payment import ALARMS, CHARGED, FOLLOWED, UNPAID, State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from pos_app.checkout.live_testing import Unrefunded
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.journal import DayTotals

log = logging.getLogger(__name__)
_ROWS = 200
_UNREADABLE = QT_TRANSLATE_NOOP(
    "history_reader", "The history cannot be read now, and it is our mistake. Payments go on; tell support."
)
_TO_CHECK = tuple(sorted(FOLLOWED | ALARMS | {State.NEEDS_ATTENTION}))


class Reader(Protocol):
    """What is used of `pos_app.journal.JournalReader`."""

    def payments(
        self,
        since_ms: int | None = None,
        until_ms: int | None = None,
        state: State | None = None,
        text: str | None = None,
        limit: int = 100,
        before: str | None = None,
    ) -> list[Payment]:
        """Newest first."""

    def payment(self, number: str) -> Payment | None:
        """One payment."""

    def refund(self, number: str) -> Refund | None:
        """One refund."""

    def refunds_of(self, number: str) -> list[Refund]:
        """Oldest first."""

    def refunds_under_way(self) -> list[Refund]:
        """Oldest first."""

    def totals(self, since_ms: int, until_ms: int) -> Mapping[str, DayTotals]:
        """By currency."""

    def charged(self, since_ms: int, until_ms: int) -> list[Payment]:
        """What `totals` counts."""


@dataclass(frozen=True, slots=True)
class Day:
    """Today: how many payments were charged, the takings less refunds by currency, what is to be checked."""

    count: int
    taken: tuple[Money, ...]
    to_check: tuple[Payment, ...]
    last: Payment | None


@dataclass(frozen=True, slots=True)
class Found:
    """Payments for the history's list."""

    payments: tuple[Payment, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One payment with its refunds; None if there is none of that number."""

    payment: Payment | None
    refunds: tuple[Refund, ...]


@dataclass(frozen=True, slots=True)
class Tests:
    """Today's payments of live testing that are not given back."""

    found: tuple[Unrefunded, ...]


class HistoryReader(QObject):
    """Asks the journal without blocking the window. `local_now` is the time at the shop."""

    day_read = Signal(object)
    found = Signal(object)
    opened = Signal(object)
    tests_read = Signal(object)
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, reader: Reader, local_now: Callable[[], datetime]) -> None:
        super().__init__()
        self._reader = reader
        self._local_now = local_now
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="history")
        self._day_wanted = self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read_day(self) -> None:
        """Reads today's figures; `day_read` follows. Wishes that come while one waits are one wish."""
        if not self._day_wanted:
            self._day_wanted = True
            self._ask(self._day)

    def find(self, *, text: str = "", to_check: bool = False) -> None:
        """Reads today's payments, those to be checked, or those that hold `text`; `found` follows."""
        self._ask(lambda: Found(tuple(self._to_check() if to_check else self._search(text))))

    def open(self, number: str) -> None:
        """Reads one payment, also by a refund's number; `opened` follows."""
        self._ask(lambda: self._open(number))

    def read_tests(self, profile: str) -> None:
        """Reads today's payments of a profile of live testing that are not given back; `tests_read` follows."""
        self._ask(lambda: Tests(tuple(not_given_back(self._reader, *self._today(), {profile}))))

    def close(self) -> None:
        """Waits for what is being read. A page that still asks gets no answer."""
        self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _ask(self, read: Callable[[], object]) -> None:
        def run() -> None:
            try:
                self._ended.emit(read())
            except CounterError as error:
                self._ended.emit(error.sentence)
            except Exception as error:
                log.error("the history could not be read: %s", type(error).__name__, exc_info=error)
                self._ended.emit(_UNREADABLE)

        if not self._closed:
            self._thread.submit(run)

    def _deliver(self, result: object) -> None:
        if isinstance(result, Day):
            self.day_read.emit(result)
        elif isinstance(result, Found):
            self.found.emit(result)
        elif isinstance(result, Opened):
            self.opened.emit(result)
        elif isinstance(result, Tests):
            self.tests_read.emit(result)
        else:
            self.failed.emit(result)

    # --- in the thread ---

    def _midnight_ms(self) -> int:
        midnight = self._local_now().replace(hour=0, minute=0, second=0, microsecond=0)
        return int(midnight.timestamp() * 1000)

    def _today(self) -> tuple[int, int]:
        since = self._midnight_ms()
        return since, since + int(timedelta(hours=25).total_seconds() * 1000)

    def _day(self) -> Day:
        self._day_wanted = False
        since, until = self._today()
        totals = self._reader.totals(since, until)
        taken = [Money(total.minor - total.refunded_minor, currency(code)) for code, total in totals.items()]
        ended = CHARGED | UNPAID
        recent = self._reader.payments(since_ms=since, limit=20)
        return Day(
            count=sum(total.count for total in totals.values()),
            taken=tuple(taken),
            to_check=tuple(self._to_check()),
            last=next((payment for payment in recent if payment.state in ended), None),
        )

    def _to_check(self) -> list[Payment]:
        of_states = [self._reader.payments(state=state, limit=_ROWS) for state in _TO_CHECK]
        wanted = [payment for payments in of_states for payment in payments if needs_a_look(payment)]
        numbers = {one.intent.payment_no for one in self._reader.refunds_under_way() if one.needs_a_person}
        numbers -= {payment.out_trade_no for payment in wanted}
        refunding = [payment for payment in map(self._reader.payment, numbers) if payment is not None]
        return sorted([*wanted, *refunding], key=lambda payment: payment.created_at, reverse=True)

    def _search(self, text: str) -> list[Payment]:
        if text:
            return self._reader.payments(text=text, limit=_ROWS)
        return self._reader.payments(since_ms=self._midnight_ms(), limit=_ROWS)

    def _open(self, number: str) -> Opened:
        refund = self._reader.refund(number) if number.startswith("R") else None
        payment_no = refund.intent.payment_no if refund is not None else number
        payment = self._reader.payment(payment_no)
        return Opened(payment, tuple(self._reader.refunds_of(payment_no) if payment is not None else ()))
