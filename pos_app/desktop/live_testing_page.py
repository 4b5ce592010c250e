"""The day's payments of live testing that nobody gave back yet, and one press to refund them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.checkout.telling import sentences
from pos_app.desktop import phrases
from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.payment_table import PaymentTable
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined
from pos_app.qfpay.environments import LIVE_TESTING_MOVES_MONEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.history_reader import HistoryReader, Tests
    from pos_app.desktop.moments import When
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.till_bridge import TillBridge
    from pos_app.domain.money import Money
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence

_NONE = QT_TRANSLATE_NOOP("live_testing_page", "Every test payment of today is given back")
_ONE = QT_TRANSLATE_NOOP("live_testing_page", "{count} test payment is not given back: {left}")
_MANY = QT_TRANSLATE_NOOP("live_testing_page", "{count} test payments are not given back: {left}")
_BACK = QT_TRANSLATE_NOOP("live_testing_page", "Back to the counter")
_REFUND_ALL = QT_TRANSLATE_NOOP("live_testing_page", "Refund all")
_CLOSE = QT_TRANSLATE_NOOP("live_testing_page", "Close")
_CLOSE_ANYWAY = QT_TRANSLATE_NOOP("live_testing_page", "Close anyway")
_AT_WORK = QT_TRANSLATE_NOOP("live_testing_page", "Refunding {number} of {count}…")
_ALL_TAKEN = QT_TRANSLATE_NOOP("live_testing_page", "QFPay took every refund.")
_SOME_LEFT = QT_TRANSLATE_NOOP(
    "live_testing_page", "{count} of {all} could not be refunded. Choose one in the list to see what can be done. {why}"
)
_UNDER_WAY = frozenset({RefundState.CREATED, RefundState.SENT})
_FAILED = frozenset({RefundState.REFUSED, RefundState.NOT_SENT})


class LiveTestingPage(Page):
    """The window shows it when it is to be closed, and when the banner's button is pressed."""

    close_pressed = Signal()
    payment_chosen = Signal(object)

    def __init__(
        self, theme: Theme, bridge: TillBridge, reader: HistoryReader, profile: str,
        when: When,
    ) -> None:  # fmt: skip
        super().__init__()
        self._bridge = bridge
        self._reader = reader
        self._profile = profile
        self._numbers: list[str] = []
        self._queue: list[str] = []
        self._count = 0
        self._failures: list[Sentence] = []
        self._title = TextLabel(theme, "tests_title", Type.TITLE, bold=True)
        self._advice = TextLabel(theme, "tests_advice", Type.BODY, lines=2)
        self._advice.tell(LIVE_TESTING_MOVES_MONEY)
        self._table = PaymentTable(theme, when, "tests")
        self._told = TextLabel(theme, "tests_told", Type.BODY, lines=2)
        self._back = self._button(theme, "tests_back", self.back_pressed.emit)
        self._back.tell(_BACK, "Esc")
        self._all = self._button(theme, "refund_all", self._refund_all)
        self._all.tell(_REFUND_ALL)
        self._close = self._button(theme, "close_anyway", self.close_pressed.emit)
        self._lay_out(theme)
        self._offer()
        self._table.payment_chosen.connect(self.payment_chosen)
        reader.tests_read.connect(self._show_tests)
        bridge.refund_changed.connect(self._refund_changed)

    def refresh(self, *, closing: bool) -> None:
        """Reads the list again. `closing`: the window is to be closed, so that is offered too."""
        self._close.setVisible(closing)
        if not self._queue:
            self._told.tell("")
        self._reader.read_tests(self._profile)

    def show_trouble(self, sentence: Sentence | None) -> None:
        """Why there is no list, if there is none."""
        if sentence is not None:
            self._tell(sentence)

    def _show_tests(self, tests: Tests) -> None:
        self._numbers = [test.payment.out_trade_no for test in tests.found]
        self._table.show_payments([test.payment for test in tests.found])
        count = len(self._numbers)
        left: dict[str, Money] = {}
        for test in tests.found:
            code = test.left.currency.code
            left[code] = left[code] + test.left if code in left else test.left
        told = phrases.counted(count, _ONE, _MANY).filled(left=", ".join(map(phrases.money, left.values())))
        self._title.tell(told if count else _NONE)
        self._offer()

    def _offer(self) -> None:
        self._all.setEnabled(bool(self._numbers) and not self._queue)
        self._all.emphasise(bool(self._numbers))
        self._close.tell(_CLOSE_ANYWAY if self._numbers else _CLOSE)

    # --- refunds, one after the other ---

    def _refund_all(self) -> None:
        self._queue, self._count, self._failures = list(self._numbers), len(self._numbers), []
        self._next()

    def _next(self) -> None:
        if self._queue:
            number = self._count - len(self._queue) + 1
            self._tell(_AT_WORK.filled(number=str(number), count=str(self._count)))
            self._bridge.refund(self._queue[0], None, self._failed)
        elif self._failures:
            said = _SOME_LEFT.filled(count=str(len(self._failures)), all=str(self._count))
            self._tell(said.filled(why=self._failures[0]))
        else:
            self._tell(_ALL_TAKEN)
        self._offer()

    def _refund_changed(self, refund: Refund) -> None:
        if not self._queue and self.isVisible():
            self._reader.read_tests(self._profile)  # somebody else's, such as the command line's
        if not self._queue or refund.intent.payment_no != self._queue[0] or refund.state in _UNDER_WAY:
            return
        if refund.state in _FAILED:
            self._failed(*sentences(refund))
        else:
            self._go_on()

    def _failed(self, *why: Sentence) -> None:
        self._failures.append(joined(*why))
        self._go_on()

    def _go_on(self) -> None:
        self._queue.pop(0)
        self._reader.read_tests(self._profile)
        self._next()

    def _tell(self, said: Sentence) -> None:
        self._told.tell(said)
        announce(self._told, said)

    # --- looks ---

    def _button(self, theme: Theme, name: str, press: Callable[[], object]) -> PressButton:
        button = PressButton(theme, name)
        button.clicked.connect(lambda _=False: press())
        theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        theme.space(column, margin=2, gap=2)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addWidget(self._table, 1)
        column.addWidget(self._told)
        row = QHBoxLayout()
        theme.space(row)
        for button in (self._back, self._close, self._all):
            row.addWidget(button)
        column.addLayout(row)
