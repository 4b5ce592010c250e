"""Answers that can be read and do not hold: never paid by them, never unpaid by them, and the truth in the end."""

from __future__ import annotations

import json

import pytest

from pos_app.checkout.telling import exit_code
from pos_app.domain.payment import State
from tests.integration.faults.gateway import Behaviour, Exchange
from tests.integration.faults.odd import ODD_ANSWERS, ODD_ROWS, Odd
from tests.integration.faults.scene import Scene

LASTS_S = 30
EXIT_CODES = {State.CHECKING: 4, State.WAITING: 4, State.PAID: 0}


def rewriting(odd: Odd) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        made = odd.rewrite(exchange.carry_out())
        exchange.peer.answer(made if isinstance(made, bytes) else json.dumps(made).encode())

    return behave


def hang_up(exchange: Exchange) -> None:
    exchange.carry_out()
    raise EOFError


def watch(scene: Scene, state: State) -> None:
    """The fault lasts a while, then the gateway tells the truth: the customer was charged."""
    payment = scene.pass_time(scene.scan(), LASTS_S)
    assert (payment.state, exit_code(payment)) == (state, EXIT_CODES[state])

    scene.gateway.recover()
    payment = scene.until_over(payment)
    assert (payment.state, exit_code(payment)) == (State.PAID, 0)
    scene.check(payment)


@pytest.mark.parametrize("odd", ODD_ANSWERS, ids=lambda odd: odd.name)
def test_what_the_payment_is_answered(odd: Odd, scene: Scene) -> None:
    scene.gateway.behave(hang_up)
    scene.gateway.behave(rewriting(odd), "payment")

    watch(scene, odd.state)


@pytest.mark.parametrize("odd", ODD_ROWS, ids=lambda odd: odd.name)
def test_what_queries_are_answered(odd: Odd, scene: Scene) -> None:
    scene.gateway.behave(hang_up)
    scene.gateway.behave(rewriting(odd), "query")

    watch(scene, odd.state)


