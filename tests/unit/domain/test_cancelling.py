"""A cancel is a request: which verb is called, when, how often, and that only a query says what became of it."""

from __future__ import annotations

import pytest

from pos_app.domain.answers import CancelAnswer, NoAnswer, QueryAnswer
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import (
    Answered,
    AskPressed,
    CancelAnswered,
    CancelBy,
    CancelFailed,
    CancelPressed,
    Event,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    SendCancel,
    SendQuery,
    State,
    Ticked,
    Unanswered,
    WithdrawPermit,
)
from pos_app.domain.schedule import CANCEL_TRIES, HOUR, MINUTE, SECOND, next_due
from tests.unit.domain.builders import (
    ALIPAY_QR,
    ALIPAY_SCAN,
    DETECTED_SCAN,
    FPS_QR,
    LOST,
    NEVER_LEFT,
    NOW,
    PAYME_QR,
    PAYME_SCAN,
    WECHAT_QR,
    after,
    answer,
    asked,
    cancelling,
    checking,
    effects,
    found,
    in_state,
    paid,
    row,
    sent,
    showing,
    waiting,
)

DONE = CancelAnswer("0000", syssn="c1", orig_syssn="s1")
SOON = NOW + 26 * SECOND


def sends(payment: Payment, event: Event) -> list[Verb]:
    return [effect.verb for effect in effects(payment, event) if isinstance(effect, SendCancel)]


def answered(payment: Payment, at: int, respcd: str = "0000", verb: Verb = Verb.REVERSAL) -> Payment:
    return after(payment, CancelAnswered(at, verb, CancelAnswer(respcd)))


# --- pressing ---


def test_cancel_before_the_answer_withdraws_the_permit_and_waits_for_the_call() -> None:
    pressed = effects(sent(), CancelPressed(NOW + SECOND))

    assert WithdrawPermit() in pressed
    assert SendQuery() not in pressed
    assert sends(sent(), CancelPressed(NOW + SECOND)) == []
    assert after(sent(), CancelPressed(NOW + SECOND)).state is State.CANCELLING


def test_cancel_that_was_fast_enough_means_not_sent() -> None:
    assert after(sent(), CancelPressed(NOW + 1), Unanswered(NOW + 2, NEVER_LEFT)).state is State.NOT_SENT


def test_cancel_after_the_answer_asks_at_once() -> None:
    pressed = effects(waiting(), CancelPressed(NOW + 30 * SECOND))

    assert WithdrawPermit() not in pressed
    assert pressed.index(SendCancel(Verb.REVERSAL)) < pressed.index(SendQuery())


@pytest.mark.parametrize(("code", "verb"), [(WECHAT_QR, Verb.CLOSE), (ALIPAY_QR, Verb.REVERSAL)])
def test_qr_code_disappears_and_its_verb_is_called_at_once(code: str, verb: Verb) -> None:
    assert sends(showing(code), CancelPressed(NOW + 2 * SECOND)) == [verb]
    assert after(showing(code), CancelPressed(NOW + 2 * SECOND)).state is State.CANCELLING


@pytest.mark.parametrize("payment", [waiting(PAYME_SCAN), waiting(DETECTED_SCAN), showing(FPS_QR), showing(PAYME_QR)])
def test_pay_type_without_a_verb_is_watched_to_its_end(payment: Payment) -> None:
    pressed = after(payment, CancelPressed(NOW + 30 * SECOND))

    assert (pressed.state, pressed.cancel_at, pressed.cancel_calling) == (State.CANCELLING, None, False)
    assert sends(payment, CancelPressed(NOW + 30 * SECOND)) == []


def test_pressing_again_asks_again_and_calls_nothing_twice() -> None:
    pressed = after(cancelling(), QueryFailed(NOW + 27 * SECOND, LOST))

    assert SendQuery() in effects(pressed, CancelPressed(NOW + 28 * SECOND))
    assert sends(pressed, CancelPressed(NOW + 28 * SECOND)) == []


def test_pressing_makes_the_clocks_cancel_the_cashiers() -> None:
    by_clock = after(waiting(), Ticked(NOW + MINUTE))

    assert (by_clock.cancel_by, after(by_clock, CancelPressed(NOW + 61 * SECOND)).cancel_by) == (
        CancelBy.CLOCK,
        CancelBy.CASHIER,
    )


