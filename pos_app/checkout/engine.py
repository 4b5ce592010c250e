"""The till's single-threaded core: commands and the clock in; journal, calls and news out.

Everything here runs in the till thread (or in a simulator), so it needs no locks and can be replayed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.checkout.budget import FOR_RECONCILING, Budget, Share
from pos_app.checkout.clock import random_share
from pos_app.checkout.importing import Finder
from pos_app.checkout.inquiries import Inquiries, Line
from pos_app.checkout.paying import Payments
from pos_app.checkout.pinning import Pinning
from pos_app.checkout.rebuilding import Reconciliations
from pos_app.checkout.reconciliation import Desk
from pos_app.checkout.refunding import Refunds
from pos_app.checkout.renewing import refuse_while_under_way
from pos_app.checkout.requests import Trouble
from pos_app.checkout.world import World
from pos_app.domain import schedule
from pos_app.domain.payment import (
    ALARMS,
    DECIDABLE,
    AlarmSettled,
    AskPressed,
    CancelPressed,
    Settlement,
    State,
    VerdictGiven,
)
from pos_app.domain.reasons import check_reason
from pos_app.domain.returning import left_to_refund
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.qfpay.signature_pins import SignaturePins

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos_app.checkout.clock import Clock
    from pos_app.checkout.ordering import Shop
    from pos_app.checkout.ports import Calls, Gateway
    from pos_app.checkout.reconciliation import Reconciliation
    from pos_app.checkout.requests import PayRequest
    from pos_app.checkout.world import News
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import CounterError, Sentence
    from pos_app.domain.till_events import PinCleared
    from pos_app.journal import Journal, JournalTrouble

JOURNAL_RETRY = schedule.SECOND

_DECIDED = QT_TRANSLATE_NOOP(
    "engine",
    "The outcome of payment {number} is known, so nobody has to decide it. If it is wrong, look at it in QFPay's "
    "portal and tell support.",
)
_CLOSED = QT_TRANSLATE_NOOP(
    "engine", "A person closed payment {number} already ({reason}). That stands until QFPay says otherwise."
)
_NEVER_LEFT = QT_TRANSLATE_NOOP(
    "engine", "Payment {number} is only written down and was never sent: there is nothing to decide."
)
_NO_ALARM = QT_TRANSLATE_NOOP("engine", "Payment {number} raised no alarm, so there is nothing to settle.")
_REFUNDED = QT_TRANSLATE_NOOP("engine", "All of payment {number} is refunded, so there is nothing to settle.")


class Engine:
    """Drives every open payment and refund. Methods raise CounterError with a sentence when a request is refused.

    `pins` are those by which `gateway` judges its answers; a gateway without signatures needs none. `chance` (0 to 1)
    spreads the tills that were all told at once to ask less.
    """

    def __init__(
        self,
        journal: Journal,
        gateway: Gateway,
        calls: Calls,
        clock: Clock,
        shop: Shop,
        publish: Callable[[News], None],
        *,
        pins: SignaturePins | None = None,
        chance: Callable[[], float] = random_share,
    ) -> None:
        line = Line(publish, clock)
        budget = Budget(clock, shop.profile.tills, chance=chance)
        self._inquiries = Inquiries(gateway, calls, line.heard, budget)
        self._world = World(journal, gateway, calls, clock, shop, publish, self._inquiries, line)
        self._payments = Payments(self._world)
        self._refunds = Refunds(self._world, self._settle_refunded)
        self._pinning = Pinning(journal, pins or SignaturePins(""))
        self._finder = Finder(self._world, self._payments, budget)
        share = Share(clock, budget, Budget(clock, shop.profile.tills, FOR_RECONCILING))
        self._reconciliations = Reconciliations(Desk(self._world, self._payments, self._refunds, share))
        self._trouble: JournalTrouble | None = None
        self._told: Sentence | None = None

    def recover(self) -> None:
        """Start-up: whatever was open when the program ended is taken up again."""
        self._pinning.restore()
        self._payments.recover()
        self._refunds.recover()
        self._reconciliations.recover()
        self._inquiries.flush()

    def pay(self, request: PayRequest) -> Payment:
        """Starts one attempt. Raises BadInput, SetupError, or JournalTrouble: then nothing was sent."""
        return self._payments.pay(request)

    def cancel(self, number: str) -> Payment:
        """Asks QFPay to cancel. A payment that is final already is returned as it is."""
        self._payments.known(number)
        payment = self._payments.apply(number, CancelPressed(self._world.clock.now()))
        self._inquiries.flush()
        return payment

    def ask(self, number: str, done: Callable[[Payment], None]) -> None:
        """Asks the gateway about a payment now; `done` gets the payment once it answered or could not."""
        self._payments.known(number)
        self._payments.apply(number, AskPressed(self._world.clock.now()))
        self._payments.when_answered(number, done)
        self._inquiries.flush()

    def open_payments(self) -> list[Payment]:
        """The payments whose outcome is open, those of other profiles included."""
        return self._world.journal.open_payments()

    def settle(self, number: str, how: Settlement) -> Payment:
        """A person closes an alarm, or corrects how. Raises BadInput, or JournalTrouble: then it is as before."""
        payment = self._payments.known(number)
        if payment.state not in ALARMS:
            raise BadInput(_NO_ALARM.filled(number=number))
        if payment.settled is how:
            return payment
        if payment.settled is Settlement.REFUNDED:
            raise BadInput(_REFUNDED.filled(number=number))
        return self._payments.decide(number, AlarmSettled(self._world.clock.now(), how))

    def give_verdict(self, number: str, paid: bool, reason: str) -> Payment:
        """A manager says what became of an open payment, and why. Later evidence of QFPay's overrides it.

        Raises BadInput for a reason that cannot be kept or a payment that is not open, and JournalTrouble: then it is
        as before.
        """
        payment = self._payments.known(number)
        reason = check_reason(reason)
        if payment.verdict_reason == reason and payment.charged == paid:
            return payment
        if payment.closed_by_person:
            raise BadInput(_CLOSED.filled(number=number, reason=payment.verdict_reason))
        if payment.state not in DECIDABLE:
            told = _NEVER_LEFT if payment.state is State.CREATED else _DECIDED
            raise BadInput(told.filled(number=number))
        return self._payments.decide(number, VerdictGiven(self._world.clock.now(), paid, reason))

    def payment(self, number: str) -> Payment | None:
        """A payment, open or not; None when the number is unknown here."""
        return self._payments.book.get(number)

    def find(self, number: str, done: Callable[[Payment | CounterError], None]) -> None:
        """`done` gets a payment that may be another till's, from the gateway if need be, or why there is none."""
        self._finder.find(number, done)

    def reconcile(self, day: date | None, done: Callable[[Reconciliation], None]) -> None:
        """Compares a business day (None: today) with what the gateway has; `done` gets what came of it."""
        self._reconciliations.reconcile(day, self._world.publish, done)

    def refund(self, number: str, amount: Money | None) -> Refund:
        """Gives back `amount` (None: what is left). Raises BadInput with a sentence when it may not be.

        Before it is sent, QFPay is asked what others gave back of the payment: another till, or the portal.
        """
        refund = self._refunds.refund(self._payments.known(number), amount)
        self.ask(number, lambda _: self._refunds.looked(refund.out_trade_no))
        return self._refunds.book.get(refund.out_trade_no) or refund

    def send_again(self, number: str) -> Refund:
        """Sends a refund that QFPay does not know once more, under its number. Raises BadInput when not offered."""
        refund = self._refunds.send_again(number)
        self._inquiries.flush()
        return refund

    def refund_record(self, number: str) -> Refund | None:
        """A refund; None when the number is unknown here."""
        return self._refunds.book.get(number)

    def ask_refund(self, number: str, done: Callable[[Refund], None]) -> None:
        """Asks the gateway about a refund now; `done` gets the refund once it answered or could not."""
        self._refunds.known(number)
        self._refunds.apply(number, AskPressed(self._world.clock.now()))
        self._refunds.when_answered(number, done)
        self._inquiries.flush()

    def open_refunds(self) -> list[Refund]:
        """The refunds whose outcome is open, those of other profiles included."""
        return self._world.journal.open_refunds()

    def refunded(self, number: str) -> list[Refund]:
        """The refunds of a payment, oldest first."""
        return self._world.journal.refunds_of(number)

    def clear_pins(self, endpoint: str) -> list[PinCleared]:
        """Lets answers of `endpoint` (empty: all) be learned anew. Raises BadInput or JournalTrouble."""
        return self._pinning.clear(endpoint, self._world.clock.now())

    def renew(self, swap: Callable[[], None], *, other_merchant: bool) -> None:
        """Has `swap` exchange the gateway's credentials. Raises SetupError while the old merchant's are under way."""
        if other_merchant:
            refuse_while_under_way(self._world.journal, self._world.shop.profile.name)
        swap()

    def close(self) -> None:
        """The till ends."""
        self._pinning.close(self._world.clock.now())

    def tick(self) -> int | None:
        """Does what is due; returns when the clock is wanted next (steady ms), None for never."""
        now = self._world.clock.now()
        self._payments.tick(now)
        self._refunds.tick(now)
        self._inquiries.flush()
        written = self._pinning.tick(now)
        self._finder.flush()
        self._reconciliations.tick(now)
        self._tell_trouble()
        if self._trouble is not None or not written:
            return now + JOURNAL_RETRY
        parts = (self._payments.book, self._refunds, self._inquiries, self._finder, self._reconciliations)
        moments = [part.next_due() for part in parts]
        return min((moment for moment in moments if moment is not None), default=None)

    def _tell_trouble(self) -> None:
        trouble = self._payments.book.trouble or self._refunds.book.trouble or self._world.journal.shortage()
        told = self._pinning.trouble if trouble is None else trouble.sentence
        if told != self._told:
            self._world.publish(Trouble(told))
        self._trouble, self._told = trouble, told

    def tell_standing_trouble(self) -> None:
        """Tells once more what is wrong, for those who listen only now."""
        if self._told is not None:
            self._world.publish(Trouble(self._told))

    def _settle_refunded(self, payment_no: str) -> None:
        """An alarm is over once all of the payment went back, and *paid twice* once a single charge is left."""
        payment = self._payments.known(payment_no)
        if not self._nothing_left(payment):
            return
        if payment.alarm:
            self._close(payment_no, Settlement.REFUNDED)
        attempts = self._world.journal.attempts_of(payment.intent.sale_id)
        charged = [one for one in attempts if one.charged and one.settled is not Settlement.RETURNED]
        charged = [one for one in charged if not self._nothing_left(one)]
        if len(charged) == 1 and charged[0].alarm and charged[0].state is State.PAID_TWICE and charged[0].sibling:
            self._close(charged[0].out_trade_no, Settlement.KEPT)

    def _nothing_left(self, payment: Payment) -> bool:
        return not left_to_refund(payment, self._world.journal.refunds_of(payment.out_trade_no)).minor

    def _close(self, number: str, how: Settlement) -> None:
        """What the till knows by itself: written down later where the journal cannot take it now."""
        self._payments.apply(number, AlarmSettled(self._world.clock.now(), how))
