"""The scanner's page over the real key filter: keys come as the platform brings them, with times of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from pos_app.domain.money import Money
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import HKD

ALIPAY = "281234567890123456"
ARTICLE = "4891028164395"
NAMES = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}
NONE = Qt.KeyboardModifier.NoModifier
CELLS = ("arrived", "kind", "length", "gaps", "before", "behind", "ending", "read")


class Keyboard:
    """Presses keys at times of the platform's; behind `rest` the window has seen that a scan is over."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.ms = 1_000_000

    def press(self, key: Qt.Key, text: str, gap_ms: int) -> None:
        self.ms += gap_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NONE, 0, 0, 0, text)
            event.setTimestamp(self.ms)
            QCoreApplication.sendEvent(self.counter.window.windowHandle(), event)

    def send(self, text: str, gap_ms: int = 5, first_gap_ms: int = 2_000) -> None:
        """Keys in a row, a scan or typing, as their gaps will have it."""
        for at, char in enumerate(text):
            key = NAMES.get(char, Qt.Key(ord(char.upper()) if char.isprintable() else Qt.Key.Key_unknown))
            self.press(key, char, gap_ms if at else first_gap_ms)

    def command(self, key: Qt.Key, gap_ms: int = 2_000) -> None:
        self.press(key, "", gap_ms)

    def rest(self) -> None:
        page = self.counter.window.scanner
        self.counter.until(lambda: not page._recorder.is_open and not self.counter.app.keys._decoder.is_open)


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[Counter]:
    made = Counter(qtbot)
    made.window.activateWindow()
    made.until(made.window.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def keyboard(counter: Counter) -> Keyboard:
    return Keyboard(counter)


@pytest.fixture
def page(counter: Counter, keyboard: Keyboard) -> Keyboard:
    """The keyboard, with the page open."""
    open_page(counter)
    return keyboard


def open_page(counter: Counter) -> None:
    counter.click("menu")
    counter.click("scanner_test")
    assert counter.text("scanner_title") == "Scanner"


def scan_on(page: Keyboard, *texts: str, gap_ms: int = 5) -> None:
    for text in texts:
        page.send(text, gap_ms)
        page.rest()


def column(counter: Counter, number: int) -> dict[str, str]:
    return {name: counter.text(f"scan_{number}_{name}") for name in CELLS}


def everything_said(window: QWidget) -> str:
    widgets = window.findChildren(QWidget)
    said = [part for one in widgets for part in (one.accessibleName(), one.accessibleDescription(), one.toolTip())]
    return "\n".join([*said, *(label.text() for label in window.findChildren(QLabel)), window.windowTitle()])


# --- what is shown ---


def test_three_scans_fill_the_places_and_a_verdict_is_given(counter: Counter, page: Keyboard) -> None:
    assert counter.text("scanner_advice") == "Scan 3 more."
    scan_on(page, f"\x02]Q1{WECHAT}\x03\r", ARTICLE + "\t")
    assert counter.text("scanner_advice") == "Scan 1 more."
    scan_on(page, "P26052904264000100000001\r")
    assert column(counter, 1) == {
        "arrived": "13••••6789", "kind": "WeChat Pay", "length": "18", "gaps": "5 / 5", "before": "<STX>]Q1",
        "behind": "<ETX>", "ending": "Enter", "read": "Yes",
    }  # fmt: skip
    assert (column(counter, 2)["arrived"], column(counter, 2)["ending"]) == (ARTICLE, "Tab")
    assert column(counter, 3)["kind"] == "Receipt number"
    assert counter.text("scanner_verdict") == "Works"
    assert not counter.find("scanner_use").isEnabled()


def test_no_payment_code_is_said_anywhere(counter: Counter, page: Keyboard) -> None:
    scan_on(page, WECHAT + "\r", "~" + ALIPAY + "\r", "987654321098765432\r")
    said = everything_said(counter.window)
    assert "13••••6789" in said
    assert "28••••3456" in said
    for code in (WECHAT, ALIPAY, "987654321098765432"):
        assert not any(code[at : at + 5] in said for at in range(len(code) - 4))


def test_a_cell_says_what_it_is_about(counter: Counter, page: Keyboard) -> None:
    assert counter.find("scan_2_gaps").accessibleDescription() == "Scan 2: Pauses in ms, longest / mean"
    counter.app.change({"language": "zh_CN"})
    counter.until(lambda: counter.find("scan_2_kind").accessibleDescription() == "第 2 次扫码: 类型")


def test_typing_is_told_from_scans_and_changes_nothing(counter: Counter, page: Keyboard) -> None:
    scan_on(page, WECHAT + "\r")
    page.send("12.50\r", gap_ms=120)
    page.rest()
    assert counter.text("scanner_verdict") == "Typed, not scanned"
    assert column(counter, 2)["arrived"] == "–"
    assert counter.text("scanner_title") == "Scanner"
    scan_on(page, WECHAT + "\r")
    assert counter.text("scanner_advice") == "Scan 1 more."
    page.command(Qt.Key.Key_Escape)
    page.command(Qt.Key.Key_Escape)
    assert counter.text("amount") == "0.00"


def test_a_fourth_scan_begins_again(counter: Counter, page: Keyboard) -> None:
    scan_on(page, *[WECHAT + "\r"] * 3, ARTICLE + "\r")
    assert (column(counter, 1)["arrived"], column(counter, 2)["arrived"]) == (ARTICLE, "–")
    counter.click("scanner_again")
    assert column(counter, 1)["arrived"] == "–"


def test_readings_of_a_serial_scanner_are_shown_without_gaps(counter: Counter, page: Keyboard) -> None:
    counter.window.scanner.serial_read("~" + WECHAT + "\r\n")
    assert (column(counter, 1)["arrived"], column(counter, 1)["gaps"]) == ("13••••6789", "–")
    assert column(counter, 1)["before"] == "~"
    counter.window.scanner.serial_read("~" + ALIPAY + "\r\n")
    counter.window.scanner.serial_read("~" + ARTICLE + "\r\n")
    counter.click("scanner_use")
    assert counter.saved["scanner_prefix"] == "~"


def test_what_is_said_follows_the_language(counter: Counter, page: Keyboard) -> None:
    scan_on(page, *[f"~{code}\r" for code in (WECHAT, ALIPAY, ARTICLE)])
    counter.app.change({"language": "zh_HK"})
    counter.until(lambda: "碼前 ~" in counter.text("scanner_advice"))
    assert column(counter, 1)["ending"] == "Enter"
    assert column(counter, 3)["kind"] == "貨品條碼"


# --- what is charged ---


@pytest.mark.parametrize("leave", ["esc", "back", "menu", "history"])
def test_a_scan_on_the_page_charges_nothing_and_one_after_leaving_does(
    counter: Counter, keyboard: Keyboard, leave: str
) -> None:
    keyboard.send("12.50", 120)
    keyboard.rest()
    open_page(counter)
    scan_on(keyboard, WECHAT + "\r")
    assert column(counter, 1)["kind"] == "WeChat Pay"
    assert counter.till.asked == []
    if leave == "esc":
        keyboard.command(Qt.Key.Key_Escape)
    elif leave == "menu":
        keyboard.command(Qt.Key.Key_F10)
    else:
        counter.click({"back": "scanner_back", "history": "history"}[leave])
    scan_on(keyboard, ALIPAY + "\r")
    [(verb, request)] = counter.till.asked
    assert (verb, request.amount, str(request.code)) == ("pay", Money(1_250, HKD), "Alipay …3456")


def test_what_was_scanned_is_forgotten_when_the_page_is_left(counter: Counter, page: Keyboard) -> None:
    scan_on(page, *[f"~{code}\r" for code in (WECHAT, ALIPAY, ARTICLE)])
    page.command(Qt.Key.Key_Escape)
    assert counter.window.scanner._samples == []
    assert "3456" not in everything_said(counter.window)
    open_page(counter)
    assert counter.text("scanner_advice") == "Scan 3 more."
    assert not counter.find("scanner_use").isEnabled()


def test_closing_the_window_forgets_it_too(counter: Counter, page: Keyboard) -> None:
    scan_on(page, WECHAT + "\r")
    counter.window.close()
    assert counter.window.scanner._samples == []


def test_the_end_of_a_slow_scan_presses_nothing(counter: Counter, page: Keyboard) -> None:
    button = counter.find("scanner_back")
    button.setFocus()
    counter.until(button.hasFocus)
    for ending in ("\r", "\t", " "):
        scan_on(page, WECHAT + ending, gap_ms=90)
        assert button.hasFocus()
    assert counter.text("scanner_title") == "Scanner"
    page.send(" ")
    assert counter.find("language_zh_hk").isVisible()


def test_the_rest_of_a_scan_that_began_on_the_page_reaches_no_amount(counter: Counter, page: Keyboard) -> None:
    page.send(WECHAT[:8], 90)
    page.command(Qt.Key.Key_Escape, 10)
    page.command(Qt.Key.Key_Escape, 10)
    page.send(WECHAT[8:] + "\r", 90, first_gap_ms=90)
    page.send("7")
    page.rest()
    assert (counter.text("amount"), counter.till.asked) == ("7.00", [])


def test_a_scan_that_began_before_the_page_was_opened_is_shown_there(counter: Counter, keyboard: Keyboard) -> None:
    keyboard.send("12.50", 120)
    keyboard.rest()
    keyboard.send(WECHAT[:8])
    open_page(counter)
    keyboard.send(WECHAT[8:] + "\r", first_gap_ms=5)
    assert column(counter, 1)["kind"] == "WeChat Pay"
    assert (counter.till.asked, counter.text("scanner_title")) == ([], "Scanner")


def test_typing_that_nothing_told_to_be_over_does_not_keep_a_scan_from_the_page(
    counter: Counter, keyboard: Keyboard
) -> None:
    keyboard.send("12", 120)
    counter.app.keys._silence.stop()  # as if the window had no time for it
    open_page(counter)
    scan_on(keyboard, WECHAT + "\r")
    assert column(counter, 1)["kind"] == "WeChat Pay"
    assert counter.till.asked == []


def test_a_scan_into_another_window_of_ours_is_the_pages_too(counter: Counter, page: Keyboard, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    counter.until(other.isActiveWindow)
    scan_on(page, WECHAT + "\r")
    counter.scan(ALIPAY)  # by no keys at all, such as the training phone's
    assert (column(counter, 1)["arrived"], column(counter, 2)["arrived"]) == ("13••••6789", "28••••3456")
    assert counter.till.asked == []


def test_a_minimised_page_takes_no_keys(counter: Counter, page: Keyboard) -> None:
    counter.window.showMinimized()
    counter.until(counter.window.isMinimized)
    page.send("45", 120)
    assert counter.window.counter.entry.text == "45"


def test_keys_with_commands_work_on_the_page(counter: Counter, page: Keyboard) -> None:
    page.command(Qt.Key.Key_F11)
    assert counter.window.isFullScreen()


# --- what is learned ---


def test_a_slow_scanner_with_a_prefix_is_learned_and_a_sale_works_then(counter: Counter, keyboard: Keyboard) -> None:
    keyboard.send("12.50", 130)
    keyboard.rest()
    scan_on(keyboard, f"~{WECHAT}\r", gap_ms=90)
    assert counter.till.asked == []
    keyboard.command(Qt.Key.Key_Escape)
    open_page(counter)
    scan_on(keyboard, f"~{WECHAT}\r", f"~{ALIPAY}\r", f"~{ARTICLE}\r", gap_ms=90)
    assert counter.text("scanner_verdict") == "Works with other settings"
    assert "before the code ~ · pauses of up to 110 ms" in counter.text("scanner_advice")
    counter.click("scanner_use")
    assert counter.saved == {"scanner_prefix": "~", "scanner_suffix": "", "scanner_gap_ms": 110}
    assert counter.text("scanner_verdict") == "Works"
    assert "before the code ~" in counter.text("scanner_in_use")
    keyboard.command(Qt.Key.Key_Escape)
    keyboard.command(Qt.Key.Key_Escape)
    keyboard.send("12.50", 130)
    keyboard.rest()
    scan_on(keyboard, f"~{WECHAT}\r", gap_ms=90)
    [(_, request)] = counter.till.asked
    assert (request.amount, str(request.code)) == (Money(1_250, HKD), "WeChat Pay …6789")


def test_usual_settings_come_back(counter: Counter, page: Keyboard) -> None:
    assert not counter.find("scanner_usual").isEnabled()
    counter.app.change({"scanner_prefix": "~", "scanner_gap_ms": 90})
    counter.click("scanner_usual")
    assert counter.saved == {"scanner_prefix": "", "scanner_suffix": "", "scanner_gap_ms": 55}
    assert counter.text("scanner_in_use") == "Settings in use: the usual ones"
    assert not counter.find("scanner_usual").isEnabled()


def test_what_is_wrong_is_said_with_what_to_do(counter: Counter, page: Keyboard) -> None:
    scan_on(page, *[code + "\r" for code in (WECHAT, ALIPAY, WECHAT)], gap_ms=200)
    assert counter.text("scanner_verdict") == "Not right yet"
    assert "delay between characters to 0" in counter.text("scanner_advice")
    assert column(counter, 1)["read"] == "No"


def test_nothing_jumps_while_scans_come(counter: Counter, page: Keyboard) -> None:
    def places() -> dict[str, object]:
        inside = counter.window.scanner.findChildren(QWidget)
        return {one.objectName(): one.geometry() for one in inside if one.objectName()}

    before = places()
    for text in (WECHAT, "~" + ALIPAY, ARTICLE):
        scan_on(page, text + "\r", gap_ms=90)
        QApplication.processEvents()
        assert places() == before
