"""One payment in full, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pos_app.checkout.ordering import check_refundable
from pos_app.checkout.telling import sentences
from pos_app.desktop import phrases
from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.refund_form import RefundForm
from pos_app.desktop.state_names import refund_name, state_name, state_role
from pos_app.desktop.tellings import reason, telling
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.verdict_form import VerdictForm
from pos_app.desktop.watch_list import needs_a_look, wants_verdict
from pos_app.domain.money import Money
from pos_app.domain.numbers import is_payment_no
from pos_app.domain.payment import FOLLOWED, Settlement
from pos_app.domain.refund import RefundState
from pos_app.domain.returning import left_to_refund, returned_elsewhere, whole_only
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.desktop.moments import When
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.till_bridge import TillBridge
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence

_CHOOSE = QT_TRANSLATE_NOOP("payment_card", "Choose a payment in the list, or scan a receipt.")
_MISSING = QT_TRANSLATE_NOOP("payment_card", "There is no payment {number} in this till. Look at the other tills.")
_NOT_HERE = QT_TRANSLATE_NOOP(
    "payment_card", "Payment {number} is not on this till. Ask QFPay: it may be another till's."
)
_ASKING = QT_TRANSLATE_NOOP("payment_card", "Asking QFPay about payment {number}…")
_REFERENCE = QT_TRANSLATE_NOOP("payment_card", "Reference {reference}")
_QFPAY = QT_TRANSLATE_NOOP("payment_card", "QFPay {syssn}")
_ASK = QT_TRANSLATE_NOOP("payment_card", "Ask QFPay")
_REFUND = QT_TRANSLATE_NOOP("payment_card", "Refund")
_KEEP = QT_TRANSLATE_NOOP("payment_card", "Keep")
_RETURNED = QT_TRANSLATE_NOOP("payment_card", "Returned another way")
_SEND_AGAIN = QT_TRANSLATE_NOOP("payment_card", "Send refund again")
_MONEY_BACK = QT_TRANSLATE_NOOP("payment_card", "{amount}: {state}")
_ELSEWHERE = QT_TRANSLATE_NOOP("payment_card", "Refunded elsewhere")
_VERDICT = QT_TRANSLATE_NOOP("payment_card", "Manager's verdict")
_CANCEL = QT_TRANSLATE_NOOP("payment_card", "Cancel payment")
_BY_THE_BUTTONS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom


class PaymentCard(QFrame):
    """Facts above, actions below; a refund is confirmed in place."""

    receipt_wanted = Signal(object)

    def __init__(self, theme: Theme, bridge: TillBridge, when: When, now: Callable[[], int]) -> None:
        super().__init__()
        self.setObjectName("payment_card")
        self.setProperty("layer", "card")
        self._bridge = bridge
        self._when = when
        self._now = now
        self._payment: Payment | None = None
        self._refunds: Sequence[Refund] = ()
        self._missing = ""
        self._told: Sentence | None = None
        self._state = TextLabel(theme, "chosen_state", Type.TITLE, bold=True)
        self._amount = TextLabel(theme, "chosen_amount", Type.TITLE, bold=True)
        self._facts = TextLabel(theme, "chosen_facts", Type.BODY, lines=0, tone="soft")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._advice = TextLabel(theme, "chosen_advice", Type.BODY, lines=0)
        self.form = RefundForm(theme)
        self._verdict = VerdictForm(theme)
        self._actions = QWidget()
        self._grid = QGridLayout(self._actions)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        theme.space(self._grid)
        self._buttons = {
            "send_again": self._button(theme, "send_again", _SEND_AGAIN, self._send_again),
            "refund": self._button(theme, "refund", _REFUND, self.ask_refund),
            "ask": self._button(theme, "ask", _ASK, self._ask),
            "cancel": self._button(theme, "cancel_payment", _CANCEL, lambda: bridge.cancel(self._number)),
            "keep": self._button(theme, "keep_payment", _KEEP, lambda: self._settle(Settlement.KEPT)),
            "returned": self._button(theme, "returned_payment", _RETURNED, lambda: self._settle(Settlement.RETURNED)),
            "verdict": self._button(theme, "verdict", _VERDICT, self._ask_verdict),
        }
        self._lay_out(theme)
        self.form.confirmed.connect(self._refund)
        self._verdict.given.connect(self._decide)
        for form in (self.form, self._verdict):
            form.closed.connect(lambda: self._show_form(None))
        self._advice.tell(_CHOOSE)
        self._show_facts(shown=False)
        self._offer()

    def changeEvent(self, event: QEvent) -> None:
        """Facts and advice are several sentences in one text: they are said again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._payment is not None:
            self.show_payment(self._payment, self._refunds)

    def show_payment(self, payment: Payment, refunds: Sequence[Refund]) -> None:
        """Shows a payment and what was given back of it."""
        other = self._payment is None or self._payment.out_trade_no != payment.out_trade_no
        self._payment, self._missing = payment, ""
        self._refunds = refunds
        self._state.tell(state_name(payment))
        restyle(self._state, mark=state_role(payment).value)
        self._amount.tell(phrases.money(payment.intent.amount))
        self._facts.tell(joined(*self._lines(payment, refunds), by="\n"))
        advice = self._advised(payment)
        self._advice.tell(advice)
        self._show_facts(shown=True)
        told = joined(*(part for part in (state_name(payment), *map(refund_name, refunds), advice) if part), by="\n")
        if other:
            self._show_form(None)
        elif told != self._told and self.isVisible():
            announce(self, told)
        self._told = told
        self._offer()

    def show_missing(self, number: str) -> None:
        """There is no such payment here; by a payment's number QFPay can be asked about those of other tills."""
        self._payment = None
        self._missing = number if is_payment_no(number) else ""
        self._show_facts(shown=False)
        self.show_refusal((_NOT_HERE if self._missing else _MISSING).filled(number=number))
        self._show_form(None)
        self._offer()

    def show_refusal(self, sentence: Sentence) -> None:
        """Why what was asked for is not done."""
        self._advice.tell(sentence)
        announce(self._advice, sentence)

    def ask_refund(self) -> None:
        """Opens the form that confirms a refund."""
        if self._payment is None:
            return
        left = left_to_refund(self._payment, self._refunds)
        try:
            check_refundable(self._payment, left, self._refunds)
        except BadInput as error:
            self.show_refusal(error.sentence)
        else:
            self._show_form(self.form)
            self.form.ask(left, whole_only=whole_only(self._payment, self._refunds))

    @property
    def _number(self) -> str:
        return self._payment.out_trade_no if self._payment is not None else ""

    def _lines(self, payment: Payment, refunds: Sequence[Refund]) -> list[Sentence | str]:
        lines: list[Sentence | str | None] = [
            joined(self._when(payment.created_at), phrases.paid_with(payment), by=" · "),
            payment.out_trade_no,
            phrases.other_till(payment),
            payment.syssn and _QFPAY.filled(syssn=payment.syssn),
            payment.intent.reference and _REFERENCE.filled(reference=payment.intent.reference),
        ]
        lines += [
            _MONEY_BACK.filled(amount=phrases.money(one.intent.amount), state=refund_name(one)) for one in refunds
        ]
        elsewhere = Money(returned_elsewhere(payment, refunds), payment.intent.amount.currency)
        if elsewhere.minor:
            lines.append(_MONEY_BACK.filled(amount=phrases.money(elsewhere), state=_ELSEWHERE))
        return [line for line in lines if line]

    def _offer(self) -> None:
        payment = self._payment
        left = payment is not None and left_to_refund(payment, self._refunds).minor > 0
        wanted = {
            "send_again": payment is not None and self._offered is not None,
            "refund": payment is not None and payment.charged and left,
            "ask": bool(self._missing) or (payment is not None and needs_a_look(payment)),
            "cancel": payment is not None and payment.state in FOLLOWED,
            "keep": payment is not None and payment.alarm,
            "returned": payment is not None and payment.alarm,
            "verdict": payment is not None and wants_verdict(payment, self._now()),
        }
        shown = [button for name, button in self._buttons.items() if wanted[name]]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        for place, button in enumerate(shown):
            # An odd last one takes the whole row.
            alone = place == len(shown) - 1 and place % 2 == 0
            self._grid.addWidget(button, place // 2, place % 2, 1, 2 if alone else 1)

    def _ask(self) -> None:
        if self._missing:
            self._advice.tell(_ASKING.filled(number=self._missing))
            self._bridge.find(self._missing)
        else:
            self._bridge.ask(self._number)

    @property
    def _offered(self) -> Refund | None:
        """The refund that may be sent again."""
        return next((refund for refund in self._refunds if refund.may_send_again), None)

    def _send_again(self) -> None:
        if self._offered is not None:
            self._bridge.send_again(self._offered.out_trade_no)

    def _advised(self, payment: Payment) -> Sentence | None:
        """What to do now: about a refund that waits for somebody, the payment itself, or its last refund."""
        last = self._offered or (self._refunds[-1] if self._refunds else None)
        if needs_a_look(payment) and not self._offered:
            return telling(payment).instruction
        if last is None or last.state is RefundState.REFUNDED:
            by_person = payment.closed_by_person or payment.settled is not None
            return telling(payment).instruction if by_person else reason(payment)
        return joined(*sentences(last))

    def _settle(self, how: Settlement) -> None:
        self._bridge.settle(self._number, how)

    def _ask_verdict(self) -> None:
        self._show_form(self._verdict)
        self._verdict.ask()

    def _decide(self, paid: bool, reason: str) -> None:
        self._show_form(None)
        self._bridge.give_verdict(self._number, paid, reason)

    def _refund(self, amount: Money) -> None:
        self._show_form(None)
        self._bridge.refund(self._number, amount)

    def _show_facts(self, *, shown: bool) -> None:
        """The advice stands by the buttons that it is about; alone it has the whole card."""
        for label in (self._state, self._amount, self._facts):
            label.setVisible(shown)
        self._advice.setAlignment(_BY_THE_BUTTONS if shown else Qt.AlignmentFlag.AlignCenter)

    def _show_form(self, shown: QWidget | None) -> None:
        """One form in place of the actions, or the actions."""
        for form in (self.form, self._verdict):
            form.setVisible(form is shown)
        self._actions.setVisible(shown is None)

    def _button(self, theme: Theme, name: str, caption: Sentence, press: Callable[[], object]) -> PressButton:
        button = PressButton(theme, name)
        button.setParent(self._actions)
        button.tell(caption)
        button.clicked.connect(lambda _=False: press())
        theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self, theme: Theme) -> None:
        layout = QVBoxLayout(self)
        theme.space(layout, margin=2, gap=1)
        for label in (self._state, self._amount):
            layout.addWidget(label)
        layout.addWidget(self._facts, 3)
        layout.addWidget(self._advice, 2)
        layout.addWidget(self.form)
        layout.addWidget(self._verdict)
        layout.addWidget(self._actions)
