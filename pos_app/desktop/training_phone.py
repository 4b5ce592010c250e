"""The customer's phone, for training: pays or refuses what waits, and shows payment codes to scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pos_app.desktop import phrases
from pos_app.desktop.announcing import announce
from pos_app.desktop.background import Background
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.icons import window_icon
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.qr_view import QrView
from pos_app.desktop.tokens import TOUCH, WALLET_COLOURS, Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QScreen

    from pos_app.desktop.theme import Theme
    from pos_app.domain.pay_types import Wallet

_TITLE = QT_TRANSLATE_NOOP("training_phone", "Customer's phone (training)")
_WAITING = QT_TRANSLATE_NOOP("training_phone", "Waiting for the customer")
_NOTHING = QT_TRANSLATE_NOOP("training_phone", "No payment waits for the customer.")
_PAY = QT_TRANSLATE_NOOP("training_phone", "Pay")
_REFUSE = QT_TRANSLATE_NOOP("training_phone", "Refuse")
_CODES = QT_TRANSLATE_NOOP("training_phone", "Choose what happens, then the wallet")
_SCAN = QT_TRANSLATE_NOOP("training_phone", "Hold under the scanner")
_BROKEN = QT_TRANSLATE_NOOP(
    "training_phone", "The training gateway did not answer. Close this window and open it again."
)
_REFRESH_MS = 1_000
_WIDTH, _HEIGHT, _FRAME, _PICTURE = 480, 820, 40, 136
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class PhoneOrder:
    """A payment that waits for the customer. `amount` is written out, with its currency."""

    qrcode: str
    wallet: str
    amount: str


@dataclass(frozen=True, slots=True)
class PhoneStory:
    """What can happen to a payment code; `lesson` is what the cashier should learn."""

    name: str
    title: Sentence
    lesson: Sentence


class TrainingPhone(Protocol):
    """The training gateway's customer side. May block: it is called in a thread of its own, but for `wallets`."""

    @property
    def wallets(self) -> Sequence[Wallet]:
        """Those whose codes it can show."""

    def orders(self) -> list[PhoneOrder]:
        """What waits, oldest first."""

    def pay(self, qrcode: str) -> None:
        """The customer pays. Raises BadInput when it does not wait any more."""

    def refuse(self, qrcode: str) -> None:
        """The customer turns it down. Raises BadInput when it does not wait any more."""

    def new_code(self, wallet: str, story: str) -> str:
        """A fresh payment code to which that story will happen."""

    def stories(self) -> list[PhoneStory]:
        """What can happen to a code."""


