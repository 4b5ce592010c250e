"""What a start of the program means for a payment whose outcome is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain import schedule
from pos_app.domain.asking import Step, ask
from pos_app.domain.cancelling import cancel_ended_when_paid

if TYPE_CHECKING:
    from pos_app.domain.payment import Payment, Restarted


def restarted_when_over(payment: Payment, event: Restarted) -> Step:
    """Follow-ups and confirmations that are due by the PC's clock are asked for; whether they were due will be seen."""
    payment = payment.but(calling=False, asking=False, cancel_calling=False)
    due = schedule.own_due(payment)
    late = due is not None and due <= event.at + max(payment.time.unproven, 0)
    return ask(payment, event.at, []) if late else (payment, [])


def restarted_when_paid(payment: Payment, event: Restarted) -> Step:
    """A cancel that was in the air may have been carried out."""
    if payment.cancel_calling:
        return cancel_ended_when_paid(payment.but(calling=False, asking=False), event)
    return restarted_when_over(payment, event)
