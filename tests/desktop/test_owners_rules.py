"""What the owner sets for the counter: prices, limits, how amounts are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos_app.domain.money import Money
from pos_app.domain.payment import State
from tests.desktop.counter_window import WECHAT, Counter, Opener
from tests.desktop.fakes import HKD, a_payment


def test_quick_amounts_are_the_owners(open_counter: Opener) -> None:
    counter = open_counter(settings={"quick_amounts": ("5", "12.50")})
    counter.click("quick_1")
    counter.click("quick_2")
    counter.click("quick_3")
    assert [counter.text(f"quick_{place}") for place in (1, 2, 3, 4)] == ["+5", "+12.50", "", ""]
    assert (counter.text("amount"), counter.text("typed")) == ("17.50", "5 + 12.50")


def test_settings_of_the_counter_change_at_once_and_are_saved(counter: Counter) -> None:
    counter.app.change({"entry_style": "cents", "quick_amounts": ("7",)})
    counter.type("250")
    assert (counter.text("amount"), counter.text("quick_1")) == ("2.50", "+7")
    assert not counter.find("key_point").isEnabled()
    assert counter.saved == {"entry_style": "cents", "quick_amounts": ("7",)}


def test_an_amount_that_the_currency_does_not_know_is_left_out(open_counter: Opener) -> None:
    counter = open_counter(
        settings={"quick_amounts": ("5", "12.50"), "fixed_amount": "0"},
        profile={"currency": "JPY", "confirmed_currencies": ("JPY",)},
    )
    assert [counter.text(f"quick_{place}") for place in (1, 2)] == ["+5", ""]
    assert counter.text("amount") == "0"


def test_one_scan_is_a_sale_where_everything_costs_the_same(open_counter: Opener) -> None:
    counter = open_counter(settings={"fixed_amount": "30"})
    assert counter.text("amount") == "30.00"
    counter.scan(WECHAT)
    counter.pay(a_payment(State.PAID, amount=Money(3_000, HKD)))
    counter.scan("284567890123456789")
    assert [request.amount for _, request in counter.till.asked] == [Money(3_000, HKD)] * 2


def test_mistyped_line_is_undone_by_a_finger(counter: Counter) -> None:
    assert not counter.find("undo").isEnabled()
    counter.type("12.50+116")
    counter.click("undo")
    assert (counter.text("amount"), counter.text("typed")) == ("12.50", "12.50")
    counter.press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert counter.text("amount") == "0.00"
