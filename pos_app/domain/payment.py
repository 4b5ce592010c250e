"""A payment attempt: its states, what can happen to it, and what it asks the till to do.

Times are integer milliseconds of the till's steady clock (UTC at its start, sleep counted, never jumping); those by
which the rules decide are the payment's own time (`own_time`), which differs from it after a restart.
Nothing here holds a whole payment code: it travels beside the machine, in memory only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pos_app.domain.own_time import UNMOVED, OwnTime
from pos_app.domain.pay_types import PAY_TYPES, Mode, Verb

if TYPE_CHECKING:
    from typing import Any

    from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, TransactionRow
    from pos_app.domain.money import Money


class State(StrEnum):
    """Where a payment stands; the words for the cashier are the window's."""

    CREATED = "created"
    SENT = "sent"
    WAITING = "waiting"
    CHECKING = "checking"
    CANCELLING = "cancelling"
    PAID = "paid"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    NOT_SENT = "not_sent"
    PAID_LATE = "paid_late"
    DISPUTED = "disputed"
    PAID_TWICE = "paid_twice"
    NEEDS_ATTENTION = "needs_attention"


FOLLOWED = frozenset({State.SENT, State.WAITING, State.CHECKING, State.CANCELLING})
"""The outcome is open and the till asks until it knows."""
OPEN = FOLLOWED | {State.CREATED}
DECIDABLE = FOLLOWED | {State.NEEDS_ATTENTION}
"""A manager may say what became of it (`VerdictGiven`)."""
UNPAID = frozenset({State.DECLINED, State.CANCELLED, State.EXPIRED, State.NOT_SENT})
ALARMS = frozenset({State.PAID_LATE, State.DISPUTED, State.PAID_TWICE})
CHARGED = ALARMS | {State.PAID}
"""The customer's money was taken; these count in totals."""


class CancelBy(StrEnum):
    """Who asked for the cancel; the final word differs (`cancelled` or `expired`)."""

    CASHIER = "cashier"
    CLOCK = "clock"
    LOST_ANSWER = "lost_answer"


class Settlement(StrEnum):
    """How a person closed an alarm."""

    REFUNDED = "refunded"
    KEPT = "kept"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class CodeHint:
    """What may be kept of a payment code: never the code. `fingerprint` is a keyed hash in hex."""

    wallet: str
    length: int
    last4: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Intent:
    """What the cashier wants to be paid. Rules of the pay type are frozen in, so that a replay never changes.

    `elsewhere`: made at another till of the merchant and found at the gateway. It does not count in this till's totals.
    """

    out_trade_no: str
    sale_id: str
    amount: Money
    pay_type: str
    wallet: str
    mode: Mode
    cancel_verb: Verb | None
    validity_s: int
    txdtm: str
    profile: str
    till: str
    reference: str = ""
    code: CodeHint | None = None
    expired_time: int | None = None
    pay_tag: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Payment:
    """The fold of a payment's events.

    `calling`, `asking` and `cancel_calling` say which calls are in the air. `missing` are the times of queries
    that found nothing and count as evidence. `cancel_at` is when the next reversal or close is due,
    `cancel_answered_at` when one was first answered (0: not yet), `cancel_ended_at` when a call of one ended last.
    `returned` is `whole` or `partly` when QFPay says that money went back outside the till; `refund_rows` are the
    refunds of it that queries showed, ours and others'. `sibling` is the other attempt of a sale that was paid twice.
    `verdict_reason` is why a person closed it; empty as soon as QFPay has said something of its own.
    `created_at`, `changed_at` and `paid_at` are for people, by the steady clock; all else is in the own `time`.
    """

    intent: Intent
    state: State
    created_at: int
    changed_at: int
    sent_at: int = 0
    permit_until: int = 0
    paid_at: int = 0
    asked_at: int = 0
    calling: bool = False
    asking: bool = False
    cancel_calling: bool = False
    syssn: str = ""
    respcd: str = ""
    message: str = ""
    paid_pay_type: str = ""
    qrcode: str = ""
    cancel_by: CancelBy | None = None
    cancel_at: int | None = None
    cancel_tries: int = 0
    verbs_refused: tuple[Verb, ...] = ()
    cancel_answered_at: int = 0
    cancel_ended_at: int = 0
    missing: tuple[int, ...] = ()
    follow_ups: int = 0
    confirmed: bool = False
    returned: str = ""
    refund_rows: tuple[TransactionRow, ...] = ()
    sibling: str = ""
    settled: Settlement | None = None
    verdict_reason: str = ""
    changed_at_own: int = 0
    time: OwnTime = UNMOVED

    @property
    def out_trade_no(self) -> str:
        """Our number of the payment."""
        return self.intent.out_trade_no

    @property
    def pay_type(self) -> str:
        """The pay type: as the gateway reports it once it does, ours before."""
        return self.paid_pay_type or self.intent.pay_type

    @property
    def is_mpm(self) -> bool:
        """Whether the customer scans a QR code of ours."""
        return self.intent.mode is Mode.MPM

    @property
    def valid_until(self) -> int:
        """When the customer can no longer pay it, as far as is known."""
        return self.sent_at + self.intent.validity_s * 1000

    @property
    def last_sent_at(self) -> int:
        """When it was sent: once."""
        return self.sent_at

    @property
    def in_state_since(self) -> int:
        """When its state changed last, in its own time."""
        return self.changed_at_own or self.changed_at

    @property
    def cancel_answered(self) -> bool:
        """Whether a reversal or close was answered."""
        return self.cancel_answered_at > 0

    @property
    def charged(self) -> bool:
        """Whether the customer's money was taken, as far as is proven."""
        return self.state in CHARGED

    @property
    def closed_by_person(self) -> bool:
        """Whether a manager's word stands, and nothing that QFPay said since."""
        return bool(self.verdict_reason)

    @property
    def alarm(self) -> bool:
        """Whether a person still has to decide about it."""
        return self.state in ALARMS and self.settled is None

    @property
    def cancel_verb(self) -> Verb | None:
        """Reversal, close or none. 800008 learns it from the pay type that the gateway detected."""
        verb = self.intent.cancel_verb
        if verb is None and self.intent.pay_type == "800008" and self.paid_pay_type in PAY_TYPES:
            return PAY_TYPES[self.paid_pay_type].cancel_verb
        return verb

    def but(self, **changes: Any) -> Payment:  # noqa: ANN401 - `replace` refuses what is no field
        """A copy with `changes`."""
        return replace(self, **changes)


