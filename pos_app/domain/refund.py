"""A refund: a record of its own with a parent payment, and its state machine.

`refund_step(refund, event) -> (refund, effects)`, as pure and complete as the payment's. Sources: QFPay's
documentation, "Refund" and "Response codes"; the design, "States" and "What counts as evidence".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pos_app.domain import schedule
from pos_app.domain.evidence import SUCCESS
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
from pos_app.domain.status_codes import is_pending, status

if TYPE_CHECKING:
    from pos_app.domain.answers import QueryAnswer, RefundAnswer, TransactionRow
    from pos_app.domain.money import Money


class RefundState(StrEnum):
    """Where a refund stands."""

    CREATED = "created"
    SENT = "sent"
    PROCESSING = "processing"
    CHECKING = "checking"
    REFUNDED = "refunded"
    REFUSED = "refused"
    NOT_SENT = "not_sent"


REFUND_FOLLOWED = frozenset({RefundState.SENT, RefundState.PROCESSING, RefundState.CHECKING})
REFUND_FINAL = frozenset({RefundState.REFUNDED, RefundState.REFUSED, RefundState.NOT_SENT})
HOLDS_MONEY = frozenset(RefundState) - {RefundState.REFUSED, RefundState.NOT_SENT}
"""States whose amount counts against what is left to refund (I4)."""


@dataclass(frozen=True, slots=True)
class RefundIntent:
    """What shall be given back: `amount` of the payment `payment_no`, which the gateway knows as `syssn`."""

    out_trade_no: str
    payment_no: str
    syssn: str
    amount: Money
    txdtm: str
    profile: str
    till: str


@dataclass(frozen=True, slots=True)
class Refund:
    """The fold of a refund's events. Times in ms of the till's steady clock."""

    intent: RefundIntent
    state: RefundState
    created_at: int
    changed_at: int
    sent_at: int = 0
    permit_until: int = 0
    asked_at: int = 0
    calling: bool = False
    asking: bool = False
    syssn: str = ""
    respcd: str = ""
    message: str = ""

    @property
    def out_trade_no(self) -> str:
        """Our number of the refund."""
        return self.intent.out_trade_no

    def but(self, **changes: Any) -> Refund:  # noqa: ANN401 - `replace` refuses what is no field
        """A copy with `changes`."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class RefundAnswered:
    """The refund call was answered."""

    at: int
    answer: RefundAnswer


@dataclass(frozen=True, slots=True)
class SendRefund:
    """Make the refund call under a permit that ends at `permit_until`."""

    permit_until: int


RefundEvent = Dispatched | RefundAnswered | Unanswered | Ticked | Queried | QueryFailed | AskPressed | Restarted
RefundEffect = SendRefund | SendQuery | Wait | Tell
Step = tuple[Refund, list[RefundEffect]]
Rule = Callable[[Refund, Any], Step]


def begin_refund(intent: RefundIntent, at: int) -> Refund:
    """A refund that exists on paper only."""
    return Refund(intent=intent, state=RefundState.CREATED, created_at=at, changed_at=at)


def refund_step(refund: Refund, event: RefundEvent) -> tuple[Refund, tuple[RefundEffect, ...]]:
    """The refund after `event`, and what the till must do now. Never raises for any pair of state and event."""
    after, effects = REFUND_TABLE[refund.state][REFUND_EVENTS.index(type(event))](refund, event)
    if after.state is not refund.state:
        after = after.but(changed_at=event.at)
        effects = [*effects, Tell()]
    due = next_refund_due(after)
    return after, tuple(effects if due is None else [*effects, Wait(due)])


def refund_fold(intent: RefundIntent, created_at: int, events: Iterable[RefundEvent]) -> Refund:
    """The refund that these events made, effects left aside."""
    refund = begin_refund(intent, created_at)
    for event in events:
        refund, _ = refund_step(refund, event)
    return refund


def next_refund_due(refund: Refund) -> int | None:
    """When the refund wants a `Ticked`; None when it wants nothing of the clock."""
    if refund.state not in REFUND_FOLLOWED or refund.asking:
        return None
    if not refund.asked_at:
        return refund.sent_at + schedule.FIRST_QUERY_AFTER
    # Never given up: as long as it is open it holds back money of the payment.
    return refund.asked_at + schedule.poll_interval(refund.asked_at - refund.sent_at)


# --- evidence ---

# A refusal of the refund call itself: QFPay moved no money. Everything else that is no success is asked about.
REFUSES_REFUND = frozenset({
    "1103", "1104", "1105", "1106", "1107", "1108", "1123", "1124", "1136", "1150", "1155", "1203", "1241", "1242",
    "1243", "1250", "1261", "1265", "1266", "1267", "1268", "1269", "1270", "1271", "1272", "1294",
})  # fmt: skip


def _judge_answer(refund: Refund, answer: RefundAnswer) -> RefundState:
    if answer.out_trade_no not in ("", refund.out_trade_no) or _contradicts(refund, answer):
        return RefundState.CHECKING
    if answer.respcd == SUCCESS:
        return RefundState.REFUNDED if answer.syssn else RefundState.CHECKING
    if answer.respcd in REFUSES_REFUND:
        return RefundState.REFUSED
    return RefundState.PROCESSING if is_pending(answer.respcd) else RefundState.CHECKING


def _contradicts(refund: Refund, record: RefundAnswer | TransactionRow) -> bool:
    """Whether amount or currency is there and is another."""
    amount = refund.intent.amount
    return record.txamt not in (None, amount.minor) or record.txcurrcd not in ("", amount.currency.code)


