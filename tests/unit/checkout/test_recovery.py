"""Start-up is recovery: a crash at any instruction is the same as a slow network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_app.domain.answers import PaymentAnswer, RefundAnswer
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.refund import Refund, RefundState
from pos_app.domain.sentences import BadInput
from pos_app.journal import JournalTrouble
from tests.unit.checkout.counter import (
    NOTHING_FOUND,
    TIMEOUT,
    Counter,
    hkd,
    paid_answer,
    profile,
    qr_answer,
    refund_row,
    row_of,
    scan,
    show_qr,
)

OTHER_CODE = "281234567890999999"


def test_a_crash_after_created_is_not_sent_and_never_sent_later(counter: Counter) -> None:
    counter.disk.fill(lets_through=1)
    with pytest.raises(JournalTrouble):
        counter.engine.pay(scan())
    counter.restart()
    (payment,) = counter.disk.journal._payments("SELECT body FROM payments")
    assert payment.state is State.NOT_SENT
    counter.pass_time(24 * 3600)
    assert counter.gateway.asked == []


def test_a_crash_after_sent_is_asked_about_at_once_and_found(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.calls.waiting.pop().call()  # the request left, its answer never came back
    counter.finds(row_of(payment))
    counter.restart()
    assert counter.state(payment) is State.CHECKING
    counter.calls.run()
    assert counter.state(payment) is State.PAID
    assert counter.gateway.asked == ["payment", "query"]


def test_a_crash_after_sent_that_reached_nobody_ends_unpaid_in_minutes(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.restart()
    counter.pass_time(10 * 60)
    assert counter.state(payment) is State.CANCELLED
    assert counter.gateway.orders == []


def test_a_crash_while_a_query_was_in_the_air_asks_again(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.engine.pay(scan())
    counter.calls.waiting.pop(0).end()
    assert counter.now(payment).asking
    counter.finds(row_of(payment))
    counter.restart()
    counter.calls.run()
    assert counter.state(payment) is State.PAID


def test_a_crash_in_the_middle_of_a_cancel_goes_on_cancelling(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.engine.cancel(payment.out_trade_no)
    counter.restart()
    assert counter.state(payment) is State.CANCELLING
    counter.finds(row_of(payment, "1142", cancel=2))
    counter.pass_time(5)
    assert counter.state(payment) is State.CANCELLED


def test_a_qr_code_that_was_shown_is_watched_on(counter: Counter) -> None:
    counter.gateway.payment_says = qr_answer
    payment = counter.sold(show_qr())
    counter.restart(after_s=30)
    assert counter.now(payment).qrcode == payment.qrcode
    counter.finds(row_of(payment))
    counter.calls.run()
    assert counter.state(payment) is State.PAID


def test_a_paid_one_that_was_not_confirmed_is_confirmed_after_the_start(counter: Counter) -> None:
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.restart()
    counter.pass_time(6)
    assert counter.now(payment).confirmed


def test_a_cancel_that_was_in_the_air_when_it_was_paid_is_looked_after(counter: Counter) -> None:
    counter.gateway.payment_says = lambda order: replace(paid_answer(order), respcd="1143")
    payment = counter.sold()
    counter.clock.at += 30_000
    counter.engine.cancel(payment.out_trade_no)
    reversal = counter.calls.waiting.pop(0)
    counter.finds(row_of(payment))
    counter.calls.run()
    assert counter.state(payment) is State.PAID
    reversal.call()  # it was carried out, and its answer never came back
    counter.finds(row_of(payment, cancel=1))
    counter.restart()
    counter.pass_time(30)
    assert (counter.state(payment), counter.now(payment).returned) == (State.PAID, "whole")


def test_a_second_charge_is_noticed_though_the_program_ended_just_after_it(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1202")
    first = counter.sold()
    counter.gateway.payment_says = paid_answer
    second = counter.sold(scan(code=OTHER_CODE, sale_id=first.intent.sale_id))
    counter.finds(row_of(first), row_of(second))
    counter.pass_time(60)
    counter.disk.fill(lets_through=2)  # what is found, but not the alarm
    counter.pass_time(70)
    assert counter.on_disk(first).state is State.PAID_LATE
    counter.restart()
    assert counter.state(first) is State.PAID_TWICE


def test_what_was_asked_when_the_program_ended_can_be_asked_again(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.pass_time(24 * 3600)
    for _ in range(2):
        counter.engine.ask(payment.out_trade_no, lambda _: None)
        counter.restart(after_s=8 * 24 * 3600)
    counter.calls.waiting.clear()
    heard: list[Payment] = []
    counter.engine.ask(payment.out_trade_no, heard.append)
    counter.calls.run()
    assert [one.asking for one in heard] == [False]


def test_what_was_asked_about_a_refused_refund_when_the_program_ended_can_be_asked_again(counter: Counter) -> None:
    payment = counter.sold()
    counter.gateway.refund_says = lambda _: RefundAnswer("1269")
    refund = counter.engine.refund(payment.out_trade_no, None)
    counter.calls.run()
    assert counter.refund_now(refund).state is RefundState.REFUSED
    counter.engine.ask_refund(refund.out_trade_no, lambda _: None)
    counter.restart()
    heard: list[Refund] = []
    counter.engine.ask_refund(refund.out_trade_no, heard.append)
    counter.calls.run()
    assert [one.asking for one in heard] == [False]


def test_follow_ups_of_an_unpaid_one_go_on_after_the_start(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: PaymentAnswer("1201")
    payment = counter.sold()
    counter.restart(after_s=3600)
    counter.finds(row_of(payment))
    counter.pass_time(1)
    assert counter.state(payment) is State.PAID_LATE


def test_what_is_over_is_left_in_peace(counter: Counter) -> None:
    payment = counter.sold()
    counter.finds(row_of(payment))
    counter.pass_time(6)
    asked = len(counter.gateway.asked)
    counter.restart()
    counter.pass_time(3600)
    assert len(counter.gateway.asked) == asked


def test_a_start_on_a_full_disk_follows_as_soon_as_there_is_room(counter: Counter) -> None:
    payment = counter.engine.pay(scan())
    counter.close()
    counter.finds(row_of(payment))
    counter.restart()
    counter.disk.fill()
    counter.calls.run()
    assert counter.state(payment) is State.CHECKING
    counter.disk.full = False
    counter.pass_time(2)
    assert counter.state(payment) is State.PAID


def test_a_refund_that_was_only_created_is_not_sent_and_one_that_left_is_found(counter: Counter) -> None:
    payment = counter.sold()
    left = counter.engine.refund(payment.out_trade_no, hkd(500))
    waiting = counter.engine.refund(payment.out_trade_no, hkd(100))
    counter.calls.waiting.pop().end()  # the question about the payment
    counter.calls.waiting.pop().call()
    counter.restart()
    assert counter.refund_now(left).state is RefundState.CHECKING
    assert counter.refund_now(waiting).state is RefundState.NOT_SENT
    counter.finds(row_of(payment), refund_row(left))
    counter.calls.run()
    assert counter.refund_now(left).state is RefundState.REFUNDED
    assert len(counter.gateway.refunds) == 1


# --- other profiles ---


@pytest.fixture
def elsewhere(counter: Counter) -> Payment:
    """A payment whose outcome is open, of a profile that is not the one the till is open for."""
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.sold()
    counter.gateway.asked.clear()
    counter.restart(profile("other"))
    return payment


def test_payments_of_another_profile_are_left_alone(counter: Counter, elsewhere: Payment) -> None:
    before = counter.on_disk(elsewhere)
    counter.pass_time(3600)
    assert counter.gateway.asked == []
    assert counter.on_disk(elsewhere) == before
    assert counter.engine.open_payments() == [counter.now(elsewhere)]


def test_touching_them_is_refused_with_the_name_of_their_profile(counter: Counter, elsewhere: Payment) -> None:
    number = elsewhere.out_trade_no
    for act in (
        lambda: counter.engine.cancel(number),
        lambda: counter.engine.ask(number, print),
        lambda: counter.engine.refund(number, None),
        lambda: counter.engine.settle(number, Settlement.KEPT),
        lambda: counter.engine.give_verdict(number, True, "seen in the portal"),
    ):
        with pytest.raises(BadInput, match=r"belongs to profile shop, .* open for other. Use `--profile shop`"):
            act()
    assert counter.gateway.asked == []
    assert counter.engine.payment(number) is not None


def test_with_their_own_profile_they_are_followed_again(counter: Counter, elsewhere: Payment) -> None:
    counter.finds(row_of(elsewhere))
    counter.restart(profile("shop"))
    counter.calls.run()
    assert counter.state(elsewhere) is State.PAID


def test_refunds_of_another_profile_are_left_alone_too(counter: Counter) -> None:
    payment = counter.sold()
    counter.gateway.refund_says = lambda _: TIMEOUT
    refund = counter.engine.refund(payment.out_trade_no, None)
    counter.gateway.query_says = lambda _: NOTHING_FOUND
    counter.calls.run()
    counter.gateway.asked.clear()
    counter.restart(profile("other"))
    counter.pass_time(60)
    assert counter.gateway.asked == []
    assert [one.out_trade_no for one in counter.engine.open_refunds()] == [refund.out_trade_no]
    with pytest.raises(BadInput, match="Use `--profile shop`"):
        counter.engine.ask_refund(refund.out_trade_no, print)
