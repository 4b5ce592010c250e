"""Screens that a test plugs in and out: Qt's own appear and vanish by the system's hand only."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication

from pos_app.desktop.customer_screen import CustomerScreen
from tests.desktop.counter_window import Counter


class FakeScreen(QObject):
    """A monitor."""

    geometryChanged = Signal(QRect)  # noqa: N815 - as Qt names it
    physicalDotsPerInchChanged = Signal(float)  # noqa: N815 - as Qt names it

    def __init__(self, name: str, area: QRect, serial: str = "") -> None:
        super().__init__()
        self._name = name
        self._area = area
        self._serial = serial

    def turn(self, area: QRect) -> None:
        """Somebody changes the resolution, or stands the screen upright."""
        self._area = area
        self.geometryChanged.emit(area)

    def name(self) -> str:
        return self._name

    def serialNumber(self) -> str:  # noqa: N802 - as Qt names it
        return self._serial

    def model(self) -> str:
        return ""

    def geometry(self) -> QRect:
        return self._area

    availableGeometry = geometry  # noqa: N815 - as Qt names it

    def devicePixelRatio(self) -> float:  # noqa: N802 - as Qt names it
        return 1.0


class FakeScreens(QObject):
    """An application with the cashier's screen, which is really there, and others that are not."""

    screenAdded = Signal(object)  # noqa: N815 - as Qt names it
    screenRemoved = Signal(object)  # noqa: N815 - as Qt names it
    primaryScreenChanged = Signal(object)  # noqa: N815 - as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.main = QApplication.primaryScreen()
        beside = 2000  # farther than the window, which is larger than the screen, can reach
        self.second = FakeScreen("HDMI-1", QRect(beside, 0, 1024, 600))
        self.third = FakeScreen("DP-2", QRect(beside + 1024, 0, 1920, 1080))
        self.first: Any = self.main
        self.plugged: list[Any] = [self.main]

    def screens(self) -> list[Any]:
        return list(self.plugged)

    def primaryScreen(self) -> Any:  # noqa: N802 - as Qt names it
        return self.first

    def plug(self, screen: FakeScreen | None = None) -> None:
        self.plugged.append(screen or self.second)
        self.screenAdded.emit(self.plugged[-1])

    def unplug(self, screen: FakeScreen | None = None) -> None:
        self.plugged.remove(screen or self.second)
        self.screenRemoved.emit(screen or self.second)

    def give_to(self, counter: Counter) -> CustomerScreen:
        """The counter looks for the customer's screen among these."""
        counter.app.customer.close()
        app: Any = self
        display: Any = counter.app._customer_display()
        display.setScreen = lambda _screen: None  # Qt's own wants a screen of its own
        made = CustomerScreen(app, counter.window, display)
        made.display_changed.connect(counter.window.customer_sees)
        counter.app.customer = made
        return made
