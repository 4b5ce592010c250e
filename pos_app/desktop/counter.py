"""The counter: what each key, scan and answer of the till means for the sale at hand. No Qt, no clock of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos_app.checkout import PayRequest
from pos_app.desktop import phrases
from pos_app.desktop.amount_entry import AmountEntry
from pos_app.desktop.deeds import DEEDS
from pos_app.desktop.sale import QUESTIONS, Phase, Sale
from pos_app.desktop.screen import screen
from pos_app.desktop.views import Action
from pos_app.desktop.watch_list import WatchList
from pos_app.domain.numbers import is_out_trade_no
from pos_app.domain.payment import State
from pos_app.domain.payment_codes import classify
from pos_app.domain.sentences import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.desktop.sale import CounterRules
    from pos_app.desktop.views import CounterView
    from pos_app.domain.money import Money
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.payment import Payment, Settlement
    from pos_app.domain.payment_codes import PaymentCode
    from pos_app.domain.sentences import Sentence

KEPT_MS = 60_000
_NOTE_MS = 8_000
_REST_MS = 1_000


class TillPort(Protocol):
    """What the counter asks of the till; none of it blocks. Answers come as `payment_started` and so on."""

    def pay(self, request: PayRequest) -> None:
        """Start one attempt."""

    def cancel(self, number: str) -> None:
        """Ask QFPay to cancel."""

    def settle(self, number: str, how: Settlement) -> None:
        """Close an alarm."""


class Surroundings(Protocol):
    """What the counter asks of the window around it."""

    def show_payment(self, number: str, *, refund: bool = False) -> None:
        """Open the history at a payment (or the payment of a refund), ready to refund it if asked."""

    def print_receipt(self, payment: Payment) -> None:
        """Give the customer a receipt."""


class Counter:
    """Commands in, `view()` out. `changed` is called after every change.

    Money leaves only through `_charge`: at once for a scan with an amount, else for Enter or a wallet's button.
    """

    def __init__(self, till: TillPort, surroundings: Surroundings, rules: CounterRules, now: Callable[[], int]) -> None:
        self.rules = rules
        self.entry = self._new_entry()
        self.sale = Sale()
        self.watch = WatchList()
        self.refused = 0
        self.changed: Callable[[], None] = lambda: None
        self.till = till
        self.surroundings = surroundings
        self._now = now

    def view(self) -> CounterView:
        """The screen as it should be now."""
        return screen(self)

    def use(self, rules: CounterRules) -> None:
        """Other rules, at once; an amount that was typed already stays as it was typed."""
        self.rules = rules
        if self.sale.phase is Phase.READY and not self.entry.can_undo:
            self.entry = self._new_entry()
        self.changed()

    # --- the amount ---

    def type_key(self, key: str) -> bool:
        """A digit (`7`, `00`), `.` or `+`. Any of them starts the next sale when the last one is over."""
        return self._edit(lambda: self.entry.type(key))

    def add_amount(self, amount: Money) -> bool:
        """A quick amount."""
        return self._edit(lambda: self.entry.add(amount))

    def backspace(self) -> bool:
        """Takes one character back."""
        return self.sale.phase is Phase.READY and self._edit(self.entry.backspace)

    def undo(self) -> bool:
        """Takes the last change of the amount back."""
        return self.sale.phase is Phase.READY and self._edit(self.entry.undo)

    def clear_amount(self) -> bool:
        """The key C."""
        return self._edit(self.entry.clear)

    def snapshot(self) -> Callable[[], None]:
        """Makes a function that puts everything back which keys changed that turn out to be a scan."""
        sale, entry, put_entry_back = replace(self.sale), self.entry, self.entry.snapshot()

        def put_back() -> None:
            self.entry = entry
            put_entry_back()
            self.sale = sale
            if sale.payment is not None:
                sale.payment = self.watch.latest(sale.payment)
            self.watch.serve(sale.payment)
            self.changed()

        return put_back

    def refer(self, reference: str) -> None:
        """The shop's reference of the sale."""
        self.sale.reference = reference

    def _edit(self, change: Callable[[], bool]) -> bool:
        if self.sale.over:
            self.begin()
        if self.sale.phase is not Phase.READY or not change():
            return False
        self.sale.continues = None
        self.sale.armed = self.sale.small = False
        self.sale.edited_at = self._now()
        self._note(None)
        self.watch.seen()
        return self.tell()

    # --- scans ---

    def scan(self, text: str) -> None:
        """A scanned text: a customer's code, or the number on a receipt of ours."""
        if is_out_trade_no(text):
            self.surroundings.show_payment(text)
            return
        if self.sale.busy:
            self._refuse(phrases.BUSY)
            return
        try:
            code = classify(text)
        except BadInput as problem:
            self._refuse(problem.sentence)
            return
        self._take(code)

    def _take(self, code: PaymentCode) -> None:
        if self.sale.over and not self.sale.retryable:
            self.begin()
        if self.rules.enter_arms_scanner and not self.sale.armed and not self.sale.retryable:
            self._refuse(phrases.ENTER_FIRST)
            return
        self._keep(code)
        if self.entry.total is not None and not self.entry.unfinished and not self.entry.problem:
            self._charge_kept()
        elif self.entry.objection is not None:
            self._drop_kept()
            self._refuse(self.entry.objection)
        else:
            self.tell()

    def _keep(self, code: PaymentCode) -> None:
        if self.sale.phase is Phase.WHICH_WALLET:
            self.sale.phase = Phase.READY
        self.sale.kept = code
        self.sale.kept_until = self._now() + KEPT_MS
        self._note(None)
        self.watch.seen()

    def _drop_kept(self) -> None:
        self.sale.kept = None

    def _charge_kept(self) -> None:
        code = self.sale.kept
        if code is None:
            return
        if code.wallet is None and not code.pay_type and not self.rules.detects:
            self.sale.phase = Phase.WHICH_WALLET
            self.tell()
        else:
            self._charge(code, None)

    # --- charging ---

    def enter(self) -> None:
        """Confirms: the amount, or what the result offers first."""
        if self.sale.phase is Phase.PAYMENT:
            self._enter_at_result()
        elif self.sale.phase is Phase.READY:
            self._confirm_amount()

    def _enter_at_result(self) -> None:
        for action in (Action.RETRY, Action.NEXT):
            if action in self.view().actions:
                self.do(action)
                return

    def _confirm_amount(self) -> None:
        self.entry.finish()
        if self.entry.problem is not None:
            self._refuse(self.entry.problem)
        elif self.sale.kept is not None:
            self._charge_kept()
        else:
            self.sale.armed = True
            self._note(None)
            self.tell()

    def choose_wallet(self, wallet: Wallet) -> None:
        """A wallet's button: shows its QR code, or names the wallet of the scanned code."""
        if self.sale.phase is Phase.WHICH_WALLET and self.sale.kept is not None:
            self._charge(self.sale.kept, wallet)
        elif self.sale.phase is Phase.READY or self.sale.retryable:
            self._show_qr(wallet)

    def _show_qr(self, wallet: Wallet) -> None:
        if self.entry.problem is not None:
            self._refuse(self.entry.problem)
        else:
            self._drop_kept()
            self._charge(None, wallet)

    def _charge(self, code: PaymentCode | None, wallet: Wallet | None) -> None:
        amount = self.entry.total
        if amount is None:
            return
        sale_id = self._sale_id(amount)
        request = PayRequest(amount=amount, code=code, wallet=wallet, reference=self.sale.reference, sale_id=sale_id)
        self._ask_first(request, frozenset())

    def go_on(self) -> None:
        """The cashier said yes to a question; there may be another one."""
        if self.sale.asked is not None:
            self._ask_first(self.sale.asked, self.sale.agreed)

    def _ask_first(self, request: PayRequest, agreed: frozenset[Phase]) -> None:
        question = next((one for one in QUESTIONS if one not in agreed and self._arises(one, request)), None)
        if question is None:
            self.hand_over(request)
        else:
            self.sale.phase, self.sale.asked, self.sale.agreed = question, request, agreed | {question}
            self.tell()

    def _arises(self, question: Phase, request: PayRequest) -> bool:
        amount = request.amount
        if question is Phase.LARGE_AMOUNT:  # another attempt of a sale has been asked about
            return self.rules.ask_over is not None and amount > self.rules.ask_over and request.sale_id is None
        self.sale.twin = self.watch.twin(amount, self._now(), request.sale_id)
        return self.sale.twin is not None

    def _sale_id(self, amount: Money) -> str | None:
        payment = self.sale.payment
        if payment is not None and self.sale.retryable and payment.intent.amount == amount:
            return payment.intent.sale_id
        return self.sale.continues

    def hand_over(self, request: PayRequest) -> None:
        """Asks the till for an attempt; `payment_started` or `request_refused` answers."""
        self.sale = Sale(phase=Phase.HANDED_OVER, reference=request.reference, continues=request.sale_id, asked=request)
        self.tell()
        self.till.pay(request)

    # --- what the till says ---

    def payment_started(self, payment: Payment) -> None:
        """The attempt that was handed over exists."""
        payment = self.watch.latest(payment)
        self.sale = Sale(phase=Phase.PAYMENT, reference=payment.intent.reference, payment=payment)
        self.watch.serve(payment)
        self._after_news()

    def request_refused(self, sentence: Sentence) -> None:
        """What was asked of the till was refused; nothing was sent. The amount stays."""
        if self.sale.phase is Phase.HANDED_OVER:
            self.sale = Sale(reference=self.sale.reference, continues=self.sale.continues)
        self._refuse(sentence)

    def payment_told(self, payment: Payment) -> None:
        """Something changed about a payment, this one or another."""
        self.watch.told(payment)
        at_hand = self.sale.payment
        if at_hand is not None and at_hand.out_trade_no == payment.out_trade_no:
            if at_hand.state is not payment.state:
                self._note(None)
            self.sale.payment = payment
        self._after_news()

    def journal_read(self, open_payments: Sequence[Payment], last: Payment | None) -> None:
        """All payments that somebody should look at and the one that ended last, from the journal."""
        self.watch.read(open_payments, last)
        self.changed()

    def _after_news(self) -> None:
        payment = self.sale.payment
        # The answer was lost before a QR code could be shown: nobody can pay it, so nobody waits for it.
        if payment is not None and _never_showed_qr(payment):
            self.sale = Sale(reference=payment.intent.reference)
            self.watch.serve(None)
            self._refuse(phrases.NO_QR)
        self.changed()

    # --- what the result offers ---

    def do(self, action: Action) -> None:
        """One of the actions that the view offers; any other is ignored."""
        if action in self.view().actions:
            DEEDS[action](self)

    def escape(self) -> None:
        """Clears what is there to clear, else cancels, else leaves."""
        order = (Action.DROP_CODE, Action.DO_NOT_CHARGE, Action.CANCEL, Action.LATER, Action.NEXT)
        offered = self.view().actions
        action = next((action for action in order if action in offered), None)
        if action is not None:
            self.do(action)
        elif self.sale.phase is Phase.READY:
            self._clear()

    def _clear(self) -> None:
        self.entry.restart()
        self.sale = Sale()
        self.tell()

    def advise(self, sentence: Sentence) -> None:
        """Something beside the sale, for a moment."""
        self._refuse(sentence)

    # --- time ---

    def tick(self) -> None:
        """Time has passed: what is kept too long is dropped."""
        at = self._now()
        kept_too_long = self.sale.kept is not None and at >= self.sale.kept_until
        note_read = self.sale.note is not None and at >= self.sale.note_until
        if kept_too_long and self.sale.phase in (Phase.READY, Phase.WHICH_WALLET):
            self._drop_kept()
            self.sale.phase = Phase.READY
        if note_read:
            self._note(None)
        small = self._is_small(at)
        if kept_too_long or note_read or small is not self.sale.small:
            self.sale.small = small
            self.changed()

    def _is_small(self, at: int) -> bool:
        """Whether to warn of the amount: not while it is typed, since every amount begins with a small one."""
        least, amount = self.rules.warn_under, self.entry.total
        rests = self.sale.phase is Phase.READY and at - self.sale.edited_at >= _REST_MS
        return rests and least is not None and amount is not None and amount < least

    # --- inside ---

    def begin(self) -> None:
        """The next sale, with an empty amount."""
        self.entry = self._new_entry()
        self.sale = Sale()
        self.watch.serve(None)

    def _new_entry(self) -> AmountEntry:
        return AmountEntry(self.rules.currency, cents=self.rules.cents, start=self.rules.fixed)

    def _refuse(self, sentence: Sentence) -> None:
        self.refused += 1
        self._note(sentence)
        self.changed()

    def _note(self, sentence: Sentence | None) -> None:
        self.sale.note = sentence
        self.sale.note_until = self._now() + _NOTE_MS

    def tell(self) -> bool:
        """Has the window look again."""
        self.changed()
        return True


def _never_showed_qr(payment: Payment) -> bool:
    return payment.is_mpm and not payment.qrcode and payment.state in (State.CHECKING, State.CANCELLING)
