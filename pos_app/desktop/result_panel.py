"""What the cashier is told, in a place that never moves: colour, drawing, big word, what to do, what to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.countdown import time_left
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.result_buttons import ResultButtons
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import Role, Type
from pos_app.desktop.translation import say
from pos_app.desktop.views import Icon
from pos_app.domain.payment import OPEN

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView

_ICON = 72
_QUIET_ICON = 104


class ResultPanel(QFrame):
    """Shows a view; says which action or wallet was pressed."""

    action_pressed = Signal(object)
    wallet_pressed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("result_panel")
        self.setProperty("role", Role.NEUTRAL.value)  # it has its border from the first: nothing moves by it later
        self._theme = theme
        self._view: CounterView | None = None
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._word = TextLabel(theme, "result", Type.WORD, lines=0, bold=True)
        self._instruction = TextLabel(theme, "instruction", Type.LEAD, lines=0)
        self._detail = TextLabel(theme, "detail", Type.LEAD, lines=0)
        self._countdown = TextLabel(theme, "countdown", Type.TITLE, bold=True, natural=True)
        self._note = TextLabel(theme, "note", Type.BODY, lines=0)
        self._support = TextLabel(theme, "support_code", Type.CAPTION, natural=True)
        self._buttons = ResultButtons(theme)
        self._buttons.action_pressed.connect(self.action_pressed)
        self._buttons.wallet_pressed.connect(self.wallet_pressed)
        self._lay_out(theme)
        self._arrange(quiet=True)
        theme.follow(self._redraw)

    def show_view(self, view: CounterView, now: int) -> None:
        """Shows the state of the sale at hand, and has it spoken when it is another than before."""
        before, self._view = self._view, view
        restyle(self, role=view.role.value)
        self._word.tell(view.word)
        quiet = view.word is None
        self._arrange(quiet=quiet)
        # A question needs the room that the facts of a payment would take.
        self._facts.setVisible(not quiet and bool(view.payment or view.code))
        open_payment = view.payment is not None and view.payment.state in OPEN
        self._remarks.setVisible(quiet or open_payment or bool(view.note or view.reason or view.support))
        unknown = view.role is Role.CAUTION and view.icon is Icon.CLOCK
        self._instruction.use(Type.TITLE if quiet else Type.LEAD, bold=unknown)
        self._instruction.tell(view.instruction)
        self._detail.tell(view.code or view.detail)
        self._note.tell(view.note or view.reason)
        self._support.tell(view.support and f"QFPay {view.support}")
        self._buttons.offer(view.actions, view.choices)
        self.count_down(now)
        self._redraw()
        if before is None or (before.word, before.instruction) != (view.word, view.instruction):
            announce(self, " ".join(say(text) for text in (view.word, view.instruction) if text))

    def count_down(self, now: int) -> None:
        """The time left at `now`."""
        self._countdown.tell(time_left(self._view.until, now) if self._view else "")

    def _lay_out(self, theme: Theme) -> None:
        self._head = QGridLayout()
        theme.space(self._head, gap=2)
        self._head.setColumnStretch(1, 1)
        self._head.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._word.setParent(self)  # where programs that read the screen find it, also before the first sale
        self._facts = QWidget()
        facts = QHBoxLayout(self._facts)
        theme.space(facts, gap=2)
        facts.addWidget(self._detail, 1)
        facts.addWidget(self._countdown)
        self._remarks = QWidget()
        remarks = QHBoxLayout(self._remarks)
        theme.space(remarks, gap=2)
        remarks.addWidget(self._note, 1)
        remarks.addWidget(self._support, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        theme.space(layout, margin=2, gap=1)
        layout.addLayout(self._head, 20)
        layout.addWidget(self._facts, 4)
        layout.addWidget(self._remarks, 7)
        layout.addWidget(self._buttons)

    def _arrange(self, *, quiet: bool) -> None:
        """Before a sale there is no big word: the instruction stands in its place."""
        for widget in (self._word, self._buttons):
            widget.setVisible(not quiet)
        self._head.setRowStretch(0, 11)
        self._head.setRowStretch(1, 0 if quiet else 9)
        if quiet:
            self._head.addWidget(self._instruction, 0, 1)
        else:
            self._head.addWidget(self._word, 0, 1)
            self._head.addWidget(self._instruction, 1, 0, 1, 2)

    def _redraw(self) -> None:
        view = self._view
        if view is None:
            return
        palette = self._theme.palette
        quiet = view.word is None
        side = self._theme.px(_QUIET_ICON if quiet else _ICON)
        ink = palette.roles[view.role].ink
        if quiet:
            ink = palette.mark[Role.CAUTION] if view.icon is Icon.WARNING else palette.soft
        self._icon.setFixedSize(side, side)
        self._icon.setPixmap(drawing(view.icon, ink, side, self.devicePixelRatioF()))
