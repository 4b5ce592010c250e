"""Payments that this till does not know: looked up at the gateway by their number, and taken over from its rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.evidence import SUCCESS
from pos_app.domain.found import found_intent
from pos_app.domain.numbers import is_payment_no, number_time
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, CounterError, NotKnown
from pos_app.domain.status_codes import NOT_FOUND
from pos_app.journal import JournalTrouble
from pos_app.qfpay.windows import Window, window_since

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.checkout.budget import Budget
    from pos_app.checkout.paying import Payments
    from pos_app.checkout.ports import Gateway
    from pos_app.checkout.world import World
    from pos_app.domain.answers import TransactionRow
    from pos_app.domain.payment import Payment

    Done = Callable[[Payment | CounterError], None]

_NOT_A_PAYMENT = QT_TRANSLATE_NOOP("importing", "This till knows no payment with the number {number}.")
_NOWHERE = QT_TRANSLATE_NOOP(
    "importing",
    "Neither this till nor QFPay knows a payment with the number {number}. Check the number; if it was paid just now "
    "at another till, ask again in a minute.",
)
_UNASKED = QT_TRANSLATE_NOOP(
    "importing",
    "This till does not know payment {number}, and QFPay could not be asked ({reason}). Check the connection, then "
    "ask again; do not charge again before.",
)
_A_DAY = timedelta(days=1)


def take_over(world: World, payments: Payments, rows: Sequence[TransactionRow]) -> Payment | None:
    """The payment of these rows, written down; None where they are no payment of ours. Raises JournalTrouble."""
    shop, now = world.shop, world.clock.now()
    intent = found_intent(rows, shop.profile.name, shop.till)
    if intent is None:
        return None
    made = number_time(intent.out_trade_no, ZoneInfo(shop.profile.time_zone))
    if made is None:
        return None
    return payments.take_over(intent, min(int(made.timestamp() * 1000), now), QueryAnswer(SUCCESS, rows=tuple(rows)))


def moment(ms: int) -> datetime:
    """A time of the till's steady clock."""
    return datetime.fromtimestamp(ms / 1000, UTC)


class Finder:
    """Asks the gateway about numbers that this till does not know; what it finds is taken over."""

    def __init__(self, world: World, payments: Payments, budget: Budget) -> None:
        self._world = world
        self._payments = payments
        self._budget = budget
        self._wanted: list[tuple[str, Done]] = []

    def find(self, number: str, done: Done) -> None:
        """`done` gets the payment, from the gateway if need be, or why there is none. Raises BadInput at once."""
        if self._payments.book.get(number) is not None:
            done(self._payments.known(number))
            return
        if not is_payment_no(number):
            raise BadInput(_NOT_A_PAYMENT.filled(number=number))
        self._wanted.append((number, done))
        self.flush()

    def next_due(self) -> int | None:
        """When a look-up that the budget held back may be made; None when there is none."""
        return self._budget.free_at() if self._wanted else None

    def flush(self) -> None:
        """Makes the look-ups that are wanted, as far as the budget goes."""
        while self._wanted and self._budget.take():
            self._look(*self._wanted.pop(0))

    def _look(self, number: str, done: Done) -> None:
        made = number_time(number, ZoneInfo(self._world.shop.profile.time_zone))
        gateway, now = self._world.gateway, self._world.clock.now()
        self._world.calls.start(
            "other", lambda: _looked_up(gateway, number, made, now), lambda answer: self._ended(number, answer, done)
        )

    def _ended(self, number: str, answer: QueryAnswer | NoAnswer, done: Done) -> None:
        self._world.line.heard(answer)
        self._budget.heard(answer)
        reason = failure(answer)
        try:
            if isinstance(answer, NoAnswer) or reason:
                done(NotKnown(_UNASKED.filled(number=number, reason=reason)))
            else:
                # Twice asked, or reconciled meanwhile: then it is known by now.
                found = self._payments.book.get(number) or take_over(self._world, self._payments, answer.rows)
                done(found or BadInput(_NOWHERE.filled(number=number)))
        except JournalTrouble as trouble:
            done(trouble)


def failure(answer: QueryAnswer | NoAnswer) -> str:
    """Why an answer says nothing, in a word for support; empty where it does."""
    if isinstance(answer, NoAnswer):
        return answer.reason
    return "" if answer.respcd in (SUCCESS, *NOT_FOUND) else answer.respcd or "respcd"


def _looked_up(gateway: Gateway, number: str, made: datetime | None, now: int) -> QueryAnswer | NoAnswer:
    """The number tells the day; where the clock of its till was wrong, the gateway's own month and day may help."""
    if made is not None:
        answer = gateway.query([number], window=window_since(made, made))
        if failure(answer) or (isinstance(answer, QueryAnswer) and answer.rows):
            return answer
    return gateway.query([number], since_ms=now)


def days_around(since: int, until: int) -> Window:
    """From a day before `since` to a day after `until` (steady ms): no clock is as wrong as that."""
    return Window(moment(since) - _A_DAY, moment(until) + _A_DAY)
