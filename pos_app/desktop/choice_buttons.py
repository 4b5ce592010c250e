"""One of several values, each on a button of its own; the one in force is marked by colour and a tick."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.tokens import TOUCH
from pos_app.desktop.views import Icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_WORDS = {True: "yes", False: "no", "": "none"}


class ChoiceButtons(QWidget):
    """`chosen` carries the value of the button that was pressed; what is marked is what `show_value` was told last.

    Buttons are named `name` and their value, `theme_high_contrast`.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, choices: Mapping[Any, Sentence | str], *, columns: int) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._columns = columns
        self._value: object = None
        self._values: list[object] = []
        self._buttons: list[PressButton] = []
        self._cells = QGridLayout(self)
        theme.space(self._cells)
        for column in range(columns):
            self._cells.setColumnStretch(column, 1)
        for column in range(len(choices), columns):
            self._cells.addWidget(QWidget(), 0, column)  # an empty column is as wide as its neighbours
        self.offer(choices)

    def offer(self, choices: Mapping[Any, Sentence | str]) -> None:
        """Other values to choose from. Buttons that are not needed now are kept for later."""
        self._values = list(choices)
        for place in range(len(self._buttons), len(choices)):
            button = self._button(place)
            self._buttons.append(button)
            self._cells.addWidget(button, *divmod(place, self._columns))
        for button in self._buttons[len(choices) :]:
            button.setObjectName("")
            button.hide()
        for button, (value, said) in zip(self._buttons, choices.items(), strict=False):
            word = _WORDS.get(value) or _NOT_IN_NAMES.sub("_", str(value).lower()).strip("_")
            button.setObjectName(f"{self._name}_{word}")
            button.tell(said)
            button.show()
        self.show_value(self._value)

    def show_value(self, value: object) -> None:
        """Marks the value in force."""
        self._value = value
        for choice, button in zip(self._values, self._buttons, strict=False):
            button.setChecked(choice == value)
            button.show_icon(Icon.TICK if choice == value else "")

    def _button(self, place: int) -> PressButton:
        button = PressButton(self._theme, "")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._press(place))
        self._theme.hold_height(button, TOUCH)
        return button

    def _press(self, place: int) -> None:
        self.show_value(self._value)  # a press alone marks nothing
        self.chosen.emit(self._values[place])
