"""Answers that can be read and do not hold: never paid by them, never unpaid by them, and the truth in the end."""

from __future__ import annotations

import json

import pytest

from pos_app.checkout.telling import exit_code
from pos_app.domain.payment import OPEN, State
from tests.integration.faults.gateway import Behaviour, Exchange
from tests.integration.faults.odd import ODD_ANSWERS, ODD_ROWS, Odd
from tests.integration.faults.scene import Scene

LASTS_S = 30
UNTIL_BELIEVED_S = 420
EXIT_CODES = {State.CHECKING: 4, State.WAITING: 4, State.PAID: 0}


def rewriting(odd: Odd) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        made = odd.rewrite(exchange.carry_out())
        exchange.peer.answer(made if isinstance(made, bytes) else json.dumps(made).encode())

    return behave


def hang_up(exchange: Exchange) -> None:
    exchange.carry_out()
    raise EOFError


def claim(exchange: Exchange) -> None:
    """A cancel that claims to be done, and is not."""
    exchange.say({"respcd": "0000"})


def watch(scene: Scene, odd: Odd) -> None:
    """The fault lasts a while, then the gateway tells the truth: the customer was charged."""
    payment = scene.pass_time(scene.scan(), LASTS_S)
    assert (payment.state, exit_code(payment)) == (odd.state, EXIT_CODES[odd.state])

    payment = scene.pass_time(payment, UNTIL_BELIEVED_S, leap_ms=20_000)
    if odd.believed:
        assert (payment.state, exit_code(payment)) == (State.CANCELLED, 3)
        scene.gateway.recover()
        scene.until(payment, lambda seen: seen.state is State.PAID_LATE, leap_ms=20_000)
        assert scene.lies.pop() == "told cancelled, and it was charged"
    else:
        assert payment.state in OPEN | {State.PAID}
        scene.gateway.recover()
        payment = scene.until_over(payment)
        assert (payment.state, exit_code(payment)) == (State.PAID, 0)
    scene.check(payment)


@pytest.mark.parametrize("odd", ODD_ANSWERS, ids=lambda odd: odd.name)
def test_what_the_payment_is_answered(odd: Odd, scene: Scene) -> None:
    scene.gateway.behave(hang_up)
    scene.gateway.behave(rewriting(odd), "payment")
    scene.gateway.behave(claim, "cancel")

    watch(scene, odd)


@pytest.mark.parametrize("odd", ODD_ROWS, ids=lambda odd: odd.name)
def test_what_queries_are_answered(odd: Odd, scene: Scene) -> None:
    scene.gateway.behave(hang_up)
    scene.gateway.behave(rewriting(odd), "query")
    scene.gateway.behave(claim, "cancel")

    watch(scene, odd)
