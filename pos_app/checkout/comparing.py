"""What the till says of a payment or refund against what the gateway says of it: agreed, or one difference. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.domain.answers import QueryAnswer
from pos_app.domain.evidence import SUCCESS, Finding, judge_query
from pos_app.domain.exit_codes import DONE, MONEY_MOVED_AGAINST_THE_AIM, NOT_KNOWN
from pos_app.domain.payment import OPEN, UNPAID, State
from pos_app.domain.refund import HOLDS_MONEY, RefundState
from pos_app.domain.schedule import MISSING_COUNTS_AFTER
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.domain.answers import TransactionRow
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence


class Kind(StrEnum):
    """What is different, as scripts know it."""

    IMPORTED = "imported"
    LEARNED = "learned"
    GIVEN_BACK = "given_back"
    REFUNDED_ELSEWHERE = "refunded_elsewhere"
    OPEN = "open"
    PAID_AFTER_ALL = "paid_after_all"
    PAID_TWICE = "paid_twice"
    REFUNDED_AFTER_ALL = "refunded_after_all"
    NOT_SEEN = "not_seen"
    CONTRADICTED = "contradicted"


SENTENCES: Mapping[Kind, Sentence] = MappingProxyType(
    {
        Kind.IMPORTED: QT_TRANSLATE_NOOP(
            "comparing", "QFPay has it and the journal of this till had not: it is written down now ({state})."
        ),
        Kind.LEARNED: QT_TRANSLATE_NOOP("comparing", "It was open here; QFPay knows how it ended ({state})."),
        Kind.GIVEN_BACK: QT_TRANSLATE_NOOP(
            "comparing", "It is paid, and QFPay says that the money went back outside this till."
        ),
        Kind.REFUNDED_ELSEWHERE: QT_TRANSLATE_NOOP(
            "comparing", "QFPay has a refund of payment {payment} that this till does not have."
        ),
        Kind.OPEN: QT_TRANSLATE_NOOP(
            "comparing", "Not known yet ({state}). Do not charge again; reconcile again later."
        ),
        Kind.PAID_AFTER_ALL: QT_TRANSLATE_NOOP(
            "comparing", "The till said not paid, and QFPay has it as paid. Refund it, keep it, or mark it as returned."
        ),
        Kind.PAID_TWICE: QT_TRANSLATE_NOOP("comparing", "QFPay charged it twice. Refund one of the two."),
        Kind.REFUNDED_AFTER_ALL: QT_TRANSLATE_NOOP(
            "comparing", "The till said not refunded, and QFPay has it as refunded. Tell the customer, refund no more."
        ),
        Kind.NOT_SEEN: QT_TRANSLATE_NOOP(
            "comparing", "It is done here ({state}), and QFPay does not show it. Look at it in QFPay's portal."
        ),
        Kind.CONTRADICTED: QT_TRANSLATE_NOOP(
            "comparing", "QFPay says otherwise than this till ({state}). Look at it in QFPay's portal."
        ),
    }
)

_NEEDS_A_PERSON = frozenset(
    {Kind.PAID_AFTER_ALL, Kind.PAID_TWICE, Kind.REFUNDED_AFTER_ALL, Kind.NOT_SEEN, Kind.CONTRADICTED}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number on which till and gateway did not agree. `payment_no` is the payment of a refund."""

    number: str
    kind: Kind
    amount: Money
    before: str
    now: str
    payment_no: str = ""

    @property
    def exit(self) -> int:
        """What it means for the whole: nothing to do, not known yet, or a person must look."""
        if self.kind in _NEEDS_A_PERSON or self.now == State.PAID_TWICE:
            return MONEY_MOVED_AGAINST_THE_AIM
        return NOT_KNOWN if self.kind is Kind.OPEN or self.now in OPEN else DONE

    @property
    def sentence(self) -> Sentence:
        """In words."""
        return SENTENCES[self.kind].filled(state=self.now or self.before, payment=self.payment_no)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the gateway was seen to have under one number, `at` which time (steady ms)."""

    rows: tuple[TransactionRow, ...]
    at: int
    refunded_rows: Mapping[str, int] = field(default_factory=dict)
    """By `origssn`, what the refunds in the gateway's list gave back, in minor units."""


