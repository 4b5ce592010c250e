"""Typing a PIN, and the pauses after wrong ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.desktop.pin_entry import FIRST_PAUSE_MS, LONGEST_PAUSE_MS, PinEntry, Tries

START = 1_000_000


def typed(text: str) -> PinEntry:
    entry = PinEntry()
    for key in text:
        entry.press(key)
    return entry


def test_digits_are_taken_in_their_order_and_are_gone_then() -> None:
    entry = typed("0042")
    assert (entry.complete, entry.take().reveal(), entry.typed) == (True, "0042", 0)


def test_backspace_takes_the_last_and_clear_takes_all() -> None:
    entry = typed("12345")
    entry.press("backspace")
    assert entry.snapshot() is not None
    entry.press("6")
    assert entry.take().reveal() == "12346"
    entry = typed("12")
    entry.press("clear")
    entry.press("backspace")
    assert entry.typed == 0


def test_three_digits_are_not_enough_and_a_ninth_is_not_taken() -> None:
    assert not typed("123").complete
    assert typed("123456789").take().reveal() == "12345678"


@given(st.text())
def test_only_digits_count_and_none_is_ever_shown(text: str) -> None:
    entry = typed(text)
    wanted = "".join(sign for sign in text if sign in "0123456789")[:8]
    assert repr(entry) == f"PinEntry({len(wanted)} digits)"
    assert entry.take().reveal() == wanted


def test_scan_is_taken_back() -> None:
    entry = typed("12")
    put_back = entry.snapshot()
    entry.press("9")
    put_back()
    assert entry.take().reveal() == "12"


def test_fifth_wrong_pin_makes_a_pause_that_doubles_up_to_a_quarter_of_an_hour() -> None:
    tries, now, pauses = Tries(), START, []
    for _ in range(20):
        tries.wrong(now)
        pauses.append(max(0, tries.until - now))
        assert tries.paused(now) is bool(pauses[-1])
        now = max(now, tries.until)
        assert not tries.paused(now)
    assert pauses[:8] == [0, 0, 0, 0, FIRST_PAUSE_MS, 2 * FIRST_PAUSE_MS, 4 * FIRST_PAUSE_MS, 8 * FIRST_PAUSE_MS]
    assert pauses[-1] == LONGEST_PAUSE_MS


def test_right_pin_forgets_the_wrong_ones() -> None:
    tries = Tries()
    for _ in range(4):
        tries.wrong(START)
    tries.right()
    for _ in range(4):
        tries.wrong(START)
    assert not tries.paused(START)
