"""What only the owner does in kiosk mode: the settings, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_TITLE = QT_TRANSLATE_NOOP("owner_page", "Owner")
_OPEN_SETTINGS = QT_TRANSLATE_NOOP("owner_page", "Settings")
_LEAVE = QT_TRANSLATE_NOOP("owner_page", "Leave kiosk mode")
_LEAVE_HINT = QT_TRANSLATE_NOOP(
    "owner_page",
    "The window becomes one like others, until the next start or F11. To end kiosk mode for good: settings, “This "
    "computer”.",
)
_CLOSE = QT_TRANSLATE_NOOP("owner_page", "Close pos-app")
_CLOSE_HINT = QT_TRANSLATE_NOOP(
    "owner_page", "Payments that are open are followed up at the next start. Do not charge them again before that."
)
_SETTINGS_HINT = QT_TRANSLATE_NOOP("owner_page", "Everything that can be chosen, kiosk mode and this PIN included.")
_BACK = QT_TRANSLATE_NOOP("owner_page", "Back")


class OwnerPage(Page):
    """Each way with what it means, so that nobody needs to be asked again."""

    settings_pressed = Signal()
    leave_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        title = TextLabel(theme, "owner_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        self._grid = QGridLayout()
        theme.space(self._grid, gap=3)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._way("owner_settings", _OPEN_SETTINGS, _SETTINGS_HINT).clicked.connect(self.settings_pressed)
        self._way("leave_kiosk", _LEAVE, _LEAVE_HINT).clicked.connect(self.leave_pressed)
        self._way("close_program", _CLOSE, _CLOSE_HINT).clicked.connect(self.close_pressed)
        back = self._button("owner_back", _BACK, "Esc")
        back.emphasise(True)
        back.clicked.connect(self.back_pressed)
        self._grid.addWidget(back, self._grid.rowCount(), 0)
        card = QFrame()
        card.setProperty("layer", "card")
        inside = QVBoxLayout(card)
        theme.space(inside, margin=3, gap=3)
        inside.addWidget(title)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        outer = QVBoxLayout(self)
        theme.space(outer, margin=2)
        outer.addWidget(card)

    def _way(self, name: str, said: Sentence, hint: Sentence) -> PressButton:
        button = self._button(name, said)
        explained = TextLabel(self._theme, f"{name}_hint", Type.BODY, lines=3, tone="soft")
        explained.tell(hint)
        row = self._grid.rowCount()
        self._grid.addWidget(button, row, 0)
        self._grid.addWidget(explained, row, 1)
        return button

    def _button(self, name: str, said: Sentence, key: str = "") -> PressButton:
        button = PressButton(self._theme, name)
        button.tell(said, key)
        self._theme.hold_height(button, TOUCH)
        return button
