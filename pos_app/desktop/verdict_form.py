"""Takes a manager's word for what no machine can find out: a reason, and paid or not paid. No dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.fields import Field
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.domain.reasons import check_reason
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme

_LOOK_FIRST = QT_TRANSLATE_NOOP(
    "verdict_form", "For a manager: look into QFPay's portal first. Write what you saw, then say what became of it."
)
_REASON = QT_TRANSLATE_NOOP("verdict_form", "Reason")
_SEEN = QT_TRANSLATE_NOOP("verdict_form", "Seen in QFPay's portal")
_PAID = QT_TRANSLATE_NOOP("verdict_form", "It was paid")
_NOT_PAID = QT_TRANSLATE_NOOP("verdict_form", "It was not paid")
_BACK = QT_TRANSLATE_NOOP("verdict_form", "Leave it open")


class VerdictForm(QWidget):
    """`given` tells whether it was paid, and why; the reason is one that can be kept."""

    given = Signal(bool, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.hide()
        self._question = TextLabel(theme, "verdict_question", Type.BODY, lines=3)
        self._field = Field(theme, "verdict_reason", _REASON)
        grid = QGridLayout(self)
        theme.space(grid)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._question, 0, 0, 1, 2)
        grid.addWidget(self._field, 1, 0, 1, 2)
        buttons = (
            ("seen_in_portal", _SEEN, "quick", lambda: self._field.setText(say(_SEEN))),
            ("dismiss_verdict", _BACK, "plain", self.closed.emit),
            ("verdict_not_paid", _NOT_PAID, "plain", lambda: self._give(paid=False)),
            ("verdict_paid", _PAID, "plain", lambda: self._give(paid=True)),
        )
        for place, (name, caption, kind, press) in enumerate(buttons):
            button = PressButton(theme, name, kind=kind)
            button.tell(caption)
            button.clicked.connect(lambda _=False, press=press: press())
            theme.hold_height(button, TOUCH)
            grid.addWidget(button, 2 + place // 2, place % 2)

    def ask(self) -> None:
        """Asks anew."""
        self._field.clear()
        self._question.tell(_LOOK_FIRST)
        self._field.setFocus()

    def _give(self, *, paid: bool) -> None:
        try:
            reason = check_reason(self._field.text())
        except BadInput as error:
            self._question.tell(error.sentence)
            announce(self._question, error.sentence)
            self._field.setFocus()
            return
        self.given.emit(paid, reason)
