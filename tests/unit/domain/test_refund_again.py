"""A refund whose answer is lost: looked for, offered to be sent again, and sent once more by a person's order alone."""

from __future__ import annotations

import pytest

from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.payment import (
    AskPressed,
    Dispatched,
    Queried,
    QueryFailed,
    Restarted,
    SendQuery,
    Tell,
    Ticked,
    Unanswered,
)
from pos_app.domain.refund import (
    AgainPressed,
    Forestalled,
    Refund,
    RefundAnswered,
    RefundState,
    SendRefund,
    SentAgain,
    begin_refund,
)
from pos_app.domain.refund_transitions import next_refund_due
from pos_app.domain.schedule import HOUR, MINUTE, SECOND
from tests.unit.domain.builders import (
    LOST,
    NEVER_LEFT,
    NOTHING,
    NOW,
    found,
    hkd,
    refund_after,
    refund_answer,
    refund_effects,
    refund_intent,
    refund_row,
    refund_sent,
)

PERMIT_ENDS = NOW + schedule.PERMIT
OFFERED = PERMIT_ENDS + 5 * MINUTE
NOT_FOUND = (NOTHING, QueryAnswer("1136"), QueryAnswer("1268"))


def lost() -> Refund:
    """The answer did not come; the query that followed failed."""
    return refund_after(refund_sent(), Unanswered(NOW + 30 * SECOND, LOST), QueryFailed(NOW + 31 * SECOND, LOST))


def asked(refund: Refund, at: int, answer: QueryAnswer | NoAnswer = NOTHING) -> Refund:
    """The refund after a query of its own."""
    ended = QueryFailed(at, answer) if isinstance(answer, NoAnswer) else Queried(at, answer)
    return refund_after(refund, AskPressed(at), ended)


def offered() -> Refund:
    refund = lost()
    for at in (NOW + MINUTE, NOW + 3 * MINUTE, OFFERED):
        refund = asked(refund, at)
    return refund


def ordered() -> Refund:
    """A person ordered to send it again, and it was not found once more."""
    return refund_after(offered(), AgainPressed(OFFERED + MINUTE), Queried(OFFERED + MINUTE, NOTHING))


def sent_again() -> Refund:
    return refund_after(ordered(), SentAgain(OFFERED + MINUTE, OFFERED + MINUTE + schedule.PERMIT))


# --- offered ---


@pytest.mark.parametrize("answer", NOT_FOUND)
def test_not_found_three_times_over_five_minutes_is_offered_and_told(answer: QueryAnswer) -> None:
    refund = asked(asked(lost(), NOW + MINUTE, answer), NOW + 3 * MINUTE, answer)
    assert not refund.may_send_again
    refund = refund_after(refund, AskPressed(OFFERED))

    assert Tell() in refund_effects(refund, Queried(OFFERED, answer))
    refund = refund_after(refund, Queried(OFFERED, answer))
    assert (refund.state, refund.may_send_again, refund.needs_a_person) == (RefundState.CHECKING, True, True)


def test_five_minutes_count_from_the_end_of_the_permit() -> None:
    refund = asked(asked(lost(), NOW + MINUTE), NOW + 3 * MINUTE)

    assert not asked(refund, OFFERED - 1).may_send_again
    assert asked(asked(refund, OFFERED - 1), OFFERED).may_send_again


def test_queries_before_the_end_of_the_permit_do_not_count() -> None:
    refund = refund_after(refund_sent(), Unanswered(NOW + SECOND, LOST), Queried(NOW + SECOND, NOTHING))

    assert asked(refund, PERMIT_ENDS - 1).missing == ()
    assert asked(refund, PERMIT_ENDS).missing == (PERMIT_ENDS,)


def test_queries_count_once_a_minute() -> None:
    refund = asked(asked(lost(), OFFERED), OFFERED + 59 * SECOND)

    assert refund.missing == (OFFERED,)
    assert asked(refund, OFFERED + MINUTE).missing == (OFFERED, OFFERED + MINUTE)
    assert not asked(refund, OFFERED + MINUTE).may_send_again


