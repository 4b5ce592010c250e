"""One setting on the page: what it is, its control, and what is wrong with what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.desktop.announcing import announce
from pos_app.desktop.choice_buttons import ChoiceButtons
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.setting_entry import SettingEntry
from pos_app.desktop.setting_values import read_value
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import SPACE, TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.desktop.theme import Theme
    from pos_app.domain.money import Currency
    from pos_app.settings.declared import Setting

_YES = QT_TRANSLATE_NOOP("setting_row", "Yes")
_NO = QT_TRANSLATE_NOOP("setting_row", "No")
_LATER = QT_TRANSLATE_NOOP("setting_row", "A change counts from the next start.")
_OVERRIDDEN = QT_TRANSLATE_NOOP(
    "setting_row", "The command line says {value} for this run. A change counts from the next start."
)
_MISSING = QT_TRANSLATE_NOOP("setting_row", "{what} (not connected)")


class SettingRow(QWidget):
    """`changed` carries another value that can be used. What is in force is only ever told by `show_value`."""

    changed = Signal(object)

    def __init__(self, theme: Theme, setting: Setting, currency: Currency) -> None:
        super().__init__()
        self.setting = setting
        self._currency = currency
        self._value: object = None
        self._offered: dict[Any, Sentence | str] = {}
        self.wrong: Sentence | None = None
        self.control = self._control(theme)
        self.control.chosen.connect(self._take)
        self._error = self._lower_label(theme, "error")
        restyle(self._error, mark="bad")
        self._note = self._lower_label(theme, "note", tone="soft")
        self._noted: Sentence | None = _LATER if setting.later else None
        self._note.tell(self._noted)
        self._line = QHBoxLayout()
        self._lay_out(theme)
        self._say()
        self.show_error(None)

    @property
    def entry(self) -> SettingEntry | None:
        """The control, if it is one to type into."""
        return self.control if isinstance(self.control, SettingEntry) else None

    def show_value(self, value: object) -> None:
        """The value in force."""
        self._value = value
        if self.setting.always:
            self.offer(self._offered)
        self.control.show_value(value)

    def show_override(self, said: Sentence | str | None) -> None:
        """What the command line decides for this run, if it does."""
        usual = _LATER if self.setting.later else None
        self._noted = usual if said is None else _OVERRIDDEN.filled(value=said)
        self._note.tell(self._noted)
        self._note.setVisible(self.wrong is None and self._noted is not None)
        self._say()

    def offer(self, choices: Mapping[Any, Sentence | str]) -> None:
        """What was found at run time. What is in force can be chosen even if it is not there now."""
        self._offered = dict(choices)
        known: dict[Any, Sentence | str] = {**self.setting.always, **choices}
        if self._value is not None and self._value not in known:
            known[self._value] = _MISSING.filled(what=str(self._value))
        if isinstance(self.control, ChoiceButtons):
            self.control.offer(known)

    def show_error(self, sentence: Sentence | None) -> None:
        """Why what was typed last is not in force, at the place of the note."""
        self.wrong = sentence
        self._error.tell(sentence)
        self._error.setVisible(sentence is not None)
        self._note.setVisible(sentence is None and self._noted is not None)
        self._say()
        if sentence is not None:
            announce(self, say(sentence))

    def refuse(self, sentence: Sentence) -> None:
        """What was chosen is not taken over, and why."""
        if self.entry is not None:
            self.entry.refuse()
        self.show_error(sentence)

    def restore(self) -> None:
        """Drops what was typed and not taken over."""
        if self.entry is not None:
            self.entry.restore()
        self.show_error(None)

    def settle(self) -> bool:
        """Takes over what was typed and left as it is; False if it was refused just now."""
        return self.entry is None or self.entry.settle()

    def add(self, widget: QWidget) -> None:
        """Something more beside the control."""
        self._line.addWidget(widget, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def _control(self, theme: Theme) -> ChoiceButtons | SettingEntry:
        setting = self.setting
        if setting.kind is bool:
            return self._buttons(theme, {True: _YES, False: _NO})
        if setting.choices:
            return self._buttons(theme, setting.choices)
        if setting.always:
            return self._buttons(theme, setting.always, columns=1)  # names of devices are long
        return SettingEntry(theme, setting)

    def _buttons(self, theme: Theme, choices: Mapping[Any, Sentence | str], columns: int = 2) -> ChoiceButtons:
        name = f"setting_{self.setting.name}"
        buttons = ChoiceButtons(theme, name, choices, columns=columns)
        buttons.setObjectName(name)
        return buttons

    def _take(self, chosen: object) -> None:
        try:
            value = chosen if self.entry is None else read_value(self.setting, str(chosen), self._currency)
        except BadInput as error:
            self.refuse(error.sentence)
            return
        if value == self._value:
            self.restore()
        else:
            self.show_error(None)
            self.changed.emit(value)

    def _say(self) -> None:
        """What screen readers hear of the control."""
        parts = (self.setting.hint, self._noted, self.wrong)
        described = " ".join(say(part) for part in parts if part is not None)
        for heard in (self.control, self.entry.field if self.entry else self.control):
            heard.setAccessibleName(say(self.setting.title))
            heard.setAccessibleDescription(described)

    def _lower_label(self, theme: Theme, name: str, tone: str = "") -> TextLabel:
        words = self.entry is not None and self.entry.field.composes  # what is wrong with them takes longer to say
        return TextLabel(theme, f"setting_{self.setting.name}_{name}", lines=4 if words else 2, tone=tone)

    def _lay_out(self, theme: Theme) -> None:
        name, hint = self.setting.name, self.setting.hint
        title = TextLabel(theme, f"setting_{name}_title", Type.BODY, bold=True, lines=1 if hint else 0)
        title.tell(self.setting.title)
        said = QVBoxLayout()
        theme.space(said, gap=0)
        said.addWidget(title)
        if hint is None:
            theme.hold_height(title, TOUCH)
        else:
            explained = TextLabel(theme, f"setting_{name}_hint", Type.BODY, lines=3, tone="soft")
            explained.setAlignment(Qt.AlignmentFlag.AlignTop)
            explained.tell(hint)
            said.addWidget(explained)
        said.addStretch(1)
        theme.space(self._line)
        self._line.addWidget(self.control, 3)
        grid = QGridLayout(self)
        theme.space(grid, gap=2)
        theme.follow(lambda: grid.setVerticalSpacing(theme.px(SPACE // 2)))
        grid.addLayout(said, 0, 0, 2, 1)
        grid.addLayout(self._line, 0, 1)
        if self.setting.later or self.setting.always or self.entry is not None:
            keeps = self._error.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)  # nothing moves when there is something to say
            self._error.setSizePolicy(keeps)
        else:
            grid.setRowMinimumHeight(1, SPACE)
        for label in (self._error, self._note):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 6)
        grid.setColumnStretch(1, 7)
        grid.setRowStretch(1, 1)
