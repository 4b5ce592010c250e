"""The customer's screen: shows what concerns the customer, takes no focus, goes with its screen."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pos_app.desktop.customer_display import CustomerDisplay, CustomerScreen
from pos_app.desktop.qr_view import QrView
from pos_app.domain.payment import State
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import a_payment, a_qr_payment


class Screens(QObject):
    """An application whose screens come and go."""

    screenAdded = Signal(object)  # noqa: N815 - as Qt names it
    screenRemoved = Signal(object)  # noqa: N815 - as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.first = SimpleNamespace(geometry=lambda: QRect(0, 0, 1024, 768))
        self.second = SimpleNamespace(geometry=lambda: QRect(1024, 0, 1024, 600))
        self.plugged = [self.first]

    def screens(self) -> list[SimpleNamespace]:
        return self.plugged

    def primaryScreen(self) -> SimpleNamespace:  # noqa: N802 - as Qt names it
        return self.first

    def plug(self) -> None:
        self.plugged = [self.first, self.second]
        self.screenAdded.emit(self.second)

    def unplug(self) -> None:
        self.plugged = [self.first]
        self.screenRemoved.emit(self.second)


@pytest.fixture
def counter(qtbot: QtBot) -> Iterator[Counter]:
    made = Counter(qtbot)
    yield made
    made.close()


@pytest.fixture
def screens(counter: Counter) -> Iterator[Screens]:
    made = Screens()
    counter.app.customer = CustomerScreen(made, counter.app._customer_display)
    yield made
    counter.app.customer.close()


def display(counter: Counter) -> CustomerDisplay:
    shown = counter.app.customer.display
    assert shown is not None
    return shown


def said(counter: Counter) -> str:
    labels = display(counter).findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible() and label.text())


def test_one_screen_has_no_customer_display(counter: Counter, screens: Screens) -> None:
    assert counter.app.customer.display is None


def test_display_comes_and_goes_with_its_screen(counter: Counter, screens: Screens) -> None:
    screens.plug()
    assert display(counter).geometry() == QRect(1024, 0, 1024, 600)
    screens.unplug()
    assert counter.app.customer.display is None
    screens.plug()
    assert display(counter).isVisible()


def test_other_screens_do_not_matter(counter: Counter, screens: Screens) -> None:
    screens.plug()
    before = display(counter)
    screens.screenRemoved.emit(SimpleNamespace())
    assert display(counter) is before


def test_display_takes_no_focus(counter: Counter, screens: Screens) -> None:
    screens.plug()
    assert display(counter).windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert display(counter).testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_customer_sees_the_shop_then_the_amount_then_what_to_do(counter: Counter, screens: Screens) -> None:
    screens.plug()
    assert said(counter) == "Harbour Tea House"
    counter.type("128.50")
    assert "HKD 128.50" in said(counter)
    counter.scan(WECHAT)
    payment = counter.pay(a_payment(State.WAITING))
    assert "finish on your phone" in said(counter)
    counter.tell(payment.but(state=State.PAID))
    assert "Thank you" in said(counter)


def test_customer_is_not_told_the_shops_business(counter: Counter, screens: Screens) -> None:
    screens.plug()
    counter.sell(a_payment(State.DECLINED, respcd="1201"))
    assert "balance" not in said(counter)
    assert "ask the cashier" in said(counter)


def test_qr_code_is_large_with_its_time(counter: Counter, screens: Screens, qtbot: QtBot) -> None:
    screens.plug()
    counter.sell(a_qr_payment())
    QApplication.processEvents()
    code = display(counter).findChild(QrView)
    assert code.isVisible()
    assert min(code.width(), code.height()) > 400
    assert "5:00" in said(counter)


def test_upright_screen_has_the_code_above(counter: Counter, screens: Screens) -> None:
    screens.second.geometry = lambda: QRect(1024, 0, 600, 1024)
    screens.plug()
    counter.sell(a_qr_payment())
    QApplication.processEvents()
    shown = display(counter)
    amount = shown.findChild(QLabel, "customer_amount")
    assert shown.findChild(QrView).geometry().bottom() < amount.geometry().top()
