"""The second screen, for the customer: amount, QR code, time left, a tick at the end. Never takes the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.countdown import time_left
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.qr_view import QrView
from pos_app.desktop.tokens import Role, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView
    from pos_app.domain.sentences import Sentence

_THANKS = QT_TRANSLATE_NOOP("customer_display", "Paid. Thank you!")
_SCAN = QT_TRANSLATE_NOOP("customer_display", "Scan with your wallet")
_ON_PHONE = QT_TRANSLATE_NOOP("customer_display", "Please finish on your phone")
_ASK = QT_TRANSLATE_NOOP("customer_display", "Please ask the cashier")
_SHOW_CODE = QT_TRANSLATE_NOOP("customer_display", "Please show your payment code")
_WAIT = QT_TRANSLATE_NOOP("customer_display", "One moment, please")
_SPEECH = {
    Role.GOOD: _THANKS,
    Role.BAD: _ASK,
    Role.QUIET: _ASK,
    Role.CAUTION: _WAIT,
    Role.BUSY: _WAIT,
    Role.NEUTRAL: _SHOW_CODE,
}
_TICK_SIDE = 240


class CustomerDisplay(QWidget):
    """Lives on one screen and goes with it."""

    def __init__(self, theme: Theme, shop: str, now: Callable[[], int]) -> None:
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("customer_display")
        self.setProperty("layer", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme = theme
        self._now = now
        self._until: int | None = None
        self._shop = TextLabel(theme, "customer_shop", Type.WORD, bold=True, lines=0)
        self._shop.tell(shop)
        self._amount = TextLabel(theme, "customer_amount", Type.AMOUNT, bold=True)
        self._speech = TextLabel(theme, "customer_speech", Type.SPEECH, lines=2)
        self._countdown = TextLabel(theme, "customer_countdown", Type.SPEECH, bold=True)
        self._code = QrView("customer_qr_code")
        self._tick = QLabel()
        for label in (self._shop, self._amount, self._speech, self._countdown, self._tick):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture = QStackedWidget()
        self._picture.addWidget(self._code)
        self._picture.addWidget(self._tick)
        self._lay_out(theme)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._count_down)
        self._clock.start()

    def place_on(self, screen: QScreen) -> None:
        """Fills that screen."""
        self.setGeometry(screen.geometry())
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code beside the amount, or above it on an upright screen."""
        super().resizeEvent(event)
        upright = self.height() > self.width()
        self._sale.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)

    def show_view(self, view: CounterView) -> None:
        """Shows what concerns the customer of the counter's state."""
        idle = view.payment is None and view.role is Role.NEUTRAL and view.amount.strip("0.") == ""
        self._pages.setCurrentIndex(0 if idle else 1)
        self._amount.tell(f"{view.currency} {view.amount}")
        self._speech.tell(self._said(view))
        self._code.show_code(view.qrcode)
        self._picture.setCurrentIndex(0 if view.qrcode else 1)
        self._picture.setVisible(bool(view.qrcode) or view.role is Role.GOOD)
        self._tick.setPixmap(self._drawn(view))
        self._until = view.until if view.qrcode else None
        self._count_down()

    def _said(self, view: CounterView) -> Sentence:
        if view.qrcode:
            return _SCAN
        return _ON_PHONE if view.icon is Icon.PHONE else _SPEECH[view.role]

    def _drawn(self, view: CounterView) -> QPixmap:
        if view.role is not Role.GOOD:
            return QPixmap()
        side = self._theme.px(_TICK_SIDE)
        return drawing(Icon.TICK, self._theme.palette.mark[Role.GOOD], side, self.devicePixelRatioF())

    def _count_down(self) -> None:
        self._countdown.tell(time_left(self._until, self._now()))

    def _lay_out(self, theme: Theme) -> None:
        sale = QWidget()
        self._sale = QBoxLayout(QBoxLayout.Direction.LeftToRight, sale)
        theme.space(self._sale, margin=2, gap=3)
        self._sale.addWidget(self._picture, 1)
        words = QVBoxLayout()
        theme.space(words, gap=2)
        words.addStretch(1)
        for label in (self._amount, self._speech, self._countdown):
            words.addWidget(label)
        words.addStretch(1)
        self._sale.addLayout(words, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._shop)
        self._pages.addWidget(sale)
        outer = QVBoxLayout(self)
        theme.space(outer, margin=1)
        outer.addWidget(self._pages)


class CustomerScreen:
    """Opens the customer's window when there is a second screen, closes it when that is unplugged."""

    def __init__(self, app: QGuiApplication, make: Callable[[], CustomerDisplay]) -> None:
        self._app = app
        self._make = make
        self._screen: QScreen | None = None
        self.display: CustomerDisplay | None = None
        app.screenAdded.connect(self._look)
        app.screenRemoved.connect(self._gone)
        self._look()

    def close(self) -> None:
        """Closes the customer's window."""
        if self.display is not None:
            self.display.close()
            self.display.deleteLater()
        self.display, self._screen = None, None

    def _look(self, _screen: QScreen | None = None) -> None:
        others = [screen for screen in self._app.screens() if screen is not self._app.primaryScreen()]
        if others and self.display is None:
            self._screen = others[0]
            self.display = self._make()
            self.display.place_on(others[0])

    def _gone(self, screen: QScreen) -> None:
        # Otherwise the window would land on the cashier's screen, over everything.
        if screen is self._screen:
            self.close()
