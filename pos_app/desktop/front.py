"""Whether scans arrive: a scanner types into the window that has the keyboard, whoever's that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import TOUCH, Role, Type
from pos_app.desktop.translation import say
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.scanner.serial_ports import ScannerState

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from pos_app.desktop.theme import Theme

_ELSEWHERE = QT_TRANSLATE_NOOP("front", "Another window is in front: scans do not arrive here. Click this window.")
_CALM_MS = 300
_ICON = 28


class FrontWatch(QObject):
    """Tells when no window of ours has the keyboard any more, and when one has it again.

    Between two windows of ours there is a moment with none: only what lasts is told.
    """

    changed = Signal(bool)

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__()
        self._app = app
        self._in_front = True
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._look)
        app.focusWindowChanged.connect(self._calm.start)

    def close(self) -> None:
        """Watches no more."""
        self._app.focusWindowChanged.disconnect(self._calm.start)
        self._calm.stop()

    def _look(self) -> None:
        in_front = self._app.focusWindow() is not None
        if in_front is not self._in_front:
            self._in_front = in_front
            self.changed.emit(in_front)


class FrontNotice(QStackedWidget):
    """The upper edge of the window: `bar`, or in its place that the window is not in front."""

    def __init__(self, theme: Theme, bar: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._in_front = self._by_keys = True
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._text = TextLabel(theme, "not_in_front", Type.LEAD, bold=True)
        self._text.tell(_ELSEWHERE)
        self.addWidget(bar)
        self.addWidget(self._notice(theme))
        theme.hold_height(self, TOUCH + 2)
        theme.follow(self._redraw)

    def show_in_front(self, in_front: bool) -> None:
        """Whether a window of ours has the keyboard."""
        self._in_front = in_front
        self._show()

    def show_scanner(self, state: ScannerState) -> None:
        """A scanner on a serial port reaches us wherever the keyboard is; where it is missing, the lower edge tells."""
        self._by_keys = state == ScannerState()
        self._show()

    def _show(self) -> None:
        before = self.currentIndex()
        self.setCurrentIndex(1 if self._by_keys and not self._in_front else 0)
        if self.currentIndex() > before:
            announce(self, say(_ELSEWHERE))

    def _notice(self, theme: Theme) -> QFrame:
        notice = QFrame()
        notice.setObjectName("front_notice")
        notice.setProperty("role", Role.CAUTION.value)
        notice.setProperty("layer", "edge")
        row = QHBoxLayout(notice)
        theme.space(row, sides=2, gap=2)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        return notice

    def _redraw(self) -> None:
        ink = self._theme.palette.roles[Role.CAUTION].ink
        self._icon.setPixmap(drawing(Icon.WARNING, ink, self._theme.px(_ICON), self.devicePixelRatioF()))