# Of several rows of one number the one that moved money speaks, and a refused one never outweighs an open one.
_STRONGEST_FIRST = (RefundState.REFUNDED, RefundState.CHECKING, RefundState.PROCESSING, RefundState.REFUSED)


def _judge_rows(refund: Refund, answer: QueryAnswer) -> tuple[RefundState, TransactionRow] | None:
    """What the strongest row of the refund's own number says, and that row; None where there is none."""
    if answer.respcd != SUCCESS:
        return None
    ours = (row for row in answer.rows if row.out_trade_no == refund.out_trade_no and row.order_type == "refund")
    judged = [(_row_state(refund, row), row) for row in ours]
    return min(judged, key=lambda each: _STRONGEST_FIRST.index(each[0]), default=None)


def _row_state(refund: Refund, row: TransactionRow) -> RefundState:
    """CHECKING where the row proves nothing."""
    if _contradicts(refund, row):
        return RefundState.CHECKING
    if row.respcd == SUCCESS:
        return RefundState.REFUNDED if row.txamt is not None else RefundState.CHECKING
    if row.respcd in REFUSES_REFUND or status(row.respcd).refuses_payment:
        return RefundState.REFUSED
    return RefundState.PROCESSING if is_pending(row.respcd) else RefundState.CHECKING


# --- rules ---


def _no(refund: Refund, _event: RefundEvent) -> Step:
    return refund, []


def _dispatched(refund: Refund, event: Dispatched) -> Step:
    sent = refund.but(state=RefundState.SENT, sent_at=event.at, permit_until=event.permit_until, calling=True)
    return sent, [SendRefund(event.permit_until)]


def _never_sent(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(state=RefundState.NOT_SENT), []


def _ask(refund: Refund, at: int) -> Step:
    return (refund, []) if refund.asking else (refund.but(asking=True, asked_at=at), [SendQuery()])


def _answered(refund: Refund, event: RefundAnswered) -> Step:
    state = _judge_answer(refund, event.answer)
    ours = event.answer.out_trade_no in ("", refund.out_trade_no)
    refund = refund.but(
        calling=False,
        state=state,
        syssn=refund.syssn or (event.answer.syssn if ours else ""),
        respcd=event.answer.respcd,
        message=event.answer.message,
    )
    return (refund, []) if state in REFUND_FINAL else _ask(refund, event.at)


def _answered_late(refund: Refund, event: RefundAnswered) -> Step:
    """After a query said *refused*: only proof that the money moved changes that."""
    if _judge_answer(refund, event.answer) is RefundState.REFUNDED:
        return _answered(refund, event)
    return refund.but(calling=False), []


def _call_ended(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(calling=False), []


def _unanswered(refund: Refund, event: Unanswered) -> Step:
    refund = refund.but(calling=False)
    if refund.state is RefundState.SENT and not event.failure.may_have_left:
        return refund.but(state=RefundState.NOT_SENT, message=event.failure.reason), []
    if refund.state is RefundState.SENT:
        refund = refund.but(state=RefundState.CHECKING)
    return _ask(refund, event.at)


def _queried(refund: Refund, event: Queried) -> Step:
    refund = refund.but(asking=False)
    proven = _judge_rows(refund, event.answer)
    if proven is None or proven[0] is RefundState.CHECKING:
        return refund, []
    state, row = proven
    return refund.but(state=state, syssn=refund.syssn or row.syssn, respcd=row.respcd, message=row.message), []


def _query_failed(refund: Refund, _event: QueryFailed) -> Step:
    return refund.but(asking=False), []


def _ticked(refund: Refund, event: Ticked) -> Step:
    due = next_refund_due(refund)
    return _ask(refund, event.at) if due is not None and event.at >= due else (refund, [])


def _ask_pressed(refund: Refund, event: AskPressed) -> Step:
    return _ask(refund, event.at)


def _restarted(refund: Refund, event: Restarted) -> Step:
    state = RefundState.CHECKING if refund.state is RefundState.SENT else refund.state
    return _ask(refund.but(calling=False, asking=False, state=state), event.at)


def _restarted_when_over(refund: Refund, _event: RefundEvent) -> Step:
    return refund.but(calling=False, asking=False), []


REFUND_EVENTS = (Dispatched, RefundAnswered, Unanswered, Ticked, Queried, QueryFailed, AskPressed, Restarted)

_followed: tuple[Rule, ...] = (
    _no, _answered, _unanswered, _ticked, _queried, _query_failed, _ask_pressed, _restarted,
)  # fmt: skip
# A refused refund still listens: QFPay may finish what it refused, and say so late.
_refused: tuple[Rule, ...] = (
    _no, _answered_late, _call_ended, _no, _queried, _query_failed, _ask_pressed, _restarted_when_over,
)  # fmt: skip
_over: tuple[Rule, ...] = (
    _no, _call_ended, _call_ended, _no, _query_failed, _query_failed, _no, _restarted_when_over,
)  # fmt: skip

REFUND_TABLE: dict[RefundState, tuple[Rule, ...]] = {
    #                     Dispatched, RefundAnswered, Unanswered, Ticked, Queried, QueryFailed, AskPressed, Restarted
    RefundState.CREATED: (_dispatched, _no, _no, _no, _no, _no, _no, _never_sent),
    RefundState.SENT: _followed,
    RefundState.PROCESSING: _followed,
    RefundState.CHECKING: _followed,
    RefundState.REFUNDED: _over,
    RefundState.REFUSED: _refused,
    RefundState.NOT_SENT: _over,
}  # fmt: skip
