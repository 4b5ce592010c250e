"""What is shown when no till can be opened: the sentence, and the way to training."""

from __future__ import annotations

import sys
from enum import Enum, auto
from typing import TYPE_CHECKING

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
_TRAIN = QT_TRANSLATE_NOOP("problem_window", "Open training")
_CLOSE = QT_TRANSLATE_NOOP("problem_window", "Close")


class Choice(Enum):
    """What the person chose."""

    TRAIN = auto()
    CLOSE = auto()


def show_problem(sentence: Sentence, language: str, theme_name: str) -> Choice:
    """Shows the sentence in a window of its own and waits for the choice. For start-up, before there is a till."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "pos-app"])
    app.setApplicationName("pos-app")
    translation = Translation(app, language)
    theme = Theme(app, theme_name)
    window = ProblemWindow(theme, sentence)
    window.show()
    app.exec()
    window.deleteLater()
    theme.undress()
    translation.choose("en")
    return window.choice


class ProblemWindow(QWidget):
    """A sentence and two buttons."""

    def __init__(self, theme: Theme, sentence: Sentence) -> None:
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
        layout.addLayout(self._buttons(theme))
        self.resize(theme.px(640), theme.px(360))

    def changeEvent(self, event: QEvent) -> None:
        """The title follows the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setWindowTitle(say(_TITLE))

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, gap=2)
        for name, caption, choice in (("close", _CLOSE, Choice.CLOSE), ("train", _TRAIN, Choice.TRAIN)):
            button = PressButton(theme, name, kind="primary" if choice is Choice.TRAIN else "plain")
            theme.hold_height(button, TOUCH)
            button.tell(caption)
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            row.addWidget(button)
        return row

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.close()
