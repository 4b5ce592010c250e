"""The last outcome, today's takings, the way to the history; or what is wrong with the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget

from pos_app.desktop import phrases
from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.state_names import state_icon, state_name, state_role
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from pos_app.desktop.history_reader import Day
    from pos_app.desktop.moments import When
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView

_NO_PAYMENT = QT_TRANSLATE_NOOP("footer", "No payment yet")
_OUTCOME = QT_TRANSLATE_NOOP("footer", "{time}  {wallet}  {amount}  {state}")
_TODAY_NONE = QT_TRANSLATE_NOOP("footer", "Today no payments")
_TODAY_ONE = QT_TRANSLATE_NOOP("footer", "Today {count} payment  {amount}")
_TODAY_MANY = QT_TRANSLATE_NOOP("footer", "Today {count} payments  {amount}")
_NO_SCANNER = QT_TRANSLATE_NOOP("footer", "Scanner not connected")
_HISTORY = QT_TRANSLATE_NOOP("footer", "History")
_TODAY_WIDTH = 300


class Footer(QStackedWidget):
    """The lower edge of the window."""

    outcome_pressed = Signal()
    history_pressed = Signal()
    scanner_pressed = Signal(object)

    def __init__(self, theme: Theme, when: When) -> None:
        super().__init__()
        self._when = when
        self._takings: Sentence = _TODAY_NONE
        self._rebuilding: Sentence | None = None
        self._news: Sentence | None = None
        self._outcome = PressButton(theme, "last_payment", text=Type.BAR, kind="flat")
        self._outcome.tell(_NO_PAYMENT)
        self._outcome.setEnabled(False)
        self._today = TextLabel(theme, "today", Type.BAR, lines=0)
        self._today.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.follow(lambda: self._today.setMinimumWidth(theme.px(_TODAY_WIDTH)))
        self._today.tell(_TODAY_NONE)
        self._no_scanner = PressButton(theme, "no_scanner", text=Type.BAR, kind="flat", icon=Icon.WARNING)
        self._no_scanner.tell(_NO_SCANNER)
        restyle(self._no_scanner, role="bad")
        self._scanner_problem: Sentence | None = None
        self._middle = QStackedWidget()
        self._middle.addWidget(self._today)
        self._middle.addWidget(self._no_scanner)
        self._history = PressButton(theme, "history", text=Type.BAR, kind="flat")
        self._history.tell(_HISTORY, "F9")
        self._history.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._trouble = TextLabel(theme, "trouble", Type.BAR, lines=0, bold=True)
        self._outcome.clicked.connect(self.outcome_pressed)
        self._history.clicked.connect(self.history_pressed)
        self._no_scanner.clicked.connect(lambda: self.scanner_pressed.emit(self._scanner_problem))
        self.addWidget(self._usual(theme))
        self.addWidget(self._alarm(theme))
        theme.hold_height(self, TOUCH + 2)  # and the line above

    def show_view(self, view: CounterView) -> None:
        """The payment that ended last; coloured while nobody has seen it."""
        payment = view.outcome
        if payment is None:
            return
        told = _OUTCOME.filled(
            time=self._when(payment.changed_at),
            wallet=phrases.paid_with(payment),
            amount=payment.intent.amount.grouped(),
            state=state_name(payment),
        )
        self._outcome.setEnabled(True)
        self._outcome.tell(told)
        self._outcome.show_icon(state_icon(payment))
        if view.outcome_is_news and told != self._news and not payment.alarm:  # alarms are told above
            announce(self._outcome, told)
        self._news = told
        role = state_role(payment).value
        restyle(self._outcome, role=role if view.outcome_is_news else "", mark="" if view.outcome_is_news else role)

    def show_day(self, day: Day) -> None:
        """Today's takings."""
        told = _TODAY_NONE
        if day.count:
            told = phrases.counted(day.count, _TODAY_ONE, _TODAY_MANY)
            told = told.filled(amount=", ".join(phrases.money(taken) for taken in day.taken))
        self._takings = told
        self._today.tell(self._rebuilding or self._takings)

    def show_rebuilding(self, sentence: Sentence | None) -> None:
        """In place of takings that are not all there, until they are."""
        self._rebuilding = sentence
        self._today.tell(self._rebuilding or self._takings)

    def show_scanner(self, problem: Sentence | None) -> None:
        """In place of the takings, while the scanner on a serial port cannot be read from; pressed it tells why."""
        self._scanner_problem = problem
        self._middle.setCurrentIndex(0 if problem is None else 1)

    def show_trouble(self, sentence: Sentence | None) -> None:
        """What is wrong with the till, until it is over."""
        self._trouble.tell(sentence)
        self.setCurrentIndex(1 if sentence is not None else 0)
        if sentence is not None:
            announce(self._trouble, sentence, urgent=True)

    def _usual(self, theme: Theme) -> QFrame:
        bar = QFrame()
        bar.setObjectName("footer")
        bar.setProperty("layer", "bar")
        row = QHBoxLayout(bar)
        theme.space(row, sides=1, gap=2)
        row.addWidget(self._outcome, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._middle, 1)
        row.addWidget(self._history, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _alarm(self, theme: Theme) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bad")
        bar.setProperty("layer", "edge")
        row = QHBoxLayout(bar)
        theme.space(row, margin=1, sides=2)
        row.addWidget(self._trouble)
        return bar
