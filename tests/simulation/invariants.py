"""What must hold, checked at each entry of the journal, at each first byte that leaves, and at the end of a seed.

The ledger is the truth. I1 to I5 are those of the design; evidence is what an answer said of the moment of which it
told, so each check looks at the ledger as it was then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pos_app.domain.answers import QueryAnswer, TransactionRow
from pos_app.domain.payment import (
    CHARGED,
    OPEN,
    UNPAID,
    Answered,
    CancelAnswered,
    Dispatched,
    FoundAtGateway,
    Payment,
    Settlement,
    State,
)
from pos_app.domain.refund import HOLDS_MONEY, REFUND_FINAL, Refund, RefundState, SentAgain
from pos_app.domain.transitions import begin
from tests.simulation.ledger import DAY, MINUTE, SECOND, Order

if TYPE_CHECKING:
    from pos_app.qfpay.transport import Request
    from tests.simulation.network import Job
    from tests.simulation.world import World

PERMIT = 10 * SECOND
REFUSED_AT_ONCE = frozenset(
    {"1103", "1104", "1105", "1106", "1107", "1108", "1201", "1202", "1203", "1212", "1241", "1242", "1243", "1250"}
    | {"1294", "2005", "2006"}
)
"""The design, "What counts as evidence": once more, so that a change of the program's own list is noticed."""


class Violation(BaseException):
    """Something that must never be. No `except Exception` of the program may swallow it."""

    def __init__(self, invariant: str, what: str) -> None:
        super().__init__(f"{invariant}: {what}")
        self.invariant = invariant


