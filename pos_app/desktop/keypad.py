"""The amount pad for fingers and mice; the keyboard reaches the counter without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tokens import Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.money import Currency

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
_QUICK = {0: (100, 500, 1000, 5000), 2: (10, 20, 50, 100)}


class Keypad(QWidget):
    """Says which key was pressed: a digit, `00`, `.`, `+`, `clear`, `backspace`, `enter`; or a quick amount."""

    key_pressed = Signal(str)
    amount_pressed = Signal(int)

    def __init__(self, theme: Theme, currency: Currency, *, cents: bool) -> None:
        super().__init__()
        self._buttons: list[PressButton] = []
        pointless = cents or not currency.exponent
        grid = QGridLayout(self)
        theme.space(grid)
        for column in range(5):
            grid.setColumnStretch(column, 1)
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                grid.addWidget(self._key(theme, key, pointless=pointless), row, column)
        for row, units in enumerate(_QUICK[currency.exponent]):
            grid.addWidget(self._quick(theme, units), row, 4)

    def set_usable(self, usable: bool) -> None:
        """Whether there is an amount to type now."""
        for button in self._buttons:
            button.setEnabled(usable)

    def _key(self, theme: Theme, key: str, *, pointless: bool) -> PressButton:
        kind = "primary" if key == "enter" else "plain"
        button = PressButton(theme, _NAMES.get(key, f"key_{key}"), text=Type.KEY, kind=kind, icon=_ICONS.get(key, ""))
        button.explain(_CAPTIONS.get(key, key), _SPOKEN.get(key, key), _KEYS.get(key, key))
        button.clicked.connect(lambda: self.key_pressed.emit(key))
        if key == "." and pointless:
            button.setEnabled(False)
        else:
            self._buttons.append(button)
        return button

    def _quick(self, theme: Theme, units: int) -> PressButton:
        button = PressButton(theme, f"quick_{units}", text=Type.LEAD, kind="quick")
        button.tell(f"+{units}")
        button.clicked.connect(lambda: self.amount_pressed.emit(units))
        self._buttons.append(button)
        return button
