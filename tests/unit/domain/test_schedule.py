"""The times of the design: when a payment wants the clock, and that it never wants it in vain."""

from __future__ import annotations

import pytest

from pos_app.domain import schedule
from pos_app.domain.answers import QueryAnswer
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import (
    AlarmSettled,
    Answered,
    AskPressed,
    CancelBy,
    CancelPressed,
    Dispatched,
    Payment,
    Queried,
    QueryFailed,
    SendCancel,
    SendQuery,
    Settlement,
    State,
    Ticked,
    Unanswered,
    Wait,
)
from pos_app.domain.schedule import HOUR, MINUTE, SECOND, next_due, poll_interval
from pos_app.domain.transitions import begin
from tests.unit.domain.builders import (
    ALIPAY_QR,
    ALIPAY_SCAN,
    DETECTED_SCAN,
    FPS_QR,
    LOST,
    NEVER_LEFT,
    NOTHING,
    NOW,
    PAYME_SCAN,
    WECHAT_QR,
    WECHAT_SCAN,
    after,
    answer,
    asked,
    cancelling,
    checking,
    declined,
    effects,
    found,
    in_state,
    intent,
    paid,
    row,
    sent,
    showing,
    waiting,
)

DAY = 24 * HOUR


def test_permit_lasts_ten_seconds_and_the_call_thirty() -> None:
    assert (schedule.PERMIT, schedule.CALL_DEADLINE) == (10_000, 30_000)


# --- polls ---


@pytest.mark.parametrize(
    ("age", "interval"),
    [
        (-5, 3), (0, 3), (59.999, 3), (60, 5), (179.999, 5), (180, 15), (3599, 15),
        (3600, 120), (6 * 3600, 1800), (7 * 86400, 86400), (100 * 86400, 86400),
    ],
)  # fmt: skip
def test_polls_slow_down_with_age(age: float, interval: int) -> None:
    assert poll_interval(int(age * SECOND)) == interval * SECOND


def test_query_runs_beside_a_call_from_eight_seconds_on() -> None:
    assert next_due(sent()) == NOW + 8 * SECOND
    assert SendQuery() not in effects(sent(), Ticked(NOW + 8 * SECOND - 1))
    assert SendQuery() in effects(sent(), Ticked(NOW + 8 * SECOND))


def test_query_beside_a_call_is_repeated_every_three_seconds() -> None:
    failed = after(sent(), Ticked(NOW + 8 * SECOND), QueryFailed(NOW + 9 * SECOND, LOST))

    assert next_due(failed) == NOW + 11 * SECOND


@pytest.mark.parametrize(("at", "pause"), [(4, 3), (59, 3), (60, 5), (179, 5), (180, 15), (600, 15)])
def test_next_poll_follows_the_last_question_by_the_age_of_the_payment(at: int, pause: int) -> None:
    payment = asked(waiting(PAYME_SCAN), NOW + at * SECOND, found(row("1298")))

    assert next_due(payment) == NOW + (at + pause) * SECOND


def test_poll_that_took_longer_than_the_pause_is_followed_by_another_at_once_but_never_doubled() -> None:
    asking = after(waiting(PAYME_SCAN), Ticked(NOW + 4 * SECOND))

    assert SendQuery() not in effects(asking, Ticked(NOW + 12 * SECOND))
    answered = after(asking, Queried(NOW + 14 * SECOND, found(row("1143"))))
    assert next_due(answered) == NOW + 7 * SECOND
    assert SendQuery() in effects(answered, Ticked(NOW + 14 * SECOND))


def test_first_poll_after_the_answer_comes_three_seconds_later() -> None:
    assert next_due(waiting()) == NOW + 4 * SECOND


def test_question_of_a_person_moves_the_next_poll() -> None:
    assert next_due(asked(waiting(), NOW + 2 * SECOND, found(row("1143")))) == NOW + 5 * SECOND


# --- automatic cancel ---


@pytest.mark.parametrize("payment", [waiting(ALIPAY_SCAN), waiting(WECHAT_SCAN), checking(ALIPAY_SCAN)])
def test_scan_is_cancelled_by_the_clock_after_a_minute(payment: Payment) -> None:
    assert schedule.automatic_cancel_at(payment) == NOW + MINUTE
    assert SendCancel(Verb.REVERSAL) not in effects(payment, Ticked(NOW + MINUTE - 1))
    assert SendCancel(Verb.REVERSAL) in effects(payment, Ticked(NOW + MINUTE))
    assert after(payment, Ticked(NOW + MINUTE)).cancel_by is CancelBy.CLOCK


@pytest.mark.parametrize("payment", [waiting(PAYME_SCAN), waiting(DETECTED_SCAN), showing(FPS_QR), sent()])
def test_without_a_verb_or_while_the_call_is_in_the_air_the_clock_cancels_nothing(payment: Payment) -> None:
    assert schedule.automatic_cancel_at(payment) is None


def test_clock_cancels_once() -> None:
    assert schedule.automatic_cancel_at(after(waiting(), Ticked(NOW + MINUTE))) is None


