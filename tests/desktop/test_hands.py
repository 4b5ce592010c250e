"""Fingers, and Tab with Enter, do at the real window what mouse and keys do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import State
from tests.desktop.fakes import a_qr_payment
from tests.desktop.keyboards import NONE, PRESS
from tests.desktop.scanning import ScannedCounter, scanned_counter


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[ScannedCounter]:
    with scanned_counter(qtbot) as made:
        yield made


class Finger:
    """On a touch screen; Qt makes mouse events of what no widget takes as touches."""

    def __init__(self, counter: ScannedCounter) -> None:
        self.counter = counter
        self.device = QTest.createTouchDevice()

    def tap(self, *names: str) -> None:
        for name in names:
            self.slide(name, QPoint())

    def slide(self, name: str, way: QPoint) -> None:
        """Goes down in the middle of a control, and up that way from there."""
        control = self.counter.find(name)
        middle = control.rect().center()
        down = QTest.touchEvent(control, self.device)
        down.press(0, middle, control)
        down.commit(True)
        up = QTest.touchEvent(control, self.device)
        up.release(0, middle + way, control)
        up.commit(True)


def test_fingers_alone_make_a_sale(qtbot: QtBot) -> None:
    with scanned_counter(qtbot, size=(780, 700)) as counter:  # the offscreen screen ends at 800, and so do touches
        sell_by_finger(counter)


def sell_by_finger(counter: ScannedCounter) -> None:
    finger = Finger(counter)
    finger.tap("key_1", "key_2", "key_point", "key_5", "key_plus", "key_3", "key_00", "key_backspace", "key_backspace")
    assert counter.text("amount") == "15.50"
    finger.tap("wallet_alipay")
    [(_, request)] = counter.till.asked
    assert (request.wallet, request.amount.minor) == (Wallet.ALIPAY, 1_550)
    payment = counter.pay(a_qr_payment(wallet=Wallet.ALIPAY))
    counter.tell(payment.but(state=State.PAID))
    finger.tap("next")
    assert counter.text("amount") == "0.00"


def test_a_finger_that_slides_off_a_key_presses_nothing(counter: ScannedCounter) -> None:
    Finger(counter).slide("key_5", QPoint(0, 300))
    assert counter.text("amount") == "0.00"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_focus_and_held_down_once(counter: ScannedCounter, key: Qt.Key) -> None:
    counter.find("key_7").setFocus(Qt.FocusReason.TabFocusReason)
    for at in range(20):
        counter.pause(33 if at else 1_000)
        counter.send(QKeyEvent(PRESS, key, NONE, 36, 0, 0, "\r", at > 0))
    counter.fall_silent()
    assert counter.text("amount") == "7.00"
    counter.type_keys(" ", 500)
    assert counter.text("amount") == "77.00"
