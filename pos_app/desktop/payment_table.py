"""The history's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from pos_app.desktop import phrases
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.state_names import state_icon, state_name, state_role
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from pos_app.desktop.moments import When
    from pos_app.desktop.theme import Theme
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence

_SPOKEN = QT_TRANSLATE_NOOP("payment_table", "Payments")
_COLUMNS = (
    QT_TRANSLATE_NOOP("payment_table", "Time"),
    QT_TRANSLATE_NOOP("payment_table", "Wallet"),
    QT_TRANSLATE_NOOP("payment_table", "Amount"),
    QT_TRANSLATE_NOOP("payment_table", "State"),
)
"""Not shown, but read out with each cell."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PaymentTable(QTableWidget):
    """One row for each payment, newest first: time, wallet, amount, state."""

    payment_chosen = Signal(object)

    def __init__(self, theme: Theme, when: When, name: str = "payments") -> None:
        super().__init__(0, 4)
        self.setObjectName(name)
        self._theme = theme
        self._when = when
        self._payments: tuple[Payment, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        for column, mode in enumerate("RSRR"):
            self.horizontalHeader().setSectionResizeMode(column, _MODES[mode])
        self._empty = TextLabel(theme, f"{self.objectName()}_empty", Type.LEAD, lines=0, tone="soft")
        self._empty.setParent(self.viewport())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.itemSelectionChanged.connect(self._tell_choice)
        theme.follow(self._redraw)

    def show_payments(self, payments: Sequence[Payment], empty: Sentence | None = None) -> None:
        """Other rows; the chosen one stays chosen if it is still there. `empty` is said where there is none."""
        chosen = self._chosen_number()
        self._payments = tuple(payments)
        self._empty.tell(None if payments else empty)
        self._redraw()
        self.mark(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words for an empty list stand in its middle."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())

    def mark(self, number: str) -> None:
        """Marks a payment without telling of it."""
        numbers = [payment.out_trade_no for payment in self._payments]
        self.blockSignals(True)
        if number in numbers:
            self.selectRow(numbers.index(number))
        else:
            self.clearSelection()
        self.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._redraw()

    def _chosen_number(self) -> str:
        rows = {index.row() for index in self.selectedIndexes()}
        return self._payments[rows.pop()].out_trade_no if rows else ""

    def _tell_choice(self) -> None:
        number = self._chosen_number()
        for payment in self._payments:
            if payment.out_trade_no == number:
                self.payment_chosen.emit(payment)

    def _redraw(self) -> None:
        chosen = self._chosen_number() if self.rowCount() == len(self._payments) else ""
        self.blockSignals(True)
        self.setAccessibleName(say(_SPOKEN))
        self.setHorizontalHeaderLabels([say(column) for column in _COLUMNS])
        self.verticalHeader().setDefaultSectionSize(self._theme.px(TOUCH))
        side = self._theme.text_px(Type.LIST)
        self.setIconSize(QSize(side, side))
        self.setRowCount(len(self._payments))
        for row, payment in enumerate(self._payments):
            self._fill(row, payment)
        self.blockSignals(False)
        self.mark(chosen)

    def _fill(self, row: int, payment: Payment) -> None:
        state = say(state_name(payment))
        other = phrases.other_till(payment)
        what = phrases.paid_with(payment) if other is None else f"{phrases.paid_with(payment)}\n{say(other)}"
        texts = (say(self._when(payment.created_at, stacked=True)), what, payment.intent.amount.grouped(), state)
        colour = self._theme.palette.mark[state_role(payment)]
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == 2:
                item.setTextAlignment(_RIGHT)
                item.setFont(self._theme.font(Type.LIST, bold=True))
            if column == 3:
                side = self.iconSize().width()
                item.setForeground(QColor(colour))
                item.setIcon(self._icon(state_icon(payment), colour, side))
            self.setItem(row, column, item)

    def _icon(self, name: str, colour: str, side: int) -> QIcon:
        ratio = self.devicePixelRatioF()
        icon = QIcon(drawing(name, colour, side, ratio))
        icon.addPixmap(drawing(name, self._theme.palette.accent.ink, side, ratio), QIcon.Mode.Selected)
        return icon


_MODES = {"R": QHeaderView.ResizeMode.ResizeToContents, "S": QHeaderView.ResizeMode.Stretch}
