"""A setting that is typed: a text with a button that applies it, or a number between less and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.entry_field import EntryField
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.values import written

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.declared import Setting

_APPLY = QT_TRANSLATE_NOOP("setting_entry", "Apply")
_LESS = QT_TRANSLATE_NOOP("setting_entry", "Less")
_MORE = QT_TRANSLATE_NOOP("setting_entry", "More")


class SettingEntry(QWidget):
    """`chosen` carries what was typed and confirmed; what was not taken over stays in the field."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, setting: Setting) -> None:
        super().__init__()
        self._theme = theme
        self._setting = setting
        self._shown = ""
        self._refused: str | None = None
        self.field = EntryField(f"setting_{setting.name}", composes=not (setting.limits or setting.in_money))
        self.field.confirmed.connect(self._confirm)
        theme.hold_height(self.field, TOUCH)
        row = QHBoxLayout(self)
        theme.space(row)
        if setting.limits:
            row.addWidget(self._stepper("less", "−", _LESS, -setting.step))
            row.addWidget(self.field)
            row.addWidget(self._stepper("more", "+", _MORE, setting.step))
            self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        else:
            row.addWidget(self.field, 5)
            row.addWidget(self._apply_button(), 2)

    def show_value(self, value: object) -> None:
        """The value in force. What somebody is typing stays, unless that is another one than before."""
        text = written(value)
        if text != self._shown:
            self._shown = text
            self.restore()

    def restore(self) -> None:
        """Drops what was typed."""
        self._refused = None
        self.field.setText(self._shown)

    def refuse(self) -> None:
        """What was typed cannot be used; it stays where it is."""
        self._refused = self.field.text()

    def settle(self) -> bool:
        """Confirms what was typed and left as it is; False if it was refused just now."""
        if self.field.text() in (self._shown, self._refused):
            return True
        self._confirm()
        return self.field.text() == self._shown

    def _confirm(self) -> None:
        if self.field.text() != self._refused:
            self.chosen.emit(self.field.text())

    def _step(self, step: int) -> None:
        smallest, largest = self._setting.limits or (0, 0)
        typed = self.field.text()
        number = int(typed if typed.isdecimal() else self._shown) + step
        self.field.setText(str(min(largest, max(smallest, number))))
        self._confirm()

    def _apply_button(self) -> PressButton:
        button = self._button("apply")
        button.explain(_APPLY, _APPLY, "Enter")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whoever has a keyboard presses Enter in the field
        button.setEnabled(False)
        button.clicked.connect(self._confirm)
        self.field.textChanged.connect(lambda text: button.setEnabled(text != self._shown))
        return button

    def _stepper(self, name: str, sign: str, spoken: Sentence, step: int) -> PressButton:
        button = self._button(name, text=Type.KEY)
        button.explain(sign, spoken, "")
        button.clicked.connect(lambda: self._step(step))
        self._theme.follow(lambda: button.setFixedWidth(self._theme.px(TOUCH)))
        return button

    def _button(self, name: str, text: Type = Type.BODY) -> PressButton:
        button = PressButton(self._theme, f"setting_{self._setting.name}_{name}", text=text)
        self._theme.hold_height(button, TOUCH)
        return button
