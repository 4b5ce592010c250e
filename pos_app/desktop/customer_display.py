"""The customer's window: shop, amount, QR code, time left, a tick at the end. Never takes the focus."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.countdown import time_left
from pos_app.desktop.customer_view import LINGERS_MS, CustomerStory, Scene
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.qr_view import QrView
from pos_app.desktop.shop_picture import ShopPicture, Wish
from pos_app.desktop.sizes import Sizes
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import CUSTOMER_DESIGN, Role, Type
from pos_app.desktop.views import Icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage, QResizeEvent, QScreen, QShowEvent

    from pos_app.desktop.customer_view import CustomerView
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView
    from pos_app.domain.sentences import Sentence

_ICONS: Mapping[Scene, Icon] = MappingProxyType(
    {
        Scene.AMOUNT: Icon.SCAN,
        Scene.PHONE: Icon.PHONE,
        Scene.WAIT: Icon.CLOCK,
        Scene.PAID: Icon.TICK,
        Scene.ASK: Icon.QUESTION,
    }
)
_ICON_SIDE = 280
_TICK_MS = 500


class CustomerDisplay(QWidget):
    """Fills the screen that it is placed on. `now` is the till's steady clock in ms.

    `picture_judged` says what is wrong with the shop's picture; None when it is shown, or none is wanted.
    """

    picture_judged = Signal(object)

    def __init__(self, theme: Theme, shop: str, now: Callable[[], int]) -> None:
        # A window manager that hears of a new screen later than we do would move the window, and we would not know.
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.X11BypassWindowManagerHint,
        )
        self.setObjectName("customer_display")
        self.setProperty("layer", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme = theme
        self._now = now
        self._view: CounterView | None = None
        self._shown: CustomerView | None = None
        self._story = CustomerStory()
        self._path = ""
        self._sizes = sizes = Sizes(self, CUSTOMER_DESIGN)
        self._shop = TextLabel(sizes, "customer_shop", Type.WORD, bold=True, lines=0)
        self._shop.tell(shop)
        self._shop_picture = QLabel()
        self._shop_picture.setObjectName("customer_picture")
        self._shop_picture.setAccessibleName(shop)
        self._shop_picture.setSizePolicy(self._shop.sizePolicy())
        self._currency = TextLabel(sizes, "customer_currency", Type.SPEECH)
        self._amount = TextLabel(sizes, "customer_amount", Type.WORD, bold=True, lines=0)
        self._lines = TextLabel(sizes, "customer_lines", Type.TITLE)
        self._speech = TextLabel(sizes, "customer_speech", Type.SPEECH, lines=0)
        self._countdown = TextLabel(sizes, "customer_countdown", Type.SPEECH, bold=True)
        self._code = QrView("customer_qr_code")
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._icon.setSizePolicy(self._shop.sizePolicy())
        self._pages = QStackedWidget()
        self._drawing = QStackedWidget()
        self._sale = QFrame()
        self._sale.setProperty("layer", "edge")
        self._lay_out()
        self._pictures = ShopPicture()
        self._pictures.read.connect(self._show_picture)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._refresh)
        self._clock.start()
        theme.follow(self._draw)

    def place_on(self, screen: QScreen) -> None:
        """Fills that screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        if QGuiApplication.platformName().startswith("wayland"):
            self.setWindowState(Qt.WindowState.WindowFullScreen)  # there a window may ask for a screen, not for a place
        self.show()
        self._code.update()
        self._ask_picture()

    def choose_picture(self, path: str) -> None:
        """The picture between sales, a PNG or JPEG file; the shop's name if it is empty or cannot be read."""
        self._path = path
        self._ask_picture()

    def show_view(self, view: CounterView) -> None:
        """Shows what concerns the customer of the counter's state."""
        self._view = view
        self._refresh()

    def shut_down(self) -> None:
        """For the end of the program."""
        self._clock.stop()
        self._pictures.close()
        self.close()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code beside the amount, or above it on an upright screen."""
        super().resizeEvent(event)
        upright = self.height() > self.width()
        self._sizes.fit(self.size().transposed() if upright else self.size())
        self._arrange(upright=upright)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while nobody could see it."""
        super().showEvent(event)
        self._refresh()

    # --- inside ---

    def _refresh(self) -> None:
        """Shows what is to be seen now; while no screen is there, time passes all the same."""
        if self._view is None:
            return
        now = self._now()
        shown = self._story.at(self._view, now)
        if not self.isVisible():
            return
        self._countdown.tell(time_left(shown.until, now))
        if shown == self._shown:
            return
        self._shown = shown
        self._pages.setCurrentIndex(0 if shown.scene is Scene.IDLE else 1)
        restyle(self._sale, role=_role(shown).value)
        self._currency.tell(shown.currency)
        self._amount.tell(shown.amount)
        self._lines.tell(shown.lines)
        self._speech.use(Type.SPEECH, bold=shown.scene in LINGERS_MS)
        self._speech.tell(shown.speech)
        self._code.show_code(shown.qrcode)
        self._drawing.setCurrentIndex(0 if shown.qrcode else 1)
        self._draw()

    def _draw(self) -> None:
        if self._shown is None or self._shown.scene not in _ICONS:
            self._icon.clear()
            return
        ink = self._theme.palette.roles[_role(self._shown)].ink
        side = self._sizes.px(_ICON_SIDE)
        self._icon.setPixmap(drawing(_ICONS[self._shown.scene], ink, side, self.devicePixelRatioF()))

    def _ask_picture(self) -> None:
        self._pictures.ask(Wish(self._path, QSize(self.size()), self.devicePixelRatioF()))

    def _show_picture(self, image: QImage | None, problem: Sentence | None) -> None:
        if image is None:
            self._shop_picture.clear()
        else:
            self._shop_picture.setPixmap(QPixmap.fromImage(image))
        self._idle.setCurrentIndex(0 if image is None else 1)
        self.picture_judged.emit(problem)

    def _lay_out(self) -> None:
        self._sale.setObjectName("customer_sale")
        self._drawing.addWidget(self._code)
        self._drawing.addWidget(self._icon)
        words = QVBoxLayout()
        self._sizes.space(words, sides=1, gap=1)
        words.addStretch(3)
        words.addWidget(self._currency)
        words.addWidget(self._amount, 6)
        words.addWidget(self._lines)
        words.addWidget(self._speech, 9)
        words.addWidget(self._countdown)
        words.addStretch(3)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._sale)
        self._sizes.space(self._halves, margin=2, gap=2)
        self._halves.addWidget(self._drawing)
        self._halves.addLayout(words)
        named = QWidget()
        around = QVBoxLayout(named)
        self._sizes.space(around, margin=6)
        around.addWidget(self._shop)
        self._idle = QStackedWidget()
        for page in (named, self._shop_picture):
            self._idle.addWidget(page)
        for page in (self._idle, self._sale):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        for label in self.findChildren(QLabel):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _arrange(self, *, upright: bool) -> None:
        """Gives the drawing a little more than half: that is 4 cm for a code on any screen wider than a phone's."""
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._halves.setStretch(0, 11)
        self._halves.setStretch(1, 9)


def _role(shown: CustomerView) -> Role:
    """The whole screen turns green with the tick; nothing else is a matter of colour."""
    return Role.GOOD if shown.scene is Scene.PAID else Role.NEUTRAL
