"""The page with amount, result, keypad and wallets: everything that a sale needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.amount_panel import AmountPanel
from pos_app.desktop.keypad import Keypad
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.qr_panel import LargeQrPanel, QrPanel
from pos_app.desktop.result_panel import ResultPanel
from pos_app.desktop.tokens import Type
from pos_app.desktop.views import Action
from pos_app.desktop.wallet_buttons import WalletButtons
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent

    from pos_app.desktop.counter import Counter
    from pos_app.desktop.sale import CounterRules
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView
    from pos_app.domain.pay_types import Wallet

_OR_QR = QT_TRANSLATE_NOOP("counter_page", "or show a QR code")


class CounterPage(QStackedWidget):
    """Left what is charged and what became of it, right the keypad or the QR code; or the QR code over everything."""

    def __init__(self, theme: Theme, counter: Counter, wallets: Sequence[Wallet], now: Callable[[], int]) -> None:
        super().__init__()
        self._counter = counter
        self._now = now
        self._amount = AmountPanel(theme)
        self._result = ResultPanel(theme)
        self._keypad = Keypad(theme, counter.rules)
        self.wallets = WalletButtons(theme, wallets)
        self._qr = QrPanel(theme)
        self._large_qr = LargeQrPanel(theme)
        self._right = QStackedWidget()
        self._both = QWidget()
        self._larger_wanted = self._customer_sees = False
        self._lay_out(theme)
        self._connect()

    def use(self, rules: CounterRules) -> None:
        """The owner's rules, also in the middle of a sale."""
        self._keypad.arrange(rules)
        self._counter.use(rules)

    def show_view(self, view: CounterView) -> None:
        """Shows the counter's state."""
        now = self._now()
        self._amount.show_view(view)
        self._amount.show_reference(self._counter.sale.reference)
        self._result.show_view(view, now)
        self._keypad.set_usable(view.pad_usable)
        self.wallets.set_usable(view.wallets_usable)
        self._qr.show_view(view, now)
        self._large_qr.show_view(view, now)
        self._right.setCurrentIndex(1 if view.qrcode else 0)
        self._larger_wanted = view.larger_qr
        self._place_code()

    def customer_sees(self, seen: bool) -> None:
        """Whether the customer has a screen of their own."""
        self._customer_sees = seen
        self._place_code()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The code may need another place."""
        super().resizeEvent(event)
        self._place_code()

    def count_down(self) -> None:
        """The time left now."""
        for panel in (self._result, self._qr, self._large_qr):
            panel.count_down(self._now())

    def press(self, key: str) -> bool:
        """A key of the pad or of the keyboard; False if it means nothing now."""
        commands: dict[str, Callable[[], object]] = {
            "clear": self._counter.clear_amount,
            "backspace": self._counter.backspace,
            "enter": self._counter.enter,
        }
        return bool(commands.get(key, lambda: self._counter.type_key(key))())

    def _place_code(self) -> None:
        """Over everything if somebody wishes, or if phones could not read it beside the result.

        On a screen that is too small for both, the larger one is still better. Whoever has a screen for the customer
        needs neither.
        """
        shown = self._right.currentWidget() is self._qr
        too_small = shown and not self._customer_sees and not self._qr.readable_at(self._room_for_code())
        self._large_qr.offer_smaller(offered=not too_small)
        self.setCurrentIndex(1 if shown and (self._larger_wanted or too_small) else 0)

    def _room_for_code(self) -> QSize:
        """The size of the panel beside the result, also while the large one covers it."""
        self._both.resize(self.size())
        layout = self._both.layout()
        if layout is not None:
            layout.activate()
        return self._right.size()

    def _lay_out(self, theme: Theme) -> None:
        left = QVBoxLayout()
        theme.space(left, gap=2)
        left.addWidget(self._amount, 3)
        left.addWidget(self._result, 5)
        pad = QWidget()
        right = QVBoxLayout(pad)
        theme.space(right, gap=1)
        right.addWidget(self._keypad, 5)
        caption = TextLabel(theme, "or_show_qr", Type.BODY, tone="soft")
        caption.tell(_OR_QR)
        right.addWidget(caption)
        right.addWidget(self.wallets, 2)
        self._right.addWidget(pad)
        self._right.addWidget(self._qr)
        self._right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        columns = QHBoxLayout(self._both)
        theme.space(columns, margin=2, gap=2)
        columns.addLayout(left, 11)
        columns.addWidget(self._right, 9)
        large = QWidget()
        around = QVBoxLayout(large)
        theme.space(around, margin=2)
        around.addWidget(self._large_qr)
        self.addWidget(self._both)
        self.addWidget(large)

    def _connect(self) -> None:
        self._amount.reference_edited.connect(self._counter.refer)
        self._amount.undo_pressed.connect(self._counter.undo)
        self._result.action_pressed.connect(self._counter.do)
        self._result.wallet_pressed.connect(self._counter.choose_wallet)
        self._keypad.key_pressed.connect(self.press)
        self._keypad.amount_pressed.connect(self._counter.add_amount)
        self.wallets.wallet_pressed.connect(self._counter.choose_wallet)
        self._large_qr.smaller_pressed.connect(lambda: self._counter.do(Action.LARGER))
        self._large_qr.cancel_pressed.connect(lambda: self._counter.do(Action.CANCEL))
