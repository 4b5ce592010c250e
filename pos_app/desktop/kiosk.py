"""Kiosk mode: the window fills the screen and stays, until the owner lets it go.

It does not stay on top of everything: the customer's display and the keyring's questions have windows, too. What the
system itself lets through (Alt+Tab, the Windows key) is the system's to close.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CALM_MS = 300


class Kiosk(QObject):
    """Holds a window. `changed` tells whether it does; `close_wished`: somebody tried to close it and could not."""

    changed = Signal(bool)
    close_wished = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._may_close = False
        self.on = False
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._fill_again)
        window.installEventFilter(self)

    def turn(self, on: bool) -> None:
        """Holds the window from now on, or lets it go."""
        if on is not self.on:
            self.on = on
            self.changed.emit(on)
            if self._window.isVisible():
                self.show()

    def show(self) -> None:
        """Shows the window as it shall stand: over the whole screen, or as large as the desktop lets windows be."""
        if self.on:
            self._window.showFullScreen()
        else:
            self._window.showMaximized()

    def allow_close(self) -> None:
        """The owner closes it."""
        self._may_close = True

    def forbid_close(self) -> None:
        """Somebody goes on working."""
        self._may_close = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and self.on:
            if event.type() is QEvent.Type.WindowStateChange:
                self._calm.start()  # at once would be a quarrel with a window manager that insists
            elif event.type() is QEvent.Type.Close and not self._lets_close():
                event.ignore()
                self.close_wished.emit()
                return True
        return False

    def _lets_close(self) -> bool:
        """The owner may, and whoever shuts the computer down: nothing must stand in the way of that."""
        app = QGuiApplication.instance()
        return self._may_close or (isinstance(app, QGuiApplication) and app.isSavingSession())

    def _fill_again(self) -> None:
        state = self._window.windowState()
        full = bool(state & Qt.WindowState.WindowFullScreen) and not state & Qt.WindowState.WindowMinimized
        if self.on and not full and self._window.isVisible():
            self._window.showFullScreen()
