"""What people type for settings, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.desktop.setting_values import read_value
from pos_app.domain.money import currency
from pos_app.domain.sentences import BadInput
from pos_app.settings.declared import DECLARED
from pos_app.settings.values import written

HKD, JPY = currency("HKD"), currency("JPY")


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("shop_name", "  Harbour Tea House ", "Harbour Tea House"),
        ("shop_name", "", ""),
        ("till_number", "７", 7),
        ("volume", " 40 ", 40),
        ("warn_under", "2", "2.00"),
        ("warn_under", "1,250.5", "1250.50"),
        ("ask_over", " ", ""),
        ("quick_amounts", "10, 20.50、100", ("10", "20.50", "100")),
        ("quick_amounts", "", ()),
        ("proxy", "", None),
        ("proxy", "http://10.0.0.1:8080", "http://10.0.0.1:8080"),
    ],
)
def test_what_is_typed_becomes_a_value(name: str, typed: str, value: Any) -> None:
    assert read_value(DECLARED[name], typed, HKD) == value


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("till_number", "1000", "between 1 and 999"),
        ("till_number", "one", "not a number"),
        ("till_number", "", "not a number"),
        ("till_number", "9" * 5000, "not a number"),
        ("warn_under", "two", "letters"),
        ("warn_under", "0", "zero"),
        ("warn_under", "1.005", "2 decimals"),
        ("quick_amounts", "1,2,3,4,5", "at most 4"),
        ("quick_amounts", "10, x", "letters"),
        ("shop_name", "x" * 61, "60 characters"),
        ("proxy", "10.0.0.1", "not the address of a proxy"),
    ],
)
def test_what_cannot_be_used_says_what_to_type(name: str, typed: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_value(DECLARED[name], typed, HKD)


def test_amounts_fit_the_currency_of_the_till() -> None:
    assert read_value(DECLARED["warn_under"], "200", JPY) == "200"
    assert read_value(DECLARED["quick_amounts"], "100 1000", JPY) == ("100", "1000")
    with pytest.raises(BadInput, match="JPY has no decimals"):
        read_value(DECLARED["ask_over"], "200.50", JPY)


@pytest.mark.parametrize("name", ["shop_name", "till_number", "quick_amounts", "warn_under", "proxy"])
def test_what_is_written_is_read_back(name: str) -> None:
    for value in (DECLARED[name].default, {"quick_amounts": ("10", "20.50")}.get(name, DECLARED[name].default)):
        assert read_value(DECLARED[name], written(value), HKD) == value
