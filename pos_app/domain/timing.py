"""Events in a payment's own time: what its rules see of them. See `own_time`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pos_app.domain.payment import Answered, CancelAnswered, Event, Payment, Queried, Restarted

if TYPE_CHECKING:
    from pos_app.domain.own_time import OwnTime

E = TypeVar("E", bound=Event)


def timed(payment: Payment, event: Event) -> Payment:
    """The payment at the event, as far as its own time goes."""
    match event:
        case Restarted(at=at):
            return payment.but(time=payment.time.restarted(at))
        case Answered(at=at, answer=answer):
            time = payment.time.heard(at, answer.date, payment.sent_at if payment.calling else None)
        case Queried(at=at, answer=answer):
            time = payment.time.heard(at, answer.date, payment.asked_at if payment.asking else None)
        case CancelAnswered(at=at, answer=answer):
            time = payment.time.heard(at, answer.date, None)
        case _:
            return payment
    # A query in the air was asked in this run: after the time that has only now turned out to have passed before.
    passed = time.ahead - payment.time.ahead if payment.asking else 0
    return payment.but(time=time, asked_at=payment.asked_at + passed)


def in_own_time(event: E, time: OwnTime) -> E:
    """The event at the time that the payment's rules go by."""
    return replace(event, at=time.own(event.at)) if time.ahead else event


def stamped(before: Payment, after: Payment, event: Event) -> Payment:
    """`after` with the times of what has changed: for people by the steady clock, for the rules in its own time."""
    if after.state is not before.state:
        after = after.but(changed_at=event.at, changed_at_own=after.time.own(event.at))
    if after.paid_at == after.time.own(event.at):
        after = after.but(paid_at=event.at)
    return after if after == before else after.but(time=after.time.seen_at(event.at))
