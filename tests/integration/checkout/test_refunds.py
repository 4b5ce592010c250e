"""Refunds over real HTTP: lost answers, another till at the same payment, too soon after one another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pos_app.checkout.till_commands import answer
from pos_app.domain.answers import NoAnswer, RefundAnswer
from pos_app.domain.payment import Payment
from pos_app.domain.refund import REFUND_FINAL, Refund, RefundState
from pos_app.domain.returning import left_to_refund
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import BadInput
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.orders import Credentials, RefundOrder
from tests.integration.checkout.shop import PATIENCE_S, Counter, Shop, hkd, scan


def given_back(shop: Shop) -> list[tuple[str, int]]:
    """What the gateway gave back: number and minor units."""
    rows = shop.gateway.phone.ledger()
    return [(row.out_trade_no, row.txamt) for row in rows if row.order_type == "refund" and row.respcd == "0000"]


def begun(counter: Counter, payment: Payment, minor: int | None = None) -> Refund:
    amount = None if minor is None else hkd(minor)
    return counter.till.refund(payment.out_trade_no, amount).result(PATIENCE_S)


def now(counter: Counter, refund: Refund) -> Refund:
    found = counter.till.refund_record(refund.out_trade_no).result(PATIENCE_S)
    assert found is not None
    return found


def left(counter: Counter, payment: Payment) -> int:
    refunds = counter.till.refunds_of(payment.out_trade_no).result(PATIENCE_S)
    return left_to_refund(counter.now(payment), refunds).minor


class OtherTill:
    """Another till of the merchant, which refunds the same payments under numbers of its own."""

    def __init__(self, client: GatewayClient) -> None:
        self._client = client

    def refund(self, payment: Payment, minor: int) -> RefundAnswer | NoAnswer:
        order = RefundOrder(payment.syssn, f"R-other-{minor}", minor, "2026-11-23 12:00:00")
        return self._client.refund(order, lambda: True)


@contextmanager
def other_till(shop: Shop) -> Iterator[OtherTill]:
    gateway = shop.gateway
    credentials = Credentials(Secret(gateway.app_code), Secret(gateway.client_key), gateway.mchid)
    client = GatewayClient(gateway.url, credentials)
    try:
        yield OtherTill(client)
    finally:
        client.close()


# --- lost answers ---


def test_a_lost_answer_to_a_refund_that_arrived_is_found_and_nothing_is_sent_again(shop: Shop) -> None:
    with shop.open() as counter:
        refund = counter.refunded(counter.sold(scan("76")), 500)
    assert (refund.state, refund.again_at) == (RefundState.REFUNDED, 0)
    assert given_back(shop) == [(refund.out_trade_no, 500)]


def test_a_refund_that_never_arrived_is_offered_and_goes_again_under_its_number(shop: Shop) -> None:
    with shop.open() as counter:
        payment = counter.sold(scan("78"))
        refund = begun(counter, payment, 500)
        with pytest.raises(BadInput, match="on its way"):
            counter.till.send_again(refund.out_trade_no).result(PATIENCE_S)
        counter.until(lambda: now(counter, refund), lambda seen: seen.may_send_again)
        assert left(counter, payment) == 750
        assert given_back(shop) == []
        counter.till.send_again(refund.out_trade_no).result(PATIENCE_S)
        ended = counter.until(lambda: now(counter, refund), lambda seen: seen.state is RefundState.REFUNDED)
    assert ended.again_at > ended.sent_at
    assert given_back(shop) == [(refund.out_trade_no, 500)]


def test_the_offer_survives_a_restart_of_the_till(shop: Shop) -> None:
    with shop.open() as counter:
        refund = begun(counter, counter.sold(scan("78")), 500)
        counter.until(lambda: now(counter, refund), lambda seen: seen.may_send_again)
    with shop.open() as counter:
        counter.until(lambda: now(counter, refund), lambda seen: seen.may_send_again and not seen.asking)
        counter.till.send_again(refund.out_trade_no).result(PATIENCE_S)
        counter.until(lambda: now(counter, refund), lambda seen: seen.state is RefundState.REFUNDED)
    assert given_back(shop) == [(refund.out_trade_no, 500)]


# --- another till ---


def test_what_another_till_gave_back_is_known_before_anything_is_sent(shop: Shop) -> None:
    with shop.open() as counter, other_till(shop) as other:
        payment = counter.sold(scan(minor=1000))
        counter.until(lambda: counter.now(payment), lambda seen: seen.confirmed)
        other.refund(payment, 600)
        refund = counter.refunded(payment)
        assert (refund.state, refund.left) == (RefundState.NOT_SENT, hkd(400))
        assert left(counter, payment) == 400
        assert counter.refunded(payment).state is RefundState.REFUNDED
    assert [minor for _, minor in given_back(shop)] == [600, 400]


def test_a_payment_that_another_till_gave_back_whole_is_not_refunded_again(shop: Shop) -> None:
    with shop.open() as counter, other_till(shop) as other:
        payment = counter.sold(scan(minor=1000))
        other.refund(payment, 1000)
        assert counter.refunded(payment).left == hkd(0)
        with pytest.raises(BadInput, match="nothing is left"):
            counter.refunded(payment)
    assert [minor for _, minor in given_back(shop)] == [1000]


def test_two_tills_at_the_same_moment_never_give_back_more_than_was_paid(shop: Shop) -> None:
    with shop.open() as counter, other_till(shop) as other:
        payment = counter.sold(scan(minor=1000))
        refund = begun(counter, payment, 700)
        theirs = other.refund(payment, 600)
        ended = counter.until(lambda: now(counter, refund), lambda seen: seen.state in REFUND_FINAL)
    assert isinstance(theirs, RefundAnswer)
    assert sum(minor for _, minor in given_back(shop)) == (700 if ended.state is RefundState.REFUNDED else 600)


def test_a_refund_too_soon_after_another_tills_goes_by_itself_when_qfpay_is_free(shop: Shop) -> None:
    with shop.open() as counter, other_till(shop) as other:
        payment = counter.sold(scan(minor=1000))
        other.refund(payment, 300)
        refund = counter.refunded(payment, 200)
        assert (refund.state, refund.retries > 0) == (RefundState.REFUNDED, True)
    assert [minor for _, minor in given_back(shop)] == [300, 200]


# --- the command line's words ---


def asked(counter: Counter, do: str, refund: Refund, **particulars: object) -> dict[str, object]:
    """The result of a command about a refund."""
    *_, result = answer(counter.till, {"do": do, "number": refund.out_trade_no, **particulars})
    return result


def test_a_command_that_follows_a_lost_refund_ends_when_a_person_must_decide(shop: Shop) -> None:
    with shop.open() as counter:
        refund = begun(counter, counter.sold(scan("78")), 500)
        counter.until(lambda: now(counter, refund), lambda seen: seen.may_send_again)
        result = asked(counter, "follow", refund)
        assert (result["exit"], result["state"], result["may_send_again"]) == (4, "checking", True)
        assert "takes a number only once" in str(result["message"])
        assert f"refund {refund.out_trade_no} --again" in str(result["note"])

        result = asked(counter, "refund", refund, again=True)
        assert (result["exit"], result["state"], result["may_send_again"]) == (0, "refunded", False)
        result = asked(counter, "refund", refund, again=True)
        assert (result["exit"], "nothing to send again" in str(result["error"])) == (2, True)


def test_a_refund_that_is_too_much_is_told_what_is_left_once_qfpay_tells(shop: Shop) -> None:
    with shop.open() as counter, other_till(shop) as other:
        payment = counter.sold(scan(minor=1000))
        other.refund(payment, 600)
        _hide(shop, "R-other-600", 10**12)
        refund = counter.refunded(payment, 700)
        assert (refund.state, refund.respcd) == (RefundState.REFUSED, "1272")
        result = asked(counter, "query", refund)
        assert (result["exit"], "note" in result) == (3, False)
        _hide(shop, "R-other-600", 0)
        assert "HKD 4.00" in str(asked(counter, "query", refund)["note"])


def _hide(shop: Shop, number: str, until: float) -> None:
    """QFPay's queries do not find this transaction before then."""
    trade = shop.gateway._trade
    with trade.turn():
        row = trade.ledger.by_out_trade_no(number)
        assert row is not None
        row.visible_at = until
        trade.ledger.save(row)