def charged_at_gateway(before: Payment, rows: Sequence[TransactionRow]) -> int:
    """How often the gateway has the payment as charged. What went back whole counts where it counts here as well."""
    finding = judge_query(before.intent, QueryAnswer(SUCCESS, rows=tuple(rows))).finding
    if finding is Finding.PAID_TWICE:
        return len({row.syssn for row in rows if row.respcd == SUCCESS})
    return int(finding is Finding.PAID or (finding is Finding.RETURNED and before.charged))


def refunded_at_gateway(rows: Sequence[TransactionRow]) -> bool:
    """Whether the gateway has the refund of these rows as carried out."""
    return any(row.order_type == "refund" and row.respcd == SUCCESS for row in rows)


def compare_payment(before: Payment, after: Payment, seen: Seen) -> Difference | None:
    """How they differed before the till heard of it; None where they agreed."""
    kind = _payment_kind(before, after, seen)
    if kind is None:
        return None
    return Difference(after.out_trade_no, kind, after.intent.amount, str(before.state), str(after.state))


def _payment_kind(before: Payment, after: Payment, seen: Seen) -> Kind | None:
    if after.state in OPEN or after.state is State.NEEDS_ATTENTION:
        return Kind.OPEN
    if before.state in OPEN or before.state is State.NEEDS_ATTENTION:
        return Kind.PAID_TWICE if after.state is State.PAID_TWICE else Kind.LEARNED
    finding = judge_query(after.intent, QueryAnswer(SUCCESS, rows=seen.rows)).finding
    if finding in (Finding.PAID, Finding.PAID_TWICE):
        return _paid_kind(before, after, twice=finding is Finding.PAID_TWICE)
    if before.charged:
        return _charged_kind(before, finding, seen)
    return _unpaid_kind(finding, seen.rows)


def _paid_kind(before: Payment, after: Payment, *, twice: bool) -> Kind | None:
    if twice and before.state is not State.PAID_TWICE:
        return Kind.PAID_TWICE
    return Kind.PAID_AFTER_ALL if before.state in UNPAID and after.charged else None


def _charged_kind(before: Payment, finding: Finding, seen: Seen) -> Kind | None:
    """Charged here, and the gateway does not say *paid* (any more)."""
    if finding is Finding.RETURNED:
        given = seen.refunded_rows.get(before.syssn, 0)
        known = before.returned == "whole" or given >= before.intent.amount.minor
        return None if known else Kind.GIVEN_BACK
    if finding is Finding.UNPAID:
        return Kind.CONTRADICTED
    if seen.at - before.created_at < MISSING_COUNTS_AFTER:
        return Kind.OPEN  # the gateway shows a payment a while after it has answered it
    return Kind.NOT_SEEN if finding is Finding.MISSING else Kind.CONTRADICTED


def _unpaid_kind(finding: Finding, rows: Sequence[TransactionRow]) -> Kind | None:
    """Not paid here, and the gateway does not say *paid* either. A row that nobody understands is no agreement."""
    if finding is not Finding.UNKNOWN:
        return None
    return Kind.CONTRADICTED if any(row.respcd == SUCCESS for row in rows) else Kind.OPEN


def compare_refund(before: Refund, after: Refund, seen: Seen) -> Difference | None:
    """How they differed before the till heard of it; None where they agreed."""
    kind = _refund_kind(before, after, seen)
    if kind is None:
        return None
    intent = after.intent
    return Difference(intent.out_trade_no, kind, intent.amount, str(before.state), str(after.state), intent.payment_no)


def _refund_kind(before: Refund, after: Refund, seen: Seen) -> Kind | None:
    if after.state in HOLDS_MONEY and after.state is not RefundState.REFUNDED:
        return Kind.OPEN
    if before.state is not after.state:
        return Kind.LEARNED if before.state in HOLDS_MONEY else Kind.REFUNDED_AFTER_ALL
    if refunded_at_gateway(seen.rows):
        return None if after.state is RefundState.REFUNDED else Kind.CONTRADICTED
    if after.state is not RefundState.REFUNDED:
        return None
    return Kind.OPEN if seen.at - before.created_at < MISSING_COUNTS_AFTER else Kind.NOT_SEEN
