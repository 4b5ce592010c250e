"""Refunds through the engine: never more than was paid, three seconds apart, never twice."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.refund import Refund, RefundState
from pos_app.domain.returning import left_to_refund
from pos_app.domain.sentences import BadInput
from pos_app.journal import JournalTrouble
from tests.unit.checkout.counter import (
    REFUSED,
    TIMEOUT,
    Counter,
    hkd,
    paid_answer,
    refund_answer,
    refund_row,
    row_of,
    row_of_refund,
    scan,
)


@pytest.fixture
def paid(counter: Counter) -> Payment:
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(10)
    return counter.now(payment)


def refunded(counter: Counter, payment: Payment, minor: int | None = None) -> Refund:
    refund = counter.engine.refund(payment.out_trade_no, None if minor is None else hkd(minor))
    counter.calls.run()
    return counter.refund_now(refund)


def test_the_whole_goes_back_by_qfpays_number(counter: Counter, paid: Payment) -> None:
    refund = refunded(counter, paid)
    assert (refund.state, refund.intent.amount) == (RefundState.REFUNDED, hkd(1250))
    (order,) = counter.gateway.refunds
    assert (order.syssn, order.out_trade_no, order.txamt) == (paid.syssn, refund.out_trade_no, 1250)


def test_parts_go_back_until_nothing_is_left(counter: Counter, paid: Payment) -> None:
    refunded(counter, paid, 500)
    counter.pass_time(3)
    with pytest.raises(BadInput, match=r"Only HKD 7\.50 of this payment is left"):
        refunded(counter, paid, 751)
    assert refunded(counter, paid).intent.amount == hkd(750)
    with pytest.raises(BadInput, match="nothing is left"):
        refunded(counter, paid)
    assert [order.txamt for order in counter.gateway.refunds] == [500, 750]


def test_a_refund_under_way_counts_as_given(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: TIMEOUT
    assert refunded(counter, paid, 1000).state is RefundState.CHECKING
    with pytest.raises(BadInput, match=r"Only HKD 2\.50"):
        refunded(counter, paid, 300)


@pytest.mark.parametrize("answer", [RefundAnswer("1269"), REFUSED])
def test_a_refund_that_did_not_happen_leaves_its_money_to_refund(
    counter: Counter, paid: Payment, answer: RefundAnswer | NoAnswer
) -> None:
    counter.gateway.refund_says = lambda _: answer
    assert refunded(counter, paid).state in (RefundState.REFUSED, RefundState.NOT_SENT)
    left = left_to_refund(paid, counter.engine.refunded(paid.out_trade_no))
    assert left == hkd(1250)


def test_of_what_went_back_outside_the_till_nothing_is_left(paid: Payment) -> None:
    assert left_to_refund(paid.but(returned="whole"), []) == hkd(0)
    assert left_to_refund(paid.but(returned="partly"), []) == hkd(1250)


def test_refunds_of_one_payment_leave_three_seconds_between_them_however_many(counter: Counter, paid: Payment) -> None:
    refunds = [counter.engine.refund(paid.out_trade_no, hkd(100)) for _ in range(4)]
    counter.calls.waiting.pop().end()  # the question about the payment
    assert [call.lane for call in counter.calls.waiting] == ["payment"]
    counter.pass_time(20)
    sent = [counter.refund_now(refund).sent_at for refund in refunds]
    assert [later - earlier for earlier, later in itertools.pairwise(sent)] == [3000, 3000, 3000]


def test_the_next_refund_waits_for_the_answer_to_the_one_before(counter: Counter, paid: Payment) -> None:
    counter.engine.refund(paid.out_trade_no, hkd(100))
    following = counter.engine.refund(paid.out_trade_no, hkd(100))
    counter.calls.waiting.pop().end()
    counter.clock.at += 9_000
    counter.engine.tick()
    assert [call.lane for call in counter.calls.waiting].count("payment") == 1
    counter.calls.run()
    assert counter.engine.tick() == counter.clock.at + 3000
    counter.pass_time(3)
    assert counter.refund_now(following).state is RefundState.REFUNDED


def test_a_refund_that_waits_for_its_turn_is_told_as_created_and_wants_the_clock(
    counter: Counter, paid: Payment
) -> None:
    refunded(counter, paid, 100)
    waiting = refunded(counter, paid, 100)
    assert waiting.state is RefundState.CREATED
    assert counter.engine.tick() == counter.clock.at + 3000


def test_refunds_of_different_payments_do_not_wait_for_each_other(counter: Counter, paid: Payment) -> None:
    other = counter.sold(scan(code="281234567890999999"))
    refunded(counter, paid)
    assert refunded(counter, other).state is RefundState.REFUNDED


def test_a_lost_answer_is_found_by_a_query_and_nothing_is_sent_again(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = refunded(counter, paid)
    assert refund.state is RefundState.CHECKING
    counter.finds(row_of(paid), refund_row(refund))
    counter.pass_time(5)
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    assert len(counter.gateway.refunds) == 1


def test_a_refund_whose_turn_comes_too_late_is_not_sent(counter: Counter, paid: Payment) -> None:
    refund = counter.engine.refund(paid.out_trade_no, None)
    counter.calls.waiting.pop().end()
    counter.clock.at += 10_001
    counter.calls.run()
    assert counter.gateway.refunds == []
    assert counter.refund_now(refund).state is RefundState.NOT_SENT


def test_asking_about_a_refund_tells_when_the_gateway_answered(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = refunded(counter, paid)
    counter.finds(refund_row(refund))
    told: list[Refund] = []
    counter.engine.ask_refund(refund.out_trade_no, told.append)
    counter.calls.run()
    assert [one.state for one in told] == [RefundState.REFUNDED]


def test_asking_about_a_refund_that_is_over_answers_at_once(counter: Counter, paid: Payment) -> None:
    refund = refunded(counter, paid)
    told: list[Refund] = []
    counter.engine.ask_refund(refund.out_trade_no, told.append)
    assert [one.state for one in told] == [RefundState.REFUNDED]


def test_an_unknown_refund_is_told(counter: Counter) -> None:
    with pytest.raises(BadInput, match="no refund with the number R0"):
        counter.engine.ask_refund("R" + "0" * 23, print)


def test_refunding_all_of_an_alarm_settles_it_and_a_part_does_not(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(130)
    assert counter.state(payment) is State.PAID_LATE
    refunded(counter, payment, 1000)
    assert counter.now(payment).settled is None
    counter.pass_time(3)
    refunded(counter, payment)
    assert counter.now(payment).settled is Settlement.REFUNDED


def test_with_a_full_disk_no_refund_begins(counter: Counter, paid: Payment) -> None:
    counter.disk.fill()
    with pytest.raises(JournalTrouble):
        counter.engine.refund(paid.out_trade_no, None)
    counter.disk.full = False
    assert counter.engine.refunded(paid.out_trade_no) == []
    assert refunded(counter, paid).state is RefundState.REFUNDED


def test_a_refund_that_finds_the_disk_full_is_never_sent_late(counter: Counter, paid: Payment) -> None:
    counter.disk.fill(lets_through=1)
    refund = counter.engine.refund(paid.out_trade_no, None)
    assert counter.calls.waiting == []
    counter.clock.at += 60_000
    counter.disk.full = False
    counter.pass_time(2)
    assert counter.refund_now(refund).state is RefundState.NOT_SENT
    assert counter.gateway.refunds == []


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: an answer could not be taken: AttributeError")
def test_an_answer_that_cannot_be_digested_is_not_known(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: object()
    assert refunded(counter, paid).state is RefundState.CHECKING


# --- what others gave back ---


def elsewhere(payment: Payment, minor: int, respcd: str = "0000") -> TransactionRow:
    """Another till's refund of the payment."""
    return replace(row_of_refund("R-another-till", minor, respcd), origssn=payment.syssn)


