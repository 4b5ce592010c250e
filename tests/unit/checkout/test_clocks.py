"""Clocks that jump between two runs, computers that sleep, zones and their summer time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pos_app.checkout.clock import SystemClock
from pos_app.checkout.ordering import make_intent
from pos_app.domain.answers import QueryAnswer
from pos_app.domain.payment import State
from tests.unit.checkout.counter import NOTHING_FOUND, TIMEOUT, Clock, Counter, qr_answer, row_of, scan, shop, show_qr

HOUR_S = 3600
DAY_S = 24 * HOUR_S
YEAR_S = 365 * DAY_S
HONG_KONG = "Asia/Hong_Kong"


# --- jumps between two runs ---


def test_a_lost_payment_is_not_called_unpaid_early_because_the_clock_jumped_ahead(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.restart(after_s=YEAR_S)
    counter.pass_time(3 * 60)
    assert counter.now(payment).state in (State.CHECKING, State.CANCELLING)
    counter.pass_time(4 * 60)
    assert counter.state(payment) is State.CANCELLED


def test_a_shown_qr_code_is_not_called_expired_early_because_the_clock_jumped_ahead(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.finds(row_of(payment, "1143"))
    counter.restart(after_s=YEAR_S)
    counter.pass_time(4 * 60)
    assert counter.state(payment) is State.WAITING
    counter.finds(row_of(payment))
    counter.pass_time(20)
    assert counter.state(payment) is State.PAID


@pytest.mark.parametrize("jump_s", [-YEAR_S, YEAR_S])
def test_an_open_payment_is_asked_about_at_once_and_on_wherever_the_clock_jumped(counter: Counter, jump_s: int) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.restart(after_s=jump_s)
    counter.calls.run()
    before = len(counter.gateway.queries)
    counter.pass_time(30)
    assert len(counter.gateway.queries) >= before + 5
    counter.finds(row_of(payment))
    counter.pass_time(5)
    assert counter.state(payment) is State.PAID


@pytest.mark.parametrize("jump_s", [-YEAR_S, YEAR_S])
def test_wherever_the_clock_jumped_a_lost_payment_ends(counter: Counter, jump_s: int) -> None:
    payment = counter.engine.pay(scan())
    counter.restart(after_s=jump_s)
    counter.pass_time(10 * 60)
    assert counter.state(payment) is State.CANCELLED


@pytest.mark.parametrize("jump_s", [-YEAR_S, YEAR_S])
def test_wherever_the_clock_jumped_an_unpaid_payment_is_asked_about_three_times_more(
    counter: Counter, jump_s: int
) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.pass_time(10 * 60)
    assert counter.state(payment) is State.CANCELLED
    counter.restart(after_s=jump_s)
    before = len(counter.gateway.queries)
    counter.pass_time(2 * HOUR_S)
    assert before + 2 <= len(counter.gateway.queries) <= before + 4
    counter.finds(row_of(payment))
    counter.pass_time(DAY_S)
    assert counter.state(payment) is State.CANCELLED  # only asked again when somebody wants to know


def test_after_the_clock_was_put_back_new_payments_have_new_numbers_and_the_journal_takes_them(
    counter: Counter,
) -> None:
    first = counter.sold(scan(code="281234567890123401"))
    counter.restart(after_s=-YEAR_S)
    second = counter.sold(scan(code="281234567890123402"))
    assert second.state is State.PAID
    assert second.created_at < first.created_at
    assert {first.out_trade_no, second.out_trade_no} == {
        payment.out_trade_no for payment in map(counter.on_disk, (first, second))
    }
    assert counter.disk.journal.integrity() == []


def test_after_the_clock_was_put_back_into_the_same_second_numbers_do_not_collide() -> None:
    numbers = {make_intent(show_qr(), shop(), Clock()).out_trade_no for _ in range(200)}
    assert len(numbers) == 200
    assert len({number[:16] for number in numbers}) == 1


def test_after_the_clock_was_put_back_the_next_refund_does_not_wait_for_the_one_before(counter: Counter) -> None:
    payment = counter.sold()
    counter.engine.refund(payment.out_trade_no, None if payment.is_mpm else payment.intent.amount - scan(1000).amount)
    counter.calls.run()
    counter.restart(after_s=-YEAR_S)
    counter.engine.refund(payment.out_trade_no, None)
    counter.pass_time(5)
    assert len(counter.gateway.refunds) == 2


def test_after_the_clock_was_put_back_an_old_order_is_looked_for_in_other_months(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    counter.sold()
    counter.restart(after_s=-YEAR_S)
    counter.calls.run()
    assert counter.gateway.queries[-1][2]


# --- sleep ---


def test_after_eight_hours_of_sleep_the_till_asks_at_once_and_says_nothing_before(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.finds(row_of(payment, "1143"))
    counter.pass_time(10)
    counter.clock.at += 8 * HOUR_S * 1000
    asked = len(counter.gateway.queries)
    counter.engine.tick()
    assert counter.state(payment) not in (State.EXPIRED, State.CANCELLED, State.NEEDS_ATTENTION)
    counter.finds(row_of(payment))
    counter.calls.run()
    assert len(counter.gateway.queries) > asked
    assert counter.state(payment) is State.PAID


def test_an_answer_to_a_question_from_before_the_sleep_expires_nothing(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(row_of(payment, "1143"),))
    counter.clock.at += 3000
    counter.engine.tick()
    counter.clock.at += 8 * HOUR_S * 1000
    counter.calls.waiting.pop(0).end()
    assert counter.state(payment) is State.WAITING


def test_nothing_is_found_missing_by_a_question_from_before_the_sleep(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    counter.calls.run()
    counter.clock.at += 3000
    counter.engine.tick()
    counter.clock.at += 8 * HOUR_S * 1000
    counter.calls.waiting.pop(0).end()
    assert counter.now(payment).missing == ()


# --- zones ---


@pytest.fixture(params=["America/New_York", "Europe/London", "Pacific/Auckland", "Asia/Hong_Kong", "UTC"])
def zone_of_the_pc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> SystemClock:
    ns = int(moment.timestamp()) * 1_000_000_000
    monkeypatch.setattr("pos_app.checkout.clock.time.time_ns", lambda: ns)
    return SystemClock()


# New York, London and Auckland change their clocks in these nights; the last one is the end of a month in Hong Kong.
NIGHTS = [
    datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC),
    datetime(2026, 9, 26, 13, 59, 59, tzinfo=UTC),
    datetime(2026, 11, 30, 15, 59, 59, tzinfo=UTC),
]


@pytest.mark.parametrize("night", NIGHTS)
def test_the_shops_time_does_not_depend_on_the_zone_of_the_pc(
    zone_of_the_pc: str, night: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = at(monkeypatch, night)
    intent = make_intent(show_qr(), shop(), clock)
    in_hong_kong = night.replace(tzinfo=None) + timedelta(hours=8)
    assert intent.txdtm == f"{in_hong_kong:%Y-%m-%d %H:%M:%S}"
    assert intent.out_trade_no[1:13] == f"{in_hong_kong:%y%m%d%H%M%S}"
    assert clock.local(HONG_KONG).utcoffset() == timedelta(hours=8)
    assert clock.wall_ms() == int(night.timestamp()) * 1000


def test_the_steady_clock_does_not_follow_the_pcs(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr("pos_app.checkout.clock.time.time_ns", lambda: 0)
    assert 0 <= clock.now() - before < 60_000
    assert clock.wall_ms() == 0
