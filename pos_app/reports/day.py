"""One business day: what was taken and given back, what people said, and what is still to be done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from zoneinfo import ZoneInfo

    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.journal import JournalReader


@dataclass(slots=True)
class Sum:
    """How many, and how much in minor units of one currency."""

    count: int = 0
    minor: int = 0

    def add(self, minor: int) -> None:
        """One more."""
        self.count += 1
        self.minor += minor


@dataclass(slots=True)
class CurrencyDay:
    """A day in one currency. `paid` is what QFPay says; what a person closed as paid is apart, in `by_person`.

    `wallets` are the parts of `paid`. `never_settled` says how much of both was live testing.
    """

    paid: Sum = field(default_factory=Sum)
    refunded: Sum = field(default_factory=Sum)
    by_person: Sum = field(default_factory=Sum)
    never_settled: Sum = field(default_factory=Sum)
    wallets: dict[str, Sum] = field(default_factory=lambda: defaultdict(Sum))

    @property
    def net(self) -> int:
        """What was paid less what was refunded on that day, in minor units; below zero where more went back."""
        return self.paid.minor - self.refunded.minor


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRecords:
    """What a report is made of. `charged` and `given_back` are what `JournalReader.totals` counts of the day.

    `to_decide`, `open_payments` and `open_refunds` are of any day: they are to be done now.
    """

    charged: tuple[Payment, ...]
    given_back: tuple[Refund, ...]
    closed_as_unpaid: tuple[Payment, ...]
    to_decide: tuple[Payment, ...]
    open_payments: tuple[Payment, ...]
    open_refunds: tuple[Refund, ...]


@dataclass(frozen=True, slots=True)
class DayReport:
    """`currencies` by code. `verdicts` are the payments of the day that stand on a person's word."""

    currencies: dict[str, CurrencyDay]
    verdicts: tuple[Payment, ...]
    records: DayRecords


def day_bounds(day: date, zone: ZoneInfo) -> tuple[int, int]:
    """The first ms of `day` at the shop, and the first after it. Raises OverflowError for the last day of all."""
    midnights = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    start, end = (int(midnight.timestamp() * 1000) for midnight in midnights)
    return start, end


def read_day(reader: JournalReader, since_ms: int, until_ms: int) -> DayRecords:
    """All of one moment, whatever a till writes meanwhile. Raises JournalTrouble."""
    with reader.snapshot():
        return DayRecords(
            charged=tuple(reader.charged(since_ms, until_ms)),
            given_back=tuple(reader.given_back(since_ms, until_ms)),
            closed_as_unpaid=tuple(reader.closed_as_unpaid(since_ms, until_ms)),
            to_decide=tuple(reader.to_decide()),
            open_payments=tuple(reader.open_payments()),
            open_refunds=tuple(reader.open_refunds()),
        )


def report_day(records: DayRecords, never_settled: Callable[[Payment], bool]) -> DayReport:
    """The report. `never_settled` says of a payment whether it was live testing."""
    currencies: dict[str, CurrencyDay] = defaultdict(CurrencyDay)
    for payment in records.charged:
        amount = payment.intent.amount
        _count(currencies[amount.currency.code], payment, test=never_settled(payment))
    for refund in records.given_back:
        amount = refund.intent.amount
        currencies[amount.currency.code].refunded.add(amount.minor)
    verdicts = (*_on_a_word(records.charged), *records.closed_as_unpaid)
    return DayReport(dict(sorted(currencies.items())), verdicts, records)


def _count(day: CurrencyDay, payment: Payment, *, test: bool) -> None:
    minor = payment.intent.amount.minor
    if payment.closed_by_person:
        day.by_person.add(minor)
    else:
        day.paid.add(minor)
        day.wallets[payment.intent.wallet].add(minor)
    if test:
        day.never_settled.add(minor)


def _on_a_word(payments: Iterable[Payment]) -> Iterable[Payment]:
    return (payment for payment in payments if payment.closed_by_person)
