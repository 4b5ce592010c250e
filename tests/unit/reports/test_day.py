"""A day's report: what counts where, and that it agrees with the totals of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pos_app.domain.answers import PaymentAnswer
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.journal import DayTotals, JournalReader
from pos_app.reports.day import DayReport, Sum, day_bounds, read_day, report_day
from tests.unit.checkout.counter import (
    ALIPAY_CODE,
    NOON,
    NOTHING_FOUND,
    TIMEOUT,
    Counter,
    hkd,
    paid_answer,
    row_of,
    scan,
    show_qr,
)

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
TODAY = day_bounds(date(2026, 11, 23), HONG_KONG)
WECHAT_CODE = "134567890123456789"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def report(counter: Counter, bounds: tuple[int, int] = TODAY) -> DayReport:
    with JournalReader.open(counter.folder) as reader:
        told = report_day(read_day(reader, *bounds), lambda payment: payment.intent.reference == "test")
        sums = {
            code: DayTotals(
                day.paid.count, day.paid.minor, day.refunded.minor, day.by_person.count, day.by_person.minor
            )
            for code, day in told.currencies.items()
        }
        assert sums == reader.totals(*bounds)
    return told


def lost(counter: Counter) -> Payment:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold(scan(2000, code=WECHAT_CODE))
    counter.gateway.payment_says = paid_answer
    return payment


def late(counter: Counter) -> Payment:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    payment = counter.sold(scan(700, code=WECHAT_CODE))
    counter.gateway.payment_says = paid_answer
    counter.finds(row_of(payment))
    counter.pass_time(130)
    return payment


def test_a_day_without_payments_is_empty(counter: Counter) -> None:
    told = report(counter)
    assert (told.currencies, told.verdicts, told.records.open_payments) == ({}, (), ())


def test_what_was_paid_and_refunded_is_counted_by_currency_and_wallet(counter: Counter) -> None:
    first = counter.sold(scan(1250))
    counter.sold(scan(800, code=f"{ALIPAY_CODE}1"))
    counter.sold(scan(300, code=WECHAT_CODE))
    counter.engine.refund(first.out_trade_no, hkd(250))
    counter.calls.run()
    day = report(counter).currencies["HKD"]
    assert (day.paid, day.refunded, day.net) == (Sum(3, 2350), Sum(1, 250), 2100)
    assert day.wallets == {"alipay": Sum(2, 2050), "wechat": Sum(1, 300)}


def test_another_day_is_another_report_even_when_a_refund_falls_on_it(counter: Counter) -> None:
    payment = counter.sold(scan(1250))
    counter.clock.at += 24 * 3_600_000
    counter.engine.refund(payment.out_trade_no, None)
    counter.calls.run()
    tomorrow = report(counter, day_bounds(date(2026, 11, 24), HONG_KONG)).currencies["HKD"]
    assert (tomorrow.paid, tomorrow.refunded, tomorrow.net) == (Sum(), Sum(1, 1250), -1250)
    assert report(counter).currencies["HKD"].refunded == Sum()


def test_what_a_person_closed_stands_apart_with_the_payments_named(counter: Counter) -> None:
    counter.sold(scan(1250))
    paid, unpaid = lost(counter), counter.sold(show_qr(900, Wallet.WECHAT))
    counter.engine.give_verdict(paid.out_trade_no, True, "seen in the portal")
    counter.engine.give_verdict(unpaid.out_trade_no, False, "not in the portal")
    told = report(counter)
    day = told.currencies["HKD"]
    assert (day.paid, day.by_person, day.net) == (Sum(1, 1250), Sum(1, 2000), 1250)
    assert [one.out_trade_no for one in told.verdicts] == [paid.out_trade_no, unpaid.out_trade_no]


def test_evidence_brings_what_a_person_closed_back_among_the_others(counter: Counter) -> None:
    payment = lost(counter)
    counter.engine.give_verdict(payment.out_trade_no, True, "seen in the portal")
    counter.finds(row_of(payment))
    counter.pass_time(130)
    told = report(counter)
    assert (told.currencies["HKD"].paid, told.currencies["HKD"].by_person, told.verdicts) == (Sum(1, 2000), Sum(), ())


def test_an_alarm_counts_and_is_named_until_it_is_settled(counter: Counter) -> None:
    payment = late(counter)
    told = report(counter)
    assert told.currencies["HKD"].paid == Sum(1, 700)
    assert [one.out_trade_no for one in told.records.to_decide] == [payment.out_trade_no]
    counter.engine.settle(payment.out_trade_no, Settlement.KEPT)
    told = report(counter)
    assert (told.currencies["HKD"].paid, told.records.to_decide) == (Sum(1, 700), ())
    counter.engine.settle(payment.out_trade_no, Settlement.RETURNED)
    assert report(counter).currencies == {}


def test_what_is_open_is_named_whenever_it_began(counter: Counter) -> None:
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    payment = lost(counter)
    paid = counter.sold()
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = counter.engine.refund(paid.out_trade_no, None)
    counter.calls.run()
    records = report(counter, day_bounds(date(2020, 1, 1), HONG_KONG)).records
    assert [one.out_trade_no for one in records.open_payments] == [payment.out_trade_no]
    assert [one.out_trade_no for one in records.open_refunds] == [refund.out_trade_no]
    assert counter.state(payment) is State.CHECKING


def test_live_testing_is_told_apart(counter: Counter) -> None:
    counter.sold(scan(1250))
    counter.sold(scan(800, code=WECHAT_CODE, reference="test"))
    day = report(counter).currencies["HKD"]
    assert (day.paid, day.never_settled) == (Sum(2, 2050), Sum(1, 800))


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 11, 23), "Asia/Hong_Kong", 24),
        (date(2026, 3, 29), "Europe/Berlin", 23),
        (date(2026, 10, 25), "Europe/Berlin", 25),
    ],
)
def test_a_day_lasts_from_midnight_to_midnight_at_the_shop(day: date, zone: str, hours: int) -> None:
    since, until = day_bounds(day, ZoneInfo(zone))
    assert until - since == hours * 3_600_000


def test_noon_lies_in_the_day() -> None:
    assert TODAY[0] + 12 * 3_600_000 == NOON
