"""Live testing: which profiles it is, and what of their payments is still to be given back."""

from __future__ import annotations

import pytest

from pos_app.checkout.live_testing import never_settles, not_given_back
from pos_app.domain.payment import Settlement, SiblingPaid
from pos_app.journal import JournalReader
from tests.unit.checkout.counter import ALIPAY_CODE, NOON, Counter, hkd, profile, scan

DAY = (NOON - 1000, NOON + 3_600_000)


@pytest.mark.parametrize(
    ("url", "environment", "never"),
    [
        ("https://test-openapi-hk.qfapi.com", "live-testing", True),
        ("https://test-openapi-hk.qfapi.com/branch", None, True),
        ("http://127.0.0.1:8099", "live-testing", True),
        ("https://openapi-hk.qfapi.com", "production", False),
        ("http://127.0.0.1:8099", None, False),
    ],
)
def test_the_environment_or_the_address_tells(url: str, environment: str | None, never: bool) -> None:
    assert never_settles(profile(url=url, environment=environment)) is never


def left(counter: Counter, *profiles: str) -> list[tuple[str, int]]:
    with JournalReader.open(counter.folder) as reader:
        found = not_given_back(reader, *DAY, profiles)
    return [(test.payment.out_trade_no, test.left.minor) for test in found]


def test_what_is_left_of_each_payment_of_those_profiles_is_listed(counter: Counter) -> None:
    first, second, third = (counter.sold(scan(1250, code=f"{ALIPAY_CODE}{n}")) for n in range(3))
    counter.engine.refund(first.out_trade_no, None)
    counter.engine.refund(second.out_trade_no, hkd(250))
    counter.calls.run()
    assert dict(left(counter, "shop")) == {second.out_trade_no: 1000, third.out_trade_no: 1250}
    assert left(counter, "production") == []


def test_what_went_back_another_way_is_not_listed(counter: Counter) -> None:
    payment = counter.sold()
    counter.engine._payments.apply(payment.out_trade_no, SiblingPaid(NOON, "P" + "9" * 23))
    assert left(counter, "shop") == [(payment.out_trade_no, 1250)]
    counter.engine.settle(payment.out_trade_no, Settlement.RETURNED)
    assert left(counter, "shop") == []
