"""Refunds under way, and what of a payment is left to give back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.checkout.book import Book
from pos_app.checkout.bugs import UNDIGESTED
from pos_app.checkout.ordering import make_refund_intent
from pos_app.checkout.permit import Permit
from pos_app.checkout.records import Records
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer
from pos_app.domain.money import Money
from pos_app.domain.payment import (
    Dispatched,
    SendQuery,
    Tell,
    Unanswered,
)
from pos_app.domain.refund import (
    HOLDS_MONEY,
    Refund,
    RefundAnswered,
    RefundEffect,
    RefundEvent,
    RefundState,
    SendRefund,
    begin_refund,
    next_refund_due,
    refund_step,
)
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.qfpay.orders import RefundOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.world import World
    from pos_app.domain.answers import RefundAnswer
    from pos_app.domain.payment import Payment

_UNKNOWN_NUMBER = QT_TRANSLATE_NOOP("refunding", "This till knows no refund with the number {number}.")
_OTHER_PROFILE = QT_TRANSLATE_NOOP(
    "refunding",
    "Refund {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or "
    "open the counter with that profile.",
)

APART = 3 * schedule.SECOND
"""Between the answer to a refund and the next refund of that payment (OpenAPI, "Refund"; code 1264 otherwise)."""


class Refunds(Records[Refund, RefundEvent, RefundEffect]):
    """Every refund that is open. `given_back` is told the payment's number when a refund is done."""

    unknown_number = _UNKNOWN_NUMBER
    other_profile = _OTHER_PROFILE

    def __init__(self, world: World, given_back: Callable[[str], None]) -> None:
        super().__init__(
            world, Book(refund_step, world.journal.record_refund, world.journal.refund, next_refund_due, _in_flight)
        )
        self._given_back = given_back
        self._waiting: list[Refund] = []

    def recover(self) -> None:
        """Takes up whatever the journal says is not finished."""
        self._take_up(self._world.journal.open_refunds())

    def refund(self, payment: Payment, amount: Money | None) -> Refund:
        """Starts giving back `amount` of `payment` (None: what is left). Raises BadInput or JournalTrouble."""
        earlier = self._world.journal.refunds_of(payment.out_trade_no)
        left = left_to_refund(payment, earlier)
        intent = make_refund_intent(payment, amount, left, self._world.shop, self._world.clock)
        now = self._world.clock.now()
        refund = begin_refund(intent, now)
        self.book.create(refund, lambda: self._world.journal.record_refund(refund, intent))
        self._waiting.append(refund)
        self._dispatch(now)
        return self.book.get(refund.out_trade_no) or refund

    def next_due(self) -> int | None:
        """When the clock is wanted next."""
        moments = (self.book.next_due(), *map(self._turn, self._waiting))
        return min((moment for moment in moments if moment is not None), default=None)

    def tick(self, now: int) -> None:
        """Does what is due."""
        self._retry()
        self._dispatch(now)
        self._tick_due(now)

    def _dispatch(self, now: int) -> None:
        for refund in list(self._waiting):
            turn = self._turn(refund)
            if turn is not None and turn <= now:
                self._waiting.remove(refund)
                self.apply(refund.out_trade_no, Dispatched(now, now + schedule.PERMIT))

    def _turn(self, refund: Refund) -> int | None:
        """When a refund that waits may be sent; None while the answer to another one of its payment is awaited."""
        others = [one for one in self._world.journal.refunds_of(refund.intent.payment_no) if one.sent_at]
        if any(one.calling for one in others):
            return None
        return max((one.changed_at + APART for one in others), default=0)

    def carry_out(self, refund: Refund, effects: tuple[RefundEffect, ...], /) -> None:
        """Carries out what the machine asked for."""
        for effect in effects:
            match effect:
                case SendRefund(permit_until):
                    self._send(refund, permit_until)
                case SendQuery():
                    self._ask(refund)
                case Tell():
                    self._world.publish(refund)
        self._askers.settle(refund)
        if effects and refund.state is RefundState.REFUNDED:
            self._given_back(refund.intent.payment_no)

    def _send(self, refund: Refund, until: int) -> None:
        intent, number = refund.intent, refund.out_trade_no
        order = RefundOrder(
            out_trade_no=number,
            syssn=intent.syssn,
            txamt=intent.amount.minor,
            txdtm=intent.txdtm,
        )
        permit = Permit(self._world.clock, until)
        self._world.calls.start(
            "payment",
            lambda: self._world.gateway.refund(order, permit.take, schedule.CALL_DEADLINE / schedule.SECOND),
            lambda answer: self._sent(number, answer),
        )

    def _sent(self, number: str, answer: RefundAnswer | NoAnswer) -> None:
        now = self._heard(answer)
        event = Unanswered(now, answer) if isinstance(answer, NoAnswer) else RefundAnswered(now, answer)
        self._take(number, event, Unanswered(now, UNDIGESTED))
        self._world.inquiries.flush()


def left_to_refund(payment: Payment, refunds: list[Refund]) -> Money:
    """What of a payment may still be given back; refunds under way count as given (I4)."""
    held = sum(refund.intent.amount.minor for refund in refunds if refund.state in HOLDS_MONEY)
    left = 0 if payment.returned == "whole" else payment.intent.amount.minor - held
    return Money(left, payment.intent.amount.currency)


def _in_flight(refund: Refund) -> bool:
    return refund.calling or refund.asking or refund.state is RefundState.CREATED
