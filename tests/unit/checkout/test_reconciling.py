"""Reconciliation: pages of what the gateway has against the journal, beside sales."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pos_app.checkout.budget import FOR_RECONCILING
from pos_app.checkout.comparing import Kind
from pos_app.checkout.reconciliation import Progress, Reconciliation
from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, TransactionRow
from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import Refund, RefundState
from pos_app.domain.sentences import BadInput
from pos_app.journal import JournalTrouble, Problem
from pos_app.qfpay.windows import Window
from tests.unit.checkout.counter import NOTHING_FOUND, TIMEOUT, Counter, hkd, profile, qr_answer, row_of, scan, show_qr
from tests.unit.checkout.test_importing import ELSEWHERE, OURS, row

OFFLINE = NoAnswer(may_have_left=False, reason="dns")
HOUR = 3600


def reconciled(counter: Counter, day: date | None = None, seconds: float = 120) -> Reconciliation:
    results: list[Reconciliation] = []
    counter.engine.reconcile(day, results.append)
    counter.pass_time(seconds)
    (result,) = results
    return result


def kinds(result: Reconciliation) -> dict[str, Kind]:
    return {one.number: one.kind for one in result.differences}


def refunded_row(refund: Refund, payment: Payment, **particulars: Any) -> TransactionRow:
    number = refund.out_trade_no
    basis = TransactionRow(
        "0000", number, f"3026{number[-8:]}", payment.syssn, "refund", 0, refund.intent.amount.minor, "HKD"
    )
    return replace(basis, **particulars)


def unpaid(counter: Counter, code: str = "281234567890000001") -> Payment:
    """A payment that was refused and has been asked about for the last time."""
    counter.gateway.payment_says = lambda _: PaymentAnswer("1201")
    payment = counter.sold(scan(code=code))
    counter.pass_time(2 * HOUR)
    return payment


def confirmed(counter: Counter) -> Payment:
    """A payment that is seen to be paid and old enough to be listed."""
    payment = counter.sold()
    counter.lists(row_of(payment))
    counter.pass_time(10 * 60)
    return counter.now(payment)


def test_a_day_that_agrees_is_done_with_both_sides_counted(counter: Counter) -> None:
    payment = confirmed(counter)
    result = reconciled(counter)
    assert (result.exit, result.differences, result.failure) == (0, [], "")
    for side in (result.till, result.gateway):
        assert {code: tally.document() for code, tally in side.items()} == {
            "HKD": {"payments": 1, "taken": payment.intent.amount.minor, "refunds": 0, "refunded": 0}
        }


def test_the_window_is_the_business_day_of_the_profile(counter: Counter) -> None:
    reconciled(counter, date(2026, 11, 22))
    ((window, page),) = counter.gateway.pages
    assert (window.params(), page) == (
        {"start_time": "2026-11-22 00:00:00", "end_time": "2026-11-22 23:59:59"},
        1,
    )


def test_a_day_to_come_is_refused(counter: Counter) -> None:
    with pytest.raises(BadInput, match="still to come"):
        counter.engine.reconcile(date(2026, 11, 24), print)


def test_the_gateways_row_arms_what_we_called_not_paid(counter: Counter) -> None:
    payment = unpaid(counter)
    counter.lists(row_of(payment))
    result = reconciled(counter)
    assert counter.state(payment) is State.PAID_LATE
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.PAID_AFTER_ALL}, 6)
    assert (result.till["HKD"].payments, result.gateway["HKD"].payments) == (0, 1)
    assert reconciled(counter).exit == 0


def test_what_was_open_is_learned(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.engine.pay(scan())
    counter.calls.run()
    counter.gateway.query_says = lambda _: OFFLINE
    counter.gateway.transactions_say = lambda _window, _page: QueryAnswer("0000", rows=(row_of(payment),))
    counter.pass_time(1)
    result = reconciled(counter, seconds=0)
    assert counter.state(payment) is State.PAID
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.LEARNED}, 0)


def test_what_stays_open_is_not_known(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.lists(row_of(payment, "1143"))
    counter.pass_time(2)
    result = reconciled(counter, seconds=1)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.OPEN}, 4)


def test_a_payment_that_is_not_listed_is_asked_about_before_anything_is_said(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: NOTHING_FOUND
    counter.gateway.queries.clear()
    result = reconciled(counter)
    assert counter.gateway.queries == [((payment.out_trade_no,), "", None)]
    assert result.exit == 0


def test_one_that_is_not_found_by_number_either_is_asked_about_by_qfpays_number(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: NOTHING_FOUND
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    counter.gateway.queries.clear()
    result = reconciled(counter)
    assert counter.gateway.queries == [((payment.out_trade_no,), "", None), ((), payment.syssn, None)]
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.NOT_SEEN}, 6)
    assert counter.state(payment) is State.PAID


def test_one_that_was_paid_a_moment_ago_may_not_be_listed_yet(counter: Counter) -> None:
    payment = counter.sold()
    counter.pass_time(2)
    result = reconciled(counter, seconds=1)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.OPEN}, 4)


def test_one_that_never_left_is_neither_asked_about_nor_missed(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: NoAnswer(may_have_left=False, reason="refused")
    counter.sold()
    counter.gateway.asked.clear()
    assert reconciled(counter).exit == 0
    assert counter.gateway.asked == ["transactions"]


def test_a_payment_of_this_till_that_the_journal_lost_is_written_down(counter: Counter) -> None:
    counter.lists(row(OURS))
    result = reconciled(counter)
    payment = counter.engine.payment(OURS)
    assert payment is not None
    assert (payment.state, payment.intent.elsewhere) == (State.PAID, False)
    assert (kinds(result), result.found, result.exit) == ({OURS: Kind.IMPORTED}, 1, 0)
    assert (result.till["HKD"].payments, result.gateway["HKD"].taken) == (0, 1250)


@pytest.mark.parametrize(("rows", "code"), [([row(OURS, "1143")], 4), ([row(OURS), row(OURS, syssn="x")], 6)])
def test_a_lost_one_that_is_open_or_charged_twice_is_no_agreement(
    counter: Counter, rows: list[TransactionRow], code: int
) -> None:
    counter.lists(*rows)
    assert reconciled(counter, seconds=0).exit == code


def test_other_tills_and_other_systems_are_told_apart_and_not_written_down(counter: Counter) -> None:
    stranger = row("INVOICE-7", syssn="s7")
    reversed_one = row("P26112311550000288888888", cancel=1)
    refund = row("R26112311550000212345678", syssn="r1", order_type="refund", txamt=300, origssn="elsewhere")
    nameless = row("", syssn="s8")
    impossible = row(OURS, txcurrcd="XXX")
    counter.lists(row(), reversed_one, refund, stranger, nameless, impossible)
    result = reconciled(counter)
    others = {till: sums["HKD"].document() for till, sums in result.other_tills.items()}
    assert others == {"002": {"payments": 1, "taken": 1250, "refunds": 1, "refunded": 300}}
    assert result.strangers == [nameless, stranger, impossible]
    assert counter.disk.journal.made_between(0, 2**62) == []
    assert (result.exit, result.differences) == (4, [])  # something under a number of ours that nobody can read


def test_another_tills_payment_that_was_looked_up_here_stays_its_own(counter: Counter) -> None:
    counter.lists(row())
    counter.engine.find(ELSEWHERE, print)
    counter.calls.run()
    counter.pass_time(60)
    counter.lists(row(cancel=3))
    result = reconciled(counter)
    assert (list(result.till), list(result.other_tills)) == ([], ["002"])
    found = counter.engine.payment(ELSEWHERE)
    assert found is not None
    assert found.returned == "whole"


def test_a_payment_that_went_back_outside_this_till_is_told_once(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.lists(row_of(payment, cancel=3))
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.GIVEN_BACK}, 0)
    assert counter.now(payment).returned == "whole"
    assert reconciled(counter).differences == []


def test_a_success_that_the_gateway_takes_back_is_contradicted(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.lists(row_of(payment, "1142", cancel=2))
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.CONTRADICTED}, 6)
    assert counter.state(payment) is State.DISPUTED


# --- refunds ---


def test_refunds_are_compared_too(counter: Counter) -> None:
    payment = confirmed(counter)
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.calls.run()
    counter.lists(row_of(payment, cancel=5), refunded_row(refund, payment))
    counter.pass_time(5 * 60)
    result = reconciled(counter)
    assert (result.exit, result.differences) == (0, [])
    assert result.till["HKD"].document() == result.gateway["HKD"].document()
    assert result.till["HKD"].refunded == 500


def test_a_refund_of_all_of_it_is_no_difference(counter: Counter) -> None:
    payment = confirmed(counter)
    refund = counter.engine.refund(payment.out_trade_no, None)
    counter.calls.run()
    counter.lists(row_of(payment, cancel=3), refunded_row(refund, payment))
    counter.pass_time(5 * 60)
    assert reconciled(counter).differences == []


def test_a_refund_that_the_gateway_does_not_have_is_asked_about_and_then_missed(counter: Counter) -> None:
    payment = confirmed(counter)
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.calls.run()
    counter.pass_time(5 * 60)
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({refund.out_trade_no: Kind.NOT_SEEN}, 6)


def test_a_refused_refund_that_was_carried_out_after_all_is_told(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.lists(row_of(payment), refunded_row(refund, payment, respcd="1269"))
    counter.pass_time(5 * 60)
    assert counter.refund_now(refund).state is RefundState.REFUSED
    counter.lists(row_of(payment, cancel=5), refunded_row(refund, payment))
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({refund.out_trade_no: Kind.REFUNDED_AFTER_ALL}, 6)


def test_a_refund_of_ours_that_was_made_elsewhere_is_told(counter: Counter) -> None:
    payment = confirmed(counter)
    there = row("R26112312050000212345678", syssn="r9", order_type="refund", txamt=300, origssn=payment.syssn)
    counter.lists(row_of(payment, cancel=5), there)
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({there.out_trade_no: Kind.REFUNDED_ELSEWHERE}, 0)
    assert result.other_tills["002"]["HKD"].refunded == 300
    assert payment.out_trade_no in str(result.differences[0].sentence)


def test_a_refund_that_a_lost_journal_had_made_is_told_by_its_payment(counter: Counter) -> None:
    lost = row("R26112312050000112345678", syssn="r9", order_type="refund", txamt=300, origssn=row(OURS).syssn)
    counter.lists(row(OURS, cancel=5), lost)
    result = reconciled(counter)
    assert kinds(result) == {OURS: Kind.IMPORTED, lost.out_trade_no: Kind.REFUNDED_ELSEWHERE}
    assert (result.exit, result.strangers, dict(result.other_tills)) == (0, [], {})


def test_a_refund_of_this_till_without_its_payment_is_no_refund_that_we_know(counter: Counter) -> None:
    lost = row("R26112312050000112345678", syssn="r9", order_type="refund", txamt=300, origssn="?")
    counter.lists(lost)
    assert reconciled(counter).strangers == [lost]


# --- pages, pace, trouble ---


def many(count: int) -> list[TransactionRow]:
    return [row(f"P2611231155000021{n:07}"[:24].ljust(24, "0"), syssn=f"s{n}") for n in range(count)]


def test_all_pages_are_read_and_a_row_on_two_of_them_counts_once(counter: Counter) -> None:
    rows = many(250)
    shifted = [*rows[:100], rows[99], *rows[100:]]  # a sale came in between, and moved the rest down
    counter.lists(*shifted)
    result = reconciled(counter)
    assert [page for _, page in counter.gateway.pages] == [1, 2, 3]
    assert result.other_tills["002"]["HKD"].payments == 250


def test_a_gateway_that_knows_no_pages_is_not_asked_for_ever(counter: Counter) -> None:
    rows = tuple(many(100))
    counter.gateway.transactions_say = lambda _window, _page: QueryAnswer("0000", rows=rows)
    result = reconciled(counter)
    assert (len(counter.gateway.pages), result.failure, result.exit) == (2, "same_page", 4)


def test_it_takes_a_quarter_of_the_queries_at_most(counter: Counter) -> None:
    def endless(_window: Window, page: int) -> QueryAnswer:
        return QueryAnswer("0000", rows=tuple(replace(one, syssn=f"{page}-{one.syssn}") for one in many(100)))

    counter.gateway.transactions_say = endless
    counter.engine.reconcile(None, print)
    counter.pass_time(59)
    assert len(counter.gateway.pages) == FOR_RECONCILING


def test_sales_go_on_while_a_page_is_awaited(counter: Counter) -> None:
    counter.engine.reconcile(None, print)
    counter.engine.tick()
    (page,) = counter.calls.waiting
    payment = counter.engine.pay(scan())
    counter.calls.waiting[1].end()
    assert counter.state(payment) is State.PAID
    page.end()


def test_what_changed_while_the_list_was_read_is_asked_about_again(counter: Counter) -> None:
    """Else a list from before a reversal would call it paid after it was seen to be cancelled."""
    results: list[Reconciliation] = []
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.engine.pay(scan())
    counter.calls.run()
    counter.gateway.transactions_say = lambda _window, _page: QueryAnswer("0000", rows=(row_of(payment),))
    counter.engine.reconcile(None, results.append)
    counter.engine.tick()
    stale = next(call for call in counter.calls.waiting)
    counter.calls.waiting.remove(stale)
    listed = stale.call()
    counter.finds(row_of(payment, cancel=1))
    counter.pass_time(20)
    assert counter.state(payment) is State.CANCELLED
    stale.done(listed)
    counter.pass_time(20)
    assert counter.state(payment) is State.CANCELLED
    assert (results[0].exit, results[0].differences) == (0, [])


def test_it_tries_again_and_then_says_why_it_is_not_whole(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: OFFLINE
    result = reconciled(counter)
    assert (len(counter.gateway.pages), result.failure, result.exit) == (5, "dns", 4)
    assert kinds(result) == {payment.out_trade_no: Kind.OPEN}
    assert "QFPay did not tell everything (dns)" in " ".join(map(str, result.sentences))


def test_a_page_that_comes_at_the_second_try_is_as_good(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: (
        TIMEOUT if len(counter.gateway.pages) < 3 else QueryAnswer("0000", rows=(row_of(payment),))
    )
    assert reconciled(counter).exit == 0


def test_a_question_without_an_answer_leaves_what_it_was_about_open(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: NOTHING_FOUND
    counter.gateway.query_says = lambda _: OFFLINE
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.OPEN}, 4)


def test_a_question_by_qfpays_number_without_an_answer_leaves_it_open_too(counter: Counter) -> None:
    payment = confirmed(counter)
    counter.gateway.transactions_say = lambda _window, _page: NOTHING_FOUND
    counter.gateway.query_says = lambda asked: NOTHING_FOUND if asked == [payment.out_trade_no] else OFFLINE
    result = reconciled(counter)
    assert (kinds(result), result.exit) == ({payment.out_trade_no: Kind.OPEN}, 4)


def test_money_that_differs_is_told_even_when_the_rest_is_not_known(counter: Counter) -> None:
    payment = unpaid(counter)
    rows = (row_of(payment), *many(99))
    counter.gateway.transactions_say = lambda _window, page: QueryAnswer("0000", rows=rows) if page == 1 else OFFLINE
    result = reconciled(counter)
    assert (result.exit, len(result.sentences)) == (6, 2)


def test_a_full_disk_stops_it_and_room_lets_it_go_on(counter: Counter) -> None:
    counter.lists(row(OURS))
    results: list[Reconciliation] = []
    counter.disk.fill()
    counter.engine.reconcile(None, results.append)
    counter.pass_time(30)
    assert results == []
    counter.disk.full = False
    counter.pass_time(5)
    assert results[0].found == 1


def test_what_the_journal_refuses_for_ever_is_listed_and_stops_nothing(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise JournalTrouble(Problem.CONTRADICTION, counter.disk.journal.path)

    monkeypatch.setattr(counter.disk, "record_found", refuse, raising=False)
    counter.lists(row(OURS))
    result = reconciled(counter)
    assert (result.strangers, result.exit) == ([row(OURS)], 4)


def test_a_journal_that_cannot_be_read_for_a_moment_is_waited_for(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise JournalTrouble(Problem.BUSY, counter.disk.journal.path)

    results: list[Reconciliation] = []
    counter.lists(row(OURS))
    counter.engine.reconcile(None, results.append)
    with monkeypatch.context() as patched:
        patched.setattr(counter.disk, "made_between", busy, raising=False)
        counter.pass_time(10)
    assert results == []
    counter.pass_time(10)
    assert results[0].found == 1


@pytest.mark.expect_log("a reconciliation failed: ZeroDivisionError")
def test_a_bug_of_ours_ends_it_as_not_whole_and_sales_go_on(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(counter.disk, "record_found", wrong, raising=False)
    counter.lists(row(OURS))
    result = reconciled(counter)
    assert (result.failure, result.exit) == ("internal", 4)
    assert counter.state(counter.sold()) is State.PAID


def test_how_far_it_is_is_told(counter: Counter) -> None:
    confirmed(counter)
    reconciled(counter)
    told = [news for news in counter.news if isinstance(news, Progress)]
    assert told[0] == Progress(listed=1, compared=0, left=0)
    assert Progress(listed=1, compared=0, left=1) in told
    assert told[-1] == Progress(listed=1, compared=1, left=0)


def test_many_numbers_are_compared_a_few_at_a_tick(counter: Counter) -> None:
    counter.lists(*(row(f"P26112311550000100{n:06}"[:24].ljust(24, "0"), syssn=f"o{n}") for n in range(50)))
    results: list[Reconciliation] = []
    counter.engine.reconcile(None, results.append)
    counter.engine.tick()
    counter.calls.run()
    ticks = 0
    while not results:
        counter.engine.tick()
        ticks += 1
    assert (ticks, results[0].found) == (5, 50)


def test_payments_of_another_profile_are_left_alone(counter: Counter) -> None:
    payment = confirmed(counter)
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.calls.run()
    counter.restart(profile("other"))
    counter.lists(row_of(payment, "1142", cancel=2), refunded_row(refund, payment))
    result = reconciled(counter)
    assert (result.exit, list(result.till)) == (0, [])
    assert counter.state(payment) is State.PAID


def test_the_result_travels_as_documents(counter: Counter) -> None:
    payment = unpaid(counter)
    counter.lists(row_of(payment), row("INVOICE-7"))
    *events, result = reconciled(counter).events()
    assert [event["event"] for event in events] == ["difference", "not_ours"]
    assert events[0]["kind"] == "paid_after_all"
    assert (result["event"], result["exit"], result["not_ours"], result["complete"]) == ("result", 6, 1, True)
    assert result["qfpay"] == {"HKD": {"payments": 1, "taken": 1250, "refunds": 0, "refunded": 0}}
