"""Has the next start begin with the set-up, once somebody has pressed twice."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.setup_steps import FINISHED, FROM_THE_FIRST_STEP
from pos_app.desktop.tokens import TOUCH
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent

    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.background import Background
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence


class _Stage(Enum):
    RESTING = auto()
    ASKING = auto()
    WANTED = auto()


_SAID: Final[Mapping[_Stage, Sentence]] = {
    _Stage.RESTING: QT_TRANSLATE_NOOP(
        "setup_again", "Another environment, or everything once more from the first step."
    ),
    _Stage.ASKING: QT_TRANSLATE_NOOP(
        "setup_again",
        "The next start opens the set-up, filled in with what is in use today. Nothing changes until something else is "
        "chosen there.",
    ),
    _Stage.WANTED: QT_TRANSLATE_NOOP("setup_again", "The next start opens the set-up. Until then the counter goes on."),
}
_AGAIN = QT_TRANSLATE_NOOP("setup_again", "Set up again")
_LEAVE = QT_TRANSLATE_NOOP("setup_again", "Leave it as it is")
_YES = QT_TRANSLATE_NOOP("setup_again", "Yes, at the next start")


class SetupAgain(QWidget):
    """One button, what it would do, and a second one to confirm it."""

    def __init__(self, theme: Theme, port: AccountPort, work: Background) -> None:
        super().__init__()
        self._port = port
        self._work = work
        self._stage = _Stage.RESTING
        self._said = TextLabel(theme, "setup_again_note", lines=2)
        self._button = PressButton(theme, "setup_again")
        self._button.clicked.connect(self._press)
        self._yes = PressButton(theme, "setup_again_yes")
        self._yes.tell(_YES)
        self._yes.clicked.connect(lambda: self._save(FROM_THE_FIRST_STEP, _Stage.WANTED))
        keeps = self._yes.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._yes.setSizePolicy(keeps)
        buttons = QHBoxLayout()
        theme.space(buttons)
        for button in (self._button, self._yes):
            theme.hold_height(button, TOUCH)
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        theme.space(column)
        column.addWidget(self._said)
        column.addLayout(buttons)
        self._show(_Stage.RESTING)

    def hideEvent(self, event: QHideEvent) -> None:
        """A question that nobody answered is not asked any more."""
        super().hideEvent(event)
        if not event.spontaneous() and self._stage is _Stage.ASKING:
            self._show(_Stage.RESTING)

    def _press(self) -> None:
        if self._stage is _Stage.WANTED:
            self._save(FINISHED, _Stage.RESTING)
        else:
            self._show(_Stage.ASKING if self._stage is _Stage.RESTING else _Stage.RESTING)
            announce(self, self._said.text())

    def _save(self, changes: Mapping[str, object], then: _Stage) -> None:
        def saved(_: object) -> None:
            self._show(then)
            announce(self, self._said.text())

        def failed(sentence: Sentence) -> None:
            self._said.tell(sentence)
            announce(self, say(sentence), urgent=True)

        self._work.ask(lambda: self._port.save(changes), saved, failed)

    def _show(self, stage: _Stage) -> None:
        if self._yes.hasFocus():
            self._button.setFocus()
        self._stage = stage
        self._said.tell(_SAID[stage])
        self._button.tell(_AGAIN if stage is _Stage.RESTING else _LEAVE)
        self._yes.setVisible(stage is _Stage.ASKING)
