"""What the cashier is told, in a place that never moves: colour, drawing, big word, what to do, what to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.countdown import time_left
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.result_buttons import ResultButtons
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import Role, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import joined

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView

_ICON = 72
_QUIET_ICON = 104
# Shares of the height: the same in every state, so that nothing moves when one becomes another.
_WORD, _INSTRUCTION, _FACTS, _REMARKS = 10, 8, 4, 5
_WORD_OVER_WALLETS = 7
_REST_MS = 250
"""Longer than the scanner's silence: until then the digits of a scan may have been taken for an amount."""


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
        self._heard: CounterView | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._announce)
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
        """Shows the state of the sale at hand, and has it spoken once it rests."""
        self._view = view
        restyle(self, role=view.role.value)
        self._word.tell(view.word)
        quiet = view.word is None
        self._arrange(quiet=quiet, choosing=bool(view.choices))
        # A question needs the room that the facts of a payment would take.
        question = view.icon is Icon.QUESTION
        self._facts.setVisible(not quiet and (view.code is not None or not question))
        self._remarks.setVisible(not question or view.note is not None)
        unknown = view.role is Role.CAUTION and view.icon is Icon.CLOCK
        self._instruction.use(Type.TITLE if quiet else Type.LEAD, bold=unknown)
        self._instruction.tell(view.instruction)
        self._detail.tell(view.code or view.detail)
        self._note.tell(view.note or view.reason)
        self._support.tell(view.support and f"QFPay {view.support}")
        self._buttons.offer(view.actions, view.choices)
        self.count_down(now)
        self._redraw()
        self._rest.start()

    def count_down(self, now: int) -> None:
        """The time left at `now`."""
        self._countdown.tell(time_left(self._view.until, now) if self._view else "")

    def _announce(self) -> None:
        """The state if it is another than was heard, else a note that came. Never the time left."""
        view, before = self._view, self._heard
        self._heard = view
        if view is None:
            return
        if before is None or (view.word, view.instruction) != (before.word, before.instruction):
            parts = (view.word, view.code or view.detail, view.reason, view.instruction, view.note)
            announce(self, joined(*(part for part in parts if part), by="\n"), urgent=view.word is not None)
        elif view.note and view.note != before.note:
            announce(self, view.note, urgent=True)

    def _lay_out(self, theme: Theme) -> None:
        self._head = QHBoxLayout()
        theme.space(self._head, gap=2)
        self._head.addWidget(self._icon)
        self._head.addWidget(self._word, 1)
        self._facts = QWidget()
        facts = QHBoxLayout(self._facts)
        theme.space(facts, gap=2)
        facts.addWidget(self._detail, 1)
        facts.addWidget(self._countdown)
        self._remarks = QWidget()
        remarks = QHBoxLayout(self._remarks)
        theme.space(remarks, gap=2)
        remarks.addWidget(self._note, 1)
        remarks.addWidget(self._support, 0, Qt.AlignmentFlag.AlignVCenter)
        self._body = QVBoxLayout()
        theme.space(self._body, gap=1)
        self._body.addWidget(self._facts, _FACTS)
        self._body.addWidget(self._remarks, _REMARKS)
        self._body.addWidget(self._buttons.wallets)
        self._rows = QVBoxLayout(self)
        theme.space(self._rows, margin=2, gap=1)
        self._rows.addLayout(self._head)
        self._rows.addLayout(self._body)
        self._rows.addWidget(self._buttons)

    def _arrange(self, *, quiet: bool, choosing: bool = False) -> None:
        """Before a sale there is no big word: the instruction stands in its place. Else all has its place for good."""
        for widget in (self._word, self._buttons):
            widget.setVisible(not quiet)
        word = _WORD_OVER_WALLETS if choosing else _WORD
        self._rows.setStretch(0, _WORD + _INSTRUCTION + _FACTS if quiet else word)
        self._rows.setStretch(1, _REMARKS if quiet else _INSTRUCTION + _FACTS + _REMARKS)
        vertical = Qt.AlignmentFlag.AlignVCenter if quiet else Qt.AlignmentFlag.AlignTop
        self._instruction.setAlignment(Qt.AlignmentFlag.AlignLeft | vertical)
        if quiet:
            self._head.insertWidget(1, self._instruction, 1)
        else:
            self._body.insertWidget(0, self._instruction, _INSTRUCTION)

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
