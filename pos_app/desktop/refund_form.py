"""Confirms a refund in place: how much, yes or no. No dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.desktop import phrases
from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.fields import Field
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.money import AmountError, Money, parse_amount
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme

_HOW_MUCH = QT_TRANSLATE_NOOP("refund_form", "How much to give back? Up to {left}.")
_AMOUNT = QT_TRANSLATE_NOOP("refund_form", "Amount to give back")
_REFUND = QT_TRANSLATE_NOOP("refund_form", "Refund {amount}")
_NOTHING = QT_TRANSLATE_NOOP("refund_form", "Refund")
_NO = QT_TRANSLATE_NOOP("refund_form", "Do not refund")
_WHOLE_ONLY = QT_TRANSLATE_NOOP("refund_form", "This payment is given back whole or not at all: {left}.")
_TOO_MUCH = QT_TRANSLATE_NOOP("refund_form", "Only {left} is left of this payment. Type that or less.")


class RefundForm(QWidget):
    """Asks for the amount; the button that confirms it says it."""

    confirmed = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.hide()
        self._left: Money | None = None
        self._hint = _HOW_MUCH
        self._amount: Money | None = None
        self._question = TextLabel(theme, "refund_question", Type.BODY, lines=2)
        self._field = Field(theme, "refund_amount", _AMOUNT)
        self._confirm = PressButton(theme, "confirm_refund", kind="primary")
        self._confirm.tell(_NOTHING)
        self._dismiss = PressButton(theme, "dismiss_refund")
        self._dismiss.tell(_NO)
        self._field.textChanged.connect(self._read)
        self._confirm.clicked.connect(self._send)
        self._dismiss.clicked.connect(self.closed)
        rows = QVBoxLayout(self)
        theme.space(rows)
        for widget in (self._question, self._field, self._confirm, self._dismiss):
            rows.addWidget(widget)
        for widget in (self._confirm, self._dismiss):
            theme.hold_height(widget, TOUCH)

    def ask(self, left: Money, *, whole_only: bool = False) -> None:
        """Offers to give back all that is `left`; with `whole_only`, nothing less. What is typed takes its place."""
        self._left = left
        self._hint = _WHOLE_ONLY if whole_only else _HOW_MUCH
        self._field.setReadOnly(whole_only)
        self._field.setText(left.plain())
        self._field.setFocus()
        self._field.selectAll()
        self._read()

    def _read(self) -> None:
        if self._left is None:
            return
        self._amount = None
        said = self._hint.filled(left=phrases.money(self._left))
        try:
            amount = parse_amount(self._field.text(), self._left.currency)
        except AmountError as error:
            said = error.sentence
        else:
            if amount > self._left:
                said = _TOO_MUCH.filled(left=phrases.money(self._left))
            else:
                self._amount = amount
        self._question.tell(said)
        if self._amount is None:
            announce(self._question, said)
        self._confirm.setEnabled(self._amount is not None)
        self._confirm.tell(_NOTHING if self._amount is None else _REFUND.filled(amount=phrases.money(self._amount)))

    def _send(self) -> None:
        if self._amount is not None:
            self.confirmed.emit(self._amount)
