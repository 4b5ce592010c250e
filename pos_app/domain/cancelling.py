"""A cancel is a request: which verb to call, when, how often; what became of it only a query tells.

Verbs and their order: `pay-types` table; QFPay's documentation, "Reversal" and "Close".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain import schedule
from pos_app.domain.asking import Step, ask
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import CancelBy, Effect, Payment, SendCancel, State, WithdrawPermit
from pos_app.domain.status_codes import VERB_REFUSED, CodeClass, status

if TYPE_CHECKING:
    from pos_app.domain.payment import CancelAnswered, CancelFailed, CancelPressed, Restarted

_UNHEARD = frozenset({CodeClass.UNKNOWN_QUERY, CodeClass.SYSTEM, CodeClass.DUPLICATE})
_LONGEST_PAUSE = 10 * schedule.MINUTE


def start_cancel(payment: Payment, by: CancelBy, at: int) -> Step:
    """The QR code disappears at once; the verb, where the pay type has one, is called as soon as it may be."""
    earliest = schedule.earliest_cancel(payment, at) if payment.cancel_verb else None
    payment = payment.but(state=State.CANCELLING, cancel_by=by, cancel_at=earliest)
    return call_cancel_if_due(payment, at)


def call_cancel_if_due(payment: Payment, at: int) -> Step:
    """Calls the verb that is planned for now, if any."""
    if payment.cancel_at is None or payment.cancel_calling or at < payment.cancel_at:
        return payment, []
    verb = _next_verb(payment)
    payment = payment.but(cancel_at=None)
    if verb is None:
        return payment, []
    payment = payment.but(cancel_calling=True, cancel_tries=payment.cancel_tries + 1)
    return payment, [SendCancel(verb)]


def _next_verb(payment: Payment) -> Verb | None:
    own = payment.cancel_verb
    if own is None:
        return None
    other = Verb.CLOSE if own is Verb.REVERSAL else Verb.REVERSAL
    return next((verb for verb in (own, other) if verb not in payment.verbs_refused), None)


def cancel_pressed(payment: Payment, event: CancelPressed) -> Step:
    """The cashier cancels: nothing is sent any more if nothing was, and the gateway is asked to cancel the rest."""
    effects: list[Effect] = [WithdrawPermit()] if payment.calling else []
    if payment.state is State.CANCELLING:
        return ask(payment.but(cancel_by=CancelBy.CASHIER), event.at, effects)
    payment, calls = start_cancel(payment, CancelBy.CASHIER, event.at)
    return ask(payment, event.at, effects + calls) if not payment.calling else (payment, effects + calls)


def press_on(payment: Payment, at: int) -> Payment:
    """A query said that the cancel has not ended it: another one is planned, with a growing pause, a few times."""
    planned = payment.cancel_calling or payment.cancel_at is not None
    if payment.state is not State.CANCELLING or planned or payment.cancel_tries >= schedule.CANCEL_TRIES:
        return payment
    if _next_verb(payment) is None:
        return payment
    if not payment.cancel_tries:  # QFPay has only now told which pay type it detected
        return payment.but(cancel_at=schedule.earliest_cancel(payment, at))
    return _again_later(payment, at)


def cancel_answered(payment: Payment, event: CancelAnswered) -> Step:
    """Whatever it claims, a query decides. A verb that is not for this pay type makes room for the other, once."""
    payment = _ended(payment, event.at)
    if status(event.answer.respcd).code_class in _UNHEARD:
        return ask(_again_later(payment, event.at), event.at, [])
    close_again = schedule.closes_again_at(payment)
    if close_again is not None and close_again > event.at:
        return ask(_heard(payment, event.at).but(cancel_at=close_again), event.at, [])
    if event.answer.respcd in VERB_REFUSED:
        payment = payment.but(verbs_refused=(*payment.verbs_refused, event.verb))
        if _next_verb(payment) is not None:
            payment, calls = call_cancel_if_due(payment.but(cancel_at=event.at), event.at)
            return ask(payment, event.at, calls)
    return ask(_heard(payment, event.at), event.at, [])


def _heard(payment: Payment, at: int) -> Payment:
    return payment.but(cancel_answered_at=payment.cancel_answered_at or at)


def cancel_failed(payment: Payment, event: CancelFailed) -> Step:
    """No answer to the cancel: repeating it is safe, it can only cancel what is to be cancelled."""
    asked_to_wait = event.failure.retry_after_s * schedule.SECOND
    return ask(_again_later(_ended(payment, event.at), event.at, asked_to_wait), event.at, [])


def cancel_ended(payment: Payment, event: CancelAnswered | CancelFailed) -> Step:
    """A cancel's call ended after the outcome was known."""
    return _ended(payment, event.at), []


def cancel_ended_when_paid(payment: Payment, event: CancelAnswered | CancelFailed | Restarted) -> Step:
    """It may have given the money back after we saw that it was paid, so what was confirmed is confirmed anew."""
    # Without QFPay's number the confirmation is all the evidence that there is: it is kept.
    confirmed = payment.confirmed and not payment.syssn
    return ask(_ended(payment, event.at).but(confirmed=confirmed), event.at, [])


def saw_the_cancel(payment: Payment) -> bool:
    """Whether the last query was asked after the last reversal or close, if any, had ended.

    An older row may still say *paid* of money that has gone back since.
    """
    return not payment.cancel_calling and payment.asked_at >= payment.cancel_ended_at


def _ended(payment: Payment, at: int) -> Payment:
    return payment.but(cancel_calling=False, cancel_ended_at=at)


def _again_later(payment: Payment, at: int, at_least: int = 0) -> Payment:
    pause = schedule.CANCEL_AGAIN_AFTER * 2 ** min(max(payment.cancel_tries - 1, 0), 10)
    return payment.but(cancel_at=at + min(max(pause, at_least), _LONGEST_PAUSE))
