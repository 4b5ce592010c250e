"""Ten digits to press for a PIN, with what is typed shown as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme

_ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("clear", "0", "backspace"))
_CLEAR = QT_TRANSLATE_NOOP("pin_pad", "Clear the PIN")
_DELETE = QT_TRANSLATE_NOOP("pin_pad", "Delete the last digit")
_ENTER = QT_TRANSLATE_NOOP("pin_pad", "Enter")
_BACK = QT_TRANSLATE_NOOP("pin_pad", "Back")


class PinPad(QWidget):
    """`pressed` carries a digit, `clear`, `backspace` or `enter`; the keys of a keyboard say the same."""

    pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._keys: list[PressButton] = []
        grid = QGridLayout(self)
        theme.space(grid)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                grid.addWidget(self._key(key), row, column)
        self._enter = self._button("enter", "primary")
        self._enter.tell(_ENTER, "Enter")
        self._enter.clicked.connect(lambda: self.pressed.emit("enter"))
        back = self._button("back")
        back.tell(_BACK, "Esc")
        back.clicked.connect(self.back_pressed)
        grid.addWidget(back, len(_ROWS), 0)
        grid.addWidget(self._enter, len(_ROWS), 1, 1, 2)

    def set_usable(self, *, digits: bool, complete: bool) -> None:
        """Whether digits are taken now, and whether those that were typed can be a PIN."""
        for key in self._keys:
            key.setEnabled(digits)
        self._enter.setEnabled(digits and complete)

    def _key(self, key: str) -> PressButton:
        button = self._button(key, icon=Icon.BACKSPACE if key == "backspace" else "")
        spoken = {"clear": _CLEAR, "backspace": _DELETE}
        button.explain({"clear": "C", "backspace": ""}.get(key, key), spoken.get(key, key), _NAMES.get(key, key))
        button.clicked.connect(lambda: self.pressed.emit(key))
        self._keys.append(button)
        return button

    def _button(self, name: str, kind: str = "plain", icon: str = "") -> PressButton:
        button = PressButton(self._theme, f"pin_{name}", text=Type.KEY, kind=kind, icon=icon)
        self._theme.hold_height(button, TOUCH + TOUCH // 4)
        return button


_NAMES = {"clear": "", "backspace": "Backspace"}
