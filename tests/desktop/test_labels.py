"""Labels keep their place: what is too long for it shrinks, shows its end, or breaks where it reads well."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.desktop.labels import TextLabel
from pos_app.desktop.theme import Theme
from pos_app.desktop.tokens import Type

SCAN = "請掃顧客的付款碼，或出示二維碼"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    yield made
    made.undress()


def label(qtbot: QtBot, theme: Theme, said: str, width: int, *, lines: int = 2, end: bool = False) -> TextLabel:
    made = TextLabel(theme, "label", Type.LEAD, lines=lines, end=end)
    qtbot.addWidget(made)
    made.resize(width, made.height())
    made.tell(said)
    made.show()
    return made


def wide(made: TextLabel, text: str) -> int:
    return made.fontMetrics().horizontalAdvance(text)


def test_amounts_that_are_too_many_show_their_end_in_letters_that_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    said = " + ".join(["128.50"] * 20)
    made = label(qtbot, theme, said, 300, lines=1, end=True)
    assert made.text().startswith("…")
    assert said.endswith(made.text().removeprefix("…"))
    assert made.font().pixelSize() >= 15
    assert made.said == made.accessibleName() == said


def test_chinese_breaks_where_it_pauses(qtbot: QtBot, theme: Theme) -> None:
    made = label(qtbot, theme, SCAN, 0)
    made.resize(wide(made, SCAN) - 20, made.height())
    assert made.text().split("\n") == ["請掃顧客的付款碼，", "或出示二維碼"]
    assert made.said == SCAN
    made.resize(wide(made, SCAN) + 20, made.height())
    assert made.text() == SCAN


def test_no_line_has_a_single_word_where_the_text_needs_two(qtbot: QtBot, theme: Theme) -> None:
    said = "Thank the customer. Any digit starts the next sale."
    made = label(qtbot, theme, said, 0)
    made.resize(wide(made, said) - 5, made.height())
    assert made.contentsRect().width() < 0.7 * made.width()
    made.resize(wide(made, said) + 5, made.height())
    assert made.contentsRect().width() == made.width()
