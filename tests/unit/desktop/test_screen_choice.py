"""Which screen is the customer's, and what the owner can choose."""

from __future__ import annotations

import pytest

from pos_app.desktop.screen_choice import Place, choices, chosen
from pos_app.domain.sentences import Sentence

TILL = Place(name="eDP-1", width=1280, height=800, primary=True, cashiers=True)
CUSTOMER = Place(name="HDMI-1", width=1024, height=600)
TELEVISION = Place(name="DP-2", width=1920, height=1080)


def named(setting: str, *places: Place, now_on: int | None = None) -> str | None:
    index = chosen(setting, places, now_on)
    return None if index is None else places[index].name


def test_by_itself_it_takes_the_screen_that_is_not_the_cashiers() -> None:
    assert named("auto", TILL, CUSTOMER) == "HDMI-1"
    assert named("auto", TILL) is None


def test_cashier_on_the_second_screen_leaves_the_first_to_the_customer() -> None:
    first = Place(name="eDP-1", primary=True)
    second = Place(name="HDMI-1", cashiers=True)
    assert named("auto", first, second) == "eDP-1"


def test_window_across_both_screens_leaves_none() -> None:
    assert named("auto", TILL, Place(name="HDMI-1", cashiers=True)) is None


def test_display_stays_where_it_is_when_more_screens_come() -> None:
    assert named("auto", TILL, CUSTOMER, TELEVISION, now_on=2) == "DP-2"
    assert named("auto", TILL, CUSTOMER, TELEVISION) == "HDMI-1"


def test_primary_screen_is_liked_least() -> None:
    till = Place(name="DP-3", cashiers=True)
    assert named("auto", Place(name="eDP-1", primary=True), till, CUSTOMER) == "HDMI-1"


def test_certain_screen_is_waited_for() -> None:
    assert named("HDMI-1", TILL, TELEVISION) is None
    assert named("HDMI-1", TILL, TELEVISION, CUSTOMER) == "HDMI-1"


def test_certain_screen_is_not_covered_while_the_cashier_works_there() -> None:
    assert named("eDP-1", TILL, CUSTOMER) is None


def test_no_screen_for_the_customer_is_a_choice() -> None:
    assert named("none", TILL, CUSTOMER) is None


def test_screens_that_are_called_alike_are_told_apart_by_their_serial_numbers() -> None:
    left, right = (Place(name="DELL P2419H", serial=serial) for serial in ("A1", "B2"))
    assert chosen("DELL P2419H [B2]", [left, right]) == 1
    assert list(choices("auto", [left, right])) == ["DELL P2419H [A1]", "DELL P2419H [B2]"]


def test_chosen_serial_number_is_offered_also_when_its_screen_is_the_only_one_of_its_name() -> None:
    screen = Place(name="DELL P2419H", serial="B2")
    assert list(choices("DELL P2419H [B2]", [screen])) == ["DELL P2419H [B2]"]


@pytest.mark.parametrize("cashiers_first", [True, False])
def test_screens_that_cannot_be_told_apart_are_one_choice(cashiers_first: bool) -> None:
    places = [Place(name="TV", width=9, height=9), Place(name="TV", width=9, height=9, cashiers=True)]
    assert choices("TV", places[::-1] if cashiers_first else places) == {"TV": "TV, 9 × 9"}


def test_choices_say_what_is_where() -> None:
    offered = choices("auto", [TILL, Place(name="HDMI-1", model="GeChic 1102", width=1024, height=600)])
    assert list(offered) == ["eDP-1", "HDMI-1"]
    assert offered["HDMI-1"] == "HDMI-1, GeChic 1102, 1024 × 600"
    here = offered["eDP-1"]
    assert isinstance(here, Sentence)
    assert here.values == {"screen": "eDP-1, 1280 × 800"}


def test_screen_without_a_name_is_not_offered() -> None:
    assert choices("auto", [Place(name="", cashiers=True), CUSTOMER]) == {"HDMI-1": "HDMI-1, 1024 × 600"}
