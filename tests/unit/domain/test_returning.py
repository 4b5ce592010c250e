"""What is left of a payment: paid, less ours, less what QFPay's rows show of others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.domain.answers import QueryAnswer, TransactionRow
from pos_app.domain.payment import AskPressed, Payment, Queried, State
from pos_app.domain.refund import HOLDS_MONEY, Refund, RefundState
from pos_app.domain.returning import left_to_refund, returned_elsewhere, whole_only, with_refunds_seen
from tests.unit.domain.builders import (
    NOW,
    REFUND_NUMBER,
    SYSSN,
    after,
    declined,
    found,
    hkd,
    paid,
    refund_intent,
    refund_row,
    refund_sent,
    row,
)


def back(minor: int, number: str = "R-another-till", **changed: Any) -> TransactionRow:
    """A refund of the payment at QFPay."""
    return refund_row(**({"out_trade_no": number, "syssn": f"s-{number}", "origssn": SYSSN, "txamt": minor} | changed))


def seen(*rows: TransactionRow, payment: Payment | None = None) -> Payment:
    """The payment after a query that found these rows beside its own."""
    return after(payment or paid(), AskPressed(NOW), Queried(NOW, found(row(cancel=5), *rows)))


def ours(state: RefundState, minor: int = 1000) -> Refund:
    return refund_sent().but(state=state, intent=replace(refund_intent(), amount=hkd(minor)))


def test_refunds_of_others_are_learned_from_any_query_of_the_payment() -> None:
    payment = seen(back(500))

    assert (payment.state, payment.returned, payment.refund_rows) == (State.PAID, "partly", (back(500),))
    assert (returned_elsewhere(payment, []), left_to_refund(payment, [])) == (500, hkd(750))


def test_later_answer_without_the_rows_forgets_nothing_and_a_newer_row_counts() -> None:
    payment = seen(back(500, respcd="1145"), back(100, "R-portal"))
    assert returned_elsewhere(payment, []) == 600

    payment = seen(back(500, respcd="1269"), payment=payment)
    assert returned_elsewhere(payment, []) == 100


@pytest.mark.parametrize(
    "changed", [{"order_type": "payment"}, {"origssn": "other"}, {"origssn": ""}, {"respcd": "1269"}, {"txamt": None}]
)
def test_what_is_no_refund_of_the_payment_takes_nothing(changed: dict[str, Any]) -> None:
    assert left_to_refund(seen(back(500, **changed)), []) == hkd(1250)


@pytest.mark.parametrize("state", sorted(HOLDS_MONEY))
def test_our_own_refund_is_counted_once(state: RefundState) -> None:
    refund = ours(state, 1000)

    assert left_to_refund(seen(back(1000, REFUND_NUMBER)), [refund]) == hkd(250)
    nameless = seen(back(1000, "", syssn="r1"))
    assert left_to_refund(nameless, [refund.but(syssn="r1")]) == hkd(250)


def test_refund_that_we_hold_for_refused_and_qfpay_for_done_counts() -> None:
    assert left_to_refund(seen(back(1000, REFUND_NUMBER)), [ours(RefundState.REFUSED)]) == hkd(250)


def test_nothing_is_left_of_what_went_back_whole_and_never_less_than_nothing() -> None:
    assert left_to_refund(paid().but(returned="whole"), []) == hkd(0)
    assert left_to_refund(seen(back(1000)), [ours(RefundState.REFUNDED)]) == hkd(0)


def test_rows_without_a_known_payment_or_in_a_failed_query_are_not_taken() -> None:
    assert with_refunds_seen(paid().but(syssn=""), found(back(500, origssn=""))).refund_rows == ()
    failed = QueryAnswer("1100", "", (back(500),))
    assert with_refunds_seen(paid(), failed) == paid()
    assert after(declined(), AskPressed(NOW), Queried(NOW, found(back(500)))).refund_rows == ()


@pytest.mark.parametrize("respcd", ["1270", "1271"])
def test_refused_part_teaches_that_only_the_whole_goes_back(respcd: str) -> None:
    assert not whole_only(paid(), [ours(RefundState.REFUSED), ours(RefundState.REFUNDED).but(respcd=respcd)])
    assert whole_only(paid(), [ours(RefundState.REFUSED).but(respcd=respcd)])
