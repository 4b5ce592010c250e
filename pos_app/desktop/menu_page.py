"""The menu as a page: pop-up menus are not in the tree that screen readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pos_app import __version__
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import LANGUAGE_NAMES
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.desktop.theme import Theme

_TITLE = QT_TRANSLATE_NOOP("menu_page", "Menu")
_LANGUAGE = QT_TRANSLATE_NOOP("menu_page", "Language")
_THEME = QT_TRANSLATE_NOOP("menu_page", "Colours")
_TEXT = QT_TRANSLATE_NOOP("menu_page", "Size of text")
_WINDOW = QT_TRANSLATE_NOOP("menu_page", "Window")
_FULL_SCREEN = QT_TRANSLATE_NOOP("menu_page", "Full screen")
_BACK = QT_TRANSLATE_NOOP("menu_page", "Back to the counter")
_ABOUT = QT_TRANSLATE_NOOP("menu_page", "pos-app {version}, a payment counter for QFPay merchants")
_LANGUAGES: Mapping[str, Sentence | str] = {
    "auto": QT_TRANSLATE_NOOP("menu_page", "As the system"), **LANGUAGE_NAMES
}  # fmt: skip
_THEMES: Mapping[str, Sentence | str] = {
    "system": QT_TRANSLATE_NOOP("menu_page", "As the system"),
    "light": QT_TRANSLATE_NOOP("menu_page", "Light"),
    "dark": QT_TRANSLATE_NOOP("menu_page", "Dark"),
    "high-contrast": QT_TRANSLATE_NOOP("menu_page", "High contrast"),
}
_TEXTS: Mapping[str, Sentence | str] = {"100": "100 %", "125": "125 %", "150": "150 %"}


class MenuPage(QWidget):
    """Choices that take effect at once."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(int)
    full_screen_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: dict[str, dict[str, PressButton]] = {}
        card = QFrame()
        card.setProperty("layer", "card")
        outer = QVBoxLayout(self)
        theme.space(outer, margin=2)
        outer.addWidget(card)
        title = TextLabel(theme, "menu_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        grid = QGridLayout()
        theme.space(grid, gap=2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 4)
        self._row(grid, 0, "language", _LANGUAGE, _LANGUAGES, self.language_chosen.emit)
        self._row(grid, 1, "theme", _THEME, _THEMES, self.theme_chosen.emit)
        self._row(grid, 2, "text_size", _TEXT, _TEXTS, lambda value: self.text_size_chosen.emit(int(value)))
        self._window_row(grid, 3)
        about = TextLabel(theme, "about", Type.BODY, tone="soft")
        about.tell(_ABOUT.filled(version=__version__))
        layout = QVBoxLayout(card)
        theme.space(layout, margin=3, gap=2)
        layout.addWidget(title)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addWidget(about)

    def show_choices(self, *, language: str, theme: str, text_size: int) -> None:
        """Marks what is chosen now."""
        for group, chosen in (("language", language), ("theme", theme), ("text_size", str(text_size))):
            for value, button in self._choices[group].items():
                button.setChecked(value == chosen)
                button.show_icon("tick" if value == chosen else "")

    def _row(self, grid: QGridLayout, row: int, group: str, caption: Sentence, values: Mapping[str, Sentence | str],
             choose: Callable[[str], object]) -> None:  # fmt: skip
        label = TextLabel(self._theme, f"{group}_caption", Type.LEAD)
        label.tell(caption)
        grid.addWidget(label, row, 0)
        self._choices[group] = {}
        cells = QGridLayout()
        self._theme.space(cells)
        for column, (value, said) in enumerate(values.items()):
            button = PressButton(self._theme, f"{group}_{value}".replace("-", "_").lower())
            button.setCheckable(True)
            button.tell(said)
            button.clicked.connect(lambda _=False, value=value: choose(value))
            self._theme.hold_height(button, TOUCH)
            self._choices[group][value] = button
            cells.addWidget(button, 0, column)
        for column in range(4):
            cells.setColumnStretch(column, 1)
        grid.addLayout(cells, row, 1)

    def _window_row(self, grid: QGridLayout, row: int) -> None:
        label = TextLabel(self._theme, "window_caption", Type.LEAD)
        label.tell(_WINDOW)
        full = PressButton(self._theme, "full_screen")
        full.tell(_FULL_SCREEN, "F11")
        full.clicked.connect(self.full_screen_pressed)
        back = PressButton(self._theme, "menu_back", kind="primary")
        back.tell(_BACK, "Esc")
        back.clicked.connect(self.back_pressed)
        cells = QGridLayout()
        self._theme.space(cells)
        for column, button in enumerate((full, back)):
            self._theme.hold_height(button, TOUCH)
            cells.addWidget(button, 0, column, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, row, 0)
        grid.addLayout(cells, row, 1)
