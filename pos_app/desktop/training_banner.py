"""Says all the time that no money moves."""

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

_TRAINING = QT_TRANSLATE_NOOP("training_banner", "TRAINING: no money moves")
_PHONE = QT_TRANSLATE_NOOP("training_banner", "Customer's phone")


class TrainingBanner(QFrame):
    """Over the whole width, in amber; it cannot be put away. Opens the training phone."""

    phone_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("training")
        self.setProperty("role", "caution")
        text = TextLabel(theme, "training_banner", Type.BODY, bold=True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.tell(_TRAINING)
        phone = PressButton(theme, "training_phone", kind="flat", icon=Icon.PHONE)
        phone.tell(_PHONE)
        phone.clicked.connect(self.phone_pressed)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(text, 1)
        row.addWidget(phone, 0)
        theme.hold_height(self, TOUCH)
