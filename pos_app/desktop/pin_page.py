"""Where the owner types the PIN: no field, so that no scan, input method or clipboard can meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos_app.credentials.owner_pin import LONGEST, SHORTEST
from pos_app.desktop.announcing import announce
from pos_app.desktop.countdown import time_left
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.pin_entry import PinEntry, Tries
from pos_app.desktop.pin_pad import PinPad
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_TITLE = QT_TRANSLATE_NOOP("pin_page", "Owner's PIN")
ASK: Final = QT_TRANSLATE_NOOP("pin_page", "Type the owner's PIN.")
NEW: Final = QT_TRANSLATE_NOOP("pin_page", "Type a new PIN of 4 to 8 digits.")
AGAIN: Final = QT_TRANSLATE_NOOP("pin_page", "Type the new PIN once more.")
_NOTHING = QT_TRANSLATE_NOOP("pin_page", "No digit typed")
_TYPED = QT_TRANSLATE_NOOP("pin_page", "Digits typed: {count}")
_CHECKING = QT_TRANSLATE_NOOP("pin_page", "One moment: the keyring is being asked.")
_WRONG = QT_TRANSLATE_NOOP("pin_page", "This is not the PIN. Try again.")
_DIFFERENT = QT_TRANSLATE_NOOP("pin_page", "The two were not the same. Type the new PIN from the beginning.")
_PAUSE = QT_TRANSLATE_NOOP("pin_page", "Too many wrong PINs. Wait {time}, then try again.")
_TOO_FAST = QT_TRANSLATE_NOOP("pin_page", "That came as fast as a scan and was not taken. Type the PIN digit by digit.")
_FORGOTTEN = QT_TRANSLATE_NOOP(
    "pin_page", "Forgotten? Whoever owns the account of this computer removes it with `pos-app owner-pin clear`."
)
_SECOND_MS = 250


class PinPage(Page):
    """`entered` carries a PIN. What is shown and what is forgotten follows `begin`, `wrong` and their like.

    `now` in ms is a steady clock; the pauses after wrong PINs go by it.
    """

    entered = Signal(object)

    def __init__(self, theme: Theme, now: Callable[[], int]) -> None:
        super().__init__()
        self._now = now
        self._entry = PinEntry()
        self._tries = Tries()
        self._checking = False
        self._said: Sentence | None = None
        self._instruction = TextLabel(theme, "pin_instruction", Type.LEAD, lines=2)
        self._dots = TextLabel(theme, "pin_dots", Type.SPEECH)
        self._dots.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._message = TextLabel(theme, "pin_message", Type.BODY, lines=6)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._forgotten = TextLabel(theme, "pin_forgotten", Type.BODY, lines=4, tone="soft")
        self._forgotten.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pad = PinPad(theme)
        self._pad.pressed.connect(self.takes_key)
        self._pad.back_pressed.connect(self.back_pressed)
        self._clock = QTimer(self, interval=_SECOND_MS)
        self._clock.timeout.connect(self._show)
        self._lay_out(theme)
        self.begin(ASK)

    def begin(self, instruction: Sentence) -> None:
        """Asks anew. Wrong PINs are not forgotten by that."""
        self._entry.press("clear")
        self._checking = False
        self._instruction.tell(instruction)
        self._forgotten.setVisible(instruction is ASK)
        self._tell(None)

    def snapshot(self) -> Callable[[], None]:
        """Makes a function that takes back the digits of a scan."""
        put_back = self._entry.snapshot()

        def restore() -> None:
            put_back()
            self._show()

        return restore

    def takes_key(self, key: str) -> bool:
        """Every key of the pad is for the PIN while it is asked for."""
        if not self._usable():
            return True
        if key != "enter":
            self._entry.press(key)
            self._tell(None)
        elif self._entry.complete:
            self._checking = True
            self._tell(_CHECKING)
            self.entered.emit(self._entry.take())
        return True

    def takes_scan(self, text: str) -> bool:
        """Whether the scan could be a PIN: then it is neither typed here nor shown at the counter."""
        doubtful = SHORTEST <= len(text) <= LONGEST and text.isdigit()
        if doubtful:
            self._tell(_TOO_FAST)
        return doubtful

    def wrong(self) -> None:
        """It was another PIN."""
        self._checking = False
        self._tries.wrong(self._now())
        self._tell(_WRONG)

    def right(self) -> None:
        """It was the PIN."""
        self._checking = False
        self._tries.right()

    def different(self) -> None:
        """The second PIN was not the first one."""
        self.begin(NEW)
        self._tell(_DIFFERENT)

    def fail(self, sentence: Sentence) -> None:
        """It is not known whether it was the PIN."""
        self._checking = False
        self._tell(sentence)

    def changeEvent(self, event: QEvent) -> None:
        """What screen readers hear of the dots follows the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever was typed is gone when somebody turns to another page."""
        super().hideEvent(event)
        self._clock.stop()
        if not event.spontaneous():
            self._entry.press("clear")

    def _usable(self) -> bool:
        return not self._checking and not self._tries.paused(self._now())

    def _tell(self, sentence: Sentence | None) -> None:
        self._said = sentence
        self._show()
        if sentence is not None and self.isVisible():
            announce(self, say(self._message_now() or ""))

    def _message_now(self) -> Sentence | None:
        if self._tries.paused(self._now()):
            return _PAUSE.filled(time=time_left(self._tries.until, self._now()))
        return self._said

    def _show(self) -> None:
        paused = self._tries.paused(self._now())
        if paused and not self._clock.isActive():
            self._clock.start()
        elif not paused and self._clock.isActive():
            self._clock.stop()
            self._said = None
        count = self._entry.typed
        self._dots.tell("●" * count)
        self._dots.setAccessibleName(say(_TYPED.filled(count=str(count)) if count else _NOTHING))
        message = self._message_now()
        restyle(self._message, mark="" if message is _CHECKING else "bad")
        self._message.tell(message)
        self._pad.set_usable(digits=self._usable(), complete=self._entry.complete)

    def _lay_out(self, theme: Theme) -> None:
        title = TextLabel(theme, "pin_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        self._forgotten.tell(_FORGOTTEN)
        told = QVBoxLayout()
        theme.space(told, gap=2)
        for label in (title, self._instruction, self._message):
            told.addWidget(label)
        told.addStretch(1)
        told.addWidget(self._forgotten)
        typed = QVBoxLayout()
        theme.space(typed, gap=2)
        typed.addWidget(self._dots)
        typed.addWidget(self._pad, 1)
        card = QFrame()
        card.setProperty("layer", "card")
        inside = QHBoxLayout(card)
        theme.space(inside, margin=3, gap=4)
        inside.addLayout(told, 1)
        inside.addLayout(typed, 1)
        outer = QVBoxLayout(self)
        theme.space(outer, margin=2)
        outer.addWidget(card)
