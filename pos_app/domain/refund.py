"""A refund: a record of its own with a parent payment, what can happen to it, and what it asks the till to do.

Times as of a payment: integer milliseconds of the till's steady clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pos_app.domain import schedule
from pos_app.domain.own_time import UNMOVED, OwnTime
from pos_app.domain.payment import (
    AskPressed,
    Dispatched,
    Queried,
    QueryFailed,
    Restarted,
    SendQuery,
    Tell,
    Ticked,
    Unanswered,
    Wait,
)
from pos_app.domain.refund_evidence import BUSY

if TYPE_CHECKING:
    from typing import Any

    from pos_app.domain.answers import RefundAnswer
    from pos_app.domain.money import Money


class RefundState(StrEnum):
    """Where a refund stands."""

    CREATED = "created"
    SENT = "sent"
    PROCESSING = "processing"
    CHECKING = "checking"
    REFUNDED = "refunded"
    REFUSED = "refused"
    NOT_SENT = "not_sent"


REFUND_FOLLOWED = frozenset({RefundState.SENT, RefundState.PROCESSING, RefundState.CHECKING})
REFUND_FINAL = frozenset({RefundState.REFUNDED, RefundState.REFUSED, RefundState.NOT_SENT})
HOLDS_MONEY = frozenset(RefundState) - {RefundState.REFUSED, RefundState.NOT_SENT}
"""States whose amount counts against what is left to refund (I4)."""

OFFERED_AFTER = 5 * schedule.MINUTE
MISSING_TIMES = 3


@dataclass(frozen=True, slots=True)
class RefundIntent:
    """What shall be given back: `amount` of the payment `payment_no`, which the gateway knows as `syssn`."""

    out_trade_no: str
    payment_no: str
    syssn: str
    amount: Money
    txdtm: str
    profile: str
    till: str


@dataclass(frozen=True, slots=True)
class Refund:
    """The fold of a refund's events. Times as of a payment: `created_at` and `changed_at` are for people.

    `permit_until` is that of the latest call, `again_at` when it was sent again the last time, `answered_at` when the
    latest call ended, with or without an answer. `missing` are the times of queries that found nothing and count as
    evidence. `doubted`: the call was answered with a refusal that a query must confirm. `again_wanted`: a person has
    ordered to send it again. `again_from`: from when it may go; 0: it may not. `retries` counts the repetitions that
    nobody ordered. `left` is what was left of the payment when the refund was found to be more than that.
    """

    intent: RefundIntent
    state: RefundState
    created_at: int
    changed_at: int
    sent_at: int = 0
    permit_until: int = 0
    asked_at: int = 0
    calling: bool = False
    asking: bool = False
    syssn: str = ""
    respcd: str = ""
    message: str = ""
    again_at: int = 0
    answered_at: int = 0
    missing: tuple[int, ...] = ()
    doubted: bool = False
    again_wanted: bool = False
    again_from: int = 0
    retries: int = 0
    left: Money | None = None
    time: OwnTime = UNMOVED

    @property
    def out_trade_no(self) -> str:
        """Our number of the refund."""
        return self.intent.out_trade_no

    @property
    def last_sent_at(self) -> int:
        """When it was sent the last time."""
        return self.again_at or self.sent_at

    @property
    def busy(self) -> bool:
        """Whether QFPay turned it away because of an earlier refund, and it is sent again by itself."""
        return self.state is RefundState.PROCESSING and self.respcd == BUSY

    @property
    def may_send_again_from(self) -> int:
        """When it may be offered to be sent again, if QFPay does not know it until then."""
        return self.permit_until + OFFERED_AFTER

    @property
    def may_send_again(self) -> bool:
        """Whether a person may send it again under the same number: not found three times over five minutes."""
        looked_enough = len(self.missing) >= MISSING_TIMES and self.missing[-1] >= self.may_send_again_from
        return self.state is RefundState.CHECKING and looked_enough and not self.calling and not self.again_wanted

    @property
    def given_up(self) -> bool:
        """Whether QFPay gave no answer for seven days: a person should look, though it is still asked once a day."""
        too_late = self.asked_at > self.last_sent_at + schedule.GIVE_UP_AFTER
        return self.state in REFUND_FOLLOWED and too_late and not self.again_wanted

    @property
    def needs_a_person(self) -> bool:
        """Whether it goes on only when somebody decides."""
        return self.may_send_again or self.given_up

    def but(self, **changes: Any) -> Refund:  # noqa: ANN401 - `replace` refuses what is no field
        """A copy with `changes`."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class RefundAnswered:
    """The refund call was answered."""

    at: int
    answer: RefundAnswer


@dataclass(frozen=True, slots=True)
class AgainPressed:
    """A person orders to send it again: it is looked for once more, then sent if it is not there."""

    at: int


@dataclass(frozen=True, slots=True)
class SentAgain:
    """The worker was given another permit for the same number, which ends at `permit_until`."""

    at: int
    permit_until: int


@dataclass(frozen=True, slots=True)
class Forestalled:
    """Before it was sent, QFPay said that only `left` is left of the payment: another till was faster."""

    at: int
    left: Money


@dataclass(frozen=True, slots=True)
class SendRefund:
    """Make the refund call under a permit that ends at `permit_until`."""

    permit_until: int


RefundEvent = (
    Dispatched | RefundAnswered | Unanswered | Ticked | Queried | QueryFailed | AskPressed | Restarted
    | AgainPressed | SentAgain | Forestalled
)  # fmt: skip
RefundEffect = SendRefund | SendQuery | Wait | Tell


def begin_refund(intent: RefundIntent, at: int) -> Refund:
    """A refund that exists on paper only."""
    return Refund(intent=intent, state=RefundState.CREATED, created_at=at, changed_at=at, time=OwnTime(seen=at))