def test_detected_wallet_is_cancelled_after_a_minute_too() -> None:
    detected = after(sent(DETECTED_SCAN), Answered(NOW + SECOND, answer("1143", pay_type="800208")))

    assert schedule.automatic_cancel_at(detected) == NOW + MINUTE


@pytest.mark.parametrize("code", [ALIPAY_QR, WECHAT_QR])
def test_qr_code_is_closed_by_the_clock_when_its_five_minutes_are_over(code: str) -> None:
    assert showing(code).valid_until == NOW + 5 * MINUTE
    assert schedule.automatic_cancel_at(showing(code)) == NOW + 5 * MINUTE
    assert after(showing(code), Ticked(NOW + 5 * MINUTE - 1)).state is State.WAITING
    assert after(showing(code), Ticked(NOW + 5 * MINUTE)).state is State.CANCELLING


@pytest.mark.parametrize(("pressed", "earliest"), [(1, 16), (5, 20), (9, 24), (10, 25), (20, 25), (25, 25), (40, 40)])
def test_scan_is_never_cancelled_within_fifteen_seconds_of_any_moment_at_which_it_may_have_left(
    pressed: int, earliest: int
) -> None:
    payment = after(waiting(), CancelPressed(NOW + pressed * SECOND))
    calls = [
        payment.cancel_calling,
        *(isinstance(e, SendCancel) for e in effects(payment, Ticked(NOW + earliest * SECOND))),
    ]

    assert any(calls)
    assert earliest == pressed or not any(
        isinstance(effect, SendCancel) for effect in effects(payment, Ticked(NOW + earliest * SECOND - 1))
    )


def test_qr_code_is_cancelled_at_once_but_not_beside_its_call() -> None:
    assert schedule.earliest_cancel(showing(), NOW + 2 * SECOND) == NOW + 2 * SECOND
    assert schedule.earliest_cancel(sent(ALIPAY_QR), NOW + 2 * SECOND) == NOW + 17 * SECOND


@pytest.mark.parametrize(("code", "again"), [(WECHAT_QR, NOW + 5 * MINUTE), (ALIPAY_QR, None), (WECHAT_SCAN, None)])
def test_wechat_qr_code_alone_is_closed_again_when_it_is_five_minutes_old(code: str, again: int | None) -> None:
    assert schedule.closes_again_at(sent(code)) == again


# --- the end ---


def test_qr_code_without_a_verb_leaves_the_screen_when_its_validity_ends() -> None:
    end = showing(FPS_QR).valid_until

    assert end == NOW + 30 * MINUTE
    assert after(showing(FPS_QR), Ticked(end - 1)).state is State.WAITING
    assert after(showing(FPS_QR), Ticked(end)).state is State.CHECKING


def test_after_seven_days_a_person_must_look() -> None:
    payment = asked(checking(PAYME_SCAN), NOW + 6 * DAY, found(row("1298")))

    assert after(payment, Ticked(NOW + 7 * DAY - 1)).state is State.WAITING
    tired = after(payment, Ticked(NOW + 7 * DAY))
    assert (tired.state, next_due(tired)) == (State.NEEDS_ATTENTION, None)


def test_question_in_the_air_has_a_minute_before_the_till_gives_up() -> None:
    asking = after(checking(PAYME_SCAN), AskPressed(NOW + 8 * DAY))

    assert after(asking, Ticked(NOW + 8 * DAY + MINUTE - 1)).state is State.CHECKING
    assert after(asking, Ticked(NOW + 8 * DAY + MINUTE)).state is State.NEEDS_ATTENTION
    assert after(asking, QueryFailed(NOW + 8 * DAY + 1, LOST), Ticked(NOW + 8 * DAY + 2)).state is State.NEEDS_ATTENTION


# --- after the end ---


def test_paid_is_confirmed_five_seconds_later_and_until_it_is() -> None:
    assert next_due(paid()) == NOW + 6 * SECOND
    once = after(paid(), Ticked(NOW + 6 * SECOND), Queried(NOW + 7 * SECOND, NOTHING))
    assert next_due(once) == NOW + 9 * SECOND
    confirmed = after(once, Ticked(NOW + 9 * SECOND), Queried(NOW + 10 * SECOND, found(row())))
    assert (confirmed.confirmed, next_due(confirmed)) == (True, None)


def test_payment_that_is_never_confirmed_is_asked_about_once_a_day_after_seven_days() -> None:
    assert next_due(paid().but(asked_at=NOW + 6 * DAY)) == NOW + 6 * DAY + 30 * MINUTE
    assert next_due(paid().but(asked_at=NOW + 7 * DAY + HOUR)) == NOW + 8 * DAY + HOUR


@pytest.mark.parametrize("state", [State.PAID_LATE, State.PAID_TWICE])
def test_alarm_that_rests_on_the_answer_alone_is_confirmed_too(state: State) -> None:
    alarm = paid().but(state=state)
    asking = after(alarm, Ticked(NOW + 6 * SECOND))

    assert next_due(alarm) == NOW + 6 * SECOND
    assert asking.asking
    assert next_due(after(asking, Queried(NOW + 7 * SECOND, found(row())))) is None


