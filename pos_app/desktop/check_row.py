"""One thing that the doctor looked at: a drawing, a word, what it is, how it is, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import FOCUS_RING, RADIUS, Role, Type
from pos_app.desktop.translation import say
from pos_app.desktop.views import Icon
from pos_app.domain.checkup import Level
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from pos_app.desktop.theme import Theme
    from pos_app.domain.checkup import Check

_NAMES = {
    "version": QT_TRANSLATE_NOOP("check_row", "Program"),
    "folder": QT_TRANSLATE_NOOP("check_row", "Data folder"),
    "settings": QT_TRANSLATE_NOOP("check_row", "Settings"),
    "keyring": QT_TRANSLATE_NOOP("check_row", "Keyring"),
    "credentials": QT_TRANSLATE_NOOP("check_row", "Credentials"),
    "gateway": QT_TRANSLATE_NOOP("check_row", "QFPay"),
    "releases": QT_TRANSLATE_NOOP("check_row", "Newer versions"),
    "tls": QT_TRANSLATE_NOOP("check_row", "Encryption"),
    "clock": QT_TRANSLATE_NOOP("check_row", "Clock"),
    "signature": QT_TRANSLATE_NOOP("check_row", "Signatures"),
    "scanner": QT_TRANSLATE_NOOP("check_row", "Scanner on a port"),
    "scanner_keys": QT_TRANSLATE_NOOP("check_row", "Scanner"),
    "sound": QT_TRANSLATE_NOOP("check_row", "Sound"),
    "displays": QT_TRANSLATE_NOOP("check_row", "Screens"),
    "disk": QT_TRANSLATE_NOOP("check_row", "Disk"),
    "journal": QT_TRANSLATE_NOOP("check_row", "Journal"),
    "restored": QT_TRANSLATE_NOOP("check_row", "Restored journal"),
    "backups": QT_TRANSLATE_NOOP("check_row", "Backups"),
    "crash": QT_TRANSLATE_NOOP("check_row", "Unexpected ends"),
}
_WORDS = {
    Level.OK: QT_TRANSLATE_NOOP("check_row", "well"),
    Level.WARNING: QT_TRANSLATE_NOOP("check_row", "look at it"),
    Level.FAULT: QT_TRANSLATE_NOOP("check_row", "does not work"),
}
_DRAWINGS = {
    Level.OK: (Icon.TICK, Role.GOOD),
    Level.WARNING: (Icon.WARNING, Role.CAUTION),
    Level.FAULT: (Icon.CROSS, Role.BAD),
}
_ICON = 28
_LINES = 2


class CheckRow(QFrame):
    """Reached by Tab, so that keys can go through the list and a screen reader reads it."""

    def __init__(self, theme: Theme, check: Check) -> None:
        super().__init__()
        self.setObjectName(f"check_{check.name}")
        self.setProperty("layer", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._check = check
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._head = joined(_NAMES.get(check.name, check.name), _WORDS[check.level], by=" · ")
        said = QVBoxLayout()
        theme.space(said, gap=0)
        said.addWidget(self._label("title", Type.BODY, bold=True, lines=1))
        said.addWidget(self._label("text", Type.BODY, lines=_LINES))
        if check.advice is not None:
            several = say(check.advice).count("\n")
            said.addWidget(self._label("advice", Type.BODY, lines=_LINES + several * _LINES, tone="soft"))
        row = QHBoxLayout(self)
        theme.space(row, margin=1, gap=2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        theme.follow(self._redraw)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring inside: a thicker border would move what is written."""
        super().paintEvent(event)
        if self.hasFocus():
            ring, radius = max(2, self._theme.px(FOCUS_RING)), self._theme.px(RADIUS)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.palette.accent.fill), ring))
            inset = ring / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _label(self, part: str, kind: Type, *, lines: int, bold: bool = False, tone: str = "") -> TextLabel:
        label = TextLabel(self._theme, f"check_{self._check.name}_{part}", kind, lines=lines, bold=bold, tone=tone)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.tell({"title": self._head, "text": self._check.text, "advice": self._check.advice}[part])
        return label

    def _say(self) -> None:
        self.setAccessibleName(say(self._head))
        described = (self._check.text, self._check.advice)
        self.setAccessibleDescription(" ".join(say(part) for part in described if part is not None))

    def _redraw(self) -> None:
        icon, role = _DRAWINGS[self._check.level]
        colour = self._theme.palette.mark[role]
        self._icon.setPixmap(drawing(icon, colour, self._theme.px(_ICON), self.devicePixelRatioF()))
