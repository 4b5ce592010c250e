"""A line to type into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from pos_app.desktop.plain_line_edit import PlainLineEdit
from pos_app.desktop.translation import say

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence


class Field(PlainLineEdit):
    """A line edit that says what belongs into it, to eyes and to screen readers."""

    def __init__(self, theme: Theme, name: str, purpose: Sentence) -> None:
        super().__init__()
        self.setObjectName(name)
        self._purpose = purpose
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        text = say(self._purpose)
        self.setPlaceholderText(text)
        self.setAccessibleName(text)