def test_not_paid_is_asked_about_again_after_two_minutes_ten_minutes_and_an_hour() -> None:
    payment, said = declined(), declined().changed_at
    for pause in (2 * MINUTE, 10 * MINUTE, HOUR):
        assert next_due(payment) == said + pause
        payment = after(payment, Ticked(said + pause), Queried(said + pause + 1, found(row("1201"))))
    assert next_due(payment) is None


def test_follow_up_counts_only_if_it_was_asked_when_it_was_due() -> None:
    said = declined().changed_at
    early = after(declined(), AskPressed(said + MINUTE), Queried(said + 2 * MINUTE + 1, found(row("1201"))))

    assert early.follow_ups == 0
    assert next_due(early) == said + 2 * MINUTE


@pytest.mark.parametrize("failure", ["unanswered", "refused", "unclear"])
def test_follow_up_that_taught_nothing_is_repeated_after_a_minute(failure: str) -> None:
    said = declined().changed_at
    at = said + 2 * MINUTE + SECOND
    events = {
        "unanswered": QueryFailed(at, LOST),
        "refused": Queried(at, QueryAnswer("1100")),
        "unclear": Queried(at, found(row("9999"))),
    }
    failed = after(declined(), Ticked(said + 2 * MINUTE), events[failure])

    assert (failed.follow_ups, next_due(failed)) == (0, said + 3 * MINUTE)


def test_follow_ups_that_are_never_answered_go_on_once_a_day() -> None:
    # So they do too where the till was off for weeks and the first question after that was lost.
    asked_at = declined().changed_at + 30 * DAY
    assert next_due(declined().but(asked_at=asked_at)) == asked_at + DAY


def test_shop_that_was_closed_for_weeks_still_asks_once() -> None:
    said = declined().changed_at

    assert SendQuery() in effects(declined(), Ticked(said + 30 * DAY))


def test_what_was_never_sent_and_what_is_settled_wants_nothing() -> None:
    unsent = after(sent(), Unanswered(NOW + 1, NEVER_LEFT))
    settled = after(
        declined(),
        AskPressed(NOW + MINUTE),
        Queried(NOW + MINUTE, found(row())),
        AlarmSettled(NOW + HOUR, Settlement.KEPT),
    )

    assert (unsent.state, next_due(unsent)) == (State.NOT_SENT, None)
    assert (settled.state, next_due(settled)) == (State.PAID_LATE, None)
    assert next_due(begin(intent(), NOW)) is None


# --- ticks ---

_LIVES = [
    begin(intent(), NOW), sent(), sent(ALIPAY_QR), waiting(), waiting(PAYME_SCAN), checking(), showing(),
    showing(FPS_QR), cancelling(), paid(), declined(), after(declined(), AskPressed(NOW + MINUTE)),
    *map(in_state, State),
]  # fmt: skip


@pytest.mark.parametrize("payment", _LIVES, ids=lambda payment: f"{payment.state}-{payment.pay_type}")
def test_tick_before_anything_is_due_changes_nothing(payment: Payment) -> None:
    due = next_due(payment)
    at = NOW + 30 * DAY if due is None else due - 1

    assert after(payment, Ticked(at)) == payment
    assert effects(payment, Ticked(at)) == ([] if due is None else [Wait(due)])


@pytest.mark.parametrize("payment", _LIVES, ids=lambda payment: f"{payment.state}-{payment.pay_type}")
def test_tick_that_is_due_moves_the_next_moment_into_the_future(payment: Payment) -> None:
    due = next_due(payment)
    if due is not None:
        for late in (0, SECOND, HOUR, DAY, 10 * DAY):
            _runs_dry(payment, due + late)


def _runs_dry(payment: Payment, at: int) -> None:
    """The till ticks until nothing is due any more; a few ticks must do, whatever is in the air."""
    for _ in range(4):
        due = next_due(payment)
        if due is None or due > at:
            return
        payment = after(payment, Ticked(at))
    raise AssertionError(f"{payment.state} would spin the till thread")


def test_verb_that_was_lost_on_the_way_does_not_spin_the_till() -> None:
    # QFPay first detects WeChat Pay, so a cancel is planned, and then PayMe, which has no verb.
    detected = after(sent(DETECTED_SCAN), Answered(NOW + SECOND, answer("1143", pay_type="800208")))
    planned = after(detected, CancelPressed(NOW + 2 * SECOND))
    other = after(planned, Queried(NOW + 3 * SECOND, found(row("1143", pay_type="805808"))))

    assert (other.cancel_at, other.cancel_verb) == (NOW + 17 * SECOND, None)
    _runs_dry(other, NOW + 17 * SECOND)
    assert not after(other, Ticked(NOW + 17 * SECOND)).cancel_calling


def test_dispatch_far_in_the_past_is_no_reason_to_spin() -> None:
    old = after(begin(intent(), 1), Dispatched(1, 10_001))

    _runs_dry(old, NOW)
