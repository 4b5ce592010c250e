"""What QFPay and the wallets know: the truth that the till must find. Customers act here when their time has come."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from pos_app.domain.pay_types import PAY_TYPES, Mode

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
PENDING = ("1143", "1145")
GONE_BACK = (1, 2, 3)


class View(NamedTuple):
    """An order as it was from `since` on. `held`: the money, or a part, was the merchant's. `closed`: not payable."""

    since: int
    respcd: str
    cancel: int
    held: bool
    closed: bool


@dataclass(slots=True)
class Order:
    """A payment at the gateway. `plan`: what will happen to it, and when."""

    number: str
    syssn: str
    pay_type: str
    amount: int
    born: int
    visible_at: int
    payable_until: int
    plan: list[tuple[int, str]] = field(default_factory=list)
    history: list[View] = field(default_factory=list)
    refunded: int = 0
    charges: list[str] = field(default_factory=list)
    failed_before: bool = False
    reversed: bool = False

    @property
    def now(self) -> View:
        """As it is."""
        return self.history[-1]

    @property
    def is_mpm(self) -> bool:
        """Whether the customer scans our code."""
        return PAY_TYPES[self.pay_type].mode is Mode.MPM

    def at(self, moment: int) -> View | None:
        """As queries saw it at `moment`; None before they could."""
        return None if moment < self.visible_at else self.was(moment)

    def was(self, moment: int) -> View:
        """As it was at `moment`, or when it began."""
        return self.history[max(bisect_right(self.history, moment, key=lambda view: view.since) - 1, 0)]

    def become(self, at: int, respcd: str, cancel: int, *, held: bool, closed: bool) -> None:
        """From `at` on."""
        since = max(at, self.history[-1].since) if self.history else at
        self.history.append(View(since, respcd, cancel, held, closed))

    def charge(self, at: int, syssn: str = "") -> None:
        """The customer's money has arrived."""
        self.charges.append(syssn or self.syssn)
        self.become(at, "0000", 0, held=True, closed=True)

    def act(self, now: int) -> None:
        """Everything planned that is due."""
        while self.plan and self.plan[0][0] <= now:
            at, deed = self.plan.pop(0)
            getattr(self, f"_{deed}")(at)

    def intend(self, at: int, deed: str) -> None:
        """Plans a deed."""
        self.plan.append((at, deed))
        self.plan.sort()

    def _pay(self, at: int) -> None:
        if self.now.respcd in PENDING and not self.now.closed and at <= self.payable_until:
            self.charge(at)

    def _decline(self, at: int) -> None:
        if self.now.respcd in PENDING and not self.now.closed:
            self.become(at, "1201", 0, held=False, closed=True)

    def _expire(self, at: int) -> None:
        if self.now.respcd in PENDING and not self.now.closed:
            self.become(at, "1181", 0, held=False, closed=True)

    def _pay_after_all(self, at: int) -> None:
        if not self.charges:
            self.charge(at)

    def _pay_again(self, at: int) -> None:
        if self.now.held and len(self.charges) == 1:
            self.charges.append(f"{self.syssn}2")

    def _take_back(self, at: int) -> None:
        if self.now.held and not self.refunded:
            self.become(at, "1142", 0, held=False, closed=True)

    def cancel(self, at: int, respcd: str, cancel: int) -> None:
        """Closed or reversed; money that was paid goes back."""
        self.become(at, "0000" if self.now.held else respcd, cancel, held=False, closed=True)

    def give_back(self, at: int, amount: int) -> None:
        """A refund of `amount`; below 0 it failed after all."""
        self.refunded += amount
        whole = self.refunded >= self.amount
        marks = (1 if int(self.syssn) % 2 else 3) if whole and not self.is_mpm else 3 if whole else 5
        self.become(at, "0000", marks if self.refunded else 0, held=not whole, closed=True)

    @property
    def left(self) -> int:
        """What may still be refunded."""
        return self.amount - self.refunded if self.now.held else 0


@dataclass(slots=True)
class Repayment:
    """A refund at the gateway. `ends_at`: when one in progress is done, or (`fails`) is not."""

    number: str
    syssn: str
    order: Order
    amount: int
    born: int
    respcd: str
    ours: bool = True
    ends_at: int = 0
    fails: bool = False
    moved: bool = False

    def act(self, now: int) -> None:
        """Ends when its time has come."""
        if self.respcd not in PENDING or not self.ends_at or now < self.ends_at:
            return
        if self.fails:
            self.respcd, self.moved = "1269", False
            self.order.give_back(self.ends_at, -self.amount)
        else:
            self.respcd = "0000"


class Ledger:
    """All orders and refunds by number."""

    def __init__(self) -> None:
        self.orders: dict[str, Order] = {}
        self.repayments: dict[str, Repayment] = {}
        self._by_syssn: dict[str, Order] = {}

    def settle(self, now: int) -> None:
        """Everybody does what was due until `now`."""
        for order in self.orders.values():
            if order.plan:
                order.act(now)
        for repayment in self.repayments.values():
            repayment.act(now)

    def add(self, order: Order) -> None:
        """A new order."""
        self.orders[order.number] = order
        self._by_syssn[order.syssn] = order

    def find(self, number: str, syssn: str) -> Order | None:
        """By QFPay's number if there is one, else by ours."""
        return self._by_syssn.get(syssn) if syssn else self.orders.get(number)

    def given_back(self, order: Order, *, ours: bool) -> int:
        """What of a payment moved back, or is about to: by our till alone, or by all."""
        return sum(
            one.amount for one in self.repayments.values() if one.order is order and one.moved and one.ours >= ours
        )
