"""In every scene: nothing that a user reads or hears is left in English, and Tab leads everywhere and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from pos_app import __version__
from pos_app.desktop.translation import LANGUAGE_NAMES
from pos_app.domain.money import CURRENCIES
from pos_app.domain.pay_type_table import ELSEWHERE, WALLET_NAMES
from pos_app.domain.status_codes import SUPPORT
from tests.desktop.keyboard_walk import begin, can_be_reached, jumps, names, walk
from tests.screens.scenes import all_scenes
from tests.screens.stage import Stage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# What is the same in all languages: names, keys, numbers, what the shop itself wrote.
_NAMES = (*WALLET_NAMES.values(), *ELSEWHERE.values(), *CURRENCIES, *LANGUAGE_NAMES.values())
_KEYS = ("Esc", "Enter", "Backspace", r"Ctrl\+[PZ]", r"F\d\d?", r"Tab\b")
_NUMBERS = (r"[PR]\d{23}", r"\d[\d,.:]*", "QFPay", re.escape(SUPPORT), re.escape(__version__))
_WRITTEN = ("Harbour Tea House", "Anna", r"Table \d", "WXYZ", "seen in the portal: paid", "Honeywell 1950")
# Paths, devices, keys that scanners send, what stands in a file of settings.
_PLACES = (r"~?/[\w./-]+", r"usb-[\w-]+", r"<[A-Z]{2,3}>", r"(profiles\.)?shop(\.currency)?", "volume")
# What QFPay and the network call things.
_HOSTS = (r"https://[\w.-]+", r"openapi[\w.-]+\.com", "tls")
_ACCOUNT = ("SHA256", "MD5", "Asia/Hong_Kong", "app_code", "client_key", "mchid")
# What programs and systems call themselves and their faults.
_SYSTEMS = ("Python", "Qt", r"Linux \S+ x86_64", "SecretService Keyring", "Segmentation fault", "UTC", r"[\d-]{10}")
_SIGNS = (r"[\s…·•●–−×,.+%C/<>#()]",)
_WORDS = [
    *map(re.escape, sorted(_NAMES, key=len, reverse=True)),
    *_KEYS,
    *_SYSTEMS,
    *_NUMBERS,
    *_WRITTEN,
    *_HOSTS,
    *_ACCOUNT,
    *_PLACES,
    *_SIGNS,
]
SAME_EVERYWHERE = re.compile("|".join(_WORDS))
_TRANSLATED = re.compile("⟦[^⟧]*⟧")
_READ = ("text", "placeholderText", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription")


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
    qapp.installTranslator(translator)
    QApplication.processEvents()
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture(scope="module", params=all_scenes())
def stage(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Stage]:
    """Every scene, opened once for all that is asked of it."""
    made = all_scenes()[request.param].open()
    yield made
    made.close()


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """What is read on a widget and what a screen reader hears of it, each with its kind."""
    for kind in _READ:
        value = widget.property(kind)
        if isinstance(value, str) and not (kind == "text" and isinstance(widget, QLineEdit)):
            yield kind, value
    if widget.isWindow():
        yield "windowTitle", widget.windowTitle()
    if isinstance(widget, QTableWidget):
        for column in range(widget.columnCount()):
            header = widget.horizontalHeaderItem(column)
            yield from [] if header is None else [(f"column {column}", header.text())]
            yield from ((f"cell {row} {column}", widget.item(row, column).text()) for row in range(widget.rowCount()))
    if isinstance(widget, QListWidget):
        yield from ((f"row {row}", widget.item(row).text()) for row in range(widget.count()))


def left_english(*windows: QWidget) -> dict[str, str]:
    """Texts with words that no translation made, by control and kind."""
    shown = [one for window in windows for one in (window, *window.findChildren(QWidget)) if one.isVisible()]
    return {
        f"{widget.objectName() or type(widget).__name__}: {kind}": text
        for widget in shown
        for kind, text in texts(widget)
        if SAME_EVERYWHERE.sub("", _TRANSLATED.sub("", text)).strip()
    }


def test_brackets_are_a_language_and_words_outside_of_them_are_found(qtbot: QtBot, brackets: Brackets) -> None:
    label = QLabel("plain words")
    qtbot.addWidget(label)
    label.show()
    assert left_english(label) == {"QLabel: text": "plain words"}
    label.setText(brackets.translate("test", "{count} payments to check").format(count="3"))
    assert label.text() == "3⟦ payments to check⟧"
    assert left_english(label) == {}


def test_every_text_is_translatable_and_follows_the_language_at_once(stage: Stage, brackets: Brackets) -> None:
    assert left_english(*{stage.window, stage.shown}) == {}


def test_tab_reaches_every_control_in_the_order_of_reading_and_leads_back(stage: Stage) -> None:
    for window in {stage.window, stage.shown}:
        if window.objectName() == "customer_display":
            continue  # nobody has a keyboard there
        begin(window)
        stops = walk(Qt.Key.Key_Tab)
        assert sorted(names(stops)) == can_be_reached(window)
        assert jumps(stops) == []
        begin(window)
        assert names(walk(Qt.Key.Key_Backtab)) == names(stops)[::-1]
