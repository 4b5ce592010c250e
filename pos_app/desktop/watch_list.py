"""Payments beside the one at hand: which somebody should look at, and what became of the last one. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.payment import CHARGED, FOLLOWED, UNPAID, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment

TWIN_MS = 10 * 60_000
LONG_OPEN_MS = 24 * 60 * 60_000
_REMEMBERED = 100


def needs_a_look(payment: Payment) -> bool:
    """Whether a person should know of it: the outcome is open, or somebody must decide."""
    return payment.state in FOLLOWED or payment.alarm or payment.state is State.NEEDS_ATTENTION


def wants_verdict(payment: Payment, now: int) -> bool:
    """Whether a manager should say what became of it: QFPay did not, for a week, or as yet for a whole day."""
    tired = payment.state is State.NEEDS_ATTENTION
    return tired or (payment.state in FOLLOWED and now - payment.created_at > LONG_OPEN_MS)


class WatchList:
    """Fed with all news of payments.

    `outcome` is the payment that ended last, or whose outcome the till gave up asking for; `news` whether nobody saw it
    yet.
    """

    def __init__(self) -> None:
        self.outcome: Payment | None = None
        self.news = False
        self._known: dict[str, Payment] = {}
        self._serving = ""

    def told(self, payment: Payment) -> None:
        """A payment changed."""
        number = payment.out_trade_no
        before = self._known.pop(number, None)
        self._known[number] = payment
        self._forget()
        ended = payment.state in CHARGED or payment.state in UNPAID or payment.state is State.NEEDS_ATTENTION
        if ended and not payment.intent.elsewhere and (before is None or before.state is not payment.state):
            self.outcome = payment
            self.news = number != self._serving

    def read(self, open_payments: Iterable[Payment], last: Payment | None) -> None:
        """What the journal holds: all open payments and the one that ended last. What was told later wins."""
        for payment in open_payments:
            known = self._known.get(payment.out_trade_no)
            if known is None or known.changed_at < payment.changed_at:
                self._known[payment.out_trade_no] = payment
        self.outcome = self.outcome or last

    def latest(self, payment: Payment) -> Payment:
        """`payment`, or what was told of it since."""
        return self._known.setdefault(payment.out_trade_no, payment)

    def serve(self, payment: Payment | None) -> None:
        """The payment at hand: it is watched anyway."""
        self._serving = payment.out_trade_no if payment is not None else ""
        if self.outcome is not None and self.outcome.out_trade_no == self._serving:
            self.news = False

    def seen(self) -> None:
        """The cashier went on working: the last outcome is no news any more."""
        self.news = False

    @property
    def to_check(self) -> int:
        """How many payments beside the one at hand need a look."""
        return sum(needs_a_look(payment) for number, payment in self._known.items() if number != self._serving)

    @property
    def alarm(self) -> Payment | None:
        """The latest alarm beside the payment at hand that nobody has closed."""
        alarms = [known for number, known in self._known.items() if known.alarm and number != self._serving]
        return max(alarms, key=lambda payment: payment.changed_at, default=None)

    def twin(self, amount: Money, now: int, sale_id: str | None) -> Payment | None:
        """A payment of the same amount, begun within 10 minutes, whose outcome is open."""
        for payment in self._known.values():
            young = now - payment.created_at < TWIN_MS
            other = payment.intent.sale_id != sale_id
            if other and young and payment.state in FOLLOWED and payment.intent.amount == amount:
                return payment
        return None

    def _forget(self) -> None:
        settled = [number for number, payment in self._known.items() if not needs_a_look(payment)]
        for number in settled[:-_REMEMBERED]:
            del self._known[number]
