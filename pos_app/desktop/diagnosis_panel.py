"""What a check of the credentials proved, and what may be wrong, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from pos_app.desktop.announcing import announce
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import Role, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence
    from pos_app.qfpay.diagnosis import Diagnosis

_IN_ORDER = QT_TRANSLATE_NOOP("diagnosis_panel", "Look at these, in this order:")
_BESIDES = QT_TRANSLATE_NOOP("diagnosis_panel", "Beside that:")
_HEADLINE = 2
_ALONE = 7
"""Lines of a sentence that has the panel for itself."""


class DiagnosisPanel(QFrame):
    """Says a diagnosis, or one sentence of what goes on. Its letters shrink all together where there is much to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("diagnosis")
        self.setProperty("layer", "card")
        self._headline = TextLabel(theme, "diagnosis_headline", Type.BODY, bold=True, lines=_HEADLINE)
        self._text = TextLabel(theme, "diagnosis_text", lines=0)
        column = QVBoxLayout(self)
        theme.space(column, margin=2)
        column.addWidget(self._headline)
        column.addWidget(self._text, 1)
        for label in (self._headline, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)

    def tell(self, sentence: Sentence | None, role: Role = Role.NEUTRAL) -> None:
        """One sentence, or nothing."""
        self._say(sentence, None, role)

    def show_diagnosis(self, diagnosis: Diagnosis, headline: Sentence | None = None) -> None:
        """Everything that it says; `headline` in place of its own."""
        order = (_BESIDES if diagnosis.works else _IN_ORDER,) if diagnosis.suspects else ()
        suspects = [
            joined(f"{place}.", suspect.text, suspect.advice) for place, suspect in enumerate(diagnosis.suspects, 1)
        ]
        role = (Role.CAUTION if suspects else Role.GOOD) if diagnosis.works else Role.BAD
        parts = [joined(*lines, by="\n") for lines in (diagnosis.proven, (*order, *suspects)) if lines]
        self._say(headline or diagnosis.headline, joined(*parts, by="\n\n"), role)

    def _say(self, headline: Sentence | None, text: Sentence | None, role: Role) -> None:
        self._headline.take_lines(_HEADLINE if text else _ALONE)
        restyle(self._headline, mark=role.value)
        self._headline.tell(headline)
        self._text.tell(text)
        if headline is not None:
            announce(self, f"{self._headline.said} {self._text.said}")
