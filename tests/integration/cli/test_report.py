"""`report`: a day in numbers and names, whether a till is open or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from pos_app.domain.pay_types import Wallet
from tests.integration.cli.program import Till, code


def today() -> str:
    return datetime.now(ZoneInfo("Asia/Hong_Kong")).date().isoformat()


def pay(till: Till, amount: str, story: str = "00", wallet: Wallet = Wallet.ALIPAY, *more: str) -> dict[str, Any]:
    return till("pay", "--amount", amount, "--code-stdin", *more, typed=code(story, wallet)).result


def test_before_the_first_sale_there_is_nothing_to_tell(till: Till) -> None:
    result = till("report").result
    assert (result["exit"], result["totals"], result["open"], result["date"]) == (0, [], [], today())
    assert till.text("report")[1] == f"{today()} (Asia/Hong_Kong)\nNo payments.\n"


def test_a_day_is_counted_by_currency_and_wallet(till: Till) -> None:
    first = pay(till, "12.50")
    pay(till, "8", wallet=Wallet.WECHAT)
    pay(till, "9", "53")
    till("refund", first["out_trade_no"], "--amount", "2.50")
    (totals,) = till("report").result["totals"]
    assert totals == {
        "currency": "HKD", "count": 2, "amount": 2050, "refunds": 1, "refunded": 250, "net": 1800,
        "wallets": [{"wallet": "alipay", "count": 1, "amount": 1250}, {"wallet": "wechat", "count": 1, "amount": 800}],
        "closed_by_person": {"count": 0, "amount": 0}, "never_settled": {"count": 0, "amount": 0},
    }  # fmt: skip
    assert till("report", "--date", "2020-02-29").result["totals"] == []


def test_what_is_open_and_what_a_person_closed_are_named(till: Till) -> None:
    closed = pay(till, "12.50", "61", Wallet.ALIPAY, "--wait", "0.5")["out_trade_no"]
    till("verdict", closed, "--paid", "--reason", "seen in the portal")
    still_open = pay(till, "20", "61", Wallet.ALIPAY, "--wait", "0.5")["out_trade_no"]
    answer = till("report")
    assert answer.exit == 0
    assert [one["out_trade_no"] for one in answer.result["open"]] == [still_open]
    assert [(one["out_trade_no"], one["verdict_reason"]) for one in answer.result["verdicts"]] == [
        (closed, "seen in the portal")
    ]
    assert answer.result["totals"][0]["closed_by_person"] == {"count": 1, "amount": 1250}
    lines = till.text("report")[1].splitlines()
    assert lines[1:4] == [
        "0 paid HKD 0.00, 0 refunds HKD 0.00, net HKD 0.00",
        "  closed by a person as paid, not counted above: 1  HKD 12.50",
        "Payments without an outcome: 1",
    ]
    assert lines[-2:] == [
        "Closed by a person: 1",
        f"  {closed}  HKD 12.50  alipay  paid, closed by a person: seen in the portal",
    ]


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "2026-02-30", "23.11.2026", "9999-12-31"])
def test_a_date_that_is_none_is_bad_input(till: Till, day: str) -> None:
    answer = till("report", "--date", day)
    assert (answer.exit, "2026-11-23" in answer.result["error"]) == (2, True)


def test_without_live_testing_there_is_nothing_to_give_back(till: Till) -> None:
    pay(till, "12.50")
    answer = till("report", "--refund-all")
    assert (answer.exit, answer.names, answer.result["totals"][0]["net"]) == (0, ["result"], 1250)


def test_a_report_is_made_while_a_till_is_open(till: Till) -> None:
    with till.started("pay", "--amount", "20", "--qr", "alipay") as open_till:
        number = open_till.until("qr")["out_trade_no"]
        assert [one["out_trade_no"] for one in till("report").result["open"]] == [number]
