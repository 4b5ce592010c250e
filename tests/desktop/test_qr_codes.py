"""QR codes on both screens: phones read them at every scaling, in every theme, and large enough."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos_app.desktop.qr_view import QrView
from pos_app.domain.payment import State
from tests.desktop.counter_window import Counter
from tests.desktop.fakes import a_qr_payment
from tests.desktop.screens import FakeScreens

SCRIPT = Path(__file__).with_name("grab_qr_codes.py")
ROOT = Path(__file__).parents[2]
LONG = "00020101021226580012hk.com.hkicl0102030410" + "AbC0123456789" * 9
SHORT = "weixin://wxpay/bizpayurl?pr=AbCdEfG123456789"
THEMES = ("light", "dark", "high-contrast")


@pytest.fixture
def counter(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Counter]:
    made = Counter(qtbot, **getattr(request, "param", {}))
    yield made
    made.close()


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "1.75", "2"])
def test_codes_are_read_at_every_scaling_and_in_every_theme(factor: str, tmp_path: Path) -> None:
    # Two screens that are as large in pixels at each scaling: the till's, and the customer's beside it.
    screens = [
        {"name": "customer", "x": 4096, "y": 0, "width": 1600, "height": 960},
        {"name": "till", "x": 0, "y": 0, "width": 2048, "height": 1536},  # the last one is the primary one
    ]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}), "utf-8")
    platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    env = os.environ | {"QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": factor, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), SHORT, LONG], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for theme in THEMES:
        for place in ("display", "panel", "panel_large"):
            for number, text in enumerate((SHORT, LONG)):
                picture = Image.open(tmp_path / f"{place}-{theme}-{number}.bmp").convert("L")
                [code] = zxingcpp.read_barcodes(picture)
                assert code.text == text
                left, top, side = square(picture, code)
                module = finder_pattern(picture, left, top) / 7
                assert module.is_integer()
                assert is_sharp(picture.crop((left, top, left + side, top + side)), int(module))
                assert is_quiet(picture, left, top, side, 4 * int(module))


def square(picture: Image.Image, code: zxingcpp.Barcode) -> tuple[int, int, int]:
    """Left, top and side of the code, exactly: the decoder's corners lie within the dark frames of its finders."""
    x, y = code.position.top_left.x + 2, code.position.top_left.y + 2
    left, top = reach(picture, x, y, -1, 0), reach(picture, x, y, 0, -1)
    right = reach(picture, code.position.top_right.x - 2, y, 1, 0)
    bottom = reach(picture, x, code.position.bottom_left.y - 2, 0, 1)
    assert right - left == bottom - top
    return left, top, right - left + 1


def reach(picture: Image.Image, x: int, y: int, dx: int, dy: int) -> int:
    """How far it is black from there in that direction."""
    assert picture.getpixel((x, y)) == 0
    while picture.getpixel((x + dx, y + dy)) == 0:
        x, y = x + dx, y + dy
    return x if dx else y


def finder_pattern(picture: Image.Image, left: int, top: int) -> int:
    return reach(picture, left, top, 1, 0) - left + 1


def is_sharp(code: Image.Image, module: int) -> bool:
    """Whether everything is black or white, and each edge a whole number of modules away from the next."""
    rows = [code.crop((0, y, code.width, y + 1)).tobytes() for y in range(module // 2, code.height, module)]
    runs = [(value, len(list(run))) for row in rows for value, run in groupby(row)]
    return all(value in (0, 255) and length % module == 0 for value, length in runs)


def is_quiet(picture: Image.Image, left: int, top: int, side: int, quiet: int) -> bool:
    """Whether that many pixels round the code are white."""
    around = picture.crop((left - quiet, top - quiet, left + side + quiet, top + side + quiet))
    around.paste(255, (quiet, quiet, quiet + side, quiet + side))
    return around.getextrema() == (255, 255)


# --- the cashier's screen, when it is the only one ---


class SmallDots:
    """A screen on which everything is tiny: a hand-held's."""

    def physicalDotsPerInch(self) -> float:  # noqa: N802 - as Qt names it
        return 390.0

    logicalDotsPerInch = physicalDotsPerInch  # noqa: N815 - as Qt names it


@pytest.fixture
def tiny_dots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QrView, "screen", lambda _view: SmallDots())


def test_code_beside_the_result_is_large_enough_on_usual_screens(counter: Counter) -> None:
    counter.sell(a_qr_payment())
    size = counter.find("qr_code").measure()
    assert size is not None
    assert size.readable
    assert counter.find("qr_code").isVisible()


def test_code_that_phones_could_not_read_beside_the_result_covers_everything(counter: Counter, tiny_dots: None) -> None:
    payment = counter.sell(a_qr_payment())
    assert counter.find("qr_code_large").isVisible()
    assert not counter.find("smaller").isVisible()
    counter.press(Qt.Key.Key_Escape)
    assert counter.till.asked[-1] == ("cancel", payment.out_trade_no)
    counter.tell(payment.but(state=State.CANCELLING))
    assert counter.text("result") == "Cancelling…"


def test_larger_code_goes_back_when_the_window_has_grown(
    counter: Counter, tiny_dots: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.sell(a_qr_payment())
    assert counter.find("qr_code_large").isVisible()
    counter.window.resize(2000, 1500)
    counter.until(counter.find("qr_code").isVisible)


def test_customer_with_a_screen_needs_no_larger_code_at_the_cashiers(counter: Counter, tiny_dots: None) -> None:
    screens = FakeScreens()
    screens.give_to(counter)
    screens.plug()
    counter.sell(a_qr_payment())
    assert counter.find("qr_code").isVisible()
    screens.unplug()
    assert counter.find("qr_code_large").isVisible()
