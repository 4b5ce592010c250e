"""Queries: all that is due at one moment goes into as few calls as possible (400 a minute for the whole merchant)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pos_app.checkout.bugs import log_bug
from pos_app.checkout.clock_watch import ClockWatch
from pos_app.checkout.requests import ClockOff, Connection
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.payment import UNPAID, Payment
from pos_app.qfpay.windows import GATEWAY_ZONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.checkout.budget import Budget
    from pos_app.checkout.clock import Clock
    from pos_app.checkout.ports import Calls, Gateway
    from pos_app.domain.answers import TransactionRow
    from pos_app.domain.refund import Refund

BATCH = 20
_OLD_AFTER = schedule.MINUTE
"""A younger order is hardly in another month. By its number it is asked about together with others, and only so is a
second charge under that number seen; an older one is found by `syssn`, with its refunds, or looked for in other
months."""


@dataclass(frozen=True, slots=True)
class _Question:
    out_trade_no: str
    syssn: str
    since_ms: int | None
    deliver: Callable[[QueryAnswer | NoAnswer], None]


class Inquiries:
    """Collects questions and asks them together; each asker hears of its own rows only."""

    def __init__(self, gateway: Gateway, calls: Calls, heard: Callable[[object], None], budget: Budget) -> None:
        self._gateway = gateway
        self._calls = calls
        self._heard = heard
        self._budget = budget
        self._questions: list[_Question] = []

    def want(self, record: Payment | Refund, now: int, deliver: Callable[[QueryAnswer | NoAnswer], None]) -> None:
        """Asks about one transaction at the next `flush`: by number, or `syssn` if it is old or known to be paid.

        After *not paid* by our number all the same: the row that said so may not be the only one that bears it.
        """
        old = _may_be_in_another_month(record.created_at, now)
        known = old or (isinstance(record, Payment) and record.confirmed)
        syssn = record.syssn if known and record.state not in UNPAID else ""
        since = record.created_at if old else None
        self._questions.append(_Question(record.out_trade_no, syssn, since, deliver))

    def next_due(self) -> int | None:
        """When questions that the budget held back may be asked; None when there are none."""
        return self._budget.free_at() if self._questions else None

    def note_limit(self, answer: object) -> None:
        """Takes note of how a call of another kind ended: the merchant's limit counts them all."""
        self._budget.note_limit(answer)

    def flush(self) -> None:
        """Sends what was wanted since the last time, as far as the budget goes; the rest waits."""
        questions, self._questions = self._questions, []
        for batch in _batches(questions):
            if self._budget.take():
                self._send(batch)
            else:
                self._questions += batch

    def _send(self, batch: list[_Question]) -> None:
        syssn = batch[0].syssn
        numbers = [question.out_trade_no for question in batch]
        since = min((question.since_ms for question in batch if question.since_ms is not None), default=None)
        self._calls.start(
            "other",
            lambda: self._gateway.query(numbers, syssn=syssn, since_ms=since),
            lambda answer: self._ended(batch, answer),
        )

    def _ended(self, batch: list[_Question], answer: QueryAnswer | NoAnswer) -> None:
        self._heard(answer)
        self._budget.heard(answer)
        for question in batch:
            try:
                question.deliver(_about(question, answer))
            except Exception as error:  # noqa: BLE001 - what one asker cannot take must not be kept from the others
                log_bug("a query's answer could not be taken", error)
        self.flush()


def _may_be_in_another_month(made: int, now: int) -> bool:
    """Whether it may not be in the month through which the gateway looks by itself."""
    # What seems to be made after now was made by a clock that has been put back since.
    young = 0 <= now - made < _OLD_AFTER
    return not young or _month(made) != _month(now)


def _month(ms: int) -> tuple[int, int]:
    moment = datetime.fromtimestamp(ms // 1000, GATEWAY_ZONE)
    return moment.year, moment.month


def _batches(questions: list[_Question]) -> Iterator[list[_Question]]:
    """Oldest first: those by `syssn` one by one, those by number together."""
    by_number = [question for question in questions if not question.syssn]
    yield from (by_number[start : start + BATCH] for start in range(0, len(by_number), BATCH))
    yield from ([question] for question in questions if question.syssn)


def _about(question: _Question, answer: QueryAnswer | NoAnswer) -> QueryAnswer | NoAnswer:
    if isinstance(answer, NoAnswer):
        return answer
    return replace(answer, rows=tuple(row for row in answer.rows if _concerns(question, row)))


def _concerns(question: _Question, row: TransactionRow) -> bool:
    # A row without a number, in the answer to a query by `syssn`, is not "nothing found": evidence judges it.
    ours = row.out_trade_no in (question.out_trade_no, "")
    return ours or (question.syssn != "" and row.origssn == question.syssn)


class Line:
    """Whether the gateway answers, and whether the PC's clock agrees with its; told when it changes."""

    def __init__(self, publish: Callable[[Connection | ClockOff], None], clock: Clock) -> None:
        self._publish = publish
        self._watch = ClockWatch(clock, publish)
        self._last: Connection | None = None

    def heard(self, answer: object) -> None:
        """Takes note of how a call ended; one that was not permitted says nothing of the line."""
        if isinstance(answer, NoAnswer) and answer.reason == "permit":
            return
        failed = isinstance(answer, NoAnswer)
        connection = Connection(online=not failed, reason=answer.reason if isinstance(answer, NoAnswer) else "")
        if connection != self._last:
            self._last = connection
            self._publish(connection)
        self._watch.heard(answer)
