"""The life of a payment, rule by rule: states, evidence, late answers, alarms, start-up."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, TransactionRow
from pos_app.domain.own_time import UNMOVED
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import (
    ALARMS,
    CHARGED,
    DECIDABLE,
    FOLLOWED,
    OPEN,
    UNPAID,
    AlarmSettled,
    Answered,
    AskPressed,
    CancelAnswered,
    CancelBy,
    CancelFailed,
    CancelPressed,
    Dispatched,
    Event,
    FoundAtGateway,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    SendPayment,
    SendQuery,
    Settlement,
    SiblingPaid,
    State,
    Tell,
    Ticked,
    Unanswered,
    VerdictGiven,
    WithdrawPermit,
)
from pos_app.domain.schedule import FOLLOW_UPS, HOUR, MINUTE, SECOND, next_due
from pos_app.domain.transitions import EVENTS, TABLE, begin, fold, step
from tests.unit.domain.builders import (
    ALIPAY_QR,
    ALIPAY_SCAN,
    FPS_QR,
    LOST,
    NEVER_LEFT,
    NOTHING,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    PAY_TYPES_OF_EACH_KIND,
    PAYME_QR,
    PAYME_SCAN,
    SYSSN,
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

LATER = NOW + HOUR
OLD = NOW + 10 * SECOND + 3 * MINUTE
"""Three minutes after the permit ended."""
RESPCDS = ("0000", "1143", "1298", "1201", "1142", "1181", "1136", "9999", "")
TWO_PAYMENTS = found(row(), row(syssn="another"))


# --- every state meets every event ---


def test_table_is_complete() -> None:
    assert set(EVENTS) == set(get_args(Event))
    assert set(TABLE) == set(State)
    assert {len(rules) for rules in TABLE.values()} == {len(EVENTS)}


def test_groups_of_states_are_what_they_say() -> None:
    assert OPEN | UNPAID | CHARGED | {State.NEEDS_ATTENTION} == set(State)
    assert {State.CREATED} == OPEN - FOLLOWED
    assert not (OPEN & UNPAID) | (OPEN & CHARGED) | (UNPAID & CHARGED)
    assert {State.PAID} == CHARGED - ALARMS


def _every_event(at: int) -> list[Event]:
    rows = [row(respcd, cancel=cancel) for respcd, cancel in product(RESPCDS, (None, 0, 1, 3, 5))]
    queries = [QueryAnswer("0000", rows=(each,)) for each in rows] + [NOTHING, QueryAnswer("1108"), TWO_PAYMENTS]
    return [
        Dispatched(at, at + 10_000),
        *(Answered(at, answer(respcd, qrcode="https://qr")) for respcd in RESPCDS),
        Answered(at, PaymentAnswer("")),
        *(Unanswered(at, failure) for failure in (LOST, NEVER_LEFT)),
        Ticked(at),
        *(Queried(at, each) for each in queries),
        QueryFailed(at, LOST),
        CancelPressed(at),
        *(CancelAnswered(at, verb, CancelAnswer(respcd)) for verb, respcd in product(Verb, (*RESPCDS, "1104"))),
        *(CancelFailed(at, verb, LOST) for verb in Verb),
        AskPressed(at),
        Restarted(at),
        SiblingPaid(at, OTHER_NUMBER),
        *(AlarmSettled(at, how) for how in Settlement),
        *(FoundAtGateway(at, each) for each in queries),
        *(VerdictGiven(at, verdict, "seen in the portal") for verdict in (True, False)),
    ]


MAY_FOLLOW: dict[State, set[State]] = {
    State.CREATED: set(State) - {State.CREATED, State.CANCELLING, *ALARMS, State.NEEDS_ATTENTION} | {State.PAID_TWICE},
    State.SENT: set(State) - {State.CREATED, State.DISPUTED, State.PAID_LATE},
    State.WAITING: set(State) - {State.CREATED, State.SENT, State.NOT_SENT, State.DISPUTED, State.PAID_LATE},
    State.CHECKING: set(State) - {State.CREATED, State.SENT, State.NOT_SENT, State.DISPUTED, State.PAID_LATE},
    State.CANCELLING: {State.NEEDS_ATTENTION, *UNPAID, State.PAID, State.PAID_TWICE},
    State.NEEDS_ATTENTION: {State.DECLINED, State.CANCELLED, State.EXPIRED, State.PAID, State.PAID_TWICE},
    State.PAID: {State.DISPUTED, State.PAID_TWICE},
    **{state: {State.PAID_LATE, State.PAID_TWICE} for state in UNPAID},
    State.PAID_LATE: {State.PAID_TWICE},
    State.DISPUTED: {State.PAID_TWICE},
    State.PAID_TWICE: set(),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("code", PAY_TYPES_OF_EACH_KIND)
def test_every_event_in_every_state_leads_where_it_may(state: State, code: str) -> None:
    before = in_state(state, code)
    for busy, at in product((False, True), (NOW, NOW + 20 * SECOND, OLD, LATER, NOW + 8 * 24 * HOUR)):
        held = before.but(asking=busy, cancel_calling=busy, missing=(OLD,), asked_at=at if busy else 0)
        for event in _every_event(at):
            reached, told = step(held, event)
            assert reached.state is state or reached.state in MAY_FOLLOW[state], event
            assert reached.changed_at == (held.changed_at if reached.state is state else at)
            assert (Tell() in told) or reached.state is state
            assert any(isinstance(effect, SendPayment) for effect in told) == (
                state is State.CREATED and isinstance(event, Dispatched)
            )


def test_fold_of_the_events_is_the_payment() -> None:
    events = [Dispatched(NOW, NOW + 10_000), Answered(NOW + 1, answer("1143")), CancelPressed(NOW + 2)]

    assert fold(intent(), NOW, events) == after(begin(intent(), NOW), *events)


# --- before anything left ---


@pytest.mark.parametrize("event", [CancelPressed(NOW + 1), Restarted(NOW + 1)])
def test_payment_that_was_only_written_down_is_never_sent_later(event: Event) -> None:
    assert after(begin(intent(), NOW), event).state is State.NOT_SENT


def test_payment_is_sent_under_its_permit() -> None:
    assert SendPayment(NOW + 10_000) in effects(begin(intent(), NOW), Dispatched(NOW, NOW + 10_000))


def test_not_sent_is_a_fact_of_our_own_connection() -> None:
    assert after(sent(), Unanswered(NOW + 1, NEVER_LEFT)).state is State.NOT_SENT
    assert after(sent(), Unanswered(NOW + 1, LOST)).state is State.CHECKING
    assert SendQuery() in effects(sent(), Unanswered(NOW + 1, LOST))


@pytest.mark.parametrize("payment", [waiting(), checking(), after(sent(), Restarted(NOW + 1))])
def test_call_that_is_over_is_never_not_sent(payment: Payment) -> None:
    assert after(payment, Unanswered(LATER, NEVER_LEFT)).state is payment.state


def test_second_end_of_a_call_is_no_evidence() -> None:
    pressed = after(waiting().but(syssn=""), CancelPressed(NOW + 2 * SECOND))

    assert after(pressed, Unanswered(NOW + 3 * SECOND, NEVER_LEFT)).state is State.CANCELLING


def test_payment_that_a_query_has_seen_was_sent_whatever_its_call_says() -> None:
    seen = asked(after(sent(), CancelPressed(NOW + 1)), NOW + 2, found(row("1143")))

    assert after(seen, Unanswered(NOW + 4, NEVER_LEFT)).state is State.CANCELLING


@pytest.mark.parametrize(
    "event",
    [
        Queried(NOW + 9 * SECOND, found(row("1142"))),
        Queried(NOW + 9 * SECOND, found(row())),
        VerdictGiven(NOW + 2, paid=False, reason="not in the portal"),
        Ticked(NOW + 8 * 24 * HOUR),
    ],
)
def test_call_whose_outcome_is_settled_otherwise_must_not_leave_any_more(event: Event) -> None:
    assert WithdrawPermit() in effects(sent(), event)


def test_permit_of_a_call_that_ended_is_not_withdrawn() -> None:
    assert WithdrawPermit() not in effects(sent(), Answered(NOW + 1, answer("1201")))


# --- found at the gateway ---


def test_a_payment_found_at_the_gateway_was_paid_when_it_was_made() -> None:
    reached = after(begin(intent(), NOW), FoundAtGateway(LATER, found(row())))
    assert (reached.state, reached.confirmed, reached.sent_at, reached.paid_at) == (State.PAID, True, NOW, NOW)
    assert next_due(reached) is None


def test_one_that_is_not_final_is_followed_from_the_time_of_its_number() -> None:
    for seen, state in ((row("9999"), State.CHECKING), (row("1143"), State.WAITING)):
        reached = after(begin(intent(), NOW), FoundAtGateway(NOW + MINUTE // 2, found(seen)))
        assert (reached.state, reached.sent_at, reached.paid_at) == (state, NOW, 0)
        assert reached.valid_until == sent().valid_until


def test_one_that_is_not_paid_is_asked_about_again_unless_it_is_old() -> None:
    young = after(begin(intent(), NOW), FoundAtGateway(NOW + MINUTE, found(row("1201"))))
    old = after(begin(intent(), NOW), FoundAtGateway(LATER, found(row("1201"))))
    assert (young.state, next_due(young)) == (State.DECLINED, NOW + 3 * MINUTE)
    assert (old.state, next_due(old)) == (State.DECLINED, None)
    assert asked(old, LATER + 1, found(row())).state is State.PAID_LATE


def test_it_is_never_sent_from_here() -> None:
    reached = after(begin(intent(), NOW), FoundAtGateway(NOW + 1, found(row("9999"))))
    assert after(reached, Dispatched(NOW + 2, NOW + 10_002)) == reached
    for payment in map(in_state, set(State) - {State.CREATED}):
        assert after(payment, FoundAtGateway(LATER, found(row()))) == payment


# --- the answer ---


def test_refusal_frees_the_counter_at_once_and_other_codes_do_not() -> None:
    assert declined().state is State.DECLINED
    for respcd in ("1297", "1205", "2007", "1142", "1181", "9999", ""):
        unclear = after(sent(), Answered(NOW + 1, answer(respcd)))
        assert (unclear.state, unclear.asking) == (State.CHECKING, True)


def test_answer_finds_the_payment_in_every_open_state() -> None:
    late = Answered(LATER, answer())
    for payment in (sent(), waiting(), checking(), cancelling(), in_state(State.NEEDS_ATTENTION)):
        assert after(payment, late).state is State.PAID


def test_pending_answer_waits_for_the_customer() -> None:
    assert waiting().state is State.WAITING
    assert after(checking(), Answered(LATER, answer("1145"))).state is State.WAITING
    assert after(cancelling(), Answered(LATER, answer("1145"))).state is State.CANCELLING


def test_query_may_be_faster_than_the_call() -> None:
    assert asked(sent(), NOW + 8 * SECOND, found(row())).state is State.PAID
    assert asked(sent(), NOW + 8 * SECOND, found(row("1143"))).state is State.WAITING
    assert asked(sent(), NOW + 8 * SECOND, found(row("1201"))).state is State.DECLINED
    assert asked(sent(), NOW + 8 * SECOND, NOTHING).state is State.SENT
    assert asked(sent(ALIPAY_QR), NOW + 8 * SECOND, found(row("1143"))).state is State.SENT


def test_payment_answer_after_paid_is_not_believed_but_checked() -> None:
    by_query = asked(sent(), NOW + 8 * SECOND, found(row()))

    assert after(by_query, Answered(LATER, answer())) == by_query.but(calling=False)
    for respcd in ("1201", "1143", "9999"):
        assert after(by_query, Answered(LATER, answer(respcd))).state is State.PAID
        assert SendQuery() in effects(by_query, Answered(LATER, answer(respcd)))
    assert after(by_query, Unanswered(LATER, LOST)) == by_query.but(calling=False)


def test_qr_code_is_shown_only_while_it_is_expected() -> None:
    assert (showing().state, showing().qrcode) == (State.WAITING, "https://qr")
    late = after(sent(ALIPAY_QR), CancelPressed(NOW + 1), Answered(NOW + 2, answer(qrcode="https://qr")))
    assert (late.state, late.qrcode, late.asking) == (State.CANCELLING, "", True)


# --- queries ---


def test_row_whose_money_went_back_was_never_paid_here() -> None:
    for cancel in (1, 2, 3):
        back = asked(waiting(), LATER, found(row(cancel=cancel)))
        assert (back.state, back.returned) == (State.CANCELLED, "whole")


def test_payment_of_which_a_part_went_back_is_paid() -> None:
    partly = asked(waiting(), LATER, found(row(cancel=5)))

    assert (partly.state, partly.returned, partly.confirmed) == (State.PAID, "partly", True)


@pytest.mark.parametrize(
    ("respcd", "cancel", "by_nobody", "by_clock", "by_cashier"),
    [
        ("1142", 0, State.CANCELLED, State.EXPIRED, State.CANCELLED),
        ("1263", 0, State.CANCELLED, State.EXPIRED, State.CANCELLED),
        ("1181", 0, State.EXPIRED, State.EXPIRED, State.EXPIRED),
        ("1143", 2, State.CANCELLED, State.EXPIRED, State.CANCELLED),
        ("1201", 0, State.DECLINED, State.EXPIRED, State.CANCELLED),
    ],
)
def test_unpaid_row_says_why(respcd: str, cancel: int, by_nobody: State, by_clock: State, by_cashier: State) -> None:
    unpaid = found(row(respcd, cancel=cancel))

    assert asked(showing(), NOW + MINUTE, unpaid).state is by_nobody
    assert asked(after(showing(), Ticked(NOW + 5 * MINUTE)), NOW + 6 * MINUTE, unpaid).state is by_clock
    assert asked(after(showing(), CancelPressed(NOW + 2 * SECOND)), NOW + MINUTE, unpaid).state is by_cashier


def test_scan_that_the_clock_cancelled_is_cancelled() -> None:
    by_clock = after(waiting(), Ticked(NOW + MINUTE))

    assert asked(by_clock, NOW + 2 * MINUTE, found(row("1142"))).state is State.CANCELLED


def test_query_that_failed_teaches_nothing() -> None:
    for payment in (waiting(), checking(), paid(), declined()):
        failed = asked(payment, LATER, QueryAnswer("1100", "", (row(),)))
        assert (failed.state, failed.asking, failed.respcd) == (payment.state, False, payment.respcd)
        assert after(payment, AskPressed(LATER), QueryFailed(LATER, LOST)).state is payment.state


@pytest.mark.parametrize("respcd", ["9999", "2007", "1260", "1251"])
def test_unknown_row_leaves_everything_open(respcd: str) -> None:
    for payment in (waiting(), checking(), cancelling()):
        assert asked(payment, LATER, found(row(respcd))).state is payment.state


def test_one_query_is_in_the_air_at_most() -> None:
    asking = after(waiting(), AskPressed(NOW + 2 * SECOND))

    for event in (AskPressed(LATER), CancelPressed(LATER), Ticked(NOW + 20 * SECOND), Unanswered(LATER, LOST)):
        assert SendQuery() not in effects(asking, event)


# --- nothing found ---


def test_nothing_found_counts_twice_a_minute_apart_and_not_while_young() -> None:
    once = asked(checking(PAYME_SCAN), OLD, NOTHING)

    assert asked(checking(PAYME_SCAN), OLD - 1, NOTHING).missing == ()
    assert once.missing == (OLD,)
    assert asked(once, OLD + MINUTE - 1, NOTHING).state is State.CHECKING
    assert asked(once, OLD + MINUTE, NOTHING).state is State.EXPIRED
    assert asked(once, OLD + MINUTE, QueryAnswer("1268")).state is State.EXPIRED


def test_query_that_was_asked_too_early_does_not_count_however_late_its_answer() -> None:
    early = after(checking(PAYME_SCAN), AskPressed(OLD - 1), Queried(OLD + 10 * SECOND, NOTHING))
    second = after(asked(checking(PAYME_SCAN), OLD, NOTHING), AskPressed(OLD + 59 * SECOND))

    assert early.missing == ()
    assert after(second, Queried(OLD + 70 * SECOND, NOTHING)).state is State.CHECKING


@pytest.mark.parametrize("between", [found(row("1143")), found(row("9999")), found(row("1142", out_trade_no=""))])
def test_order_that_is_seen_in_between_starts_the_count_anew(between: QueryAnswer) -> None:
    once = asked(checking(PAYME_SCAN), OLD, NOTHING)
    seen = asked(once, OLD + 30 * SECOND, between)

    assert seen.missing == ()
    assert asked(seen, OLD + MINUTE, NOTHING).state in FOLLOWED


def test_query_that_failed_in_between_does_not_start_it_anew() -> None:
    once = asked(checking(PAYME_SCAN), OLD, NOTHING)

    assert asked(once, OLD + 30 * SECOND, QueryAnswer("1100")).missing == once.missing


def test_nothing_found_does_not_count_while_the_call_is_in_the_air() -> None:
    in_the_air = in_state(State.SENT, PAYME_SCAN)

    assert asked(asked(in_the_air, OLD, NOTHING), OLD + MINUTE, NOTHING).state is State.SENT


def test_nothing_found_counts_only_if_it_was_asked_after_a_cancel_was_answered() -> None:
    by_clock = after(checking(), Ticked(NOW + MINUTE))
    asking = after(asked(by_clock, OLD, NOTHING), AskPressed(OLD + SECOND))
    told = after(asking, CancelAnswered(OLD + 2 * SECOND, Verb.REVERSAL, CancelAnswer("1136")))
    stale = after(told, Queried(OLD + 3 * SECOND, NOTHING))
    first = asked(stale, OLD + 4 * SECOND, NOTHING)

    assert (asked(by_clock, OLD, NOTHING).missing, stale.missing) == ((), ())
    assert first.missing == (OLD + 4 * SECOND,)
    assert asked(first, OLD + 64 * SECOND, NOTHING).state is State.CANCELLED


def test_cancel_that_is_answered_again_does_not_start_the_count_anew() -> None:
    told = after(
        in_state(State.CANCELLING).but(calling=False, cancel_calling=True, cancel_by=CancelBy.CASHIER),
        CancelAnswered(OLD, Verb.REVERSAL, CancelAnswer("1136")),
    )
    once = asked(told, OLD + SECOND, NOTHING).but(cancel_calling=True)
    asking = after(once, AskPressed(OLD + 61 * SECOND))
    again = after(asking, CancelAnswered(OLD + 62 * SECOND, Verb.REVERSAL, CancelAnswer("1136")))

    assert after(again, Queried(OLD + 63 * SECOND, NOTHING)).state is State.CANCELLED


# --- the end of validity ---


@pytest.mark.parametrize("payment", [showing(FPS_QR), showing(PAYME_QR), waiting(PAYME_SCAN), showing(), waiting()])
@pytest.mark.parametrize("respcd", ["1143", "1145"])
def test_row_that_is_open_two_minutes_after_its_validity_is_expired(payment: Payment, respcd: str) -> None:
    end = payment.valid_until + 2 * MINUTE
    early = after(payment, AskPressed(end - 1), Queried(end + 20 * SECOND, found(row(respcd))))

    assert early.state is payment.state
    assert asked(payment, end, found(row(respcd))).state is State.EXPIRED
    assert asked(payment, end, found(row("1298"))).state is payment.state
    assert asked(payment, end, found(row(respcd), row("1298"))).state is payment.state


def test_open_row_does_not_expire_while_the_call_is_in_the_air() -> None:
    payment = sent(PAYME_SCAN)

    assert asked(payment, payment.valid_until + 2 * MINUTE, found(row("1143"))).state is State.WAITING


def test_cancelled_payment_whose_row_stays_open_expires() -> None:
    pressed = after(waiting(PAYME_SCAN), CancelPressed(NOW + 30 * SECOND))

    assert asked(pressed, pressed.valid_until + 2 * MINUTE, found(row("1143"))).state is State.EXPIRED


def test_qr_code_that_is_closed_at_the_end_of_its_validity_is_expired() -> None:
    end = showing().valid_until
    closing = after(showing(), Ticked(end), CancelAnswered(end + 1, Verb.REVERSAL, CancelAnswer("0000")))

    assert asked(closing, end + 2, found(row("1142"))).state is State.EXPIRED
    missed = asked(asked(closing, end + SECOND, NOTHING), end + 61 * SECOND, NOTHING)
    assert missed.state is State.EXPIRED


# --- late news ---


@pytest.mark.parametrize("state", sorted(UNPAID))
def test_money_after_not_paid_is_an_alarm_in_every_such_state(state: State) -> None:
    unpaid = in_state(state)

    by_query, by_answer = asked(unpaid, LATER, found(row())), after(unpaid, Answered(LATER, answer()))
    assert (by_query.state, by_query.alarm, by_query.paid_at) == (State.PAID_LATE, True, LATER)
    assert (by_answer.state, by_answer.alarm, by_answer.paid_at) == (State.PAID_LATE, True, LATER)
    assert asked(unpaid, LATER, TWO_PAYMENTS).state is State.PAID_TWICE


@pytest.mark.parametrize("state", sorted(UNPAID))
def test_nothing_less_than_proof_of_payment_changes_not_paid(state: State) -> None:
    unpaid = in_state(state)

    for respcd in ("1143", "1201", "9999"):
        assert asked(unpaid, LATER, found(row(respcd))).state is state
        assert after(unpaid, Answered(LATER, answer(respcd))).state is state
    assert asked(unpaid, LATER, NOTHING).state is state
    assert after(unpaid, Unanswered(LATER, NEVER_LEFT)).state is state


def test_late_answer_to_a_payment_that_was_given_back_is_no_alarm_but_a_question() -> None:
    back = asked(sent(), NOW + 20 * SECOND, found(row(cancel=1)))
    late = after(back, Answered(NOW + 25 * SECOND, answer()))

    assert (late.state, late.asking) == (State.CANCELLED, True)
    assert after(late, Queried(NOW + 26 * SECOND, found(row(cancel=1)))).state is State.CANCELLED
    assert after(late, Queried(NOW + 26 * SECOND, found(row()))).state is State.PAID_LATE


def test_money_that_is_seen_to_have_gone_back_after_not_paid_is_noted() -> None:
    assert asked(declined(), LATER, found(row(cancel=3))).returned == "whole"


def test_what_a_late_row_says_of_a_refund_outweighs_what_was_seen_before() -> None:
    back = asked(waiting(), NOW + MINUTE, found(row(cancel=1)))

    assert (asked(back, LATER, found(row())).state, asked(back, LATER, found(row())).returned) == (State.PAID_LATE, "")


# --- alarms ---


@pytest.mark.parametrize("unpaid", [row("1142"), row("1201"), row("1143", cancel=2)])
def test_success_that_is_taken_back_is_disputed_and_stays_charged(unpaid: TransactionRow) -> None:
    disputed = asked(paid(), NOW + 6 * SECOND, found(unpaid))

    assert (disputed.state, disputed.charged, disputed.alarm) == (State.DISPUTED, True, True)
    assert next_due(disputed) is None
    assert asked(disputed, LATER, found(row())).state is State.DISPUTED


@pytest.mark.parametrize("answered", [NOTHING, found(row("1143")), found(row("9999")), found(row(txamt=1))])
def test_paid_stays_paid_where_a_query_proves_nothing(answered: QueryAnswer) -> None:
    assert asked(paid(), NOW + 6 * SECOND, answered) == paid().but(asked_at=NOW + 6 * SECOND)


@pytest.mark.parametrize("state", sorted(CHARGED))
def test_money_that_went_back_outside_the_till_is_noted_and_stays_charged(state: State) -> None:
    charged = paid().but(state=state)

    whole, part = asked(charged, LATER, found(row(cancel=3))), asked(charged, LATER, found(row(cancel=5)))
    assert (whole.state, whole.returned, whole.confirmed) == (state, "whole", True)
    assert (part.state, part.returned, part.confirmed) == (state, "partly", True)


@pytest.mark.parametrize("state", sorted(CHARGED))
def test_two_charges_are_paid_twice(state: State) -> None:
    charged = paid().but(state=state)

    assert after(charged, SiblingPaid(LATER, OTHER_NUMBER)).state is State.PAID_TWICE
    assert asked(charged, LATER, TWO_PAYMENTS).state is State.PAID_TWICE


def test_two_charges_are_seen_while_the_outcome_is_open() -> None:
    for payment in (sent(), waiting(), checking(), cancelling()):
        twice = asked(payment, LATER, TWO_PAYMENTS)
        assert (twice.state, twice.paid_at, twice.syssn) == (State.PAID_TWICE, LATER, SYSSN)


def test_sibling_means_nothing_to_a_payment_that_was_not_charged() -> None:
    for payment in (begin(intent(), NOW), sent(), waiting(), declined(), in_state(State.NEEDS_ATTENTION)):
        assert after(payment, SiblingPaid(LATER, OTHER_NUMBER)) == payment


@pytest.mark.parametrize("state", sorted(ALARMS))
@pytest.mark.parametrize("how", Settlement)
def test_person_closes_an_alarm_and_the_state_stays_what_happened(state: State, how: Settlement) -> None:
    closed = after(paid().but(state=state), AlarmSettled(LATER, how))

    assert (closed.state, closed.settled, closed.alarm) == (state, how, False)


@pytest.mark.parametrize("state", sorted(set(State) - ALARMS))
def test_there_is_nothing_to_settle_without_an_alarm(state: State) -> None:
    assert after(in_state(state), AlarmSettled(LATER, Settlement.KEPT)) == in_state(state)


def test_alarm_that_a_person_closed_is_not_raised_again_by_the_same_two_rows() -> None:
    closed = after(asked(waiting(), NOW + MINUTE, TWO_PAYMENTS), AlarmSettled(NOW + HOUR, Settlement.RETURNED))

    assert asked(closed, NOW + 2 * HOUR, TWO_PAYMENTS).settled is Settlement.RETURNED


def test_closed_alarm_is_raised_again_by_a_second_charge() -> None:
    closed = after(paid().but(state=State.PAID_LATE), AlarmSettled(LATER, Settlement.KEPT))

    assert after(closed, SiblingPaid(LATER, OTHER_NUMBER)).alarm
    assert asked(closed, LATER, TWO_PAYMENTS).alarm


def test_row_that_takes_back_an_alarm_leaves_it_to_the_person() -> None:
    late = after(declined(), Answered(NOW + 2 * SECOND, answer()))
    taken_back = asked(late, LATER, found(row("1142", message="closed")))

    assert (taken_back.state, taken_back.alarm, taken_back.message) == (State.PAID_LATE, True, "closed")
    assert next_due(taken_back) is None


# --- people ---


@pytest.mark.parametrize("payment", [waiting(), checking(), in_state(State.NEEDS_ATTENTION)])
def test_managers_word_is_marked_and_later_evidence_overrides_it(payment: Payment) -> None:
    unpaid = after(payment, VerdictGiven(LATER, paid=False, reason="not in the portal"))
    charged = after(payment, VerdictGiven(LATER, paid=True, reason="seen in the portal"))

    assert (unpaid.state, unpaid.verdict_reason) == (State.EXPIRED, "not in the portal")
    assert (charged.state, charged.verdict_reason, charged.paid_at) == (State.PAID, "seen in the portal", LATER)
    for proven in (asked(unpaid, 2 * LATER, found(row())), after(unpaid, Answered(2 * LATER, answer()))):
        assert (proven.state, proven.verdict_reason) == (State.PAID_LATE, "")
    assert next_due(unpaid) == LATER + 2 * MINUTE
    assert next_due(after(unpaid, Answered(2 * LATER, answer()))) == 2 * LATER + 5 * SECOND
    confirmed = asked(charged, 2 * LATER, found(row()))
    assert (confirmed.state, confirmed.verdict_reason) == (State.PAID, "")
    assert asked(charged, 2 * LATER, found(row("1142"))).state is State.DISPUTED


@pytest.mark.parametrize("payment", [begin(intent(), NOW), paid(), declined(), paid().but(state=State.PAID_LATE)])
def test_manager_decides_only_what_is_open(payment: Payment) -> None:
    for verdict in (True, False):
        assert after(payment, VerdictGiven(LATER, paid=verdict, reason="x")) == payment


def test_manager_may_decide_exactly_what_is_called_decidable() -> None:
    word = VerdictGiven(LATER, paid=False, reason="not in the portal")

    assert {state for state in State if after(in_state(state), word).closed_by_person} == DECIDABLE


@pytest.mark.parametrize("paid_by_word", [True, False])
@pytest.mark.parametrize("payment", [waiting(), in_state(State.NEEDS_ATTENTION)])
def test_managers_word_is_followed_up_as_every_not_paid_is(payment: Payment, paid_by_word: bool) -> None:
    decided = after(payment, VerdictGiven(LATER, paid=paid_by_word, reason="seen in the portal"))
    asked_at = []
    while (due := next_due(decided)) is not None:
        asked_at.append(due - LATER)
        assert SendQuery() in effects(decided, Ticked(due))
        decided = after(decided, Ticked(due), Queried(due, NOTHING))

    assert asked_at == list(FOLLOW_UPS)
    assert decided.closed_by_person


@pytest.mark.parametrize("paid_by_word", [True, False])
def test_follow_up_of_a_managers_word_that_failed_is_repeated(paid_by_word: bool) -> None:
    decided = after(waiting(), VerdictGiven(LATER, paid=paid_by_word, reason="seen in the portal"))
    due = LATER + 2 * MINUTE
    unheard = after(decided, Ticked(due), Queried(due, QueryAnswer("1144")))

    assert next_due(unheard) == due + MINUTE
    assert next_due(after(decided, Ticked(due), QueryFailed(due, LOST))) == due + MINUTE


def test_word_of_paid_gives_way_to_what_qfpay_says() -> None:
    said = after(in_state(State.NEEDS_ATTENTION), VerdictGiven(LATER, paid=True, reason="seen in the portal"))
    proven, refuted, returned = (asked(said, 2 * LATER, found(each)) for each in (row(), row("1142"), row(cancel=3)))

    assert (proven.state, proven.closed_by_person, proven.paid_at) == (State.PAID, False, LATER)
    assert next_due(proven) is None
    assert (refuted.state, refuted.alarm, refuted.closed_by_person) == (State.DISPUTED, True, True)
    assert (returned.state, returned.returned, returned.closed_by_person) == (State.PAID, "whole", False)
    assert Tell() in effects(after(said, AskPressed(2 * LATER)), Queried(2 * LATER, found(row())))


def test_number_under_which_qfpay_was_paid_replaces_one_that_only_a_person_vouched_for() -> None:
    seen = asked(in_state(State.NEEDS_ATTENTION), NOW + MINUTE, found(row("1143", syssn="first")))
    said = after(seen.but(state=State.NEEDS_ATTENTION), VerdictGiven(LATER, paid=True, reason="seen in the portal"))

    assert asked(said, 2 * LATER, found(row(syssn="paid"))).syssn == "paid"


def test_answer_of_the_call_outweighs_the_word_and_is_confirmed_as_ever() -> None:
    said = after(sent(), VerdictGiven(NOW + 1, paid=True, reason="seen on the phone"))
    answered = after(said, Answered(NOW + 2, answer()))

    assert (answered.state, answered.closed_by_person, answered.confirmed) == (State.PAID, False, False)
    assert next_due(answered) == NOW + 1 + 5 * SECOND


@pytest.mark.parametrize(("says", "returned"), [(row("1142"), ""), (row(cancel=3), "whole")])
def test_word_of_not_paid_is_no_more_needed_once_qfpay_says_it(says: TransactionRow, returned: str) -> None:
    said = after(waiting(), VerdictGiven(LATER, paid=False, reason="not in the portal"))
    proven = asked(said, 2 * LATER, found(says))

    assert (proven.state in UNPAID, proven.closed_by_person, proven.returned) == (True, False, returned)


def test_payment_that_needs_attention_still_listens() -> None:
    tired = in_state(State.NEEDS_ATTENTION, PAYME_SCAN)

    assert SendQuery() in effects(tired, AskPressed(LATER))
    assert asked(tired, LATER, found(row())).state is State.PAID
    assert asked(tired, LATER, found(row("1142"))).state is State.CANCELLED
    assert asked(tired, LATER, found(row("1143"))).state is State.EXPIRED
    assert asked(tired, LATER, NOTHING).state is State.NEEDS_ATTENTION
    assert asked(asked(tired, LATER, NOTHING), LATER + MINUTE, NOTHING).state is State.EXPIRED
    assert after(tired, Unanswered(LATER, NEVER_LEFT)).state is State.NEEDS_ATTENTION
    assert after(tired, CancelPressed(LATER)) == tired


# --- start-up ---


def test_start_up_asks_about_everything_that_is_open() -> None:
    for payment in (sent(), sent(ALIPAY_QR), waiting(), showing(), checking(), cancelling()):
        asking = after(payment, AskPressed(NOW + MINUTE))
        assert SendQuery() in effects(asking, Restarted(LATER))
        assert not after(asking, Restarted(LATER)).calling
    assert after(sent(), Restarted(LATER)).state is State.CHECKING
    assert after(sent(ALIPAY_QR), Restarted(LATER)).state is State.CANCELLING
    assert after(showing(), Restarted(LATER)).qrcode == "https://qr"


@pytest.mark.parametrize("state", sorted(UNPAID | CHARGED | {State.NEEDS_ATTENTION}))
def test_start_up_forgets_the_calls_of_what_is_over(state: State) -> None:
    restarted = after(in_state(state).but(calling=True, asking=True), Restarted(NOW + SECOND))

    assert restarted.but(time=UNMOVED) == in_state(state)


def test_start_up_after_more_than_a_week_asks_before_it_gives_up() -> None:
    week = NOW + 8 * 24 * HOUR
    restarted = after(checking(), Restarted(week))

    assert restarted.asking
    assert after(restarted, Queried(week + SECOND, found(row()))).state is State.PAID
    assert after(restarted, Ticked(week)).state is not State.NEEDS_ATTENTION


# --- what is told ---


def test_first_syssn_stays_ours() -> None:
    assert asked(paid(), LATER, found(row(syssn="another"))).syssn == SYSSN


def test_payment_says_its_number_and_what_it_was_paid_with() -> None:
    assert waiting().out_trade_no == NUMBER
    assert asked(waiting(), LATER, found(row(pay_type="800208"))).pay_type == "800208"
    assert waiting().pay_type == ALIPAY_SCAN


def test_people_are_told_when_something_that_they_see_changed() -> None:
    asking = after(waiting(), AskPressed(NOW + 2 * SECOND))

    assert Tell() not in effects(asking, Queried(NOW + 3 * SECOND, found(row("1143"))))
    assert Tell() in effects(asking, Queried(NOW + 3 * SECOND, found(row("1145"))))
    assert Tell() in effects(paid(), Queried(NOW + 3 * SECOND, found(row(cancel=3))))
