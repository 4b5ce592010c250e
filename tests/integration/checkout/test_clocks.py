"""Wrong clocks, months and zones over real HTTP: orders are found all the same, and the counter says what is wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pos_app.checkout.till_commands import answer
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import State
from pos_app.training.codes import new_payment_code
from pos_app.training.gateway import TrainingGateway
from pos_app.training.stories import STORIES
from tests.integration.checkout.shop import PACE, PATIENCE_S, LeapingClock, Shop, scan

HONG_KONG = timezone(timedelta(hours=8))
LAST_SECOND_OF_NOVEMBER = datetime(2026, 11, 30, 23, 59, 59, tzinfo=HONG_KONG)
# The night in which New York's clocks go back, which they do in the morning of the 1st in Hong Kong.
LAST_SECOND_OF_OCTOBER = datetime(2026, 10, 31, 23, 59, 59, tzinfo=HONG_KONG)


class ClockOfAnotherPc(LeapingClock):
    """A PC's clock that is `wrong_ms` ahead of the gateway's."""

    def __init__(self, start: datetime, wrong_ms: int = 0) -> None:
        self.wrong_ms = wrong_ms
        super().__init__(int(start.timestamp() * 1000) + wrong_ms)

    def gateway(self) -> float:
        return (self.now() - self.wrong_ms) / 1000


@contextmanager
def shop_at(folder: Path, clock: LeapingClock) -> Iterator[Shop]:
    with TrainingGateway(clock=clock.gateway, pace=PACE) as gateway:
        yield Shop(folder, gateway, clock)


@pytest.fixture(params=["Asia/Hong_Kong", "America/New_York"])
def zone_of_the_pc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def charged_and_lost(shop: Shop) -> str:
    """The number of a payment that was charged and of whose answer this till never heard."""
    with shop.open() as counter:
        payment = counter.begin(scan("57"))
        ends = time.monotonic() + PATIENCE_S
        while not shop.charged():
            assert time.monotonic() < ends
    return payment.out_trade_no


@pytest.mark.usefixtures("zone_of_the_pc")
@pytest.mark.parametrize("moment", [LAST_SECOND_OF_NOVEMBER, LAST_SECOND_OF_OCTOBER])
@pytest.mark.parametrize("wrong_h", [-3, 0, 3])
def test_a_payment_of_the_last_second_of_a_month_is_found_half_a_minute_later(
    tmp_path: Path, moment: datetime, wrong_h: int
) -> None:
    clock = ClockOfAnotherPc(moment, wrong_h * 3_600_000)
    with shop_at(tmp_path, clock) as shop:
        number = charged_and_lost(shop)
        (row,) = shop.gateway.phone.ledger()
        assert row.sysdtm == f"{moment:%Y-%m-%d %H:%M:%S}"
        clock.leapt += 31_000
        with shop.open() as counter:
            found = counter.till.payment(number).result(PATIENCE_S)
            assert found is not None
            assert counter.until_over(found).state is State.PAID
        # A clock that is hours wrong is in another month than the gateway: then it takes a minute.
        assert clock.gateway() < moment.timestamp() + (40 if wrong_h == 0 else 120)
        assert shop.charged() == [(number, 1250)]


def test_a_till_whose_clock_is_put_right_between_two_starts_does_not_call_a_charge_unpaid(tmp_path: Path) -> None:
    clock = ClockOfAnotherPc(LAST_SECOND_OF_NOVEMBER, wrong_ms=-10 * 365 * 86_400_000)
    with shop_at(tmp_path, clock) as shop:
        number = charged_and_lost(shop)
        right = ClockOfAnotherPc(LAST_SECOND_OF_NOVEMBER + timedelta(seconds=30))
        shop.clock = right
        with shop.open() as counter:
            found = counter.till.payment(number).result(PATIENCE_S)
            assert found is not None
            assert counter.until_over(found).state is State.PAID


def test_a_till_that_wakes_in_2000_finds_what_was_charged_in_the_month_before(tmp_path: Path) -> None:
    clock = ClockOfAnotherPc(LAST_SECOND_OF_NOVEMBER - timedelta(days=2))
    with shop_at(tmp_path, clock) as shop:
        number = charged_and_lost(shop)
        clock.leapt += 5 * 86_400_000
        shop.clock = ClockOfAnotherPc(LAST_SECOND_OF_NOVEMBER + timedelta(days=3), wrong_ms=-26 * 365 * 86_400_000)
        with shop.open() as counter:
            found = counter.till.payment(number).result(PATIENCE_S)
            assert found is not None
            assert counter.until_over(found).state is State.PAID


@pytest.mark.parametrize(("wrong_ms", "warns"), [(0, False), (-3_600_000, True), (3_600_000, True)])
def test_a_wrong_clock_is_noted_beside_the_result(tmp_path: Path, wrong_ms: int, warns: bool) -> None:
    code = new_payment_code(Wallet.ALIPAY, STORIES["00"])
    noon = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    with shop_at(tmp_path, ClockOfAnotherPc(noon, wrong_ms)) as shop, shop.open() as counter:
        paid = list(answer(counter.till, {"do": "pay", "amount": "12.50", "code": code}))[-1]
        resolved = list(answer(counter.till, {"do": "resolve"}))[-1]
    assert (paid["state"], paid["exit"], resolved["exit"]) == ("paid", 0, 0)
    assert ["60 minutes off" in str(result.get("note")) for result in (paid, resolved)] == [warns] * 2
