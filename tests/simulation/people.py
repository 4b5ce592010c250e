"""The cashiers of a seed, the merchant at QFPay's portal, and the other till."""

from __future__ import annotations

import itertools

from pos_app.checkout.requests import PayRequest
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import DECIDABLE, OPEN, UNPAID, Payment, Settlement, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import Refund
from pos_app.domain.sentences import BadInput
from tests.simulation.gateway import OTHER_TILL
from tests.simulation.ledger import DAY, MINUTE, SECOND
from tests.simulation.world import World

QR_WALLETS = (Wallet.ALIPAY, Wallet.WECHAT, Wallet.FPS, Wallet.PAYME, Wallet.UNIONPAY, Wallet.OCTOPUS)
CODES = ("13{:016}", "28{:016}", "62{:017}", "A{:017}")
HKD = currency("HKD")


class People:
    """What people do in a shop; `sell` begins it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._dice = world.chance.dice
        self._codes = itertools.count(1)
        self._retries = 0
        self._impatient = world.chance.hurried or self._dice.random() < 0.05
        self._alarmed: set[str] = set()
        world.hear = self._hear

    def _hear(self, news: object) -> None:
        """A cashier does something about an alarm."""
        if isinstance(news, Payment) and news.alarm and news.out_trade_no not in self._alarmed:
            number = news.out_trade_no
            self._alarmed.add(number)
            for pause in (0, 1, 4, 15):
                self._world.at_the_till_later(pause * SECOND, lambda: self.look(number))

    def sell(self, sale_id: str | None = None, amount: Money | None = None) -> None:
        """One attempt, and what the cashier will do about it."""
        world, dice = self._world, self._dice
        amount = amount or Money(dice.randrange(200, 100_000, 10), HKD)
        if dice.random() < 0.6:
            code = classify(dice.choice(CODES).format(next(self._codes)))
            wallet = Wallet.PAYME if code.wallet is None else None
            request = PayRequest(amount, code=code, wallet=wallet, sale_id=sale_id)
        else:
            request = PayRequest(amount, wallet=dice.choice(QR_WALLETS), sale_id=sale_id)
        world.tell("cashier", "sells", request)
        try:
            payment = world.ask_for(lambda: world.engine.pay(request))
        except BadInput:  # the sale is open or paid after all
            return
        if not isinstance(payment, Payment):
            return
        number = payment.out_trade_no
        if dice.random() < 0.4:
            pauses = (0, 1, 6, 16, 22) if world.chance.hurried else (0, 1, 4, 20, 40)
            world.at_the_till_later(dice.choice(pauses) * SECOND, lambda: self._cancel(number))
        if dice.random() < 0.15:
            world.at_the_till_later(dice.choice((2, 9, 70)) * SECOND, lambda: self.ask(number))
        if self._impatient:
            for pause in range(3, 45, 3):
                world.at_the_till_later(pause * SECOND, lambda: self.ask(number))
        for pauses in ((5, 15, 40), (30, 100, 300)):
            world.at_the_till_later(dice.choice(pauses) * SECOND, lambda: self.look(number))
        if dice.random() < 0.2:
            world.outside_later(dice.choice((20 * SECOND, 3 * MINUTE)), lambda: self._act_elsewhere(number))

    def _cancel(self, number: str) -> None:
        self._world.tell("cashier", "cancels", number)
        self._world.engine.cancel(number)

    def ask(self, number: str) -> None:
        """The cashier wants the gateway asked now."""
        self._world.tell("cashier", "asks", number)
        self._world.engine.ask(number, lambda _: None)

    def look(self, number: str) -> None:
        """The cashier looks at a payment and does what is to be done."""
        world, dice = self._world, self._dice
        payment = world.engine.payment(number)
        assert payment is not None
        lot = dice.random()
        if payment.state in UNPAID and lot < 0.6 and self._retries < 3:
            self._retries += 1
            self.sell(payment.intent.sale_id, payment.intent.amount)
        elif payment.state in UNPAID:
            self.ask(number) if lot < 0.8 else self._cancel(number)
        elif payment.alarm and lot < 0.6:
            self.ask(number) if lot < 0.4 else self._cancel(number)
        elif payment.alarm and lot < 0.8:
            how = dice.choice((Settlement.KEPT, Settlement.RETURNED))
            world.tell("cashier", "settles", number, how)
            world.try_to(lambda: world.engine.settle(number, how))
        elif payment.state in DECIDABLE and dice.random() < 0.05:
            self._give_verdict(number)
        elif payment.charged and lot < 0.75:
            self._refund(payment)
        elif payment.charged:
            self.ask(number) if lot < 0.85 else self._cancel(number)
        elif payment.state in OPEN and lot < 0.3:
            self._cancel(number)
        elif lot < 0.5:
            self.ask(number) if lot < 0.4 else self._cancel(number)

    def _give_verdict(self, number: str) -> None:
        """A manager says what QFPay's portal shows."""
        world, order = self._world, self._world.ledger.orders.get(number)
        world.ledger.settle(world.clock.at)
        paid = order is not None and order.now.held
        world.tell("manager", "says", number, paid)
        world.try_to(lambda: world.engine.give_verdict(number, paid, "seen in the portal"))

    def _refund(self, payment: Payment) -> None:
        world, dice, number = self._world, self._dice, payment.out_trade_no
        part = Money(dice.randrange(1, payment.intent.amount.minor + 1), HKD)
        for amount in dice.choice(((None,), (part,), (part, part), (part, None))):
            world.tell("cashier", "refunds", number, amount)
            try:
                refund = world.ask_for(lambda amount=amount: world.engine.refund(number, amount))
            except BadInput:
                continue
            if isinstance(refund, Refund) and dice.random() < 0.4:
                own = refund.out_trade_no
                pauses = range(3, 45, 5) if self._impatient else (dice.choice((1, 20, 90)),)
                for pause in pauses:
                    world.at_the_till_later(pause * SECOND, lambda own=own: self._ask_refund(own))
                if dice.random() < 0.3:
                    world.at_the_till_later(7 * MINUTE, self.send_again)

    def _ask_refund(self, number: str) -> None:
        self._world.tell("cashier", "asks", number)
        self._world.engine.ask_refund(number, lambda _: None)

    def sell_elsewhere(self) -> None:
        """Another till sells, and this one is asked about its payment."""
        world, dice = self._world, self._dice
        number = f"P{world.clock.local(''):%y%m%d%H%M%S}{OTHER_TILL}{next(self._codes):08}"
        world.foreign.add(number)
        world.gateway.sell_elsewhere(number, dice.choice(("800108", "800201", "802001")), 1250, world.clock.at)
        for pause in (1, 30, 400):
            world.at_the_till_later(pause * SECOND, lambda: world.engine.find(number, self._found))

    def _found(self, found: object) -> None:
        if isinstance(found, Payment):
            self.look(found.out_trade_no)

    def send_again(self) -> None:
        """A person has every refund sent again that QFPay does not know."""
        for number, refund in list(self._world.watch.refunds.items()):
            if refund.may_send_again:
                self._world.tell("cashier", "sends again", number)
                self._world.engine.send_again(number)

    def _act_elsewhere(self, number: str) -> None:
        """Another till, or the merchant at the portal, gives money back."""
        world = self._world
        order = world.ledger.orders.get(number)
        fault = world.chance.fault("outside")
        if order is None or not fault or world.lenient:
            return
        world.ledger.settle(world.clock.at)
        amount = order.left if self._dice.random() < 0.5 else order.left // 2
        if amount:
            world.tell("outside", fault, number, amount)
            world.gateway.give_back(order, amount, world.clock.at)


