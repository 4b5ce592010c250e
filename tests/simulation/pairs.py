"""Which (state, event) pairs of the machines a run must visit, and why the others do not happen."""

from __future__ import annotations

from pos_app.domain.payment import State
from pos_app.domain.refund_transitions import REFUND_EVENTS, REFUND_TABLE
from pos_app.domain.transitions import EVENTS, TABLE

Pair = tuple[str, str, str]
"""`payment` or `refund`, the state, the event's name."""


def all_pairs() -> set[Pair]:
    """Every state with every event."""
    payments = {("payment", state.value, event.__name__) for state in TABLE for event in EVENTS}
    refunds = {("refund", state.value, event.__name__) for state in REFUND_TABLE for event in REFUND_EVENTS}
    return payments | refunds


_SENT = " ".join(state.value for state in TABLE if state is not State.CREATED)
_PAYMENTS = (
    (
        "the permit is given once, to what is created",
        _SENT,
        "Dispatched",
    ),
    (
        "a manager's word is refused where nothing is open",
        "created paid declined cancelled expired not_sent paid_late disputed paid_twice",
        "VerdictGiven",
    ),
    (
        "only an alarm is settled, all else refused",
        "created sent waiting checking cancelling paid declined cancelled expired not_sent needs_attention",
        "AlarmSettled",
    ),
    (
        "nothing was sent, nothing is due, and nobody has its number yet",
        "created",
        "Answered Unanswered Ticked Queried QueryFailed CancelAnswered CancelFailed AskPressed",
    ),
    (
        "a verb is called when it is cancelling, which it stays until the end",
        "sent waiting checking",
        "CancelAnswered CancelFailed",
    ),
    (
        "only what was charged, and bears no such alarm yet, is compared with the other attempts of its sale",
        "created sent waiting checking cancelling declined cancelled expired not_sent needs_attention paid_twice",
        "SiblingPaid",
    ),
    ("only what is in no journal yet is found", _SENT, "FoundAtGateway"),
    ("the call has ended: that is what brought it there", "checking not_sent", "Answered Unanswered"),
    ("nothing is due in this state", "not_sent needs_attention", "Ticked"),
)
_FOLLOWED = "sent processing checking"
_OVER = "refunded refused not_sent"
_REFUNDS = (
    (
        "the permit is given once, to what is created",
        "sent processing checking refunded refused not_sent",
        "Dispatched",
    ),
    ("nothing was sent, and nothing is due", "created", "RefundAnswered Unanswered Ticked Queried QueryFailed"),
    ("the call has ended: that is what brought it there", "not_sent", "RefundAnswered Unanswered"),
    ("another till can be faster only before it is sent", f"{_FOLLOWED} {_OVER}", "Forestalled"),
    (
        "it is offered for what is checking, and refused at once for all else",
        f"created sent processing {_OVER}",
        "AgainPressed",
    ),
    ("nothing has looked for it yet", "created sent", "SentAgain"),
    ("nothing is due in this state", "refunded refused not_sent", "Ticked"),
)
_SELDOM = (
    (
        "the program ends just between a second charge and its alarm, and the gateway takes it back at once",
        (("payment", "disputed", "SiblingPaid"),),
    ),
    (
        "a disk without room holds the answer that ends it, while its turn to be sent again comes",
        (("refund", "refunded", "SentAgain"), ("refund", "refused", "SentAgain"), ("refund", "not_sent", "SentAgain")),
    ),
)
SELDOM: dict[Pair, str] = {pair: reason for reason, pairs in _SELDOM for pair in pairs}
"""Pairs that may happen, and are too rare to be demanded: the unit tests of the machines show them."""
IMPOSSIBLE: dict[Pair, str] = {
    (kind, state, event): reason
    for kind, rules in (("payment", _PAYMENTS), ("refund", _REFUNDS))
    for reason, states, events in rules
    for state in states.split()
    for event in events.split()
}
"""Pairs that cannot happen, with the reason. One that is visited all the same is a failure."""
