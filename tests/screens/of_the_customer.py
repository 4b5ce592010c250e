"""Scenes of the customer's screen."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pos_app.domain.payment import Payment, State
from tests.screens.records import payment, qr_payment
from tests.screens.scenes import add, scene
from tests.screens.stage import Stage


@scene()
def customer_idle(stage: Stage) -> None:
    stage.show_customer()


@scene()
def customer_amount(stage: Stage) -> None:
    stage.type("128.50")
    stage.show_customer()


@scene()
def customer_lines(stage: Stage) -> None:
    stage.type("12.50+116")
    stage.show_customer()


@scene()
def customer_picture(stage: Stage) -> None:
    """The shop's own picture, between sales."""
    stage.show_customer()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sign.png"
        sign = Image.new("RGB", (1600, 900), "#7A1F2B")
        draw = ImageDraw.Draw(sign)
        draw.ellipse((550, 200, 1050, 700), "#F2D8A7")
        draw.text((800, 450), "TEA", "#7A1F2B", ImageFont.load_default(160), anchor="mm")
        sign.save(path)
        stage.app.change({"customer_picture": str(path)})
        stage.settle()


def served(stands: Payment, stage: Stage) -> None:
    """A sale, as its customer sees it."""
    stage.sell(stands)
    stage.show_customer()


add("customer_qr", partial(served, qr_payment()))
add("customer_on_phone", partial(served, payment(State.WAITING)))
add("customer_checking", partial(served, payment(State.CHECKING)))
add("customer_paid", partial(served, payment(State.PAID)))
add("customer_not_paid", partial(served, payment(State.DECLINED, respcd="1201")))
