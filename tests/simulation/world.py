"""A shop, its customers, QFPay and the network between them, all made of one seed and a clock that only jumps.

The engine, the state machines and the journal are the real ones. Answers are honest; the network is not: requests and
answers are delayed or lost, workers sleep with a payment in their hand, and the program is killed between two steps.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from pos_app.checkout.engine import Engine
from pos_app.checkout.ordering import Shop
from pos_app.checkout.requests import PayRequest
from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import PAY_TYPES, Mode, Verb, Wallet
from pos_app.domain.payment import OPEN, Payment, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.sentences import BadInput
from pos_app.journal import Journal
from pos_app.qfpay.orders import PaymentOrder, RefundOrder
from pos_app.qfpay.windows import Window
from pos_app.settings.profiles import Profile

START = 1_795_406_400_000
SECOND, MINUTE, HOUR = 1_000, 60_000, 3_600_000
LONGEST_WAY = 25 * SECOND
WALLETS = (Wallet.ALIPAY, Wallet.WECHAT, Wallet.FPS, Wallet.PAYME, Wallet.UNIONPAY)
LOST = NoAnswer(may_have_left=True, reason="lost")
REFUSED = NoAnswer(may_have_left=False, reason="refused")


@dataclass
class Clock:
    """Steady and wall clock at once."""

    at: int = START

    def now(self) -> int:
        return self.at

    def wall_ms(self) -> int:
        return self.at

    def local(self, time_zone: str) -> datetime:
        return datetime.fromtimestamp(self.at / 1000, UTC).astimezone(ZoneInfo(time_zone))


@dataclass
class Order:
    """What QFPay knows of a payment: the truth that the till must find."""

    number: str
    syssn: str
    pay_type: str
    amount: int
    born: int
    visible_at: int
    acts_at: int
    pays: bool
    respcd: str = "1143"
    cancel: int = 0
    was_paid: bool = False
    refunded: int = 0
    paid_after_all_at: int | None = None

    @property
    def holds_money(self) -> bool:
        """Whether the customer's money is with the merchant now."""
        return self.was_paid and self.cancel == 0


