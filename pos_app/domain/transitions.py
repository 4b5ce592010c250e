"""The payment state machine: `step(payment, event) -> (payment, effects)`.

Pure and complete: every state meets every event in `TABLE`, on purpose. Read the table first; each entry is a rule
below it. Effects are carried out by the till only after the event is on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pos_app.domain import schedule
from pos_app.domain.asking import Step, ask
from pos_app.domain.cancelling import (
    call_cancel_if_due,
    cancel_answered,
    cancel_ended,
    cancel_ended_when_paid,
    cancel_failed,
    cancel_pressed,
    press_on,
    saw_the_cancel,
    start_cancel,
)
from pos_app.domain.concluding import asked_again, given_up_state, missing, noted, pending, unpaid_state
from pos_app.domain.evidence import Finding, Verdict, judge_payment_answer, judge_query
from pos_app.domain.own_time import OwnTime
from pos_app.domain.payment import (
    OPEN,
    AlarmSettled,
    Answered,
    AskPressed,
    CancelAnswered,
    CancelBy,
    CancelFailed,
    CancelPressed,
    Dispatched,
    Effect,
    Event,
    FoundAtGateway,
    Intent,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    SendPayment,
    SiblingPaid,
    State,
    Tell,
    Ticked,
    Unanswered,
    VerdictGiven,
    Wait,
    WithdrawPermit,
)
from pos_app.domain.returning import with_refunds_seen
from pos_app.domain.starting import restarted_when_over, restarted_when_paid
from pos_app.domain.timing import in_own_time, stamped, timed

Rule = Callable[[Payment, Any], Step]


def begin(intent: Intent, at: int) -> Payment:
    """A payment that exists on paper only: nothing is sent before it is on disk."""
    return Payment(intent=intent, state=State.CREATED, created_at=at, changed_at=at, time=OwnTime(seen=at))


def step(payment: Payment, event: Event) -> tuple[Payment, tuple[Effect, ...]]:
    """The payment after `event`, and what the till must do now. Never raises for any pair of state and event."""
    ready = timed(payment, event)
    own = in_own_time(event, ready.time)
    rule = TABLE[payment.state][EVENTS.index(type(event))]
    after, effects = rule(ready, own)
    if after.state is not payment.state:
        after = after.but(changed_at_own=own.at)
    if payment.paid_at != after.paid_at == own.at:
        after = after.but(paid_at=event.at)  # that is for people
    after = stamped(payment, after, event)
    if payment.state in OPEN and after.state not in OPEN and after.calling:
        effects = [WithdrawPermit(), *effects]  # nobody waits for it any more: it must not leave now
    if _shown(after) != _shown(payment):
        effects = [*effects, Tell()]
    due = schedule.next_due(after)
    if due is not None:
        effects = [*effects, Wait(due)]
    return after, tuple(effects)


def fold(intent: Intent, created_at: int, events: Iterable[Event]) -> Payment:
    """The payment that these events made, effects left aside."""
    payment = begin(intent, created_at)
    for event in events:
        payment, _ = step(payment, event)
    return payment


def _shown(payment: Payment) -> tuple[object, ...]:
    return (
        payment.state, payment.respcd, payment.qrcode, payment.returned, payment.settled, payment.syssn,
        payment.paid_pay_type, payment.cancel_by, payment.refund_rows, payment.verdict_reason,
    )  # fmt: skip


# --- leaving ---


def ignored(payment: Payment, _event: Event) -> Step:
    """The event means nothing in this state."""
    return payment, []


def dispatched(payment: Payment, event: Dispatched) -> Step:
    """From here on bytes may have left: only queries, never a second payment call."""
    sent = payment.but(state=State.SENT, sent_at=event.at, permit_until=event.permit_until, calling=True)
    return sent, [SendPayment(event.permit_until)]


def never_sent(payment: Payment, _event: Event) -> Step:
    """A payment that was only written down is not sent later: the customer may be gone."""
    return payment.but(state=State.NOT_SENT, calling=False), []


# --- the payment call ---


def answered(payment: Payment, event: Answered) -> Step:
    """The answer of our own payment call, in time."""
    verdict = judge_payment_answer(payment.intent, event.answer)
    payment = noted(payment, verdict).but(calling=False)
    match verdict.finding:
        case Finding.PAID:
            return payment.but(state=State.PAID, paid_at=event.at), []
        case Finding.UNPAID:
            return payment.but(state=State.DECLINED), []
        case Finding.QR_READY if payment.state is State.SENT:
            return payment.but(state=State.WAITING, qrcode=verdict.qrcode), []
        case Finding.PENDING if payment.state in (State.SENT, State.CHECKING) and not payment.is_mpm:
            return payment.but(state=State.WAITING), []
    return _unclear(payment, event.at)


def unanswered(payment: Payment, event: Unanswered) -> Step:
    """No answer: a fact only where our own connection never began to write."""
    unseen = payment.calling and not payment.syssn and payment.state in (State.SENT, State.CANCELLING)
    payment = payment.but(calling=False)
    if not event.failure.may_have_left and unseen:
        return payment.but(state=State.NOT_SENT, respcd="", message=event.failure.reason), []
    return _unclear(payment, event.at)


def _unclear(payment: Payment, at: int) -> Step:
    """Nobody knows: ask. A QR code that was never shown is closed in the background, which frees the counter."""
    if payment.state is State.SENT and payment.is_mpm:
        payment, effects = start_cancel(payment, CancelBy.LOST_ANSWER, at)
    else:
        effects = []
    if payment.state is State.SENT:
        payment = payment.but(state=State.CHECKING)
    return ask(payment, at, effects)


def answered_late(payment: Payment, event: Answered) -> Step:
    """An answer after we said *not paid*: only proof of payment changes that, and not of one that was given back."""
    verdict = judge_payment_answer(payment.intent, event.answer)
    payment = payment.but(calling=False)
    if verdict.finding is not Finding.PAID:
        return payment, []
    if payment.returned == "whole":
        return ask(payment, event.at, [])
    late = noted(payment, verdict).but(state=State.PAID_LATE, paid_at=event.at, confirmed=False, verdict_reason="")
    return late, []


def answered_when_paid(payment: Payment, event: Answered) -> Step:
    """A query was faster than the call. An answer that does not agree is a reason to ask, not to believe."""
    verdict = judge_payment_answer(payment.intent, event.answer)
    payment = payment.but(calling=False)
    if verdict.finding is not Finding.PAID:
        return ask(payment, event.at, [])
    # Where only a person said so before, the query that confirms an answer is still to come.
    confirmed = payment.confirmed and not payment.closed_by_person
    return noted(payment, verdict).but(confirmed=confirmed, verdict_reason=""), []


def unanswered_late(payment: Payment, _event: Unanswered) -> Step:
    """The call ended after its outcome was known."""
    return payment.but(calling=False), []


# --- asking ---


def ask_pressed(payment: Payment, event: AskPressed) -> Step:
    """A person wants to know now."""
    return ask(payment, event.at, [])


def query_failed(payment: Payment, _event: QueryFailed) -> Step:
    """Nothing learned; the next poll is due after the usual pause."""
    return payment.but(asking=False), []


def queried(payment: Payment, event: Queried) -> Step:
    """A query was answered while the outcome was open."""
    verdict = judge_query(payment.intent, event.answer)
    payment = noted(payment, verdict).but(asking=False)
    if verdict.unheard:
        return payment, []
    match verdict.finding:
        case Finding.PAID:
            return _paid(payment, State.PAID, verdict, event.at), []
        case Finding.PAID_TWICE:
            return _paid(payment, State.PAID_TWICE, verdict, event.at), []
        case Finding.RETURNED:
            return payment.but(state=State.CANCELLED, returned="whole"), []
        case Finding.UNPAID:
            return payment.but(state=unpaid_state(payment, verdict)), []
        case Finding.MISSING:
            payment = missing(payment, event.at)
        case Finding.PENDING:
            payment = pending(payment, verdict)
        case _:
            payment = payment.but(missing=())
    return press_on(payment, event.at), []


def found_at_gateway(payment: Payment, event: FoundAtGateway) -> Step:
    """Judged like any query, and never sent from here: it was, by another till or by a journal that is lost.

    What was paid was paid then, not now. An old *not paid* has just been asked about for the last time.
    """
    sent_at = payment.created_at
    # When it was asked is not known here, the PC may have slept over the answer: so nothing is called *expired* yet.
    seen = payment.but(state=State.CHECKING, sent_at=sent_at, permit_until=sent_at, asked_at=sent_at)
    after, effects = queried(seen, Queried(event.at, event.answer))
    old = event.at - sent_at >= schedule.FOLLOW_UPS[-1]
    return after.but(
        paid_at=sent_at if after.charged else 0, follow_ups=len(schedule.FOLLOW_UPS) if old else 0
    ), effects


def _paid(payment: Payment, state: State, verdict: Verdict, at: int) -> Payment:
    """What the gateway says of the payment now outweighs what it, or a person, said before."""
    returned = "partly" if verdict.partly_returned else ""
    paid_at = payment.paid_at or at
    confirmed = not payment.syssn or saw_the_cancel(payment)
    return payment.but(state=state, paid_at=paid_at, confirmed=confirmed, returned=returned, verdict_reason="")


def queried_when_paid(payment: Payment, event: Queried) -> Step:
    """Confirms a payment, or contradicts it: it stays paid, and a person must look."""
    verdict = judge_query(payment.intent, event.answer)
    payment = with_refunds_seen(asked_again(payment, verdict), event.answer)
    match verdict.finding:
        case Finding.PAID:
            return _paid(noted(payment, verdict), payment.state, verdict, event.at), []
        case Finding.PAID_TWICE:
            # Two charges under one number: giving back another attempt does not end this.
            closed = payment.settled if payment.state is State.PAID_TWICE else None
            twice = _paid(noted(payment, verdict), State.PAID_TWICE, verdict, event.at)
            return twice.but(settled=closed, sibling=""), []
        case Finding.RETURNED:
            return payment.but(returned="whole", confirmed=True, verdict_reason=""), []
        case Finding.UNPAID:
            state = State.DISPUTED if payment.state is State.PAID else payment.state
            return payment.but(state=state, confirmed=True, message=verdict.message), []
    return payment, []


def queried_late(payment: Payment, event: Queried) -> Step:
    """Asked again after *not paid*: money that arrived after all raises the alarm."""
    verdict = judge_query(payment.intent, event.answer)
    payment = asked_again(payment, verdict)
    match verdict.finding:
        case Finding.PAID:
            return _paid(noted(payment, verdict), State.PAID_LATE, verdict, event.at), []
        case Finding.PAID_TWICE:
            return _paid(noted(payment, verdict), State.PAID_TWICE, verdict, event.at), []
        case Finding.RETURNED:
            return payment.but(returned="whole", verdict_reason=""), []
        case Finding.UNPAID if payment.closed_by_person:
            return noted(payment, verdict).but(verdict_reason=""), []
    return payment, []


# --- the clock ---


def ticked(payment: Payment, event: Ticked) -> Step:
    """Whatever is due at this moment, most decisive first."""
    at = event.at
    if at >= schedule.give_up_at(payment):
        return payment.but(state=State.NEEDS_ATTENTION, cancel_at=None), []
    effects: list[Effect] = []
    cancel = schedule.automatic_cancel_at(payment)
    if cancel is not None and at >= cancel:
        payment, effects = start_cancel(payment, CancelBy.CLOCK, at)
    elif payment.state is State.WAITING and payment.is_mpm and at >= payment.valid_until:
        payment = payment.but(state=State.CHECKING)
    else:
        payment, effects = call_cancel_if_due(payment, at)
    if at >= schedule.poll_at(payment):
        return ask(payment, at, effects)
    return payment, effects


def ticked_when_settled(payment: Payment, event: Ticked) -> Step:
    """Confirms *paid*, asks again about *not paid*."""
    due = schedule.own_due(payment)
    return ask(payment, event.at, []) if due is not None and event.at >= due else (payment, [])


# --- start-up, siblings, people ---


def restarted(payment: Payment, event: Restarted) -> Step:
    """A crash is the same as a slow network: what was in the air is gone, so ask."""
    cancel_at = event.at if payment.cancel_calling else payment.cancel_at
    payment = payment.but(calling=False, asking=False, cancel_calling=False, cancel_at=cancel_at)
    if payment.state is State.SENT:
        return _unclear(payment, event.at)
    payment, effects = call_cancel_if_due(payment, event.at)
    return ask(payment, event.at, effects)


def sibling_paid(payment: Payment, event: SiblingPaid) -> Step:
    """Two attempts of one sale were charged: a person must give one back."""
    return payment.but(state=State.PAID_TWICE, settled=None, sibling=event.sibling), []


def settled(payment: Payment, event: AlarmSettled) -> Step:
    """A person closed the alarm; the state stays what happened."""
    return payment.but(settled=event.how), []


def verdict_given(payment: Payment, event: VerdictGiven) -> Step:
    """A manager saw it in QFPay's portal; marked as human and overridden by later evidence."""
    state = State.PAID if event.paid else given_up_state(payment)
    payment = payment.but(paid_at=event.at if event.paid else payment.paid_at, cancel_at=None, follow_ups=0)
    return payment.but(state=state, verdict_reason=event.reason, confirmed=True), []


