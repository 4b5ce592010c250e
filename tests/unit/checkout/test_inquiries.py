"""Queries: few calls for many questions, within the budget, and each asker hears of its own rows."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.checkout.budget import Budget
from pos_app.checkout.inquiries import BATCH, Inquiries, Line
from pos_app.checkout.ordering import make_intent
from pos_app.checkout.requests import Connection
from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer
from pos_app.domain.payment import Payment, State
from pos_app.domain.transitions import begin
from tests.unit.checkout.counter import NOON, TIMEOUT, Calls, Clock, Gateway, row_of, scan, shop


class Desk:
    def __init__(self, tills: int = 1) -> None:
        self.clock, self.gateway, self.calls = Clock(), Gateway(), Calls()
        self.heard: list[Any] = []
        self.told: list[tuple[str, Any]] = []
        budget = Budget(self.clock, tills, chance=lambda: 0)
        self.inquiries = Inquiries(self.gateway, self.calls, self.heard.append, budget)
        self.serial = 0

    def payment(self, syssn: str = "") -> Payment:
        self.serial += 1
        intent = make_intent(scan(), shop(digits=lambda _: f"{self.serial:08}"), self.clock)
        return begin(intent, self.clock.now()).but(syssn=syssn)

    def want(self, payment: Payment) -> None:
        number = payment.out_trade_no
        self.inquiries.want(payment, self.clock.now(), lambda answer: self.told.append((number, answer)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_payment_that_was_confirmed_is_asked_about_by_qfpays_number_with_all_that_belongs_to_it(desk: Desk) -> None:
    payment = desk.payment(syssn="20261").but(confirmed=True)
    desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.gateway.queries == [((payment.out_trade_no,), "20261", None)]


def test_several_open_payments_are_asked_about_in_one_comma_query(desk: Desk) -> None:
    payments = [desk.payment() for _ in range(3)]
    for payment in payments:
        desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.gateway.queries == [(tuple(one.out_trade_no for one in payments), "", None)]


def test_no_call_has_more_numbers_than_a_batch(desk: Desk) -> None:
    for _ in range(2 * BATCH + 1):
        desk.want(desk.payment())
    desk.inquiries.flush()
    desk.calls.run()
    assert [len(numbers) for numbers, _, _ in desk.gateway.queries] == [BATCH, BATCH, 1]


def test_a_young_one_is_asked_about_by_number_and_an_old_one_by_qfpays(desk: Desk) -> None:
    payment = desk.payment(syssn="20261")
    desk.want(payment)
    desk.inquiries.flush()
    desk.clock.at += 60_000
    desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.gateway.queries == [
        ((payment.out_trade_no,), "", None),
        ((payment.out_trade_no,), "20261", payment.created_at),
    ]


def test_after_not_paid_it_is_asked_by_our_number_which_shows_every_row_of_it(desk: Desk) -> None:
    refused = desk.payment(syssn="20261").but(state=State.DECLINED)
    desk.want(refused)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.gateway.queries == [((refused.out_trade_no,), "", None)]


def test_an_order_of_a_minute_is_looked_for_in_all_months_since_it_was_made(desk: Desk) -> None:
    oldest = desk.payment()
    desk.clock.at += 1
    old, young = desk.payment(), desk.payment()
    desk.clock.at += 60_000
    desk.want(old)
    desk.want(oldest)
    desk.inquiries.flush()
    desk.clock.at -= 1
    desk.want(young)
    desk.inquiries.flush()
    desk.calls.run()
    assert [since for _, _, since in desk.gateway.queries] == [oldest.created_at, None]


def test_each_asker_hears_of_its_own_rows_only(desk: Desk) -> None:
    one, other = desk.payment(), desk.payment()
    desk.gateway.query_says = lambda _: QueryAnswer("0000", "fine", (row_of(one), row_of(other), row_of(one, "1143")))
    desk.want(one)
    desk.want(other)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.told == [
        (one.out_trade_no, QueryAnswer("0000", "fine", (row_of(one), row_of(one, "1143")))),
        (other.out_trade_no, QueryAnswer("0000", "fine", (row_of(other),))),
    ]


def test_no_answer_is_told_to_everybody_who_asked(desk: Desk) -> None:
    desk.gateway.query_says = lambda _: TIMEOUT
    payments = [desk.payment(), desk.payment()]
    for payment in payments:
        desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert desk.told == [(payment.out_trade_no, TIMEOUT) for payment in payments]
    assert desk.heard == [TIMEOUT]


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a query's answer could not be taken: ZeroDivisionError")
def test_an_asker_that_fails_does_not_keep_the_answer_from_the_others(desk: Desk) -> None:
    desk.inquiries.want(desk.payment(), NOON, lambda _: print(1 // 0))
    payment = desk.payment()
    desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert [number for number, _ in desk.told] == [payment.out_trade_no]


def test_beyond_the_budget_questions_wait_and_go_out_as_soon_as_they_may() -> None:
    desk = Desk(tills=300)
    payments = [desk.payment(syssn="1"), desk.payment(syssn="2")]
    desk.clock.at += 60_000
    for payment in payments:
        desk.want(payment)
    desk.inquiries.flush()
    desk.calls.run()
    assert [syssn for _, syssn, _ in desk.gateway.queries] == ["1"]
    assert desk.inquiries.next_due() == NOON + 120_000
    desk.clock.at += 60_000
    desk.inquiries.flush()
    desk.calls.run()
    assert [syssn for _, syssn, _ in desk.gateway.queries] == ["1", "2"]
    assert desk.inquiries.next_due() is None


def test_too_many_requests_hold_queries_back_for_a_while(desk: Desk) -> None:
    desk.gateway.query_says = lambda _: NoAnswer(True, "http_429", 429)
    desk.want(desk.payment())
    desk.inquiries.flush()
    desk.calls.run()
    desk.want(desk.payment())
    desk.inquiries.flush()
    assert desk.calls.waiting == []
    assert desk.inquiries.next_due() == NOON + 2_000


def test_too_many_requests_of_another_kind_hold_queries_back_too(desk: Desk) -> None:
    desk.inquiries.note_limit(NoAnswer(True, "http_429", 429, 7))
    desk.inquiries.note_limit(PaymentAnswer("0000"))
    desk.want(desk.payment())
    desk.inquiries.flush()
    assert desk.calls.waiting == []
    assert desk.inquiries.next_due() == NOON + 7_000


def test_the_line_tells_when_it_changes_and_only_then() -> None:
    told: list[Connection] = []
    line = Line(told.append, Clock())
    for answer in (PaymentAnswer("0000"), QueryAnswer("1143"), TIMEOUT, TIMEOUT, NoAnswer(False, "dns")):
        line.heard(answer)
    line.heard(NoAnswer(False, "permit"))
    line.heard(PaymentAnswer("9999"))
    assert told == [Connection(True), Connection(False, "deadline"), Connection(False, "dns"), Connection(True)]