class Watch:
    """The journal as it was committed, what left the shop, and what may be said of it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ledger = world.ledger
        self.payments: dict[str, Payment] = {}
        self.refunds: dict[str, Refund] = {}
        self.entries = 0
        self._left: Counter[str] = Counter()
        self._permits: Counter[str] = Counter()
        self._permit_of: dict[str, tuple[int, int]] = {}
        self._born_in: dict[str, int] = {}
        self._cancel_answered: set[str] = set()

    # --- the journal ---

    def recorded(self, record: Payment | Refund, event: Any) -> None:
        """An entry was committed."""
        self.entries += 1
        if isinstance(event, (Dispatched, SentAgain)):
            self._permits[record.out_trade_no] += 1
            self._permit_of[record.out_trade_no] = self._world.life, self._world.clock.at
        self._world.tell("journal", record.out_trade_no, event, record.state)
        if isinstance(record, Payment):
            self._payment_recorded(record, event)
        else:
            self._refund_recorded(record)

    def _payment_recorded(self, payment: Payment, event: Any) -> None:
        number = payment.out_trade_no
        before = self.payments.get(number)
        self.payments[number] = payment
        if isinstance(event, FoundAtGateway):
            self._world.visits["payment", "created", "FoundAtGateway"] += 1
        elif before is None:
            self._wished(number)
            return
        before = before or begin(payment.intent, payment.created_at)
        if isinstance(event, CancelAnswered):
            self._cancel_answered.add(number)
        if payment.state is before.state or payment.verdict_reason:
            return
        order = self._ledger.orders.get(number)
        if payment.state in CHARGED and before.state not in CHARGED:
            self._paid_is_proven(payment, order, event)
        elif before.state in CHARGED and payment.state not in CHARGED:
            raise Violation("I3", f"{number} was {before.state} and became {payment.state}")
        elif payment.state is State.NOT_SENT and self._left[number]:
            raise Violation("I3", f"{number} left, and the journal says not_sent")
        elif payment.state in UNPAID and payment.state is not State.NOT_SENT:
            self._unpaid_is_proven(payment, order, event)
        elif payment.state is State.NEEDS_ATTENTION and self._passed_since_sent(payment) < 7 * DAY:
            raise Violation("liveness", f"{number} was given up after less than 7 days")

    def _passed_since_sent(self, payment: Payment) -> int:
        """True ms; nobody here knows when another till's was sent."""
        _, sent = self._permit_of.get(payment.out_trade_no, (0, 0))
        return self._world.clock.at - sent

    def _wished(self, number: str) -> None:
        self._born_in[number] = self._world.life
        if number in self._world.foreign:
            return
        if not self._world.wish:
            raise Violation("I1", f"{number}: nobody asked for it")
        self._world.wish = False

    def _moments(self, event: Any) -> Iterable[int]:
        _, moments = self._world.evidence.get(id(event), (event, (self._world.clock.at,)))
        return moments

    def _paid_is_proven(self, payment: Payment, order: Order | None, event: Any) -> None:
        views = [order.was(moment) for moment in self._moments(event)] if order else []
        if not any(view.held for view in views):
            raise Violation("I2", f"{payment.out_trade_no} is {payment.state}, and QFPay does not have the money")

    def _unpaid_is_proven(self, payment: Payment, order: Order | None, event: Any) -> None:
        number = payment.out_trade_no
        answer = getattr(event, "answer", None)
        if order is None and getattr(answer, "respcd", "") in REFUSED_AT_ONCE:
            return
        seen = _rows(answer)
        if order is not None and order.failed_before and {row.syssn for row in seen} == {f"{order.syssn}0"}:
            return  # our own row with a refusing code, and no other was to be seen
        # By the true time: whatever the PC's clock says, and however often it was set.
        passed = self._passed_since_sent(payment)
        grace_over = passed >= payment.intent.validity_s * SECOND + 2 * MINUTE
        looked_long = passed >= PERMIT + 4 * MINUTE
        by_call = isinstance(event, Answered)
        asked_to_end = payment.cancel_verb is None or number in self._cancel_answered
        for moment in self._moments(event):
            # What QFPay answers to the payment itself it knows before queries find it.
            view = None if order is None else order.was(moment) if by_call else order.at(moment)
            if view is None:
                if looked_long and asked_to_end:
                    return
            elif not view.held and (view.closed or grace_over):
                return
        raise Violation("I3", f"{number} is {payment.state} without proof")

    def _refund_recorded(self, refund: Refund) -> None:
        number = refund.out_trade_no
        before = self.refunds.get(number)
        self.refunds[number] = refund
        if before is None:
            self._wished(number)
        elif refund.state is before.state:
            return
        elif refund.state is RefundState.NOT_SENT and self._left[number]:
            raise Violation("I4", f"{number} left, and the journal says not_sent")
        self._refund_is_true(refund)
        paid = self.payments[refund.intent.payment_no].intent.amount.minor
        if sum(one.intent.amount.minor for one in self.refunds_of(refund.intent.payment_no)) > paid:
            raise Violation("I4", f"{refund.intent.payment_no}: more is refunded than was paid")

    def refunds_of(self, payment_no: str) -> list[Refund]:
        """The refunds of a payment that hold money."""
        mine = (one for one in self.refunds.values() if one.intent.payment_no == payment_no)
        return [one for one in mine if one.state in HOLDS_MONEY]

    def _refund_is_true(self, refund: Refund) -> None:
        one = self._ledger.repayments.get(refund.out_trade_no)
        moved = one is not None and one.moved and one.respcd == "0000"
        if refund.state is RefundState.REFUNDED and not moved:
            raise Violation("I4", f"{refund.out_trade_no} is refunded, and no money moved")
        if refund.state is RefundState.REFUSED and one is not None and one.moved:
            raise Violation("I4", f"{refund.out_trade_no} is refused, and the money moved")

    # --- the network ---

    def first_byte(self, request: Request, job: Job) -> None:
        """A request begins to leave."""
        kind = request.path.rpartition("/")[2]
        self._world.tell("leaves", kind, dict(request.params))
        if kind not in ("payment", "refund"):
            return
        number = request.params["out_trade_no"]
        record = self.payments.get(number) or self.refunds.get(number)
        self._left[number] += 1
        if record is None or not record.sent_at:
            raise Violation("journal before effect", f"{number} leaves before the journal says so")
        if self._left[number] > (1 if kind == "payment" else self._permits[number]):
            raise Violation("sent once", f"{number} leaves a second time")
        # A payment that an earlier life of the program wrote down is never sent; a refund may be ordered anew.
        life, given = self._permit_of.get(number, (0, 0))
        life = self._born_in[number] if kind == "payment" else life
        if self._world.clock.at > given + PERMIT or life != self._world.life:
            raise Violation("permit", f"{number} leaves after its permit ended")
        again = kind == "refund" and self._permits[number] > 1
        if not record.calling or (record.state not in (State.SENT, RefundState.SENT) and not again):
            raise Violation("permit", f"{number} leaves although it is {record.state}")

    # --- after each step, and at the end ---

    def heard(self, job: Job) -> None:
        """The till has taken an answer: what it said clearly must be in the journal now."""
        for number in job.told_paid & self.payments.keys() - self._world.foreign:
            payment = self.payments[number]
            if not payment.charged and payment.returned != "whole":
                raise Violation("I5", f"{number}: QFPay said that it is paid, the journal says {payment.state}")
        for number in job.told_twice & self.payments.keys():
            if self.payments[number].state is not State.PAID_TWICE:
                raise Violation("I1", f"{number}: QFPay showed two charges, the journal {self.payments[number].state}")

    def sales(self) -> None:
        """I1 in the journal, and I4 at the gateway, when nothing is under way inside the till."""
        by_sale: dict[str, list[Payment]] = {}
        for payment in self.payments.values():
            if payment.state in CHARGED and payment.settled not in (Settlement.REFUNDED, Settlement.RETURNED):
                by_sale.setdefault(payment.intent.sale_id, []).append(payment)
        for sale, charged in by_sale.items():
            if len(charged) > 1 and not any(payment.state is State.PAID_TWICE for payment in charged):
                raise Violation("I1", f"sale {sale} has {len(charged)} charges and no alarm")
        for order in self._ledger.orders.values():
            if order.refunded and self._ledger.given_back(order, ours=True) > order.amount:
                raise Violation("I4", f"{order.number}: more was given back at the gateway than was paid")

    def end(self) -> None:
        """Once faults have stopped and everything has had its time."""
        self.sales()
        for payment in self.payments.values():
            if payment.state in OPEN:
                raise Violation("liveness", f"{payment.out_trade_no} is {payment.state} for ever")
        for number, order in self._ledger.orders.items():
            known = self.payments.get(number)
            if number in self._world.foreign:
                continue  # that till follows it to its end
            if known is None:
                raise Violation("journal before effect", f"{number} is at the gateway and not in the journal")
            if order.now.held and not known.charged:
                raise Violation("I5", f"{number} was charged, and the journal says {known.state}")
            seen = known.returned == "whole" or known.state is not State.PAID
            if order.reversed and not order.now.held and not seen and "stale answer" not in self._world.chance.struck:
                raise Violation("I5", f"{number} was reversed by us, and the journal says {known.state}")
        for refund in self.refunds.values():
            self._refund_ended(refund)

    def _refund_ended(self, refund: Refund) -> None:
        one = self._ledger.repayments.get(refund.out_trade_no)
        self._refund_is_true(refund)
        if refund.state in REFUND_FINAL:
            return
        # What never arrived stays open until somebody sends it again.
        if one is not None and one.respcd == "0000":
            raise Violation("liveness", f"{refund.out_trade_no} was given back, and is {refund.state} for ever")
        if refund.state is RefundState.CREATED:
            raise Violation("liveness", f"{refund.out_trade_no} is created for ever")


def _rows(answer: Any) -> tuple[TransactionRow, ...]:
    return answer.rows if isinstance(answer, QueryAnswer) else ()
