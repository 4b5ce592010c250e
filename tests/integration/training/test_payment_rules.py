"""What the gateway demands of a payment's parameters (OpenAPI, "payment")."""

from __future__ import annotations

import pytest

from tests.integration.training.shop import Shop

ALIPAY = "281234567890123400"
WECHAT = "131234567890123400"
UNIONPAY = "6212345678901234500"
PAYME = "PMABCDEFGHJKLMNPQRSTUV00"


@pytest.mark.parametrize("name", ["txamt", "txcurrcd", "pay_type", "out_trade_no", "txdtm"])
def test_each_required_parameter_is_required(shop: Shop, name: str) -> None:
    answer = shop.payment(**{name: ""})
    assert (answer["respcd"], answer["resperr"]) == ("1104", f"parameter error: {name} is missing")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("txamt", "0"),
        ("txamt", "-5"),
        ("txamt", "12.50"),
        ("txamt", "0100"),
        ("txamt", "２００"),
        ("txamt", "2147483648"),
        ("txcurrcd", "hkd"),
        ("txcurrcd", "XXX"),
        ("pay_type", "999999"),
        ("out_trade_no", "P" * 129),
        ("out_trade_no", "A,B"),
        ("out_trade_no", "A B"),
        ("txdtm", "2026-11-23T12:00:00"),
        ("txdtm", "2026-13-23 12:00:00"),
        ("txdtm", "2026-11-23 12:00"),
        ("expired_time", "4"),
        ("expired_time", "121"),
        ("expired_time", "5.0"),
        ("goods_name", "x" * 65),
        ("goods_name", "tea & cake"),
        ("udid", "x" * 41),
        ("limit_pay", "no_debit"),
        ("mchid", "x" * 65),
    ],
)
def test_a_wrong_value_is_refused(shop: Shop, name: str, value: str) -> None:
    answer = shop.payment(**{name: value})
    assert answer["respcd"] == ("1108" if name == "mchid" else "1104")
    assert "syssn" not in answer


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("txamt", "1"),
        ("txamt", "2147483647"),
        ("out_trade_no", "P" * 128),
        ("expired_time", "5"),
        ("expired_time", "120"),
        ("goods_name", "珍珠奶茶 大杯"),
        ("udid", "till-0001"),
        ("limit_pay", "no_credit"),
        ("notify_url", "https://shop.invalid/notify"),
        ("something_new", "is signed and ignored"),
    ],
)
def test_a_right_value_is_accepted(shop: Shop, name: str, value: str) -> None:
    assert shop.payment(**{name: value})["respcd"] == "0000"


def test_a_refusal_never_repeats_the_value(shop: Shop) -> None:
    assert "secret" not in str(shop.payment(udid="secret" * 10))


@pytest.mark.parametrize("pay_type", ["801501", "800201", "805801", "800701", "802001"])
def test_a_payment_code_is_refused_where_the_customer_scans(shop: Shop, pay_type: str) -> None:
    assert shop.payment(pay_type=pay_type, auth_code=ALIPAY)["respcd"] == "1104"


@pytest.mark.parametrize("pay_type", ["800108", "800208", "800708", "805808", "800008"])
def test_a_payment_code_is_required_where_the_shop_scans(shop: Shop, pay_type: str) -> None:
    assert shop.payment(pay_type=pay_type)["respcd"] == "1104"


def test_expired_time_is_refused_where_it_is_not_supported(shop: Shop) -> None:
    assert shop.payment(auth_code=ALIPAY, expired_time="5")["respcd"] == "1104"
    assert shop.payment(pay_type="805801", expired_time="5")["respcd"] == "1104"


def test_limit_pay_is_refused_where_the_shop_scans(shop: Shop) -> None:
    assert shop.payment(auth_code=ALIPAY, limit_pay="no_credit")["respcd"] == "1104"


def test_pay_tag_names_the_two_alipays_and_nothing_else(shop: Shop) -> None:
    assert shop.payment(pay_type="800101", pay_tag="ALIPAYCN")["respcd"] == "0000"
    assert shop.payment(pay_type="800101", pay_tag="ALIPAYXX")["respcd"] == "1104"
    assert shop.payment(pay_type="800201", pay_tag="ALIPAYHK")["respcd"] == "1104"


def test_a_pay_type_of_card_terminals_is_refused(shop: Shop) -> None:
    answer = shop.payment(pay_type="802808")
    assert (answer["respcd"], answer["resperr"]) == ("1203", "filter_error: no pay channel for user")


def test_a_currency_that_the_pay_type_does_not_take_is_refused(shop: Shop) -> None:
    assert shop.payment(pay_type="802001", txcurrcd="USD")["respcd"] == "1104"


def test_octopus_takes_whole_ten_cents_only(shop: Shop) -> None:
    assert shop.payment(pay_type="803701", txamt="1255")["respcd"] == "1104"
    assert shop.payment(pay_type="803701", txamt="1250")["respcd"] == "0000"


@pytest.mark.parametrize(
    ("pay_type", "auth_code"),
    [("800108", WECHAT), ("800208", ALIPAY), ("800708", ALIPAY), ("805808", WECHAT), ("800108", PAYME)],
)
def test_a_code_of_another_wallet_is_refused(shop: Shop, pay_type: str, auth_code: str) -> None:
    assert shop.payment(pay_type=pay_type, auth_code=auth_code)["respcd"] == "1202"


@pytest.mark.parametrize(
    ("auth_code", "pay_type"),
    [(WECHAT, "800208"), (ALIPAY, "800108"), (UNIONPAY, "800708"), (PAYME, "805808")],
)
def test_800008_finds_the_wallet_and_answers_with_its_pay_type(shop: Shop, auth_code: str, pay_type: str) -> None:
    answer = shop.payment(pay_type="800008", auth_code=auth_code)
    assert (answer["respcd"], answer["pay_type"]) == ("0000", pay_type)
    assert shop.row(answer["syssn"])["pay_type"] == pay_type


@pytest.mark.parametrize("auth_code", ["4006381333931", "https://shop.invalid", f" {ALIPAY}", f"]C1{ALIPAY}"])
def test_what_is_no_payment_code_is_refused(shop: Shop, auth_code: str) -> None:
    assert shop.payment(auth_code=auth_code)["respcd"] == "2006"


def test_an_overlong_payment_code_is_refused(shop: Shop) -> None:
    assert shop.payment(pay_type="805808", auth_code="x" * 513)["respcd"] == "1104"


def test_a_number_is_used_once_over_payments_and_refunds(shop: Shop) -> None:
    paid = shop.payment(auth_code=ALIPAY, out_trade_no="P1")
    assert shop.payment(out_trade_no="P1")["resperr"] == "out_trade_no is used"
    assert shop.refund(paid["syssn"], 1250, out_trade_no="P1")["respcd"] == "1251"
    assert shop.refund(paid["syssn"], 100, out_trade_no="R1")["respcd"] == "0000"
    assert shop.payment(out_trade_no="R1")["respcd"] == "1251"


def test_a_payment_code_is_used_once(shop: Shop) -> None:
    assert shop.payment(auth_code=ALIPAY)["respcd"] == "0000"
    again = shop.payment(auth_code=ALIPAY)
    assert (again["respcd"], again["resperr"]) == ("1202", "the payment code was used before")


def test_a_code_of_the_printed_sheet_is_used_again_and_again(shop: Shop) -> None:
    reusable = "280000000000000000"
    assert [shop.payment(auth_code=reusable)["respcd"] for _ in range(3)] == ["0000"] * 3