@dataclass
class Gateway:
    """QFPay, with customers who act when their time has come."""

    clock: Clock
    random: Random
    orders: dict[str, Order] = field(default_factory=dict)
    refunds: dict[str, tuple[str, int]] = field(default_factory=dict)
    calls_of: dict[str, int] = field(default_factory=dict)

    def close(self) -> None:
        """Nothing to end."""

    def payment(self, order: PaymentOrder, permit: Callable[[], bool], deadline_s: float) -> PaymentAnswer | NoAnswer:
        if not permit():
            return NoAnswer(may_have_left=False, reason="permit")
        self.calls_of[order.out_trade_no] = self.calls_of.get(order.out_trade_no, 0) + 1
        now, dice = self.clock.at, self.random
        made = Order(
            order.out_trade_no, f"2026{len(self.orders):016}", order.pay_type, order.txamt, now,
            visible_at=now + dice.choice([0, 0, 3 * SECOND, 15 * SECOND]),
            acts_at=now + dice.choice([0, 0, 0, 4 * SECOND, 20 * SECOND, 61 * SECOND, 4 * MINUTE, 10**15]),
            pays=dice.random() < 0.8,
        )  # fmt: skip
        self.orders[made.number] = made
        is_qr = PAY_TYPES[order.pay_type].mode is Mode.MPM
        if is_qr:
            made.acts_at = max(made.acts_at, now + SECOND)
        self._let_customers_act()
        return PaymentAnswer(
            "0000" if is_qr else made.respcd, syssn=made.syssn, out_trade_no=made.number, txamt=made.amount,
            txcurrcd="HKD", pay_type=made.pay_type, qrcode="https://qr" if is_qr else "",
        )  # fmt: skip

    def query(
        self, out_trade_nos: Sequence[str] = (), *, syssn: str = "", window: Window | None = None, around: bool = False
    ) -> QueryAnswer | NoAnswer:
        self._let_customers_act()
        rows = [self._row(order) for order in self.orders.values() if self._asked(order, out_trade_nos, syssn)]
        for number, (payment, amount) in self.refunds.items():
            if number in out_trade_nos or syssn == f"R{number}":
                rows.append(TransactionRow("0000", number, f"R{number}", payment, "refund", 0, amount, "HKD"))
        return QueryAnswer("0000", "", tuple(rows))

    def transactions(self, window: Window, page: int = 1) -> QueryAnswer | NoAnswer:
        """Payments only, all on one page; refunds are found when they are asked about."""
        self._let_customers_act()
        start, end = (moment.timestamp() * 1000 for moment in (window.start, window.end))
        there = [order for order in self.orders.values() if start <= order.born <= end]
        rows = [self._row(order) for order in there if self.clock.at >= order.visible_at]
        return QueryAnswer("0000", "", tuple(rows if page == 1 else ()))

    def _asked(self, order: Order, numbers: Sequence[str], syssn: str) -> bool:
        return (order.number in numbers or order.syssn == syssn) and self.clock.at >= order.visible_at

    def _row(self, order: Order) -> TransactionRow:
        return TransactionRow(
            order.respcd, order.number, order.syssn, "", "payment", order.cancel, order.amount, "HKD", order.pay_type
        )

    def cancel(
        self, verb: Verb, *, txamt: int, txdtm: str, out_trade_no: str = "", syssn: str = ""
    ) -> CancelAnswer | NoAnswer:
        self._let_customers_act()
        order = next((one for one in self.orders.values() if out_trade_no == one.number or syssn == one.syssn), None)
        if order is None:
            return CancelAnswer("1136")
        if verb is not PAY_TYPES[order.pay_type].cancel_verb:
            return CancelAnswer("1104")
        if self.random.random() < 0.2:
            order.acts_at = min(order.acts_at, self.clock.at)  # the customer pays in this very second
            self._let_customers_act()
        if order.was_paid and PAY_TYPES[order.pay_type].mode is Mode.MPM:
            return CancelAnswer("1260")
        order.cancel = 1 if PAY_TYPES[order.pay_type].mode is Mode.CPM else 2
        order.respcd = "0000" if order.was_paid else "1263"
        if not order.was_paid and self.random.random() < 0.15:  # neither verb promises that no money arrives
            order.paid_after_all_at = self.clock.at + self.random.choice([5 * SECOND, 90 * SECOND, 20 * MINUTE])
        return CancelAnswer("0000", "", "C1", order.syssn)

    def refund(self, order: RefundOrder, permit: Callable[[], bool], deadline_s: float) -> RefundAnswer | NoAnswer:
        if not permit():
            return NoAnswer(may_have_left=False, reason="permit")
        paid = next(one for one in self.orders.values() if one.syssn == order.syssn)
        if paid.refunded + order.txamt > paid.amount:
            return RefundAnswer("1272")
        paid.refunded += order.txamt
        self.refunds[order.out_trade_no] = (paid.syssn, order.txamt)
        return RefundAnswer("0000", "", f"R{order.out_trade_no}", paid.syssn, order.out_trade_no, order.txamt, "HKD")

    def _let_customers_act(self) -> None:
        for order in self.orders.values():
            if order.respcd == "1143" and self.clock.at >= order.acts_at:
                order.respcd = "0000" if order.pays else "1201"
                order.was_paid = order.pays
            if order.paid_after_all_at is not None and self.clock.at >= order.paid_after_all_at:
                order.acts_at, order.paid_after_all_at = order.paid_after_all_at, None
                order.respcd, order.cancel, order.was_paid = "0000", 0, True


