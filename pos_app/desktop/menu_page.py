"""The menu as a page: pop-up menus are not in the tree that screen readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from pos_app import __version__
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import DECLARED

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.settings.declared import Setting

_TITLE = QT_TRANSLATE_NOOP("menu_page", "Menu")
_WINDOW = QT_TRANSLATE_NOOP("menu_page", "Window")
_FULL_SCREEN = QT_TRANSLATE_NOOP("menu_page", "Full screen")
_SCANNER = QT_TRANSLATE_NOOP("menu_page", "Scanner")
_BACK = QT_TRANSLATE_NOOP("menu_page", "Back to the counter")
_ABOUT = QT_TRANSLATE_NOOP("menu_page", "pos-app {version}, a payment counter for QFPay merchants")
_CHOICES = ("language", "theme", "text_size")


class MenuPage(Page):
    """Choices that take effect at once."""

    full_screen_pressed = Signal()
    scanner_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: dict[str, dict[object, PressButton]] = {}
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
        for row, name in enumerate(_CHOICES):
            self._row(grid, row, DECLARED[name])
        self._window_row(grid, len(_CHOICES))
        about = TextLabel(theme, "about", Type.BODY, tone="soft")
        about.tell(_ABOUT.filled(version=__version__))
        layout = QVBoxLayout(card)
        theme.space(layout, margin=3, gap=2)
        layout.addWidget(title)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addWidget(about)

    def show_choices(self, **chosen: object) -> None:
        """Marks what is chosen now, by the settings' names."""
        for name, choice in chosen.items():
            for value, button in self._choices[name].items():
                button.setChecked(value == choice)
                button.show_icon("tick" if value == choice else "")

    def _row(self, grid: QGridLayout, row: int, setting: Setting) -> None:
        name = setting.name
        label = TextLabel(self._theme, f"{name}_caption", Type.LEAD)
        label.tell(setting.title)
        grid.addWidget(label, row, 0)
        self._choices[name] = {}
        cells = QGridLayout()
        self._theme.space(cells)
        for column, (value, said) in enumerate(setting.choices.items()):
            button = PressButton(self._theme, f"{name}_{value}".replace("-", "_").lower())
            button.setCheckable(True)
            button.tell(said)
            button.clicked.connect(lambda _=False, value=value: self.settings_chosen.emit({name: value}))
            self._theme.hold_height(button, TOUCH)
            self._choices[name][value] = button
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
        scanner = PressButton(self._theme, "scanner_test", icon="scan")
        scanner.tell(_SCANNER)
        scanner.clicked.connect(self.scanner_pressed)
        back = PressButton(self._theme, "menu_back", kind="primary")
        back.tell(_BACK, "Esc")
        back.clicked.connect(self.back_pressed)
        cells = QGridLayout()
        self._theme.space(cells)
        for column, button in enumerate((full, scanner, back)):
            self._theme.hold_height(button, TOUCH)
            cells.addWidget(button, 0, column, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label, row, 0)
        grid.addLayout(cells, row, 1)
