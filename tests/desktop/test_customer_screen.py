"""The customer's display finds its screen, follows it, and keeps off the cashier's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from pos_app.desktop.customer_screen import CustomerScreen
from tests.desktop.counter_window import Counter
from tests.desktop.screens import FakeScreen, FakeScreens


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[Counter]:
    made = Counter(qtbot)
    made.window.move(0, 0)
    yield made
    made.close()


@pytest.fixture
def screens() -> FakeScreens:
    return FakeScreens()


@pytest.fixture
def customer(counter: Counter, screens: FakeScreens) -> CustomerScreen:
    return screens.give_to(counter)


def test_one_screen_has_no_customer_display(customer: CustomerScreen) -> None:
    assert not customer.display.isVisible()


def test_display_comes_and_goes_with_its_screen(customer: CustomerScreen, screens: FakeScreens, qtbot: QtBot) -> None:
    with qtbot.waitSignal(customer.display_changed, check_params_cb=lambda shown: shown):
        screens.plug()
    assert customer.display.geometry() == QRect(screens.second.geometry())
    with qtbot.waitSignal(customer.display_changed, check_params_cb=lambda shown: not shown):
        screens.unplug()
    assert not customer.display.isVisible()
    screens.plug()
    assert customer.display.isVisible()


def test_screen_that_was_there_before_the_window_opened_is_used(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    counter.window.hide()
    screens.plug()
    assert not customer.display.isVisible()
    counter.window.show()
    counter.until(customer.display.isVisible)


def test_other_screens_do_not_matter(customer: CustomerScreen, screens: FakeScreens) -> None:
    screens.plug()
    screens.plug(screens.third)
    screens.unplug(screens.third)
    assert customer.display.geometry() == screens.second.geometry()


def test_any_second_screen_will_do_when_the_first_choice_is_gone(
    customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    screens.plug(screens.third)
    screens.unplug()
    assert customer.display.geometry() == screens.third.geometry()


def test_certain_screen_is_waited_for_and_taken_again(customer: CustomerScreen, screens: FakeScreens) -> None:
    screens.plug()
    screens.plug(screens.third)
    customer.choose("DP-2")
    assert customer.display.geometry() == screens.third.geometry()
    screens.unplug(screens.third)
    assert not customer.display.isVisible()
    screens.plug(FakeScreen("DP-2", QRect(4000, 0, 800, 480)))
    assert customer.display.geometry() == QRect(4000, 0, 800, 480)


def test_owner_who_wants_none_has_none(customer: CustomerScreen, screens: FakeScreens) -> None:
    screens.plug()
    customer.choose("none")
    assert not customer.display.isVisible()
    customer.choose("auto")
    assert customer.display.isVisible()


def test_display_follows_its_screen_when_it_is_turned(customer: CustomerScreen, screens: FakeScreens) -> None:
    screens.plug()
    screens.second.turn(QRect(screens.second.geometry().left(), 0, 600, 1024))
    assert customer.display.geometry() == screens.second.geometry()


def test_display_leaves_the_screen_onto_which_the_cashier_moves(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    screens.plug(screens.third)
    counter.window.move(screens.second.geometry().left(), 0)
    counter.until(lambda: customer.display.geometry() == screens.third.geometry())


def test_display_never_covers_the_cashiers_window(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    counter.window.move(screens.second.geometry().left() - 500, 0)
    counter.until(lambda: not customer.display.isVisible())
    counter.window.move(0, 0)
    counter.until(customer.display.isVisible)


def test_frame_of_a_maximised_window_is_not_the_window(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    area = screens.second.geometry()
    counter.window.setGeometry(area.left() - 1016, 0, 1024, 768)
    screens.second.turn(area)
    assert customer.display.isVisible()


def test_new_primary_screen_changes_nothing_for_a_display_that_is_well(
    customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    screens.plug(screens.third)
    screens.first = screens.second
    screens.primaryScreenChanged.emit(screens.second)
    assert customer.display.geometry() == screens.second.geometry()


def test_window_opens_on_the_other_screen_when_the_owner_gave_the_first_to_the_customer(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    screens.plug()
    screens.first = screens.second
    counter.window.hide()
    counter.window.move(2000, 0)
    customer.choose("HDMI-1")
    customer.make_way()
    assert counter.window.pos() == screens.main.geometry().topLeft()


@pytest.mark.parametrize("setting", ["auto", "HDMI-1", "none", "DP-9"])
def test_window_opens_as_ever_otherwise(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens, setting: str
) -> None:
    screens.plug()
    customer.choose(setting)
    customer.make_way()
    assert counter.window.pos().x() == 0


def test_owner_hears_of_other_screens_to_choose(customer: CustomerScreen, screens: FakeScreens, qtbot: QtBot) -> None:
    with qtbot.waitSignal(customer.choices_changed):
        screens.plug()
    assert customer.choices()["HDMI-1"] == "HDMI-1, 1024 × 600"
    with qtbot.waitSignal(customer.choices_changed):
        screens.unplug()
    assert customer.choices() == {}


def test_owner_chooses_the_screen_on_the_page_of_settings(
    counter: Counter, customer: CustomerScreen, screens: FakeScreens
) -> None:
    counter.app._connect_customer()
    screens.plug()
    for button in ("menu", "settings", "section_customer", "setting_customer_screen_none"):
        counter.click(button)
    assert counter.saved == {"customer_screen": "none"}
    assert not customer.display.isVisible()
