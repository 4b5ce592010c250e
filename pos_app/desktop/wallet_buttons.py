"""Wallets whose QR code the shop can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop import phrases
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tokens import WALLET_COLOURS, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.desktop.theme import Theme
    from pos_app.domain.pay_types import Wallet

_COLUMNS = 3
MOST_KEYS = 8
"""F1 to F8 are wallets."""


class WalletButtons(QWidget):
    """One button for each wallet, with its name, colour and key."""

    wallet_pressed = Signal(object)

    def __init__(self, theme: Theme, wallets: Sequence[Wallet]) -> None:
        super().__init__()
        self.wallets = tuple(wallets)
        self._buttons: list[PressButton] = []
        grid = QGridLayout(self)
        theme.space(grid)
        columns = _COLUMNS if len(wallets) != 4 else 2
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        for place, wallet in enumerate(wallets):
            grid.addWidget(self._button(theme, wallet, place), *divmod(place, columns))

    def set_usable(self, usable: bool) -> None:
        """Whether a wallet can be chosen now."""
        for button in self._buttons:
            button.setEnabled(usable)

    def _button(self, theme: Theme, wallet: Wallet, place: int) -> PressButton:
        button = PressButton(
            theme,
            f"wallet_{wallet}",
            text=Type.BODY,
            stripe=WALLET_COLOURS.get(wallet, theme.palette.edge),
            key_above=True,
        )
        button.tell(phrases.wallet_name(wallet), f"F{place + 1}" if place < MOST_KEYS else "")
        button.clicked.connect(lambda: self.wallet_pressed.emit(wallet))
        self._buttons.append(button)
        return button
