"""Nothing that a user reads or hears is left in English, and a change of language reaches all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from pos_app import __version__
from pos_app.desktop.translation import LANGUAGE_NAMES
from pos_app.domain.money import CURRENCIES
from pos_app.domain.pay_type_table import ELSEWHERE, WALLET_NAMES
from pos_app.domain.status_codes import SUPPORT
from tests.desktop.counter_window import Counter
from tests.desktop.scenes import SCENES, opened, shown

every_scene = pytest.mark.parametrize("scene", SCENES)

# What is the same in all languages.
_NAMES = (*WALLET_NAMES.values(), *ELSEWHERE.values(), *CURRENCIES, *LANGUAGE_NAMES.values(), "Harbour Tea House")
_KEYS = ("Esc", "Enter", "Backspace", r"Ctrl\+P", r"F\d\d?", "Tab")
_NUMBERS = (
    r"[PR]\d{23}",
    r"P1",
    r"\d[\d,.:]*",
    "QFPay",
    "Table 5",
    "seen",
    "WXYZ",
    re.escape(SUPPORT),
    re.escape(__version__),
)
_SIGNS = (r"[\s·,.+%C]", "C")
SAME_EVERYWHERE = re.compile(
    "|".join([*map(re.escape, sorted(_NAMES, key=len, reverse=True)), *_KEYS, *_NUMBERS, *_SIGNS])
)
_TRANSLATED = re.compile("⟦[^⟧]*⟧")


class Brackets(QTranslator):
    """A language in which every word is in brackets; the values to fill in are left outside."""

    def isEmpty(self) -> bool:  # noqa: N802 - as Qt names it
        return False

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str:
        if not context:
            return ""
        return "".join(part if part.startswith("{") else f"⟦{part}⟧" for part in re.split(r"(\{\w+\})", source) if part)


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[Brackets]:
    translator = Brackets()
    yield translator
    qapp.removeTranslator(translator)


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What is read on a widget and what a screen reader hears of it, each with its kind."""
    for kind in (
        "text",
        "placeholderText",
        "toolTip",
        "statusTip",
        "whatsThis",
        "accessibleName",
        "accessibleDescription",
    ):
        value = widget.property(kind)
        if isinstance(value, str) and not (kind == "text" and isinstance(widget, QLineEdit)):
            yield kind, value
    if widget.isWindow():
        yield "windowTitle", widget.windowTitle()
    if isinstance(widget, QTableWidget):
        cells = [(row, column) for row in range(widget.rowCount()) for column in range(widget.columnCount())]
        yield from ((f"cell {row} {column}", widget.item(row, column).text()) for row, column in cells)
    if isinstance(widget, QListWidget):
        yield from ((f"row {row}", widget.item(row).text()) for row in range(widget.count()))


def all_texts(*windows: QWidget) -> dict[str, str]:
    """By control and kind; controls without a name count by their order."""
    found: dict[str, str] = {}
    for place, widget in enumerate(shown(*windows)):
        for kind, text in texts(widget):
            found[f"{widget.objectName() or f'{type(widget).__name__} {place}'}: {kind}"] = text
    return found


def left_english(*windows: QWidget) -> dict[str, str]:
    """Texts with words that no translation made."""
    found = all_texts(*windows)
    return {name: text for name, text in found.items() if SAME_EVERYWHERE.sub("", _TRANSLATED.sub("", text)).strip()}


def windows(counter: Counter) -> list[QWidget]:
    display = counter.app._customer_display()
    counter.qtbot.addWidget(display)
    display.show()
    return [counter.window, display]


def test_brackets_are_a_language(qapp: QApplication, brackets: Brackets, qtbot: QtBot) -> None:
    label = QLabel("plain words")
    qtbot.addWidget(label)
    label.show()
    assert list(left_english(label)) == ["QLabel 0: text"]
    label.setText(Brackets().translate("test", "{count} payments to check").format(count="3"))
    assert label.text() == "3⟦ payments to check⟧"
    assert left_english(label) == {}


@every_scene
def test_every_text_is_translatable(qtbot: QtBot, qapp: QApplication, brackets: Brackets, scene: str) -> None:
    with opened(qtbot, SCENES[scene]) as counter:
        all_windows = windows(counter)
        qapp.installTranslator(brackets)
        QApplication.processEvents()
        assert left_english(*all_windows) == {}


def test_a_change_of_language_reaches_what_is_open(qtbot: QtBot) -> None:
    with opened(qtbot, SCENES["payment of another day"]) as counter:
        assert counter.text("chosen_facts").startswith("29 Apr 2026, 04:26 · WeChat Pay")
        counter.app.translation.choose("zh_HK")
        QApplication.processEvents()
        assert counter.text("chosen_facts").startswith("2026年4月29日 04:26 · WeChat Pay")
        assert counter.find("payments").item(0, 0).text() == "2026年4月29日\n04:26"
        assert counter.text("chosen_state") == "收款成功"
        counter.app.translation.choose("en")
        QApplication.processEvents()
        assert counter.find("payments").item(0, 0).text() == "29 Apr 2026\n04:26"
