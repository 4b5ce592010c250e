"""Events in the own time of a payment or refund: what its rules see of them. See `own_time`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pos_app.domain.payment import Answered, CancelAnswered, Event, Payment, Queried, Restarted
from pos_app.domain.refund import Refund, RefundAnswered, RefundEvent

if TYPE_CHECKING:
    from pos_app.domain.own_time import OwnTime

R = TypeVar("R", Payment, Refund)
E = TypeVar("E", bound=Event | RefundEvent)


def timed(record: R, event: Event | RefundEvent) -> R:
    """The record at the event, as far as its own time goes."""
    match event:
        case Restarted(at=at):
            return record.but(time=record.time.restarted(at))
        case Answered() | RefundAnswered():
            asked = record.last_sent_at if record.calling else None
        case Queried():
            asked = record.asked_at if record.asking else None
        case CancelAnswered():
            asked = None
        case _:
            return record
    time = record.time.heard(event.at, event.answer.date, asked)
    # A query in the air was asked in this run: after the time that has only now turned out to have passed before.
    passed = time.ahead - record.time.ahead if record.asking else 0
    return record.but(time=time, asked_at=record.asked_at + passed)


def in_own_time(event: E, time: OwnTime) -> E:
    """The event at the time that the record's rules go by."""
    return replace(event, at=time.own(event.at)) if time.ahead else event


def stamped(before: R, after: R, event: Event | RefundEvent) -> R:
    """`after` with the times of what has changed: for people by the steady clock, for the rules in its own time."""
    if after.state is not before.state:
        after = after.but(changed_at=event.at)
    return after if after == before else after.but(time=after.time.seen_at(event.at))
