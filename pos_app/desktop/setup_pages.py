"""The plain pages of the first set-up: rows of settings, training or real, what was chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.scroll_column import ScrollColumn
from pos_app.desktop.setting_row import SettingRow
from pos_app.desktop.setup_steps import TITLES, Step
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.domain.money import currency
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import DECLARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings

_REAL = QT_TRANSLATE_NOOP("setup_pages", "Set up for real payments")
_TRAIN = QT_TRANSLATE_NOOP("setup_pages", "Train first")
_MISSING = QT_TRANSLATE_NOOP(
    "setup_pages", "Without account and credentials the counter cannot open; training works without them."
)
_GO_TO = QT_TRANSLATE_NOOP("setup_pages", "Go to: {step}")
_MOST_LINES: Final = 7
_BIG: Final = 96


class RowsPage(QWidget):
    """Settings below each other. `chosen` carries another value by the setting's name."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        unit = currency("HKD")  # no amount is asked for here
        # The counter opens after all this, so every setting counts at once.
        declared = [replace(DECLARED[name], later=False) for name in names]
        self.rows = {one.name: SettingRow(theme, one, unit) for one in declared}
        self.column = ScrollColumn(theme, f"setup_{names[0]}")
        for name, row in self.rows.items():
            self.column.add(row)
            row.changed.connect(lambda value, name=name: self.chosen.emit({name: value}))
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self.column)

    def show_settings(self, settings: Settings) -> None:
        """What is in force."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))

    def show_refusal(self, names: Iterable[str], sentence: Sentence) -> None:
        """Why these were not taken over."""
        for name in names:
            self.rows[name].refuse(sentence)

    def settle(self) -> bool:
        """Takes over what was typed and left as it is; False if something was refused just now."""
        return all(row.settle() for row in self.rows.values())


class WayPage(QWidget):
    """Two ways, each on a large button."""

    real_pressed = Signal()
    train_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.space(column, gap=2)
        ways = (("setup_real", _REAL, self.real_pressed), ("setup_training", _TRAIN, self.train_pressed))
        for name, said, pressed in ways:
            button = PressButton(theme, name, text=Type.LEAD)
            button.tell(said)
            button.clicked.connect(pressed)
            theme.hold_height(button, _BIG)
            column.addWidget(button)
        column.addStretch(1)


class SummaryPage(QWidget):
    """What was chosen. `step_wanted`: somebody goes back to what is missing."""

    step_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        card = QFrame()
        card.setProperty("layer", "card")
        grid = QGridLayout(card)
        theme.space(grid, margin=2, gap=1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self._lines: list[tuple[TextLabel, TextLabel]] = []
        self._said: list[Sentence] = []
        for place in range(1, _MOST_LINES + 1):
            name = TextLabel(theme, f"summary_{place}_name", tone="soft")
            value = TextLabel(theme, f"summary_{place}", lines=2, bold=True)
            value.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, place, 0)
            grid.addWidget(value, place, 1)
            self._lines.append((name, value))
        self._missing = TextLabel(theme, "summary_missing", lines=2)
        self._missing.setProperty("mark", "caution")
        self._ways = {step: self._way(theme, step) for step in (Step.GATEWAY, Step.CREDENTIALS)}
        column = ScrollColumn(theme, "setup_summary")
        for widget in (card, self._missing, *self._ways.values()):
            column.add(widget)
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(column)

    def show_summary(self, lines: Sequence[tuple[Sentence, Sentence | str]], missing: Step | None) -> None:
        """What was chosen, and the step that the counter cannot open without."""
        for place, (name, value) in enumerate(self._lines):
            said = lines[place] if place < len(lines) else ("", "")
            name.tell(said[0])
            value.tell(said[1])
            for label in (name, value):
                label.setVisible(place < len(lines))
        self._said = [name for name, _ in lines]
        self._describe()
        self._missing.tell(None if missing is None else _MISSING)
        for step, button in self._ways.items():
            button.setVisible(step is missing)

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        """A value alone would not tell a screen reader what it is of."""
        for (_, value), name in zip(self._lines, self._said, strict=False):
            value.setAccessibleDescription(say(name))

    def _way(self, theme: Theme, step: Step) -> PressButton:
        button = PressButton(theme, f"setup_to_{step}")
        button.tell(_GO_TO.filled(step=TITLES[step]))
        theme.hold_height(button, TOUCH)
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        return button