def test_lost_qr_answer_is_closed_in_the_background() -> None:
    event = Unanswered(NOW + 30 * SECOND, LOST)

    assert sends(sent(ALIPAY_QR), event) == [Verb.REVERSAL]
    assert SendQuery() in effects(sent(ALIPAY_QR), event)
    assert after(sent(ALIPAY_QR), event).cancel_by is CancelBy.LOST_ANSWER


@pytest.mark.parametrize("respcd", ["1205", "1143", "9999", "1181"])
def test_qr_answer_without_a_qr_code_is_a_lost_one(respcd: str) -> None:
    lost = after(sent(ALIPAY_QR), Answered(NOW + SECOND, answer(respcd)))

    assert (lost.state, lost.cancel_by, lost.qrcode) == (State.CANCELLING, CancelBy.LOST_ANSWER, "")


# --- answers ---


@pytest.mark.parametrize("respcd", ["0000", "1142", "1263", "1143", "1136", "1260", "1150", "1241"])
def test_whatever_a_cancel_claims_a_query_decides(respcd: str) -> None:
    told = answered(cancelling(), SOON, respcd)

    assert (told.state, told.cancel_answered, told.asking) == (State.CANCELLING, True, True)
    assert after(told, Queried(SOON + 1, found(row()))).state is State.PAID
    assert after(told, Queried(SOON + 1, found(row(cancel=1)))).state is State.CANCELLED
    assert after(told, Queried(SOON + 1, found(row("1263")))).state is State.CANCELLED
    assert after(told, Queried(SOON + 1, found(row("1143")))).state is State.CANCELLING


def test_cancel_never_brings_its_own_number() -> None:
    told = after(cancelling(), CancelAnswered(SOON, Verb.REVERSAL, DONE))

    assert told.syssn == cancelling().syssn


@pytest.mark.parametrize("respcd", ["1101", "1161", "1297", "9999", "", "1100", "2011"])
def test_cancel_that_was_not_heard_is_repeated(respcd: str) -> None:
    told = answered(cancelling(), SOON, respcd)

    assert (told.cancel_answered, told.cancel_at) == (False, SOON + 15 * SECOND)
    assert sends(told, Ticked(SOON + 15 * SECOND)) == [Verb.REVERSAL]


def test_cancel_without_an_answer_is_repeated_with_growing_pauses() -> None:
    payment, at = cancelling(), SOON
    for pause in (15, 30, 60, 120, 240, 480, 600, 600):
        payment = after(payment, CancelFailed(at, Verb.REVERSAL, LOST))
        assert payment.cancel_at == at + pause * SECOND
        assert SendQuery() in effects(cancelling(), CancelFailed(at, Verb.REVERSAL, LOST))
        at = payment.cancel_at
        payment = after(payment, Ticked(at))
        assert payment.cancel_calling


@pytest.mark.parametrize(("asked_s", "waited_s"), [(1, 15), (40, 40), (10**9, 600)])
def test_cancel_that_met_the_merchants_limit_waits_as_long_as_it_was_asked_to(asked_s: int, waited_s: int) -> None:
    limit = NoAnswer(True, "http_429", 429, asked_s)
    payment = after(cancelling(), CancelFailed(SOON, Verb.REVERSAL, limit))

    assert payment.cancel_at == SOON + waited_s * SECOND


def test_cancel_that_left_the_order_open_is_repeated_a_few_times() -> None:
    payment, at, tries = cancelling(), SOON, 1
    while True:
        payment = asked(answered(payment, at), at + SECOND, found(row("1143")))
        if payment.cancel_at is None:
            break
        assert payment.cancel_at == at + SECOND + 15 * SECOND * 2 ** (tries - 1)
        at, tries = payment.cancel_at, tries + 1
        payment = after(payment, Ticked(at))
        assert payment.cancel_calling
    assert tries == CANCEL_TRIES


