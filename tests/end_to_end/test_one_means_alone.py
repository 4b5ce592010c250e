"""Whole sales by one means alone, with the actions counted: amount and scanner, keyboard, touch, scanner."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.hands import Hands, qr_code_on
from tests.end_to_end.shop import Shop
from tests.end_to_end.test_counter_window import fresh_code


@pytest.fixture
def hands(small_desk: Desk) -> Hands:
    return Hands(small_desk)


def charged(shop: Shop) -> list[int]:
    """The amounts of all that the gateway charged."""
    return [int(row["txamt"]) for row in shop.ledger() if row["respcd"] == "0000"]


def wait_for_paid(desk: Desk, amount: str) -> None:
    desk.wait_for_text("detail", f"HKD {amount}")
    desk.wait_for_text("result", "PAID")


def is_ready(desk: Desk) -> bool:
    return desk.text_of("amount") == "0.00" and "Type the amount" in desk.text_of("instruction")


def focus(desk: Desk) -> str:
    """The control that has the focus."""
    return next((name for name, control in desk.controls().items() if control["focused"] and name != "window"), "")


def moved_from(desk: Desk, before: str) -> str:
    """The control that has the focus now, if it is another one."""
    now = focus(desk)
    return now if now != before else ""


def test_digits_and_one_scan_are_a_sale_and_so_is_the_next(hands: Hands, small_shop: Shop) -> None:
    desk = hands.desk
    with counter(desk, small_shop.data_dir):
        hands.type("12.50")
        hands.scan(fresh_code("00", 1))
        wait_for_paid(desk, "12.50")
        assert hands.actions == (5, 0, 1)
        hands.type("7.25")
        hands.scan(fresh_code("00", 2))
        wait_for_paid(desk, "7.25")
        assert hands.actions == (5 + 4, 0, 2)
        hands.type("9")
        hands.scan(fresh_code("00", 2))  # the code of the sale before, which is paid
        desk.wait_for_text("instruction", "already used")
        assert desk.text_of("amount") == "9.00"
    assert charged(small_shop) == [1250, 725]
    assert [payment["state"] for payment in small_shop.journal()] == ["paid", "paid"]


def test_the_keyboard_alone_sells_cancels_and_goes_on(hands: Hands, small_shop: Shop) -> None:
    desk = hands.desk
    with counter(desk, small_shop.data_dir):
        hands.type("20")
        hands.press("F1")
        small_shop.phone("pay", qr_code_on(desk))
        wait_for_paid(desk, "20.00")
        hands.press("Return")
        until("the next sale begins", lambda: is_ready(desk))
        assert hands.actions == (2 + 1 + 1, 0, 0)
        hands.type("30")
        hands.press("F2")
        desk.wait_for_text("result", "QR")
        hands.press("Escape")
        desk.wait_for_text("result", "Cancelling")
        hands.press("Escape")  # QFPay is asked in the background
        until("the next sale begins", lambda: is_ready(desk))
        assert hands.actions == (4 + 2 + 1 + 1 + 1, 0, 0)
    assert charged(small_shop) == [2000]


def test_tab_and_enter_reach_a_wallet_with_the_focus_in_sight(hands: Hands, small_shop: Shop) -> None:
    desk = hands.desk
    with counter(desk, small_shop.data_dir):
        hands.type("5")
        desk.wait_for_text("amount", "5.00")
        left, top, width, height = desk.controls()["wallet_alipay"]["place"]
        box = (left, top, left + width, top + height)
        without = desk.picture().crop(box)
        tabs = 20  # over the keys of the pad; from here on one looks
        hands.press("Tab", tabs)
        held = focus(desk)
        while held != "wallet_alipay":
            hands.press("Tab")
            tabs += 1
            held = until("something else has the focus", lambda before=held: moved_from(desk, before))
        until("the focus is seen", lambda: ImageChops.difference(without, desk.picture().crop(box)).getbbox())
        hands.press("Return")
        small_shop.phone("pay", qr_code_on(desk))
        wait_for_paid(desk, "5.00")
        assert hands.actions == (1 + tabs + 1, 0, 0)
        assert tabs < 40
    assert charged(small_shop) == [500]


def test_touch_alone_is_a_sale(hands: Hands, small_shop: Shop) -> None:
    desk = hands.desk
    with counter(desk, small_shop.data_dir):
        for name in ("key_1", "key_2", "key_point", "key_5", "wallet_wechat"):
            hands.click(name)
        small_shop.phone("pay", qr_code_on(desk))
        wait_for_paid(desk, "12.50")
        hands.click("next")
        until("the next sale begins", lambda: is_ready(desk))
        assert hands.actions == (0, 6, 0)
    assert charged(small_shop) == [1250]


def test_the_scanner_alone_sells_at_a_fixed_price(hands: Hands, small_shop: Shop) -> None:
    settings = small_shop.data_dir / "settings.toml"
    settings.write_text('fixed_amount = "8.80"\n' + settings.read_text("utf-8"), "utf-8")
    desk = hands.desk
    with counter(desk, small_shop.data_dir):
        for nth in (1, 2, 3):
            hands.scan(fresh_code("00", nth))
            until(f"sale {nth} is paid", lambda nth=nth: len(charged(small_shop)) == nth)
            desk.wait_for_text("result", "PAID")
        assert hands.actions == (0, 0, 3)
    assert charged(small_shop) == [880, 880, 880]
    assert [payment["state"] for payment in small_shop.journal()] == ["paid"] * 3
