from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from pos_app.desktop.native_keys import is_modifier, key_place, reading, us_text
from pos_app.scanner.strokes import Kind

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(
    key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE, *, scan_code: int = 0, virtual_key: int = 0
) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, virtual_key, 0, text)


@pytest.mark.parametrize(("scan_code", "digit"), list(zip(range(10, 20), "1234567890", strict=True)))
def test_x11_keycodes_10_to_19_are_the_digits_whatever_the_layout(scan_code: int, digit: str) -> None:
    assert us_text(press(Qt.Key.Key_Ampersand, "&", scan_code=scan_code), "linux") == digit


@pytest.mark.parametrize(("virtual_key", "digit"), list(zip(range(48, 58), "0123456789", strict=True)))
def test_windows_virtual_keys_48_to_57_are_the_digits_where_no_scan_code_comes(virtual_key: int, digit: str) -> None:
    assert us_text(press(Qt.Key.Key_Ampersand, "&", virtual_key=virtual_key), "win32") == digit


@pytest.mark.parametrize(
    ("place", "plain", "shifted"),
    [(2, "1", "!"), (13, "=", "+"), (16, "q", "Q"), (27, "]", "}"), (41, "`", "~"), (43, "\\", "|"), (44, "z", "Z"),
     (53, "/", "?"), (57, " ", " ")],
)  # fmt: skip
def test_each_place_has_its_us_characters_on_windows_and_eight_higher_on_x11(
    place: int, plain: str, shifted: str
) -> None:
    for platform, offset in (("win32", 0), ("linux", 8)):
        assert us_text(press(Qt.Key.Key_A, "x", scan_code=place + offset), platform) == plain
        assert us_text(press(Qt.Key.Key_A, "x", SHIFT, scan_code=place + offset), platform) == shifted


def test_caps_lock_does_not_reach_the_us_reading() -> None:
    assert us_text(press(Qt.Key.Key_A, "A", scan_code=38), "linux") == "a"


def test_places_are_not_known_on_macos_nor_for_keys_without_one() -> None:
    assert us_text(press(Qt.Key.Key_1, "1", scan_code=10), "darwin") == ""
    assert us_text(press(Qt.Key.Key_1, "1"), "linux") == ""
    assert us_text(press(Qt.Key.Key_1, "1"), "win32") == ""


def test_alt_gr_is_not_on_a_us_keyboard() -> None:
    alt_gr = press(Qt.Key.Key_At, "@", CONTROL | ALT, scan_code=16)
    assert reading(alt_gr, "win32") == (Kind.CHAR, "@", "")


@pytest.mark.parametrize(
    ("scan_code", "control"), [(56, "\x02"), (54, "\x03"), (35, "\x1d")]
)  # Ctrl+B, Ctrl+C, Ctrl+]: STX, ETX, GS
def test_control_characters_of_scanners_are_part_of_a_code(scan_code: int, control: str) -> None:
    assert reading(press(Qt.Key.Key_B, control, CONTROL, scan_code=scan_code), "linux") == (
        Kind.CHAR,
        control,
        control,
    )


def test_control_and_a_digit_make_no_character() -> None:
    assert reading(press(Qt.Key.Key_1, "", CONTROL, scan_code=10), "linux") == (Kind.OTHER, "", "")


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (press(Qt.Key.Key_Return, "\r"), "\r"),
        (press(Qt.Key.Key_Enter, "\r"), "\r"),
        (press(Qt.Key.Key_Tab, "\t"), "\t"),
        (press(Qt.Key.Key_J, "\n", CONTROL, scan_code=44), "\n"),
        (press(Qt.Key.Key_M, "\r", CONTROL), "\r"),
    ],
)
def test_enter_tab_and_line_feeds_end_a_code(event: QKeyEvent, text: str) -> None:
    assert reading(event, "linux") == (Kind.END, text, "")


@pytest.mark.parametrize(
    "event",
    [
        press(Qt.Key.Key_Backspace, "\b", scan_code=22),
        press(Qt.Key.Key_Escape, "\x1b", scan_code=9),
        press(Qt.Key.Key_Delete, "\x7f", scan_code=119),
        press(Qt.Key.Key_F1, scan_code=67),
        press(Qt.Key.Key_Left, scan_code=113),
        press(Qt.Key.Key_P, "p", ALT, scan_code=33),
    ],
)
def test_named_keys_and_alt_are_no_part_of_a_code(event: QKeyEvent) -> None:
    assert reading(event, "linux") == (Kind.OTHER, "", "")


def test_a_dead_key_counts_by_its_place() -> None:
    assert reading(press(Qt.Key.Key_Dead_Acute, "", scan_code=21), "linux") == (Kind.CHAR, "", "=")


def test_a_key_is_found_again_by_its_place_or_else_by_its_name() -> None:
    assert key_place(press(Qt.Key.Key_A, "a", scan_code=38)) == 38
    assert key_place(press(Qt.Key.Key_A, "a")) == Qt.Key.Key_A.value


def test_shift_is_a_modifier_and_a_letter_is_none() -> None:
    assert is_modifier(press(Qt.Key.Key_Shift, modifiers=SHIFT))
    assert not is_modifier(press(Qt.Key.Key_A, "a"))
