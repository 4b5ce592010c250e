"""The QR code for the customer, in place of the keypad or over the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos_app.desktop import phrases
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.countdown import time_left
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.qr_view import QrView
from pos_app.desktop.tokens import SPACE, TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView

_SMALLER = QT_TRANSLATE_NOOP("qr_panel", "Smaller")
_CANCEL = QT_TRANSLATE_NOOP("qr_panel", "Cancel")


class QrPanel(QFrame):
    """Wallet, amount, code, time left."""

    def __init__(self, theme: Theme, suffix: str = "") -> None:
        super().__init__()
        self.setProperty("layer", "card")
        self._until: int | None = None
        self._wallet = TextLabel(theme, f"qr_wallet{suffix}", Type.TITLE, bold=True)
        self._amount = TextLabel(theme, f"qr_amount{suffix}", Type.TITLE, bold=True, natural=True)
        self._code = QrView(f"qr_code{suffix}")
        self._countdown = TextLabel(theme, f"qr_countdown{suffix}", Type.TITLE, bold=True)
        self._lay_out(theme)

    def show_view(self, view: CounterView, now: int) -> None:
        """Shows the code of the payment at hand."""
        self._until = view.until
        self._code.show_code(view.qrcode)
        if view.payment is not None:
            self._wallet.tell(phrases.paid_with(view.payment))
            self._amount.tell(phrases.money(view.payment.intent.amount))
        self.count_down(now)

    def count_down(self, now: int) -> None:
        """The time left at `now`."""
        self._countdown.tell(time_left(self._until, now))

    def readable_at(self, size: QSize) -> bool:
        """Whether phones can read the code in a panel of that size, which need not be shown yet."""
        self.resize(size)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        drawn = self._code.measure()
        return drawn is None or drawn.readable

    def _lay_out(self, theme: Theme) -> None:
        self._countdown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        theme.space(head, margin=1, gap=2)
        head.addWidget(self._wallet, 1)
        head.addWidget(self._amount)
        layout = QVBoxLayout(self)
        theme.space(layout, margin=1)
        layout.addLayout(head)
        layout.addWidget(self._code, 1)
        layout.addWidget(self._countdown)


class LargeQrPanel(QrPanel):
    """The code over the whole height, everything else beside it; with buttons, since it covers all others."""

    smaller_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        self._smaller = PressButton(theme, "smaller")
        super().__init__(theme, "_large")

    def offer_smaller(self, *, offered: bool) -> None:
        """Whether there is a smaller place for the code."""
        self._smaller.setVisible(offered)

    def _lay_out(self, theme: Theme) -> None:
        self._smaller.tell(_SMALLER)
        self._smaller.clicked.connect(self.smaller_pressed)
        cancel = PressButton(theme, "cancel_large")
        cancel.tell(_CANCEL, "Esc")
        cancel.clicked.connect(self.cancel_pressed)
        beside = QVBoxLayout()
        theme.space(beside, margin=2)
        for label in (self._wallet, self._amount, self._countdown):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft)
            beside.addWidget(label)
        beside.addStretch(1)
        for button in (self._smaller, cancel):
            theme.hold_height(button, TOUCH + SPACE)
            beside.addWidget(button)
        layout = QHBoxLayout(self)
        theme.space(layout, margin=1)
        layout.addWidget(self._code, 2)
        layout.addLayout(beside, 1)
