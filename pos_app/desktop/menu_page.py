"""The menu as a page: pop-up menus are not in the tree that screen readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pos_app import __version__
from pos_app.desktop.buttons import PressButton
from pos_app.desktop.choice_buttons import ChoiceButtons
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.pages import Page
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import DECLARED, Section

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.domain.versions import Version
    from pos_app.settings.model import Settings

_TITLE = QT_TRANSLATE_NOOP("menu_page", "Menu")
_THIS_TILL = QT_TRANSLATE_NOOP("menu_page", "This till")
_SETTINGS = QT_TRANSLATE_NOOP("menu_page", "Settings")
_OWNER = QT_TRANSLATE_NOOP("menu_page", "Owner")
_PROBLEMS = QT_TRANSLATE_NOOP("menu_page", "Some settings cannot be used")
_WINDOW = QT_TRANSLATE_NOOP("menu_page", "Window")
_FULL_SCREEN = QT_TRANSLATE_NOOP("menu_page", "Full screen")
_SCANNER = QT_TRANSLATE_NOOP("menu_page", "Scanner")
_DOCTOR = QT_TRANSLATE_NOOP("menu_page", "Check this till")
_BACK = QT_TRANSLATE_NOOP("menu_page", "Back to the counter")
_ABOUT = QT_TRANSLATE_NOOP("menu_page", "pos-app {version}, a payment counter for QFPay merchants")
_NEWER = QT_TRANSLATE_NOOP("menu_page", "pos-app {version} · {newer} is on the release page")
_COLUMNS = 4


class MenuPage(Page):
    """Where to go, and choices that take effect at once."""

    settings_pressed = Signal()
    owner_pressed = Signal()
    full_screen_pressed = Signal()
    scanner_pressed = Signal()
    doctor_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choices: dict[str, ChoiceButtons] = {}
        self._settings = self._button("settings", _SETTINGS)
        self._settings.clicked.connect(self.settings_pressed)
        self._owner = self._button("owner", _OWNER)
        self._owner.clicked.connect(self.owner_pressed)
        self._owner.hide()
        self._scanner = self._button("scanner_test", _SCANNER)
        self._scanner.show_icon(Icon.SCAN)
        self._scanner.clicked.connect(self.scanner_pressed)
        self._problems = self._button("settings_problems", _PROBLEMS)
        self._problems.show_icon(Icon.WARNING)
        self._problems.clicked.connect(self.settings_pressed)
        self._doctor = self._button("doctor", _DOCTOR)
        self._doctor.setEnabled(False)
        self._ended = self._button("ended", "")
        self._ended.show_icon(Icon.WARNING)
        self._ended.hide()
        for button in (self._doctor, self._ended):
            button.clicked.connect(self.doctor_pressed)
        for notice in (self._problems, self._ended):
            restyle(notice, role="caution")
            _keep_room(notice)
        self._full_screen = self._button("full_screen", _FULL_SCREEN, "F11")
        _keep_room(self._full_screen)
        self._full_screen.clicked.connect(self.full_screen_pressed)
        self._back = self._button("menu_back", _BACK, "Esc")
        self._back.emphasise(True)
        self._back.clicked.connect(self.back_pressed)
        self._about = TextLabel(theme, "about", Type.BODY, tone="soft")
        self._lay_out()

    def show_settings(self, settings: Settings) -> None:
        """Marks what is chosen now, and tells quietly of what could not be used."""
        for name, choices in self._choices.items():
            choices.show_value(getattr(settings, name))
        self._problems.setVisible(bool(settings.problems) and self._ended.isHidden())

    def offer_doctor(self) -> None:
        """There is a page on which the till can be checked."""
        self._doctor.setEnabled(True)

    def show_ended(self, said: Sentence) -> None:
        """Tells quietly how the program ended before; pressing it leads to the doctor."""
        self._ended.tell(said)
        self._ended.show()
        self._problems.hide()

    def show_kiosk(self, on: bool) -> None:
        """In kiosk mode there is what a cashier may do, and the owner's door."""
        self._settings.setVisible(not on)
        self._full_screen.setVisible(not on)
        self._owner.setVisible(on)

    def show_newer(self, version: Version) -> None:
        """A version that the owner's release page lists."""
        self._about.tell(_NEWER.filled(version=__version__, newer=str(version)))

    def begin(self) -> None:
        """Called once the page is shown: the keyboard starts where nothing is changed."""
        (self._settings if self._owner.isHidden() else self._owner).setFocus()

    def _lay_out(self) -> None:
        theme = self._theme
        title = TextLabel(theme, "menu_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        grid = QGridLayout()
        theme.space(grid, gap=2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 4)
        self._row(grid, "till_caption", _THIS_TILL, self._this_till())
        for setting in DECLARED.values():
            if setting.section is Section.MENU:
                choices = ChoiceButtons(theme, setting.name, setting.choices, columns=_COLUMNS)
                choices.chosen.connect(lambda value, name=setting.name: self.settings_chosen.emit({name: value}))
                self._choices[setting.name] = choices
                self._row(grid, f"{setting.name}_caption", setting.title, choices)
        self._row(grid, "window_caption", _WINDOW, self._beside(self._full_screen, self._back))
        self._about.tell(_ABOUT.filled(version=__version__))
        card = QFrame()
        card.setProperty("layer", "card")
        inside = QVBoxLayout(card)
        theme.space(inside, margin=3, gap=2)
        inside.addWidget(title)
        inside.addLayout(grid)
        inside.addStretch(1)
        inside.addWidget(self._about)
        outer = QVBoxLayout(self)
        theme.space(outer, margin=2)
        outer.addWidget(card)

    def _this_till(self) -> QWidget:
        row = self._beside(self._settings, self._scanner, self._doctor, self._notices())
        layout = row.layout()
        if isinstance(layout, QGridLayout):
            layout.addWidget(self._owner, 0, 0)  # in the place of the settings
        self.setTabOrder(self._settings, self._owner)
        return row

    def _row(self, grid: QGridLayout, name: str, caption: Sentence, control: QWidget) -> None:
        label = TextLabel(self._theme, name, Type.LEAD)
        label.tell(caption)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(control, row, 1)

    def _notices(self) -> QWidget:
        """One place for both: how the program ended is told once, what is wrong with the settings until it is right."""
        place = QWidget()
        one = QGridLayout(place)
        self._theme.space(one)
        for notice in (self._problems, self._ended):
            one.addWidget(notice, 0, 0)
        return place

    def _beside(self, *buttons: QWidget) -> QWidget:
        row = QWidget()
        cells = QGridLayout(row)
        self._theme.space(cells)
        for column, button in enumerate(buttons):
            cells.setColumnStretch(column, 1)
            cells.addWidget(button, 0, column)
        return row

    def _button(self, name: str, said: Sentence | str, key: str = "") -> PressButton:
        button = PressButton(self._theme, name)
        button.tell(said, key)
        self._theme.hold_height(button, TOUCH)
        return button


def _keep_room(button: PressButton) -> None:
    """A button that comes and goes moves nothing."""
    keeps = button.sizePolicy()
    keeps.setRetainSizeWhenHidden(True)
    button.setSizePolicy(keeps)