def test_last_query_may_be_any_after_the_third() -> None:
    refund = offered()

    assert asked(refund, OFFERED + SECOND).missing == (*refund.missing[:2], OFFERED + SECOND)


@pytest.mark.parametrize("changed", [{"respcd": "9999"}, {"out_trade_no": ""}, {"txamt": 1}])
def test_any_row_found_begins_the_count_anew(changed: dict[str, str | int]) -> None:
    refund = asked(offered(), OFFERED + MINUTE, found(refund_row(**changed)))  # type: ignore[arg-type]

    assert (refund.state, refund.missing, refund.may_send_again) == (RefundState.CHECKING, (), False)


@pytest.mark.parametrize("answer", [LOST, QueryAnswer("1108"), QueryAnswer("1100")])
def test_query_that_fails_neither_counts_nor_takes_the_offer_back(answer: QueryAnswer | NoAnswer) -> None:
    assert asked(lost(), OFFERED, answer).missing == ()
    assert asked(offered(), OFFERED + MINUTE, answer).may_send_again


def test_nothing_counts_while_the_call_is_on_its_way() -> None:
    assert asked(refund_sent(), OFFERED).missing == ()


def test_refund_that_qfpay_called_in_progress_and_does_not_know_any_more_is_not_known() -> None:
    refund = asked(refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer("1145"))), NOW + 2, LOST)
    refund = asked(asked(refund, NOW + MINUTE), NOW + 3 * MINUTE)
    assert refund.state is RefundState.PROCESSING

    refund = asked(refund, OFFERED)
    assert (refund.state, refund.may_send_again) == (RefundState.CHECKING, True)


def test_after_seven_days_without_an_answer_a_person_is_told() -> None:
    week = NOW + 7 * 24 * HOUR + 1
    refund = asked(lost(), week - 1, LOST)
    assert not refund.given_up

    assert Tell() in refund_effects(refund, AskPressed(week))
    refund = asked(refund, week, LOST)
    assert (refund.given_up, refund.needs_a_person, next_refund_due(refund)) == (True, True, week + 24 * HOUR)


# --- ordered ---


def test_order_looks_once_more_before_anything_is_sent() -> None:
    pressed = refund_after(offered(), AgainPressed(OFFERED + MINUTE))

    assert (pressed.again_wanted, pressed.may_send_again, pressed.asking) == (True, False, True)
    assert SendQuery() in refund_effects(offered(), AgainPressed(OFFERED + MINUTE))
    sent = refund_effects(pressed, SentAgain(OFFERED + MINUTE, 0))
    assert not any(isinstance(effect, SendRefund) for effect in sent)


def test_order_means_nothing_before_it_is_offered() -> None:
    assert refund_after(lost(), AgainPressed(OFFERED)) == lost()


def test_ordered_and_not_found_again_is_sent_under_a_new_permit() -> None:
    at = OFFERED + 2 * MINUTE
    again = refund_after(ordered(), SentAgain(at, at + schedule.PERMIT))

    assert SendRefund(at + schedule.PERMIT) in refund_effects(ordered(), SentAgain(at, at + schedule.PERMIT))
    assert (again.state, again.sent_at, again.again_at, again.permit_until, again.calling, again.missing) == (
        RefundState.CHECKING, NOW, at, at + schedule.PERMIT, True, (),
    )  # fmt: skip
    assert next_refund_due(again) == at + schedule.FIRST_QUERY_AFTER


def test_found_after_the_order_is_not_sent() -> None:
    pressed = refund_after(offered(), AgainPressed(OFFERED + MINUTE))
    seen = refund_after(pressed, Queried(OFFERED + MINUTE, found(refund_row())))

    assert (seen.state, seen.again_from) == (RefundState.REFUNDED, 0)


