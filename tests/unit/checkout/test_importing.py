"""Payments that this till does not know: found at the gateway by their number, and taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.checkout.importing import Finder
from pos_app.domain.answers import NoAnswer, QueryAnswer, TransactionRow
from pos_app.domain.payment import Payment, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import BadInput, CounterError, NotKnown
from pos_app.journal import JournalReader, JournalTrouble
from tests.unit.checkout.counter import NOON, Counter, hkd, refund_row

ELSEWHERE = "P26112311550000212345678"
OURS = "P26112311550000112345678"
FIVE_MINUTES = 5 * 60_000


def row(number: str = ELSEWHERE, respcd: str = "0000", **particulars: Any) -> TransactionRow:
    basis = TransactionRow(
        respcd, number, f"2026{number[-8:]}", order_type="payment", cancel=0, txamt=1250, txcurrcd="HKD",
        pay_type="800108", txdtm="2026-11-23 11:55:00",
    )  # fmt: skip
    return replace(basis, **particulars)


def found(counter: Counter, number: str = ELSEWHERE) -> Payment | CounterError:
    """What a look-up comes to."""
    answers: list[Payment | CounterError] = []
    counter.engine.find(number, answers.append)
    counter.pass_time(0)
    (answer,) = answers
    return answer


def found_payment(counter: Counter, number: str = ELSEWHERE) -> Payment:
    payment = found(counter, number)
    assert isinstance(payment, Payment)
    return payment


def test_a_payment_of_another_till_is_found_and_written_down(counter: Counter) -> None:
    counter.finds(row())
    payment = found_payment(counter)
    assert (payment.state, payment.intent.till, payment.intent.elsewhere) == (State.PAID, "002", True)
    assert (payment.intent.amount, payment.intent.wallet, payment.syssn) == (hkd(1250), "alipay", "202612345678")
    assert payment.paid_at == payment.created_at == NOON - FIVE_MINUTES
    assert counter.on_disk(payment) == payment
    assert payment not in counter.news  # the window must not take it for the outcome of a sale


def test_it_is_looked_for_around_the_day_that_its_number_tells(counter: Counter) -> None:
    counter.finds(row("P26010203040500212345678"))
    found(counter, "P26010203040500212345678")
    (window,) = counter.gateway.windows
    assert window is not None
    days = [f"{moment:%m-%d}" for moment in (window.start, window.end)]
    assert days == ["01-01", "01-03"]


def test_a_number_that_is_nowhere_is_looked_for_in_the_gateways_own_days_too(counter: Counter) -> None:
    answer = found(counter)
    assert isinstance(answer, BadInput)
    assert "Neither this till nor QFPay knows" in str(answer)
    assert [since for _, _, since in counter.gateway.queries] == [None, counter.clock.at]


def test_digits_that_are_no_date_are_asked_about_all_the_same_but_never_taken_over(counter: Counter) -> None:
    counter.finds(row("P" + "9" * 23))
    assert isinstance(found(counter, "P" + "9" * 23), BadInput)
    assert [since for _, _, since in counter.gateway.queries] == [counter.clock.at]


def test_what_cannot_be_asked_is_not_known(counter: Counter) -> None:
    for answer, reason in ((NoAnswer(True, "deadline"), "deadline"), (QueryAnswer("1298"), "1298")):
        counter.gateway.query_says = lambda _, said=answer: said
        failed = found(counter)
        assert isinstance(failed, NotKnown)
        assert f"could not be asked ({reason})" in str(failed)
    assert counter.engine.payment(ELSEWHERE) is None


def test_a_number_of_another_kind_is_refused_at_once(counter: Counter) -> None:
    for number in ("R26112311550000212345678", "123", ""):
        with pytest.raises(BadInput, match="knows no payment"):
            counter.engine.find(number, print)
    assert counter.gateway.asked == []


def test_a_payment_of_ones_own_is_not_asked_about(counter: Counter) -> None:
    own = counter.sold()
    counter.gateway.asked.clear()
    answers: list[Any] = []
    counter.engine.find(own.out_trade_no, answers.append)
    assert answers == [own]
    assert counter.gateway.asked == []


def test_asked_twice_it_is_written_down_once(counter: Counter) -> None:
    counter.finds(row())
    answers: list[Any] = []
    counter.engine.find(ELSEWHERE, answers.append)
    counter.engine.find(ELSEWHERE, answers.append)
    counter.calls.run()
    assert [answer.out_trade_no for answer in answers] == [ELSEWHERE] * 2


def test_a_look_up_waits_for_the_budget(counter: Counter) -> None:
    counter.gateway.query_says = lambda _: NoAnswer(True, "http", http_status=429)
    found(counter)
    answers: list[Any] = []
    counter.finds(row())
    counter.engine.find(ELSEWHERE, answers.append)
    counter.calls.run()
    assert answers == []
    counter.pass_time(3)
    assert [type(answer) for answer in answers] == [Payment]


def test_a_full_disk_is_told_and_nothing_is_half_written(counter: Counter) -> None:
    counter.finds(row())
    counter.disk.fill()
    assert isinstance(found(counter), JournalTrouble)
    counter.disk.full = False
    assert found_payment(counter).state is State.PAID


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([row(respcd="1201")], State.DECLINED),
        ([row(cancel=1)], State.CANCELLED),
        ([row(cancel=3)], State.CANCELLED),
        ([row(respcd="1142", cancel=2)], State.CANCELLED),
        ([row(cancel=5)], State.PAID),
        ([row(respcd="1143")], State.WAITING),
        ([row(respcd="9999")], State.CHECKING),
        ([row(), row(syssn="another")], State.PAID_TWICE),
        ([row(), row(txamt=7)], State.PAID),
        ([row(pay_type="123456")], State.PAID),
    ],
)
def test_the_machine_judges_the_rows_by_the_same_evidence(
    counter: Counter, rows: list[TransactionRow], state: State
) -> None:
    counter.finds(*rows)
    assert found_payment(counter).state is state


@pytest.mark.parametrize(
    "wrong", [{"txamt": None}, {"txamt": 0}, {"txamt": 2**31}, {"txcurrcd": "XXX"}, {"order_type": "refund"}]
)
def test_a_row_that_is_no_payment_of_ours_is_not_taken_over(counter: Counter, wrong: dict[str, Any]) -> None:
    counter.finds(row(**wrong))
    assert isinstance(found(counter), BadInput)


def test_one_that_is_open_is_followed_and_left_to_its_own_till_to_cancel(counter: Counter) -> None:
    counter.finds(row(respcd="1143"))
    payment = found_payment(counter)
    counter.pass_time(10)
    assert counter.gateway.cancels == []
    counter.finds(row())
    counter.pass_time(30)
    assert counter.state(payment) is State.PAID


def test_one_that_was_open_too_long_has_expired_once_it_was_asked_about_by_itself(counter: Counter) -> None:
    number = "P26112309000000212345678"
    counter.finds(row(number, "1143"))
    payment = found_payment(counter, number)
    assert payment.state is State.WAITING  # the answer may be as old as the payment: the PC may have slept over it
    counter.pass_time(4)
    assert counter.state(payment) is State.EXPIRED


def test_a_lost_one_of_ones_own_is_cancelled_as_if_the_till_had_been_restarted(counter: Counter) -> None:
    counter.finds(row(OURS, "1143"))
    payment = found_payment(counter, OURS)
    assert not payment.intent.elsewhere
    counter.pass_time(5)
    assert counter.gateway.cancels
    assert counter.gateway.orders == []


def test_no_payment_call_is_ever_made_for_it_not_even_after_a_crash(counter: Counter) -> None:
    counter.finds(row(respcd="1143"))
    payment = found_payment(counter)
    counter.restart()
    assert counter.state(payment) is State.WAITING
    counter.finds(row())
    counter.pass_time(60)
    assert counter.state(payment) is State.PAID
    assert counter.gateway.orders == []


def test_an_unpaid_one_that_is_young_is_asked_about_again_and_an_old_one_is_not(counter: Counter) -> None:
    old = "P26112210000000212345678"
    counter.finds(row(respcd="1201"), row(old, "1201"))
    young, long_ago = found_payment(counter), found_payment(counter, old)
    counter.finds(row(), row(old))
    counter.pass_time(3 * 60)
    assert (counter.state(young), counter.state(long_ago)) == (State.PAID_LATE, State.DECLINED)


def test_it_is_refunded_by_the_same_rules(counter: Counter) -> None:
    counter.finds(row())
    payment = found_payment(counter)
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.calls.run()
    assert counter.refund_now(refund).state is RefundState.REFUNDED
    assert counter.gateway.refunds[0].syssn == payment.syssn
    with pytest.raises(BadInput, match="Only HKD 7.50"):
        counter.engine.refund(payment.out_trade_no, hkd(1000))


def test_totals_leave_another_tills_payment_out_and_count_the_refund_made_here(counter: Counter) -> None:
    counter.finds(row(), row(OURS))
    found_payment(counter, OURS)
    payment = found_payment(counter)
    refund = counter.engine.refund(payment.out_trade_no, hkd(500))
    counter.finds(row(), row(OURS), refund_row(refund))
    counter.calls.run()
    with JournalReader.open(counter.folder / "journal.sqlite3") as reader:
        totals = reader.totals(NOON - 10 * FIVE_MINUTES, NOON + FIVE_MINUTES)["HKD"]
    assert (totals.count, totals.minor, totals.refunded_minor) == (1, 1250, 500)


def test_the_finder_has_nothing_to_wait_for_without_a_wish(counter: Counter) -> None:
    finder = counter.engine._finder
    assert isinstance(finder, Finder)
    assert finder.next_due() is None