class TrainingPhoneWindow(QWidget):
    """Beside the counter; closing it changes nothing. `code_scanned` is a code held under the scanner."""

    code_scanned = Signal(str)

    def __init__(self, theme: Theme, phone: TrainingPhone) -> None:
        super().__init__()
        self.setObjectName("training_phone_window")
        self.setProperty("layer", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowIcon(window_icon())
        self._theme = theme
        self._phone = phone
        self._work = Background("training phone", _BROKEN)
        self._work.failed.connect(self._show_problem)
        self._code = ""
        self._orders: list[PhoneOrder] = []
        self._stories: list[PhoneStory] = []
        self._heading = TextLabel(theme, "phone_heading", Type.LEAD, bold=True)
        self._order_list = self._list("phone_orders")
        self._pay = self._button("phone_pay", _PAY, lambda: self._act(phone.pay), kind="primary")
        self._refuse = self._button("phone_refuse", _REFUSE, lambda: self._act(phone.refuse))
        self._codes_heading = TextLabel(theme, "phone_codes_heading", Type.BODY, bold=True)
        self._codes_heading.tell(_CODES)
        self._story_list = self._list("phone_stories")
        self._lesson = TextLabel(theme, "phone_lesson", Type.BODY, lines=2, tone="soft")
        self._picture = QrView("phone_code")
        theme.hold_height(self._picture, _PICTURE)
        self._scan = self._button("phone_scan", _SCAN, self._send_code, kind="primary")
        self._lay_out()
        self._story_list.currentRowChanged.connect(self._show_lesson)
        self._order_list.currentRowChanged.connect(lambda _: self._offer())
        self._refresh = QTimer(self, interval=_REFRESH_MS)
        self._refresh.timeout.connect(self._ask_orders)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._say()
        self._offer()
        self._work.ask(phone.stories, self._show_stories)

    def open(self, screen: QScreen) -> None:
        """Shows the window on the cashier's screen, in front, at the right: the result stands at the left."""
        if not self.isVisible():
            self._take_place(screen.availableGeometry())
        self.show()
        self.raise_()
        self._refresh.start()
        self._ask_orders()

    @property
    def is_asking(self) -> bool:
        """Whether the phone is asked again and again what waits."""
        return self._refresh.isActive()

    def shut_down(self) -> None:
        """For the end of the program."""
        self._refresh.stop()
        self._work.close()
        self.close()

    def hideEvent(self, event: object) -> None:
        """Nobody looks: nothing is asked."""
        self._refresh.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def _take_place(self, room: QRect) -> None:
        frame = self._theme.px(_FRAME)
        size = QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT)).boundedTo(room.size() - QSize(0, frame))
        self.setGeometry(room.right() - size.width(), room.top() + frame, size.width(), size.height())

    # --- orders ---

    def _ask_orders(self) -> None:
        self._work.ask(self._phone.orders, self._show_orders)

    def _show_orders(self, orders: list[PhoneOrder]) -> None:
        if orders == self._orders:
            return
        self._orders = orders
        self._order_list.clear()
        for order in orders:
            self._order_list.addItem(QListWidgetItem(f"{phrases.wallet_name(order.wallet)}   {order.amount}"))
        self._order_list.setCurrentRow(len(orders) - 1)
        self._heading.tell(_WAITING if orders else _NOTHING)
        self._offer()

    def _act(self, act: Callable[[str], None]) -> None:
        row = self._order_list.currentRow()
        if 0 <= row < len(self._orders):
            qrcode = self._orders[row].qrcode
            self._work.ask(lambda: act(qrcode), lambda _: self._ask_orders())

    # --- codes ---

    def _show_stories(self, stories: list[PhoneStory]) -> None:
        self._stories = stories
        self._say()
        self._story_list.setCurrentRow(0)

    def _show_lesson(self, row: int) -> None:
        if 0 <= row < len(self._stories):
            self._lesson.tell(self._stories[row].lesson)

    def _ask_code(self, wallet: Wallet) -> None:
        row = max(0, self._story_list.currentRow())
        if self._stories:
            story = self._stories[row].name
            self._work.ask(lambda: self._phone.new_code(wallet, story), self._show_code)

    def _show_code(self, code: str) -> None:
        self._code = code
        self._picture.show_code(self._code)
        self._offer()

    def _send_code(self) -> None:
        code, self._code = self._code, ""
        self._picture.show_code("")
        self._offer()
        self.code_scanned.emit(code)

    # --- looks ---

    def _offer(self) -> None:
        chosen = self._order_list.currentRow() >= 0
        self._pay.setEnabled(chosen)
        self._refuse.setEnabled(chosen)
        self._scan.setEnabled(bool(self._code))

    def _show_problem(self, sentence: Sentence) -> None:
        self._heading.tell(sentence)
        announce(self._heading, sentence)

    def _say(self) -> None:
        self.setWindowTitle(say(_TITLE))
        self._heading.tell(_WAITING if self._orders else _NOTHING)
        self._order_list.setAccessibleName(say(_WAITING))
        self._story_list.setAccessibleName(say(_CODES))
        row = self._story_list.currentRow()
        self._story_list.clear()
        self._story_list.addItems([say(story.title) for story in self._stories])
        self._story_list.setCurrentRow(row)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        return made

    def _button(self, name: str, caption: Sentence, press: Callable[[], object], kind: str = "plain") -> PressButton:
        button = PressButton(self._theme, name, kind=kind)
        button.tell(caption)
        button.clicked.connect(lambda _=False: press())
        self._theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        self._theme.space(layout, margin=2, gap=1)
        layout.addWidget(self._card(self._heading, self._order_list, self._pair(self._pay, self._refuse)), 2)
        below = self._card(self._codes_heading, self._story_list, self._lesson, self._wallets())
        layout.addWidget(below, 5)
        layout.addWidget(self._card(self._pair(self._picture, self._scan)), 0)

    def _wallets(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        self._theme.space(grid)
        neutral = self._theme.palette.edge
        for place, wallet in enumerate(self._phone.wallets):
            button = PressButton(
                self._theme,
                f"phone_wallet_{wallet}",
                text=Type.CAPTION,
                stripe=WALLET_COLOURS.get(wallet, neutral),
            )
            button.tell(phrases.wallet_name(wallet))
            button.clicked.connect(lambda _=False, wallet=wallet: self._ask_code(wallet))
            self._theme.hold_height(button, TOUCH)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, *divmod(place, _COLUMNS))
        return holder

    def _pair(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        self._theme.space(row)
        for widget in widgets:
            row.addWidget(widget, 1)
        return holder

    def _card(self, *widgets: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("layer", "card")
        layout = QVBoxLayout(card)
        self._theme.space(layout, margin=2, gap=1)
        for widget in widgets:
            layout.addWidget(widget, 1 if isinstance(widget, QListWidget) else 0)
        return card
