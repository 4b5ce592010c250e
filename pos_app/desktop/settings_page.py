"""The owner's settings, made of their declarations: sections at the left, the settings of one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.number_pad import NumberPad
from pos_app.desktop.pages import Page
from pos_app.desktop.scroll_column import ScrollColumn
from pos_app.desktop.setting_row import SettingRow
from pos_app.desktop.tab_order import tab_through
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import DECLARED, Section
from pos_app.settings.model import Settings
from pos_app.settings.overriding import on_disk
from pos_app.settings.values import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QHideEvent, QShowEvent

    from pos_app.desktop.entry_field import EntryField
    from pos_app.desktop.theme import Theme
    from pos_app.domain.money import Currency
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.declared import Setting

SECTIONS: Final[Mapping[Section, Sentence]] = {
    Section.SHOP: QT_TRANSLATE_NOOP("settings_page", "Shop"),
    Section.ACCOUNT: QT_TRANSLATE_NOOP("settings_page", "Account"),
    Section.WALLETS: QT_TRANSLATE_NOOP("settings_page", "Wallets"),
    Section.COUNTER: QT_TRANSLATE_NOOP("settings_page", "Counter"),
    Section.SCANNER: QT_TRANSLATE_NOOP("settings_page", "Scanner"),
    Section.CUSTOMER: QT_TRANSLATE_NOOP("settings_page", "Customer"),
    Section.SOUND: QT_TRANSLATE_NOOP("settings_page", "Sounds"),
    Section.NETWORK: QT_TRANSLATE_NOOP("settings_page", "Network"),
    Section.COMPUTER: QT_TRANSLATE_NOOP("settings_page", "This computer"),
}
"""What the sections are called, in the order of their buttons."""

_PROBLEMS = QT_TRANSLATE_NOOP("settings_page", "Problems")
_CANNOT_BE_USED = QT_TRANSLATE_NOOP("settings_page", "Not everything in the settings can be used")
_BACK = QT_TRANSLATE_NOOP("settings_page", "Back")
_TEST = QT_TRANSLATE_NOOP("settings_page", "Test")
_PROBLEMS_TAB = "problems"
_LEFT_WIDTH = 208
_PROBLEM_LINES = 4


class SettingsPage(Page):
    """Shows what is in force; a change is wished for by `settings_chosen` and shown once `show_settings` tells of it.

    Controls of settings are named `setting_NAME`, buttons of sections `section_NAME`. A section is made when it is
    first looked at: most days nobody does, and the window is to open fast. `looked_at`: whoever finds at run time what
    can be chosen should look for it now, and tell by `offer`.
    """

    looked_at = Signal()
    sound_test_pressed = Signal()

    def __init__(self, theme: Theme, currency: Currency) -> None:
        super().__init__()
        self._theme = theme
        self._currency = currency
        self._settings = Settings()
        self._offered: dict[str, Mapping[str, Sentence | str]] = {}
        self._troubles: dict[str, Sentence | None] = {}
        self._panels: list[tuple[Section, QWidget]] = []
        self._rows: dict[str, SettingRow] = {}
        self._tabs: dict[str, PressButton] = {}
        self._columns: dict[str, ScrollColumn] = {}
        self._problems: list[TextLabel] = []
        self._current: str = Section.SHOP
        self._typed: SettingRow | None = None
        self._pad: NumberPad | None = None
        self._back = PressButton(theme, "settings_back")
        self._left = QStackedWidget()
        self._right = QStackedWidget()
        self._listed = ScrollColumn(theme, "sections")  # with large text they may not all fit
        self._lay_out()
        self._show_problems()

    def show_settings(self, settings: Settings) -> None:
        """What is in force now, and what of the file could not be used."""
        self._settings = settings
        for name, row in self._rows.items():
            self._show_in(row, name)
        self._show_problems()

    def _show_in(self, row: SettingRow, name: str) -> None:
        """What the file says, which a change is about, and what the command line says instead."""
        overridden = name in self._settings.overridden
        row.show_override(said(getattr(self._settings, name)) if overridden else None)
        row.show_value(on_disk(self._settings, name))

    def show_refusal(self, names: Iterable[str], sentence: Sentence) -> None:
        """Why these settings were not taken over; what was typed stays to be corrected."""
        for name in names:
            if name in self._rows:
                self._rows[name].refuse(sentence)

    def show_trouble(self, name: str, trouble: Sentence | None) -> None:
        """What is wrong with a value in force, such as a picture that cannot be read; it stays until that is mended."""
        self._troubles[name] = trouble
        if name in self._rows:
            self._rows[name].show_error(trouble)

    def offer(self, name: str, choices: Mapping[str, Sentence | str]) -> None:
        """What was found at run time for a setting such as the port of a scanner: values, and words for them."""
        self._offered[name] = choices
        if name in self._rows:
            self._rows[name].offer(choices)
            self._keep_tab_order()

    def add_panel(self, section: Section, panel: QWidget) -> None:
        """Something more below the settings of a section."""
        self._panels.append((section, panel))
        if section in self._columns:
            self._columns[section].add(panel)
            self._keep_tab_order()

    def begin(self) -> None:
        """Called once the page is shown: problems first, and the keyboard starts at the sections."""
        self._open(_PROBLEMS_TAB if self._settings.problems else self._current)
        self._tabs[self._current].setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The section that was looked at last."""
        super().showEvent(event)
        self._open(self._current)
        self.looked_at.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed and not taken over is gone when the page is put away."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_pad_away()
            for name, row in self._rows.items():
                row.restore()
                row.show_error(self._troubles.get(name))

    # --- sections ---

    def _press(self, tab: str) -> None:
        self._open(tab if self._settled() else self._current)

    def _open(self, tab: str) -> None:
        self._current = tab
        for name, button in self._tabs.items():
            button.setChecked(name == tab)
        if tab not in self._columns:
            self._columns[tab] = self._column(tab)
            self._right.addWidget(self._columns[tab])
        self._right.setCurrentWidget(self._columns[tab])
        self._listed.ensureWidgetVisible(self._tabs[tab], 0, 0)
        self._keep_tab_order()

    def _keep_tab_order(self) -> None:
        """What is made when it is first needed comes where it stands."""
        pad = [] if self._pad is None else [self._pad]
        tab_through(self._back, *pad, self._columns[self._current])

    def _leave(self) -> None:
        if self._settled():
            self.back_pressed.emit()

    def _settled(self) -> bool:
        """Takes over what was typed and left as it is; what is refused is to be seen first."""
        return all(row.settle() for row in self._rows.values())

    def _show_problems(self) -> None:
        problems = self._settings.problems
        self._tabs[_PROBLEMS_TAB].setVisible(bool(problems))
        if _PROBLEMS_TAB in self._columns:
            self._add_problems(self._columns[_PROBLEMS_TAB])
        for place, label in enumerate(self._problems):
            label.tell(problems[place] if place < len(problems) else None)
        if not problems and self._current == _PROBLEMS_TAB:
            self._open(Section.SHOP)

    # --- figures without a keyboard ---

    def _put_pad_beside(self, row: SettingRow, field: EntryField) -> None:
        self._typed = row
        if self._pad is None:
            self._pad = NumberPad(self._theme)
            self._pad.left.connect(self._leave_pad)
            self._pad.applied.connect(self._pad_applied)
            self._left.addWidget(self._pad)
        self._pad.type_into(field, row.setting.title)
        self._left.setCurrentWidget(self._pad)
        self._keep_tab_order()

    def _put_pad_away(self) -> None:
        self._typed = None
        self._left.setCurrentIndex(0)

    def _leave_pad(self) -> None:
        if self._typed is not None:
            self._typed.restore()
        self._put_pad_away()

    def _pad_applied(self) -> None:
        if self._typed is None or self._typed.wrong is None:
            self._put_pad_away()

    # --- looks ---

    def _column(self, tab: str) -> ScrollColumn:
        column = ScrollColumn(self._theme, f"column_{tab}")
        if tab == _PROBLEMS_TAB:
            title = TextLabel(self._theme, "problems_title", Type.LEAD, bold=True)
            title.tell(_CANNOT_BE_USED)
            column.add(title)
            self._add_problems(column)
            self._show_problems()
        for setting in DECLARED.values():
            if setting.section == tab:
                column.add(self._row(setting))
        for section, panel in self._panels:
            if section == tab:
                column.add(panel)
        return column

    def _add_problems(self, column: ScrollColumn) -> None:
        """A label for each problem that has none yet."""
        for place in range(len(self._problems), len(self._settings.problems)):
            label = TextLabel(self._theme, f"problem_{place + 1}", lines=_PROBLEM_LINES)
            self._problems.append(label)
            column.add(label)

    def _row(self, setting: Setting) -> SettingRow:
        row = SettingRow(self._theme, setting, self._currency)
        self._rows[setting.name] = row
        if setting.name in self._offered:
            row.offer(self._offered[setting.name])
        self._show_in(row, setting.name)
        row.show_error(self._troubles.get(setting.name))
        row.changed.connect(lambda value: self.settings_chosen.emit({setting.name: value}))
        if row.entry is not None and not row.entry.field.composes:
            field = row.entry.field
            field.touched.connect(lambda: self._put_pad_beside(row, field))
            field.left.connect(self._put_pad_away)
        if setting.name == "volume":
            row.add(self._sound_test())
        return row

    def _sound_test(self) -> PressButton:
        button = PressButton(self._theme, "sound_test")
        button.tell(_TEST)
        button.clicked.connect(self.sound_test_pressed)
        self._theme.hold_height(button, TOUCH)
        return button

    def _lay_out(self) -> None:
        theme = self._theme
        sections = QWidget()
        tabs = QVBoxLayout(sections)
        theme.space(tabs)
        listed = self._listed
        for name, caption in ((_PROBLEMS_TAB, _PROBLEMS), *SECTIONS.items()):
            listed.add(self._tab(name, caption))
        tabs.addWidget(listed, 1)
        self._back.tell(_BACK, "Esc")
        self._back.clicked.connect(self._leave)
        theme.hold_height(self._back, TOUCH)
        tabs.addWidget(self._back)
        self._left.addWidget(sections)
        theme.follow(lambda: self._left.setFixedWidth(theme.px(_LEFT_WIDTH)))
        restyle(self._tabs[_PROBLEMS_TAB], mark="caution")
        self._tabs[_PROBLEMS_TAB].show_icon(Icon.WARNING)
        card = QFrame()
        card.setProperty("layer", "card")
        inside = QVBoxLayout(card)
        theme.space(inside, margin=2)
        inside.addWidget(self._right)
        row = QHBoxLayout(self)
        theme.space(row, margin=2, gap=2)
        row.addWidget(self._left)
        row.addWidget(card, 1)

    def _tab(self, name: str, said: Sentence) -> PressButton:
        button = PressButton(self._theme, f"section_{name}")
        button.setCheckable(True)
        button.tell(said)
        button.clicked.connect(lambda: self._press(name))
        self._theme.hold_height(button, TOUCH)
        self._tabs[name] = button
        return button
