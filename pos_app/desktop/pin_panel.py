"""The owner's PIN among the settings: whether there is one, and the ways to set and to remove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_TITLE = QT_TRANSLATE_NOOP("pin_panel", "Owner's PIN")
_HINT = QT_TRANSLATE_NOOP(
    "pin_panel", "Asked for before the settings, and for the way out of kiosk mode. Sales never ask for it."
)
_SET = QT_TRANSLATE_NOOP("pin_panel", "Set a PIN")
_CHANGE = QT_TRANSLATE_NOOP("pin_panel", "Change the PIN")
_REMOVE = QT_TRANSLATE_NOOP("pin_panel", "Remove the PIN")


class PinPanel(QWidget):
    """`set_pressed` for a first or another PIN."""

    set_pressed = Signal()
    remove_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        title = TextLabel(theme, "pin_panel_title", Type.BODY, bold=True)
        title.tell(_TITLE)
        hint = TextLabel(theme, "pin_panel_hint", Type.BODY, lines=3, tone="soft")
        hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        hint.tell(_HINT)
        self._trouble = TextLabel(theme, "pin_panel_trouble", Type.BODY, lines=4)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignTop)
        restyle(self._trouble, mark="bad")
        self._set = PressButton(theme, "set_pin")
        self._set.clicked.connect(self.set_pressed)
        self._remove = PressButton(theme, "remove_pin")
        self._remove.tell(_REMOVE)
        self._remove.clicked.connect(self.remove_pressed)
        buttons = QHBoxLayout()
        theme.space(buttons)
        for button in (self._set, self._remove):
            theme.hold_height(button, TOUCH)
            buttons.addWidget(button)
        grid = QGridLayout(self)
        theme.space(grid, gap=2)
        said = QVBoxLayout()
        theme.space(said, gap=0)
        said.addWidget(title)
        said.addWidget(hint)
        grid.addLayout(said, 0, 0)
        grid.addLayout(buttons, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._trouble, 1, 0, 1, 2)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 7)
        self.show_pin(False)

    def show_pin(self, is_set: bool) -> None:
        """Whether there is a PIN."""
        self._set.tell(_CHANGE if is_set else _SET)
        self._remove.setEnabled(is_set)

    def show_trouble(self, sentence: Sentence | None) -> None:
        """Why the keyring did not do what was wished."""
        self._trouble.tell(sentence)
