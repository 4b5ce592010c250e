"""Scans and typing as they come to a window. Times are set by a clock of the test, keys by real Qt events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pos_app.desktop.key_filter import KeyFilter, monotonic_ms
from pos_app.desktop.plain_line_edit import PlainLineEdit
from pos_app.scanner.strokes import KeyStroke, learned

CODE = "281234567890123456"
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAMES = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Clock:
    """Stands still but when told."""

    def __init__(self) -> None:
        self.ms = 10_000

    def __call__(self) -> int:
        return self.ms


class Desk:
    """A window, its keyboard and its scanner; `amount` is what the window makes of keys that no widget wants."""

    def __init__(self, clock: Clock, keys: KeyFilter, window: QWidget) -> None:
        self.clock, self.keys, self.window = clock, keys, window
        self.scans: list[str] = []
        self.amount = ""
        keys.scan_completed.connect(self.scans.append)

    def show(self, qtbot: QtBot, *widgets: QWidget) -> None:
        layout = QVBoxLayout(self.window)
        for widget in widgets:
            layout.addWidget(widget)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        widgets[0].setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is widgets[0])

    def pause(self, ms: int) -> None:
        """`ms` in which the window only waits."""
        loop = QEventLoop()
        self.keys._stamps.waiting()
        self.clock.ms += ms
        QTimer.singleShot(0, loop.quit)
        loop.exec()

    def key(self, event: QKeyEvent) -> None:
        QCoreApplication.sendEvent(self.window.windowHandle(), event)

    def press(self, char: str, gap_ms: int, *, scan_code: int = 0, stamp: int = 0, repeat: bool = False) -> None:
        """Press and release of one key, as the platform hands them to the window."""
        self.pause(gap_ms)
        key = NAMES.get(char, Qt.Key(ord(char.upper()) if char.isascii() else Qt.Key.Key_unknown))
        for kind in (PRESS, RELEASE):
            event = QKeyEvent(kind, key, SHIFT if char.isupper() else NONE, scan_code, 0, 0, char, repeat)
            event.setTimestamp(stamp)
            self.key(event)

    def scan(self, text: str, gap_ms: int = 5, first_gap_ms: int = 1_000) -> None:
        for at, char in enumerate(text):
            self.press(char, gap_ms if at else first_gap_ms)

    def type(self, text: str, gap_ms: int = 120) -> None:
        for char in text:
            self.press(char, gap_ms)

    def fall_silent(self, qtbot: QtBot, until: Callable[[], bool]) -> None:
        self.pause(1_000)
        qtbot.waitUntil(until)

    def count_digits(self) -> None:
        """The window itself takes digits, as the counter's amount does."""

        def typed(event: QKeyEvent) -> bool:
            self.amount += event.text() if event.text().isdigit() else ""
            return event.text().isdigit()

        def remember() -> Callable[[], None]:
            amount = self.amount
            return lambda: setattr(self, "amount", amount)

        self.keys.typing_keys, self.keys.snapshots = typed, remember


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    clock = Clock()
    keys = KeyFilter(qapp, now_ms=clock)
    window = QWidget()
    qtbot.addWidget(window)
    yield Desk(clock, keys, window)
    keys.uninstall()
    keys.deleteLater()


@pytest.mark.parametrize("ending", ["\r", "\t", "\r\t"])
def test_a_scan_is_read_once_and_leaves_the_field_as_it_was(desk: Desk, qtbot: QtBot, ending: str) -> None:
    field = QLineEdit("table 12")
    desk.show(qtbot, field, QPushButton("Pay"))
    field.setSelection(8, -2)
    desk.scan(CODE + ending)
    assert desk.scans == [CODE]
    assert (field.text(), field.selectedText(), field.cursorPosition()) == ("table 12", "12", 6)
    assert field.hasFocus()


