"""What people decide: a manager's verdict on what stays open, and how an alarm is settled."""

from __future__ import annotations

import pytest

from pos_app.domain.answers import PaymentAnswer
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.sentences import BadInput
from pos_app.journal import JournalTrouble
from tests.unit.checkout.counter import NOTHING_FOUND, TIMEOUT, Counter, row_of, scan

WEEK_S = 7 * 24 * 3600
SEEN = "seen in QFPay's portal"


@pytest.fixture
def forgotten(counter: Counter) -> Payment:
    """A payment about which QFPay gave no answer for a week."""
    counter.gateway.payment_says = lambda _: TIMEOUT
    counter.gateway.query_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.pass_time(WEEK_S + 60)
    assert counter.state(payment) is State.NEEDS_ATTENTION
    return payment


@pytest.fixture
def late(counter: Counter) -> Payment:
    """A payment that was refused, and paid all the same."""
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(130)
    assert counter.now(payment).alarm
    return payment


# --- the verdict ---


@pytest.mark.parametrize(("paid", "state"), [(True, State.PAID), (False, State.CANCELLED)])
def test_a_verdict_is_on_disk_with_its_reason(counter: Counter, forgotten: Payment, paid: bool, state: State) -> None:
    decided = counter.engine.give_verdict(forgotten.out_trade_no, paid, f" {SEEN} ")
    assert (decided.state, decided.verdict_reason) == (state, SEEN)
    assert counter.on_disk(forgotten) == decided
    counter.restart()
    assert counter.now(forgotten).but(time=decided.time) == decided


@pytest.mark.parametrize("paid", [True, False])
def test_qfpay_is_asked_again_after_a_verdict_also_after_a_new_start(
    counter: Counter, forgotten: Payment, paid: bool
) -> None:
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    counter.engine.give_verdict(forgotten.out_trade_no, paid, SEEN)
    counter.restart()
    counter.gateway.queries.clear()
    counter.pass_time(3600 + 60)
    assert len(counter.gateway.queries) == 3


def test_money_found_after_a_verdict_of_not_paid_raises_the_alarm(counter: Counter, forgotten: Payment) -> None:
    counter.engine.give_verdict(forgotten.out_trade_no, False, SEEN)
    counter.finds(row_of(forgotten))
    counter.pass_time(130)
    found = counter.now(forgotten)
    assert (found.state, found.alarm, found.verdict_reason) == (State.PAID_LATE, True, "")


def test_money_found_after_a_verdict_of_paid_makes_it_qfpays_word(counter: Counter, forgotten: Payment) -> None:
    counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN)
    counter.finds(row_of(forgotten))
    counter.pass_time(130)
    found = counter.now(forgotten)
    assert (found.state, found.confirmed, found.verdict_reason) == (State.PAID, True, "")


def test_the_sale_of_a_payment_that_was_closed_as_paid_is_not_charged_again(
    counter: Counter, forgotten: Payment
) -> None:
    with pytest.raises(BadInput, match="open or paid"):
        counter.engine.pay(scan(code="281234567890123457", sale_id=forgotten.intent.sale_id))
    counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN)
    with pytest.raises(BadInput, match="open or paid"):
        counter.engine.pay(scan(code="281234567890123457", sale_id=forgotten.intent.sale_id))


def test_two_attempts_of_a_sale_that_are_both_paid_raise_the_alarm_by_a_verdict_too(
    counter: Counter, forgotten: Payment
) -> None:
    counter.engine.give_verdict(forgotten.out_trade_no, False, SEEN)
    counter.gateway.query_says = lambda _: TIMEOUT
    again = counter.sold(scan(code="281234567890123457", sale_id=forgotten.intent.sale_id))
    counter.engine.give_verdict(again.out_trade_no, True, SEEN)
    counter.finds(row_of(forgotten))
    counter.pass_time(130)
    assert State.PAID_TWICE in (counter.state(forgotten), counter.state(again))


def test_a_verdict_on_what_is_known_is_refused(counter: Counter) -> None:
    payment = counter.sold()
    for paid in (True, False):
        with pytest.raises(BadInput, match="outcome .* is known"):
            counter.engine.give_verdict(payment.out_trade_no, paid, SEEN)
    assert counter.now(payment) == payment


def test_the_same_verdict_given_again_is_no_mistake_and_another_one_is(counter: Counter, forgotten: Payment) -> None:
    decided = counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN)
    assert counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN) == decided
    with pytest.raises(BadInput, match=f"already .{SEEN}."):
        counter.engine.give_verdict(forgotten.out_trade_no, False, SEEN)
    assert counter.now(forgotten).but(time=decided.time) == decided


def test_a_reason_that_cannot_be_kept_changes_nothing(counter: Counter, forgotten: Payment) -> None:
    for reason in ("", " ", "x" * 201, "code 134567890123456789"):
        with pytest.raises(BadInput):
            counter.engine.give_verdict(forgotten.out_trade_no, True, reason)
    assert counter.state(forgotten) is State.NEEDS_ATTENTION


def test_a_verdict_that_cannot_be_written_down_was_not_given(
    counter: Counter, forgotten: Payment, late: Payment
) -> None:
    counter.disk.fill()
    for _ in range(2):
        with pytest.raises(JournalTrouble, match="disk is full"):
            counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN)
        with pytest.raises(JournalTrouble, match="disk is full"):
            counter.engine.settle(late.out_trade_no, Settlement.KEPT)
    counter.disk.full = False
    assert counter.state(forgotten) is State.NEEDS_ATTENTION
    assert counter.now(late).alarm


def test_while_earlier_events_wait_for_the_disk_nothing_is_decided(counter: Counter, forgotten: Payment) -> None:
    counter.disk.fill()
    counter.engine.ask(forgotten.out_trade_no, lambda _: None)
    counter.disk.lets_through = 9
    with pytest.raises(JournalTrouble):
        counter.engine.give_verdict(forgotten.out_trade_no, True, SEEN)
    assert counter.state(forgotten) is State.NEEDS_ATTENTION


def test_a_payment_that_was_never_sent_needs_no_verdict(counter: Counter) -> None:
    counter.disk.fill(lets_through=1)
    with pytest.raises(JournalTrouble):
        counter.engine.pay(scan())
    (created,) = counter.disk.journal.open_payments()
    with pytest.raises(BadInput, match="never sent"):
        counter.engine.give_verdict(created.out_trade_no, True, SEEN)


# --- alarms ---


def test_a_person_settles_an_alarm_and_corrects_how(counter: Counter, late: Payment) -> None:
    for how in (Settlement.KEPT, Settlement.KEPT, Settlement.RETURNED):
        settled = counter.engine.settle(late.out_trade_no, how)
        assert (settled.settled, settled.state, settled.alarm) == (how, State.PAID_LATE, False)
        assert counter.on_disk(late) == settled


def test_without_an_alarm_there_is_nothing_to_settle(counter: Counter) -> None:
    payment = counter.sold()
    with pytest.raises(BadInput, match="no alarm"):
        counter.engine.settle(payment.out_trade_no, Settlement.KEPT)
    assert counter.now(payment) == payment


def test_an_alarm_ends_with_the_refund_and_is_not_settled_otherwise_then(counter: Counter, late: Payment) -> None:
    counter.engine.refund(late.out_trade_no, None)
    counter.calls.run()
    assert counter.now(late).settled is Settlement.REFUNDED
    with pytest.raises(BadInput, match="is refunded"):
        counter.engine.settle(late.out_trade_no, Settlement.KEPT)
