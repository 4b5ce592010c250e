"""`/trade/v1/reversal` and `/trade/v1/close` (OpenAPI; `pay-types`, "Cancel")."""

from __future__ import annotations

import pytest

from tests.integration.training.shop import Clock, Shop

NEVER_TYPED = "281234567890123451"


def test_a_reversal_of_an_open_cpm_payment_answers_with_a_number_of_its_own(shop: Shop) -> None:
    payment = shop.payment(auth_code=NEVER_TYPED)
    answer = shop.cancel("reversal", payment)
    assert (answer["respcd"], answer["orig_syssn"]) == ("0000", payment["syssn"])
    assert answer["syssn"] != payment["syssn"]
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["cancel"]) == ("1263", "1")


def test_a_closed_qr_payment_has_cancel_2_and_can_no_longer_be_paid(shop: Shop) -> None:
    payment = shop.payment(pay_type="800701")
    assert shop.cancel("close", payment)["respcd"] == "0000"
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["cancel"]) == ("1142", "2")
    assert shop.phone("phone/pay", qrcode=payment["qrcode"]).status_code == 409


def test_the_merchants_number_serves_as_well(shop: Shop) -> None:
    payment = shop.payment(auth_code=NEVER_TYPED)
    assert shop.cancel("reversal", payment, syssn="", out_trade_no=payment["out_trade_no"])["respcd"] == "0000"


def test_one_of_the_numbers_is_needed(shop: Shop) -> None:
    assert shop.cancel("reversal", shop.payment(), syssn="")["respcd"] == "1104"


@pytest.mark.parametrize(
    ("changed", "respcd"),
    [
        ({"syssn": "NOTHING"}, "1136"),
        ({"txamt": "1251"}, "1266"),
        ({"txdtm": "2026-11-23 12:00:01"}, "1267"),
        ({"out_trade_no": "ANOTHER"}, "1267"),
        ({"txamt": ""}, "1104"),
        ({"txdtm": ""}, "1104"),
    ],
)
def test_amount_time_and_numbers_must_be_the_originals(shop: Shop, changed: dict[str, str], respcd: str) -> None:
    payment = shop.payment(auth_code=NEVER_TYPED)
    assert shop.cancel("reversal", payment, **changed)["respcd"] == respcd
    assert shop.row(payment["syssn"])["respcd"] == "1143"


@pytest.mark.parametrize(
    ("pay_type", "verb"),
    [("801501", "close"), ("800701", "reversal"), ("805801", "close"), ("805801", "reversal"), ("802001", "close")],
)
def test_a_verb_that_the_pay_type_does_not_have_is_refused(shop: Shop, pay_type: str, verb: str) -> None:
    payment = shop.payment(pay_type=pay_type)
    assert shop.cancel(verb, payment)["respcd"] == "1104"


def test_what_800008_found_decides_the_verb(shop: Shop) -> None:
    payment = shop.payment(pay_type="800008", auth_code=NEVER_TYPED)
    assert shop.cancel("close", payment)["respcd"] == "1104"
    assert shop.cancel("reversal", payment)["respcd"] == "0000"


def test_a_paid_payment_cannot_be_reversed(shop: Shop) -> None:
    payment = shop.payment(auth_code="281234567890123400")
    assert shop.cancel("reversal", payment)["respcd"] == "1260"
    assert shop.row(payment["syssn"])["cancel"] == "0"


def test_a_refunded_payment_cannot_be_reversed(shop: Shop) -> None:
    payment = shop.payment(auth_code="281234567890123400")
    shop.refund(payment["syssn"], 1250)
    assert shop.cancel("reversal", payment)["respcd"] == "1262"


def test_a_refund_cannot_be_reversed(shop: Shop) -> None:
    refund = shop.refund(shop.payment(auth_code="281234567890123400")["syssn"], 1250)
    assert shop.cancel("reversal", refund)["respcd"] == "1267"


def test_a_second_cancel_says_that_it_is_done(shop: Shop) -> None:
    cpm, qr = shop.payment(auth_code=NEVER_TYPED), shop.payment(pay_type="800701")
    assert [shop.cancel("reversal", cpm)["respcd"] for _ in range(2)] == ["0000", "1263"]
    assert [shop.cancel("close", qr)["respcd"] for _ in range(2)] == ["0000", "1263"]


def test_wechat_closes_no_qr_payment_before_it_is_five_minutes_old(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(pay_type="800201", expired_time="30")
    clock.advance(299)
    assert shop.cancel("close", payment)["respcd"] == "1147"
    clock.advance(1)
    assert shop.cancel("close", payment)["respcd"] == "0000"


@pytest.mark.parametrize(
    ("params", "minutes"),
    [
        ({"pay_type": "801501"}, 30),
        ({"pay_type": "801501", "expired_time": "5"}, 5),
        ({"pay_type": "805801"}, 2),
    ],
    ids=["default", "as asked", "PayMe"],
)
def test_an_unpaid_qr_payment_expires(shop: Shop, clock: Clock, params: dict[str, str], minutes: int) -> None:
    payment = shop.payment(**params)
    clock.advance(60 * minutes - 1)
    assert shop.row(payment["syssn"])["respcd"] == "1143"
    clock.advance(1)
    assert shop.row(payment["syssn"])["respcd"] == "1181"
    assert shop.phone("phone/pay", syssn=payment["syssn"]).status_code == 409


def test_an_expired_qr_payment_cannot_be_closed(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(expired_time="5")
    clock.advance(300)
    assert shop.cancel("reversal", payment)["respcd"] == "1181"


def test_a_closed_qr_payment_stays_closed(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(pay_type="800701")
    shop.cancel("close", payment)
    clock.advance(3600)
    assert shop.row(payment["syssn"])["respcd"] == "1142"


def test_a_paid_qr_payment_does_not_expire(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(expired_time="5")
    shop.phone("phone/pay", qrcode=payment["qrcode"])
    clock.advance(3600)
    assert shop.row(payment["syssn"])["respcd"] == "0000"
