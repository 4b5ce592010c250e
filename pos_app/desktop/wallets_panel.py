"""This merchant's wallets, each to be switched on and off. Shared by set-up and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos_app.desktop import wallet_choice
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.phrases import wallet_name
from pos_app.desktop.tokens import TOUCH, WALLET_COLOURS
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.desktop.theme import Theme
    from pos_app.domain.pay_types import Wallet
    from pos_app.settings.profiles import Profile

_SPECIAL = QT_TRANSLATE_NOOP("wallets_panel", "By special arrangement, and in other countries")
_COLUMNS: Final = 3


class WalletsPanel(QWidget):
    """`switched` carries a wallet and whether it is to be on; what is on is what `show_profile` was told last."""

    switched = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._on: frozenset[Wallet] = frozenset()
        self._offered: tuple[tuple[Wallet, ...], ...] = ()
        self._buttons: dict[Wallet, PressButton] = {}
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=2)
        self._special = TextLabel(theme, "wallets_special", bold=True)
        self._special.tell(_SPECIAL)
        self._usual_grid, self._special_grid = self._grid(theme), self._grid(theme)
        self._column.addLayout(self._usual_grid)
        self._column.addWidget(self._special)
        self._column.addLayout(self._special_grid)
        self._column.addStretch(1)

    def show_profile(self, profile: Profile) -> None:
        """The wallets that can be chosen in its currency, and those that are on."""
        offered = wallet_choice.offered(profile)
        if offered != self._offered:
            self._offered = offered
            self._arrange(offered[0], self._usual_grid)
            self._arrange(offered[1], self._special_grid)
        self._on = wallet_choice.chosen(profile)
        for wallet, button in self._buttons.items():
            button.setVisible(any(wallet in wallets for wallets in offered))
            button.setChecked(wallet in self._on)
            button.show_icon(Icon.TICK if wallet in self._on else "")

    def _arrange(self, wallets: Sequence[Wallet], grid: QGridLayout) -> None:
        for place, wallet in enumerate(wallets):
            button = self._buttons.get(wallet) or self._button(wallet)
            grid.addWidget(button, *divmod(place, _COLUMNS))

    def _button(self, wallet: Wallet) -> PressButton:
        button = PressButton(self._theme, f"has_{wallet}", stripe=WALLET_COLOURS.get(wallet, self._theme.palette.edge))
        button.setCheckable(True)
        button.tell(wallet_name(wallet))
        button.clicked.connect(lambda: self._press(wallet))
        self._theme.hold_height(button, TOUCH)
        self._buttons[wallet] = button
        return button

    def _press(self, wallet: Wallet) -> None:
        on = wallet not in self._on
        self._buttons[wallet].setChecked(not on)  # a press alone changes nothing
        self.switched.emit(wallet, on)

    def _grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        theme.space(grid)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid
