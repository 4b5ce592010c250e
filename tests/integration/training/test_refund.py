"""`POST /trade/v1/refund` and `add_note` (OpenAPI)."""

from __future__ import annotations

import pytest

from tests.integration.training.shop import Clock, Shop

PAID = "281234567890123400"


@pytest.fixture
def syssn(shop: Shop) -> str:
    number: str = shop.payment(auth_code=PAID)["syssn"]
    return number


def test_a_whole_refund_is_a_row_of_its_own_and_sets_cancel_3(shop: Shop, syssn: str) -> None:
    answer = shop.refund(syssn, 1250, out_trade_no="R1")
    assert (answer["respcd"], answer["orig_syssn"], answer["out_trade_no"]) == ("0000", syssn, "R1")
    row = shop.row(answer["syssn"])
    assert (row["order_type"], row["origssn"], row["txamt"], row["respcd"]) == ("refund", syssn, 1250, "0000")
    assert shop.row(syssn)["cancel"] == "3"


def test_a_part_sets_cancel_5_and_the_rest_sets_cancel_3(shop: Shop, clock: Clock, syssn: str) -> None:
    shop.refund(syssn, 250)
    assert shop.row(syssn)["cancel"] == "5"
    clock.advance(3)
    assert shop.refund(syssn, 1000)["respcd"] == "0000"
    assert shop.row(syssn)["cancel"] == "3"


def test_more_than_what_remains_is_refused(shop: Shop, clock: Clock, syssn: str) -> None:
    assert shop.refund(syssn, 1251)["respcd"] == "1272"
    assert shop.refund(syssn, 250)["respcd"] == "0000"
    clock.advance(3)
    assert shop.refund(syssn, 1001)["respcd"] == "1272"
    assert len(shop.query()) == 2


def test_a_payment_refunded_whole_is_refused_as_refunded(shop: Shop, clock: Clock, syssn: str) -> None:
    shop.refund(syssn, 1250)
    clock.advance(3)
    assert shop.refund(syssn, 1)["respcd"] == "1262"


def test_refunds_of_one_payment_need_three_seconds_between_them(shop: Shop, clock: Clock, syssn: str) -> None:
    shop.refund(syssn, 100)
    clock.advance(2.9)
    refused = shop.refund(syssn, 100)
    assert (refused["respcd"], refused["resperr"]) == ("1264", "you still have processing requests")
    clock.advance(0.2)
    assert shop.refund(syssn, 100)["respcd"] == "0000"


def test_an_unpaid_payment_is_refused(shop: Shop) -> None:
    assert shop.refund(shop.payment()["syssn"], 100)["respcd"] == "1261"


def test_an_unknown_payment_is_refused(shop: Shop) -> None:
    assert shop.refund("NOTHING", 100)["respcd"] == "1268"


def test_a_refund_cannot_be_refunded(shop: Shop, syssn: str) -> None:
    assert shop.refund(shop.refund(syssn, 1250)["syssn"], 1250)["respcd"] == "1267"


def test_fps_refuses_refunds(shop: Shop) -> None:
    payment = shop.payment(pay_type="802001")
    shop.phone("phone/pay", qrcode=payment["qrcode"])
    assert shop.refund(payment["syssn"], 1250)["respcd"] == "1155"


@pytest.mark.parametrize("name", ["syssn", "out_trade_no", "txamt", "txdtm"])
def test_each_parameter_is_required(shop: Shop, syssn: str, name: str) -> None:
    answer = shop.refund(syssn, 100, **{name: ""})
    assert (answer["respcd"], answer["resperr"]) == ("1104", f"parameter error: {name} is missing")


def test_a_slow_refund_is_pending_then_done(shop: Shop, clock: Clock) -> None:
    paid = shop.payment(auth_code="281234567890123474")
    refund = shop.refund(paid["syssn"], 1250)
    assert refund["respcd"] == "1145"
    assert shop.row(refund["syssn"])["respcd"] == "1145"
    assert shop.row(paid["syssn"])["cancel"] == "0"
    clock.advance(4)
    assert shop.row(refund["syssn"])["respcd"] == "0000"
    assert shop.row(paid["syssn"])["cancel"] == "3"


def test_a_pending_refund_counts_against_what_remains(shop: Shop, clock: Clock) -> None:
    paid = shop.payment(auth_code="281234567890123474")
    shop.refund(paid["syssn"], 1000)
    clock.advance(3.5)
    assert shop.refund(paid["syssn"], 251)["respcd"] == "1272"


def test_some_payments_are_refunded_whole_only(shop: Shop) -> None:
    paid = shop.payment(auth_code="281234567890123477")
    assert shop.refund(paid["syssn"], 1249)["respcd"] == "1271"
    assert shop.refund(paid["syssn"], 1250)["respcd"] == "0000"


def test_a_refused_refund_leaves_no_row(shop: Shop) -> None:
    paid = shop.payment(auth_code="281234567890123475")
    assert shop.refund(paid["syssn"], 1250)["respcd"] == "1269"
    assert [row["order_type"] for row in shop.query()] == ["payment"]


def test_a_note_is_kept_for_merchants_without_mchid(no_mchid_shop: Shop) -> None:
    shop = no_mchid_shop
    paid = shop.payment(auth_code=PAID)
    answer = shop.call("add_note", code=shop.gateway.app_code, syssn=paid["syssn"], note="table 5")
    assert answer["respcd"] == "0000"
    (row,) = shop.gateway.phone.ledger()
    assert row.note == "table 5"


@pytest.mark.parametrize(
    ("changed", "respcd"),
    [({"syssn": "NOTHING"}, "1136"), ({"note": "x" * 201}, "1104"), ({"note": ""}, "1104"), ({"code": "X"}, "1108")],
)
def test_a_wrong_note_is_refused(no_mchid_shop: Shop, changed: dict[str, str], respcd: str) -> None:
    shop = no_mchid_shop
    syssn = shop.payment(auth_code=PAID)["syssn"]
    right = {"code": shop.gateway.app_code, "syssn": syssn, "note": "table 5"}
    assert shop.call("add_note", **(right | changed))["respcd"] == respcd


def test_a_merchant_with_mchid_cannot_add_notes(shop: Shop, syssn: str) -> None:
    answer = shop.call("add_note", code=shop.gateway.app_code, syssn=syssn, note="table 5")
    assert answer["respcd"] == "1108"


def test_a_query_by_the_payments_number_brings_its_refunds_too(shop: Shop, syssn: str) -> None:
    other = shop.payment(auth_code="281234567890123499")
    refund = shop.refund(syssn, 250, out_trade_no="R1")
    assert {row["syssn"] for row in shop.query(syssn=syssn)} == {syssn, refund["syssn"]}
    assert [row["syssn"] for row in shop.query(syssn=refund["syssn"])] == [refund["syssn"]]
    assert [row["syssn"] for row in shop.query(syssn=other["syssn"])] == [other["syssn"]]
