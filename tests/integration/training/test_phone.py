"""The customer's phone, over HTTP below `/training/` and as the window uses it."""

from __future__ import annotations

import pytest
import requests

from pos_app.training.phone import NotWaiting
from tests.integration.training.shop import Clock, Shop


def test_a_qr_payment_gives_a_text_to_render_and_waits(shop: Shop) -> None:
    payment = shop.payment()
    assert payment["respcd"] == "0000"
    assert payment["qrcode"] == f"https://training.invalid/pay/{payment['syssn']}"
    assert payment["paydtm"] == ""
    assert shop.row(payment["syssn"])["respcd"] == "1143"


def test_the_phone_pays_by_the_text_of_the_qr_code(shop: Shop) -> None:
    payment = shop.payment()
    paid = shop.phone("phone/pay", qrcode=payment["qrcode"]).json()
    assert (paid["respcd"], paid["out_trade_no"]) == ("0000", payment["out_trade_no"])
    row = shop.row(payment["syssn"])
    assert (row["respcd"], row["paydtm"]) == ("0000", "2026-11-23 12:00:00")


def test_the_phone_can_finish_an_open_cpm_payment_by_number(shop: Shop) -> None:
    payment = shop.payment(auth_code="281234567890123451")
    assert shop.phone("phone/pay", syssn=payment["syssn"]).status_code == 200
    assert shop.row(payment["syssn"])["respcd"] == "0000"


def test_the_phone_can_refuse(shop: Shop) -> None:
    payment = shop.payment()
    shop.phone("phone/refuse", qrcode=payment["qrcode"])
    assert shop.row(payment["syssn"])["respcd"] == "1142"


def test_the_phone_can_hesitate_and_then_pay(shop: Shop) -> None:
    payment = shop.payment()
    shop.phone("phone/wait", qrcode=payment["qrcode"])
    assert shop.row(payment["syssn"])["respcd"] == "1145"
    assert shop.phone("phone/pay", qrcode=payment["qrcode"]).status_code == 200


@pytest.mark.parametrize("action", ["phone/pay", "phone/refuse", "phone/wait"])
@pytest.mark.parametrize("order", [{"qrcode": "https://elsewhere.invalid/1"}, {"syssn": "1"}, {}])
def test_an_order_that_does_not_wait_is_a_conflict(shop: Shop, action: str, order: dict[str, str]) -> None:
    response = shop.phone(action, **order)
    assert response.status_code == 409
    assert response.json()["error"].startswith("No payment is waiting here.")


def test_nothing_is_paid_twice(shop: Shop) -> None:
    payment = shop.payment()
    assert [shop.phone("phone/pay", qrcode=payment["qrcode"]).status_code for _ in range(2)] == [200, 409]


def test_orders_lists_what_waits_and_what_was_recent(shop: Shop, clock: Clock) -> None:
    first, second = shop.payment(), shop.payment(auth_code="281234567890123451")
    clock.advance(1)
    shop.payment(auth_code="281234567890123400")
    orders = shop.session.get(f"{shop.gateway.url}/training/orders", timeout=10).json()
    assert [row["syssn"] for row in orders["open"]] == [first["syssn"], second["syssn"]]
    assert [row["respcd"] for row in orders["recent"]] == ["0000", "1143", "1143"]


def test_the_ledger_holds_every_row_with_integer_amounts(shop: Shop) -> None:
    paid = shop.payment(auth_code="281234567890123400")
    shop.refund(paid["syssn"], 250)
    rows = shop.session.get(f"{shop.gateway.url}/training/ledger", timeout=10).json()["rows"]
    assert [(row["order_type"], row["txamt"], row["cancel"]) for row in rows] == [
        ("payment", 1250, 5),
        ("refund", 250, 0),
    ]


def test_no_whole_payment_code_is_in_the_ledger(shop: Shop) -> None:
    shop.payment(auth_code="281234567890123400")
    ledger = shop.session.get(f"{shop.gateway.url}/training/ledger", timeout=10).text
    assert "281234567890123400" not in ledger
    assert "1234567890" not in ledger


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "phone/pay", 404), ("POST", "orders", 404), ("GET", "nothing", 404), ("POST", "next-qr", 400)],
)
def test_the_side_door_knows_its_paths(shop: Shop, method: str, path: str, status: int) -> None:
    response = shop.session.request(method, f"{shop.gateway.url}/training/{path}", timeout=10)
    assert response.status_code == status


@pytest.mark.parametrize("body", [b"not JSON", b"[]", b'{"syssn": 1}', b"\xff"])
def test_an_unreadable_order_is_a_conflict(shop: Shop, body: bytes) -> None:
    url = f"{shop.gateway.url}/training/phone/pay"
    assert shop.session.post(url, data=body, timeout=10).status_code == 409


def test_the_next_qr_payment_tells_a_chosen_story_and_only_that_one(shop: Shop) -> None:
    assert shop.phone("next-qr", story="65").json() == {"story": "65"}
    lost = shop.send("payment", shop.with_mchid(shop.payment_params(out_trade_no="P1")))
    assert lost.text.startswith("<html>")
    assert shop.query(out_trade_no="P1")[0]["respcd"] == "1143"
    assert shop.payment()["respcd"] == "0000"


def test_a_qr_payment_may_be_lost_on_its_way(shop: Shop) -> None:
    shop.phone("next-qr", story="72")
    params = shop.with_mchid(shop.payment_params(out_trade_no="P1"))
    assert shop.send("payment", params).status_code == 429
    assert shop.query(out_trade_no="P1") == []


def test_a_customer_may_pay_a_qr_code_in_the_second_of_the_cancel(shop: Shop) -> None:
    shop.phone("next-qr", story="62")
    payment = shop.payment()
    assert shop.cancel("reversal", payment)["respcd"] == "1260"
    assert shop.row(payment["syssn"])["respcd"] == "0000"


def test_the_window_uses_the_same_phone(shop: Shop) -> None:
    phone = shop.gateway.phone
    payment = shop.payment()
    (order,) = phone.orders()
    assert (order.qrcode, order.txamt, order.txcurrcd, order.pay_type) == (
        payment["qrcode"],
        1250,
        "HKD",
        "801501",
    )
    phone.pay(order.qrcode)
    assert phone.orders() == ()
    with pytest.raises(NotWaiting, match="start a new one"):
        phone.refuse(order.qrcode)


def test_the_side_door_needs_no_signature(shop: Shop) -> None:
    with requests.Session() as stranger:
        stranger.trust_env = False
        assert stranger.get(f"{shop.gateway.url}/training/orders", timeout=10).status_code == 200
