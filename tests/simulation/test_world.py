"""The till in a world of lost answers, slow workers and power cuts: the invariants hold, and everything ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.domain.payment import CHARGED, UNPAID, State
from pos_app.domain.refund import HOLDS_MONEY
from tests.simulation.world import HOUR, LONGEST_WAY, MINUTE, SECOND, World

SEEDS = 240
SALES = 4


def check(world: World) -> None:
    """I1 to I4, at any moment."""
    assert all(calls == 1 for calls in world.gateway.calls_of.values()), "a payment was sent twice"
    for payment in world.payments():
        order = world.gateway.orders.get(payment.out_trade_no)
        if payment.state in CHARGED:
            assert order is not None, "paid without an order (I2)"
            assert order.was_paid, "paid without a payment (I2)"
        if payment.state in UNPAID and order is not None:
            # An answer is as old as its way was long: what it said was true when it left.
            unpaid_by_mistake = order.holds_money and order.acts_at + LONGEST_WAY <= payment.changed_at
            assert not unpaid_by_mistake, f"{payment.state} although the customer was charged (I3)"
            still_payable = order.respcd == "1143" and payment.changed_at < payment.valid_until
            assert not still_payable, f"{payment.state} although the customer can still pay (I3)"
        if payment.state is State.NOT_SENT:
            assert order is None, "not sent, and it arrived (I3)"
        held = sum(
            refund.intent.amount.minor
            for refund in world.journal.refunds_of(payment.out_trade_no)
            if refund.state in HOLDS_MONEY
        )
        assert held <= payment.intent.amount.minor, "refunded more than was paid (I4)"
    for order in world.gateway.orders.values():
        assert order.refunded <= order.amount


def check_the_end(world: World) -> None:
    """I1 and I5, once the network is back and everything has had its time."""
    assert world.is_settled(), "something is open for ever"
    states = {payment.out_trade_no: payment for payment in world.payments()}
    for order in world.gateway.orders.values():
        payment = states[order.number]
        if order.holds_money:
            assert payment.charged, f"charged, and the journal says {payment.state} (I5)"
    for sale in world.sales:
        attempts = world.journal.attempts_of(sale)
        charged = [one for one in attempts if one.charged and world.gateway.orders[one.out_trade_no].holds_money]
        if len(charged) > 1:
            assert any(one.state is State.PAID_TWICE for one in attempts), "two charges without an alarm (I1)"


@pytest.mark.parametrize("first", range(0, SEEDS, 40))
def test_no_seed_breaks_an_invariant(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 40):
        folder = tmp_path / str(seed)
        folder.mkdir()
        world = World(seed, folder)
        try:
            live(world)
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
        finally:
            world.close()


def live(world: World) -> None:
    """Some sales among faults, then a day without any."""
    for _ in range(SALES):
        world.sell()
        ends = world.clock.at + world.random.choice([5 * SECOND, MINUTE, 4 * MINUTE])
        while world.step(ends):
            check(world)
            if world.random.random() < 0.01:
                world.crash()
                check(world)
    world.faults = False
    ends = world.clock.at + 25 * HOUR
    while world.step(ends):
        pass
    check(world)
    check_the_end(world)
