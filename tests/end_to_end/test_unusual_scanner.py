"""A scanner as slow as a person, with a sign before each code: typing at first, a scanner once it was learned."""

from __future__ import annotations

from tests.end_to_end.desk import KEYCODE_OF_DIGIT, RETURN, Desk, counter
from tests.end_to_end.shop import Shop

CODES = ("130000000000000100", "281234567890123456", "149876543210987654")


def scan_slowly(desk: Desk, code: str) -> None:
    """About 90 ms between two keys."""
    desk.press("numbersign", *(KEYCODE_OF_DIGIT[digit] for digit in code), RETURN, gap_ms=90)


def test_a_slow_scanner_with_a_prefix_is_learned_and_then_sells(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("12.50")
        scan_slowly(small_desk, CODES[0])
        small_desk.wait_for_text("typed", f"12.50{CODES[0]}")
        small_desk.press("Escape", "F10")
        small_desk.click("scanner_test")
        small_desk.wait_for_text("scanner_advice", "Scan 3 more.")
        for number, code in enumerate(CODES, 1):
            scan_slowly(small_desk, code)
            small_desk.wait_for_text(f"scan_{number}_arrived", f"{code[:2]}••••{code[-4:]}")
        small_desk.wait_for_text("scanner_verdict", "Works with other settings")
        assert "before the code #" in small_desk.text_of("scanner_advice")
        small_desk.click("scanner_use")
        small_desk.wait_for_text("scanner_in_use", "before the code #")
        small_desk.press("Escape", "Escape")
        assert small_shop.journal() == []
        small_desk.type_slowly("12.50")
        small_desk.wait_for_text("amount", "12.50")
        scan_slowly(small_desk, CODES[0])
        small_desk.wait_for_text("result", "PAID")

    [payment] = small_shop.journal()
    assert (payment["state"], payment["amount"]) == ("paid", 1250)
    settings = (small_shop.data_dir / "settings.toml").read_text("utf-8")
    assert 'scanner_prefix = "#"' in settings
    assert "scanner_gap_ms = " in settings
