"""The writer: what is recorded is there after a restart, what is impossible is refused, trouble passes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.payment import (
    Answered,
    AskPressed,
    CodeHint,
    Dispatched,
    FoundAtGateway,
    Payment,
    Queried,
    Restarted,
    State,
    Ticked,
    Unanswered,
)
from pos_app.domain.refund import RefundAnswered, RefundState
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import CounterError, SetupError
from pos_app.domain.till_events import JournalRestored, PinCleared, SignaturePinned
from pos_app.domain.transitions import begin, step
from pos_app.journal import Journal, JournalTrouble, Problem
from pos_app.journal.codec import Undeclared
from pos_app.journal.reserve import Reserve
from pos_app.journal.schema import open_to_write
from tests.unit.journal.conftest import paid_row

T0 = 1_795_000_000_000
CODE = "281234567890123456"


def test_what_was_recorded_is_there_after_a_restart(
    counter: Any, open_journal: Callable[[], Journal], hint: CodeHint
) -> None:
    payment = counter.confirmed(reference="枱 7", hint=hint)
    again = open_journal()
    assert again.payment(payment.out_trade_no) == payment
    assert payment.state is State.PAID


def test_a_record_is_committed_when_it_returns(counter: Any) -> None:
    payment = counter.created()
    with closing(sqlite3.connect(counter.journal.path)) as other:
        assert other.execute("SELECT number, kind FROM events").fetchall() == [(payment.out_trade_no, "Intent")]
        assert other.execute("SELECT number, state FROM payments").fetchall() == [(payment.out_trade_no, "created")]


def test_an_unknown_number_is_nothing(journal: Journal) -> None:
    assert journal.payment("P" + "9" * 23) is None
    assert journal.refund("R" + "9" * 23) is None
    assert journal.refunds_of("P" + "9" * 23) == []


def test_what_happened_to_the_till_is_there_after_a_restart(
    journal: Journal, open_journal: Callable[[], Journal]
) -> None:
    pinned, restored = SignaturePinned(T0, "qfpay", "/trade/v1/query", "raw"), JournalRestored(T0 + 1, "aside", "")
    journal.note(pinned)
    journal.note(restored)
    assert open_journal().till_events() == [pinned, restored]


def test_what_happened_to_the_till_can_be_asked_for_by_kind(journal: Journal) -> None:
    cleared = PinCleared(T0, "qfpay", "/trade/v1/query")
    journal.note(JournalRestored(T0, "aside", ""))
    journal.note(cleared)
    assert journal.till_events(SignaturePinned, PinCleared) == [cleared]


@pytest.mark.parametrize("change", ["DELETE FROM till_events", "UPDATE till_events SET at = 0"])
def test_what_happened_to_the_till_stays(journal: Journal, change: str) -> None:
    journal.note(PinCleared(T0, "qfpay", "/trade/v1/query"))
    with (
        closing(sqlite3.connect(journal.path)) as other,
        pytest.raises(sqlite3.IntegrityError, match="events are never"),
    ):
        other.execute(change)


def test_open_payments_are_made_of_their_events(counter: Any, open_journal: Callable[[], Journal]) -> None:
    created, sent, checking = counter.created(T0 + 2), counter.sent(T0 + 1), counter.checking(T0)
    counter.paid()
    counter.declined()
    # Were the rows trusted, this body would be read.
    with closing(sqlite3.connect(counter.journal.path)) as other:
        other.execute("UPDATE payments SET body = '{}'")
        other.commit()
    assert open_journal().open_payments() == [checking, sent, created]


def test_watched_are_all_that_want_something_soonest_first(counter: Any) -> None:
    declined = counter.declined()
    unconfirmed = counter.paid()
    checking = counter.checking()
    created = counter.created()
    counter.confirmed()
    counter.after(counter.sent(), Unanswered(T0 + 5, NoAnswer(False, "refused")))
    assert counter.journal.watched() == [created, checking, unconfirmed, declined]


def test_a_payment_is_watched_again_after_a_crash_in_the_middle_of_its_query(counter: Any) -> None:
    unconfirmed = counter.paid()
    asking = counter.after(unconfirmed, Ticked(T0 + 60_000))
    assert asking.asking
    assert counter.journal.watched() == [asking]


def test_attempts_of_a_sale_are_found(counter: Any) -> None:
    first, second = counter.declined(T0, sale_id="lunch"), counter.paid(T0 + 1, sale_id="lunch")
    counter.paid(sale_id="dinner")
    assert counter.journal.attempts_of("lunch") == [first, second]


def test_the_same_code_again_is_found_within_its_life(counter: Any, hint: CodeHint) -> None:
    counter.declined(T0, hint=hint)
    second, third = counter.declined(T0 + 50, hint=hint), counter.paid(T0 + 60, hint=hint)
    counter.paid(T0 + 70)
    assert counter.journal.by_fingerprint(hint.fingerprint, T0 + 50) == [second, third]
    assert counter.journal.by_fingerprint("0" * 64, T0) == []


def test_refunds_are_kept_with_their_payment(counter: Any, open_journal: Callable[[], Journal]) -> None:
    payment = counter.confirmed()
    done = counter.refund_answered(payment, 250, "0000", T0 + 10_000)
    begun = counter.refund_begun(payment, 1000, T0 + 20_000)
    again = open_journal()
    assert done.state is RefundState.REFUNDED
    assert again.refunds_of(payment.out_trade_no) == [done, begun]
    assert again.refund(done.out_trade_no) == done
    assert again.open_refunds() == [begun]


def test_refunds_that_are_pending_hold_their_money(counter: Any) -> None:
    payment = counter.confirmed()
    counter.refund_begun(payment, 1000)
    with pytest.raises(JournalTrouble, match="refunds never exceed the payment") as trouble:
        counter.refund_begun(payment, 251)
    assert trouble.value.problem is Problem.CONTRADICTION
    counter.refund_begun(payment, 250)


def test_refunds_that_were_refused_or_not_sent_free_their_money(counter: Any) -> None:
    payment = counter.confirmed()
    assert counter.refund_answered(payment, 1250, "1265").state is RefundState.REFUSED
    assert counter.refund_after(counter.refund_begun(payment, 1250), Restarted(T0 + 1)).state is RefundState.NOT_SENT
    assert counter.refund_answered(payment, 1250, "0000").state is RefundState.REFUNDED


def test_a_refund_that_the_gateway_carries_out_after_refusing_it_is_recorded_even_above_the_payment(
    counter: Any,
) -> None:
    payment = counter.confirmed()
    refused = counter.refund_answered(payment, 1250, "1265")
    counter.refund_answered(payment, 1250, "0000")
    row = TransactionRow("0000", out_trade_no=refused.out_trade_no, order_type="refund", txamt=1250, syssn="7")
    late = counter.refund_after(refused, Queried(T0 + 90_000, QueryAnswer("0000", rows=(row,))))
    assert late.state is RefundState.REFUNDED
    assert counter.journal.refund(late.out_trade_no) == late


def test_only_a_charged_payment_is_refunded(counter: Any) -> None:
    with pytest.raises(JournalTrouble, match="only a charged payment is refunded"):
        counter.refund_begun(counter.declined(), 100)


def test_a_number_is_used_once(counter: Any) -> None:
    payment = counter.created()
    with pytest.raises(JournalTrouble, match=r"UNIQUE constraint failed: payments\.number"):
        counter.begin(payment.intent, T0 + 1)
    assert counter.journal.payment(payment.out_trade_no) == payment


def test_a_payment_is_dispatched_once(counter: Any) -> None:
    payment = counter.sent()
    with pytest.raises(JournalTrouble, match="nothing"):
        counter.journal.record(payment, Dispatched(T0 + 500, T0 + 10_500))
    assert counter.journal.open_payments() == [payment]


def test_an_event_without_its_intent_is_refused(counter: Any) -> None:
    payment = begin(counter.intent(), T0)
    with pytest.raises(JournalTrouble, match="an event before its intent"):
        counter.after(payment, Dispatched(T0 + 1, T0 + 10_001))
    assert counter.journal.payment(payment.out_trade_no) is None


def test_an_impossible_payment_takes_its_event_with_it(counter: Any) -> None:
    sent = counter.sent()
    without_evidence = sent.but(state=State.PAID)
    with pytest.raises(JournalTrouble, match="charged_needs_evidence"):
        counter.journal.record(without_evidence, Ticked(T0 + 2))
    assert counter.journal.open_payments() == [sent]
    assert counter.journal.payment(sent.out_trade_no) == sent


def test_payments_and_refunds_have_events_of_their_own(counter: Any) -> None:
    payment = counter.confirmed()
    refund = counter.refund_begun(payment, 100)
    with pytest.raises(Undeclared, match="^RefundAnswered is no event of it"):
        counter.journal.record(payment, RefundAnswered(T0, RefundAnswer("0000")))
    with pytest.raises(Undeclared, match="^Answered is no event of it"):
        counter.journal.record_refund(refund, Answered(T0, PaymentAnswer("0000")))


def test_a_secret_is_refused_and_reaches_no_file(counter: Any) -> None:
    intent = counter.intent(reference=Secret(CODE))
    with pytest.raises(Undeclared):
        counter.begin(intent)
    counter.created()
    for file in counter.journal.path.parent.iterdir():
        assert CODE.encode() not in file.read_bytes()


def test_half_a_surrogate_pair_from_the_gateway_is_no_trouble(counter: Any) -> None:
    payment = counter.sent()
    answer = PaymentAnswer("12\ud800", message="\udfff", syssn="\ud83d", out_trade_no=payment.out_trade_no)
    strange = counter.after(payment, Answered(T0 + 1000, answer))
    assert strange.state is State.CHECKING
    assert counter.journal.payment(payment.out_trade_no) == strange
    assert counter.journal.open_payments() == [strange]
    assert counter.journal.integrity() == []


def test_money_that_arrived_for_a_payment_which_was_never_sent_is_recorded_all_the_same(counter: Any) -> None:
    payment = counter.after(counter.created(), Restarted(T0 + 5), AskPressed(T0 + 6))
    row = TransactionRow(
        "0000", payment.out_trade_no, order_type="payment", cancel=0, txamt=1250, txcurrcd="HKD", syssn="2026"
    )
    late = counter.after(payment, Queried(T0 + 7, QueryAnswer("0000", rows=(row,))))
    assert late.state is State.PAID_LATE
    assert counter.journal.payment(payment.out_trade_no) == late


# --- trouble ---


@pytest.fixture
def checking(counter: Any) -> Payment:
    payment: Payment = counter.checking()
    return payment


def test_a_full_disk_is_told_and_passes(counter: Any, checking: Payment) -> None:
    pages = counter.journal._connection.execute("PRAGMA page_count").fetchone()[0]
    counter.journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalTrouble, match="The disk is full, .* Make room") as trouble:
        counter.after(checking, *[Ticked(T0 + 3)] * 100)
    assert trouble.value.problem is Problem.DISK_FULL
    held = counter.journal.payment(checking.out_trade_no)
    counter.journal._connection.execute("PRAGMA max_page_count = 1000000")
    assert counter.journal.open_payments() == [held]
    counter.after(held, Ticked(T0 + 4))
    assert counter.journal.integrity() == []


@pytest.fixture
def reserve(journal: Journal) -> Reserve:
    """Room for the journal of `counter`; SQLite's own limit plays the full disk, and ends with the reserve."""

    class Room(Reserve):
        def give_up(self) -> bool:
            journal._connection.execute("PRAGMA max_page_count = 1000000")
            return super().give_up()

    journal._reserve = Room(journal.path.with_name("journal.reserve"), 4096)
    assert journal.shortage() is None
    return journal._reserve