@pytest.mark.parametrize("answer", [LOST, QueryAnswer("1100")])
def test_order_that_could_not_look_is_void_and_the_offer_stands(answer: QueryAnswer | NoAnswer) -> None:
    pressed = refund_after(offered(), AgainPressed(OFFERED + MINUTE))
    at = OFFERED + 2 * MINUTE
    void = refund_after(pressed, QueryFailed(at, answer) if isinstance(answer, NoAnswer) else Queried(at, answer))

    assert (void.again_from, void.may_send_again) == (0, True)


def test_order_does_not_outlive_a_restart() -> None:
    restarted = refund_after(ordered(), Restarted(OFFERED + HOUR), Queried(OFFERED + HOUR, NOTHING))

    assert (restarted.again_from, restarted.may_send_again) == (0, True)


def test_order_after_a_week_is_no_silence_any_more() -> None:
    week = NOW + 8 * 24 * HOUR
    late = asked(offered(), week)
    assert late.given_up

    pressed = refund_after(late, AgainPressed(week + MINUTE), Queried(week + MINUTE, NOTHING))
    assert (pressed.given_up, pressed.again_from) == (False, week + MINUTE)


# --- what the second call says ---


@pytest.mark.parametrize("respcd", ["1251", "2011", "1102", "1250", "1272", "1262"])
def test_no_refusal_of_the_second_call_is_believed_before_a_query(respcd: str) -> None:
    at = OFFERED + 2 * MINUTE
    again = refund_after(sent_again(), RefundAnswered(at, refund_answer(respcd, syssn="")))

    assert (again.state, again.asking) == (RefundState.CHECKING, True)
    assert refund_after(again, Queried(at, found(refund_row()))).state is RefundState.REFUNDED


def test_refusal_of_the_second_call_counts_once_a_query_finds_nothing_a_quarter_of_a_minute_later() -> None:
    at = OFFERED + 2 * MINUTE
    again = refund_after(sent_again(), RefundAnswered(at, refund_answer("1269", syssn="")), QueryFailed(at, LOST))

    assert asked(again, at + 15 * SECOND - 1).state is RefundState.CHECKING
    refused = asked(again, at + 15 * SECOND)
    assert (refused.state, refused.respcd) == (RefundState.REFUSED, "1269")


def test_number_that_qfpay_calls_used_and_does_not_find_is_offered_again() -> None:
    at = OFFERED + 2 * MINUTE
    again = asked(refund_after(sent_again(), RefundAnswered(at, refund_answer("1251", syssn=""))), at, LOST)
    for pause in (MINUTE, 3 * MINUTE, 6 * MINUTE):
        assert not again.may_send_again
        again = asked(again, at + pause)

    assert again.may_send_again


@pytest.mark.parametrize("failure", [LOST, NEVER_LEFT])
def test_second_call_without_an_answer_proves_nothing_of_the_first(failure: NoAnswer) -> None:
    again = refund_after(sent_again(), Unanswered(OFFERED + 2 * MINUTE, failure))

    assert (again.state, again.asking) == (RefundState.CHECKING, True)


def test_second_call_that_is_answered_with_success_ends_it() -> None:
    assert refund_after(sent_again(), RefundAnswered(OFFERED + 2 * MINUTE, refund_answer())).state is (
        RefundState.REFUNDED
    )


# --- already refunded, by whom? ---


@pytest.mark.parametrize("respcd", ["1125", "1262"])
def test_already_refunded_is_refused_when_our_number_is_not_found(respcd: str) -> None:
    at = NOW + SECOND
    told = refund_after(refund_sent(), RefundAnswered(at, refund_answer(respcd, syssn="")), Queried(at, NOTHING))
    assert told.state is RefundState.CHECKING

    assert asked(told, at + 15 * SECOND).state is RefundState.REFUSED
    assert asked(told, at + 15 * SECOND, found(refund_row())).state is RefundState.REFUNDED


