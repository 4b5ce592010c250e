"""Scenes of the customer's screen."""

from __future__ import annotations

from functools import partial

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


def served(stands: Payment, stage: Stage) -> None:
    """A sale, as its customer sees it."""
    stage.sell(stands)
    stage.show_customer()


add("customer_qr", partial(served, qr_payment()))
add("customer_on_phone", partial(served, payment(State.WAITING)))
add("customer_checking", partial(served, payment(State.CHECKING)))
add("customer_paid", partial(served, payment(State.PAID)))
add("customer_not_paid", partial(served, payment(State.DECLINED, respcd="1201")))
