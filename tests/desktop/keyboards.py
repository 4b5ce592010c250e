"""Keyboards as scanners use them: which events X11 and Windows deliver for a text, under each layout of the PC.

The figures for X11 were read off a real server with `setxkbmap` (key codes, `text()`, `key()`, modifiers, AltGr as
GroupSwitchModifier, Cyrillic instead of control characters). Those for Windows follow Microsoft's layouts: set 1 scan
codes, virtual keys, Caps Lock that shifts the digits in France and Germany, Ctrl and Alt for AltGr, and a dead key
whose accent comes with the next key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
GROUP = Qt.KeyboardModifier.GroupSwitchModifier
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease

_ROWS = (2, 16, 30, 43, 57)  # where each row begins, in set 1 scan codes
_X11_OFFSET = 8
_DEAD = {
    "´": Qt.Key.Key_Dead_Acute, "`": Qt.Key.Key_Dead_Grave, "^": Qt.Key.Key_Dead_Circumflex,
    "¨": Qt.Key.Key_Dead_Diaeresis,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """What the keys say, row by row from place 2, 16, 30, 43 and 57; `alt_gr` by place, `dead` are accents."""

    name: str
    plain: tuple[str, ...] = field(repr=False)
    shifted: tuple[str, ...] = field(repr=False)
    alt_gr: dict[int, str] = field(default_factory=dict, repr=False)
    dead: str = field(default="", repr=False)
    caps_shifts_digits: bool = field(default=False, repr=False)

    def sign(self, place: int, *, shift: bool = False, alt_gr: bool = False) -> str:
        """The sign on a key."""
        if alt_gr:
            return self.alt_gr.get(place, "")
        for first, row in zip(_ROWS, self.shifted if shift else self.plain, strict=True):
            if first <= place < first + len(row):
                return row[place - first]
        raise LookupError(place)

    def find(self, sign: str) -> tuple[int, bool, bool]:
        """Place, shift, AltGr for a sign; dead keys are avoided."""
        for shift in (False, True):
            for first, row in zip(_ROWS, self.shifted if shift else self.plain, strict=True):
                if sign in row and sign not in self.dead:
                    return first + row.index(sign), shift, False
        place = next(place for place, one in self.alt_gr.items() if one == sign)
        return place, False, True


US = Layout(
    "us",
    ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'`", "\\zxcvbnm,./", " "),
    ("!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"~', "|ZXCVBNM<>?", " "),
)
FRENCH = Layout(
    "fr",
    ("&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù²", "*wxcvbn,;:!", " "),
    ("1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%³", "µWXCVBN?./§", " "),
    {4: "#", 5: "{", 6: "[", 7: "|", 9: "\\", 11: "@", 12: "]", 13: "}"},
    dead="^¨",
    caps_shifts_digits=True,
)
GERMAN = Layout(
    "de",
    ("1234567890ß´", "qwertzuiopü+", "asdfghjklöä^", "#yxcvbnm,.-", " "),
    ('!"§$%&/()=?`', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ°", "'YXCVBNM;:_", " "),
    {8: "{", 9: "[", 10: "]", 11: "}", 12: "\\", 16: "@", 27: "~"},
    dead="´`^",
    caps_shifts_digits=True,
)
RUSSIAN = Layout(
    "ru",
    ("1234567890-=", "йцукенгшщзхъ", "фывапролджэё", "\\ячсмитьбю.", " "),
    ('!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭЁ", "/ЯЧСМИТЬБЮ,", " "),
)
LAYOUTS = {layout.name: layout for layout in (US, FRENCH, GERMAN, RUSSIAN)}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key: what the modifiers do before and after it, its press and its release."""

    before: tuple[QKeyEvent, ...]
    press: QKeyEvent
    release: QKeyEvent
    after: tuple[QKeyEvent, ...]


