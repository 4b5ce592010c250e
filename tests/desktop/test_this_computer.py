"""What the window wants of its computer, and what it shows of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.desktop.this_computer import ThisComputer
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from pos_app.domain.versions import Version
from tests.desktop.counter_window import Opener
from tests.screens.records import payment

TROUBLE = QT_TRANSLATE_NOOP(
    "autostart", "Training does not start with the computer. Choose this in the settings of the real till."
)


class Starter:
    """Notes what is wished; tells when the test does."""

    def __init__(self) -> None:
        self.wished: list[bool] = []
        self.tell: Callable[[Sentence | None], Any] = lambda _trouble: None

    def __call__(self, wanted: bool, tell: Callable[[Sentence | None], object]) -> None:
        self.wished.append(wanted)
        self.tell = tell


@pytest.mark.parametrize("state", [State.SENT, State.WAITING, State.CHECKING, State.CANCELLING])
def test_screen_is_kept_on_for_as_long_as_a_payment_is_open(open_counter: Opener, state: State) -> None:
    wished: list[bool] = []
    counter = open_counter(computer=ThisComputer(keep_awake=wished.append))
    counter.type("45")
    assert set(wished) <= {False}
    sold = counter.sell(payment(state))
    assert wished[-1] is True
    counter.tell(sold.but(state=State.CANCELLED))
    assert wished[-1] is False


def test_newer_version_stands_in_the_menu(open_counter: Opener) -> None:
    tell: list[Callable[[Version], object]] = []
    counter = open_counter(computer=ThisComputer(listen_for_releases=tell.append))
    counter.click("menu")
    assert counter.text("about").startswith("pos-app 0.1.0, a payment counter")
    tell[0](Version(0, 2, 0))
    QApplication.processEvents()
    assert counter.text("about") == "pos-app 0.1.0 · 0.2.0 is on the release page"


def test_start_with_the_computer_is_carried_out_and_its_trouble_is_told_in_its_row(open_counter: Opener) -> None:
    starter = Starter()
    counter = open_counter(computer=ThisComputer(start_with_computer=starter))
    assert starter.wished == []
    counter.click("menu")
    counter.click("settings")
    counter.click("section_computer")
    counter.click("setting_start_with_computer_yes")
    assert starter.wished == [True]
    starter.tell(TROUBLE)
    QApplication.processEvents()
    assert counter.text("setting_start_with_computer_error") == str(TROUBLE)
    counter.click("setting_start_with_computer_no")
    starter.tell(None)
    QApplication.processEvents()
    assert starter.wished == [True, False]
    assert counter.text("setting_start_with_computer_error") == ""


def test_start_with_the_computer_is_set_right_at_each_start(open_counter: Opener) -> None:
    starter = Starter()
    open_counter(settings={"start_with_computer": True}, computer=ThisComputer(start_with_computer=starter))
    assert starter.wished == [True]
