"""What is shown when no till can be opened: the sentence, and the ways to go on."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.customer_screen import as_place
from pos_app.desktop.doctor_page import DoctorPage
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.screens_check import screens_check
from pos_app.desktop.theme import Theme
from pos_app.desktop.titled_window import TitledWindow
from pos_app.desktop.tokens import DESIGN_WIDTH, TOUCH, Type
from pos_app.desktop.translation import Translation
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

    from pos_app.desktop.doctor_work import Doctor
    from pos_app.domain.checkup import Check
    from pos_app.domain.sentences import Sentence

_TITLE = QT_TRANSLATE_NOOP("problem_window", "The counter cannot open yet")
_IN_ONE_ROW: Final = 3
_CHECK = QT_TRANSLATE_NOOP("problem_window", "Check this till")


class Choice(Enum):
    """What the person chose."""

    AGAIN = auto()
    TRAIN = auto()
    CLOSE = auto()
    RESTORE = auto()


USUAL_CHOICES: Final = (Choice.CLOSE, Choice.TRAIN, Choice.AGAIN)
ALL_CHOICES: Final = (*USUAL_CHOICES, Choice.RESTORE)
_BUTTONS: Final[Mapping[Choice, tuple[str, Sentence]]] = {
    Choice.CLOSE: ("close", QT_TRANSLATE_NOOP("problem_window", "Close")),
    Choice.TRAIN: ("train", QT_TRANSLATE_NOOP("problem_window", "Open training")),
    Choice.AGAIN: ("again", QT_TRANSLATE_NOOP("problem_window", "Try again")),
    Choice.RESTORE: ("restore", QT_TRANSLATE_NOOP("problem_window", "Last good settings")),
}


@contextmanager
def early_application(language: str, theme_name: str) -> Iterator[tuple[QApplication, Theme]]:
    """The application in a language and a theme for a window before there is a till; afterwards it is as before."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "pos-app"])
    app.setApplicationName("pos-app")
    translation = Translation(app, language)
    theme = Theme(app, theme_name)
    yield app, theme
    theme.undress()
    translation.choose("en")


def show_problem(
    sentence: Sentence, language: str, theme_name: str, choices: Sequence[Choice], doctor: Doctor | None = None
) -> Choice:
    """Shows the sentence in a window of its own and waits for the choice. For start-up, before there is a till.

    The last of the `choices` is the one that helps most.
    """
    with early_application(language, theme_name) as (app, theme):
        window = ProblemWindow(theme, sentence, choices, doctor)
        window.show()
        app.exec()
        window.shut_down()
        window.deleteLater()
    return window.choice


class ProblemWindow(TitledWindow):
    """A sentence and a button for each choice; with a `doctor` a page that says what else is wrong, for support."""

    def __init__(
        self, theme: Theme, sentence: Sentence, choices: Sequence[Choice], doctor: Doctor | None = None
    ) -> None:
        super().__init__("problem_window", _TITLE)
        self.choice = Choice.CLOSE
        self._theme = theme
        self._doctor = None if doctor is None else DoctorPage(theme, doctor, self._screens)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._problem(theme, sentence, choices))
        if self._doctor is not None:
            self._pages.addWidget(self._doctor)
            self._doctor.back_pressed.connect(lambda: self._pages.setCurrentIndex(0))
        layout = QVBoxLayout(self)
        theme.space(layout)
        layout.addWidget(self._pages)
        self.resize(theme.px(640), theme.px(440))

    def shut_down(self) -> None:
        """The choice was made."""
        if self._doctor is not None:
            self._doctor.close_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back from the doctor."""
        if event.key() == Qt.Key.Key_Escape:
            self._pages.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)

    def _problem(self, theme: Theme, sentence: Sentence, choices: Sequence[Choice]) -> QWidget:
        title = TextLabel(theme, "problem_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        text = TextLabel(theme, "problem", Type.LEAD, lines=0)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.tell(sentence)
        page = QWidget()
        layout = QVBoxLayout(page)
        theme.space(layout, margin=3, gap=2)
        layout.addWidget(title)
        layout.addWidget(text, 1)
        layout.addLayout(self._buttons(theme, choices))
        return page

    def _buttons(self, theme: Theme, choices: Sequence[Choice]) -> QGridLayout:
        """Side by side; more than three in pairs, and the last one across where it has no partner."""
        grid = QGridLayout()
        theme.space(grid, gap=2)
        ways: list[tuple[str, Sentence, Callable[[], None]]] = [
            (*_BUTTONS[choice], partial(self._choose, choice)) for choice in choices
        ]
        if self._doctor is not None:
            ways.insert(1, ("doctor", _CHECK, self._examine))
        columns = 2 if len(ways) > _IN_ONE_ROW else len(ways)
        for place, (name, caption, go) in enumerate(ways):
            button = PressButton(theme, name, kind="primary" if name == _BUTTONS[choices[-1]][0] else "plain")
            theme.hold_height(button, TOUCH)
            button.tell(caption)
            button.clicked.connect(lambda _checked=False, go=go: go())
            alone = columns > 1 and place == len(ways) - 1 and place % columns == 0
            grid.addWidget(button, place // columns, place % columns, 1, columns if alone else 1)
        return grid

    def _examine(self) -> None:
        if self._doctor is not None:
            self.resize(self.size().expandedTo(QSize(self._theme.px(DESIGN_WIDTH - 64), self._theme.px(600))))
            self._pages.setCurrentWidget(self._doctor)
            self._doctor.begin()

    def _screens(self) -> Check:
        here, screens = self.screen(), QGuiApplication.screens()
        return screens_check([(as_place(one, cashiers=one is here), one.devicePixelRatio()) for one in screens], None)

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.close()