def finds_of(counter: Counter, payment: Payment, *others: TransactionRow) -> None:
    """Queries by the payment's `syssn` find it and `others`."""
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(row_of(payment, cancel=5), *others))


def test_qfpay_is_asked_about_the_payment_before_a_refund_leaves(counter: Counter, paid: Payment) -> None:
    counter.gateway.asked.clear()
    refunded(counter, paid, 500)
    assert counter.gateway.asked == ["query", "refund"]
    assert counter.gateway.queries[-1] == ((paid.out_trade_no,), paid.syssn, None)


def test_a_refund_above_what_another_till_left_is_not_sent_and_says_what_is_left(
    counter: Counter, paid: Payment
) -> None:
    finds_of(counter, paid, elsewhere(paid, 1000))
    refund = refunded(counter, paid)
    assert (refund.state, refund.left) == (RefundState.NOT_SENT, hkd(250))
    assert counter.gateway.refunds == []
    with pytest.raises(BadInput, match=r"Only HKD 2\.50"):
        refunded(counter, paid, 251)
    assert refunded(counter, paid, 250).state is RefundState.REFUNDED


def test_a_payment_that_was_returned_whole_elsewhere_is_not_refunded(counter: Counter, paid: Payment) -> None:
    counter.finds(row_of(paid, cancel=3))
    refund = refunded(counter, paid)
    assert (refund.state, refund.left) == (RefundState.NOT_SENT, hkd(0))
    with pytest.raises(BadInput, match="nothing is left"):
        refunded(counter, paid)


