"""The machines and the journal agree: it takes every payment and refund that they can make, and folds to the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pos_app.domain.answers import (
    CancelAnswer,
    NoAnswer,
    PaymentAnswer,
    QueryAnswer,
    RefundAnswer,
    TransactionRow,
)
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Mode, Verb
from pos_app.domain.payment import (
    CHARGED,
    AlarmSettled,
    Answered,
    AskPressed,
    CancelAnswered,
    CancelFailed,
    CancelPressed,
    CodeHint,
    Dispatched,
    Event,
    Intent,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    Settlement,
    SiblingPaid,
    State,
    Ticked,
    Unanswered,
    VerdictGiven,
)
from pos_app.domain.refund import (
    AgainPressed,
    Forestalled,
    Refund,
    RefundAnswered,
    RefundEvent,
    RefundIntent,
    RefundState,
    SentAgain,
    begin_refund,
)
from pos_app.domain.refund_transitions import refund_step
from pos_app.domain.transitions import begin, step
from pos_app.journal import Journal

T0 = 1_795_000_000_000
PAUSES = (1, 100, 5_000, 20_000, 70_000, 400_000, 3_600_000, 8 * 86_400_000)
CODES = ("0000", "0000", "1143", "1145", "1142", "1181", "1263", "1201", "1136", "1268", "2005", "1265", "9999", "")
MINOR = 1250


class Chance:
    """Draws what may happen next. Calls are answered only while they are in the air, as an honest till does."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.of = self.random.choice

    def number(self, kind: str) -> str:
        return f"{kind}{self.random.randrange(10**23):023}"

    def no_answer(self, known: str = "") -> NoAnswer:
        # A connection that never began to write has sent nothing that the gateway could know a number of.
        return NoAnswer(bool(known) or self.of((True, False)), "timeout", self.of((None, 502)))

    def payment_answer(self, number: str) -> PaymentAnswer:
        return PaymentAnswer(
            self.of(CODES),
            syssn=self.of(("", "s1", "s3")),
            out_trade_no=self.of((number, number, "")),
            txamt=self.of((MINOR, MINOR, None)),
            txcurrcd=self.of(("HKD", "HKD", "")),
            qrcode=self.of(("", "qr")),
        )

    def query_answer(self, number: str) -> QueryAnswer:
        rows = [
            TransactionRow(
                self.of(CODES),
                out_trade_no=self.of((number, number, "other")),
                syssn=self.of(("", "s1", "s2")),
                order_type=self.of(("payment", "payment", "refund", "")),
                cancel=self.of((None, 0, 0, 1, 2, 3, 5, -1)),
                txamt=self.of((MINOR, MINOR, MINOR, None)),
                txcurrcd="HKD",
            )
            for _ in range(self.random.randrange(3))
        ]
        return QueryAnswer(self.of(("0000", "0000", *CODES)), rows=tuple(rows))

    def payment_event(self, payment: Payment, at: int) -> Event:
        number = payment.out_trade_no
        drawn: list[Callable[[], Event]] = [
            lambda: Ticked(at),
            lambda: Ticked(at),
            lambda: CancelPressed(at),
            lambda: AskPressed(at),
            lambda: Restarted(at),
            lambda: SiblingPaid(at, "other"),
            lambda: AlarmSettled(at, self.of(tuple(Settlement))),
            lambda: VerdictGiven(at, self.of((True, False)), "seen in QFPay's portal"),
        ]
        if payment.state is State.CREATED:
            drawn += [lambda: Dispatched(at, at + 10_000)] * 12
        if payment.calling:
            drawn += [lambda: Answered(at, self.payment_answer(number))] * 3
            drawn += [lambda: Unanswered(at, self.no_answer(payment.syssn))] * 3
        if payment.asking:
            drawn += [lambda: Queried(at, self.query_answer(number))] * 5
            drawn += [lambda: QueryFailed(at, self.no_answer())]
        if payment.cancel_calling:
            drawn += [lambda: CancelAnswered(at, self.of(tuple(Verb)), CancelAnswer(self.of(CODES)))] * 2
            drawn += [lambda: CancelFailed(at, self.of(tuple(Verb)), self.no_answer())]
        return self.of(drawn)()

    def refund_event(self, refund: Refund, at: int) -> RefundEvent:
        drawn: list[Callable[[], RefundEvent]] = [lambda: Ticked(at), lambda: AskPressed(at), lambda: Restarted(at)]
        drawn += [lambda: AgainPressed(at), lambda: SentAgain(at, at + 10_000)]
        if refund.state is RefundState.CREATED:
            drawn += [lambda: Dispatched(at, at + 10_000)] * 9
            drawn += [lambda: Forestalled(at, Money(1, currency("HKD")))]
        if refund.calling:
            answer = RefundAnswer(self.of(CODES), syssn=self.of(("", "s9")))
            drawn += [lambda: RefundAnswered(at, answer), lambda: Unanswered(at, self.no_answer(refund.syssn))]
        if refund.asking:
            drawn += [lambda: Queried(at, self.query_answer(refund.out_trade_no))] * 3
        return self.of(drawn)()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path, tmp_path / "backups") as journal:
        yield journal


