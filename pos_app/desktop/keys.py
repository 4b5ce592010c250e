"""The keyboard: which key does what. All keys come from the key filter, after scans were taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_PAD = {
    _Key.Key_Enter: "enter",
    _Key.Key_Return: "enter",
    _Key.Key_Backspace: "backspace",
    _Key.Key_Plus: "+",
    _Key.Key_Period: ".",
    _Key.Key_Comma: ".",
}
_FUNCTION_KEYS = tuple(_Key(_Key.Key_F1 + place) for place in range(8))
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class Commands(Protocol):
    """What keys can do to the window."""

    def press_pad(self, key: str) -> bool:
        """A key of the amount pad; False if it means nothing now."""

    def press_wallet(self, place: int) -> None:
        """F1 to F8, counted from 0."""

    def escape(self) -> None:
        """Clears, cancels, leaves."""

    def undo(self) -> None:
        """Takes the last change of the amount back."""

    def toggle_history(self) -> None:
        """F9."""

    def toggle_menu(self) -> None:
        """F10."""

    def toggle_full_screen(self) -> None:
        """F11."""

    def print_last_receipt(self) -> None:
        """Ctrl+P."""


class Keys:
    """Turns key presses into commands. A field keeps the keys that it edits with, a button its Enter and Space."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands

    def use(self, event: QKeyEvent) -> bool:
        """Whether the press was used; otherwise the focused widget gets it."""
        if QApplication.activeModalWidget() is not None:
            return False
        key = _Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._control(key)
        if event.modifiers() & ~_HARMLESS:
            return False
        return self._function(key) or self._pad(key, event)

    def _control(self, key: Qt.Key) -> bool:
        if key == _Key.Key_P:
            self._commands.print_last_receipt()
        elif key == _Key.Key_Z and not _in_field():
            self._commands.undo()
        else:
            return False
        return True

    def _function(self, key: Qt.Key) -> bool:
        others = {
            _Key.Key_Escape: self._commands.escape,
            _Key.Key_F9: self._commands.toggle_history,
            _Key.Key_F10: self._commands.toggle_menu,
            _Key.Key_F11: self._commands.toggle_full_screen,
        }
        if key in others:
            others[key]()
        elif key in _FUNCTION_KEYS:
            self._commands.press_wallet(_FUNCTION_KEYS.index(key))
        else:
            return False
        return True

    def _pad(self, key: Qt.Key, event: QKeyEvent) -> bool:
        enter = key in (_Key.Key_Enter, _Key.Key_Return)
        if enter and isinstance(QApplication.focusWidget(), QAbstractButton):
            return False
        if _in_field() and not enter:
            return False
        pressed = _PAD.get(key) or event.text()
        if pressed in ("enter", "backspace", "+", ".") or (pressed.isascii() and pressed.isdigit()):
            used = self._commands.press_pad(pressed)
            return used or not enter  # Enter that means nothing to the amount may confirm a field of a page
        return False


def _in_field() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit)
