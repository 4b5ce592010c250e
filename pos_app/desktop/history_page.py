"""Payments of today, payments to check, payments found; and the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.fields import Field
from pos_app.desktop.pages import Page
from pos_app.desktop.payment_card import PaymentCard
from pos_app.desktop.payment_table import PaymentTable
from pos_app.desktop.tokens import TOUCH
from pos_app.domain.numbers import is_payment_no
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.history_reader import Found, HistoryReader, Opened
    from pos_app.desktop.moments import When
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.till_bridge import TillBridge
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence

_TODAY = QT_TRANSLATE_NOOP("history_page", "Today")
_TO_CHECK = QT_TRANSLATE_NOOP("history_page", "To check")
_SEARCH = QT_TRANSLATE_NOOP("history_page", "Search")
_BACK = QT_TRANSLATE_NOOP("history_page", "Back")
_NONE_TODAY = QT_TRANSLATE_NOOP("history_page", "No payments yet today")
_NONE_TO_CHECK = QT_TRANSLATE_NOOP("history_page", "Nothing to check")
_NONE_FOUND = QT_TRANSLATE_NOOP("history_page", "No payment was found")
_SEARCH_AFTER_MS = 250


class HistoryPage(Page):
    """A list on the left, the chosen payment on the right."""

    def __init__(
        self, theme: Theme, bridge: TillBridge, reader: HistoryReader,
        when: When, now: Callable[[], int],
    ) -> None:  # fmt: skip
        super().__init__()
        self._reader = reader
        self._number = ""
        self._refund_wanted = False
        self._today = self._tab(theme, "list_today", _TODAY)
        self._to_check = self._tab(theme, "list_to_check", _TO_CHECK)
        self._search = Field(theme, "search", _SEARCH)
        self._back = PressButton(theme, "history_back")
        self._back.tell(_BACK, "Esc")
        self._table = PaymentTable(theme, when)
        self.card = PaymentCard(theme, bridge, when, now)
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._lay_out(theme)
        self._connect()

    def show_today(self) -> None:
        """The payments of today."""
        self._show_list(to_check=False)

    def show_to_check(self) -> None:
        """The payments that somebody should look at."""
        self._show_list(to_check=True)

    def show_payment(self, number: str, *, refund: bool = False) -> None:
        """One payment, by its number or a refund's; ready to be refunded if asked."""
        self._number, self._refund_wanted = number, refund
        self._reader.open(number)

    def refresh(self) -> None:
        """Reads list and payment again: something changed."""
        self._find()
        if self._number:
            self._reader.open(self._number)

    def payment_found(self, payment: Payment) -> None:
        """QFPay was asked about a payment of another till, and knows it."""
        if payment.out_trade_no == self._number:
            self.refresh()

    def refund_told(self, refund: Refund) -> None:
        """Something changed about a refund."""
        if refund.intent.payment_no == self._number:
            self._reader.open(self._number)

    def show_refusal(self, sentence: Sentence) -> None:
        """Why what was asked for is not done."""
        self.card.show_refusal(sentence)

    def _tab(self, theme: Theme, name: str, caption: Sentence) -> PressButton:
        tab = PressButton(theme, name)
        tab.setCheckable(True)
        tab.tell(caption)
        return tab

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        theme.space(head)
        for widget, stretch in ((self._today, 2), (self._to_check, 2), (self._search, 4), (self._back, 2)):
            head.addWidget(widget, stretch)
        for tab in (self._today, self._to_check, self._search, self._back):
            theme.hold_height(tab, TOUCH)
        left = QVBoxLayout()
        theme.space(left)
        left.addLayout(head)
        left.addWidget(self._table, 1)
        row = QHBoxLayout(self)
        theme.space(row, margin=2, gap=2)
        row.addLayout(left, 13)
        row.addWidget(self.card, 8)

    def _connect(self) -> None:
        self._today.clicked.connect(self.show_today)
        self._to_check.clicked.connect(self.show_to_check)
        self._search.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._find)
        self._back.clicked.connect(self.back_pressed)
        self._table.payment_chosen.connect(self._choose)
        self._reader.found.connect(self._show_found)
        self._reader.opened.connect(self._show_opened)

    def _show_list(self, *, to_check: bool) -> None:
        self._today.setChecked(not to_check)
        self._to_check.setChecked(to_check)
        self._search.clear()
        self._find()

    def _find(self) -> None:
        self._reader.find(text=self._search.text().strip(), to_check=self._to_check.isChecked())

    def _choose(self, payment: Payment) -> None:
        self.show_payment(payment.out_trade_no)

    def _show_found(self, found: Found) -> None:
        typed = self._search.text().strip().upper()
        unsearched = _NONE_TO_CHECK if self._to_check.isChecked() else _NONE_TODAY
        self._table.show_payments(found.payments, _NONE_FOUND if typed else unsearched)
        if not found.payments and is_payment_no(typed) and typed != self._number:
            self.show_payment(typed)

    def _show_opened(self, opened: Opened) -> None:
        if opened.payment is None:
            self.card.show_missing(self._number)
            return
        self._number = opened.payment.out_trade_no
        self._table.mark(self._number)
        self.card.show_payment(opened.payment, opened.refunds)
        if self._refund_wanted:
            self._refund_wanted = False
            self.card.ask_refund()