def test_a_scan_that_nothing_ends_is_read_after_silence(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit("table 12")
    desk.show(qtbot, field)
    field.setCursorPosition(3)
    desk.scan(CODE)
    assert desk.scans == []
    desk.fall_silent(qtbot, lambda: desk.scans == [CODE])
    assert (field.text(), field.cursorPosition(), field.hasSelectedText()) == ("table 12", 3, False)


def test_a_forward_selection_comes_back(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit("table 12")
    desk.show(qtbot, field)
    field.setSelection(0, 5)
    desk.scan(CODE + "\r")
    assert (field.text(), field.selectedText(), field.cursorPosition()) == ("table 12", "table", 5)


def test_typing_reaches_the_field_at_once(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    desk.type("12.50", 66)
    assert field.text() == "12.50"
    desk.fall_silent(qtbot, lambda: not desk.keys._decoder.is_open)
    assert (field.text(), desk.scans) == ("12.50", [])


def test_a_spin_box_keeps_its_number(desk: Desk, qtbot: QtBot) -> None:
    box = QSpinBox(maximum=10**9)
    box.setValue(7)
    desk.show(qtbot, box)
    desk.scan(CODE + "\r")
    assert (box.value(), box.text(), desk.scans) == (7, "7", [CODE])


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_a_field_that_nobody_may_change_stands_a_scan(
    desk: Desk, qtbot: QtBot, field: type[QLineEdit | QPlainTextEdit]
) -> None:
    shown = field("paid", readOnly=True)
    desk.show(qtbot, shown)
    shown.selectAll()
    desk.scan(CODE + "\r")
    selected = shown.selectedText() if isinstance(shown, QLineEdit) else shown.textCursor().selectedText()
    assert (selected, desk.scans) == ("paid", [CODE])


def test_fast_words_reach_a_text_at_once(desk: Desk, qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    desk.show(qtbot, edit)
    desk.type("to b", 45)
    assert edit.toPlainText() == "to b"


def test_digits_typed_behind_a_scan_that_nothing_ends_reach_the_field(desk: Desk, qtbot: QtBot) -> None:
    code = "134567890123456789"
    field = QLineEdit("keep ")
    desk.show(qtbot, field)
    desk.scan(code)
    desk.type("45", 100)
    desk.fall_silent(qtbot, lambda: field.text() == "keep 45")
    assert desk.scans == [code]


@pytest.mark.parametrize("kind", [QPlainTextEdit, QTextEdit])
def test_a_text_keeps_words_and_selection(desk: Desk, qtbot: QtBot, kind: type[QPlainTextEdit | QTextEdit]) -> None:
    edit = kind()
    edit.setPlainText("why\nnot")
    desk.show(qtbot, edit)
    edit.selectAll()
    desk.scan(CODE + "\r")
    assert edit.toPlainText() == "why\nnot"
    assert edit.textCursor().selectedText() == "why\u2029not"
    assert desk.scans == [CODE]


def test_a_combo_box_keeps_text_and_choice(desk: Desk, qtbot: QtBot) -> None:
    editable, fixed = QComboBox(editable=True), QComboBox()
    editable.addItems(["a", "b"])
    fixed.addItems(["none", "1 or 2", "280"])
    desk.show(qtbot, editable, fixed)
    desk.scan(CODE + "\r")
    fixed.setFocus()
    desk.scan(CODE + "\r")
    assert (editable.currentText(), fixed.currentText(), desk.scans) == ("a", "none", [CODE, CODE])


def test_a_list_keeps_its_row(desk: Desk, qtbot: QtBot) -> None:
    view = QListView()
    model = QStringListModel(["one", "280", "281"], view)
    view.setModel(model)
    desk.show(qtbot, view)
    view.setCurrentIndex(model.index(0, 0))
    desk.scan(CODE + "\r")
    assert (view.currentIndex().row(), desk.scans) == (0, [CODE])


def test_a_list_without_rows_stands_a_scan(desk: Desk, qtbot: QtBot) -> None:
    desk.show(qtbot, QListView())
    desk.scan(CODE + "\r")
    assert desk.scans == [CODE]


def test_a_widget_with_a_model_of_its_own_is_asked_for_its_snapshot(desk: Desk, qtbot: QtBot) -> None:
    class Pad(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.digits = "5"

        def keyPressEvent(self, event: QKeyEvent) -> None:
            self.digits += event.text()

        def scan_snapshot(self) -> Callable[[], None]:
            digits = self.digits
            return lambda: setattr(self, "digits", digits)

    pad = Pad()
    desk.show(qtbot, pad)
    desk.type("1", 300)
    desk.scan(CODE + "\r")
    assert (pad.digits, desk.scans) == ("51", [CODE])


@pytest.mark.parametrize("text", ["A B C D E F G\r", CODE + "\r"])
def test_no_scan_presses_a_button(desk: Desk, qtbot: QtBot, text: str) -> None:
    button, clicks = QPushButton("Refund", autoDefault=True), []
    button.clicked.connect(lambda: clicks.append(desk.scans.copy()))
    desk.show(qtbot, button)
    desk.scan(text)
    assert clicks == []


@pytest.mark.parametrize("key", [" ", "\r"])
def test_space_and_enter_press_a_button_at_once_where_nothing_fast_went_before(
    desk: Desk, qtbot: QtBot, key: str
) -> None:
    button, clicks = QPushButton("Refund", autoDefault=True), []
    button.clicked.connect(lambda: clicks.append(1))
    desk.show(qtbot, button)
    desk.type("1" + key, 66)
    assert clicks == [1]


def test_a_key_that_was_part_of_a_scan_presses_a_button_again(desk: Desk, qtbot: QtBot) -> None:
    button, clicks = QPushButton("Cancel"), []
    button.clicked.connect(lambda: clicks.append(1))
    desk.show(qtbot, button)
    desk.scan("AB CD EF GH")
    desk.press(" ", 1_000)
    assert (clicks, desk.scans) == ([1], ["AB CD EF GH"])


def test_space_behind_a_fast_key_presses_a_button_after_silence_and_once(desk: Desk, qtbot: QtBot) -> None:
    button, clicks = QPushButton("Cancel"), []
    button.clicked.connect(lambda: clicks.append(1))
    desk.show(qtbot, button)
    desk.press("1", 1_000)
    desk.press(" ", 20)
    assert clicks == []
    desk.fall_silent(qtbot, lambda: clicks == [1])
    assert not button.isDown()


def test_space_held_when_a_scan_begins_presses_its_button_before_the_scan_counts(desk: Desk, qtbot: QtBot) -> None:
    button, clicks = QPushButton("Cancel"), []
    button.clicked.connect(lambda: clicks.append(desk.scans.copy()))
    desk.show(qtbot, button)
    desk.press("1", 1_000)
    desk.press(" ", 50)
    desk.scan(CODE + "\r", first_gap_ms=90)
    assert (clicks, desk.scans) == ([[]], [CODE])


def test_enter_behind_fast_keys_acts_after_silence(desk: Desk, qtbot: QtBot) -> None:
    field, entered = QLineEdit(), []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    desk.show(qtbot, field)
    desk.scan("12.50\r", gap_ms=0)
    assert (field.text(), entered) == ("12.50", [])
    desk.fall_silent(qtbot, lambda: entered == ["12.50"])


def test_a_held_key_whose_window_is_gone_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    dialog = QDialog(desk.window)
    QTest.keyClicks(dialog, "1")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.deleteLater()
    desk.fall_silent(qtbot, lambda: not desk.keys._decoder.is_open)
    assert desk.scans == []


def test_each_press_counts_once_though_it_passes_many_widgets(desk: Desk, qtbot: QtBot) -> None:
    inner = QWidget()
    inner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    desk.count_digits()
    desk.show(qtbot, inner)
    seen: list[str] = []
    desk.keys.typing_keys = lambda event: bool(seen.append(event.text()))
    desk.type("12345678\r", 70)
    assert "".join(seen) == "12345678\r"


def test_clicks_of_a_test_are_typing(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    QTest.keyClicks(field, "128")
    QTest.keyClick(desk.window.windowHandle(), "4")
    assert field.text() == "1284"


def test_the_window_has_a_key_before_the_field_and_may_keep_it(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.count_digits()
    desk.show(qtbot, field)
    desk.type("1a2")
    assert (desk.amount, field.text()) == ("12", "a")


@pytest.mark.parametrize("border", [60, 120, 900])
def test_a_scan_right_behind_the_amount_leaves_the_amount(desk: Desk, qtbot: QtBot, border: int) -> None:
    pad = QPushButton("7")
    desk.count_digits()
    desk.show(qtbot, pad)
    desk.type("1250", 110)
    desk.scan(CODE + "\r", first_gap_ms=border)
    desk.type("3")
    assert (desk.amount, desk.scans) == ("12503", [CODE])


def test_a_scan_is_read_from_the_keys_where_the_layout_is_french(desk: Desk, qtbot: QtBot) -> None:
    french = dict(zip("1234567890", "&é\"'(-è_çà", strict=True))
    field = QLineEdit()
    desk.show(qtbot, field)
    desk.press("&", 500, scan_code=10)
    assert field.text() == "&"
    for at, digit in enumerate(CODE):
        desk.press(french[digit], 5 if at else 500, scan_code="1234567890".index(digit) + 10)
    desk.press("\r", 5, scan_code=36)
    assert (field.text(), desk.scans) == ("&", [CODE])


def test_shift_is_no_stroke_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    code = "hQVDUFYwM" * 3
    field = QLineEdit()
    desk.show(qtbot, field)
    for char in code:
        desk.key(QKeyEvent(PRESS, Qt.Key.Key_Shift, NONE, 50, 0, 0))
        desk.press(char, 5)
        desk.key(QKeyEvent(RELEASE, Qt.Key.Key_Shift, SHIFT, 50, 0, 0))
    desk.press("\r", 5)
    assert (field.text(), desk.scans) == ("", [code])


def test_a_line_feed_behind_the_enter_of_a_scan_does_nothing(desk: Desk, qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    desk.show(qtbot, edit)
    desk.scan(CODE + "\r")
    desk.pause(5)
    desk.key(QKeyEvent(PRESS, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier, 44, 0, 0, "\n"))
    assert (edit.toPlainText(), desk.scans) == ("", [CODE])


def test_no_shortcut_and_no_mnemonic_fires(desk: Desk, qtbot: QtBot) -> None:
    fired: list[str] = []
    button = QPushButton("&Refund")
    button.clicked.connect(lambda: fired.append("mnemonic"))
    shortcut = QShortcut(QKeySequence("F1"), desk.window)
    shortcut.activated.connect(lambda: fired.append("shortcut"))
    desk.show(qtbot, QLineEdit(), button)
    seen: list[int] = []
    desk.keys.typing_keys = lambda event: bool(seen.append(event.key()))
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_F1)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert (fired, seen) == ([], [Qt.Key.Key_F1, Qt.Key.Key_R])


def test_a_held_key_is_no_scan(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    desk.press("7", 500)
    for at in range(40):
        desk.press("7", 30 if at else 250, repeat=True)
    desk.fall_silent(qtbot, lambda: not desk.keys._decoder.is_open)
    assert (field.text(), desk.scans) == ("7" * 41, [])


def test_keys_typed_while_the_window_was_blocked_are_no_scan(desk: Desk, qtbot: QtBot) -> None:
    field, entered = QLineEdit(), []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    desk.show(qtbot, field)
    desk.pause(1_000)

    def block() -> None:
        for char in "1128.50\r":
            key = NAMES.get(char, Qt.Key(ord(char)))
            QCoreApplication.postEvent(desk.window.windowHandle(), QKeyEvent(PRESS, key, NONE, char))
        desk.clock.ms += 800

    QTimer.singleShot(0, block)
    qtbot.waitUntil(lambda: field.text() != "")
    desk.fall_silent(qtbot, lambda: entered == ["1128.50"])
    assert desk.scans == []


def test_a_window_blocked_amid_a_scan_does_not_cut_it(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    desk.scan(CODE[:7])
    QTimer.singleShot(0, lambda: setattr(desk.clock, "ms", desk.clock.ms + 700))
    qtbot.waitUntil(lambda: desk.keys._stamps._stalls.blocked_ms == 700)
    desk.keys._listen_to_silence()
    for char in CODE[7:] + "\r":
        desk.press(char, 1)
    assert (field.text(), desk.scans) == ("", [CODE])


def test_the_platforms_own_times_tell_typing_from_a_scan(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    for at, char in enumerate("1128505"):
        desk.press(char, 0, stamp=1_000 + 70 * at)
    desk.fall_silent(qtbot, lambda: not desk.keys._decoder.is_open)
    assert (field.text(), desk.scans) == ("1128505", [])


def test_platform_times_that_stand_still_are_not_believed(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    for char in "1128505":
        desk.press(char, 70, stamp=1_000)
    desk.fall_silent(qtbot, lambda: not desk.keys._decoder.is_open)
    assert (field.text(), desk.scans) == ("1128505", [])


def test_a_scan_is_read_while_a_typed_key_keeps_a_dialog_open(desk: Desk, qtbot: QtBot) -> None:
    field, loop = QLineEdit(), QEventLoop()
    desk.show(qtbot, field)

    def typed(event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_F9:
            return False
        QTimer.singleShot(0, lambda: (desk.scan(CODE + "\r"), loop.quit()))
        loop.exec()
        return True

    desk.keys.typing_keys = typed
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_F9)
    assert (field.text(), desk.scans) == ("", [CODE])


def test_a_scan_is_read_while_another_scan_keeps_a_dialog_open(desk: Desk, qtbot: QtBot) -> None:
    field, loop = QLineEdit("keep"), QEventLoop()
    desk.show(qtbot, field)

    def ask(text: str) -> None:
        if text == CODE:
            QTimer.singleShot(0, lambda: (desk.scan("00" + CODE[2:] + "\r"), loop.quit()))
            loop.exec()

    desk.keys.scan_completed.connect(ask)
    desk.scan(CODE)
    desk.press("7", 1_000)  # it comes before the timer could tell of the silence, and ends the scan
    assert desk.scans == [CODE, "00" + CODE[2:]]
    assert field.text() == "keep7"


def test_three_hundred_scans_are_read_none_lost_none_twice(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit("keep")
    desk.show(qtbot, field)
    codes = [f"28{number:016}" for number in range(300)]
    for at, code in enumerate(codes):
        desk.scan(code + "\r", gap_ms=at % 51, first_gap_ms=150 + at)
    assert (field.text(), desk.scans) == ("keep", codes)


def test_settings_that_change_amid_a_scan_count_from_the_next_one_on(desk: Desk, qtbot: QtBot) -> None:
    desk.show(qtbot, QLineEdit())
    desk.scan("~" + CODE)
    desk.keys.configure(learned(prefix="~"))
    desk.press("\r", 5)
    desk.scan("~" + CODE + "\r")
    assert desk.scans == ["~" + CODE, CODE]


def test_a_slow_scanner_is_heard_to_its_end(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit("keep ")
    desk.show(qtbot, field)
    desk.keys.configure(learned(150))
    desk.scan(CODE, gap_ms=140)
    desk.fall_silent(qtbot, lambda: desk.scans == [CODE])
    assert field.text() == "keep "


def test_a_key_that_the_listener_takes_does_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    heard: list[KeyStroke] = []
    desk.keys.listener = lambda stroke: stroke.text != "x" and not heard.append(stroke)
    desk.scan(CODE + "\r", gap_ms=7)
    desk.type("x")
    assert (desk.scans, field.text()) == ([], "x")
    assert "".join(stroke.text for stroke in heard) == CODE + "\r"
    assert {right.at_ms - left.at_ms for left, right in pairwise(heard)} == {7}


def test_a_scan_that_has_begun_is_none_of_the_listeners(desk: Desk, qtbot: QtBot) -> None:
    desk.show(qtbot, QLineEdit())
    desk.scan(CODE[:9])
    desk.keys.listener = lambda _stroke: True
    desk.scan(CODE[9:] + "\r", first_gap_ms=5)
    assert desk.scans == [CODE]


def test_without_the_filter_keys_go_their_own_way(qapp: QApplication, qtbot: QtBot) -> None:
    keys = KeyFilter(qapp)
    keys.uninstall()
    field = QLineEdit()
    qtbot.addWidget(field)
    QTest.keyClicks(field, CODE)
    assert field.text() == CODE


def test_the_real_clock_counts_milliseconds(qtbot: QtBot) -> None:
    before = monotonic_ms()
    qtbot.wait(20)
    assert 20 <= monotonic_ms() - before < 5_000


def test_a_plain_line_edit_keeps_input_methods_out(qtbot: QtBot) -> None:
    edit = PlainLineEdit("abc")
    qtbot.addWidget(edit)
    assert edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    assert edit.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "abc"
    assert isinstance(edit, QObject)


def test_equal_digits_in_one_millisecond_belong_to_the_scan_though_qt_calls_them_repeats(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.count_digits()
    desk.show(qtbot, QPushButton("7"))
    desk.type("12")
    code = "130000000000000300"
    for at, digit in enumerate(code):
        desk.press(digit, 0 if at else 1_000, repeat=at > 0 and digit == code[at - 1])
    desk.press("\r", 0)
    assert (desk.scans, desk.amount) == ([code], "12")


def test_a_key_comes_through_two_filters_once(desk: Desk, qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    desk.show(qtbot, field)
    another = KeyFilter(qapp, now_ms=desk.clock)
    desk.type("12")
    another.uninstall()
    assert field.text() == "12"
