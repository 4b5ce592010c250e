"""A line to type a setting's value into. What is typed counts once it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from pos_app.desktop.plain_line_edit import PlainLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class EntryField(PlainLineEdit):
    """`confirmed`: Enter, or Tab to the next control. `touched`: a finger or the mouse is on it.

    A click elsewhere, a scan, or another window takes the focus away without confirming anything.
    """

    confirmed = Signal()
    touched = Signal()
    left = Signal()

    def __init__(self, name: str, *, composes: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.composes = composes
        self.returnPressed.connect(self.confirmed)

    def press(self, key: str) -> None:
        """A key of the number pad: a character, `backspace`, `clear` or `enter`."""
        commands = {"backspace": self.backspace, "clear": self.clear, "enter": self.confirmed.emit}
        commands.get(key, lambda: self.insert(key))()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        # A page that is put away passes the focus on as if by Tab.
        if event.reason() in _BY_TAB and self.isVisible():
            self.confirmed.emit()
