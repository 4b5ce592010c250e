"""What a key is to the decoder: part of a code or not, in the user's layout and on a US keyboard.

A wedge scanner types as if it were a US keyboard, so that under a French layout its digits arrive as `&é"'(`. The
place of the key stays the same: set 1 scan codes on Windows, and the same numbers plus 8 on X11 and Wayland.
macOS tells no places: there the layout's reading has to do.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos_app.scanner.strokes import Kind

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
)
_US_KEYS = {
    first + offset: pair
    for first, plain, shifted in _ROWS
    for offset, pair in enumerate(zip(plain, shifted, strict=True))
}
_X11_OFFSET = 8
_WINDOWS_DIGITS = range(48, 58)

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT_OR_META = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_NOT_ON_US_KEYS = _ALT_OR_META | Qt.KeyboardModifier.GroupSwitchModifier

_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R, Qt.Key.Key_Mode_switch, Qt.Key.Key_Multi_key,
    }
)  # fmt: skip
_ENDS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}
_LINE_ENDS = frozenset("\r\n\t")
_FIRST_NAMED_KEY = Qt.Key.Key_Escape.value  # keys below have a character, keys above a name
_DEAD_KEYS = range(Qt.Key.Key_Dead_Grave.value, Qt.Key.Key_Dead_Longsolidusoverlay.value + 1)


def is_modifier(event: QKeyEvent) -> bool:
    """Whether the key only changes what others mean. Scanners press Shift, too."""
    return event.key() in _MODIFIER_KEYS


def key_place(event: QKeyEvent) -> int:
    """What stays the same between press and release of a key."""
    return event.nativeScanCode() or event.key()


def reading(event: QKeyEvent, platform: str = sys.platform) -> tuple[Kind, str, str]:
    """The kind of a key, its text in the user's layout, and its text on a US keyboard ("" where unknown)."""
    end = _ENDS.get(Qt.Key(event.key()))
    if end is not None:
        return Kind.END, end, ""
    text, native = event.text(), us_text(event, platform)
    if text in _LINE_ENDS or native in _LINE_ENDS:  # Ctrl+J and Ctrl+M
        return Kind.END, native or text, ""
    if not (text or native) or _is_command(event):
        return Kind.OTHER, "", ""
    return Kind.CHAR, text, native


def _is_command(event: QKeyEvent) -> bool:
    """Whether the key has a name instead of a character, or is pressed with Alt or Meta."""
    key, modifiers = event.key(), event.modifiers()
    if key >= _FIRST_NAMED_KEY and key not in _DEAD_KEYS and key != Qt.Key.Key_unknown:
        return True
    alt_gr = bool(modifiers & _CONTROL) and event.text().isprintable() and bool(event.text())  # as Windows has it
    return bool(modifiers & _ALT_OR_META) and not alt_gr


def us_text(event: QKeyEvent, platform: str = sys.platform) -> str:
    """The character of the key on a US keyboard, Caps Lock left aside, or "" where that cannot be told."""
    modifiers = event.modifiers()
    pair = _us_key(event, platform)
    if pair is None or modifiers & _NOT_ON_US_KEYS:
        return ""
    if modifiers & _CONTROL:
        return _control(pair[0].upper())
    return pair[1] if modifiers & _SHIFT else pair[0]


def _us_key(event: QKeyEvent, platform: str) -> tuple[str, str] | None:
    scan_code = event.nativeScanCode()
    if platform == "linux":
        return _US_KEYS.get(scan_code - _X11_OFFSET)
    if platform != "win32":
        return None
    virtual_key = event.nativeVirtualKey()
    if scan_code == 0 and virtual_key in _WINDOWS_DIGITS:
        return _US_KEYS[(virtual_key - 49) % 10 + 2]
    return _US_KEYS.get(scan_code)


def _control(char: str) -> str:
    """Ctrl and a key of `@A-Z[\\]^_` is a control character; other keys make none."""
    return chr(ord(char) - 64) if "@" <= char <= "_" else ""
