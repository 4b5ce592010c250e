"""The keyboard's focus can be seen wherever it is, and the keys do there what the mouse does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from pos_app.domain.payment import State
from tests.desktop.keyboard_walk import begin, place, press, walk
from tests.screens.records import payment
from tests.screens.scenes import all_scenes
from tests.screens.stage import Look, Stage
from tests.unit.desktop.test_tokens import SHAPE, contrast

SEEN_IN = [
    "amount", "declined_1201", "paid_late", "qr_larger", "news_paid", "refund_form", "settings_pad", "menu", "training",
]  # fmt: skip


@contextmanager
def opened(scene: str, look: Look) -> Iterator[Stage]:
    stage = all_scenes()[scene].open(look)
    try:
        begin(stage.window)
        yield stage
    finally:
        stage.close()


def different_enough(one: QImage, other: QImage) -> int:
    """How many pixels differ in a contrast that can be seen."""
    pixels = [(x, y) for x in range(one.width()) for y in range(one.height()) if one.pixel(x, y) != other.pixel(x, y)]
    return sum(contrast(one.pixelColor(*at).name(), other.pixelColor(*at).name()) >= SHAPE for at in pixels)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("scene", SEEN_IN)
def test_the_focus_can_be_seen_wherever_it_is(qapp: QApplication, theme: str, scene: str) -> None:
    """As WCAG 2.2, 2.4.13 counts it: as many pixels as a line around the control, of a contrast of 3 to before."""
    with opened(scene, Look(theme=theme)) as stage:
        lost = []
        for stop in walk(Qt.Key.Key_Tab):
            stage.window.setFocus()
            before = stage.window.grab(place(stop)).toImage()
            stop.setFocus()
            around = 2 * (stop.width() + stop.height())
            # The corners are round, and some buttons are a little smaller than the place that they take.
            if different_enough(before, stage.window.grab(place(stop)).toImage()) < 0.75 * around:
                lost.append(stop.objectName())
        assert lost == []


def test_arrows_walk_through_the_list_and_open_its_payments(qapp: QApplication) -> None:
    with opened("history", Look()) as stage:
        stage.find("payments").setFocus()
        facts = []
        for _ in range(2):
            press(Qt.Key.Key_Down)
            stage.settle()
            facts.append(stage.text("chosen_facts"))
        assert facts[0] != facts[1]
        press(Qt.Key.Key_Tab)
        assert not stage.find("payments").hasFocus()


def test_space_presses_the_button_that_has_the_focus(qapp: QApplication) -> None:
    with opened("menu", Look()) as stage:
        stage.find("theme_dark").setFocus()
        press(Qt.Key.Key_Space, " ")
        stage.until(lambda: stage.saved == {"theme": "dark"})


def test_a_sale_that_ends_never_leaves_the_focus_on_a_button_that_is_gone(qapp: QApplication) -> None:
    with opened("waiting", Look()) as stage:
        stage.find("cancel").setFocus()
        stage.tell(payment(State.PAID))
        assert stage.window.hasFocus()
