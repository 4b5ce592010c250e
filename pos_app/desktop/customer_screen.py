"""Keeps the customer's display on its screen: chosen by the owner, plugged and unplugged at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from pos_app.desktop import screen_choice
from pos_app.desktop.screen_choice import Place
from pos_app.desktop.screens_check import screens_check
from pos_app.settings.declared import AUTOMATIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from pos_app.desktop.customer_display import CustomerDisplay
    from pos_app.domain.checkup import Check
    from pos_app.domain.sentences import Sentence

_MOVES = frozenset({QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange})
_SETTLES_MS = 200
_FRAME = 16
"""A maximised window may reach so many pixels into the next screen with its frame."""


class CustomerScreen(QObject):
    """Watches the screens and the cashier's `window`; the display is hidden while it has no screen.

    `choices_changed`: other screens can be chosen. `display_changed`: whether customers see the display now.
    """

    choices_changed = Signal()
    display_changed = Signal(bool)

    def __init__(self, app: QGuiApplication, window: QWidget, display: CustomerDisplay) -> None:
        super().__init__()
        self.display = display
        self._app = app
        self._window = window
        self._setting = AUTOMATIC
        self._screen: QScreen | None = None
        self._offered = self.choices()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settled.timeout.connect(self._look)
        window.installEventFilter(self)
        app.screenAdded.connect(self._came)
        app.screenRemoved.connect(self._gone)
        app.primaryScreenChanged.connect(self._look)
        for screen in app.screens():
            self._watch(screen)

    def choose(self, setting: str) -> None:
        """Another screen, at once: its name, `auto` for any second one, `none`."""
        if setting != self._setting:
            self._setting = setting
            self._look()

    def look(self) -> None:
        """Puts the display on its screen now; by itself it waits until the window has moved and rests."""
        self._look()

    def choices(self) -> dict[str, Sentence | str]:
        """What can be chosen now: values for the setting, each with its words."""
        return screen_choice.choices(self._setting, self._places(self._app.screens()))

    def looked_at(self) -> Check:
        """All screens, for the doctor."""
        screens = self._app.screens()
        places = list(zip(self._places(screens), (screen.devicePixelRatio() for screen in screens), strict=True))
        return screens_check(places, next((at for at, one in enumerate(screens) if one is self._screen), None))

    def make_way(self) -> None:
        """Moves the cashier's window, before it is shown, off the screen that the owner gave to the customer."""
        screens, opens_on = self._app.screens(), self._app.primaryScreen()
        taken = screen_choice.chosen(self._setting, [as_place(screen, cashiers=False) for screen in screens])
        other = next((screen for screen in screens if screen is not opens_on), None)
        if self._setting != AUTOMATIC and taken is not None and screens[taken] is opens_on and other is not None:
            self._window.move(other.availableGeometry().topLeft())

    def close(self) -> None:
        """Takes the display down, for good."""
        self._settled.stop()
        self._window.removeEventFilter(self)
        self._app.screenAdded.disconnect(self._came)
        self._app.screenRemoved.disconnect(self._gone)
        self._app.primaryScreenChanged.disconnect(self._look)
        self.display.shut_down()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The cashier's window was moved: once it rests, the display goes where the window is not."""
        if event.type() in _MOVES:
            self._settled.start()
        return False

    def _came(self, screen: QScreen) -> None:
        self._watch(screen)
        self._look()

    def _gone(self, screen: QScreen) -> None:
        # At once: else the window would land on the cashier's screen, over everything.
        if screen is self._screen:
            self._put(None)
        self._look(gone=screen)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._look)
        screen.physicalDotsPerInchChanged.connect(self._look)

    def _look(self, _change: object = None, gone: QScreen | None = None) -> None:
        screens = [screen for screen in self._app.screens() if screen is not gone]
        if self._window.isVisible():
            now_on = next((index for index, screen in enumerate(screens) if screen is self._screen), None)
            index = screen_choice.chosen(self._setting, self._places(screens), now_on)
            self._put(None if index is None else screens[index])
        offered = screen_choice.choices(self._setting, self._places(screens))
        if offered != self._offered:
            self._offered = offered
            self.choices_changed.emit()

    def _put(self, screen: QScreen | None) -> None:
        before = self.display.isVisible()
        self._screen = screen
        if screen is None:
            self.display.hide()
        else:
            self.display.place_on(screen)
        if before != self.display.isVisible():
            self.display_changed.emit(not before)

    def _places(self, screens: Sequence[QScreen]) -> list[Place]:
        return [as_place(screen, cashiers=self._is_cashiers(screen)) for screen in screens]

    def _is_cashiers(self, screen: QScreen) -> bool:
        if screen is self._window.screen():
            return True
        if QGuiApplication.platformName().startswith("wayland"):
            return False  # no window knows its place there
        shared = screen.geometry().intersected(self._window.geometry())
        return min(shared.width(), shared.height()) > _FRAME


def as_place(screen: QScreen, *, cashiers: bool) -> Place:
    """A screen as the rules of choosing and the doctor know it."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    return Place(
        name=screen.name(),
        serial=screen.serialNumber(),
        model=screen.model(),
        width=size.width(),
        height=size.height(),
        primary=screen is QGuiApplication.primaryScreen(),
        cashiers=cashiers,
    )