def test_a_question_that_is_not_answered_does_not_stop_the_refund(counter: Counter, paid: Payment) -> None:
    counter.gateway.query_says = lambda _: TIMEOUT
    assert refunded(counter, paid).state is RefundState.REFUNDED


def test_a_refund_does_not_wait_for_ever_for_the_answer(counter: Counter, paid: Payment) -> None:
    refund = counter.engine.refund(paid.out_trade_no, None)
    question = counter.calls.waiting.pop()
    assert counter.engine.tick() == counter.clock.at + 20_000
    counter.clock.at += 20_000
    counter.engine.tick()
    counter.calls.run()
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    question.end()
    counter.calls.run()
    assert len(counter.gateway.refunds) == 1


# --- sent again ---


def offered(counter: Counter, payment: Payment) -> Refund:
    """A refund that never arrived."""
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = refunded(counter, payment, 500)
    counter.pass_time(5 * 60 + 30)
    counter.gateway.refund_says = refund_answer
    return counter.refund_now(refund)


def test_a_refund_that_never_arrived_is_offered_and_never_sent_by_itself(counter: Counter, paid: Payment) -> None:
    refund = offered(counter, paid)
    assert (refund.state, refund.may_send_again) == (RefundState.CHECKING, True)
    told = [news for news in counter.news if isinstance(news, Refund) and news.may_send_again]
    assert told == [refund.but(missing=told[0].missing, asked_at=told[0].asked_at)]
    counter.pass_time(8 * 24 * 3600)
    assert len(counter.gateway.refunds) == 1


def test_a_persons_order_sends_it_again_under_the_same_number(counter: Counter, paid: Payment) -> None:
    refund = offered(counter, paid)
    counter.engine.send_again(refund.out_trade_no)
    counter.pass_time(0)
    first, second = counter.gateway.refunds
    assert first == second
    assert counter.refund_now(refund).state is RefundState.REFUNDED


def test_a_refund_that_is_found_after_the_order_is_not_sent_again(counter: Counter, paid: Payment) -> None:
    refund = offered(counter, paid)
    counter.finds(row_of(paid), refund_row(refund))
    counter.engine.send_again(refund.out_trade_no)
    counter.pass_time(0)
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    assert len(counter.gateway.refunds) == 1


def test_a_refund_is_sent_again_three_seconds_after_another_of_its_payment(counter: Counter, paid: Payment) -> None:
    refund = offered(counter, paid)
    other = refunded(counter, paid, 100)
    counter.engine.send_again(refund.out_trade_no)
    counter.calls.run()
    assert counter.engine.tick() == counter.refund_now(other).changed_at + 3000
    counter.pass_time(3)
    assert counter.refund_now(refund).again_at == counter.refund_now(other).changed_at + 3000


def test_an_order_is_not_carried_out_after_a_restart(counter: Counter, paid: Payment) -> None:
    refund = offered(counter, paid)
    counter.engine.send_again(refund.out_trade_no)
    counter.restart()
    counter.pass_time(60)
    assert len(counter.gateway.refunds) == 1
    assert counter.refund_now(refund).may_send_again


def test_a_refund_that_left_again_before_a_power_cut_is_followed_and_not_sent_a_third_time(
    counter: Counter, paid: Payment
) -> None:
    refund = offered(counter, paid)
    counter.engine.send_again(refund.out_trade_no)
    counter.calls.waiting.pop().end()
    counter.engine.tick()
    counter.calls.waiting.pop().call()
    counter.restart()
    counter.finds(row_of(paid), refund_row(refund))
    counter.calls.run()
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    assert len(counter.gateway.refunds) == 2