EVENTS = (
    Dispatched, Answered, Unanswered, Ticked, Queried, QueryFailed, CancelPressed,
    CancelAnswered, CancelFailed, AskPressed, Restarted, SiblingPaid, AlarmSettled, VerdictGiven,
    FoundAtGateway,
)  # fmt: skip

_no = ignored
_followed: tuple[Rule, ...] = (
    _no, answered, unanswered, ticked, queried, query_failed, cancel_pressed,
    cancel_ended, cancel_ended, ask_pressed, restarted, _no, _no, verdict_given, _no,
)  # fmt: skip
_unpaid: tuple[Rule, ...] = (
    _no, answered_late, unanswered_late, ticked_when_settled, queried_late, query_failed, _no,
    cancel_ended, cancel_ended, ask_pressed, restarted_when_over, _no, _no, _no, _no,
)  # fmt: skip
_alarm: tuple[Rule, ...] = (
    _no, answered_when_paid, unanswered_late, ticked_when_settled, queried_when_paid, query_failed, _no,
    cancel_ended_when_paid, cancel_ended_when_paid, ask_pressed, restarted_when_paid, sibling_paid, settled, _no,
    _no,
)  # fmt: skip

TABLE: dict[State, tuple[Rule, ...]] = {
    #               Dispatched, Answered, Unanswered, Ticked, Queried, QueryFailed, CancelPressed,
    #               CancelAnswered, CancelFailed, AskPressed, Restarted, SiblingPaid, AlarmSettled, VerdictGiven,
    #               FoundAtGateway
    State.CREATED: (dispatched, _no, _no, _no, _no, _no, never_sent,
                    _no, _no, _no, never_sent, _no, _no, _no, found_at_gateway),
    State.SENT: _followed,
    State.WAITING: _followed,
    State.CHECKING: _followed,
    State.CANCELLING: (_no, answered, unanswered, ticked, queried, query_failed, cancel_pressed,
                       cancel_answered, cancel_failed, ask_pressed, restarted, _no, _no, verdict_given, _no),
    State.PAID: (_no, answered_when_paid, unanswered_late, ticked_when_settled, queried_when_paid, query_failed, _no,
                 cancel_ended_when_paid, cancel_ended_when_paid, ask_pressed, restarted_when_paid, sibling_paid,
                 _no, _no, _no),
    State.DECLINED: _unpaid,
    State.CANCELLED: _unpaid,
    State.EXPIRED: _unpaid,
    State.NOT_SENT: _unpaid,
    State.PAID_LATE: _alarm,
    State.DISPUTED: _alarm,
    State.PAID_TWICE: _alarm,
    State.NEEDS_ATTENTION: (_no, answered, unanswered, _no, queried, query_failed, _no,
                            cancel_ended, cancel_ended, ask_pressed, restarted_when_over, _no, _no, verdict_given, _no),
}  # fmt: skip
"""Every state meets every event. Rows whose states behave alike are shared."""
