"""What is shown when no till can be opened: the sentence, and the ways to go on."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.icons import window_icon
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import Theme
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import Translation, say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence

_TITLE = QT_TRANSLATE_NOOP("problem_window", "The counter cannot open yet")


class Choice(Enum):
    """What the person chose."""

    TRAIN = auto()
    CLOSE = auto()
    RESTORE = auto()


USUAL_CHOICES: Final = (Choice.CLOSE, Choice.TRAIN)
ALL_CHOICES: Final = (*USUAL_CHOICES, Choice.RESTORE)
_BUTTONS: Final[Mapping[Choice, tuple[str, Sentence]]] = {
    Choice.CLOSE: ("close", QT_TRANSLATE_NOOP("problem_window", "Close")),
    Choice.TRAIN: ("train", QT_TRANSLATE_NOOP("problem_window", "Open training")),
    Choice.RESTORE: ("restore", QT_TRANSLATE_NOOP("problem_window", "Last good settings")),
}


def show_problem(sentence: Sentence, language: str, theme_name: str, choices: Sequence[Choice]) -> Choice:
    """Shows the sentence in a window of its own and waits for the choice. For start-up, before there is a till.

    The last of the `choices` is the one that helps most.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "pos-app"])
    app.setApplicationName("pos-app")
    translation = Translation(app, language)
    theme = Theme(app, theme_name)
    window = ProblemWindow(theme, sentence, choices)
    window.show()
    app.exec()
    window.deleteLater()
    theme.undress()
    translation.choose("en")
    return window.choice


class ProblemWindow(QWidget):
    """A sentence and a button for each choice."""

    def __init__(self, theme: Theme, sentence: Sentence, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.choice = Choice.CLOSE
        self.setObjectName("problem_window")
        self.setWindowIcon(window_icon())
        title = TextLabel(theme, "problem_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        text = TextLabel(theme, "problem", Type.LEAD, lines=0)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.tell(sentence)
        self.setWindowTitle(say(_TITLE))
        layout = QVBoxLayout(self)
        theme.space(layout, margin=3, gap=2)
        layout.addWidget(title)
        layout.addWidget(text, 1)
        layout.addLayout(self._buttons(theme, choices))
        self.resize(theme.px(640), theme.px(360))

    def changeEvent(self, event: QEvent) -> None:
        """The title follows the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setWindowTitle(say(_TITLE))

    def _buttons(self, theme: Theme, choices: Sequence[Choice]) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, gap=2)
        for choice in choices:
            name, caption = _BUTTONS[choice]
            button = PressButton(theme, name, kind="primary" if choice is choices[-1] else "plain")
            theme.hold_height(button, TOUCH)
            button.tell(caption)
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            row.addWidget(button)
        return row

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.close()
