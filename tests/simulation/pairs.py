"""Which (state, event) pairs of the machines a run must visit, and why the others cannot happen."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.domain.payment import State
from pos_app.domain.refund import REFUND_EVENTS, REFUND_TABLE, RefundState
from pos_app.domain.transitions import EVENTS, TABLE

Pair = tuple[str, str, str]
"""`payment` or `refund`, the state, the event's name."""


def all_pairs() -> set[Pair]:
    """Every state with every event."""
    payments = {("payment", state.value, event.__name__) for state in TABLE for event in EVENTS}
    refunds = {("refund", state.value, event.__name__) for state in REFUND_TABLE for event in REFUND_EVENTS}
    return payments | refunds


def _of(kind: str, states: Iterable[State | RefundState], events: str) -> set[Pair]:
    return {(kind, state.value, event) for state in states for event in events.split()}


_ONCE = "the permit is given once, to what is created"
_NOT_CREATED = set(State) - {State.CREATED}

IMPOSSIBLE: dict[Pair, str] = {}