def fill_disk(journal: Journal) -> None:
    """No room is left in the journal either: the longest body that still fits is in it."""
    connection = journal._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    (number,) = connection.execute("SELECT min(number) FROM events").fetchone()
    for size in (2000, 200, 20, 1):
        with suppress(sqlite3.OperationalError):
            while True:
                connection.execute(
                    "INSERT INTO events (number, at, kind, body) VALUES (?, 1, 'Ticked', ?)",
                    (number, f'"{size * "x"}"'),
                )


def test_a_result_is_recorded_on_a_full_disk_and_nothing_is_begun_after_it(
    counter: Any, checking: Payment, reserve: Reserve
) -> None:
    created = counter.created(T0 + 1, sale_id="second")
    fill_disk(counter.journal)
    with pytest.raises(JournalTrouble, match="The disk is full"):  # what lets something leave has no right to it
        counter.after(created, Dispatched(T0 + 2, T0 + 10_002))
    assert reserve.held()

    result = counter.after(checking, Ticked(T0 + 70_000))
    assert counter.journal.payment(checking.out_trade_no) == result
    assert not reserve.held()
    reserve._size = 1 << 60
    with pytest.raises(JournalTrouble, match="no new payment can be started") as trouble:
        counter.created(T0 + 3, sale_id="third")
    assert trouble.value.problem is Problem.NO_RESERVE


