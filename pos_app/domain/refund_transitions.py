"""The refund state machine: `refund_step(refund, event) -> (refund, effects)`, as pure and complete as the payment's.

A refund is sent once. It is sent again, under the same number, only where a query has just shown that QFPay does not
have it: by a person's order, or a few times by itself where QFPay said that an earlier refund of the payment was still
in progress (1264). Sources: QFPay's documentation, "Refund" and "Response codes"; the design, "States" and "What counts
as evidence". Read the table at the end first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from pos_app.domain import schedule
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
    Wait,
)
from pos_app.domain.refund import (
    MISSING_TIMES,
    REFUND_FINAL,
    REFUND_FOLLOWED,
    AgainPressed,
    Forestalled,
    Refund,
    RefundAnswered,
    RefundEffect,
    RefundEvent,
    RefundIntent,
    RefundState,
    SendRefund,
    SentAgain,
    begin_refund,
)
from pos_app.domain.refund_evidence import RefundFinding, judge_refund_answer, judge_refund_query
from pos_app.domain.timing import in_own_time, stamped, timed

if TYPE_CHECKING:
    from pos_app.domain.answers import TransactionRow

VISIBLE_AFTER = 15 * schedule.SECOND
"""QFPay may not show an order before; a query that finds nothing proves little until then."""
BUSY_PAUSES = (3 * schedule.SECOND, 10 * schedule.SECOND, 30 * schedule.SECOND)
"""How long to leave QFPay alone after each 1264, before the refund is looked for and sent again."""

Step = tuple[Refund, list[RefundEffect]]
Rule = Callable[[Refund, Any], Step]


def refund_step(refund: Refund, event: RefundEvent) -> tuple[Refund, tuple[RefundEffect, ...]]:
    """The refund after `event`, and what the till must do now. Never raises for any pair of state and event."""
    ready = timed(refund, event)
    rule = REFUND_TABLE[refund.state][REFUND_EVENTS.index(type(event))]
    after, effects = rule(ready, in_own_time(event, ready.time))
    after = stamped(refund, after, event)
    if _shown(after) != _shown(refund):
        effects = [*effects, Tell()]
    due = next_refund_due(after)
    return after, tuple(effects if due is None else [*effects, Wait(due)])


def refund_fold(intent: RefundIntent, created_at: int, events: Iterable[RefundEvent]) -> Refund:
    """The refund that these events made, effects left aside."""
    refund = begin_refund(intent, created_at)
    for event in events:
        refund, _ = refund_step(refund, event)
    return refund


_RARELY = 24 * schedule.HOUR


def next_refund_due(refund: Refund) -> int | None:
    """When the refund wants a `Ticked`, by the steady clock; None when it wants nothing of the clock."""
    due = _own_due(refund)
    return None if due is None else refund.time.clock(due)


def _own_due(refund: Refund) -> int | None:
    if refund.state not in REFUND_FOLLOWED or refund.asking:
        return None
    if refund.busy and refund.asked_at < _free_again(refund):
        return _free_again(refund)
    if refund.asked_at < refund.last_sent_at:
        return refund.last_sent_at + schedule.FIRST_QUERY_AFTER
    age = refund.asked_at - refund.last_sent_at
    # Never quite given up: as long as it is open it holds back money of the payment.
    return refund.asked_at + (schedule.poll_interval(age) if age <= schedule.GIVE_UP_AFTER else _RARELY)


def _free_again(refund: Refund) -> int:
    """When QFPay may have finished the refund that was in the way of this one."""
    return refund.answered_at + BUSY_PAUSES[refund.retries]


def _shown(refund: Refund) -> tuple[object, ...]:
    return refund.state, refund.may_send_again, refund.given_up


# --- rules ---


def _no(refund: Refund, _event: RefundEvent) -> Step:
    return refund, []


def _dispatched(refund: Refund, event: Dispatched) -> Step:
    sent = refund.but(state=RefundState.SENT, sent_at=event.at, permit_until=event.permit_until, calling=True)
    return sent, [SendRefund(event.permit_until)]


def _never_sent(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(state=RefundState.NOT_SENT), []


def _forestalled(refund: Refund, event: Forestalled) -> Step:
    return refund.but(state=RefundState.NOT_SENT, left=event.left), []


def _ask(refund: Refund, at: int) -> Step:
    return (refund, []) if refund.asking else (refund.but(asking=True, asked_at=at), [SendQuery()])


# --- the call ---

_ANSWERED = {
    RefundFinding.REFUNDED: RefundState.REFUNDED,
    RefundFinding.REFUSED: RefundState.REFUSED,
    RefundFinding.PENDING: RefundState.PROCESSING,
    RefundFinding.BUSY: RefundState.PROCESSING,
    RefundFinding.DOUBTED: RefundState.CHECKING,
    RefundFinding.UNKNOWN: RefundState.CHECKING,
}


def _answered(refund: Refund, event: RefundAnswered) -> Step:
    seen = bool(refund.again_at or refund.syssn)
    finding = judge_refund_answer(refund.intent, event.answer, may_have_arrived=seen)
    ours = event.answer.out_trade_no in ("", refund.out_trade_no)
    refund = refund.but(
        calling=False,
        answered_at=event.at,
        doubted=finding is RefundFinding.DOUBTED,
        state=_ANSWERED[finding],
        syssn=refund.syssn or (event.answer.syssn if ours else ""),
        respcd=event.answer.respcd,
        message=event.answer.message,
    )
    if finding is RefundFinding.BUSY:
        # QFPay was asked too soon: it is left alone for a while. Turned away too often, it is a lost answer.
        patient = refund.retries < len(BUSY_PAUSES)
        return (refund, []) if patient else _ask(refund.but(state=RefundState.CHECKING), event.at)
    return (refund, []) if refund.state in REFUND_FINAL else _ask(refund, event.at)


def _answered_late(refund: Refund, event: RefundAnswered) -> Step:
    """After a query said *refused*: only proof that the money moved changes that."""
    finding = judge_refund_answer(refund.intent, event.answer, may_have_arrived=True)
    if finding is RefundFinding.REFUNDED:
        return _answered(refund, event)
    return refund.but(calling=False), []


def _call_ended(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(calling=False), []


def _unanswered(refund: Refund, event: Unanswered) -> Step:
    refund = refund.but(calling=False, answered_at=event.at)
    if refund.state is RefundState.SENT and not event.failure.may_have_left:
        return refund.but(state=RefundState.NOT_SENT, message=event.failure.reason), []
    if refund.state is RefundState.SENT:
        refund = refund.but(state=RefundState.CHECKING)
    return _ask(refund, event.at)


# --- queries ---

_PROVEN = {
    RefundFinding.REFUNDED: RefundState.REFUNDED,
    RefundFinding.REFUSED: RefundState.REFUSED,
    RefundFinding.PENDING: RefundState.PROCESSING,
}


def _queried(refund: Refund, event: Queried) -> Step:
    finding, row = judge_refund_query(refund.intent, event.answer)
    refund = refund.but(asking=False)
    if finding is RefundFinding.UNHEARD:
        return refund.but(again_wanted=False), []
    if row is None:
        return _not_found(refund, event.at), []
    refund = refund.but(missing=(), again_wanted=False, again_from=0)
    if finding not in _PROVEN:
        return refund, []
    return _seen(refund, _PROVEN[finding], row), []


def _seen(refund: Refund, state: RefundState, row: TransactionRow) -> Refund:
    syssn = refund.syssn or row.syssn
    return refund.but(state=state, syssn=syssn, respcd=row.respcd, message=row.message, doubted=False)


def _not_found(refund: Refund, at: int) -> Refund:
    """QFPay looked at some moment after it was asked, so that is the moment that must be late enough."""
    asked = refund.asked_at
    if refund.calling or refund.state not in REFUND_FOLLOWED:
        return refund
    if refund.doubted:
        confirmed = asked >= refund.answered_at + VISIBLE_AFTER
        return refund.but(state=RefundState.REFUSED) if confirmed else refund
    if refund.busy:
        return refund.but(again_from=at) if asked >= _free_again(refund) else refund
    if asked < refund.permit_until:
        return refund
    refund = refund.but(missing=_counted(refund.missing, asked), again_from=at if refund.again_wanted else 0)
    # What QFPay called in progress and does not know any more is not known either.
    lost = refund.but(state=RefundState.CHECKING)
    return lost if lost.may_send_again else refund


def _counted(missing: tuple[int, ...], asked: int) -> tuple[int, ...]:
    """With the query of `asked`: three times at most, each a minute after the one before but for the last."""
    if len(missing) == MISSING_TIMES:
        return (*missing[:-1], asked)
    apart = not missing or asked - missing[-1] >= schedule.MISSING_APART
    return (*missing, asked) if apart else missing


def _query_failed(refund: Refund, _event: QueryFailed) -> Step:
    return refund.but(asking=False, again_wanted=False), []


# --- the clock, people, start-up ---


def _ticked(refund: Refund, event: Ticked) -> Step:
    due = _own_due(refund)
    return _ask(refund, event.at) if due is not None and event.at >= due else (refund, [])


def _ask_pressed(refund: Refund, event: AskPressed) -> Step:
    return _ask(refund, event.at)


def _again_pressed(refund: Refund, event: AgainPressed) -> Step:
    """The last look may be days old, so there is another one before anything is sent."""
    return _ask(refund.but(again_wanted=True, retries=0), event.at) if refund.may_send_again else (refund, [])


def _sent_again(refund: Refund, event: SentAgain) -> Step:
    """Only what a query has just not found."""
    if not refund.again_from:
        return refund, []
    again = refund.but(
        state=RefundState.CHECKING,
        again_at=event.at,
        permit_until=refund.time.own(event.permit_until),
        calling=True,
        missing=(),
        again_wanted=False,
        again_from=0,
        retries=refund.retries + (not refund.again_wanted),
        respcd="",
        message="",
    )
    return again, [SendRefund(event.permit_until)]


def _restarted(refund: Refund, event: Restarted) -> Step:
    """What was ordered before a restart is not sent after it: whoever ordered it may have gone."""
    state = RefundState.CHECKING if refund.state is RefundState.SENT else refund.state
    return _ask(refund.but(calling=False, asking=False, state=state, again_wanted=False, again_from=0), event.at)


def _restarted_when_over(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(calling=False, asking=False), []


REFUND_EVENTS = (
    Dispatched, RefundAnswered, Unanswered, Ticked, Queried, QueryFailed, AskPressed, Restarted,
    AgainPressed, SentAgain, Forestalled,
)  # fmt: skip

_followed: tuple[Rule, ...] = (
    _no, _answered, _unanswered, _ticked, _queried, _query_failed, _ask_pressed, _restarted,
    _again_pressed, _sent_again, _no,
)  # fmt: skip
# A refused refund still listens: QFPay may finish what it refused, and say so late.
_refused: tuple[Rule, ...] = (
    _no, _answered_late, _call_ended, _no, _queried, _query_failed, _ask_pressed, _restarted_when_over,
    _no, _no, _no,
)  # fmt: skip
_over: tuple[Rule, ...] = (
    _no, _call_ended, _call_ended, _no, _query_failed, _query_failed, _no, _restarted_when_over,
    _no, _no, _no,
)  # fmt: skip

REFUND_TABLE: dict[RefundState, tuple[Rule, ...]] = {
    #                     Dispatched, RefundAnswered, Unanswered, Ticked, Queried, QueryFailed, AskPressed, Restarted,
    #                     AgainPressed, SentAgain, Forestalled
    RefundState.CREATED: (_dispatched, _no, _no, _no, _no, _no, _no, _never_sent,
                          _no, _no, _forestalled),
    RefundState.SENT: _followed,
    RefundState.PROCESSING: _followed,
    RefundState.CHECKING: _followed,
    RefundState.REFUNDED: _over,
    RefundState.REFUSED: _refused,
    RefundState.NOT_SENT: _over,
}  # fmt: skip
