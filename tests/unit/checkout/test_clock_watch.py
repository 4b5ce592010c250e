"""The PC's clock against the gateway's: told while it is wrong, and when it is right again."""

from __future__ import annotations

import pytest

from pos_app.checkout.clock_watch import MOST_SKEW_MS, ClockWatch
from pos_app.checkout.requests import ClockOff
from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, RefundAnswer
from tests.unit.checkout.counter import NOON, TIMEOUT, Clock, Counter, scan


def told(*dates: int, wall: int = 0) -> list[ClockOff]:
    heard: list[ClockOff] = []
    watch = ClockWatch(Clock(wall=wall), heard.append)
    for date in dates:
        watch.heard(QueryAnswer("0000", date=date))
    return heard


@pytest.mark.parametrize("off", [-MOST_SKEW_MS, 0, MOST_SKEW_MS])
def test_five_minutes_are_well(off: int) -> None:
    assert told(NOON + off) == []


@pytest.mark.parametrize(("off", "minutes"), [(-MOST_SKEW_MS - 1, 5), (MOST_SKEW_MS + 1, 5), (3_600_000, 60)])
def test_more_is_told_with_every_answer(off: int, minutes: int) -> None:
    assert told(NOON + off, NOON + off) == [ClockOff(minutes)] * 2


def test_what_is_compared_is_the_clock_that_people_see() -> None:
    assert told(NOON, wall=600_000) == [ClockOff(10)]


def test_that_it_is_right_again_is_told_once() -> None:
    assert told(NOON + 600_000, NOON, NOON) == [ClockOff(10), ClockOff(0)]


def test_what_bears_no_date_tells_nothing() -> None:
    assert told(NOON + 600_000, 0) == [ClockOff(10)]
    heard: list[ClockOff] = []
    ClockWatch(Clock(), heard.append).heard(TIMEOUT)
    assert heard == []


@pytest.mark.parametrize("kind", [PaymentAnswer, QueryAnswer, CancelAnswer, RefundAnswer])
def test_every_kind_of_answer_is_looked_at(kind: type) -> None:
    heard: list[ClockOff] = []
    ClockWatch(Clock(), heard.append).heard(kind("0000", date=NOON - 600_000))
    assert heard == [ClockOff(10)]


def test_a_till_tells_it_beside_its_payments(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1143", date=NOON + 600_000)
    counter.sold(scan())
    assert ClockOff(10) in counter.news
