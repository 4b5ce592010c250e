"""Sales over real HTTP with a real journal: gateway and journal agree at every end."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from pos_app.checkout import Connection, PayRequest
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Settlement, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import BadInput
from pos_app.training.stories import STORIES
from tests.integration.checkout.shop import PATIENCE_S, Shop, hkd, scan


def nobody_listens() -> str:
    """The URL of a port that was free a moment ago."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.mark.parametrize("wallet", [Wallet.ALIPAY, Wallet.WECHAT, Wallet.UNIONPAY])
def test_a_scanned_code_is_paid_and_confirmed(shop: Shop, wallet: Wallet) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan("00", wallet=wallet))
        assert payment.state is State.PAID
        confirmed = counter.until(lambda: counter.now(payment), lambda seen: seen.confirmed)
    assert shop.charged() == [(payment.out_trade_no, 1250)]
    assert shop.journal() == [confirmed]


def test_a_customer_who_types_a_password_is_waited_for(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan("50"))
        assert counter.until_state(payment, State.WAITING).state is State.WAITING
        assert counter.until_over(payment).state is State.PAID


@pytest.mark.parametrize(("story", "respcd"), [("53", "1201"), ("54", "1202"), ("55", "2005"), ("56", "1250")])
def test_a_refusal_is_declined_and_nothing_is_charged(shop: Shop, story: str, respcd: str) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan(story))
    assert (payment.state, payment.respcd) == (State.DECLINED, respcd)
    assert shop.charged() == []


@pytest.mark.parametrize("story", ["57", "59", "63", "65", "66", "69", "71"])
def test_whatever_becomes_of_the_answer_a_charge_is_found_and_never_made_twice(shop: Shop, story: str) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan(story))
    assert payment.state is State.PAID
    assert shop.charged() == [(payment.out_trade_no, 1250)]


def test_a_payment_that_never_arrived_ends_unpaid(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan("58"))
    assert payment.state is State.CANCELLED
    assert shop.charged() == []


def test_a_payment_that_stays_open_is_not_called_paid_nor_unpaid(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan("61"))
        counter.until_state(payment, State.WAITING)
        counter.cancel(payment)
        answered = counter.until(lambda: counter.now(payment), lambda seen: seen.cancel_answered)
        assert answered.state is State.CANCELLING


def test_a_payment_in_the_second_of_the_cancel_is_paid(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan("62"))
        counter.until_state(payment, State.WAITING)
        counter.cancel(payment)
        assert counter.until_over(payment).state is State.PAID


def test_a_gateway_that_cannot_be_reached_means_that_nothing_was_sent(shop: Shop) -> None:
    news: list[object] = []
    with shop.open(url=nobody_listens()) as counter:
        counter.till.subscribe(news.append)
        payment = counter.sold(scan())
    assert payment.state is State.NOT_SENT
    assert Connection(False, "refused") in news
    assert shop.charged() == []


def test_a_wrong_key_is_declined_with_qfpays_code(shop: Shop) -> None:
    with shop.open(client_key="WRONG-DUMMY-KEY") as counter:
        payment = counter.sold(scan())
    assert (payment.state, payment.respcd) == (State.DECLINED, "1108")


def test_a_code_that_was_charged_is_refused_before_anything_is_sent(shop: Shop) -> None:
    request = scan()
    with shop.open() as counter:
        first = counter.sold(request)
        with pytest.raises(BadInput, match=first.out_trade_no):
            counter.begin(request)
    assert shop.charged() == [(first.out_trade_no, 1250)]


# --- QR codes ---


@pytest.mark.parametrize("wallet", [Wallet.ALIPAY, Wallet.WECHAT, Wallet.PAYME, Wallet.FPS, Wallet.UNIONPAY])
def test_a_qr_code_is_paid_by_a_phone(shop: Shop, wallet: Wallet) -> None:
    with shop.open() as counter:
        payment = counter.shown(wallet)
        shop.gateway.phone.pay(payment.qrcode)
        assert counter.until_over(payment).state is State.PAID
    assert shop.charged() == [(payment.out_trade_no, 2000)]


