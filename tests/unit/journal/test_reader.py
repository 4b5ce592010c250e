"""The reader: lists in pages, text search, totals, beside a writer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer
from pos_app.domain.payment import (
    AlarmSettled,
    Answered,
    CancelBy,
    CodeHint,
    Payment,
    Settlement,
    SiblingPaid,
    State,
    Ticked,
    Unanswered,
    VerdictGiven,
)
from pos_app.journal import DayTotals, Journal, JournalReader

T0 = 1_795_000_000_000


@pytest.fixture
def reader(journal: Journal) -> Iterator[JournalReader]:
    with JournalReader.open(journal.path) as reader:
        yield reader


def numbers(payments: list[Payment]) -> list[str]:
    return [payment.out_trade_no for payment in payments]


def test_a_payment_is_read_exactly(counter: Any, reader: JournalReader, hint: CodeHint) -> None:
    payment = counter.confirmed(reference="枱 7", hint=hint)
    assert reader.payment(payment.out_trade_no) == payment
    assert reader.payments() == [payment]


def test_the_reader_sees_what_was_written_after_it_was_opened(counter: Any, reader: JournalReader) -> None:
    assert reader.payments() == []
    payment = counter.created()
    assert reader.payments() == [payment]


def test_pages_hold_every_payment_once_even_of_one_moment(counter: Any, reader: JournalReader) -> None:
    written = [counter.created(T0 + serial // 3) for serial in range(10)]
    pages: list[list[Payment]] = [reader.payments(limit=4)]
    while pages[-1]:
        pages.append(reader.payments(limit=4, before=pages[-1][-1].out_trade_no))
    assert [len(page) for page in pages] == [4, 4, 2, 0]
    assert [payment for page in pages for payment in page] == written[::-1]


def test_a_list_is_bounded_by_time_first_in_last_out(counter: Any, reader: JournalReader) -> None:
    _, second, third, _ = [counter.created(T0 + serial) for serial in range(4)]
    assert reader.payments(since_ms=T0 + 1, until_ms=T0 + 3) == [third, second]


def test_a_list_of_one_state(counter: Any, reader: JournalReader) -> None:
    counter.paid()
    checking = counter.checking()
    assert reader.payments(state=State.CHECKING) == [checking]
    assert reader.payments(state=State.DECLINED) == []


@pytest.mark.parametrize("text", ["table 7", "TABLE", "98765", "3456", "P0000000000000000000000"])
def test_text_is_found_in_reference_syssn_last_four_and_number(
    counter: Any, reader: JournalReader, hint: CodeHint, text: str
) -> None:
    payment = counter.paid(reference="Table 7", syssn="20269876543", hint=hint)
    assert reader.payments(text=text) == [payment]
    assert reader.payments(text=f"{text}?") == []


@pytest.mark.parametrize("text", ["%", "_", "\\", "50%", "a_c", "back\\slash"])
def test_signs_of_a_pattern_are_plain_text(counter: Any, reader: JournalReader, text: str) -> None:
    counter.created(reference="50 abc backslash")
    payment = counter.created(reference="50% a_c back\\slash")
    assert reader.payments(text=text) == [payment]


def test_an_empty_text_finds_everything(counter: Any, reader: JournalReader) -> None:
    payment = counter.created()
    assert reader.payments(text="") == [payment]


def test_filters_combine(counter: Any, reader: JournalReader) -> None:
    counter.paid(reference="lunch")
    wanted = counter.checking(T0 + 1, reference="lunch")
    counter.checking(T0 + 2, reference="dinner")
    assert reader.payments(since_ms=T0 + 1, state=State.CHECKING, text="lunch") == [wanted]


def test_totals_count_what_was_paid_and_refunded_in_the_time(counter: Any, reader: JournalReader) -> None:
    early = counter.confirmed(T0 - 60_000, minor=500)
    payment = counter.confirmed(T0, minor=1250)
    counter.paid(T0 + 10, minor=1000)
    counter.paid(T0 + 20, minor=700, code="CNY")
    counter.declined(T0)
    counter.checking(T0)
    counter.refund_answered(early, 100, "0000", T0 + 30_000)
    counter.refund_answered(payment, 50, "0000", T0 + 40_000)
    counter.refund_answered(payment, 60, "1265", T0 + 40_000)
    counter.refund_begun(payment, 70, T0 + 40_000)
    assert reader.totals(T0, T0 + 86_400_000) == {
        "CNY": DayTotals(count=1, minor=700, refunded_minor=0),
        "HKD": DayTotals(count=2, minor=2250, refunded_minor=150),
    }
    assert reader.totals(T0 - 60_000, T0) == {"HKD": DayTotals(count=1, minor=500, refunded_minor=0)}
    assert reader.totals(0, T0 - 60_000) == {}


@pytest.mark.parametrize(("how", "counted"), [(Settlement.KEPT, 1), (Settlement.REFUNDED, 1), (Settlement.RETURNED, 0)])
def test_a_late_payment_counts_until_it_was_returned_another_way(
    counter: Any, reader: JournalReader, how: Settlement, counted: int
) -> None:
    payment = counter.declined()
    answer = PaymentAnswer("0000", syssn="2026", out_trade_no=payment.out_trade_no, txamt=1250, txcurrcd="HKD")
    late = counter.after(payment, Answered(T0 + 2000, answer))
    assert late.state is State.PAID_LATE
    assert reader.totals(T0, T0 + 10_000)["HKD"].count == 1
    counter.after(late, AlarmSettled(T0 + 3000, how))
    assert sum(total.count for total in reader.totals(T0, T0 + 10_000).values()) == counted


def test_a_refund_of_what_was_returned_another_way_does_not_count_either(counter: Any, reader: JournalReader) -> None:
    payment = counter.after(counter.confirmed(), SiblingPaid(T0 + 2000, "P" + "9" * 23))
    refund = counter.refund_answered(payment, 500, "0000", T0 + 3000)
    assert reader.totals(T0, T0 + 10_000) == {"HKD": DayTotals(1, 1250, 500)}
    assert reader.given_back(T0, T0 + 10_000) == [refund]
    counter.after(payment, AlarmSettled(T0 + 4000, Settlement.RETURNED))
    assert reader.totals(T0, T0 + 10_000) == {}
    assert reader.given_back(T0, T0 + 10_000) == reader.charged(T0, T0 + 10_000) == []


def test_what_a_person_closed_as_paid_is_totalled_apart(counter: Any, reader: JournalReader) -> None:
    counter.confirmed(T0, minor=1250)
    said = counter.after(counter.checking(T0, minor=700), VerdictGiven(T0 + 5000, True, "seen"))
    assert reader.totals(T0, T0 + 10_000) == {"HKD": DayTotals(1, 1250, 0, human_count=1, human_minor=700)}
    assert said in reader.charged(T0, T0 + 10_000)


def test_what_totals_count_is_listed(counter: Any, reader: JournalReader) -> None:
    counter.confirmed(T0 - 60_000)
    first, second = counter.confirmed(T0), counter.paid(T0 + 10)
    counter.declined(T0)
    counter.checking(T0)
    refund = counter.refund_answered(first, 50, "0000", T0 + 30_000)
    counter.refund_answered(first, 60, "1265", T0 + 30_000)
    assert reader.charged(T0, T0 + 86_400_000) == [first, second]
    assert reader.given_back(T0, T0 + 86_400_000) == [refund]


def test_what_a_person_closed_as_unpaid_is_listed_by_its_day(counter: Any, reader: JournalReader) -> None:
    counter.declined()
    said = counter.after(counter.checking(), VerdictGiven(T0 + 5000, False, "not seen"))
    counter.after(counter.checking(T0 + 1), VerdictGiven(T0 + 5000, True, "seen"))
    assert reader.closed_as_unpaid(T0 + 5000, T0 + 5001) == [said]
    assert reader.closed_as_unpaid(T0, T0 + 5000) == []


def test_what_waits_for_a_person_is_listed(counter: Any, reader: JournalReader) -> None:
    counter.checking()
    alarm, settled = (
        counter.after(counter.confirmed(T0 + at), SiblingPaid(T0 + 2000, "P" + "9" * 23)) for at in (1, 2)
    )
    counter.after(settled, AlarmSettled(T0 + 4000, Settlement.KEPT))
    forgotten = counter.after(counter.checking(T0 + 3), Ticked(T0 + 8 * 24 * 3_600_000))
    assert forgotten.state is State.NEEDS_ATTENTION
    assert reader.to_decide() == [alarm, forgotten]


def test_refunds_of_a_time_are_listed(counter: Any, reader: JournalReader) -> None:
    payment = counter.confirmed()
    counter.refund_begun(payment, 10, T0 + 1000)
    second, third = (counter.refund_begun(payment, 20, T0 + at) for at in (2000, 3000))
    counter.refund_begun(payment, 10, T0 + 4000)
    assert reader.refunds(T0 + 2000, T0 + 4000) == [second, third]


def test_open_payments_are_counted(counter: Any, reader: JournalReader) -> None:
    assert reader.open_count() == 0
    counter.created()
    counter.checking()
    counter.paid()
    counter.after(counter.sent(), Unanswered(T0 + 3, NoAnswer(False, "refused")))
    assert reader.open_count() == 2


def test_a_reader_checks_the_journal_while_the_till_writes(counter: Any, reader: JournalReader) -> None:
    written = threading.Event()
    findings: list[str] = []

    def check() -> None:
        while not written.is_set():
            findings.extend(reader.integrity())

    checker = threading.Thread(target=check)
    checker.start()
    payments = [counter.confirmed(T0 + serial) for serial in range(30)]
    written.set()
    checker.join()
    assert findings == []
    assert numbers(reader.payments()) == numbers(payments[::-1])


def test_several_threads_share_a_reader(counter: Any, reader: JournalReader) -> None:
    payment = counter.confirmed()
    answers: list[Payment | None] = []

    def ask() -> None:
        answers.extend(reader.payment(payment.out_trade_no) for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [payment] * 200


def test_a_cancelled_payment_keeps_who_cancelled_it(counter: Any, reader: JournalReader) -> None:
    payment = counter.checking()
    counter.journal.record(payment.but(cancel_by=CancelBy.CASHIER), AlarmSettled(T0 + 9, Settlement.KEPT))
    found = reader.payment(payment.out_trade_no)
    assert found is not None
    assert found.cancel_by is CancelBy.CASHIER


def test_refunds_under_way_are_those_that_were_sent_and_have_no_outcome(counter: Any, reader: JournalReader) -> None:
    payment = counter.paid()
    counter.refund_begun(payment, 100)
    counter.refund_answered(payment, 100, "0000")
    under_way = counter.refund_answered(payment, 100, "1145")
    assert reader.refunds_under_way() == [under_way]
