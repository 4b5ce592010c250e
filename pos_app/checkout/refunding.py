"""Refunds under way: asked about first, sent one after another, followed, sent again when a person says so."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.checkout.book import Book
from pos_app.checkout.bugs import UNDIGESTED
from pos_app.checkout.ordering import make_refund_intent
from pos_app.checkout.permit import Permit
from pos_app.checkout.records import Records
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer
from pos_app.domain.payment import (
    Dispatched,
    SendQuery,
    Tell,
    Unanswered,
)
from pos_app.domain.refund import (
    REFUND_FINAL,
    AgainPressed,
    Forestalled,
    Refund,
    RefundAnswered,
    RefundEffect,
    RefundEvent,
    RefundState,
    SendRefund,
    SentAgain,
    begin_refund,
)
from pos_app.domain.refund_transitions import next_refund_due, refund_step
from pos_app.domain.returning import left_to_refund
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.qfpay.orders import RefundOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.world import World
    from pos_app.domain.answers import RefundAnswer
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence

_UNKNOWN_NUMBER = QT_TRANSLATE_NOOP("refunding", "This till knows no refund with the number {number}.")
_OTHER_PROFILE = QT_TRANSLATE_NOOP(
    "refunding",
    "Refund {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or "
    "open the counter with that profile.",
)
_OVER = QT_TRANSLATE_NOOP(
    "refunding", "Refund {number} is not open any more, so there is nothing to send again. Look at its payment."
)
_ON_ITS_WAY = QT_TRANSLATE_NOOP(
    "refunding", "Refund {number} is on its way to QFPay. Wait for the answer before you send it again."
)
_IN_PROGRESS = QT_TRANSLATE_NOOP(
    "refunding", "QFPay has refund {number} in progress, so it is not sent again. Wait until it is through."
)
_NOT_YET = QT_TRANSLATE_NOOP(
    "refunding",
    "It is not known yet whether refund {number} arrived, so it is not sent again. If QFPay does not find it until "
    "{time}, it can be sent again then.",
)
_STILL_FOUND = QT_TRANSLATE_NOOP(
    "refunding",
    "QFPay has not said often enough that it does not know refund {number}, so it is not sent again. Ask about it "
    "once a minute, or wait.",
)

APART = 3 * schedule.SECOND
"""Between the answer to a refund and the next refund of that payment (OpenAPI, "Refund"; code 1264 otherwise)."""
LOOK_PATIENCE = 20 * schedule.SECOND
"""How long a new refund waits to hear what else QFPay knows of the payment; then QFPay decides (code 1272)."""


class Refunds(Records[Refund, RefundEvent, RefundEffect]):
    """Every refund that is open. `given_back` is told the payment's number when a refund is done."""

    unknown_number = _UNKNOWN_NUMBER
    other_profile = _OTHER_PROFILE

    def __init__(self, world: World, given_back: Callable[[str], None]) -> None:
        super().__init__(
            world, Book(refund_step, world.journal.record_refund, world.journal.refund, next_refund_due, _in_flight)
        )
        self._given_back = given_back
        self._waiting: dict[str, int] = {}
        """New refunds, oldest first, and from when each may go without having heard of its payment."""

    def recover(self) -> None:
        """Takes up whatever the journal says is not finished."""
        self._take_up(self._world.journal.open_refunds())

    def refund(self, payment: Payment, amount: Money | None) -> Refund:
        """Writes down a refund of `amount` of `payment` (None: what is left). Raises BadInput or JournalTrouble.

        It is sent after `looked`, which follows what the gateway says of the payment now.
        """
        earlier = self._world.journal.refunds_of(payment.out_trade_no)
        intent = make_refund_intent(payment, amount, earlier, self._world.shop, self._world.clock)
        now = self._world.clock.now()
        refund = begin_refund(intent, now)
        self.book.create(refund, lambda: self._world.journal.record_refund(refund, intent))
        self._waiting[refund.out_trade_no] = now + LOOK_PATIENCE
        return refund

    def looked(self, number: str) -> None:
        """QFPay was asked what else it knows of the refund's payment, and has answered or could not."""
        now = self._world.clock.now()
        if number in self._waiting:
            self._waiting[number] = now
        self._dispatch(now)

    def send_again(self, number: str) -> Refund:
        """A person's order. Raises BadInput with the reason when it is not offered."""
        refund = self.known(number)
        if not refund.may_send_again:
            raise BadInput(self._why_not_again(refund))
        return self.apply(number, AgainPressed(self._world.clock.now()))

    def _why_not_again(self, refund: Refund) -> Sentence:
        number = refund.out_trade_no
        if refund.state in REFUND_FINAL:
            return _OVER.filled(number=number)
        if refund.state in (RefundState.CREATED, RefundState.SENT) or refund.calling or refund.again_wanted:
            return _ON_ITS_WAY.filled(number=number)
        if refund.state is RefundState.PROCESSING:
            return _IN_PROGRESS.filled(number=number)
        clock = self._world.clock
        remaining = refund.may_send_again_from - refund.time.own(clock.now())
        if remaining > 0:
            moment = clock.local(self._world.shop.profile.time_zone) + timedelta(milliseconds=remaining)
            return _NOT_YET.filled(number=number, time=f"{moment:%H:%M:%S}")
        return _STILL_FOUND.filled(number=number)

    def next_due(self) -> int | None:
        """When the clock is wanted next."""
        moments = [self.book.next_due()]
        for refund in self._queue():
            turn = self._turn(refund)
            moments.append(None if turn is None else max(turn, self._waiting.get(refund.out_trade_no, 0)))
        return min((moment for moment in moments if moment is not None), default=None)

    def tick(self, now: int) -> None:
        """Does what is due."""
        self._retry()
        self._dispatch(now)
        self._tick_due(now)

    def _queue(self) -> list[Refund]:
        """What wants to be sent, oldest first."""
        live = self.book.live()
        return [refund for refund in live if refund.out_trade_no in self._waiting or refund.again_from]

    def _dispatch(self, now: int) -> None:
        for refund in self._queue():
            turn = self._turn(refund)
            if turn is not None and turn <= now and self._waiting.get(refund.out_trade_no, now) <= now:
                self._waiting.pop(refund.out_trade_no, None)
                self.apply(refund.out_trade_no, self._leave(refund, now))

    def _leave(self, refund: Refund, now: int) -> RefundEvent:
        if refund.state is not RefundState.CREATED:
            return SentAgain(now, now + schedule.PERMIT)
        left = self._left_for(refund)
        return Dispatched(now, now + schedule.PERMIT) if refund.intent.amount <= left else Forestalled(now, left)

    def _left_for(self, refund: Refund) -> Money:
        """What is left of its payment without this refund, as far as is known now."""
        journal, payment_no = self._world.journal, refund.intent.payment_no
        payment = journal.payment(payment_no)
        others = [one for one in journal.refunds_of(payment_no) if one.out_trade_no != refund.out_trade_no]
        return refund.intent.amount if payment is None else left_to_refund(payment, others)

    def _turn(self, refund: Refund) -> int | None:
        """When a refund that waits may be sent; None while the answer to another one of its payment is awaited."""
        of_payment = self._world.journal.refunds_of(refund.intent.payment_no)
        others = [one for one in of_payment if one.sent_at and one.out_trade_no != refund.out_trade_no]
        if any(one.calling for one in others):
            return None
        soon = self._world.clock.now() + APART
        moments = (max(one.changed_at, one.time.clock(one.answered_at)) + APART for one in others)
        # What seems to lie ahead was before this run, on a clock that was put back since.
        return max((moment for moment in moments if moment <= soon), default=0)

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


def _in_flight(refund: Refund) -> bool:
    return refund.calling or refund.asking or refund.state is RefundState.CREATED or refund.again_from > 0