def test_a_qr_code_that_is_cancelled_ends_cancelled(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.shown()
        counter.cancel(payment)
        assert counter.until_over(payment).state is State.CANCELLED
    assert shop.charged() == []


def test_a_qr_code_that_nobody_pays_expires(shop: Shop) -> None:
    with shop.open() as counter:
        assert counter.until_over(counter.shown()).state is State.EXPIRED
    assert shop.charged() == []


def test_a_lost_answer_to_a_qr_payment_is_closed_unseen(shop: Shop) -> None:
    shop.gateway.phone.choose_qr_story(STORIES["59"])
    with shop.open() as counter:
        payment = counter.begin(PayRequest(hkd(2000), wallet=Wallet.ALIPAY))
        ended = counter.until_over(payment)
    assert (ended.state, ended.qrcode) == (State.CANCELLED, "")
    assert shop.charged() == []


# --- a restart in the middle ---


def test_a_new_till_finds_what_the_old_one_had_sent(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan("57"))
        counter.until(lambda: counter.now(payment), lambda _: bool(shop.charged()))
    assert shop.journal()[0].state is not State.PAID
    with shop.open() as counter:
        assert counter.until_over(payment).state is State.PAID
    assert shop.charged() == [(payment.out_trade_no, 1250)]


def test_a_new_till_goes_on_with_a_qr_code_that_is_paid_meanwhile(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.shown()
    shop.gateway.phone.pay(payment.qrcode)
    with shop.open() as counter:
        assert counter.until_over(payment).state is State.PAID


def test_a_till_that_is_closed_at_once_either_sent_or_did_not(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan())
    with shop.open() as counter:
        ended = counter.until_over(payment)
    assert (ended.state is State.PAID) == (len(shop.charged()) == 1)


# --- refunds ---


def test_refunds_whole_in_part_and_never_above_the_limit(shop: Shop) -> None:
    with shop.open() as counter:
        whole, parts = counter.sold(scan()), counter.sold(scan(minor=1000))
        assert counter.refunded(whole).state is RefundState.REFUNDED
        assert counter.refunded(parts, 300).state is RefundState.REFUNDED
        with pytest.raises(BadInput, match=r"Only HKD 7\.00"):
            counter.refunded(parts, 701)
        assert counter.refunded(parts).intent.amount == hkd(700)
        with pytest.raises(BadInput, match="nothing is left"):
            counter.refunded(parts)
    given = [row.txamt for row in shop.gateway.phone.ledger() if row.order_type == "refund"]
    assert given == [1250, 300, 700]


@pytest.mark.parametrize(
    ("story", "state"),
    [("74", RefundState.REFUNDED), ("75", RefundState.REFUSED), ("76", RefundState.REFUNDED)],
)
def test_slow_refused_and_lost_refunds_end_as_the_gateway_says(shop: Shop, story: str, state: RefundState) -> None:
    with shop.open() as counter:
        assert counter.refunded(counter.sold(scan(story))).state is state
    rows = [row for row in shop.gateway.phone.ledger() if row.order_type == "refund" and row.respcd == "0000"]
    assert len(rows) == (state is RefundState.REFUNDED)


def test_a_refund_in_part_that_the_wallet_does_not_take_leaves_the_whole(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan("77"))
        assert counter.refunded(payment, 100).state is RefundState.REFUSED
        assert counter.refunded(payment).state is RefundState.REFUNDED


def test_money_that_arrives_after_the_cancel_raises_the_alarm_until_it_is_refunded(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.begin(scan("67"))
        counter.until_state(payment, State.WAITING)
        counter.cancel(payment)
        assert counter.until_over(payment).state is State.CANCELLED
        assert counter.until_state(payment, State.PAID_LATE).alarm
        counter.refunded(payment)
        assert counter.now(payment).settled is Settlement.REFUNDED


def test_the_alarm_of_a_taken_back_success_is_told(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan("68"))
        assert payment.state is State.PAID
        disputed = counter.until_state(payment, State.DISPUTED)
        assert counter.till.settle(payment.out_trade_no, Settlement.KEPT).result(PATIENCE_S).settled is Settlement.KEPT
    assert shop.journal() == [replace(disputed, settled=Settlement.KEPT)]
