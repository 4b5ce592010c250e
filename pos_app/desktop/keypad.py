"""The amount pad for fingers and mice; the keyboard reaches the counter without it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.amount_entry import brief
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tokens import Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from pos_app.desktop.sale import CounterRules
    from pos_app.desktop.theme import Theme

_ROWS = (("7", "8", "9", "+"), ("4", "5", "6", "clear"), ("1", "2", "3", "backspace"), ("0", "00", ".", "enter"))
_NAMES = {".": "key_point", "+": "key_plus"}
_CAPTIONS = {"clear": "C", "backspace": "", "enter": ""}
_ICONS = {"backspace": "backspace", "enter": "return"}
_SPOKEN: dict[str, Sentence] = {
    "+": QT_TRANSLATE_NOOP("keypad", "Plus"),
    ".": QT_TRANSLATE_NOOP("keypad", "Decimal point"),
    "clear": QT_TRANSLATE_NOOP("keypad", "Clear the amount"),
    "backspace": QT_TRANSLATE_NOOP("keypad", "Delete the last digit"),
    "enter": QT_TRANSLATE_NOOP("keypad", "Confirm the amount"),
}
_KEYS = {"clear": "Esc", "backspace": "Backspace", "enter": "Enter"}
_QUICK_PLACES = 4


class Keypad(QWidget):
    """Says which key was pressed: a digit, `00`, `.`, `+`, `clear`, `backspace`, `enter`; or a quick amount."""

    key_pressed = Signal(str)
    amount_pressed = Signal(object)

    def __init__(self, theme: Theme, rules: CounterRules) -> None:
        super().__init__()
        self._usable = True
        self._keys: dict[str, PressButton] = {}
        grid = QGridLayout(self)
        theme.space(grid)
        for column in range(5):
            grid.setColumnStretch(column, 1)
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                self._keys[key] = self._key(theme, key)
                grid.addWidget(self._keys[key], row, column)
        self._quick = [self._quick_button(theme, place) for place in range(_QUICK_PLACES)]
        for row, button in enumerate(self._quick):
            grid.addWidget(button, row, 4)
        self.arrange(rules)

    def arrange(self, rules: CounterRules) -> None:
        """The shop's quick amounts; no decimal point where none is typed."""
        self._amounts = rules.quick
        self._pointless = rules.cents or not rules.currency.exponent
        for amount, button in zip_longest(self._amounts, self._quick):
            button.tell("" if amount is None else f"+{brief(amount.grouped())}")
        self._enable()

    def set_usable(self, usable: bool) -> None:
        """Whether there is an amount to type now."""
        self._usable = usable
        self._enable()

    def _enable(self) -> None:
        for key, button in self._keys.items():
            button.setEnabled(self._usable and not (key == "." and self._pointless))
        for place, button in enumerate(self._quick):
            button.setEnabled(self._usable and place < len(self._amounts))

    def _key(self, theme: Theme, key: str) -> PressButton:
        kind = "primary" if key == "enter" else "plain"
        button = PressButton(theme, _NAMES.get(key, f"key_{key}"), text=Type.KEY, kind=kind, icon=_ICONS.get(key, ""))
        button.explain(_CAPTIONS.get(key, key), _SPOKEN.get(key, key), _KEYS.get(key, key))
        button.clicked.connect(lambda: self.key_pressed.emit(key))
        return button

    def _quick_button(self, theme: Theme, place: int) -> PressButton:
        button = PressButton(theme, f"quick_{place + 1}", text=Type.LEAD, kind="quick")
        button.clicked.connect(lambda: self.amount_pressed.emit(self._amounts[place]))
        return button
