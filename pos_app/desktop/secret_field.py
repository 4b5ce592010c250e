"""A field for a secret: hidden unless somebody wants to see it, and never copied anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from pos_app.desktop.entry_field import EntryField


class SecretField(EntryField):
    """Takes text from the clipboard and gives none to it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, composes=False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDragEnabled(False)
        # Selected text goes to the X11 selection by itself, and may be copied: there is none.
        self.selectionChanged.connect(self._select_nothing)
        self.show_text(False)

    def show_text(self, shown: bool) -> None:
        """Whether it can be read."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._select_nothing()

    def _select_nothing(self) -> None:
        if self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText():
            self.deselect()
