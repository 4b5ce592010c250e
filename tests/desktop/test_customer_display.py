"""The customer's display: shows what concerns the customer and takes no focus."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from pos_app.desktop.customer_display import CustomerDisplay
from pos_app.desktop.customer_view import LINGERS_MS, Scene
from pos_app.desktop.qr_view import QrView
from pos_app.desktop.tokens import Role
from pos_app.domain.money import Money
from pos_app.domain.payment import State
from pos_app.domain.sentences import Sentence
from tests.desktop.counter_window import WECHAT, Counter
from tests.desktop.fakes import HKD, a_payment, a_qr_payment
from tests.desktop.screens import FakeScreens

LANDSCAPE = QRect(2000, 0, 1024, 600)


@pytest.fixture
def counter(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Counter]:
    made = Counter(qtbot, **getattr(request, "param", {}))
    yield made
    made.close()


@pytest.fixture
def display(counter: Counter) -> CustomerDisplay:
    """On a screen of its own."""
    return on(counter, LANDSCAPE)


def on(counter: Counter, area: QRect) -> CustomerDisplay:
    """The display on a screen of that size."""
    screens = FakeScreens()
    screens.second.turn(area)
    shown = screens.give_to(counter).display
    screens.plug()
    QApplication.processEvents()
    return shown


def said(display: CustomerDisplay) -> str:
    labels = display.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible() and label.text())


def pass_time(counter: Counter, ms: int) -> None:
    counter.now += ms
    counter.app.customer.display._clock.timeout.emit()


def test_display_takes_no_focus(display: CustomerDisplay) -> None:
    assert display.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert display.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_customer_sees_the_shop_then_the_amount_then_what_to_do(counter: Counter, display: CustomerDisplay) -> None:
    assert said(display) == "Harbour Tea House"
    counter.type("128.50")
    assert "HKD 128.50" in said(display)
    counter.scan(WECHAT)
    payment = counter.pay(a_payment(State.WAITING))
    assert "finish on your phone 1:00" in said(display)
    counter.tell(payment.but(state=State.PAID))
    assert "Thank you" in said(display)


def test_customer_is_not_told_the_shops_business(counter: Counter, display: CustomerDisplay) -> None:
    counter.sell(a_payment(State.DECLINED, respcd="1201"))
    assert "balance" not in said(display)
    assert "ask the cashier" in said(display)


def test_thanks_end_after_a_while(counter: Counter, display: CustomerDisplay) -> None:
    counter.sell(a_payment(State.PAID))
    pass_time(counter, LINGERS_MS[Scene.PAID] - 1)
    assert "Thank you" in said(display)
    pass_time(counter, 1)
    assert said(display) == "Harbour Tea House"
    assert counter.text("result") == "PAID"


def test_time_left_runs(counter: Counter, display: CustomerDisplay) -> None:
    counter.sell(a_qr_payment())
    assert "5:00" in said(display)
    pass_time(counter, 61_000)
    assert "3:59" in said(display)


def test_display_that_comes_in_the_middle_of_a_sale_shows_it(counter: Counter) -> None:
    counter.type("128.50")
    assert "HKD 128.50" in said(on(counter, LANDSCAPE))


def test_language_is_the_windows(counter: Counter, display: CustomerDisplay) -> None:
    counter.app.change({"language": "zh_HK"})
    counter.sell(a_payment(State.PAID))
    assert "付款成功" in said(display)


def test_qr_code_is_large_with_its_wallet_and_time(counter: Counter, display: CustomerDisplay) -> None:
    counter.sell(a_qr_payment())
    QApplication.processEvents()
    size = display.findChild(QrView).measure()
    assert size is not None
    assert size.readable
    assert size.side > 500
    assert "Scan with WeChat Pay 5:00" in said(display)


@pytest.mark.parametrize("area", [QRect(2000, 0, 600, 1024), QRect(2000, 0, 1024, 600)], ids=["upright", "landscape"])
def test_code_stands_above_or_beside_the_amount_as_the_screen_has_room(counter: Counter, area: QRect) -> None:
    display = on(counter, area)
    counter.sell(a_qr_payment())
    QApplication.processEvents()
    code = display.findChild(QrView)
    amount = display.findChild(QLabel, "customer_amount")
    corner = code.mapTo(display, code.rect().bottomRight())
    place = amount.mapTo(display, amount.rect().topLeft())
    assert (corner.y() < place.y()) is (area.height() > area.width())
    assert (corner.x() < place.x()) is (area.width() > area.height())


@pytest.mark.parametrize(
    ("width", "height", "inches"), [(800, 480, 7), (1024, 600, 10), (1024, 768, 12), (1920, 1080, 15), (768, 1366, 15)]
)
def test_all_text_fits_and_can_be_read_from_a_metre(counter: Counter, width: int, height: int, inches: int) -> None:
    display = on(counter, QRect(2000, 0, width, height))
    counter.sell(a_qr_payment(amount=Money(9_999_999, HKD)), amount="99999.99")
    for language in ("en", "zh_HK", "zh_CN"):
        counter.app.change({"language": language})
        QApplication.processEvents()
        labels = [label for label in display.findChildren(QLabel) if label.isVisible() and label.text()]
        assert len(labels) == 4
        for label in labels:
            needed = label.fontMetrics().boundingRect(label.rect(), Qt.TextFlag.TextWordWrap.value, label.text())
            assert label.rect().contains(needed), label.text()
            assert label.font().pixelSize() / hypot(width, height) * inches * 25.4 > 6, label.text()


def test_screen_turns_green_with_the_tick(counter: Counter, display: CustomerDisplay) -> None:
    counter.sell(a_payment(State.PAID))
    QApplication.processEvents()
    ground = display.grab().toImage().pixelColor(5, 5)
    assert ground == QColor(counter.app.theme.palette.roles[Role.GOOD].fill)


# --- the shop's picture ---


def a_picture(folder: Path, colour: str = "#0000ff", size: tuple[int, int] = (400, 100)) -> Path:
    path = folder / "shop.png"
    Image.new("RGB", size, colour).save(path)
    return path


def colour_at(display: CustomerDisplay, x: int, y: int) -> str:
    return display.grab().toImage().pixelColor(x, y).name()


def judged(counter: Counter, path: Path | str) -> list[Sentence | None]:
    """What the owner hears of the picture that was chosen."""
    told: list[Sentence | None] = []
    counter.app.customer.display.picture_judged.connect(told.append)
    counter.app.change({"customer_picture": str(path)})
    counter.until(lambda: bool(told))
    return told


def test_picture_fills_the_screen_between_sales_without_being_cut(
    counter: Counter, display: CustomerDisplay, tmp_path: Path
) -> None:
    assert judged(counter, a_picture(tmp_path)) == [None]
    assert said(display) == ""
    page = counter.app.theme.palette.page.lower()
    assert [colour_at(display, *place) for place in ((2, 300), (1021, 300), (512, 174), (512, 426))] == ["#0000ff"] * 4
    assert [colour_at(display, 512, y) for y in (2, 168, 432, 597)] == [page] * 4


def test_picture_makes_room_for_the_sale_and_comes_back(
    counter: Counter, display: CustomerDisplay, tmp_path: Path
) -> None:
    judged(counter, a_picture(tmp_path))
    counter.type("5")
    assert "5.00" in said(display)
    counter.press(Qt.Key.Key_Escape)
    assert (said(display), colour_at(display, 512, 300)) == ("", "#0000ff")


def test_picture_is_fitted_anew_to_a_screen_that_is_turned(counter: Counter, tmp_path: Path) -> None:
    screens = FakeScreens()
    display = screens.give_to(counter).display
    screens.plug()
    judged(counter, a_picture(tmp_path))
    screens.second.turn(QRect(2000, 0, 600, 1024))
    counter.until(lambda: colour_at(display, 300, 512) == "#0000ff" and colour_at(display, 300, 430) != "#0000ff")


@pytest.mark.expect_log("the picture for the customer cannot be used")
def test_picture_that_is_gone_leaves_the_name_and_tells_the_owner(
    counter: Counter, display: CustomerDisplay, tmp_path: Path
) -> None:
    judged(counter, a_picture(tmp_path))
    [problem] = judged(counter, tmp_path / "other.png")
    assert problem is not None
    assert problem.values == {"path": str(tmp_path / "other.png")}
    assert said(display) == "Harbour Tea House"


def test_owner_takes_the_picture_away(counter: Counter, display: CustomerDisplay, tmp_path: Path) -> None:
    judged(counter, a_picture(tmp_path))
    assert judged(counter, "") == [None]
    assert said(display) == "Harbour Tea House"


@pytest.mark.expect_log("the picture for the customer cannot be used")
def test_owner_reads_on_the_page_of_settings_what_is_wrong_with_the_picture(counter: Counter, tmp_path: Path) -> None:
    judged(counter, tmp_path / "none.png")
    for button in ("menu", "settings", "section_customer"):
        counter.click(button)
    assert "not there" in counter.text("setting_customer_picture_error")
    counter.click("settings_back")
    judged(counter, a_picture(tmp_path))
    assert counter.text("setting_customer_picture_error") == ""