def live(world: World, sales: int) -> None:
    """Some sales among faults; then all is well, and the shop has as long as it needs."""
    people = People(world)
    _have_faults(world, people, sales)
    end(world, people)


def _have_faults(world: World, people: People, sales: int) -> None:
    dice = world.chance.dice
    for _ in range(1 if world.chance.hurried else sales):
        world.at_the_till_later(0, people.sell)
        if dice.random() < 0.04:
            people.sell_elsewhere()
        _stay_awake(world, 32 * SECOND if world.chance.hurried else dice.choice((1, 1, 4, 10, 31)) * SECOND)
        if dice.random() < 0.8:
            world.sleep(dice.choice((25 * SECOND, 70 * SECOND, 4 * MINUTE)))
            _stay_awake(world, 2 * SECOND)
    for pause in (20 * SECOND, dice.choice((SECOND, 100 * SECOND, 6 * MINUTE))):
        world.sleep(pause)
        _stay_awake(world, 3 * SECOND)


def end(world: World, people: People) -> None:
    """No more faults, and time for everything."""
    world.calm()
    world.tell("calm")
    _doze(world)
    people.send_again()
    _stay_awake(world, 2 * SECOND)
    for number, payment in list(world.watch.payments.items()):
        if payment.state is State.NEEDS_ATTENTION:  # nobody but a person has it asked about again
            for _ in range(2):
                people.ask(number)
                _stay_awake(world, 2 * MINUTE)
            people.look(number)
    _doze(world)
    world.watch.end()


def _stay_awake(world: World, span: int) -> None:
    ends = world.clock.at + span
    while world.step(ends):
        pass


def _doze(world: World) -> None:
    """The PC is awake for seconds between longer and longer naps, until nothing is left to do."""
    nap = 20 * SECOND
    for _ in range(_MOST_NAPS):
        _stay_awake(world, 2 * SECOND)
        if world.has_nothing_to_do():
            return
        world.sleep(nap)
        nap = min(nap * 3, 2 * DAY)


_MOST_NAPS = 25
