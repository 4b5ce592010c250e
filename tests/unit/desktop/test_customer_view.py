"""What the customer is shown, and what not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pos_app.desktop.counter import Counter
from pos_app.desktop.customer_view import IDLE, LINGERS_MS, CustomerStory, Scene, customer_view
from pos_app.desktop.sale import CounterRules
from pos_app.desktop.views import CounterView
from pos_app.domain.payment import ALARMS, UNPAID, Payment, Settlement, State
from tests.desktop.fakes import HKD, START, MemoryTill, a_payment, a_qr_payment

WECHAT = "134567890123456789"
ANY_CODE = "8123456789012345"


@pytest.fixture
def counter() -> Counter:
    rules = CounterRules(currency=HKD, time=str, when=str)
    till: Any = MemoryTill()
    nowhere: Any = None  # nothing is opened or printed
    return Counter(till, nowhere, rules, lambda: START)


def typed(counter: Counter, text: str) -> CounterView:
    for character in text:
        counter.type_key(character)
    return counter.view()


def standing_as(counter: Counter, payment: Payment) -> CounterView:
    counter.payment_started(payment)
    return counter.view()


def test_nothing_is_told_between_sales(counter: Counter) -> None:
    assert customer_view(counter.view()) == IDLE
    assert customer_view(typed(counter, "0.0")) == IDLE


def test_amount_is_told_while_it_is_typed_with_how_it_came_about(counter: Counter) -> None:
    shown = customer_view(typed(counter, "12.50"))
    assert (shown.scene, shown.currency, shown.amount, shown.lines) == (Scene.AMOUNT, "HKD", "12.50", "")
    shown = customer_view(typed(counter, "+116"))
    assert (shown.amount, shown.lines) == ("128.50", "12.50 + 116")


def test_code_without_an_amount_asks_for_patience_and_says_no_zero(counter: Counter) -> None:
    counter.scan(WECHAT)
    shown = customer_view(counter.view())
    assert (shown.scene, shown.amount) == (Scene.WAIT, "")


def test_questions_to_the_cashier_are_not_the_customers(counter: Counter) -> None:
    typed(counter, "5")
    counter.scan(ANY_CODE)
    shown = customer_view(counter.view())
    assert (shown.scene, shown.amount) == (Scene.WAIT, "5.00")
    assert shown.until is None


def test_customer_with_a_phone_in_hand_has_so_much_time(counter: Counter) -> None:
    shown = customer_view(standing_as(counter, a_payment(State.WAITING)))
    assert shown.scene is Scene.PHONE
    assert shown.until is not None
    assert shown.until == counter.view().until


def test_code_of_the_shop_names_its_wallet(counter: Counter) -> None:
    shown = customer_view(standing_as(counter, a_qr_payment()))
    assert (shown.scene, shown.qrcode) == (Scene.CODE, counter.view().qrcode)
    assert shown.until == START + 300_000
    assert shown.speech is not None
    assert shown.speech.values == {"wallet": "WeChat Pay"}


@pytest.mark.parametrize("state", [State.CREATED, State.SENT, State.CHECKING, State.CANCELLING])
def test_what_is_not_known_yet_takes_a_moment(counter: Counter, state: State) -> None:
    assert customer_view(standing_as(counter, a_payment(state))).scene is Scene.WAIT
    assert customer_view(replace(counter.view(), payment=a_qr_payment(state))).scene is Scene.WAIT


@pytest.mark.parametrize("state", sorted(UNPAID | ALARMS | {State.NEEDS_ATTENTION}))
def test_whatever_else_became_of_it_the_cashier_tells(counter: Counter, state: State) -> None:
    view = standing_as(counter, a_payment(state, respcd="1201", settled=Settlement.KEPT, verdict_reason="a secret"))
    shown = customer_view(view)
    assert shown.scene is Scene.ASK
    assert shown.speech is not None
    assert shown.speech.values == {}
    assert (shown.lines, shown.qrcode, shown.until) == ("", "", None)


def test_cancelled_code_disappears_at_once(counter: Counter) -> None:
    shown = customer_view(standing_as(counter, a_qr_payment(State.CANCELLING)))
    assert (shown.scene, shown.qrcode) == (Scene.WAIT, "")


@pytest.mark.parametrize(("state", "scene"), [(State.PAID, Scene.PAID), (State.DECLINED, Scene.ASK)])
def test_result_goes_after_a_while_and_stays_away(counter: Counter, state: State, scene: Scene) -> None:
    story = CustomerStory()
    view = standing_as(counter, a_payment(state))
    assert story.at(view, START).scene is scene
    assert story.at(view, START + LINGERS_MS[scene] - 1).scene is scene
    assert story.at(view, START + LINGERS_MS[scene]) == IDLE
    confirmed = replace(view, payment=a_payment(state, confirmed=True))
    assert story.at(confirmed, START + LINGERS_MS[scene] + 5_000) == IDLE


def test_next_result_is_told_again(counter: Counter) -> None:
    story = CustomerStory()
    later = START + LINGERS_MS[Scene.PAID]
    story.at(standing_as(counter, a_payment(State.PAID)), START)
    assert story.at(standing_as(counter, a_payment(State.PAID, out_trade_no="P2")), later).scene is Scene.PAID
    assert story.at(standing_as(counter, a_payment(State.DISPUTED, out_trade_no="P3")), later).scene is Scene.ASK


def test_next_sale_ends_a_result_at_once(counter: Counter) -> None:
    story = CustomerStory()
    story.at(standing_as(counter, a_payment(State.PAID)), START)
    assert story.at(typed(counter, "5"), START + 1).scene is Scene.AMOUNT
