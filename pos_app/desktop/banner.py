"""Says all the time what is unusual about this till's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_TRAINING = QT_TRANSLATE_NOOP("banner", "TRAINING: no money moves")
_PHONE = QT_TRANSLATE_NOOP("banner", "Customer's phone")
_LIVE_TESTING = QT_TRANSLATE_NOOP("banner", "Live testing: real money, never settled. Refund every payment today.")
_TESTS = QT_TRANSLATE_NOOP("banner", "Test payments")


class Banner(QFrame):
    """Over the whole width, in amber; it cannot be put away. The button leads to what belongs to it."""

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, said: Sentence, button: PressButton) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "caution")
        self.setProperty("layer", "edge")
        text = TextLabel(theme, f"{name}_banner", Type.BODY, bold=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.tell(said)
        button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(text, 1)
        row.addWidget(button, 0)
        theme.hold_height(self, TOUCH)


def training_banner(theme: Theme) -> Banner:
    """No money moves. Opens the training phone."""
    button = PressButton(theme, "training_phone", kind="flat", icon=Icon.PHONE)
    button.tell(_PHONE)
    return Banner(theme, "training", _TRAINING, button)


def live_testing_banner(theme: Theme) -> Banner:
    """Money moves and never arrives. Opens the list of what is to be given back."""
    button = PressButton(theme, "test_payments", kind="flat")
    button.tell(_TESTS)
    return Banner(theme, "live_testing", _LIVE_TESTING, button)
