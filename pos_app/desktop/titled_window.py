"""A window that stands before there is a counter: its name, icon and a title that follows the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from pos_app.desktop.icons import window_icon
from pos_app.desktop.translation import say

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence


class TitledWindow(QWidget):
    """`name` is the object's name."""

    def __init__(self, name: str, title: Sentence) -> None:
        super().__init__()
        self._called = title
        self.setObjectName(name)
        self.setWindowIcon(window_icon())
        self.setWindowTitle(say(title))

    def changeEvent(self, event: QEvent) -> None:
        """The title follows the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setWindowTitle(say(self._called))
