"""Scenes that chance alone plays too rarely: several calls of one payment or refund cross each other on their way."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.checkout.requests import PayRequest
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import Payment
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import Refund
from tests.simulation.ledger import SECOND, Order
from tests.simulation.world import World

AMOUNT = Money(1250, currency("HKD"))
SCENE_EACH = 20
SLOW, LOST = "slow answer", "lost answer"


class Stage:
    """One scene: what happens is fixed, and when a call is answered, or whether, is chance."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dice = world.chance.dice
        self.answer = self.dice.choice((SLOW, SLOW, LOST))
        world.chance.calm = True  # but for what a scene asks for
        world.network.is_slow = True

    def force(self, moment: str, *kinds: str) -> None:
        """Lets these kinds of fault strike at the next occasions."""
        self.world.chance.forced[moment] = list(kinds)

    def wait(self, seconds: float) -> None:
        """Time goes on."""
        ends = self.world.clock.at + int(seconds * SECOND)
        while self.world.step(ends):
            pass

    def sell(self, request: PayRequest) -> str:
        """A payment whose customer does nothing unless told to."""
        self.force("order", "pending for ever")
        self.force("answering", self.answer)
        payment = self.world.ask_for(lambda: self.world.engine.pay(request))
        assert isinstance(payment, Payment)
        self.wait(0.5)
        return payment.out_trade_no

    def order(self, number: str) -> Order:
        """What the gateway knows of it."""
        return self.world.ledger.orders[number]

    def ask(self, number: str) -> None:
        """Asks, and waits a moment for the answer."""
        self.world.engine.ask(number, lambda _: None)
        self.wait(0.2)


def _scan() -> PayRequest:
    return PayRequest(AMOUNT, code=classify("281234567890123456"))


def expired_before_the_answer(stage: Stage) -> None:
    """The gateway gives an order up while its own answer is on its way."""
    number = stage.sell(PayRequest(AMOUNT, wallet=Wallet.PAYME))
    stage.order(number).intend(stage.world.clock.at, "expire")
    stage.wait(30)


def paid_while_everything_is_on_its_way(stage: Stage) -> None:
    """Cancelled, paid after all, and only then come the answers to the payment and to the cancel."""
    number = stage.sell(_scan())
    stage.wait(1)
    stage.world.engine.cancel(number)
    stage.force("cancel", "cancel claims and does nothing")
    stage.wait(14)
    stage.force("answering", stage.dice.choice((SLOW, LOST)))
    stage.wait(1.5)
    order = stage.order(number)
    order.cancel(stage.world.clock.at, "1263", 1)  # by the customer's wallet
    stage.ask(number)
    order.intend(stage.world.clock.at, "pay_after_all")
    stage.ask(number)
    stage.wait(40)


def disputed_while_a_cancel_is_on_its_way(stage: Stage) -> None:
    """Paid, taken back, and only then come the answers to the payment and to the cancel."""
    number = stage.sell(_scan())
    stage.wait(1)
    stage.world.engine.cancel(number)
    stage.force("cancel", "cancel claims and does nothing")
    stage.wait(13)
    stage.force("answering", stage.dice.choice((SLOW, LOST)), "", "")
    stage.wait(2)
    order = stage.order(number)
    order.intend(stage.world.clock.at, "pay")
    stage.ask(number)
    order.intend(stage.world.clock.at, "take_back")
    stage.ask(number)
    stage.force("answering", "", "reset", "HTML", "")
    stage.wait(30)


def refund_that_is_asked_about_while_it_leaves(stage: Stage) -> None:
    """A refund's query is quicker than its own answer, or the program ends between the two."""
    world, dice = stage.world, stage.dice
    number = stage.sell(_scan())
    order = stage.order(number)
    order.intend(world.clock.at, "pay")
    stage.ask(number)
    stage.wait(30)
    ends = dice.choice(("done", "fails", "open", "unsent"))
    stage.force("refund", "refund in progress")
    # The first call asks what others gave back of the payment.
    stage.force("sending", "", "slow connection" if ends == "unsent" else "")
    stage.force("answering", "", *(() if ends == "unsent" else (stage.answer,)))
    refund = world.ask_for(lambda: world.engine.refund(number, None))
    assert isinstance(refund, Refund)
    own = refund.out_trade_no
    stage.wait(0.5)
    if own in world.ledger.repayments:
        one = world.ledger.repayments[own]
        one.ends_at = 0 if ends == "open" else world.clock.at + SECOND
        one.fails = ends == "fails"
    slow_query = ends == "unsent" or dice.random() < 0.5
    stage.force("answering", *(["slow answer"] if slow_query else []))
    stage.wait(dice.choice((13, 16, 28, 31)))
    if ends == "open" and own in world.ledger.repayments:
        world.ledger.repayments[own].ends_at = world.clock.at
    world.engine.ask_refund(own, lambda _: None)
    if dice.random() < 0.7:
        world.crash()
        world.engine.ask_refund(own, lambda _: None)
    stage.wait(30)


SCENES: tuple[Callable[[Stage], None], ...] = (
    expired_before_the_answer,
    paid_while_everything_is_on_its_way,
    disputed_while_a_cancel_is_on_its_way,
    refund_that_is_asked_about_while_it_leaves,
)


def play(world: World, seed: int) -> None:
    """The scene of this seed."""
    SCENES[seed // SCENE_EACH % len(SCENES)](Stage(world))
    world.chance.forced.clear()
