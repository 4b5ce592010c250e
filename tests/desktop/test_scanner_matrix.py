"""Scans of every kind at the real window: rhythm, ending, frame, layout, Caps Lock, system, and whatever has the focus.

Gaps, endings and places of the focus are tried in full; the other axes take turns there, and are tried in full with
one place. The filter is the program's own; only its clock and the events are the test's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pos_app.domain.payment import State
from tests.desktop.fakes import a_payment
from tests.desktop.keyboards import FRENCH, GERMAN, LAYOUTS, US, Keyboard
from tests.desktop.scanning import ScannedCounter, scanned_counter
from tests.desktop.test_training_phone import Phone

ALIPAY = "281234567890123456"
WECHAT = "134567890012200789"
UNIONPAY = "hQVDUFYwMabcyzYZ+/0123456789=="
OTHERS = ("987654321098765432", "4006381333931", "P26052904264000100000001", "http://pay.example.test/x?a=1")
PLATFORMS = ("linux", "win32")
FRAMES = ("{}", "]Q1{}", "]C1{}", "\x02{}\x03", "\x02]Q1{}\x03")
ENDS = ("\r", "\t", "\r\n", "")
GAPS: dict[str, Callable[[int, int], list[int]]] = {
    "0 ms": lambda keys, _: [0] * keys,
    "5 ms": lambda keys, _: [5] * keys,
    "20 ms": lambda keys, _: [20] * keys,
    "50 ms": lambda keys, _: [50] * keys,
    "hiccup": lambda keys, nth: [150 if key == nth % (keys - 3) else 8 for key in range(keys)],
}
# As most scanners are: set to a US keyboard, whatever the PC has. And set to the PC's own.
SCANNERS = [(layout, US) for layout in LAYOUTS.values()] + [(FRENCH, FRENCH), (GERMAN, GERMAN)]
PAID, UNSETTLED = "P26052904264000100000001", "P26052904264000100000002"


def _in_window(counter: ScannedCounter) -> None:
    counter.window.setFocus()


def _in_field(counter: ScannedCounter, name: str, text: str) -> None:
    field = counter.find(name)
    counter.until(field.isVisible)
    field.setFocus()
    field.setText(text)
    field.setSelection(len(text) - 1, -2)


def _in_reference(counter: ScannedCounter) -> None:
    _in_field(counter, "reference", "table 12")


def _in_search(counter: ScannedCounter) -> None:
    counter.window.toggle_history()
    _in_field(counter, "search", "table")


def _on_wallet(counter: ScannedCounter) -> None:
    counter.find("wallet_alipay").setFocus(Qt.FocusReason.TabFocusReason)


def _on_key_of_pad(counter: ScannedCounter) -> None:
    counter.find("key_enter").setFocus(Qt.FocusReason.TabFocusReason)


def _on_table(counter: ScannedCounter) -> None:
    counter.window.toggle_history()
    table = counter.find("payments")
    counter.until(lambda: table.rowCount() == 2)
    table.setFocus(Qt.FocusReason.TabFocusReason)


def _in_refund(counter: ScannedCounter) -> None:
    with counter.qtbot.waitSignal(counter.app._reader.opened):
        counter.window.show_payment(PAID, refund=True)
    _in_field(counter, "refund_amount", "12.5")


def _in_verdict(counter: ScannedCounter) -> None:
    with counter.qtbot.waitSignal(counter.app._reader.opened):
        counter.window.show_payment(UNSETTLED)
    if not counter.find("verdict_reason").isVisible():
        counter.click("verdict")
    _in_field(counter, "verdict_reason", "seen by Ann")


def _in_front(counter: ScannedCounter, window: QWidget) -> None:
    window.show()
    window.activateWindow()
    counter.until(lambda: QGuiApplication.focusWindow() is window.windowHandle())


def _in_dialog(counter: ScannedCounter) -> None:
    dialog = counter.window.findChild(QDialog)
    if dialog is None:
        dialog = QDialog(counter.window)
        layout = QVBoxLayout(dialog)
        layout.addWidget(QLineEdit("in a dialog", objectName="asked"))
        dialog.setModal(True)
    _in_front(counter, dialog)
    dialog.findChild(QLineEdit).setFocus()


def _on_phone(counter: ScannedCounter) -> None:
    assert counter.app.phone is not None
    counter.app.phone.open(counter.window.screen())
    _in_front(counter, counter.app.phone)


def _beside_customer(counter: ScannedCounter) -> None:
    if counter.app.customer.display is None:
        counter.app.customer.display = counter.app._customer_display()
        counter.app.customer.display.place_on(QGuiApplication.primaryScreen())
        counter.until(counter.app.customer.display.isVisible)
    _in_front(counter, counter.window)


PLACES = {
    "window": _in_window, "reference": _in_reference, "search": _in_search, "wallet": _on_wallet,
    "pad": _on_key_of_pad, "table": _on_table, "refund": _in_refund, "verdict": _in_verdict, "dialog": _in_dialog,
    "phone": _on_phone, "customer": _beside_customer,
}  # fmt: skip


@pytest.fixture
def platform() -> str:
    """Whose key events come, where a test does not say."""
    return "linux"


@pytest.fixture
def counter(qtbot: QtBot, platform: str) -> Iterator[ScannedCounter]:
    """A counter with an amount typed."""
    payments = a_payment(State.PAID), a_payment(State.NEEDS_ATTENTION, out_trade_no=UNSETTLED)
    with scanned_counter(qtbot, *payments, platform=platform, training_phone=Phone()) as made:
        made.type_keys("12.50")
        made.fall_silent()
        yield made


def scan_once(counter: ScannedCounter, code: str, raw: str, gaps: list[int], keyboard: Keyboard) -> None:
    """Scans `raw`; exactly one payment is asked for, of `code`, and nothing else has changed."""
    before, texts, focus = counter.state(), counter.texts(), QApplication.focusWidget()
    counter.scan_keys(raw, gaps, keyboard)
    counter.fall_silent()
    kind = f"{raw!r}, {keyboard}, gaps {gaps[:5]}"
    assert [text for text, _ in counter.completed] == [code], kind
    [(_, state)] = counter.completed
    assert state == before, kind
    assert counter.take_payment() == (code, 1250), kind
    assert counter.texts() == texts, kind
    assert focus is None or focus.isVisible() or counter.window.isAncestorOf(focus), kind
    counter.completed.clear()


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("place", PLACES)
def test_any_rhythm_and_ending_is_one_sale_whatever_has_the_focus(
    counter: ScannedCounter, place: str, platform: str
) -> None:
    turns = cycle(product(SCANNERS, FRAMES, (False, True), (ALIPAY, WECHAT)))
    for _ in range(list(PLACES).index(place) * 7):
        next(turns)
    for nth, (gaps, end) in enumerate(product(GAPS.values(), ENDS)):
        (layout, believed), frame, caps, code = next(turns)
        PLACES[place](counter)
        raw = frame.format(code) + end
        scan_once(counter, code, raw, gaps(len(raw) - 1, nth), Keyboard(layout, platform, caps, believed))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("code", [WECHAT, UNIONPAY])
def test_any_layout_frame_and_caps_lock_is_one_sale(counter: ScannedCounter, code: str, platform: str) -> None:
    rhythms = cycle(GAPS.values())
    for nth, ((layout, believed), frame, caps) in enumerate(product(SCANNERS, FRAMES, (False, True))):
        if code == UNIONPAY and (platform, caps) == ("win32", True) and believed is not US:
            continue  # Caps Lock shifts digits and signs there: no reading is right, and the code is not one
        _in_reference(counter)
        raw = frame.format(code) + ENDS[nth % 4]
        scan_once(counter, code, raw, next(rhythms)(len(raw) - 1, nth), Keyboard(layout, platform, caps, believed))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_code_of_a_known_wallet_is_read_as_exactly(
    counter: ScannedCounter, text: str, platform: str
) -> None:
    for (layout, believed), frame, caps in product(SCANNERS, FRAMES[:2], (False, True)):
        if caps and believed is not US and not text.isdigit():
            continue  # which letters are meant cannot be told
        _in_reference(counter)
        before = counter.state()
        raw = frame.format(text) + "\r"
        counter.scan_keys(raw, [5] * (len(raw) - 1), Keyboard(layout, platform, caps, believed))
        assert counter.completed == [(text, before)], (raw, layout, caps, believed)
        assert counter.till.asked == []
        counter.completed.clear()
        counter.window.escape()


def test_no_control_that_can_have_the_focus_lets_an_input_method_in(counter: ScannedCounter) -> None:
    """An input method has the keys before any filter: it would swallow a scan's letters."""
    assert counter.app.phone is not None
    counter.window.setFocus()
    widgets = [counter.window, *counter.window.findChildren(QWidget), *counter.app.phone.findChildren(QWidget)]
    reachable = [widget for widget in widgets if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    for widget in reachable:
        asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(widget, asked)
        assert not asked.value(Qt.InputMethodQuery.ImEnabled), widget.objectName()
    assert {"window", "reference", "search", "refund_amount", "verdict_reason", "payments", "wallet_alipay"} <= {
        widget.objectName() for widget in reachable
    }
