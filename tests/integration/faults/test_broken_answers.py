"""Whatever is wrong with an answer: nobody is told what is not so, nothing is sent twice, and the truth is found."""

from __future__ import annotations

import ssl
from typing import Any

import pytest

from pos_app.checkout.telling import cancel_exit_code, exit_code, refund_exit_code
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from tests.integration.faults.broken import BROKEN, Broken
from tests.integration.faults.scene import Scene

HURRIED_S = 0.4


@pytest.fixture(params=BROKEN, ids=lambda broken: broken.name)
def broken(request: pytest.FixtureRequest) -> Broken:
    param: Broken = request.param
    return param


@pytest.fixture
def broken_scene(broken: Broken, open_scene: Any, request: pytest.FixtureRequest) -> Scene:
    tls: ssl.SSLContext | None = request.getfixturevalue("trusted_tls") if broken.tls else None
    scene: Scene = open_scene(tls)
    return scene


def begin(scene: Scene, broken: Broken, *kinds: str) -> float:
    """The fault begins; how long it is watched, in seconds of the till: a few questions are asked meanwhile."""
    scene.gateway.behave(broken.answer, *kinds)
    scene.client.deadline_s = HURRIED_S if broken.slow else None
    return 3 if broken.slow else 30


def end(scene: Scene) -> None:
    scene.gateway.recover()
    scene.client.deadline_s = None


def test_a_scan_is_not_known_until_the_gateway_answers_and_then_paid(broken: Broken, broken_scene: Scene) -> None:
    scene = broken_scene
    lasts = begin(scene, broken)

    payment = scene.pass_time(scene.scan(), lasts)
    assert (payment.state, exit_code(payment)) == (State.CHECKING, 4)

    end(scene)
    payment = scene.until_over(payment)
    assert (payment.state, exit_code(payment)) == (State.PAID, 0)
    scene.check(payment)


def test_a_qr_code_that_was_never_shown_is_closed(broken: Broken, broken_scene: Scene) -> None:
    scene = broken_scene
    lasts = begin(scene, broken)

    payment = scene.pass_time(scene.show_qr(), lasts)
    assert (payment.state, payment.qrcode, exit_code(payment)) == (State.CANCELLING, "", 4)

    end(scene)
    payment = scene.until_over(payment)
    assert (payment.state, exit_code(payment)) == (State.CANCELLED, 3)
    scene.check(payment)


def test_a_cancel_is_not_known_until_a_query_says_that_the_customer_was_faster(
    broken: Broken, broken_scene: Scene
) -> None:
    scene = broken_scene
    payment = scene.until(scene.show_qr(), lambda seen: seen.state is State.WAITING)
    scene.gateway.customer_pays(payment.out_trade_no)
    lasts = begin(scene, broken)
    scene.cancel(payment)

    payment = scene.pass_time(payment, lasts)
    assert (payment.state, cancel_exit_code(payment)) == (State.CANCELLING, 4)

    end(scene)
    payment = scene.until_over(payment)
    assert (payment.state, exit_code(payment), cancel_exit_code(payment)) == (State.PAID, 0, 6)
    scene.check(payment)


def test_a_refund_is_not_known_until_the_gateway_answers_and_then_done(broken: Broken, broken_scene: Scene) -> None:
    scene = broken_scene
    payment = scene.until_over(scene.scan())
    lasts = begin(scene, broken)

    refund = scene.until(scene.refund(payment), lambda seen: seen.state is RefundState.CHECKING)
    refund = scene.pass_time(refund, lasts)
    assert (refund.state, refund_exit_code(refund)) == (RefundState.CHECKING, 4)

    end(scene)
    refund = scene.until_over(refund)
    assert (refund.state, refund_exit_code(refund)) == (RefundState.REFUNDED, 0)
    scene.check_refund(refund)
