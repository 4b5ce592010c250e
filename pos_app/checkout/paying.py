"""Payments under way: their effects carried out, their answers brought back as events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.checkout.book import Book
from pos_app.checkout.bugs import UNDIGESTED
from pos_app.checkout.ordering import make_intent
from pos_app.checkout.permit import Permit
from pos_app.checkout.records import Records
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer
from pos_app.domain.payment import (
    CHARGED,
    OPEN,
    AlarmSettled,
    Answered,
    CancelAnswered,
    CancelFailed,
    CancelPressed,
    Dispatched,
    Effect,
    Event,
    FoundAtGateway,
    Intent,
    Payment,
    SendCancel,
    SendPayment,
    SendQuery,
    Settlement,
    SiblingPaid,
    State,
    Tell,
    Unanswered,
    VerdictGiven,
    WithdrawPermit,
)
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.domain.transitions import begin, step
from pos_app.journal import JournalTrouble
from pos_app.qfpay.orders import PaymentOrder

if TYPE_CHECKING:
    from pos_app.checkout.requests import PayRequest
    from pos_app.checkout.world import World
    from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer
    from pos_app.domain.pay_types import Verb
    from pos_app.domain.payment_codes import PaymentCode

_UNKNOWN_NUMBER = QT_TRANSLATE_NOOP("paying", "This till knows no payment with the number {number}.")
_OTHER_PROFILE = QT_TRANSLATE_NOOP(
    "paying",
    "Payment {number} belongs to profile {profile}, and this till is open for {open}. Use `--profile {profile}`, or "
    "open the counter with that profile.",
)
_SALE_OPEN = QT_TRANSLATE_NOOP(
    "paying",
    "Payment {number} of this sale is open or paid. Do not charge again before you have looked at it.",
)
_CODE_USED = QT_TRANSLATE_NOOP(
    "paying", "This code was already used for payment {number}. Ask the customer to show a fresh code."
)

_MAY_BE_CHARGED = OPEN | CHARGED | {State.NEEDS_ATTENTION}
_CHARGED_ALONE = CHARGED - {State.PAID_TWICE}
_STILL_OURS = (None, Settlement.KEPT)
"""Alarms that nobody closed, or that a person closed by keeping the money: it is a charge of the sale all the same."""


class Payments(Records[Payment, Event, Effect]):
    """Every payment that is open, unconfirmed, or still to be asked about again."""

    unknown_number = _UNKNOWN_NUMBER
    other_profile = _OTHER_PROFILE

    def __init__(self, world: World) -> None:
        super().__init__(world, Book(step, world.journal.record, world.journal.payment, schedule.next_due, _in_flight))
        self._codes: dict[str, PaymentCode] = {}
        self._permits: dict[str, Permit] = {}

    def recover(self) -> None:
        """Takes up whatever the journal says is not finished."""
        last = self._world.journal.last_changed()
        self._take_up(self._world.journal.watched())
        # The program may have ended between a charge and the alarm that it is the second one of its sale.
        if last is not None and self._is_to_be_compared(last):
            self._look_for_siblings(self.book.get(last.out_trade_no) or last)

    def pay(self, request: PayRequest) -> Payment:
        """Starts one attempt. Raises BadInput, SetupError, or JournalTrouble: then nothing was sent."""
        intent = make_intent(request, self._world.shop, self._world.clock)
        self._refuse_open_sale(intent.sale_id)
        if intent.code is not None:
            self._refuse_used_code(intent.code.fingerprint)
        now = self._world.clock.now()
        number = intent.out_trade_no
        payment = begin(intent, now)
        self.book.create(payment, lambda: self._world.journal.record(payment, intent))
        if request.code is not None:
            self._codes[number] = request.code
        try:
            sent, effects = self.book.apply_now(number, Dispatched(now, now + schedule.PERMIT))
        except JournalTrouble:
            self._codes.pop(number, None)
            self.apply(number, CancelPressed(now))
            raise
        self.carry_out(sent, effects)
        return sent

    def take_over(self, intent: Intent, created_at: int, answer: QueryAnswer) -> Payment:
        """Writes down a payment that was found at the gateway, and follows it if it is open. Raises JournalTrouble.

        Whoever looked for it is answered; to the others it is no news.
        """
        event = FoundAtGateway(self._world.clock.now(), answer)
        payment, effects = step(begin(intent, created_at), event)
        self.book.admit(payment, lambda: self._world.journal.record_found(payment, intent, event))
        self.carry_out(payment, tuple(effect for effect in effects if not isinstance(effect, Tell)))
        return payment

    def decide(self, number: str, event: AlarmSettled | VerdictGiven) -> Payment:
        """A person's word about a payment. Raises JournalTrouble: then it is not kept, and must be given again."""
        if self.book.trouble is not None:
            raise self.book.trouble
        payment, effects = self.book.apply_now(number, event)
        self.carry_out(payment, effects)
        return payment

    def _refuse_open_sale(self, sale_id: str) -> None:
        for payment in self._world.journal.attempts_of(sale_id):
            if payment.state in _MAY_BE_CHARGED:
                raise BadInput(_SALE_OPEN.filled(number=payment.out_trade_no))

    def _refuse_used_code(self, fingerprint: str) -> None:
        since = self._world.clock.now() - self._world.shop.code_life_s * 1000
        for payment in self._world.journal.by_fingerprint(fingerprint, since):
            if payment.state in _MAY_BE_CHARGED:
                raise BadInput(_CODE_USED.filled(number=payment.out_trade_no))

    def tick(self, now: int) -> None:
        """Does what is due."""
        self._retry()
        self._tick_due(now)

    def carry_out(self, payment: Payment, effects: tuple[Effect, ...], /) -> None:
        """Carries out what the machine asked for."""
        number = payment.out_trade_no
        for effect in effects:
            match effect:
                case SendPayment(permit_until):
                    self._send(payment, permit_until)
                case WithdrawPermit() if number in self._permits:
                    self._permits[number].withdraw()
                case SendQuery():
                    self._ask(payment)
                case SendCancel(verb):
                    self._cancel(payment, verb)
                case Tell():
                    self._world.publish(payment)
        self._askers.settle(payment)
        if effects and self._is_to_be_compared(payment):
            self._look_for_siblings(payment)

    def _send(self, payment: Payment, until: int) -> None:
        intent, number = payment.intent, payment.out_trade_no
        order = PaymentOrder(
            out_trade_no=number,
            txamt=intent.amount.minor,
            txcurrcd=intent.amount.currency.code,
            pay_type=intent.pay_type,
            txdtm=intent.txdtm,
            auth_code=self._codes.pop(number, None),
            expired_time=intent.expired_time,
            pay_tag=intent.pay_tag,
        )
        permit = self._permits[number] = Permit(self._world.clock, until)
        self._world.calls.start(
            "payment",
            lambda: self._world.gateway.payment(order, permit.take, schedule.CALL_DEADLINE / schedule.SECOND),
            lambda answer: self._sent(number, answer),
        )

    def _sent(self, number: str, answer: PaymentAnswer | NoAnswer) -> None:
        self._permits.pop(number, None)
        now = self._heard(answer)
        event = Unanswered(now, answer) if isinstance(answer, NoAnswer) else Answered(now, answer)
        self._take(number, event, Unanswered(now, UNDIGESTED))
        self._world.inquiries.flush()

    def _cancel(self, payment: Payment, verb: Verb) -> None:
        intent, number = payment.intent, payment.out_trade_no
        self._world.calls.start(
            "other",
            lambda: self._world.gateway.cancel(
                verb, txamt=intent.amount.minor, txdtm=intent.txdtm, out_trade_no=number, syssn=payment.syssn
            ),
            lambda answer: self._cancelled(number, verb, answer),
        )

    def _cancelled(self, number: str, verb: Verb, answer: CancelAnswer | NoAnswer) -> None:
        now = self._heard(answer)
        event = CancelFailed(now, verb, answer) if isinstance(answer, NoAnswer) else CancelAnswered(now, verb, answer)
        self._take(number, event, CancelFailed(now, verb, UNDIGESTED))
        self._world.inquiries.flush()

    def _is_to_be_compared(self, payment: Payment) -> bool:
        own = payment.intent.profile == self._world.shop.profile.name
        return own and payment.charged and payment.settled is None

    def _look_for_siblings(self, payment: Payment) -> None:
        if payment.state is State.PAID_TWICE:
            return
        for other in self._world.journal.attempts_of(payment.intent.sale_id):
            # Where another attempt bears the alarm already, one of them is enough: two would be refunded twice.
            charged = other.state in _CHARGED_ALONE and other.settled in _STILL_OURS
            if charged and other.out_trade_no != payment.out_trade_no:
                self.apply(payment.out_trade_no, SiblingPaid(self._world.clock.now(), other.out_trade_no))
                return


def _in_flight(payment: Payment) -> bool:
    return payment.calling or payment.asking or payment.cancel_calling