# --- events: what happened. All are journalled before the effects that they cause. ---


@dataclass(frozen=True, slots=True)
class Dispatched:
    """The worker was given the send permit, which ends at `permit_until`."""

    at: int
    permit_until: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The payment call was answered."""

    at: int
    answer: PaymentAnswer


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The payment call ended without a usable answer."""

    at: int
    failure: NoAnswer


@dataclass(frozen=True, slots=True)
class Ticked:
    """The clock reached a moment that the payment waited for."""

    at: int


@dataclass(frozen=True, slots=True)
class Queried:
    """A query was answered; rows of other numbers are dropped already."""

    at: int
    answer: QueryAnswer


@dataclass(frozen=True, slots=True)
class QueryFailed:
    """A query was not answered usably."""

    at: int
    failure: NoAnswer


@dataclass(frozen=True, slots=True)
class CancelPressed:
    """The cashier (or the command line) asks to cancel."""

    at: int


@dataclass(frozen=True, slots=True)
class CancelAnswered:
    """A reversal or close was answered: a claim, not a proof."""

    at: int
    verb: Verb
    answer: CancelAnswer


@dataclass(frozen=True, slots=True)
class CancelFailed:
    """A reversal or close was not answered usably."""

    at: int
    verb: Verb
    failure: NoAnswer


@dataclass(frozen=True, slots=True)
class AskPressed:
    """A person wants the gateway asked now."""

    at: int


@dataclass(frozen=True, slots=True)
class Restarted:
    """The program started and found the payment in the journal: whatever was in the air is lost."""

    at: int


@dataclass(frozen=True, slots=True)
class SiblingPaid:
    """Another attempt of the same sale was charged too."""

    at: int
    sibling: str


@dataclass(frozen=True, slots=True)
class AlarmSettled:
    """A person closed the alarm."""

    at: int
    how: Settlement


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """A manager closed what no machine could, with a reason."""

    at: int
    paid: bool
    reason: str


@dataclass(frozen=True, slots=True)
class FoundAtGateway:
    """A payment that this journal does not have was found at the gateway: another till's, or one that was lost."""

    at: int
    answer: QueryAnswer


Event = (
    Dispatched | Answered | Unanswered | Ticked | Queried | QueryFailed | CancelPressed | CancelAnswered
    | CancelFailed | AskPressed | Restarted | SiblingPaid | AlarmSettled | VerdictGiven | FoundAtGateway
)  # fmt: skip

# --- effects: what the till shall do, after the event is on disk ---


@dataclass(frozen=True, slots=True)
class SendPayment:
    """Make the payment call under a permit that ends at `permit_until`."""

    permit_until: int


@dataclass(frozen=True, slots=True)
class WithdrawPermit:
    """If the payment call has not begun to write, it must not."""


@dataclass(frozen=True, slots=True)
class SendQuery:
    """Ask the gateway about the payment."""


@dataclass(frozen=True, slots=True)
class SendCancel:
    """Ask the gateway to reverse or close the payment."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class Wait:
    """Tick at `until` unless something happens before."""

    until: int


@dataclass(frozen=True, slots=True)
class Tell:
    """Something changed that people see."""


Effect = SendPayment | WithdrawPermit | SendQuery | SendCancel | Wait | Tell
