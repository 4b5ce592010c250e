"""Requests as plain documents to a real till: what scripts, and other processes at the door, get for an answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from pos_app.checkout import Till
from pos_app.checkout.till_commands import answer
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import STORIES
from tests.integration.checkout.shop import PATIENCE_S, Shop, hkd, scan


def asked(till: Till, do: str, **particulars: object) -> list[dict[str, Any]]:
    events = list(answer(till, {"do": do, **particulars}))
    json.dumps(events)  # they travel as JSON
    assert [event["event"] for event in events].index("result") == len(events) - 1
    return events


def pay(till: Till, story: str = "00", **particulars: object) -> list[dict[str, Any]]:
    code = new_payment_code(Wallet.ALIPAY, STORIES[story])
    return asked(till, "pay", amount="12.50", code=code, **particulars)


def test_a_new_payment_is_named_before_anything_else_is_told(shop: Shop) -> None:
    with shop.open() as counter:
        events = pay(counter.till)
    assert events[0] == {"event": "begun", "out_trade_no": events[-1]["out_trade_no"], "profile": "shop"}
    assert [event["state"] for event in events[1:]] == ["sent", "paid", "paid"]


def test_following_a_payment_ends_with_it(shop: Shop) -> None:
    with shop.open() as counter:
        number = pay(counter.till, "51", wait=0.2)[-1]["out_trade_no"]
        assert asked(counter.till, "follow", number=number, wait=0.1)[-1]["exit"] == 4
        asked(counter.till, "cancel", number=number, wait=0.1)
        counter.until_over(counter.till.payment(number).result(PATIENCE_S))
        events = asked(counter.till, "follow", number=number)
    assert (events[-1]["state"], events[-1]["exit"]) == ("cancelled", 3)


def test_following_a_refund_ends_with_it(shop: Shop) -> None:
    with shop.open() as counter:
        number = pay(counter.till)[-1]["out_trade_no"]
        refund = asked(counter.till, "refund", number=number)[-1]["out_trade_no"]
        assert asked(counter.till, "follow", number=refund)[-1]["state"] == "refunded"


def test_a_qr_code_is_told_while_it_can_be_paid_and_never_again(shop: Shop) -> None:
    with shop.open() as counter:
        events = asked(counter.till, "pay", amount="20", wallet="alipay", wait=2)
        assert [event["event"] for event in events] == ["begun", "qr", "state", "result"]
        number = events[0]["out_trade_no"]
        assert "qr" in [event["event"] for event in asked(counter.till, "follow", number=number, wait=0)]
        assert "qr" not in [event["event"] for event in asked(counter.till, "cancel", number=number)]
        assert "qr" not in [event["event"] for event in asked(counter.till, "follow", number=number)]


def test_a_command_that_this_till_does_not_know_is_bad_input(shop: Shop) -> None:
    with shop.open() as counter:
        for do in ("dance", "", 7):
            (result,) = asked(counter.till, do)  # type: ignore[arg-type]
            assert (result["exit"], "same version" in result["error"]) == (2, True)


def test_a_till_of_another_profile_says_whose_it_is(shop: Shop) -> None:
    with shop.open() as counter:
        (result,) = pay(counter.till, profile="branch")
        assert result["exit"] == 5
        assert "uses profile shop, not branch" in result["error"]
        assert pay(counter.till, profile="shop")[-1]["exit"] == 0


@pytest.mark.parametrize("wrong", [{"amount": None}, {"amount": 12}, {"amount": "x"}, {"code": 7}, {"currency": "JPY"}])
def test_what_came_through_the_door_is_checked_like_everything_else(shop: Shop, wrong: dict[str, object]) -> None:
    request = {"amount": "12.50", "code": new_payment_code(Wallet.ALIPAY, STORIES["00"]), **wrong}
    with shop.open() as counter:
        assert asked(counter.till, "pay", **request)[-1]["exit"] == 2
    assert shop.journal() == []


def test_resolve_asks_about_payments_and_refunds_and_counts_what_stays_open(shop: Shop) -> None:
    with shop.open() as counter:
        still_open = counter.begin(scan("61"))
        paid = counter.sold(scan("76"))
        counter.till.refund(paid.out_trade_no, hkd(100)).result(PATIENCE_S)
        events = asked(counter.till, "resolve")
    assert {(event["event"], event["out_trade_no"][0]) for event in events[:-1]} <= {("payment", "P"), ("refund", "R")}
    assert still_open.out_trade_no in [event.get("out_trade_no") for event in events]
    assert events[-1]["exit"] == 4


def test_resolve_says_that_other_profiles_have_something_open(shop: Shop) -> None:
    with shop.open() as counter:
        counter.until_state(counter.begin(scan("61")), State.WAITING)
    with shop.open() as counter:
        counter.till.shop = replace(counter.till.shop, profile=replace(counter.till.shop.profile, name="branch"))
        (result,) = asked(counter.till, "resolve")
        assert result["exit"] == 4
        assert "shop" in result["note"]
        (result,) = asked(counter.till, "resolve", profile="branch")
        assert (result["exit"], "note" in result) == (0, False)


def test_a_till_that_closes_meanwhile_does_not_hide_how_a_payment_stands(shop: Shop) -> None:
    with shop.open() as counter:
        events = answer(counter.till, {"do": "pay", "amount": "20", "wallet": "alipay"})
        assert next(events)["event"] == "begun"
        assert next(events)["event"] == "qr"
        counter.till.stop()
        *_, result = events
    assert (result["state"], result["exit"]) == ("waiting", 4)


def test_a_refund_in_the_air_when_the_till_closes_is_not_known(shop: Shop) -> None:
    with shop.open() as counter:
        paid = counter.sold(scan("76"))
        events = answer(counter.till, {"do": "refund", "number": paid.out_trade_no})
        assert next(events)["event"] == "begun"
        assert next(events)["state"] == RefundState.SENT
        counter.till.stop()
        *_, result = events
    assert (result["state"], result["exit"]) == (RefundState.SENT, 4)


def test_a_verdict_is_0_and_says_whose_word_it_is(shop: Shop) -> None:
    with shop.open() as counter:
        number = pay(counter.till, "61", wait=0.2)[-1]["out_trade_no"]
        (result,) = asked(counter.till, "verdict", number=number, paid=False, reason="not in QFPay's portal")
        assert (result["exit"], result["state"]) == (0, "expired")
        assert result["verdict_reason"] == "not in QFPay's portal"
        assert "Closed by a person: not in QFPay's portal" in result["message"]
        (refused,) = asked(counter.till, "verdict", number=number, paid=True, reason="it is there")
    assert (refused["exit"], "closed payment" in refused["error"]) == (2, True)


def test_an_alarm_is_settled_by_command(shop: Shop) -> None:
    with shop.open() as counter:
        number = counter.until_state(counter.begin(scan("67")), State.WAITING, State.CHECKING).out_trade_no
        counter.till.cancel(number).result(PATIENCE_S)
        late = counter.until_state(counter.till.payment(number).result(PATIENCE_S), State.PAID_LATE)
        for how in ("kept", "returned"):
            (result,) = asked(counter.till, "settle", number=late.out_trade_no, how=how)
            assert (result["exit"], result["state"], result["settled"]) == (0, "paid_late", how)
        (refused,) = asked(counter.till, "settle", number=pay(counter.till)[-1]["out_trade_no"], how="kept")
    assert (refused["exit"], "no alarm" in refused["error"]) == (2, True)


@pytest.mark.parametrize(
    "wrong", [{"do": "verdict", "paid": "yes", "reason": "x"}, {"do": "settle", "how": "refunded"}, {"do": "settle"}]
)
def test_a_decision_that_another_version_asks_for_is_bad_input(shop: Shop, wrong: dict[str, Any]) -> None:
    with shop.open() as counter:
        number = pay(counter.till)[-1]["out_trade_no"]
        (result,) = asked(counter.till, **wrong, number=number)
    assert (result["exit"], "same version" in result["error"]) == (2, True)


def test_in_live_testing_a_payment_says_that_it_must_be_given_back(shop: Shop) -> None:
    with shop.open() as counter:
        assert "live_testing" not in pay(counter.till)[-1]
        use_live_testing(counter.till)
        assert "Refund every test payment" in pay(counter.till)[-1]["live_testing"]


def test_many_payments_are_given_back_one_after_the_other_and_each_ending_is_told(shop: Shop) -> None:
    with shop.open() as counter:
        use_live_testing(counter.till)
        numbers = [pay(counter.till)[-1]["out_trade_no"] for _ in range(3)]
        refused = pay(counter.till, "53")[-1]["out_trade_no"]
        asked(counter.till, "refund", number=numbers[0], amount="5")
        events = asked(counter.till, "refund_all", numbers=[*numbers, refused])
        endings = [event for event in events if event["event"] in ("refund", "not_refunded")]
        assert [event["payment"] for event in endings] == [*numbers, refused]
        assert [event.get("amount") for event in endings] == [750, 1250, 1250, None]
        assert "is not paid" in endings[-1]["error"]
        assert events[-1] == {"event": "result", "exit": 3}
        again = asked(counter.till, "refund_all", numbers=numbers)
        assert [event["event"] for event in again] == ["not_refunded"] * 3 + ["result"]
        rows = [row for row in shop.gateway.phone.ledger() if row.order_type == "refund" and row.respcd == "0000"]
        assert sorted(row.txamt for row in rows) == [500, 750, 1250, 1250]


def use_live_testing(till: Till) -> None:
    """Makes its profile one of live testing."""
    till.shop = replace(till.shop, profile=replace(till.shop.profile, environment="live-testing"))
