"""The amount pad's memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.desktop.amount_entry import AmountEntry
from pos_app.domain.money import Money, currency

HKD = currency("HKD")
JPY = currency("JPY")


def typed(keys: str, *, cents: bool = False, unit: str = "HKD") -> AmountEntry:
    entry = AmountEntry(currency(unit), cents=cents)
    for key in keys:
        entry.type(key)
    return entry


@pytest.mark.parametrize(
    ("keys", "minor"),
    [("128.50", 12850), ("12.50+116", 12850), ("5", 500), (".5", 50), ("12.", 1200), ("1+2+3", 600), ("0.01", 1)],
)
def test_lines_add_up(keys: str, minor: int) -> None:
    entry = typed(keys)
    assert (entry.total, entry.problem) == (Money(minor, HKD), None)


def test_an_unfinished_line_shows_the_sum_so_far_and_is_a_problem() -> None:
    entry = typed("12.50+")
    assert entry.unfinished
    assert entry.total == Money(1250, HKD)
    assert "plus sign" in str(entry.problem)
    assert entry.objection is None


def test_enter_ends_the_lines() -> None:
    entry = typed("12.50+")
    entry.finish()
    assert (entry.unfinished, entry.problem) == (False, None)


def test_what_was_typed_is_kept_exactly() -> None:
    entry = typed("012.505")
    assert (entry.text, entry.shown) == ("012.505", "012.505")
    assert entry.total is None
    assert "decimals" in str(entry.objection)


def test_lines_are_shown_apart() -> None:
    assert typed("12.50+116").shown == "12.50 + 116"
    assert typed("12.50+").shown == "12.50 +"


@pytest.mark.parametrize("keys", ["", "0", "0.", "0.0"])
def test_an_amount_that_is_only_begun_is_no_reason_to_complain(keys: str) -> None:
    entry = typed(keys)
    assert entry.total is None
    assert entry.problem is not None
    assert entry.objection is None


@pytest.mark.parametrize("keys", ["+", "++", "x", "²", "٣"])
def test_keys_that_mean_nothing_are_not_taken(keys: str) -> None:
    entry = AmountEntry(HKD)
    assert not any(entry.type(key) for key in keys)
    assert entry.text == ""


def test_one_plus_and_one_point_a_line() -> None:
    assert typed("1.2.5++3..4").text == "1.25+3.4"


def test_cents_style_fills_up_from_the_smallest_unit() -> None:
    entry = typed("1250+11600", cents=True)
    assert entry.total == Money(12850, HKD)
    assert entry.shown == "12.50 + 116.00"
    assert not entry.type(".")


def test_a_currency_without_minor_unit_has_no_point() -> None:
    entry = typed("128", unit="JPY")
    assert not entry.type(".")
    assert entry.total == Money(128, JPY)


@pytest.mark.parametrize(("cents", "text"), [(False, "5+20"), (True, "5+2000")])
def test_a_quick_amount_is_a_line_of_its_own(cents: bool, text: str) -> None:
    entry = typed("5", cents=cents)
    entry.add(Money(2_000, HKD))
    assert entry.text == text


def test_a_quick_amount_completes_an_unfinished_line() -> None:
    entry = typed("5+")
    entry.add(Money(2_000, HKD))
    assert entry.text == "5+20"


def test_backspace_clear_and_undo() -> None:
    entry = typed("12")
    assert entry.backspace()
    assert entry.text == "1"
    assert entry.clear()
    assert not entry.clear()
    assert not entry.backspace()
    assert entry.undo()
    assert entry.text == "1"
    assert entry.undo()
    assert entry.text == "12"
    assert entry.undo()
    assert entry.text == ""
    assert not entry.undo()
    assert not entry.can_undo


def test_undo_takes_a_mistyped_line_back_as_a_whole() -> None:
    entry = typed("12.50+116")
    assert entry.undo()
    assert entry.text == "12.50"
    assert entry.undo()
    assert entry.text == ""


def test_undo_takes_back_one_quick_amount_at_a_time() -> None:
    entry = typed("5")
    entry.add(Money(2_000, HKD))
    entry.add(Money(1_250, HKD))
    assert entry.text == "5+20+12.50"
    entry.undo()
    assert entry.text == "5+20"
    entry.undo()
    assert entry.text == "5"


def test_what_is_typed_after_an_undo_is_a_step_of_its_own() -> None:
    entry = typed("12+5")
    entry.undo()
    for key in "34":
        entry.type(key)
    assert entry.text == "1234"
    entry.undo()
    assert entry.text == "12"


def test_undo_knows_nothing_of_keys_that_were_a_scan() -> None:
    entry = typed("12.50")
    put_back = entry.snapshot()
    for key in "28123":
        entry.type(key)
    entry.clear()
    put_back()
    assert entry.text == "12.50"
    entry.undo()
    assert entry.text == ""
    assert not entry.can_undo


# --- an amount to begin with ---


def fixed(minor: int = 3_000, *, cents: bool = False) -> AmountEntry:
    return AmountEntry(HKD, cents=cents, start=Money(minor, HKD))


@pytest.mark.parametrize(
    ("minor", "cents", "text"), [(3_000, False, "30"), (1_250, False, "12.50"), (3_000, True, "3000")]
)
def test_an_amount_to_begin_with_can_be_charged_at_once(minor: int, cents: bool, text: str) -> None:
    entry = fixed(minor, cents=cents)
    assert (entry.text, entry.total, entry.can_undo) == (text, Money(minor, HKD), False)


@pytest.mark.parametrize(("keys", "text"), [("4", "4"), ("45", "45"), (".5", "0.5"), ("+5", "30+5")])
def test_the_first_digit_replaces_it_and_plus_adds_to_it(keys: str, text: str) -> None:
    entry = fixed()
    for key in keys:
        entry.type(key)
    assert entry.text == text
    entry.undo()
    assert entry.text == "30"


def test_a_quick_amount_adds_to_it() -> None:
    entry = fixed()
    entry.add(Money(2_000, HKD))
    assert entry.total == Money(5_000, HKD)


def test_restarting_brings_it_back_and_the_next_digit_replaces_it_again() -> None:
    entry = fixed()
    entry.type("7")
    assert entry.restart()
    assert entry.text == "30"
    entry.type("9")
    assert entry.text == "9"
    assert not AmountEntry(HKD).restart()


def test_clearing_leaves_nothing_of_it() -> None:
    entry = fixed()
    assert entry.clear()
    assert entry.total is None


def test_too_much_is_objected_to_and_kept() -> None:
    entry = typed("99999999999")
    assert entry.total is None
    assert "several payments" in str(entry.objection)


def test_the_pad_has_an_end() -> None:
    assert len(typed("1" * 500).text) <= 60


@given(st.text("0123456789.+", max_size=70), st.booleans())
def test_any_keys_end_in_a_total_or_a_problem(keys: str, cents: bool) -> None:
    entry = typed(keys, cents=cents)
    assert entry.problem is not None or entry.total is not None
    assert entry.total is None or entry.total.minor > 0


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=5))
def test_both_styles_say_the_same(lines: list[int]) -> None:
    decimal = typed("+".join(Money(line, HKD).plain() for line in lines))
    cents = typed("+".join(str(line) for line in lines), cents=True)
    if len(decimal.text) < 60:
        assert decimal.total == cents.total == Money(sum(lines), HKD)


@given(st.text("0123456789.+", max_size=40))
def test_undo_takes_everything_back(keys: str) -> None:
    entry = typed(keys)
    while entry.undo():
        pass
    assert entry.text == ""
