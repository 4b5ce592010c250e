"""What a screen reader finds and hears, from outside the process; and a sale without eyes, keys or pointer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import zxingcpp

from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.shop import Shop

Heard = Callable[[], list[dict[str, Any]]]


def hears(heard: Heard, *words: str) -> dict[str, Any]:
    """The first announcement that has all these words."""
    found: dict[str, Any] = until(
        f"somebody hears {words}",
        lambda: next((one for one in heard() if all(word in one["text"] for word in words)), None),
    )
    return found


def test_a_sale_is_found_worked_and_heard_over_the_accessibility_bus_alone(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir), small_desk.listening() as heard:
        for key in ("key_1", "key_2", "key_point", "key_5", "key_0"):
            small_desk.press_control(key)
        small_desk.wait_for_text("amount", "12.50")
        seen = small_desk.controls()
        assert seen["window"]["role"] == "frame"
        assert (seen["amount"]["role"], seen["currency"]["name"]) == ("label", "HKD")
        assert (seen["key_5"]["role"], seen["key_5"]["description"]) == ("push button", "Key: 5")
        assert (seen["wallet_alipay"]["name"], seen["wallet_alipay"]["description"]) == ("Alipay", "Key: F1")
        assert (seen["reference"]["role"], seen["reference"]["name"]) == ("text", "Reference (optional)")

        small_desk.press_control("wallet_alipay")
        small_desk.wait_for_text("result", "Show the QR code")
        assert hears(heard, "Show the QR code", "HKD 12.50", "Ask the customer")["urgent"]
        seen = small_desk.controls()
        assert seen["instruction"]["name"] == "Ask the customer to scan it and to pay."
        assert re.fullmatch(r"\d:\d\d", seen["countdown"]["name"])
        assert seen["qr_code"]["name"] == "QR code for the customer's phone"
        assert (seen["cancel"]["role"], seen["cancel"]["description"]) == ("push button", "Key: Esc")

        read = until("a QR code on the screen", lambda: zxingcpp.read_barcodes(small_desk.picture()))
        small_shop.phone("pay", read[0].text)
        small_desk.wait_for_text("result", "PAID")
        told = hears(heard, "PAID", "HKD 12.50", "Alipay")
        assert (told["by"], told["urgent"]) == ("result_panel", True)
        assert not small_desk.controls()["wallet_alipay"]["enabled"]
        # The time left is there for whoever asks for it.
        assert [one for one in heard() if re.search(r"\b\d:\d\d\b", one["text"])] == []

        small_desk.press_control("history")
        rows = until("the payment is listed", lambda: small_desk.controls()["payments"].get("rows"))
        seen = small_desk.controls()
        assert (seen["payments"]["role"], seen["payments"]["name"]) == ("table", "Payments")
        [[time, wallet, amount, state]] = rows
        assert (wallet, amount, state) == ("Alipay", "12.50", "PAID")
        assert re.fullmatch(r"\d\d:\d\d", time)
        assert (seen["list_today"]["role"], seen["list_today"]["checked"]) == ("check box", True)
        assert not seen["list_to_check"]["checked"]
        small_desk.press_control("list_to_check")
        until("the other list is chosen", lambda: small_desk.controls()["list_to_check"]["checked"])

    assert [payment["state"] for payment in small_shop.journal()] == ["paid"]


def test_a_scan_that_is_not_used_is_heard(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir), small_desk.listening() as heard:
        small_desk.scan("4006381333931", 0)
        hears(heard, "barcode of an article")


def test_the_focus_is_told(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.press("Tab")
        until("a button has the focus", lambda: small_desk.controls()["open_payments"]["focused"])
        small_desk.press("Tab")
        until("the next one has it", lambda: small_desk.controls()["menu"]["focused"])
        assert [name for name, one in small_desk.controls().items() if one["focused"]] == ["menu"]
