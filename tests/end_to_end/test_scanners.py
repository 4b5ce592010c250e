"""Scans reach the real program whatever the keyboard's layout, Caps Lock and input method say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.input_method import chinese, what_an_ordinary_field_gets
from tests.end_to_end.shop import Shop
from tests.end_to_end.test_counter_window import fresh_code

LAYOUTS = {"us": 2, "fr": 5, "de": 10, "ru": 20}
"""With the gaps of the scanner, in ms. Its identifier `]C1` is `$C&` on French keys, `+C1` on German ones."""


@contextmanager
def layout(desk: Desk, name: str) -> Iterator[None]:
    desk.use_layout(name)
    try:
        yield
    finally:
        desk.use_layout("us")


@contextmanager
def caps_lock(desk: Desk) -> Iterator[None]:
    desk.press("Caps_Lock")
    try:
        yield
    finally:
        desk.press("Caps_Lock")


def sell(desk: Desk, amount: int, raw: str, gap_ms: int) -> None:
    """Types an amount, goes into the reference, scans there: paid."""
    desk.type_slowly(str(amount))
    desk.click("reference")
    until("the reference has the focus", lambda: desk.controls()["reference"]["focused"])
    desk.scan(raw, gap_ms)
    until(f"{amount} is paid", lambda: says_paid(desk.controls(), amount))


def says_paid(controls: dict[str, dict[str, Any]], amount: int) -> bool:
    """Whether the window says so of this amount."""
    return controls["result"]["name"].startswith("PAID") and f"HKD {amount}.00" in controls["detail"]["name"]


def is_paid(shop: Shop, amounts: list[int]) -> bool:
    """One charge for each amount, in the gateway and in the journal, and no reference."""
    charged = [int(row["txamt"]) for row in shop.ledger() if row["respcd"] == "0000"]
    payments = list(reversed(shop.journal()))
    kept = [payment["amount"] for payment in payments if payment["state"] == "paid"]
    assert [payment.get("reference") or "" for payment in payments] == [""] * len(amounts)
    return sorted(charged) == sorted(kept) == [amount * 100 for amount in amounts]


def test_scans_are_sales_under_any_layout_and_with_caps_lock(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        for nth, (name, gap_ms) in enumerate(LAYOUTS.items(), 1):
            with layout(small_desk, name):
                sell(small_desk, nth, "]C1" + fresh_code("00", nth), gap_ms)
        with caps_lock(small_desk):
            sell(small_desk, 5, "]Q1" + fresh_code("00", 5), 5)
    assert is_paid(small_shop, [1, 2, 3, 4, 5])


def test_scans_are_sales_while_a_chinese_input_method_is_on(small_desk: Desk, small_shop: Shop) -> None:
    with chinese(small_desk) as desk:
        assert what_an_ordinary_field_gets(desk, *"nihao") == "你好"
        with counter(desk, small_shop.data_dir):
            sell(desk, 6, fresh_code("00", 6), 5)
            sell(desk, 7, "]C1" + fresh_code("00", 7), 5)
        assert what_an_ordinary_field_gets(desk, *"nihao") == "你好"
    assert is_paid(small_shop, [6, 7])
