"""*Check this till*: what the doctor finds, line by line, to be copied and saved for support."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.desktop.announcing import announce
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.check_row import CheckRow
from pos_app.desktop.doctor_work import DoctorWork
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.phrases import counted
from pos_app.desktop.scroll_column import ScrollColumn
from pos_app.desktop.tab_order import controls_in, tab_through
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.checkup import Check, Level, as_text
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.doctor_work import Doctor
    from pos_app.desktop.main_window import MainWindow
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_LOOKING = QT_TRANSLATE_NOOP("doctor_page", "Checking this till…")
_WELL = QT_TRANSLATE_NOOP("doctor_page", "All is well with this till")
_FAULT = QT_TRANSLATE_NOOP("doctor_page", "{count} thing does not work")
_FAULTS = QT_TRANSLATE_NOOP("doctor_page", "{count} things do not work")
_WARNING = QT_TRANSLATE_NOOP("doctor_page", "{count} thing to look at")
_WARNINGS = QT_TRANSLATE_NOOP("doctor_page", "{count} things to look at")
_COPIED = QT_TRANSLATE_NOOP("doctor_page", "Copied. It is in English, for whoever helps you, and holds no secrets.")
_SAVING = QT_TRANSLATE_NOOP("doctor_page", "Saving…")
_BACK = QT_TRANSLATE_NOOP("doctor_page", "Back")
_AGAIN = QT_TRANSLATE_NOOP("doctor_page", "Check again")
_COPY = QT_TRANSLATE_NOOP("doctor_page", "Copy")
_SAVE = QT_TRANSLATE_NOOP("doctor_page", "Save for support")


class DoctorPage(Page):
    """`screens` says what the window sees of them, when it is asked."""

    def __init__(self, theme: Theme, doctor: Doctor, screens: Callable[[], Check]) -> None:
        super().__init__()
        self._theme = theme
        self._screens = screens
        self._checks: list[Check] = []
        self._rows: list[CheckRow] = []
        self._work = DoctorWork(doctor)
        self._work.checked.connect(self._add)
        self._work.examined.connect(self._ended)
        self._work.saved.connect(self._saved)
        self._title = TextLabel(theme, "doctor_title", Type.TITLE, bold=True)
        self._list = ScrollColumn(theme, "checks")
        self._told = TextLabel(theme, "doctor_told", Type.BODY, lines=2)
        self._back = self._button("doctor_back", _BACK, self.back_pressed.emit, "Esc")
        self._again = self._button("check_again", _AGAIN, self.begin)
        self._copy = self._button("copy_checks", _COPY, self._copy_text)
        self._save = self._button("save_for_support", _SAVE, self._save_bundle)
        self._lay_out()

    def begin(self) -> None:
        """Looks at everything anew. Nothing of it disturbs a sale."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._checks, self._rows = [], []
        self._title.tell(_LOOKING)
        self._told.tell("")
        self._offer(False)
        self._work.examine(self._screens())

    def close_down(self) -> None:
        """The window is closed."""
        self._work.close()

    def _add(self, check: Check) -> None:
        row = CheckRow(self._theme, check)
        self._checks.append(check)
        self._rows.append(row)
        self._list.add(row)

    def _ended(self) -> None:
        self._title.tell(_sum(self._checks))
        announce(self._title, _sum(self._checks))
        before = self._back.previousInFocusChain() or self._list
        tab_through(before, *self._rows, self._back, self._again, self._copy, self._save)
        self._offer(True)
        worst = [row for row, check in zip(self._rows, self._checks, strict=True) if check.level is not Level.OK]
        if worst:
            self._list.ensureWidgetVisible(worst[0])

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._checks))
        self._tell(_COPIED)

    def _save_bundle(self) -> None:
        self._tell(_SAVING)
        self._offer(False)
        self._work.save(tuple(self._checks))

    def _saved(self, said: Sentence) -> None:
        self._tell(said)
        self._offer(True)

    def _tell(self, said: Sentence) -> None:
        self._told.tell(said)
        announce(self._told, said)

    def _offer(self, can: bool) -> None:
        """A button that cannot be pressed must not hand its focus to another one."""
        buttons = (self._again, self._copy, self._save)
        if not can and any(button.hasFocus() for button in buttons):
            self._back.setFocus()
        for button in buttons:
            button.setEnabled(can)

    def _button(self, name: str, said: Sentence, press: Callable[[], object], key: str = "") -> PressButton:
        button = PressButton(self._theme, name)
        button.tell(said, key)
        button.clicked.connect(lambda _=False: press())
        self._theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        self._theme.space(column, margin=2, gap=2)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)
        column.addWidget(self._told)
        row = QHBoxLayout()
        self._theme.space(row)
        for button in (self._back, self._again, self._copy, self._save):
            row.addWidget(button)
        column.addLayout(row)


def add_doctor(window: MainWindow, theme: Theme, doctor: Doctor, screens: Callable[[], Check]) -> DoctorPage:
    """The page behind the window's menu."""

    def show() -> None:
        window.pages.open(page)
        page.begin()

    page = DoctorPage(theme, doctor, screens)
    window.pages.add(page, behind=window.menu)
    # The window stands already: without this its lower edge would come before the page.
    tab_through(controls_in(window.menu)[-1], page)
    window.menu.doctor_pressed.connect(show)
    window.menu.offer_doctor()
    return page


def _sum(checks: list[Check]) -> Sentence:
    faults = sum(check.level is Level.FAULT for check in checks)
    warnings = sum(check.level is Level.WARNING for check in checks)
    said = [counted(faults, _FAULT, _FAULTS)] if faults else []
    said += [counted(warnings, _WARNING, _WARNINGS)] if warnings else []
    return joined(*said, by=" · ") if said else _WELL
