"""Which gateway a till talks to: the environment, and what seldom differs, under "More"."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.scroll_column import ScrollColumn
from pos_app.desktop.setting_row import SettingRow
from pos_app.desktop.setup_steps import BASE_URL, ENVIRONMENT, MORE, OF_ENVIRONMENTS, OTHER
from pos_app.desktop.tokens import TOUCH
from pos_app.domain.money import currency
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.setup_steps import Draft
    from pos_app.desktop.theme import Theme

_MORE = QT_TRANSLATE_NOOP("profile_panel", "More: currency, time zone, signature type")


class ProfilePanel(QWidget):
    """`described` carries the name of a field of `Draft` and its value."""

    described = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        unit = currency("HKD")  # no amount is typed here
        self._rows = {setting.name: SettingRow(theme, setting, unit) for setting in (ENVIRONMENT, BASE_URL, *MORE)}
        self._note = TextLabel(theme, "environment_note", lines=2)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = PressButton(theme, "profile_more")
        self._more.setCheckable(True)
        self._more.tell(_MORE)
        self._more.clicked.connect(self._show_more)
        theme.hold_height(self._more, TOUCH)
        column = ScrollColumn(theme, "profile_column")
        for widget in (
            self._rows["environment"],
            self._note,
            self._rows["base_url"],
            self._more,
            *(self._rows[one.name] for one in MORE),
        ):
            column.add(widget)
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(column)
        for name, row in self._rows.items():
            row.changed.connect(lambda value, name=name: self.described.emit(name, str(value)))
        keeps = self._rows["base_url"].sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._rows["base_url"].setSizePolicy(keeps)
        self._show_more()

    def show_draft(self, draft: Draft) -> None:
        """What was described so far."""
        for name, value in asdict(draft).items():
            self._rows[name].show_value(value)
        self._note.tell(OF_ENVIRONMENTS[draft.environment])
        self._rows["base_url"].setVisible(draft.environment == OTHER)

    def settle(self) -> bool:
        """Takes over what was typed and left as it is; False if something was refused just now."""
        return all(row.settle() for row in self._rows.values() if row.isVisible())

    def _show_more(self) -> None:
        for one in MORE:
            self._rows[one.name].setVisible(self._more.isChecked())
