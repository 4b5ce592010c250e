"""What an answer makes of a payment: what is noted of it, and when *not paid* may be said of one that is neither paid
nor refused (the design, "What counts as evidence").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain import schedule
from pos_app.domain.evidence import Finding
from pos_app.domain.payment import CancelBy, Payment, State
from pos_app.domain.status_codes import status

if TYPE_CHECKING:
    from pos_app.domain.evidence import Verdict


def unpaid_state(payment: Payment, verdict: Verdict) -> State:
    """Which *not paid* it is, when a row of the payment's own says so."""
    if verdict.respcd == "1181":
        return State.EXPIRED
    if payment.cancel_by is None:
        return State.DECLINED if status(verdict.respcd).refuses_payment else State.CANCELLED
    return State.EXPIRED if payment.is_mpm and payment.cancel_by is CancelBy.CLOCK else State.CANCELLED


def given_up_state(payment: Payment) -> State:
    """Which *not paid* it is, when the gateway knows nothing of it or a person says so."""
    by_person = payment.cancel_by in (CancelBy.CASHIER, CancelBy.LOST_ANSWER)
    return State.CANCELLED if by_person or (payment.cancel_by and not payment.is_mpm) else State.EXPIRED


def missing(payment: Payment, at: int) -> Payment:
    """Nothing found proves nothing while the order is young, or while a cancel could still be answered.

    The gateway looked at some moment after it was asked, so that is the moment that must be late enough.
    """
    asked = payment.asked_at
    old_enough = asked >= payment.permit_until + schedule.MISSING_COUNTS_AFTER
    cancel_settled = payment.cancel_verb is None or 0 < payment.cancel_answered_at <= asked
    if payment.calling or not old_enough or not cancel_settled:
        return payment.but(missing=())
    if payment.missing and asked - payment.missing[0] >= schedule.MISSING_APART:
        return payment.but(state=given_up_state(payment), missing=(*payment.missing, at))
    return payment.but(missing=payment.missing or (at,))


def pending(payment: Payment, verdict: Verdict) -> Payment:
    """The customer may still act, unless the time for that ended a while ago."""
    too_late = payment.asked_at >= payment.valid_until + schedule.EXPIRED_GRACE
    if verdict.may_expire and too_late and not payment.calling:
        return payment.but(state=State.EXPIRED)
    payment = payment.but(missing=())
    if payment.state in (State.SENT, State.CHECKING) and not payment.is_mpm:
        return payment.but(state=State.WAITING)
    return payment


def asked_again(payment: Payment, verdict: Verdict) -> Payment:
    """After a query about what had been said already. Only an answer that tells something counts as a follow-up."""
    learned = verdict.finding is not Finding.UNKNOWN
    return payment.but(asking=False, follow_ups=schedule.follow_ups_had(payment, heard=learned))


def noted(payment: Payment, verdict: Verdict) -> Payment:
    """Keeps what the gateway told of itself: the `syssn` that was paid stays ours, and until then the first."""
    unproven = not payment.charged or payment.closed_by_person
    newly_paid = unproven and verdict.finding in (Finding.PAID, Finding.PAID_TWICE)
    return payment.but(
        syssn=(newly_paid and verdict.syssn) or payment.syssn or verdict.syssn,
        respcd=verdict.respcd or payment.respcd,
        message=verdict.message if verdict.respcd else payment.message,
        paid_pay_type=verdict.pay_type or payment.paid_pay_type,
    )