class World:
    """Everything, from one seed. `step` lets the next thing happen; `faults` can be switched off."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = Random(seed)
        self.clock = Clock()
        self.gateway = Gateway(self.clock, self.random)
        self.folder = folder
        self.faults = True
        self.crashes = 0
        self.sales: set[str] = set()
        self._things: list[tuple[int, int, int | None, Callable[[], None]]] = []
        self._order = itertools.count()
        self._life = 0
        self._codes = itertools.count(seed * 1_000)
        self._open()

    def _open(self) -> None:
        self.journal = Journal.open(self.folder, self.folder / "backups")
        own = Profile(name="shop", base_url="http://127.0.0.1:1")
        self.engine = Engine(self.journal, self.gateway, self, self.clock, Shop(own, "001", b"dummy"), lambda _: None)
        self.engine.recover()

    def close(self) -> None:
        """Closes the journal."""
        self.journal.close()

    def crash(self) -> None:
        """The program is killed: what it had in the air is gone, what had arrived has arrived."""
        self.crashes += 1
        self._life += 1
        self.journal.close()
        self.clock.at += self.random.choice([SECOND, MINUTE, HOUR])
        self._open()

    def later(self, pause: int, thing: Callable[[], None], life: int | None = None) -> None:
        """Lets `thing` happen after `pause` ms, unless it belongs to a life of the program that has ended."""
        heapq.heappush(self._things, (self.clock.at + pause, next(self._order), life, thing))

    def start(self, lane: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """`Calls.start`: the request arrives after a while, and so does the answer; either may be lost."""
        dice, life = self.random, self._life

        def arrive() -> None:
            if self.faults and dice.random() < 0.1:
                answer = dice.choice([LOST, REFUSED])
            else:
                answer = call()
                if self.faults and dice.random() < 0.15 and not isinstance(answer, NoAnswer):
                    answer = LOST
            self.later(
                dice.choice([5, 50, 500, 9 * SECOND, LONGEST_WAY]) if self.faults else 50, lambda: done(answer), life
            )

        slow = [1, 1, 1, 100, 3 * SECOND, 60 * SECOND] if self.faults else [1]
        self.later(dice.choice(slow), arrive, life)

    def step(self, until: int) -> bool:
        """The next thing happens, be it the clock's; False when nothing is to happen before `until`."""
        due = self.engine.tick()
        moments = [moment for moment in (due, self._things[0][0] if self._things else None) if moment is not None]
        if not moments or min(moments) > until:
            self.clock.at = max(self.clock.at, until)
            return False
        self.clock.at = max(self.clock.at, min(moments))
        if self._things and self._things[0][0] <= self.clock.at:
            _, _, life, thing = heapq.heappop(self._things)
            if life is None or life == self._life:
                thing()
        return True

    # --- the cashier ---

    def sell(self, sale_id: str | None = None) -> Payment | None:
        """A sale by scan or by QR code, perhaps cancelled, tried again, or refunded later."""
        dice = self.random
        amount = Money(dice.randrange(200, 100_000, 10), currency("HKD"))
        if dice.random() < 0.6:
            prefix = dice.choice(["13", "28"])
            request = PayRequest(amount, code=classify(f"{prefix}{next(self._codes):016}"), sale_id=sale_id)
        else:
            request = PayRequest(amount, wallet=dice.choice(WALLETS), sale_id=sale_id)
        try:
            payment = self.engine.pay(request)
        except BadInput:  # the sale is paid or open after all
            return None
        self.sales.add(payment.intent.sale_id)
        number = payment.out_trade_no
        if dice.random() < 0.4:
            self.later(dice.choice([SECOND, 10 * SECOND, 40 * SECOND]), lambda: self._cancel(number))
        self.later(dice.choice([90 * SECOND, 6 * MINUTE]), lambda: self._go_on(number))
        return payment

    def _cancel(self, number: str) -> None:
        self.engine.cancel(number)

    def _go_on(self, number: str) -> None:
        payment = self.engine.payment(number)
        assert payment is not None
        if payment.state in (State.DECLINED, State.NOT_SENT, State.CANCELLED) and self.random.random() < 0.5:
            self.sell(payment.intent.sale_id)
        elif payment.charged and self.random.random() < 0.4:
            part = Money(self.random.randrange(1, payment.intent.amount.minor + 1), payment.intent.amount.currency)
            try:
                self.engine.refund(number, part)
            except BadInput:
                return

    # --- the truth ---

    def payments(self) -> list[Payment]:
        """Every payment of the journal, as its events make it."""
        return [payment for sale in self.sales for payment in self.journal.attempts_of(sale)]

    def is_settled(self) -> bool:
        """Whether nothing is open any more."""
        return not any(payment.state in OPEN for payment in self.payments())