def test_a_refund_on_its_way_is_not_sent_again(counter: Counter, paid: Payment) -> None:
    new = counter.engine.refund(paid.out_trade_no, hkd(100))
    with pytest.raises(BadInput, match="on its way"):
        counter.engine.send_again(new.out_trade_no)
    refund = offered(counter, paid)
    counter.engine.send_again(refund.out_trade_no)
    with pytest.raises(BadInput, match="on its way"):
        counter.engine.send_again(refund.out_trade_no)


def test_why_a_refund_is_not_sent_again_is_told(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = refunded(counter, paid, 500)
    number = refund.out_trade_no
    with pytest.raises(BadInput, match="does not find it until 12:05:20"):
        counter.engine.send_again(number)
    counter.gateway.query_says = lambda _: TIMEOUT
    counter.pass_time(400)
    with pytest.raises(BadInput, match="not said often enough"):
        counter.engine.send_again(number)
    counter.finds(refund_row(refund, "1145"))
    counter.pass_time(60)
    with pytest.raises(BadInput, match="in progress"):
        counter.engine.send_again(number)
    counter.finds(refund_row(refund))
    counter.pass_time(60)
    with pytest.raises(BadInput, match="nothing to send again"):
        counter.engine.send_again(number)
    with pytest.raises(BadInput, match="no refund with the number"):
        counter.engine.send_again("R" + "0" * 23)


def test_a_refund_that_qfpay_turns_away_goes_again_by_itself(counter: Counter, paid: Payment) -> None:
    answers = [RefundAnswer("1264"), RefundAnswer("1264")]
    counter.gateway.refund_says = lambda order: answers.pop() if answers else refund_answer(order)
    refund = refunded(counter, paid)
    assert refund.busy
    counter.pass_time(14)
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    assert len({order.out_trade_no for order in counter.gateway.refunds}) == 1
    assert len(counter.gateway.refunds) == 3


def test_a_refund_that_qfpay_always_turns_away_ends_with_a_person(counter: Counter, paid: Payment) -> None:
    counter.gateway.refund_says = lambda _: RefundAnswer("1264")
    refund = refunded(counter, paid)
    counter.pass_time(10 * 60)
    assert len(counter.gateway.refunds) == 4
    assert counter.refund_now(refund).may_send_again


# --- paid twice ---


def paid_twice(counter: Counter) -> tuple[Payment, Payment]:
    """Two charges of one sale: the second bears the alarm."""
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    first = counter.sold()
    counter.gateway.payment_says = paid_answer
    second = counter.sold(scan(code="281234567890999999", sale_id=first.intent.sale_id))
    counter.finds(row_of(first), row_of(second))
    counter.pass_time(130)
    return tuple(sorted((counter.now(first), counter.now(second)), key=lambda one: one.state is State.PAID_TWICE))  # type: ignore[return-value]


def test_refunding_the_attempt_without_the_alarm_ends_the_alarm_of_the_other(counter: Counter) -> None:
    plain, alarmed = paid_twice(counter)
    assert (plain.state is State.PAID_TWICE, alarmed.state) == (False, State.PAID_TWICE)
    refunded(counter, plain, 1000)
    assert counter.now(alarmed).alarm
    counter.pass_time(3)
    refunded(counter, plain)
    assert counter.now(alarmed).settled is Settlement.KEPT


def test_refunding_the_attempt_with_the_alarm_settles_it(counter: Counter) -> None:
    _, alarmed = paid_twice(counter)
    refunded(counter, alarmed)
    assert counter.now(alarmed).settled is Settlement.REFUNDED


def test_two_charges_under_one_number_are_not_ended_by_refunding_another_attempt(counter: Counter) -> None:
    plain, alarmed = paid_twice(counter)
    counter.finds(row_of(plain), row_of(alarmed), row_of(alarmed, syssn="another"))
    counter.gateway.query_says = lambda _: QueryAnswer("0000", rows=(row_of(alarmed), row_of(alarmed, syssn="another")))
    counter.engine.ask(alarmed.out_trade_no, lambda _: None)
    counter.calls.run()
    refunded(counter, plain)
    assert counter.now(alarmed).alarm
