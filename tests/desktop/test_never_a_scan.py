"""What people do at the keyboard is never taken for a scan: it arrives where it was typed, whole and in order."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.keyboards import CONTROL, LAYOUTS, NONE, PRESS, RELEASE, Keyboard
from tests.desktop.scanning import ScannedCounter, scanned_counter

FAST_MS = 66  # 15 keys a second
KEYPAD = Qt.KeyboardModifier.KeypadModifier
PAD_CODES = dict(zip("7894561230.", [79, 80, 81, 83, 84, 85, 87, 88, 89, 90, 91], strict=True))


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[ScannedCounter]:
    with scanned_counter(qtbot) as made:
        yield made


def in_field(counter: ScannedCounter, name: str) -> None:
    if name == "search":
        counter.window.toggle_history()
    counter.find(name).setFocus()
    assert counter.find(name).hasFocus()


def jittery(chance: random.Random, keys: int) -> list[int]:
    """Arrivals up to 30 ms late, each for itself: some gaps are as short as a scanner's, their mean is not."""
    late = [chance.randint(0, 30) for _ in range(keys + 1)]
    return [FAST_MS + late[at + 1] - late[at] for at in range(keys)]


def nothing_was_scanned(counter: ScannedCounter) -> bool:
    return counter.completed == [] and counter.till.asked == []


def test_amounts_typed_at_fifteen_keys_a_second_are_amounts(counter: ScannedCounter) -> None:
    chance = random.Random(1)
    for _ in range(40):
        typed = "+".join(f"{chance.randint(1, 9999)}.{chance.randint(0, 99):02}" for _ in range(6))
        counter.strike(Keyboard().strokes(typed), jittery(chance, len(typed)))
        counter.fall_silent()
        assert counter.window.counter.entry.text == typed
        counter.window.escape()
    assert nothing_was_scanned(counter)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["reference", "search"])
def test_words_typed_at_fifteen_keys_a_second_are_words(counter: ScannedCounter, name: str, layout: str) -> None:
    in_field(counter, name)
    chance = random.Random(2)
    signs = "".join(char for char in "".join(LAYOUTS[layout].plain) if char not in LAYOUTS[layout].dead)
    for _ in range(10):
        typed = "".join(chance.choices(signs, k=60))
        keyboard = Keyboard(LAYOUTS[layout], believed=LAYOUTS[layout])
        counter.strike(keyboard.strokes(typed), jittery(chance, len(typed)))
        counter.fall_silent()
        assert counter.find(name).text() == typed
        counter.find(name).clear()
    assert nothing_was_scanned(counter)


@pytest.mark.parametrize("is_flagged", [True, False])
@pytest.mark.parametrize("gap_ms", [25, 33, 50])
def test_a_held_key_repeats_and_is_no_scan(counter: ScannedCounter, gap_ms: int, *, is_flagged: bool) -> None:
    """X11 does not flag every repeat: the releases between may be missing, too."""
    in_field(counter, "reference")
    for at in range(50):
        counter.pause(gap_ms if at else 500)
        counter.send(QKeyEvent(PRESS, Qt.Key.Key_7, NONE, 16, 0x37, 0, "7", is_flagged and at > 0))
        if is_flagged:
            counter.send(QKeyEvent(RELEASE, Qt.Key.Key_7, NONE, 16, 0x37, 0, "7", True))
    counter.fall_silent()
    assert counter.find("reference").text() == "7" * 50
    assert nothing_was_scanned(counter)


def test_a_held_digit_fills_the_amount_and_is_no_scan(counter: ScannedCounter) -> None:
    counter.strike(Keyboard().strokes("8" * 50), [500] + [33] * 49)
    counter.fall_silent()
    assert counter.window.counter.entry.text == "8" * 50
    assert nothing_was_scanned(counter)


def test_backspace_held_behind_digits_takes_them_back(counter: ScannedCounter) -> None:
    counter.type_keys("123456", FAST_MS)
    for at in range(4):
        counter.pause(33 if at else 300)
        counter.send(QKeyEvent(PRESS, Qt.Key.Key_Backspace, NONE, 22, 0xFF08, 0, "\b", at > 0))
    counter.fall_silent()
    assert counter.window.counter.entry.text == "12"


def test_a_pasted_code_is_a_text(counter: ScannedCounter) -> None:
    QApplication.clipboard().setText("281234567890123456")
    in_field(counter, "reference")
    counter.type_keys("no 7 ", FAST_MS)
    counter.pause(40)
    for kind in (PRESS, RELEASE):
        counter.send(QKeyEvent(kind, Qt.Key.Key_V, CONTROL, 55, 0x76, 4, "\x16"))
    counter.fall_silent()
    assert counter.find("reference").text() == "no 7 281234567890123456"
    assert nothing_was_scanned(counter)


def test_the_numeric_pad_types_the_amount_and_its_enter_confirms(counter: ScannedCounter) -> None:
    chance = random.Random(3)
    for typed in ("128.50", "12345678.90", "7"):
        for sign, gap in zip(typed, jittery(chance, len(typed)), strict=True):
            counter.pause(gap)
            key = Qt.Key.Key_Period if sign == "." else Qt.Key(ord(sign))
            for kind in (PRESS, RELEASE):
                counter.send(QKeyEvent(kind, key, KEYPAD, PAD_CODES[sign], 0xFFB0, 16, sign))
        counter.pause(FAST_MS)
        counter.send(QKeyEvent(PRESS, Qt.Key.Key_Enter, KEYPAD, 104, 0xFF8D, 16, "\r"))
        counter.fall_silent()
        assert counter.window.counter.entry.text == typed
        assert counter.window.counter.sale.armed
        counter.window.escape()
    assert nothing_was_scanned(counter)


@pytest.mark.parametrize(("name", "typed"), [("amount", "1128.50+7"), ("reference", "table 7 by the door")])
def test_keys_typed_while_the_window_was_blocked_arrive_as_typing(
    counter: ScannedCounter, name: str, typed: str
) -> None:
    if name == "reference":
        in_field(counter, name)
    counter.pause(1_000)
    window = counter.window.windowHandle()

    def block() -> None:
        for stroke in Keyboard().strokes(typed):
            for event in (*stroke.before, stroke.press, stroke.release, *stroke.after):
                QCoreApplication.postEvent(window, event.clone())
        counter.block(800)

    QTimer.singleShot(0, block)
    counter.until(lambda: counter.keys._stamps._stalls.blocked_ms == 800)
    QCoreApplication.sendPostedEvents()
    counter.fall_silent()
    held = counter.window.counter.entry.text if name == "amount" else counter.find(name).text()
    assert held == typed
    assert nothing_was_scanned(counter)
