"""Who and where we are, whether QFPay answers, what is to be checked, what time it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.phrases import counted
from pos_app.desktop.state_names import state_name
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.checkout import ClockOff, Connection
    from pos_app.desktop.theme import Theme
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence

_ONE_TO_CHECK = QT_TRANSLATE_NOOP("status_bar", "{count} payment to check")
_MANY_TO_CHECK = QT_TRANSLATE_NOOP("status_bar", "{count} payments to check")
_NOTHING_TO_CHECK = QT_TRANSLATE_NOOP("status_bar", "Nothing to check")
_ALARM = QT_TRANSLATE_NOOP("status_bar", "{alarm} {amount}")
_ALARM_AND_MORE = QT_TRANSLATE_NOOP("status_bar", "{alarm} {amount}, and {more} more")
_READY = QT_TRANSLATE_NOOP("status_bar", "● Ready")
_ONLINE = QT_TRANSLATE_NOOP("status_bar", "● Online")
_OFFLINE = QT_TRANSLATE_NOOP("status_bar", "✕ Offline")
_NOT_SIGNED = QT_TRANSLATE_NOOP("status_bar", "✕ Not signed as before")
_CLOCK_OFF = QT_TRANSLATE_NOOP("status_bar", "✕ Set the clock")
_MENU = QT_TRANSLATE_NOOP("status_bar", "Menu")
_PLACE_WIDTH = 160
_REST_MS = 250


class StatusBar(QFrame):
    """The upper edge of the window."""

    open_payments_pressed = Signal()
    menu_pressed = Signal()

    def __init__(self, theme: Theme, place: Sentence) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        self.setProperty("layer", "bar")
        self._place = TextLabel(theme, "place", Type.BAR, bold=True, lines=0)
        theme.follow(lambda: self._place.setMinimumWidth(theme.px(_PLACE_WIDTH)))
        self._place.tell(place)
        self._online = True
        self._to_check = self._heard_to_check = (0, "")
        # A payment counts for a moment, until the counter knows that it serves it.
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._announce_to_check)
        self._connection = TextLabel(theme, "connection", Type.BAR, natural=True)
        self._connection.tell(_READY)
        self._open = PressButton(theme, "open_payments", text=Type.BAR, kind="flat")
        self._clock = TextLabel(theme, "clock", Type.LEAD, bold=True, natural=True)
        self._clock_off = TextLabel(theme, "clock_off", Type.BAR, bold=True, natural=True)
        self._clock_off.hide()
        self._menu = PressButton(theme, "menu", text=Type.BAR, kind="flat", icon=Icon.MENU)
        self._menu.tell(_MENU, "F10")
        self._menu.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self._open.clicked.connect(self.open_payments_pressed)
        self._menu.clicked.connect(self.menu_pressed)
        troubles = QVBoxLayout()
        troubles.setSpacing(0)
        for label in (self._connection, self._clock_off):
            troubles.addWidget(label)
        row = QHBoxLayout(self)
        theme.space(row, sides=2, gap=2)
        row.addWidget(self._place, 1)
        row.addLayout(troubles)
        for widget in (self._open, self._clock, self._menu):
            row.addWidget(widget)
        theme.hold_height(self, TOUCH + 2)  # and the line below
        self.show_to_check(0)

    def show_connection(self, connection: Connection) -> None:
        """What the last calls to the gateway showed."""
        trouble = _NOT_SIGNED if connection.reason == "signature" else _OFFLINE
        told = _ONLINE if connection.online else trouble
        self._connection.tell(told)
        if connection.online is not self._online:
            announce(self._connection, told)
        self._online = connection.online
        restyle(self._connection, mark="good" if connection.online else "bad")

    def show_to_check(self, count: int, alarm: Payment | None = None) -> None:
        """How many payments need a look; an alarm by its name, until somebody has closed it."""
        self._to_check = count, alarm.out_trade_no if alarm is not None else ""
        told = counted(count, _ONE_TO_CHECK, _MANY_TO_CHECK) if count else _NOTHING_TO_CHECK
        if alarm is not None:
            told = _ALARM if count == 1 else _ALARM_AND_MORE.filled(more=str(count - 1))
            told = told.filled(alarm=state_name(alarm), amount=alarm.intent.amount.grouped())
        self._open.tell(told)
        self._rest.start()
        self._open.show_icon(Icon.WARNING if count else "")
        restyle(self._open, role="caution" if count else "")

    def _announce_to_check(self) -> None:
        (count, alarm), (count_before, alarm_before) = self._to_check, self._heard_to_check
        self._heard_to_check = self._to_check
        if count > count_before or (alarm and alarm != alarm_before):
            announce(self._open, self._open.accessibleName(), urgent=bool(alarm))

    def show_clock_off(self, clock: ClockOff) -> None:
        """Whether the PC's clock may be believed."""
        self._clock_off.tell(_CLOCK_OFF)
        self._clock_off.setVisible(clock.minutes != 0)
        if clock.minutes:
            announce(self._clock_off, _CLOCK_OFF)
        restyle(self._clock_off, mark="bad")

    def show_clock(self, time: str) -> None:
        """The shop's time of day."""
        self._clock.tell(time)
