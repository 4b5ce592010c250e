"""The pages of the window: one at a time over the counter, each with a way back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Page(QWidget):
    """Something to look at instead of the counter. `settings_chosen` carries other values by the settings' names."""

    back_pressed = Signal()
    settings_chosen = Signal(object)

    def takes_key(self, _key: str) -> bool:
        """Whether a key of the amount pad was meant for this page, which has taken it then."""
        return False

    def takes_scan(self, _text: str) -> bool:
        """Whether a scan was meant for this page, which has taken it then; otherwise the counter gets it."""
        return False


class Pages(QStackedWidget):
    """The counter and the pages that were added. `opened`: somebody turned to a page, or back to the counter."""

    opened = Signal()
    settings_chosen = Signal(object)

    def __init__(self, counter: QWidget) -> None:
        super().__init__()
        self._counter = counter
        self._behind: dict[QWidget | None, QWidget] = {}
        self.addWidget(counter)

    def add(self, page: Page, *, behind: Page | None = None) -> None:
        """One more page. Its way back leads to the counter, or to the page that it lies `behind`."""
        self._behind[page] = behind or self._counter
        self.addWidget(page)
        page.back_pressed.connect(self.leave)
        page.settings_chosen.connect(self.settings_chosen)

    def lead_back(self, page: Page, behind: QWidget | None) -> None:
        """From now on the page's way back leads there; None: to the counter."""
        self._behind[page] = behind or self._counter

    def shows(self, page: QWidget) -> bool:
        """Whether this page is what the cashier sees."""
        return self.currentWidget() is page

    @property
    def at_counter(self) -> bool:
        """Whether the cashier sees the counter."""
        return self.shows(self._counter)

    def open(self, page: QWidget) -> None:
        """Shows a page."""
        self.opened.emit()
        self.setCurrentWidget(page)

    def back(self) -> None:
        """Shows the counter, and gives the keys to its amount."""
        self._turn_to(self._counter)

    def leave(self) -> None:
        """One step back towards the counter."""
        self._turn_to(self._behind.get(self.currentWidget(), self._counter))

    def toggle(self, page: QWidget) -> bool:
        """Opens a page or leaves it; whether it is open now."""
        opens = not self.shows(page)
        self._turn_to(page if opens else self._counter)
        return opens

    def take_scan(self, text: str) -> bool:
        """Whether the page that is shown wanted the scan."""
        page = self.currentWidget()
        return isinstance(page, Page) and page.takes_scan(text)

    def take_key(self, key: str) -> bool:
        """Whether the page that is shown wanted the key."""
        page = self.currentWidget()
        return isinstance(page, Page) and page.takes_key(key)

    def _turn_to(self, page: QWidget) -> None:
        self.open(page)
        self.window().setFocus()