@dataclass(slots=True)
class Keyboard:
    """A keyboard under `layout`, worked by a scanner that believes in `believed` (a US keyboard, as most are set)."""

    layout: Layout = US
    platform: str = "linux"
    caps: bool = False
    believed: Layout = US
    _accent: str = ""

    def strokes(self, text: str) -> Iterator[Stroke]:
        """The keys for `text`, control characters included (`\\r` Enter, `\\t` Tab, others with Ctrl)."""
        for sign in text:
            yield self._stroke(sign)

    def _stroke(self, sign: str) -> Stroke:
        if sign in "\r\t":
            key, place = (Qt.Key.Key_Return, 28) if sign == "\r" else (Qt.Key.Key_Tab, 15)
            return Stroke((), *self._events(place, key.value, sign, NONE), ())
        if sign < " ":
            place, _, _ = US.find(chr(ord(sign) + 64).lower())
            shown, text = self._with_control(place, sign)
            return self._held(Qt.Key.Key_Control, 29, CONTROL, self._events(place, _key_of(shown), text, CONTROL))
        place, shift, alt_gr = self.believed.find(sign)
        shown = self._shown(place, shift=shift, alt_gr=alt_gr)
        key, text = self._text_of(shown, alt_gr=alt_gr)
        if alt_gr:
            held = CONTROL | ALT if self.platform == "win32" else GROUP
            return self._held(Qt.Key.Key_AltGr, 56, held, self._events(place, key, text, held))
        if shift:
            return self._held(Qt.Key.Key_Shift, 42, SHIFT, self._events(place, key, text, SHIFT))
        return Stroke((), *self._events(place, key, text, NONE), ())

    def _shown(self, place: int, *, shift: bool, alt_gr: bool) -> str:
        """The sign that the PC's layout has there, Caps Lock minded."""
        if self.caps and not alt_gr:
            locked = self.layout.sign(place).isalpha() and len(self.layout.sign(place).upper()) == 1
            digits = self.platform == "win32" and self.layout.caps_shifts_digits and place <= 11
            shift ^= digits or (locked and place > 13)
        return self.layout.sign(place, shift=shift, alt_gr=alt_gr)

    def _text_of(self, shown: str, *, alt_gr: bool) -> tuple[int, str]:
        if shown in self.layout.dead and not alt_gr:
            self._accent = shown if self.platform == "win32" else ""
            return _DEAD[shown].value, ""
        accent, self._accent = self._accent, ""
        return _key_of(shown), unicodedata.normalize("NFC", accent + shown)

    def _with_control(self, place: int, sign: str) -> tuple[str, str]:
        """X11 makes a control character of Latin keys alone."""
        shown = self.layout.sign(place)
        plain = self.platform == "linux" and not ("@" <= shown.upper() <= "_")
        return shown, shown if plain else sign

    def _held(
        self, key: Qt.Key, place: int, modifier: Qt.KeyboardModifier, events: tuple[QKeyEvent, QKeyEvent]
    ) -> Stroke:
        down, _ = self._events(place, key.value, "", modifier)
        _, up = self._events(place, key.value, "", NONE)
        return Stroke((down,), *events, (up,))

    def _events(self, place: int, key: int, text: str, modifiers: Qt.KeyboardModifier) -> tuple[QKeyEvent, QKeyEvent]:
        code = place if self.platform == "win32" else place + _X11_OFFSET
        virtual = (place - 1) % 10 + 48 if 2 <= place <= 11 else 0
        press, release = (QKeyEvent(kind, key, modifiers, code, virtual, 0, text) for kind in (PRESS, RELEASE))
        return press, release


def flagged(event: QKeyEvent) -> QKeyEvent:
    """The event as Qt calls it when the same key goes up and down within one millisecond: a repeat."""
    return QKeyEvent(
        event.type(), event.key(), event.modifiers(), event.nativeScanCode(), event.nativeVirtualKey(), 0,
        event.text(), True,
    )  # fmt: skip


def _key_of(sign: str) -> int:
    upper = sign.upper()
    return ord(upper if len(upper) == 1 else sign)