def test_a_refund_that_is_to_leave_on_a_full_disk_does_not_hold_up_the_results_of_others(
    counter: Any, reserve: Reserve
) -> None:
    payment = counter.confirmed()
    waiting = counter.refund_begun(payment, 100)
    fill_disk(counter.journal)
    sent = counter.refund_after(waiting, Dispatched(T0 + 60_002, T0 + 70_002))
    assert counter.journal.refund(waiting.out_trade_no) == sent
    assert not reserve.held()


def test_a_journal_that_cannot_even_be_opened_on_a_full_disk_gets_the_room_of_the_reserve(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Journal.open(path, path.parent / "backups").close()
    reserve = Reserve(path.with_name("journal.reserve"), 4096)

    def open_to_write_on_a_full_disk(*arguments: Any) -> sqlite3.Connection:
        if reserve.held():
            trouble = JournalTrouble(Problem.DISK_FULL, path)
            raise SetupError(trouble.sentence) from trouble
        return open_to_write(*arguments)

    monkeypatch.setattr("pos_app.journal.writer.open_to_write", open_to_write_on_a_full_disk)
    assert reserve.ensure()
    with pytest.raises(SetupError, match="The disk is full"):
        Journal.open(path, path.parent / "backups")
    with Journal.open(path, path.parent / "backups", reserve=reserve) as journal:
        assert journal.open_payments() == []


def test_a_refund_is_not_begun_without_a_reserve(counter: Any, reserve: Reserve) -> None:
    payment = counter.confirmed()
    reserve._size = 1 << 60
    with pytest.raises(JournalTrouble, match="no new payment can be started"):
        counter.refund_begun(payment, 100)
    reserve._size = 4096
    assert counter.refund_begun(payment, 100)


def test_a_full_disk_without_a_reserve_is_told(counter: Any, checking: Payment, reserve: Reserve) -> None:
    reserve.path.unlink()
    fill_disk(counter.journal)
    counter.journal._reserve.give_up = lambda: False
    with pytest.raises(JournalTrouble, match="The disk is full"):
        counter.after(checking, Ticked(T0 + 70_000))


def test_a_journal_held_by_another_program_is_told_and_passes(counter: Any, checking: Payment) -> None:
    counter.journal._connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(counter.journal.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalTrouble, match="Another program holds the journal") as trouble:
            counter.after(checking, Ticked(T0 + 3))
    assert trouble.value.problem is Problem.BUSY
    counter.after(checking, Ticked(T0 + 3))


def test_a_read_only_journal_is_told_and_passes(counter: Any, checking: Payment) -> None:
    counter.journal._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(JournalTrouble, match="The journal is read-only. Allow this user") as trouble:
        counter.after(checking, Ticked(T0 + 3))
    assert trouble.value.problem is Problem.READ_ONLY
    counter.journal._connection.execute("PRAGMA query_only = OFF")
    counter.after(checking, Ticked(T0 + 3))


def overwrite_payments(journal: Journal) -> None:
    """Overwrites the first page of the table, as a failing disk might."""
    (page,) = journal._connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'payments'").fetchone()
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def test_damage_that_is_found_in_use_is_told_and_marked_for_the_next_start(counter: Any, checking: Payment) -> None:
    overwrite_payments(counter.journal)
    path = counter.journal.path
    with Journal(open_to_write(path, path.parent), path) as again:  # as if it had been damaged after its opening
        with pytest.raises(JournalTrouble, match=r"The journal is damaged: .* start it again") as trouble:
            again.record(checking, Ticked(T0 + 3))
        assert trouble.value.problem is Problem.DAMAGED
        with pytest.raises(JournalTrouble, match="damaged"):
            again.payment(checking.out_trade_no)
        assert again.open_payments() == [checking]  # of the events, which are sound
        assert again.integrity() != []
    assert path.with_name("journal.sqlite3-suspect").exists()


@pytest.mark.parametrize(
    ("kind", "body"), [("Ticked", "{}"), ("Ticked", "[]"), ("Invented", "{}"), ("Intent", '{"at":1}')]
)
def test_an_entry_that_nobody_can_read_is_damage(counter: Any, checking: Payment, kind: str, body: str) -> None:
    counter.journal._connection.execute("DROP INDEX events_one_intent")
    counter.journal._connection.execute(
        "INSERT INTO events (number, at, kind, body) VALUES (?, 1, ?, ?)", (checking.out_trade_no, kind, body)
    )
    with pytest.raises(JournalTrouble, match="damaged"):
        counter.journal.open_payments()
    (finding,) = counter.journal.integrity()
    assert "damaged" in finding


def test_trouble_is_a_sentence_for_the_user_with_the_file_in_it(counter: Any, checking: Payment) -> None:
    counter.journal.close()
    counter.journal.close()
    with pytest.raises(CounterError, match="The journal cannot be used .*closed database") as trouble:
        counter.after(checking, Ticked(T0 + 3))
    assert trouble.value.sentence.values["path"] == str(counter.journal.path)


# --- found at the gateway ---


def test_what_was_found_at_the_gateway_is_written_whole_or_not_at_all(counter: Any) -> None:
    intent = counter.intent()
    event = FoundAtGateway(T0 + 60_000, QueryAnswer("0000", rows=(paid_row(begin(intent, T0)),)))
    payment, _ = step(begin(intent, T0), event)
    with pytest.raises(JournalTrouble):
        counter.journal.record_found(payment.but(paid_at=0), intent, event)
    assert counter.journal.payment(payment.out_trade_no) is None
    counter.journal.record_found(payment, intent, event)
    assert counter.journal.payment(payment.out_trade_no) == payment
    assert counter.journal.integrity() == []


def test_one_that_is_open_is_made_anew_of_its_events(counter: Any) -> None:
    intent = counter.intent()
    event = FoundAtGateway(T0 + 1_000, QueryAnswer("0000", rows=(replace(paid_row(begin(intent, T0)), respcd="1143"),)))
    payment, _ = step(begin(intent, T0), event)
    counter.journal.record_found(payment, intent, event)
    assert counter.journal.watched() == [payment]


def test_what_was_made_in_a_time_is_listed_by_number(counter: Any) -> None:
    assert counter.journal.newest_before(T0 + 1) is None
    payment = counter.confirmed()
    refund = counter.refund_begun(payment, 100)
    assert counter.journal.made_between(T0, T0 + 3_600_000) == [payment.out_trade_no, refund.out_trade_no]
    assert counter.journal.made_between(0, T0) == []
    assert counter.journal.newest_before(T0 + 1) == payment.created_at
    assert counter.journal.newest_before(T0) is None


# --- integrity ---


def test_a_sound_journal_has_no_findings(counter: Any) -> None:
    payment = counter.confirmed()
    counter.checking()
    counter.refund_begun(payment, 100)
    assert counter.journal.integrity() == []


@pytest.mark.parametrize("table", ["payments", "refunds"])
def test_a_row_that_is_not_what_its_events_make_is_found(counter: Any, table: str) -> None:
    payment = counter.checking()
    refund = counter.refund_begun(counter.confirmed(), 100)
    with closing(sqlite3.connect(counter.journal.path)) as other:
        other.execute(f"UPDATE {table} SET changed_at = changed_at + 1")
        other.commit()
    number = {"payments": payment, "refunds": refund}[table].out_trade_no
    assert counter.journal.integrity() == [f"{number}: differs from its events"]


def test_an_event_of_nobody_is_found(counter: Any) -> None:
    with closing(sqlite3.connect(counter.journal.path)) as other:
        other.execute("INSERT INTO events (number, at, kind, body) VALUES ('P9', 1, 'Ticked', '{}')")
        other.commit()
    assert counter.journal.integrity() == ["events, row 1: belongs to nothing"]


def test_the_machine_and_the_journal_agree_on_a_whole_life(counter: Any) -> None:
    payment = counter.sent()
    for at in (T0 + 9_000, T0 + 20_000, T0 + 62_000, T0 + 80_000):
        payment = counter.after(payment, Ticked(at))
        after, _ = step(payment, Queried(at + 500, QueryAnswer("1136")))
        counter.journal.record(after, Queried(at + 500, QueryAnswer("1136")))
        payment = after
        assert counter.journal.watched() == [payment]
        assert counter.journal.integrity() == []
