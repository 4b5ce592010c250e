"""Payments through the engine and a real journal: what is sent, what is written first, what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.checkout.requests import Trouble
from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer
from pos_app.domain.pay_types import Verb, Wallet
from pos_app.domain.payment import AskPressed, Payment, Settlement, State
from pos_app.domain.sentences import BadInput
from pos_app.journal import JournalTrouble, Problem
from tests.unit.checkout.counter import (
    NOTHING_FOUND,
    REFUSED,
    TIMEOUT,
    Counter,
    paid_answer,
    qr_answer,
    row_of,
    scan,
    show_qr,
)

OTHER_CODE = "281234567890999999"


def lost(_order: object) -> NoAnswer:
    return TIMEOUT


def test_a_scanned_code_is_charged_once_and_paid(counter: Counter) -> None:
    payment = counter.sold()
    assert payment.state is State.PAID
    (order,) = counter.gateway.orders
    assert (order.txamt, order.txcurrcd, order.pay_type, order.out_trade_no) == (
        1250, "HKD", "800108", payment.out_trade_no,
    )  # fmt: skip
    assert order.auth_code is not None
    assert order.auth_code.reveal() == "281234567890123456"


def test_created_and_sent_are_on_disk_before_the_call_begins(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    assert counter.on_disk(payment).state is State.SENT
    assert counter.gateway.asked == []
    events = [row["kind"] for row in counter.disk.journal._rows("SELECT kind FROM events ORDER BY seq")]
    assert events == ["Intent", "Dispatched"]


def test_the_code_is_kept_nowhere_once_the_call_was_started(counter: Counter) -> None:
    payment = counter.sold()
    assert counter.engine._payments._codes == {}
    body = counter.disk.journal._rows("SELECT group_concat(body) AS all_of_them FROM events")[0]["all_of_them"]
    assert "281234567890123456" not in body
    assert payment.intent.code is not None


def test_paid_is_confirmed_by_a_query_five_seconds_later(counter: Counter) -> None:
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(4.9)
    assert counter.gateway.queries == []
    counter.pass_time(0.2)
    assert counter.gateway.queries == [((payment.out_trade_no,), "", None)]
    assert counter.now(payment).confirmed
    assert counter.engine.tick() is None


def test_a_success_that_is_taken_back_stays_paid_and_raises_the_alarm(counter: Counter) -> None:
    payment = counter.sold()
    counter.finds(row_of(payment, "1142"))
    counter.pass_time(6)
    assert counter.state(payment) is State.DISPUTED


def test_a_refusal_frees_the_counter_at_once(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1201", "no money")
    payment = counter.sold()
    assert (payment.state, payment.respcd) == (State.DECLINED, "1201")
    assert [news.state for news in counter.news if isinstance(news, Payment)] == [State.SENT, State.DECLINED]


def test_a_connection_that_never_wrote_is_not_sent_and_nothing_is_asked(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: REFUSED
    payment = counter.sold()
    counter.pass_time(3600)
    assert counter.state(payment) is State.NOT_SENT
    assert counter.gateway.asked == ["payment"]


def test_a_lost_answer_is_not_known_until_a_query_finds_it_paid(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    assert payment.state is State.CHECKING
    counter.finds(row_of(payment))
    counter.pass_time(3)
    assert counter.state(payment) is State.PAID
    assert counter.gateway.asked.count("payment") == 1


def test_nothing_found_is_unpaid_only_after_a_cancel_and_minutes_later(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    counter.pass_time(3 * 60)
    assert counter.state(payment) is State.CANCELLING
    counter.pass_time(3 * 60)
    assert counter.state(payment) is State.CANCELLED
    assert counter.gateway.cancels[0] == (Verb.REVERSAL, payment.out_trade_no, "")


def test_a_password_that_nobody_types_is_cancelled_after_a_minute(counter: Counter) -> None:
    counter.gateway.payment_says = lambda order: replace(paid_answer(order), respcd="1143")
    payment = counter.sold()
    assert payment.state is State.WAITING
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(row_of(payment, "1143"),))
    counter.pass_time(59)
    assert counter.gateway.cancels == []
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(row_of(payment, "1263", cancel=1),))
    counter.pass_time(10)
    assert counter.state(payment) is State.CANCELLED


def test_money_that_arrives_after_not_paid_raises_the_alarm(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(130)
    assert counter.state(payment) is State.PAID_LATE


def test_a_call_that_waits_too_long_for_its_turn_is_not_made(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.clock.at += 10_001
    counter.calls.run()
    assert counter.gateway.orders == []
    assert counter.state(payment) is State.NOT_SENT


def test_a_cancel_before_the_first_byte_means_that_nothing_is_sent(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.engine.cancel(payment.out_trade_no)
    counter.calls.run()
    assert counter.gateway.asked == []
    assert counter.state(payment) is State.NOT_SENT


def test_a_cancel_after_it_waits_fifteen_seconds_and_believes_only_a_query(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    counter.engine.cancel(payment.out_trade_no)
    counter.pass_time(14)
    assert counter.gateway.cancels == []
    counter.finds(row_of(payment))
    counter.pass_time(3)
    assert counter.state(payment) is State.PAID


def test_cancelling_what_is_over_changes_nothing(counter: Counter) -> None:
    payment = counter.sold()
    assert counter.engine.cancel(payment.out_trade_no) == payment
    assert counter.calls.waiting == []


def test_a_verb_that_was_refused_makes_room_for_the_other(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    counter.gateway.cancel_says = CancelAnswer("1104")
    payment = counter.sold(show_qr())
    counter.engine.cancel(payment.out_trade_no)
    counter.calls.run()
    counter.pass_time(1)
    assert [verb for verb, _, _ in counter.gateway.cancels] == [Verb.REVERSAL, Verb.CLOSE]


def test_a_cancel_without_an_answer_is_asked_about_and_repeated(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    counter.gateway.cancel_says = TIMEOUT  # type: ignore[assignment]
    payment = counter.sold(show_qr())
    counter.engine.cancel(payment.out_trade_no)
    counter.pass_time(20)
    assert len(counter.gateway.cancels) == 2
    assert counter.state(payment) is State.CANCELLING


def test_a_qr_code_is_shown_and_paid_on_the_evidence_of_a_query(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    assert payment.state is State.WAITING
    assert payment.qrcode.startswith("https://qr.invalid/")
    assert counter.gateway.orders[0].expired_time == 5
    counter.finds(row_of(payment))
    counter.pass_time(9)
    assert counter.state(payment) is State.PAID


def test_a_lost_answer_to_a_qr_payment_is_closed_in_the_background(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold(show_qr())
    assert payment.state is State.CANCELLING
    assert counter.gateway.cancels == [(Verb.REVERSAL, payment.out_trade_no, "")]


def test_asking_tells_when_the_gateway_has_answered(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    counter.finds(row_of(payment))
    told: list[Payment] = []
    counter.engine.ask(payment.out_trade_no, told.append)
    assert told == []
    counter.calls.run()
    assert [one.state for one in told] == [State.PAID]


def test_asking_about_what_is_asked_already_waits_for_that_answer(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.engine.pay(scan())
    counter.calls.waiting.pop(0).end()
    assert len(counter.calls.waiting) == 1
    told: list[Payment] = []
    counter.engine.ask(payment.out_trade_no, told.append)
    counter.engine.ask(payment.out_trade_no, told.append)
    assert len(counter.calls.waiting) == 1
    counter.calls.run()
    assert len(told) == 2


def test_asking_when_the_gateway_does_not_answer_tells_what_is_known(counter: Counter) -> None:
    payment = counter.sold()
    counter.gateway.query_says = lambda _: TIMEOUT
    told: list[Payment] = []
    counter.engine.ask(payment.out_trade_no, told.append)
    counter.calls.run()
    assert [one.state for one in told] == [State.PAID]


def test_an_unknown_number_is_told(counter: Counter) -> None:
    number = "P" + "0" * 23
    for act in (
        lambda: counter.engine.cancel(number),
        lambda: counter.engine.ask(number, print),
        lambda: counter.engine.refund(number, None),
        lambda: counter.engine.settle(number, Settlement.KEPT),
        lambda: counter.engine.give_verdict(number, True, "seen in the portal"),
    ):
        with pytest.raises(BadInput, match=f"no payment with the number {number}"):
            act()
    assert counter.engine.payment(number) is None


# --- the same code, the same sale ---


@pytest.mark.parametrize("says", [paid_answer, lost])
def test_a_code_that_may_have_been_charged_is_refused_for_a_day(counter: Counter, says: object) -> None:
    counter.gateway.payment_says = says  # type: ignore[assignment]
    first = counter.sold()
    with pytest.raises(BadInput, match=f"already used for payment {first.out_trade_no}"):
        counter.engine.pay(scan(500))
    counter.clock.at += 24 * 3600 * 1000 + 1
    counter.engine.pay(scan(500))


def test_a_code_that_was_refused_may_be_scanned_again(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1201")
    counter.sold()
    assert counter.sold().state is State.DECLINED


def test_a_retry_of_a_sale_is_refused_while_an_attempt_of_it_is_open_or_paid(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    first = counter.sold()
    again = scan(code=OTHER_CODE, sale_id=first.intent.sale_id)
    with pytest.raises(BadInput, match=f"Payment {first.out_trade_no} of this sale is open or paid"):
        counter.engine.pay(again)
    counter.finds(row_of(first))
    counter.pass_time(5)
    with pytest.raises(BadInput, match="is open or paid"):
        counter.engine.pay(again)


def late_twin(counter: Counter) -> tuple[Payment, Payment]:
    """A sale whose first attempt was refused and is found paid after the second one was paid."""
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    first = counter.sold()
    counter.gateway.payment_says = paid_answer
    second = counter.sold(scan(code=OTHER_CODE, sale_id=first.intent.sale_id))
    assert second.state is State.PAID
    counter.finds(row_of(first), row_of(second))
    counter.pass_time(130)
    return counter.now(first), counter.now(second)


def test_a_sale_that_ended_in_two_charges_raises_one_alarm(counter: Counter) -> None:
    first, second = late_twin(counter)
    assert (first.state, second.state) == (State.PAID_TWICE, State.PAID)
    assert (first.alarm, second.alarm) == (True, False)


@pytest.mark.parametrize(("how", "state"), [(Settlement.KEPT, State.PAID_TWICE), (Settlement.RETURNED, State.PAID)])
def test_late_money_that_was_kept_is_one_charge_of_the_sale(counter: Counter, how: Settlement, state: State) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    first = counter.sold()
    counter.gateway.payment_says = lost
    second = counter.sold(scan(code=OTHER_CODE, sale_id=first.intent.sale_id))
    counter.finds(row_of(first))
    counter.pass_time(130)
    assert counter.state(first) is State.PAID_LATE
    counter.engine.settle(first.out_trade_no, how)
    counter.finds(row_of(first), row_of(second))
    counter.pass_time(30)
    assert counter.state(second) is state


def test_refunding_the_attempt_with_the_alarm_settles_it(counter: Counter) -> None:
    first, second = late_twin(counter)
    counter.engine.refund(first.out_trade_no, None)
    counter.calls.run()
    assert (counter.now(first).settled, counter.state(second)) == (Settlement.REFUNDED, State.PAID)


def test_two_payments_of_one_number_raise_the_same_alarm(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    counter.finds(row_of(payment), row_of(payment, syssn="20269999"))
    counter.pass_time(5)
    assert counter.state(payment) is State.PAID_TWICE


def test_a_person_closes_an_alarm(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(130)
    assert counter.engine.settle(payment.out_trade_no, Settlement.KEPT).settled is Settlement.KEPT


# --- a journal that fails ---


def test_with_a_full_disk_no_payment_begins(counter: Counter) -> None:
    counter.disk.fill()
    with pytest.raises(JournalTrouble, match="disk is full"):
        counter.engine.pay(scan())
    counter.disk.full = False
    assert counter.gateway.asked == []
    assert counter.disk.journal.by_fingerprint("", 0) == []
    assert counter.sold().state is State.PAID


def test_a_disk_that_fills_up_between_created_and_sent_means_that_nothing_is_sent(counter: Counter) -> None:
    counter.disk.fill(lets_through=1)
    with pytest.raises(JournalTrouble, match="disk is full"):
        counter.engine.pay(scan())
    assert counter.calls.waiting == []
    assert counter.engine._payments._codes == {}
    with pytest.raises(JournalTrouble):  # not even another one, while the first waits to be written off
        counter.engine.pay(scan(code=OTHER_CODE))
    counter.disk.full = False
    counter.pass_time(2)
    (only,) = counter.disk.journal._payments("SELECT body FROM payments")
    assert only.state is State.NOT_SENT
    assert counter.gateway.asked == []
    assert counter.sold().state is State.PAID


def test_an_answer_that_finds_the_disk_full_is_kept_and_written_when_there_is_room(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.disk.fill()
    counter.calls.run()
    assert counter.engine.tick() == counter.clock.at + 1000
    assert counter.state(payment) is State.SENT
    assert [news.sentence is None for news in counter.news if isinstance(news, Trouble)] == [False]
    counter.disk.full = False
    counter.pass_time(2)
    assert counter.state(payment) is State.PAID
    assert [news.sentence is None for news in counter.news if isinstance(news, Trouble)] == [False, True]


def test_a_shortage_on_the_disk_is_told_and_its_end_too(counter: Counter) -> None:
    shortage = JournalTrouble(Problem.NO_RESERVE, counter.disk.journal.path)
    counter.disk.shortage = lambda: shortage
    assert counter.engine.tick() == counter.clock.at + 1000
    counter.engine.tick()
    counter.engine.tell_standing_trouble()
    counter.disk.shortage = lambda: None
    counter.engine.tick()
    counter.engine.tell_standing_trouble()
    told = [news.sentence for news in counter.news if isinstance(news, Trouble)]
    assert told == [shortage.sentence, shortage.sentence, None]


@pytest.mark.expect_log("ERROR pos_app.checkout.book: .*contradicts")
def test_a_payment_whose_event_contradicted_the_journal_is_followed_again_without_a_restart(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    book = counter.engine._payments.book
    record, book._record = book._record, contradicting
    counter.pass_time(10)
    book._record = record
    assert book.live() == []
    counter.gateway.query_says = lambda numbers: QueryAnswer("0000", rows=(row_of(payment),))
    counter.pass_time(70)
    assert counter.state(payment) is State.PAID


def contradicting(payment: Payment, event: object) -> None:
    raise JournalTrouble(Problem.CONTRADICTION, Path("journal"))


def test_nothing_is_asked_while_the_disk_is_full(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    counter.sold()
    asked = len(counter.gateway.queries)
    counter.disk.fill()
    counter.pass_time(60)
    assert len(counter.gateway.queries) == asked
    counter.disk.full = False
    counter.pass_time(10)
    assert len(counter.gateway.queries) > asked


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: an answer could not be taken: AttributeError")
def test_an_answer_that_cannot_be_digested_counts_as_none_and_is_asked_again(counter: Counter) -> None:
    counter.gateway.payment_says = lost
    payment = counter.sold()
    told: list[Payment] = []
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(object(),))  # type: ignore[arg-type]
    counter.engine._payments.apply(payment.out_trade_no, AskPressed(counter.clock.at))
    counter.engine._payments.when_answered(payment.out_trade_no, told.append)
    query = counter.engine._inquiries._questions.pop()
    query.deliver(QueryAnswer("0000", rows=(object(),)))  # type: ignore[arg-type]
    assert [one.state for one in told] == [State.CHECKING]
    counter.finds(row_of(payment))
    counter.pass_time(5)
    assert counter.state(payment) is State.PAID


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: an answer could not be taken: AttributeError")
def test_a_payment_answer_that_cannot_be_digested_is_not_known(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: object()
    assert counter.sold().state is State.CHECKING


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: an answer could not be taken: AttributeError")
def test_a_cancel_answer_that_cannot_be_digested_is_repeated(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr(wallet=Wallet.ALIPAY))
    counter.gateway.cancel_says = object()  # type: ignore[assignment]
    counter.engine.cancel(payment.out_trade_no)
    counter.calls.run()
    counter.gateway.cancel_says = CancelAnswer("0000")
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    counter.pass_time(20)
    assert len(counter.gateway.cancels) == 2
