"""A line of text that no input method enters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


class PlainLineEdit(QLineEdit):
    """Keys go straight in, so that an input method neither swallows nor changes what a scanner types.

    `WA_InputMethodEnabled` and the hints do not keep ibus out; this answer does. Where Chinese belongs, `composes` lets
    input methods in.
    """

    composes = False

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: object = None) -> object:
        if query == Qt.InputMethodQuery.ImEnabled and not self.composes:
            return False
        return super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)