def test_refusal_of_a_refund_that_a_query_has_seen_is_asked_about() -> None:
    seen = asked(refund_sent(), NOW + 8 * SECOND, found(refund_row("1145")))
    told = refund_after(seen, RefundAnswered(NOW + 9 * SECOND, refund_answer("1272", syssn="")))

    assert (told.state, told.asking) == (RefundState.CHECKING, True)


# --- turned away: an earlier refund of the payment is in progress (1264) ---


def turned_away(refund: Refund, at: int) -> Refund:
    return refund_after(refund, RefundAnswered(at, refund_answer("1264", syssn="")))


def test_turned_away_leaves_qfpay_alone_for_three_seconds() -> None:
    refund = turned_away(refund_sent(), NOW + SECOND)

    assert (refund.state, refund.busy, refund.asking) == (RefundState.PROCESSING, True, False)
    assert next_refund_due(refund) == NOW + 4 * SECOND
    assert asked(refund, NOW + 4 * SECOND - 1).again_from == 0
    assert SendQuery() in refund_effects(refund, Ticked(NOW + 4 * SECOND))


def test_turned_away_and_not_found_may_go_again_by_itself() -> None:
    refund = asked(turned_away(refund_sent(), NOW + SECOND), NOW + 4 * SECOND)
    assert refund.again_from == NOW + 4 * SECOND

    again = refund_after(refund, SentAgain(NOW + 5 * SECOND, NOW + 15 * SECOND))
    assert (again.state, again.calling, again.retries) == (RefundState.CHECKING, True, 1)


def test_turned_away_and_found_is_not_sent_again() -> None:
    refund = turned_away(refund_sent(), NOW + SECOND)

    assert asked(refund, NOW + 4 * SECOND, found(refund_row())).state is RefundState.REFUNDED
    seen = asked(asked(refund, NOW + 4 * SECOND), NOW + 5 * SECOND, found(refund_row("1145")))
    assert (seen.state, seen.busy, seen.again_from) == (RefundState.PROCESSING, False, 0)


def test_turned_away_query_that_fails_is_repeated() -> None:
    refund = asked(turned_away(refund_sent(), NOW + SECOND), NOW + 4 * SECOND, LOST)

    assert (refund.again_from, next_refund_due(refund)) == (0, NOW + 7 * SECOND)


def test_turned_away_four_times_is_a_lost_answer() -> None:
    refund, at, pauses = refund_sent(), NOW, []
    for _ in range(3):
        at += SECOND
        refund = turned_away(refund, at)
        due = next_refund_due(refund)
        assert due is not None
        pauses.append(due - at)
        at = due
        refund = refund_after(asked(refund, at), SentAgain(at, at + schedule.PERMIT))
    refund = turned_away(refund, at + SECOND)

    assert pauses == [3 * SECOND, 10 * SECOND, 30 * SECOND]
    assert (refund.state, refund.busy, refund.asking) == (RefundState.CHECKING, False, True)
    assert asked(refund, at + MINUTE).again_from == 0


def test_turned_away_does_not_go_by_itself_after_a_restart_before_it_was_looked_for() -> None:
    refund = asked(turned_away(refund_sent(), NOW + SECOND), NOW + 4 * SECOND)
    restarted = refund_after(refund, Restarted(NOW + HOUR))
    assert restarted.again_from == 0

    assert refund_after(restarted, Queried(NOW + HOUR, NOTHING)).again_from


# --- another till was faster ---


def test_refund_above_what_another_till_left_is_not_sent() -> None:
    refund = refund_after(begin_refund(refund_intent(), NOW), Forestalled(NOW + 1, hkd(750)))

    assert (refund.state, refund.left, refund.sent_at) == (RefundState.NOT_SENT, hkd(750), 0)
    assert refund_after(refund_sent(), Forestalled(NOW + 1, hkd(750))) == refund_sent()
    assert refund_after(refund, Dispatched(NOW, NOW)) == refund
