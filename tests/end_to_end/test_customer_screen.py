"""Two monitors: the customer's display on the second one, plugged and unplugged, and the keyboard at the cashier's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from tests.end_to_end.desk import Desk, Monitor, counter, desk, until
from tests.end_to_end.shop import Shop, shop
from tests.end_to_end.test_counter_window import fresh_code
from tests.end_to_end.test_settings import go_to

TILL = Monitor("TILL", 0, 2048, 1536, (541, 406), primary=True)
CUSTOMER = Monitor("CUSTOMER", 2048, 1024, 600, (270, 158))
TITLE = "Harbour Tea House · Till 1"


@pytest.fixture(scope="module")
def wide_desk() -> Iterator[Desk]:
    """A desk with two monitors."""
    with desk(3072, 1536, [TILL, CUSTOMER]) as made:
        yield made


@pytest.fixture
def two_screens(wide_desk: Desk) -> Desk:
    """The desk with both monitors plugged in, whatever the test before did."""
    wide_desk.plug(CUSTOMER)
    return wide_desk


@pytest.fixture
def wide_shop(wide_desk: Desk, tmp_path: Path) -> Iterator[Shop]:
    with shop(wide_desk.env, tmp_path) as made:
        settings = tmp_path / "settings.toml"
        settings.write_text('shop_name = "Harbour Tea House"\n' + settings.read_text("utf-8"), "utf-8")
        yield made


def code_on(desk: Desk, monitor: Monitor) -> str:
    """The QR code that a phone in front of that monitor reads; empty if there is none."""
    found = zxingcpp.read_barcodes(desk.picture(monitor))
    return found[0].text if found else ""


def shown_in(desk: Desk, name: str) -> int:
    """At which pixel a control of the window begins, from the left."""
    place: list[int] = desk.controls()[name]["place"]
    return place[0]


def test_customer_follows_the_sale_and_the_cashier_keeps_the_keyboard(two_screens: Desk, wide_shop: Shop) -> None:
    with counter(two_screens, wide_shop.data_dir):
        two_screens.wait_for_text("customer_shop", "Harbour Tea House")
        assert shown_in(two_screens, "customer_shop") >= CUSTOMER.left
        two_screens.touch(CUSTOMER.left + 500, 300)
        two_screens.type_slowly("20")
        two_screens.wait_for_text("customer_amount", "20.00")
        two_screens.press("F1")
        code = until("a QR code on the customer's screen", lambda: code_on(two_screens, CUSTOMER))
        assert until("the same code at the cashier's", lambda: code_on(two_screens, TILL)) == code
        assert two_screens.in_front() == TITLE
        wide_shop.phone("pay", code)
        two_screens.wait_for_text("customer_speech", "Thank you")
        assert two_screens.text_of("customer_amount") == "20.00"
        assert two_screens.in_front() == TITLE


def test_sale_goes_on_when_the_customers_screen_is_unplugged(two_screens: Desk, wide_shop: Shop) -> None:
    with counter(two_screens, wide_shop.data_dir):
        two_screens.type_slowly("20")
        two_screens.press("F1")
        code = until("a QR code on the customer's screen", lambda: code_on(two_screens, CUSTOMER))
        two_screens.unplug(CUSTOMER)
        until("the display is gone", lambda: not two_screens.text_of("customer_amount"))
        assert until("the code at the cashier's", lambda: code_on(two_screens, TILL)) == code
        assert two_screens.in_front() == TITLE
        wide_shop.phone("pay", code)
        two_screens.wait_for_text("result", "PAID")
        two_screens.plug(CUSTOMER)
        two_screens.type_slowly("7.50")
        two_screens.scan(fresh_code("00"), 5)
        two_screens.wait_for_text("customer_speech", "Thank you")
        assert two_screens.text_of("customer_amount") == "7.50"
        assert shown_in(two_screens, "customer_amount") >= CUSTOMER.left
        assert two_screens.in_front() == TITLE

    assert sorted(payment["amount"] for payment in wide_shop.journal()) == [750, 2000]


def test_scan_right_after_plugging_is_a_sale(two_screens: Desk, wide_shop: Shop) -> None:
    two_screens.unplug(CUSTOMER)
    with counter(two_screens, wide_shop.data_dir):
        two_screens.type_slowly("12.50")
        two_screens.wait_for_text("amount", "12.50")
        two_screens.plug(CUSTOMER)
        two_screens.scan(fresh_code("00"), 5)
        two_screens.wait_for_text("result", "PAID")
        until("the display came", lambda: two_screens.text_of("customer_speech"))

    assert [payment["state"] for payment in wide_shop.journal()] == ["paid"]


def test_first_screen_can_be_the_customers(two_screens: Desk, wide_shop: Shop) -> None:
    settings = wide_shop.data_dir / "settings.toml"
    settings.write_text('customer_screen = "TILL"\n' + settings.read_text("utf-8"), "utf-8")
    with counter(two_screens, wide_shop.data_dir):
        two_screens.wait_for_text("customer_shop", "Harbour Tea House")
        assert shown_in(two_screens, "customer_shop") < CUSTOMER.left <= shown_in(two_screens, "amount")


@pytest.mark.parametrize("factor", ["1.25", "1.5", "1.75", "2"])
def test_customers_code_is_read_at_every_scaling(two_screens: Desk, wide_shop: Shop, factor: str) -> None:
    scaled = replace(two_screens, env=two_screens.env | {"QT_SCALE_FACTOR": factor})
    with counter(scaled, wide_shop.data_dir):
        scaled.type_slowly("20")
        scaled.press("F1")
        code = until("a QR code on the customer's screen", lambda: code_on(scaled, CUSTOMER))
        assert until("the same code at the cashier's", lambda: code_on(scaled, TILL)) == code
        wide_shop.phone("pay", code)
        scaled.wait_for_text("customer_speech", "Thank you")


def test_training_shows_its_codes_on_both_screens(two_screens: Desk, tmp_path: Path) -> None:
    with counter(two_screens, tmp_path, "--training"):
        two_screens.wait_for_text("training_banner", "TRAINING")
        two_screens.type_slowly("20")
        two_screens.press("F1")
        code = until("a QR code on the customer's screen", lambda: code_on(two_screens, CUSTOMER))
        assert until("the same code at the cashier's", lambda: code_on(two_screens, TILL)) == code


def test_set_up_shows_an_amount_on_the_second_screen_while_that_step_is_looked_at(
    two_screens: Desk, wide_shop: Shop
) -> None:
    settings = wide_shop.data_dir / "settings.toml"
    settings.write_text('setup_step = "customer"\n' + settings.read_text("utf-8"), "utf-8")
    with counter(two_screens, wide_shop.data_dir, shows="setup_title"):
        two_screens.wait_for_text("customer_seen", "The customer's screen shows something now")
        two_screens.wait_for_text("customer_shop", "Harbour Tea House")
        go_to(two_screens, "customer_test")
        two_screens.press("space")
        two_screens.wait_for_text("customer_amount", "128.50")
        assert shown_in(two_screens, "customer_amount") >= CUSTOMER.left
        assert two_screens.in_front() == "Setting up the counter"
        two_screens.press("Escape")
        two_screens.wait_for_text("setup_title", "Scanner")
        until("the display is gone", lambda: not two_screens.text_of("customer_amount"))
