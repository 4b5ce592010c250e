"""Figures for a till without a keyboard: types into whatever field it was put beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.entry_field import EntryField
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_APPLY = QT_TRANSLATE_NOOP("number_pad", "Apply")
_LEAVE = QT_TRANSLATE_NOOP("number_pad", "Do not change")
_ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("0", ".", ","), ("clear", "backspace"))
_SPOKEN = {
    ".": QT_TRANSLATE_NOOP("number_pad", "Decimal point"),
    ",": QT_TRANSLATE_NOOP("number_pad", "Comma"),
    "clear": QT_TRANSLATE_NOOP("number_pad", "Clear the field"),
    "backspace": QT_TRANSLATE_NOOP("number_pad", "Delete the last character"),
}
_NAMES = {".": "point", ",": "comma"}


class NumberPad(QWidget):
    """`left` when somebody does not want to type after all, `applied` after the key that applies."""

    left = Signal()
    applied = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._field: EntryField | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title = TextLabel(theme, "pad_title", Type.BODY, bold=True, lines=2)
        grid = QGridLayout(self)
        theme.space(grid)
        grid.addWidget(self._title, 0, 0, 1, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for row, keys in enumerate(_ROWS, 1):
            for column, key in enumerate(keys):
                grid.addWidget(self._key(theme, key), row, column)
        apply = PressButton(theme, "pad_enter", kind="primary", text=Type.KEY, icon=Icon.RETURN)
        apply.explain("", _APPLY, "Enter")
        apply.clicked.connect(self._press_enter)
        grid.addWidget(apply, len(_ROWS), 2)
        leave = PressButton(theme, "pad_leave")
        leave.tell(_LEAVE)
        leave.clicked.connect(self.left)
        grid.addWidget(leave, len(_ROWS) + 1, 0, 1, 3)

    def type_into(self, field: EntryField, title: Sentence) -> None:
        """From now on the keys are for this field."""
        self._field = field
        self.setFocusProxy(field)  # who presses a key here goes on typing there
        self._title.tell(title)

    def _press(self, key: str) -> None:
        if self._field is not None:
            self._field.press(key)

    def _press_enter(self) -> None:
        self._press("enter")
        self.applied.emit()

    def _key(self, theme: Theme, key: str) -> PressButton:
        icon = Icon.BACKSPACE if key == "backspace" else ""
        button = PressButton(theme, f"pad_{_NAMES.get(key, key)}", text=Type.KEY, icon=icon)
        button.explain({"clear": "C", "backspace": ""}.get(key, key), _SPOKEN.get(key, key), "")
        button.clicked.connect(lambda: self._press(key))
        return button