def live(journal: Journal, chance: Chance) -> Payment:
    number = chance.number("P")
    hint = chance.of((None, CodeHint("wechat", 18, "3456", "ab" * 32)))
    verb = chance.of((None, *Verb))
    mode = chance.of((Mode.CPM, Mode.MPM))
    amount = Money(MINOR, currency("HKD"))
    intent = Intent(number, number, amount, "800208", "wechat", mode, verb, 300, "", "shop", "001", code=hint)
    payment, at = begin(intent, T0), T0
    journal.record(payment, intent)
    for _ in range(chance.random.randrange(14)):
        at += chance.of(PAUSES)
        event = chance.payment_event(payment, at)
        payment, _ = step(payment, event)
        journal.record(payment, event)
    return payment


def live_refund(journal: Journal, chance: Chance, payment: Payment) -> Refund:
    at = payment.changed_at
    intent = RefundIntent(
        chance.number("R"), payment.out_trade_no, payment.syssn, payment.intent.amount, "", "shop", "001"
    )
    refund = begin_refund(intent, at)
    journal.record_refund(refund, intent)
    for _ in range(chance.random.randrange(8)):
        at += chance.of(PAUSES)
        event = chance.refund_event(refund, at)
        refund, _ = refund_step(refund, event)
        journal.record_refund(refund, event)
    return refund


@pytest.mark.parametrize("seed", range(6))
def test_the_journal_takes_every_payment_and_refund_that_can_be(journal: Journal, seed: int) -> None:
    chance = Chance(seed)
    payments = [live(journal, chance) for _ in range(80)]
    refunds = [live_refund(journal, chance, payment) for payment in payments if payment.state in CHARGED]
    assert refunds

    for record, found in ((payments, journal.payment), (refunds, journal.refund)):
        expected: list[Any] = list(record)
        assert [found(one.out_trade_no) for one in expected] == expected
        # Every record is folded again, the finished ones too.
    assert [journal._folded_payment(payment.out_trade_no) for payment in payments] == payments
    assert [journal._folded_refund(refund.out_trade_no) for refund in refunds] == refunds
    assert journal.integrity() == []


def test_a_record_costs_the_same_however_much_the_journal_holds(journal: Journal) -> None:
    def instructions(chance: Chance) -> int:
        """How many times a hundred instructions of SQLite's machine one more event of a payment takes."""
        hundreds = 0

        def count() -> int:
            nonlocal hundreds
            hundreds += 1
            return 0

        payment = live(journal, chance)
        journal._connection.set_progress_handler(count, 100)
        journal.record(payment, Ticked(T0 + 1))
        journal._connection.set_progress_handler(None, 0)
        return hundreds

    chance = Chance(99)
    early = instructions(chance)
    for _ in range(200):
        live(journal, chance)
    assert instructions(chance) <= early + 3


def test_the_journal_takes_a_refund_that_is_sent_again(journal: Journal) -> None:
    chance = Chance(7)
    payment = next(one for one in iter(lambda: live(journal, chance), None) if one.state in CHARGED)
    number = payment.out_trade_no
    intent = RefundIntent(chance.number("R"), number, payment.syssn, payment.intent.amount, "", "shop", "001")
    refund, at = begin_refund(intent, T0), T0
    journal.record_refund(refund, intent)
    looks = [look for _ in range(7) for look in (AskPressed, lambda at: Queried(at, QueryAnswer("0000")))]
    lost = [lambda at: Dispatched(at, at + 10_000), lambda at: Unanswered(at, NoAnswer(True, "timeout")), *looks]
    again = [AgainPressed, lambda at: Queried(at, QueryAnswer("0000")), lambda at: SentAgain(at, at + 10_000)]
    happenings: list[Callable[[int], RefundEvent]] = [*lost, *again]
    for happening in happenings:
        at += 60_000
        event = happening(at)
        refund, _ = refund_step(refund, event)
        journal.record_refund(refund, event)

    assert (refund.again_at, refund.calling) == (at, True)
    assert journal._folded_refund(refund.out_trade_no) == refund == journal.refund(refund.out_trade_no)
    assert journal.integrity() == []
