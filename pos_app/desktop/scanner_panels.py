"""The parts of the scanner's page: a column for each scan, and what is to be said of the scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from pos_app.desktop import scanner_words as words
from pos_app.desktop.icons import drawing
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import SPACE, Role, Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.scanner.samples import Sample
    from pos_app.scanner.strokes import Settings

_SCAN = QT_TRANSLATE_NOOP("scanner_panels", "Scan {number}")
_ROWS = {
    "arrived": QT_TRANSLATE_NOOP("scanner_panels", "What arrived"),
    "kind": QT_TRANSLATE_NOOP("scanner_panels", "What it is"),
    "length": QT_TRANSLATE_NOOP("scanner_panels", "Characters"),
    "gaps": QT_TRANSLATE_NOOP("scanner_panels", "Pauses in ms, longest / mean"),
    "before": QT_TRANSLATE_NOOP("scanner_panels", "Before the code"),
    "behind": QT_TRANSLATE_NOOP("scanner_panels", "Behind the code"),
    "ending": QT_TRANSLATE_NOOP("scanner_panels", "Ended by"),
    "read": QT_TRANSLATE_NOOP("scanner_panels", "Read as a scan"),
}
_ICON = 40


class SampleTable(QFrame):
    """What arrived, masked where it may be a payment code. A place that is empty says so by a dash."""

    def __init__(self, theme: Theme, places: int) -> None:
        super().__init__()
        self.setObjectName("scanner_samples")
        self.setProperty("layer", "card")
        self._cells: list[dict[str, TextLabel]] = []
        grid = QGridLayout(self)
        theme.space(grid, margin=1, sides=2, gap=0)
        theme.follow(lambda: grid.setHorizontalSpacing(theme.px(2 * SPACE)))
        grid.setColumnStretch(0, 5)
        for row in range(len(_ROWS) + 1):
            grid.setRowStretch(row, 1)
        for row, (name, said) in enumerate(_ROWS.items(), 1):
            caption = TextLabel(theme, f"scan_{name}_caption", Type.BODY, lines=0, tone="soft")
            caption.tell(said)
            grid.addWidget(caption, row, 0)
        for column in range(1, places + 1):
            self._column(theme, grid, column)
        self.show_samples([], None)

    def show_samples(self, samples: Sequence[Sample], settings: Settings | None) -> None:
        """As many scans as there are, judged by `settings`."""
        for place, cells in enumerate(self._cells):
            said = _said(samples[place], settings) if place < len(samples) and settings else {}
            for name, cell in cells.items():
                cell.tell(said.get(name, "–"))

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._describe()

    def _column(self, theme: Theme, grid: QGridLayout, column: int) -> None:
        grid.setColumnStretch(column, 4)
        head = TextLabel(theme, f"scan_{column}", Type.BODY, lines=0, bold=True)
        head.tell(_SCAN.filled(number=str(column)))
        grid.addWidget(head, 0, column)
        self._cells.append({name: TextLabel(theme, f"scan_{column}_{name}", Type.BODY, lines=0) for name in _ROWS})
        for row, cell in enumerate(self._cells[-1].values(), 1):
            grid.addWidget(cell, row, column)
        self._describe()

    def _describe(self) -> None:
        """A cell alone would not tell a screen reader what it is about."""
        for number, cells in enumerate(self._cells, 1):
            for name, cell in cells.items():
                cell.setAccessibleDescription(f"{say(_SCAN.filled(number=str(number)))}: {say(_ROWS[name])}")


def _said(sample: Sample, settings: Settings) -> dict[str, Sentence | str]:
    return {
        "arrived": words.signs(sample.shown) or words.NOTHING,
        "kind": words.kind_of(sample),
        "length": str(len(sample.code)),
        "gaps": f"{max(sample.gaps)} / {sample.mean_ms}" if sample.gaps else "–",
        "before": words.signs(sample.before) or words.NOTHING,
        "behind": words.signs(sample.behind) or words.NOTHING,
        "ending": words.ending_of(sample),
        "read": words.YES if sample.read(settings) else words.NO,
    }


class VerdictPanel(QFrame):
    """A drawing, a word and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scanner_verdict_panel")
        self._theme = theme
        self._telling: words.Telling | None = None
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._word = TextLabel(theme, "scanner_verdict", Type.LEAD, bold=True)
        self._advice = TextLabel(theme, "scanner_advice", Type.BODY, lines=0)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        theme.space(grid, margin=1, sides=2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._word, 0, 1)
        grid.addWidget(self._advice, 1, 1)
        theme.follow(self._redraw)

    def tell(self, telling: words.Telling, advice: str) -> bool:
        """Shows it; whether that is something else than before."""
        before = (self._telling, self._advice.text())
        self._telling = telling
        restyle(self, role=telling.role.value)
        self._word.tell(telling.word)
        self._advice.tell(advice)
        self._redraw()
        return before != (telling, advice)

    def _redraw(self) -> None:
        side = self._theme.px(_ICON)
        role, icon = (self._telling.role, self._telling.icon) if self._telling else (Role.NEUTRAL, "scan")
        self._icon.setFixedSize(side, side)
        self._icon.setPixmap(drawing(icon, self._theme.palette.roles[role].ink, side, self.devicePixelRatioF()))
