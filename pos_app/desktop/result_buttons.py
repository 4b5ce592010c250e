"""The row of buttons below a result: actions; and a row of wallets to choose from above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pos_app.desktop import phrases
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tab_order import tab_through
from pos_app.desktop.tokens import TOUCH
from pos_app.desktop.views import Action
from pos_app.domain.pay_types import Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.desktop.theme import Theme

_CAPTIONS: dict[Action, tuple[Sentence, str]] = {
    Action.CANCEL: (QT_TRANSLATE_NOOP("result_buttons", "Cancel"), "Esc"),
    Action.LARGER: (QT_TRANSLATE_NOOP("result_buttons", "Larger"), ""),
    Action.LATER: (QT_TRANSLATE_NOOP("result_buttons", "Later: serve the next customer"), "Esc"),
    Action.RECEIPT: (QT_TRANSLATE_NOOP("result_buttons", "Receipt"), "Ctrl+P"),
    Action.RETRY: (QT_TRANSLATE_NOOP("result_buttons", "Retry"), "Enter"),
    Action.REFUND: (QT_TRANSLATE_NOOP("result_buttons", "Refund"), ""),
    Action.KEEP: (QT_TRANSLATE_NOOP("result_buttons", "Keep"), ""),
    Action.RETURNED: (QT_TRANSLATE_NOOP("result_buttons", "Returned another way"), ""),
    Action.CHARGE_ANYWAY: (QT_TRANSLATE_NOOP("result_buttons", "Charge all the same"), ""),
    Action.DO_NOT_CHARGE: (QT_TRANSLATE_NOOP("result_buttons", "Do not charge"), "Esc"),
    Action.DROP_CODE: (QT_TRANSLATE_NOOP("result_buttons", "Drop code"), "Esc"),
    Action.NEXT: (QT_TRANSLATE_NOOP("result_buttons", "Next"), "Enter"),
}
_PRIMARY = (Action.RETRY, Action.NEXT, Action.DO_NOT_CHARGE, Action.LATER)


class ResultButtons(QWidget):
    """All buttons exist from the start, under stable names; those that mean something are shown.

    `wallets` is a row of its own: the panel puts it where a payment has its remarks.
    """

    action_pressed = Signal(object)
    wallet_pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row)
        self.wallets = QWidget()
        self._choices = QHBoxLayout(self.wallets)
        theme.space(self._choices)
        self._actions = {action: self._action(theme, action) for action in _CAPTIONS}
        self._wallets = {wallet: self._wallet(theme, wallet) for wallet in Wallet}
        for layout, buttons in ((row, self._actions.values()), (self._choices, self._wallets.values())):
            for button in buttons:
                button.hide()
                button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
                layout.addWidget(button)
        theme.hold_height(self, TOUCH + 8)
        theme.hold_height(self.wallets, TOUCH)

    def offer(self, actions: Sequence[Action], choices: Sequence[Wallet]) -> None:
        """Shows these, hides the rest. The first of the primary ones stands out."""
        primary = next((action for action in _PRIMARY if action in actions), None)
        for action, button in self._actions.items():
            button.emphasise(action is primary)
            caption, key = _CAPTIONS[action]
            button.tell(caption, "Esc" if action is Action.NEXT and Action.RETRY in actions else key)
            button.setVisible(action in actions)
        self.wallets.setVisible(bool(choices))
        for wallet, button in self._wallets.items():
            button.setVisible(wallet in choices)
        shown = [self._wallets[wallet] for wallet in choices]
        for place, button in enumerate(shown):
            self._choices.insertWidget(place, button)
        if shown:
            tab_through(*shown)

    def _action(self, theme: Theme, action: Action) -> PressButton:
        button = PressButton(theme, action.value)
        button.clicked.connect(lambda: self.action_pressed.emit(action))
        return button

    def _wallet(self, theme: Theme, wallet: Wallet) -> PressButton:
        button = PressButton(theme, f"code_wallet_{wallet}")
        button.tell(phrases.wallet_name(wallet))
        button.clicked.connect(lambda: self.wallet_pressed.emit(wallet))
        return button
