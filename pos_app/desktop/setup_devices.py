"""The pages of the first set-up that try devices out: the scanner, and the customer's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.customer_display import CustomerDisplay
from pos_app.desktop.customer_screen import CustomerScreen
from pos_app.desktop.key_filter import KeyFilter, monotonic_ms
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.scanner_page import ScannerPage
from pos_app.desktop.setup_pages import RowsPage
from pos_app.desktop.tokens import TOUCH, Role
from pos_app.desktop.views import CounterView, Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.scanner.strokes import learned

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QApplication

    from pos_app.desktop.theme import Theme
    from pos_app.settings.model import Settings

_SHOW_AMOUNT = QT_TRANSLATE_NOOP("setup_devices", "Show an amount there")
_SEEN = QT_TRANSLATE_NOOP(
    "setup_devices", "The customer's screen shows something now. Look whether it is the right one."
)
_NONE = QT_TRANSLATE_NOOP(
    "setup_devices", "No other screen is used. Customers then see QR codes in the counter's own window."
)
_AMOUNT: Final = "128.50"


class ScannerStep(ScannerPage):
    """The scanner's page with a key filter of its own while it is looked at: at other steps every key is typed."""

    def __init__(self, theme: Theme, app: QApplication) -> None:
        super().__init__(theme, part=True)
        self._app = app
        self._filter: KeyFilter | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """From now on scans are scans."""
        super().showEvent(event)
        if self._filter is None:
            self._filter = KeyFilter(self._app, self._settings)
            self._filter.listener = self.hear
            self._filter.scan_completed.connect(self.takes_scan)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keys go their own way again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_filter()

    def show_settings(self, settings: Settings) -> None:
        """What was learned counts at once."""
        super().show_settings(settings)
        if self._filter is not None:
            self._filter.configure(learned(settings.scanner_gap_ms, settings.scanner_prefix, settings.scanner_suffix))

    def close_filter(self) -> None:
        """For the end, too."""
        if self._filter is not None:
            self._filter.uninstall()
            self._filter.deleteLater()
            self._filter = None


class CustomerStep(RowsPage):
    """Which screen is the customer's, tried out at once."""

    def __init__(self, theme: Theme, app: QApplication, window: QWidget) -> None:
        super().__init__(theme, ["customer_screen"])
        self._theme = theme
        self._app = app
        self._window = window
        self._settings: Settings | None = None
        self._screen: CustomerScreen | None = None
        self._said = TextLabel(theme, "customer_seen", lines=2)
        self._test = PressButton(theme, "customer_test")
        self._test.setCheckable(True)
        self._test.tell(_SHOW_AMOUNT)
        self._test.clicked.connect(self._show)
        theme.hold_height(self._test, TOUCH)
        below = QWidget()
        column = QVBoxLayout(below)
        theme.space(column)
        column.addWidget(self._said)
        column.addWidget(self._test)
        self.column.add(below)

    def show_settings(self, settings: Settings) -> None:
        """The screen in force."""
        super().show_settings(settings)
        self._settings = settings
        if self._screen is not None:
            self._screen.choose(settings.customer_screen)
            self._offer()

    def showEvent(self, event: QShowEvent) -> None:
        """The customer's screen is used while this is looked at."""
        super().showEvent(event)
        if self._screen is None and self._settings is not None:
            display = CustomerDisplay(self._theme, self._settings.shop_name, monotonic_ms)
            self._screen = CustomerScreen(self._app, self._window, display)
            self._screen.choices_changed.connect(self._offer)
            self._screen.display_changed.connect(self._tell)
            self._show()
            self._screen.choose(self._settings.customer_screen)
            self._screen.look()
            self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.close_display()

    def close_display(self) -> None:
        """Takes the customer's display down."""
        if self._screen is not None:
            self._screen.close()
            self._screen = None

    def _offer(self) -> None:
        if self._screen is not None:
            self.rows["customer_screen"].offer(self._screen.choices())
            self._tell(self._screen.display.isVisible())

    def _tell(self, seen: bool) -> None:
        self._said.tell(_SEEN if seen else _NONE)
        self._test.setEnabled(seen)

    def _show(self) -> None:
        if self._screen is not None:
            amount = _AMOUNT if self._test.isChecked() else "0.00"
            self._screen.display.show_view(
                CounterView(
                    currency="HKD", amount=amount, typed="", objection=False, role=Role.NEUTRAL, icon=Icon.SCAN,
                    word=None, instruction=_SHOW_AMOUNT,
                )
            )  # fmt: skip