def test_cancel_is_not_planned_while_one_is_in_the_air_or_due() -> None:
    in_the_air = asked(cancelling(), SOON, found(row("1143")))
    planned = answered(cancelling(), SOON, "1101")

    assert in_the_air.cancel_at is None
    assert asked(planned, SOON + SECOND, found(row("1143"))).cancel_at == planned.cancel_at


def test_query_that_failed_plans_no_cancel() -> None:
    told = answered(cancelling(), SOON)

    assert asked(told, SOON + SECOND, QueryAnswer("1108")).cancel_at is None


@pytest.mark.parametrize("respcd", ["1103", "1104", "1105", "1106", "1107", "1203", "1250"])
def test_verb_that_is_refused_makes_room_for_the_other_once_and_then_for_queries(respcd: str) -> None:
    refused = CancelAnswered(SOON, Verb.REVERSAL, CancelAnswer(respcd))
    other = after(cancelling(), refused)
    neither = answered(other, SOON + SECOND, respcd, Verb.CLOSE)

    assert sends(cancelling(), refused) == [Verb.CLOSE]
    assert other.cancel_answered is False
    assert (neither.cancel_at, neither.cancel_answered) == (None, True)
    assert asked(neither, SOON + 2 * SECOND, found(row("1143"))).cancel_at is None
    assert sends(neither, CancelPressed(SOON + 3 * SECOND)) == []


def test_other_verb_is_the_one_that_is_repeated() -> None:
    other = after(cancelling(), CancelAnswered(SOON, Verb.REVERSAL, CancelAnswer("1104")))
    failed = after(other, CancelFailed(SOON + SECOND, Verb.CLOSE, LOST))

    assert failed.cancel_at is not None
    assert sends(failed, Ticked(failed.cancel_at)) == [Verb.CLOSE]


def test_late_answer_to_a_verb_that_was_given_up_calls_nothing() -> None:
    neither = cancelling().but(verbs_refused=(Verb.REVERSAL, Verb.CLOSE))
    late = after(neither, CancelFailed(SOON, Verb.REVERSAL, LOST))

    assert late.cancel_at is not None
    assert sends(late, Ticked(late.cancel_at)) == []
    assert after(late, Ticked(late.cancel_at)).cancel_at is None


# --- WeChat's five minutes ---


def closing_wechat(respcd: str) -> Payment:
    pressed = after(showing(WECHAT_QR), CancelPressed(NOW + 10 * SECOND))
    return answered(pressed, NOW + 11 * SECOND, respcd, Verb.CLOSE)


@pytest.mark.parametrize("respcd", ["0000", "1147", "1104", "1107"])
def test_young_wechat_order_is_closed_again_whatever_the_first_close_was_told(respcd: str) -> None:
    closed = closing_wechat(respcd)

    assert (closed.cancel_at, closed.cancel_answered) == (NOW + 5 * MINUTE, True)
    assert sends(after(closed, QueryFailed(NOW + 12 * SECOND, LOST)), Ticked(NOW + 5 * MINUTE)) == [Verb.CLOSE]


def test_young_wechat_order_whose_close_was_not_heard_is_closed_sooner() -> None:
    assert closing_wechat("1100").cancel_at == NOW + 26 * SECOND


def test_old_wechat_order_may_be_refused_its_verb() -> None:
    old = after(closing_wechat("1147"), Ticked(NOW + 5 * MINUTE))

    assert sends(old, CancelAnswered(NOW + 5 * MINUTE + 1, Verb.CLOSE, CancelAnswer("1104"))) == [Verb.REVERSAL]


# --- 800008 ---


def test_wallet_that_is_detected_during_the_cancel_lends_its_verb() -> None:
    pressed = after(waiting(DETECTED_SCAN), CancelPressed(NOW + 30 * SECOND))
    detected = after(pressed, Queried(NOW + 31 * SECOND, found(row("1143", pay_type="800108"))))

    assert pressed.cancel_at is None
    assert detected.cancel_at == NOW + 31 * SECOND
    assert sends(detected, Ticked(NOW + 31 * SECOND)) == [Verb.REVERSAL]


