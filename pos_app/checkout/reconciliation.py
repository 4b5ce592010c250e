"""What a reconciliation is to do, and its result: both sides counted and summed, and every difference by number."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos_app.checkout.comparing import Kind
from pos_app.domain.exit_codes import DONE, MONEY_MOVED_AGAINST_THE_AIM, NOT_KNOWN
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.checkout.budget import Share
    from pos_app.checkout.comparing import Difference
    from pos_app.checkout.paying import Payments
    from pos_app.checkout.refunding import Refunds
    from pos_app.checkout.telling import Document
    from pos_app.checkout.world import World
    from pos_app.domain.answers import TransactionRow
    from pos_app.domain.sentences import Sentence

_AGREED = QT_TRANSLATE_NOOP("reconciliation", "This till and QFPay agree.")
_OPEN = QT_TRANSLATE_NOOP(
    "reconciliation", "Something is not known yet. Reconcile again later; do not charge again what is open."
)
_DIFFERS = QT_TRANSLATE_NOOP(
    "reconciliation", "Money differs from what this till had said. Look at each difference above."
)
_INCOMPLETE = QT_TRANSLATE_NOOP(
    "reconciliation", "QFPay did not tell everything ({reason}). Check the connection, then reconcile again."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reconciliation is: rows listed by the gateway, numbers compared, numbers still to be compared."""

    listed: int
    compared: int
    left: int


@dataclass(slots=True)
class Tally:
    """Payments that were charged and refunds that were carried out, with their sums in minor units."""

    payments: int = 0
    taken: int = 0
    refunds: int = 0
    refunded: int = 0

    def add_payment(self, minor: int) -> None:
        """One more payment."""
        self.payments += 1
        self.taken += minor

    def add_refund(self, minor: int) -> None:
        """One more refund."""
        self.refunds += 1
        self.refunded += minor

    def document(self) -> Document:
        """As JSON has it."""
        return {
            "payments": self.payments,
            "taken": self.taken,
            "refunds": self.refunds,
            "refunded": self.refunded,
        }


Tallies = defaultdict[str, Tally]
"""By currency code."""


def tallies() -> Tallies:
    """Nothing counted yet."""
    return defaultdict(Tally)


@dataclass(slots=True)
class Reconciliation:
    """What the gateway has of `since` to `until` (steady ms) against the journal.

    `till`: what this till had before it heard anything, `gateway`: what the gateway has of the same numbers.
    `other_tills`: rows of other tills by their digits. `strangers`: rows whose numbers are not ours.
    `failure`: why not everything was read, in a word for support. `unreadable`: some of `strangers` bear numbers of
    this till, but could not be written down as payments.
    """

    since: int
    until: int
    till: Tallies = field(default_factory=tallies)
    gateway: Tallies = field(default_factory=tallies)
    other_tills: defaultdict[str, Tallies] = field(default_factory=lambda: defaultdict(tallies))
    strangers: list[TransactionRow] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    failure: str = ""
    unreadable: bool = False

    @property
    def found(self) -> int:
        """How many payments were new to the journal."""
        return sum(difference.kind is Kind.IMPORTED for difference in self.differences)

    @property
    def exit(self) -> int:
        """0 all agree now, 4 something is not known, 6 a person must look at money that differs."""
        codes = {difference.exit for difference in self.differences}
        if MONEY_MOVED_AGAINST_THE_AIM in codes:
            return MONEY_MOVED_AGAINST_THE_AIM
        return NOT_KNOWN if self.failure or self.unreadable or NOT_KNOWN in codes else DONE

    @property
    def sentences(self) -> list[Sentence]:
        """What came of it, in words."""
        told = {DONE: _AGREED, NOT_KNOWN: _OPEN, MONEY_MOVED_AGAINST_THE_AIM: _DIFFERS}[self.exit]
        incomplete = _INCOMPLETE.filled(reason=self.failure)
        if not self.failure:
            return [told]
        return [incomplete] if self.exit == NOT_KNOWN else [told, incomplete]

    def events(self) -> Iterator[Document]:
        """Differences and strangers one by one, then the result."""
        for one in self.differences:
            yield {
                "event": "difference",
                "out_trade_no": one.number,
                "payment": one.payment_no,
                "kind": str(one.kind),
                "amount": one.amount.minor,
                "currency": one.amount.currency.code,
                "before": one.before,
                "state": one.now,
                "message": str(one.sentence),
            }
        for row in self.strangers:
            yield _stranger(row)
        yield self._result()

    def _result(self) -> Document:
        return {
            "event": "result",
            "till": _documents(self.till),
            "qfpay": _documents(self.gateway),
            "other_tills": {number: _documents(sums) for number, sums in sorted(self.other_tills.items())},
            "not_ours": len(self.strangers),
            "imported": self.found,
            "differences": len(self.differences),
            "complete": not self.failure,
            "message": " ".join(map(str, self.sentences)),
            "exit": self.exit,
        }


@dataclass(frozen=True, slots=True)
class Desk:
    """What a reconciliation works with."""

    world: World
    payments: Payments
    refunds: Refunds
    share: Share


@dataclass(frozen=True, slots=True)
class Task:
    """Reconcile `since` to `until` (steady ms). `told` hears how far it is, `done` what came of it.

    One that is `patient` goes on asking while the gateway does not answer; another gives up after a few times.
    """

    since: int
    until: int
    told: Callable[[Progress], None]
    done: Callable[[Reconciliation], None]
    patient: bool = False


def _documents(sums: Tallies) -> dict[str, Document]:
    return {code: tally.document() for code, tally in sorted(sums.items())}


def _stranger(row: TransactionRow) -> Document:
    return {
        "event": "not_ours",
        "out_trade_no": row.out_trade_no,
        "syssn": row.syssn,
        "order_type": row.order_type,
        "amount": row.txamt,
        "currency": row.txcurrcd,
        "respcd": row.respcd,
    }
