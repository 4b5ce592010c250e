"""Each story as a client sees it: the answer, what a query finds at once, and what it finds later."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from pos_app.training.gateway import TrainingGateway
from pos_app.training.stories import STORIES
from tests.integration.training.shop import Clock, Shop

FAST = 0.005  # silence takes 0.23 s and a slow answer 0.06 s


@pytest.fixture
def fast_shop(clock: Clock) -> Iterator[Shop]:
    """A gateway whose connections stay silent for less than a second; its orders still wait for `clock`."""
    with TrainingGateway(clock=clock, pace=FAST) as gateway, Shop(gateway) as shop:
        yield shop


def code(digits: str) -> str:
    return "2812345678901234" + digits


def respcd_of(shop: Shop, out_trade_no: str) -> str | None:
    rows = shop.query(out_trade_no=out_trade_no)
    return rows[0]["respcd"] if rows else None


@pytest.mark.parametrize(
    ("digits", "answered", "found", "after_s", "found_later"),
    [
        ("00", "0000", "0000", 60, "0000"),
        ("49", "0000", "0000", 60, "0000"),
        ("50", "1143", "1143", 4, "0000"),
        ("51", "1143", "1143", 86_400, "1143"),
        ("52", "1143", "1143", 4, "2007"),
        ("53", "1201", "1201", 60, "1201"),
        ("54", "1202", "1202", 60, "1202"),
        ("55", "2005", "2005", 60, "2005"),
        ("56", "1250", "1250", 60, "1250"),
        ("60", "1145", None, 15, "0000"),
        ("61", "1145", "1145", 86_400, "1145"),
        ("63", "1297", "0000", 60, "0000"),
        ("64", "7777", "7777", 4, "0000"),
        ("68", "0000", "1142", 60, "1142"),
        ("74", "0000", "0000", 60, "0000"),
        ("75", "0000", "0000", 60, "0000"),
        ("99", "0000", "0000", 60, "0000"),
    ],
)
def test_what_is_answered_and_what_is_found(
    shop: Shop, clock: Clock, digits: str, answered: str, found: str | None, after_s: float, found_later: str
) -> None:
    answer = shop.payment(auth_code=code(digits), out_trade_no="P1")
    assert answer["respcd"] == answered
    assert respcd_of(shop, "P1") == found
    clock.advance(after_s)
    assert respcd_of(shop, "P1") == found_later


def test_a_customer_at_work_has_not_paid_a_moment_too_early(shop: Shop, clock: Clock) -> None:
    shop.payment(auth_code=code("50"), out_trade_no="P1")
    clock.advance(3.9)
    assert respcd_of(shop, "P1") == "1143"


def test_a_hidden_order_cannot_be_reversed_or_refunded_either(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(auth_code=code("60"))
    assert shop.cancel("reversal", payment)["respcd"] == "1136"
    assert shop.refund(payment["syssn"], 1250)["respcd"] == "1268"
    clock.advance(15)
    assert shop.refund(payment["syssn"], 1250)["respcd"] == "0000"


def test_a_payment_pending_for_ever_ignores_a_successful_reversal(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(auth_code=code("61"))
    assert shop.cancel("reversal", payment)["respcd"] == "0000"
    clock.advance(86_400)
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["cancel"]) == ("1145", "0")


def test_a_cancel_that_comes_too_late_meets_a_payment(shop: Shop) -> None:
    payment = shop.payment(auth_code=code("62"))
    assert shop.cancel("reversal", payment)["respcd"] == "1260"
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["cancel"]) == ("0000", "0")


def test_money_may_arrive_after_the_cancel(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(auth_code=code("67"))
    assert shop.cancel("reversal", payment)["respcd"] == "0000"
    assert (shop.row(payment["syssn"])["respcd"], shop.row(payment["syssn"])["cancel"]) == ("1263", "1")
    clock.advance(20)
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["cancel"]) == ("0000", "0")


def test_a_cancel_stops_the_customer_who_was_about_to_pay(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(auth_code=code("50"))
    assert shop.cancel("reversal", payment)["respcd"] == "0000"
    clock.advance(60)
    assert shop.row(payment["syssn"])["respcd"] == "1263"


def test_a_refusal_by_the_customer_can_still_be_reversed(shop: Shop, clock: Clock) -> None:
    payment = shop.payment(auth_code=code("52"))
    clock.advance(4)
    assert shop.cancel("reversal", payment)["respcd"] == "0000"
    assert shop.row(payment["syssn"])["cancel"] == "1"


def send_payment(shop: Shop, digits: str, **options: Any) -> requests.Response:
    params = shop.with_mchid(shop.payment_params(auth_code=code(digits), out_trade_no="P1"))
    return shop.send("payment", params, **options)


@pytest.mark.parametrize(("digits", "found"), [("57", "0000"), ("58", None), ("59", "0000")])
def test_no_answer_comes(fast_shop: Shop, digits: str, found: str | None) -> None:
    with pytest.raises(requests.ConnectionError):
        send_payment(fast_shop, digits)
    assert respcd_of(fast_shop, "P1") == found


def test_a_broken_connection_is_a_reset(shop: Shop) -> None:
    with pytest.raises(requests.ConnectionError) as caught:
        send_payment(shop, "59")
    assert "ConnectionResetError" in str(caught.value)


def test_silence_outlasts_a_clients_deadline(clock: Clock) -> None:
    with TrainingGateway(clock=clock) as gateway, Shop(gateway) as shop:
        params = shop.with_mchid(shop.payment_params(auth_code=code("57"), out_trade_no="P1"))
        with pytest.raises(requests.ReadTimeout):
            shop.session.post(f"{gateway.url}/trade/v1/payment", data=params, headers=shop.headers(params), timeout=0.2)
        assert respcd_of(shop, "P1") == "0000"


def test_a_lost_payment_leaves_number_and_code_unused(fast_shop: Shop) -> None:
    with pytest.raises(requests.ConnectionError):
        send_payment(fast_shop, "58")
    with pytest.raises(requests.ConnectionError):
        send_payment(fast_shop, "58")
    assert fast_shop.query() == []


def test_half_an_answer_is_no_answer(shop: Shop) -> None:
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        send_payment(shop, "69")
    assert respcd_of(shop, "P1") == "0000"


@pytest.mark.parametrize(("digits", "status", "found"), [("65", 200, "0000"), ("71", 502, "0000"), ("72", 429, None)])
def test_a_page_for_people_comes(shop: Shop, digits: str, status: int, found: str | None) -> None:
    response = send_payment(shop, digits)
    assert (response.status_code, response.headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert response.text.startswith("<html>")
    assert respcd_of(shop, "P1") == found


def test_another_amount_is_answered_and_the_right_one_is_found(shop: Shop) -> None:
    answer = shop.payment(auth_code=code("66"))
    assert (answer["respcd"], answer["txamt"]) == ("0000", "1350")
    assert shop.row(answer["syssn"])["txamt"] == 1250


def test_a_wrong_signature_belongs_to_the_payment_alone(shop: Shop) -> None:
    right = shop.send("query", shop.with_mchid({})).headers["X-QF-SIGN"]
    wrong = send_payment(shop, "70")
    assert wrong.json()["respcd"] == "0000"
    assert len(wrong.headers["X-QF-SIGN"]) == len(right)
    assert wrong.headers["X-QF-SIGN"] != signature_of(wrong.content, shop)


def signature_of(body: bytes, shop: Shop) -> str:
    return hashlib.sha256(body + shop.gateway.client_key.encode()).hexdigest().upper()


def test_a_slow_answer_comes_after_a_query_found_the_payment(fast_shop: Shop) -> None:
    began = time.monotonic()
    assert send_payment(fast_shop, "73").json()["respcd"] == "0000"
    assert time.monotonic() - began >= 12 * FAST


def test_the_answer_to_a_refund_is_lost(fast_shop: Shop) -> None:
    paid = fast_shop.payment(auth_code=code("76"))
    with pytest.raises(requests.ConnectionError):
        fast_shop.refund(paid["syssn"], 1250, out_trade_no="R1")
    assert respcd_of(fast_shop, "R1") == "0000"
    assert fast_shop.row(paid["syssn"])["cancel"] == "3"


def test_a_refund_is_lost_on_its_way_and_carried_out_when_it_is_repeated(fast_shop: Shop, clock: Clock) -> None:
    paid = fast_shop.payment(auth_code=code("78"))
    with pytest.raises(requests.ConnectionError):
        fast_shop.refund(paid["syssn"], 500, out_trade_no="R1")
    assert respcd_of(fast_shop, "R1") is None
    assert fast_shop.refund(paid["syssn"], 500, out_trade_no="R1")["respcd"] == "0000"
    clock.advance(3)
    with pytest.raises(requests.ConnectionError):
        fast_shop.refund(paid["syssn"], 500, out_trade_no="R2")


def test_pace_shortens_every_time(fast_shop: Shop, clock: Clock) -> None:
    cpm, qr = fast_shop.payment(auth_code=code("50")), fast_shop.payment(pay_type="800201")
    assert fast_shop.cancel("close", qr)["respcd"] == "1147"
    clock.advance(300 * FAST)
    assert fast_shop.row(cpm["syssn"])["respcd"] == "0000"
    assert fast_shop.cancel("close", qr)["respcd"] == "0000"


@pytest.mark.parametrize("prefix", ["13", "62"])
def test_every_wallet_tells_the_same_stories(shop: Shop, prefix: str) -> None:
    auth_code = prefix + "1" * (14 if prefix == "13" else 15) + "53"
    assert shop.payment(pay_type="800008", auth_code=auth_code)["respcd"] == "1201"


def test_the_table_begins_with_the_payment_that_goes_well() -> None:
    assert next(iter(STORIES)) == "00"
    assert all(len(digits) == 2 and digits.isdecimal() for digits in STORIES)
    assert len({story.name for story in STORIES.values()}) == len(STORIES)
