"""The amount, the lines it was added up from, and the shop's reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.fields import Field
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import Type
from pos_app.desktop.views import Icon
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.desktop.views import CounterView

_REFERENCE = QT_TRANSLATE_NOOP("amount_panel", "Reference (optional)")
_UNDO = QT_TRANSLATE_NOOP("amount_panel", "Undo")
_MAX_REFERENCE = 60


class AmountPanel(QFrame):
    """Shows; the keys that change the amount are handled by the counter, whatever has the focus."""

    reference_edited = Signal(str)
    undo_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("layer", "card")
        self._currency = TextLabel(theme, "currency", Type.TITLE, natural=True, tone="soft")
        self._amount = TextLabel(theme, "amount", Type.AMOUNT, lines=0, bold=True)
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._typed = TextLabel(theme, "typed", Type.LEAD, end=True, tone="soft")
        self._typed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._undo = PressButton(theme, "undo", kind="flat", icon=Icon.UNDO)
        self._undo.tell(_UNDO, "Ctrl+Z")
        self._undo.clicked.connect(self.undo_pressed)
        self._reference = Field(theme, "reference", _REFERENCE)
        self._reference.setMaxLength(_MAX_REFERENCE)
        self._reference.textChanged.connect(self.reference_edited)
        figure = QHBoxLayout()
        theme.space(figure, gap=2)
        figure.addWidget(self._currency, 0, Qt.AlignmentFlag.AlignVCenter)
        figure.addWidget(self._amount, 1)
        layout = QVBoxLayout(self)
        theme.space(layout, margin=2, gap=1)
        lines = QHBoxLayout()
        theme.space(lines, gap=2)
        lines.addWidget(self._undo)
        lines.addWidget(self._typed, 1)
        layout.addLayout(figure, 5)
        layout.addLayout(lines, 2)
        layout.addWidget(self._reference)

    def show_view(self, view: CounterView) -> None:
        """Shows the amount of the sale at hand."""
        self._currency.tell(view.currency)
        self._amount.tell(view.amount)
        self._typed.tell(view.typed)
        restyle(self._typed, tone="" if view.objection else "soft", mark="bad" if view.objection else "")
        self._undo.setEnabled(view.undoable)
        self._reference.setEnabled(view.reference_usable)

    def show_reference(self, reference: str) -> None:
        """Shows the reference of another sale."""
        if self._reference.text() != reference:
            self._reference.setText(reference)
