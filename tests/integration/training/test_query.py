"""`POST /trade/v1/query` (OpenAPI, "query")."""

from __future__ import annotations

import pytest

from tests.integration.training.shop import TXDTM, Clock, Shop

DAY = 86_400.0


def numbers(rows: list[dict[str, str]]) -> list[str]:
    return [row["out_trade_no"] for row in rows]


def test_a_row_has_its_own_respcd_and_the_documented_shapes(shop: Shop) -> None:
    paid = shop.payment(auth_code="281234567890123400", goods_name="tea", udid="0001")
    row = shop.row(paid["syssn"])
    assert {name: row[name] for name in ("respcd", "order_type", "cancel", "origssn", "txamt", "errmsg")} == {
        "respcd": "0000",
        "order_type": "payment",
        "cancel": "0",
        "origssn": "",
        "txamt": 1250,
        "errmsg": "",
    }
    assert {
        "txcurrcd": "HKD",
        "txdtm": TXDTM,
        "sysdtm": TXDTM,
        "goods_name": "tea",
        "udid": "0001",
    }.items() <= row.items()
    assert {"cash_fee", "cash_fee_type", "exchange_rate", "chnlsn", "pay_type"} <= row.keys()


def test_a_refused_payment_is_a_row_with_the_reason(shop: Shop) -> None:
    refused = shop.payment(auth_code="281234567890123453")
    row = shop.row(refused["syssn"])
    assert (row["respcd"], row["errmsg"]) == ("1201", "insufficient balance")


def test_nothing_found_is_a_success_without_rows(shop: Shop) -> None:
    assert shop.query(out_trade_no="NOTHING") == []


def test_rows_come_newest_first(shop: Shop, clock: Clock) -> None:
    for number in ("P1", "P2", "P3"):
        shop.payment(out_trade_no=number)
        clock.advance(1)
    assert numbers(shop.query()) == ["P3", "P2", "P1"]


def test_comma_lists_of_both_numbers_find_several(shop: Shop) -> None:
    made = [shop.payment(out_trade_no=number) for number in ("P1", "P2", "P3")]
    assert sorted(numbers(shop.query(out_trade_no="P1,P3,P9"))) == ["P1", "P3"]
    assert sorted(numbers(shop.query(syssn=f"{made[1]['syssn']},{made[2]['syssn']}"))) == ["P2", "P3"]


def test_pay_type_and_respcd_filter(shop: Shop) -> None:
    shop.payment(out_trade_no="P1")
    shop.payment(out_trade_no="P2", pay_type="800201")
    shop.payment(out_trade_no="P3", auth_code="281234567890123400")
    assert numbers(shop.query(pay_type="800201")) == ["P2"]
    assert sorted(numbers(shop.query(respcd="1143"))) == ["P1", "P2"]
    assert numbers(shop.query(respcd="0000")) == ["P3"]


def test_pages_hold_ten_rows_unless_asked_otherwise(shop: Shop) -> None:
    for number in range(12):
        shop.payment(out_trade_no=f"P{number}")
    assert len(shop.query()) == 10
    assert numbers(shop.query(page="2")) == ["P1", "P0"]
    assert numbers(shop.query(page="3", page_size="5")) == ["P1", "P0"]
    assert len(shop.query(page_size="100")) == 12
    answer = shop.call("query", page="2", page_size="5")
    assert (answer["page"], answer["page_size"]) == (2, 5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "one"),
        ("page_size", "101"),
        ("start_time", "2026-11-01"),
        ("end_time", "yesterday"),
        ("pay_type", "8001o8"),
        ("respcd", "x"),
        ("syssn", "1,,2"),
    ],
)
def test_a_wrong_parameter_is_refused(shop: Shop, name: str, value: str) -> None:
    assert shop.call("query", **{name: value})["respcd"] == "1104"


def test_the_default_window_is_the_calendar_month_in_hong_kong(shop: Shop, clock: Clock) -> None:
    syssn = shop.payment(out_trade_no="P1")["syssn"]
    clock.advance(7 * DAY + 12 * 3600 - 1)  # 30 November, 23:59:59
    assert numbers(shop.query(out_trade_no="P1")) == ["P1"]
    clock.advance(1)
    assert shop.query(out_trade_no="P1") == []
    assert numbers(shop.query(syssn=syssn)) == ["P1"]
    november = {"start_time": "2026-11-01 00:00:00", "end_time": "2026-11-30 23:59:59"}
    assert numbers(shop.query(out_trade_no="P1", **november)) == ["P1"]


def test_a_window_includes_both_its_ends(shop: Shop) -> None:
    shop.payment(out_trade_no="P1")
    assert numbers(shop.query(start_time=TXDTM, end_time=TXDTM)) == ["P1"]
    assert shop.query(start_time="2026-11-23 12:00:01") == []
    assert shop.query(end_time="2026-11-23 11:59:59") == []


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-10-31 23:59:59", "2026-11-01 00:00:00"), ("2026-11-02 00:00:00", "2026-11-01 00:00:00")],
    ids=["two months", "backwards"],
)
def test_a_window_over_two_months_or_backwards_is_refused(shop: Shop, start: str, end: str) -> None:
    assert shop.call("query", start_time=start, end_time=end)["respcd"] == "1104"
