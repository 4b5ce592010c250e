"""Documents, sentences and exit codes of payments and refunds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_app.checkout.ordering import make_intent, make_refund_intent
from pos_app.checkout.telling import (
    REFUND_SENTENCES,
    SENTENCES,
    cancel_exit_code,
    exit_code,
    payment_document,
    refund_document,
    refund_exit_code,
)
from pos_app.domain.payment import ALARMS, Payment, Settlement, State
from pos_app.domain.refund import Refund, RefundState, begin_refund
from pos_app.domain.transitions import begin
from tests.unit.checkout.counter import NOON, Clock, hkd, row_of_refund, scan, shop


def payment(state: State = State.PAID, **particulars: object) -> Payment:
    return begin(make_intent(scan(), shop(), Clock()), NOON).but(state=state, syssn="20261", **particulars)


def refund(state: RefundState, minor: int = 500) -> Refund:
    return begin_refund(make_refund_intent(payment(), hkd(minor), [], shop(), Clock()), NOON).but(state=state)


def test_every_state_has_a_sentence() -> None:
    assert SENTENCES.keys() == set(State)
    assert REFUND_SENTENCES.keys() == set(RefundState)


@pytest.mark.parametrize("state", [State.SENT, State.WAITING, State.CHECKING, State.CANCELLING, State.NEEDS_ATTENTION])
def test_whatever_is_not_known_says_do_not_charge_again_and_exits_with_4(state: State) -> None:
    assert "do not charge again" in str(SENTENCES[state]).lower()
    assert exit_code(payment(state)) == 4
    assert cancel_exit_code(payment(state)) == 4


@pytest.mark.parametrize("state", sorted(ALARMS))
def test_an_alarm_says_what_to_do_until_it_is_settled(state: State) -> None:
    assert "`pos-app settle`" in str(payment_document(payment(state), [])["message"])
    for how in Settlement:
        settled = payment_document(payment(state, settled=how), [])
        assert str(settled["message"]).endswith("nothing is left to do.")
        assert (settled["settled"], "pos-app" in str(settled["message"])) == (how, False)


def test_nobody_knows_but_a_manager_may() -> None:
    assert "`pos-app verdict`" in str(SENTENCES[State.NEEDS_ATTENTION])


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.PAID, "Paid."),
        (State.CANCELLED, "Not paid."),
        (State.EXPIRED, "Not paid."),
        (State.DISPUTED, "QFPay says now that it was not paid."),
    ],
)
def test_what_a_person_said_is_marked_with_the_reason(state: State, said: str) -> None:
    document = payment_document(payment(state, verdict_reason="seen in the portal"), [])
    assert str(document["message"]).startswith(f"{said} Closed by a person: seen in the portal")
    assert document["verdict_reason"] == "seen in the portal"
    assert payment_document(payment(), [])["verdict_reason"] == ""


@pytest.mark.parametrize("state", [State.DECLINED, State.CANCELLED, State.EXPIRED, State.NOT_SENT])
def test_unpaid_is_3_for_a_payment_and_the_aim_of_a_cancel(state: State) -> None:
    assert exit_code(payment(state)) == 3
    assert cancel_exit_code(payment(state)) == 0


@pytest.mark.parametrize("state", [State.PAID, State.PAID_LATE, State.DISPUTED])
def test_paid_is_0_for_a_payment_and_against_the_aim_of_a_cancel(state: State) -> None:
    assert exit_code(payment(state)) == 0
    assert cancel_exit_code(payment(state)) == 6


def test_paid_twice_is_against_every_aim() -> None:
    assert exit_code(payment(State.PAID_TWICE)) == 6
    assert cancel_exit_code(payment(State.PAID_TWICE)) == 6


@pytest.mark.parametrize(
    ("state", "code"),
    [(RefundState.REFUNDED, 0), (RefundState.REFUSED, 3), (RefundState.NOT_SENT, 3)]
    + [(state, 4) for state in (RefundState.CREATED, RefundState.SENT, RefundState.PROCESSING, RefundState.CHECKING)],
)
def test_exit_codes_of_refunds(state: RefundState, code: int) -> None:
    assert refund_exit_code(refund(state)) == code


def test_a_payments_document_has_what_scripts_rely_on() -> None:
    document = payment_document(payment(respcd="0000"), [])
    promised = {
        "out_trade_no", "syssn", "state", "respcd", "message", "amount", "currency", "pay_type", "wallet", "refunded",
    }  # fmt: skip
    assert promised <= document.keys()
    assert (document["amount"], document["currency"], document["state"]) == (1250, "HKD", "paid")
    assert (document["wallet"], document["pay_type"], document["message"]) == ("alipay", "800108", "Paid.")


def test_refunded_counts_what_is_done_and_pending_what_is_under_way() -> None:
    refunds = [refund(RefundState.REFUNDED), refund(RefundState.PROCESSING, 300), refund(RefundState.REFUSED, 400)]
    document = payment_document(payment(), refunds)
    assert (document["refunded"], document["refund_pending"]) == (500, 300)


def test_money_that_went_back_outside_the_till_is_refunded_too() -> None:
    assert payment_document(payment(returned="whole"), [])["refunded"] == 1250


def test_a_refusal_says_why_and_what_to_do() -> None:
    message = str(payment_document(payment(State.DECLINED, respcd="1201"), [])["message"])
    assert message.startswith("Not paid. ")
    assert "balance" in message


def test_a_refunds_document_names_its_payment() -> None:
    document = refund_document(refund(RefundState.REFUNDED))
    assert str(document["out_trade_no"]).startswith("R")
    assert str(document["payment"]).startswith("P")
    assert (document["amount"], document["state"], document["message"]) == (500, "refunded", "Refunded.")


def offered() -> Refund:
    missing = (NOON, NOON + 1, NOON + 300_000)
    return refund(RefundState.CHECKING).but(sent_at=NOON, missing=missing, respcd="1264")


def test_a_refund_that_may_be_sent_again_says_so_and_why_that_is_safe() -> None:
    document = refund_document(offered())
    assert document["may_send_again"] is True
    assert "a number only once" in str(document["message"])
    assert refund_document(refund(RefundState.CHECKING))["may_send_again"] is False


def test_a_refund_without_an_answer_for_a_week_sends_to_the_portal() -> None:
    silent = refund(RefundState.CHECKING).but(sent_at=NOON, asked_at=NOON + 8 * 24 * 3_600_000)
    assert "portal" in str(refund_document(silent)["message"])
    assert refund_exit_code(silent) == 4


def test_a_refund_that_waits_for_an_earlier_one_says_that_it_goes_by_itself() -> None:
    assert "by itself" in str(refund_document(refund(RefundState.PROCESSING).but(respcd="1264"))["message"])


@pytest.mark.parametrize(("left", "words"), [(250, "HKD 2.50 is left"), (0, "nothing is left")])
def test_a_refund_that_another_till_forestalled_says_what_is_left(left: int, words: str) -> None:
    message = str(refund_document(refund(RefundState.NOT_SENT).but(left=hkd(left)))["message"])
    assert message.startswith("Nothing was sent")
    assert words in message


def test_a_refused_refund_is_told_in_the_words_of_a_refund() -> None:
    message = str(refund_document(refund(RefundState.REFUSED).but(respcd="1271"))["message"])
    assert message == (
        "QFPay refused the refund. No money moved. Of this payment only the whole is given back. "
        "Refund the whole payment instead of a part."
    )


def test_what_others_gave_back_is_refunded_too() -> None:
    row = replace(row_of_refund("R-other", 400), origssn="20261")
    assert payment_document(payment(refund_rows=(row,)), [refund(RefundState.REFUNDED)])["refunded"] == 900
