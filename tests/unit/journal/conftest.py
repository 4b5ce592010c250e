"""A journal in a real file, and payments that go through it as the till does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Mode, Verb
from pos_app.domain.payment import (
    Answered,
    CodeHint,
    Dispatched,
    Event,
    Intent,
    Payment,
    Queried,
    Unanswered,
)
from pos_app.domain.refund import (
    Refund,
    RefundAnswered,
    RefundEvent,
    RefundIntent,
    begin_refund,
)
from pos_app.domain.refund_transitions import refund_step
from pos_app.domain.transitions import begin, step
from pos_app.journal import Journal

T0 = 1_795_000_000_000
FINGERPRINT = "0123456789abcdef" * 4


def number_of(serial: int, kind: str = "P") -> str:
    return f"{kind}{serial:023}"


class Counter:
    """Records payments and refunds in `journal`, each event after the one before."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.serial = 0

    def intent(
        self,
        minor: int = 1250,
        code: str = "HKD",
        sale_id: str = "sale-1",
        reference: str = "",
        hint: CodeHint | None = None,
        mode: Mode = Mode.CPM,
    ) -> Intent:
        self.serial += 1
        return Intent(
            out_trade_no=number_of(self.serial),
            sale_id=sale_id,
            amount=Money(minor, currency(code)),
            pay_type="800108",
            wallet="alipay",
            mode=mode,
            cancel_verb=Verb.REVERSAL,
            validity_s=300,
            txdtm="2026-11-23 13:05:00",
            profile="shop",
            till="001",
            reference=reference,
            code=hint,
        )

    def begin(self, intent: Intent, at: int = T0) -> Payment:
        payment = begin(intent, at)
        self.journal.record(payment, intent)
        return payment

    def after(self, payment: Payment, *events: Event) -> Payment:
        for event in events:
            payment, _ = step(payment, event)
            self.journal.record(payment, event)
        return payment

    def created(self, at: int = T0, **particulars: object) -> Payment:
        return self.begin(self.intent(**particulars), at)

    def sent(self, at: int = T0, **particulars: object) -> Payment:
        return self.after(self.created(at, **particulars), Dispatched(at + 1, at + 10_001))

    def checking(self, at: int = T0, **particulars: object) -> Payment:
        return self.after(self.sent(at, **particulars), Unanswered(at + 2, NoAnswer(True, "timeout")))

    def paid(self, at: int = T0, syssn: str = "", **particulars: object) -> Payment:
        payment = self.sent(at, **particulars)
        return self.after(payment, Answered(at + 1000, paid_answer(payment, syssn)))

    def confirmed(self, at: int = T0, **particulars: object) -> Payment:
        payment = self.paid(at, **particulars)
        return self.after(payment, Queried(at + 6000, QueryAnswer("0000", rows=(paid_row(payment),))))

    def declined(self, at: int = T0, **particulars: object) -> Payment:
        return self.after(self.sent(at, **particulars), Answered(at + 1000, PaymentAnswer("1201", "refused")))

    def refund_begun(self, payment: Payment, minor: int, at: int = T0 + 60_000) -> Refund:
        self.serial += 1
        amount = Money(minor, payment.intent.amount.currency)
        intent = RefundIntent(
            number_of(self.serial, "R"),
            payment.out_trade_no,
            payment.syssn,
            amount,
            "2026-11-23 13:06:00",
            "shop",
            "001",
        )
        refund = begin_refund(intent, at)
        self.journal.record_refund(refund, intent)
        return refund

    def refund_after(self, refund: Refund, *events: RefundEvent) -> Refund:
        for event in events:
            refund, _ = refund_step(refund, event)
            self.journal.record_refund(refund, event)
        return refund

    def refund_answered(self, payment: Payment, minor: int, respcd: str, at: int = T0 + 60_000) -> Refund:
        refund = self.refund_after(self.refund_begun(payment, minor, at), Dispatched(at + 1, at + 10_001))
        return self.refund_after(refund, RefundAnswered(at + 1000, RefundAnswer(respcd, syssn=f"9{self.serial:08}")))


def paid_answer(payment: Payment, syssn: str = "") -> PaymentAnswer:
    return PaymentAnswer(
        "0000",
        syssn=syssn or f"2026{payment.out_trade_no[-8:]}",
        out_trade_no=payment.out_trade_no,
        txamt=payment.intent.amount.minor,
        txcurrcd=payment.intent.amount.currency.code,
        pay_type=payment.intent.pay_type,
    )


def paid_row(payment: Payment) -> TransactionRow:
    return TransactionRow(
        "0000",
        out_trade_no=payment.out_trade_no,
        syssn=payment.syssn,
        order_type="payment",
        cancel=0,
        txamt=payment.intent.amount.minor,
        txcurrcd=payment.intent.amount.currency.code,
        pay_type=payment.intent.pay_type,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "journal.sqlite3"


@pytest.fixture
def open_journal(path: Path) -> Iterator[Callable[[], Journal]]:
    """Opens the journal at `path`, as often as the test starts the program; all are closed at the end."""
    opened: list[Journal] = []

    def open_one() -> Journal:
        opened.append(Journal.open(path, path.parent / "backups"))
        return opened[-1]

    yield open_one
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Callable[[], Journal]) -> Journal:
    return open_journal()


@pytest.fixture
def counter(journal: Journal) -> Counter:
    return Counter(journal)


@pytest.fixture
def hint() -> CodeHint:
    return CodeHint("alipay", 18, "3456", FINGERPRINT)