@pytest.mark.parametrize(
    ("pay_type", "verb"), [("800208", Verb.REVERSAL), ("805808", None), ("999999", None), ("", None)]
)
def test_verb_of_a_detected_wallet_is_that_of_its_pay_type(pay_type: str, verb: Verb | None) -> None:
    assert after(sent(DETECTED_SCAN), Answered(NOW + 1, answer("1143", pay_type=pay_type))).cancel_verb is verb


def test_pay_type_that_comes_back_changes_no_other_verb() -> None:
    assert after(sent(PAYME_SCAN), Answered(NOW + 1, answer("1143", pay_type="800108"))).cancel_verb is None


# --- after the outcome, and across a start ---


@pytest.mark.parametrize("state", [State.SENT, State.WAITING, State.CHECKING, State.DECLINED, State.NEEDS_ATTENTION])
def test_end_of_a_cancel_that_is_not_wanted_any_more_only_ends_it(state: State) -> None:
    payment = in_state(state).but(cancel_calling=True)

    for event in (CancelAnswered(SOON, Verb.REVERSAL, DONE), CancelFailed(SOON, Verb.REVERSAL, LOST)):
        assert after(payment, event) == payment.but(cancel_calling=False, cancel_ended_at=SOON)


@pytest.mark.parametrize("ended", [CancelAnswered, CancelFailed])
def test_a_row_asked_for_before_the_cancel_ended_does_not_confirm_the_payment(ended: type) -> None:
    event = ended(SOON + SECOND, Verb.REVERSAL, DONE if ended is CancelAnswered else LOST)
    asking = after(cancelling(), AskPressed(SOON))
    met = after(asking, event, Queried(SOON + 2 * SECOND, found(row())))

    assert (met.state, met.confirmed) == (State.PAID, False)
    assert next_due(met) is not None
    assert asked(met, SOON + 9 * SECOND, found(row())).confirmed


def test_cancel_that_ends_after_the_payment_may_have_given_the_money_back() -> None:
    met = asked(cancelling(), SOON, found(row()))
    event = CancelAnswered(SOON + SECOND, Verb.REVERSAL, DONE)

    assert (met.state, met.confirmed) == (State.PAID, False)
    assert SendQuery() in effects(met, event)
    unsure = after(met, event, QueryFailed(SOON + 2 * SECOND, LOST))
    assert next_due(unsure) is not None
    back = asked(unsure, SOON + 9 * SECOND, found(row(cancel=1)))
    assert (back.state, back.returned, back.confirmed) == (State.PAID, "whole", True)


def test_payment_whose_only_evidence_is_its_confirmation_keeps_it() -> None:
    met = asked(cancelling().but(syssn=""), SOON, found(row(syssn="")))

    assert after(met, CancelFailed(SOON + SECOND, Verb.REVERSAL, LOST)).confirmed


def test_cancel_in_the_air_at_a_crash_is_called_again() -> None:
    assert sends(cancelling(), Restarted(NOW + HOUR)) == [Verb.REVERSAL]
    assert SendQuery() in effects(cancelling(), Restarted(NOW + HOUR))


def test_cancel_that_was_planned_before_a_crash_is_kept() -> None:
    planned = after(waiting(), CancelPressed(NOW + 2 * SECOND))
    restarted = after(planned, Restarted(NOW + HOUR))

    assert sends(restarted, Ticked(NOW + HOUR + 14 * SECOND)) == []
    assert sends(restarted, Ticked(NOW + HOUR + 15 * SECOND)) == [Verb.REVERSAL]


def test_cancel_in_the_air_at_a_crash_of_a_paid_payment_is_a_reason_to_ask() -> None:
    met = asked(cancelling(), SOON, found(row()))

    assert SendQuery() in effects(met, Restarted(NOW + HOUR))
    assert SendQuery() not in effects(paid(), Restarted(NOW + 2 * SECOND))


def test_payment_call_lost_at_a_crash_cancels_a_scan_by_the_clock_and_a_qr_code_at_once() -> None:
    assert after(sent(ALIPAY_SCAN), Restarted(NOW + HOUR)).state is State.CHECKING
    assert sends(sent(WECHAT_QR), Restarted(NOW + HOUR)) == [Verb.CLOSE]
    assert sends(checking(), Restarted(NOW + 40 * SECOND)) == []
