"""The training phone plays the customer, away from the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from pos_app.desktop.training_phone import PhoneOrder, PhoneStory, TrainingPhoneWindow
from pos_app.domain.pay_types import Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from tests.desktop.counter_window import Counter

CODE = "134567890123456700"


class Phone:
    """A customer under the test's control."""

    wallets = (Wallet.ALIPAY, Wallet.WECHAT, Wallet.UNIONPAY, Wallet.PAYME, Wallet.BOOST)

    def __init__(self) -> None:
        self.waiting = [PhoneOrder("qr-1", "wechat", "HKD 128.50"), PhoneOrder("qr-2", "fps", "HKD 45.00")]
        self.done: list[tuple[str, str]] = []
        self.threads: set[str] = set()
        self.gone: Exception | None = None

    def orders(self) -> list[PhoneOrder]:
        self.threads.add(threading.current_thread().name)
        return list(self.waiting)

    def pay(self, qrcode: str) -> None:
        self._act("pay", qrcode)

    def refuse(self, qrcode: str) -> None:
        self._act("refuse", qrcode)

    def new_code(self, wallet: str, story: str) -> str:
        self.done.append((wallet, story))
        return CODE

    def stories(self) -> list[PhoneStory]:
        names = ("00", "53")
        return [
            PhoneStory(name, QT_TRANSLATE_NOOP("test", f"Story {name}"), QT_TRANSLATE_NOOP("test", f"Lesson {name}"))
            for name in names
        ]

    def _act(self, what: str, qrcode: str) -> None:
        self.threads.add(threading.current_thread().name)
        if self.gone is not None:
            raise self.gone
        self.done.append((what, qrcode))
        self.waiting = [order for order in self.waiting if order.qrcode != qrcode]


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def counter(qtbot: QtBot, phone: Phone) -> Iterator[Counter]:
    made = Counter(qtbot, training_phone=phone)
    yield made
    made.close()


@pytest.fixture
def window(counter: Counter, qtbot: QtBot) -> TrainingPhoneWindow:
    counter.click("training_phone")
    opened = counter.app.phone
    assert opened is not None
    qtbot.waitUntil(lambda: orders(opened).count() == 2)
    return opened


def orders(window: QWidget) -> QListWidget:
    return window.findChild(QListWidget, "phone_orders")


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)


def test_banner_says_all_the_time_that_no_money_moves(counter: Counter) -> None:
    assert "no money moves" in counter.text("training_banner")


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
@pytest.mark.parametrize("act", ["pay", "refuse"])
def test_customer_acts_on_the_chosen_order(window: TrainingPhoneWindow, phone: Phone, qtbot: QtBot, act: str) -> None:
    orders(window).setCurrentRow(0)
    press(qtbot, window, f"phone_{act}")
    qtbot.waitUntil(lambda: orders(window).count() == 1)
    assert phone.done == [(act, "qr-1")]


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_phone_is_never_asked_in_the_windows_thread(window: TrainingPhoneWindow, phone: Phone, qtbot: QtBot) -> None:
    press(qtbot, window, "phone_pay")
    qtbot.waitUntil(lambda: bool(phone.done))
    assert threading.current_thread().name not in phone.threads


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_order_that_is_gone_is_told(window: TrainingPhoneWindow, phone: Phone, qtbot: QtBot) -> None:
    phone.gone = BadInput(QT_TRANSLATE_NOOP("test", "No payment is waiting here."))
    press(qtbot, window, "phone_pay")
    heading = window.findChild(QWidget, "phone_heading")
    qtbot.waitUntil(lambda: heading.accessibleName() == "No payment is waiting here.")


@pytest.mark.expect_log("the training phone failed: OSError")
@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_gateway_that_is_gone_is_told(window: TrainingPhoneWindow, phone: Phone, qtbot: QtBot) -> None:
    phone.gone = OSError("innards")
    press(qtbot, window, "phone_pay")
    heading = window.findChild(QWidget, "phone_heading")
    qtbot.waitUntil(lambda: "did not answer" in heading.accessibleName())


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_code_is_shown_and_held_under_the_scanner(
    window: TrainingPhoneWindow, counter: Counter, phone: Phone, qtbot: QtBot
) -> None:
    window.findChild(QListWidget, "phone_stories").setCurrentRow(1)
    assert window.findChild(QWidget, "phone_lesson").accessibleName() == "Lesson 53"
    press(qtbot, window, "phone_wallet_wechat")
    qtbot.waitUntil(lambda: ("wechat", "53") in phone.done)
    picture = window.findChild(QWidget, "phone_code")
    qtbot.waitUntil(lambda: read_code(picture) == CODE)
    counter.type("5")
    press(qtbot, window, "phone_scan")
    assert counter.till.asked[-1][1].code.reveal() == CODE
    assert read_code(picture) == ""


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_closed_phone_asks_nothing(window: TrainingPhoneWindow) -> None:
    window.close()
    assert not window.is_asking


def read_code(widget: QWidget) -> str:
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (picture.width(), picture.height())
    image = Image.frombytes("RGB", size, bytes(picture.constBits()), "raw", "RGB", picture.bytesPerLine())
    return "".join(code.text for code in zxingcpp.read_barcodes(image))


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_every_wallet_whose_codes_can_be_made_is_offered(
    window: TrainingPhoneWindow, phone: Phone, qtbot: QtBot
) -> None:
    press(qtbot, window, "phone_wallet_boost")
    qtbot.waitUntil(lambda: ("boost", "00") in phone.done)
