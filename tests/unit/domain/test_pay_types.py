from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pos_app.domain.money import CURRENCIES, Money
from pos_app.domain.pay_types import (
    PAY_TYPES,
    UNKNOWN_VALIDITY_S,
    WALLET_NAMES,
    Mode,
    PayType,
    UnknownPayType,
    Verb,
    Wallet,
    check_amount,
    code_pay_type,
    name_of,
    pay_type,
    qr_pay_type,
)
from pos_app.domain.sentences import BadInput

HKD = CURRENCIES["HKD"]
CNY = CURRENCIES["CNY"]


def codes(**wanted: object) -> set[str]:
    return {row.code for row in PAY_TYPES.values() if all(getattr(row, key) == value for key, value in wanted.items())}


def test_the_table_is_keyed_by_six_digit_codes() -> None:
    assert all(re.fullmatch(r"80\d{4}", code) and row.code == code for code, row in PAY_TYPES.items())


def test_what_hong_kong_merchants_have_by_default() -> None:
    expected = "800108 800208 800708 805808 801501 800201 805801 800701 802001 803701"
    assert codes(on_by_default=True) == set(expected.split())


def test_what_only_other_equipment_or_flows_can_take() -> None:
    terminals = {"802808", "806708", "806808"}
    assert codes(payable_here=False) == terminals | {"803708", "801801", "801808"}
    assert codes(mode=Mode.TERMINAL) == terminals


def test_nothing_is_on_by_default_that_cannot_be_paid_here() -> None:
    assert not codes(on_by_default=True) & codes(payable_here=False)


def test_the_suffix_tells_the_mode_but_for_pre_authorisations_and_cards() -> None:
    regular = [row for row in PAY_TYPES.values() if not row.code.startswith("8018") and row.mode is not Mode.TERMINAL]
    assert {row.code[-2:] for row in regular if row.mode is Mode.MPM} == {"01"}
    assert {row.code[-2:] for row in regular if row.mode is Mode.CPM} == {"08"}


def test_the_verbs_that_cancel() -> None:
    assert codes(cancel_verb=Verb.REVERSAL) == {"800108", "800208", "800708", "800101", "801501"}
    assert codes(cancel_verb=Verb.CLOSE) == {"801008", "800201", "800701"}


def test_verbs_are_named_as_their_endpoints() -> None:
    assert [str(verb) for verb in Verb] == ["reversal", "close"]


def test_what_the_documentation_says_cannot_be_refunded() -> None:
    assert codes(refundable=False) == {"802001", "805401", "802301", "802901", "805601"}
    assert codes(refundable=False) == codes(partial_refund=False)


def test_how_long_a_customer_can_pay() -> None:
    assert codes(takes_expired_time=True) == {"800101", "801501", "800201"}
    assert codes(validity_s=300) == codes(takes_expired_time=True)
    assert codes(validity_s=120) == {"805801", "805808"}
    assert codes(validity_s=UNKNOWN_VALIDITY_S) == set(PAY_TYPES) - codes(validity_s=300) - codes(validity_s=120)


def test_only_a_documented_validity_may_be_counted_down() -> None:
    assert pay_type("801501").validity_known
    assert pay_type("805801").validity_known
    assert not pay_type("802001").validity_known


def test_what_takes_hong_kong_dollars_only() -> None:
    only_hkd = codes(currencies=frozenset({"HKD"}))
    assert only_hkd == {"801008", "805808", "803708", "801501", "805801", "802001", "803701"}
    assert codes(currencies=None) == set(PAY_TYPES) - only_hkd


def test_octopus_counts_in_ten_cents_and_nobody_else() -> None:
    assert codes(multiple_of=10) == {"803701", "803708"} == codes(wallet=Wallet.OCTOPUS)
    assert codes(multiple_of=1) == set(PAY_TYPES) - codes(multiple_of=10)


def test_only_alipay_abroad_has_two_tags() -> None:
    assert codes(pay_tags=("ALIPAYHK", "ALIPAYCN")) == {"800101"}
    assert codes(pay_tags=()) == set(PAY_TYPES) - {"800101"}


def test_regional_pay_types_are_off() -> None:
    abroad = {code for code, row in PAY_TYPES.items() if not row.region.startswith("HK")}
    assert len(abroad) == 25
    assert not abroad & codes(on_by_default=True)


@pytest.mark.parametrize("wallet", Wallet)
def test_every_wallet_has_a_name_and_a_pay_type(wallet: Wallet) -> None:
    assert WALLET_NAMES[wallet]
    assert codes(wallet=wallet)


def test_wallets_are_plain_words_on_the_command_line() -> None:
    assert all(re.fullmatch("[a-z_]+", wallet) for wallet in Wallet)
    assert Wallet("wechat") is Wallet.WECHAT


def test_a_pay_type_is_found_by_its_code() -> None:
    assert pay_type("800208") is PAY_TYPES["800208"]


@pytest.mark.parametrize("code", ["", "800999", "802801", "800208 ", "281345678901234567"])
def test_an_unknown_pay_type_is_bad_input_and_not_repeated(code: str) -> None:
    with pytest.raises(UnknownPayType) as refused:
        pay_type(code)
    assert isinstance(refused.value, BadInput)
    assert not code or code not in str(refused.value)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("800208", "WeChat Pay"),
        ("805801", "PayMe"),
        ("802808", "Visa / Mastercard"),
        ("806527", "Apple Pay"),
        ("805810", "PayMe"),
        ("801514", "AlipayHK"),
        ("899999", "899999"),
        ("", ""),
    ],
)
def test_a_name_is_shown_for_every_code_that_qfpay_may_name(code: str, name: str) -> None:
    assert name_of(code) == name


# Defaults of a wallet


@pytest.mark.parametrize(
    ("wallet", "code"),
    [
        (Wallet.ALIPAY, "801501"),
        (Wallet.WECHAT, "800201"),
        (Wallet.PAYME, "805801"),
        (Wallet.UNIONPAY, "800701"),
        (Wallet.FPS, "802001"),
        (Wallet.OCTOPUS, "803701"),
        (Wallet.PAYNOW, "802301"),
    ],
)
def test_the_qr_code_of_a_wallet(wallet: Wallet, code: str) -> None:
    assert qr_pay_type(wallet).code == code


def test_which_alipay_qr_code_it_is_the_profile_says() -> None:
    assert qr_pay_type(Wallet.ALIPAY, alipay_mpm="800101").code == "800101"
    assert qr_pay_type(Wallet.WECHAT, alipay_mpm="800101").code == "800201"


@pytest.mark.parametrize("wallet", [Wallet.DETECT, Wallet.VISA_MASTERCARD, Wallet.TOUCH_N_GO])
def test_a_wallet_without_a_qr_code_says_what_to_do(wallet: Wallet) -> None:
    with pytest.raises(BadInput, match="has no QR code to show"):
        qr_pay_type(wallet)


@pytest.mark.parametrize(
    ("wallet", "code"),
    [
        (Wallet.ALIPAY, "800108"),
        (Wallet.WECHAT, "800208"),
        (Wallet.UNIONPAY, "800708"),
        (Wallet.PAYME, "805808"),
        (Wallet.DETECT, "800008"),
        (Wallet.BOOST, "804008"),
    ],
)
def test_the_scanned_code_of_a_wallet(wallet: Wallet, code: str) -> None:
    assert code_pay_type(wallet).code == code


@pytest.mark.parametrize("wallet", [Wallet.FPS, Wallet.OCTOPUS, Wallet.AMEX])
def test_a_wallet_whose_codes_cannot_be_scanned_says_what_to_do(wallet: Wallet) -> None:
    with pytest.raises(BadInput, match="cannot be scanned here"):
        code_pay_type(wallet)


@pytest.mark.parametrize(("choose", "mode"), [(qr_pay_type, Mode.MPM), (code_pay_type, Mode.CPM)])
@pytest.mark.parametrize("wallet", Wallet)
def test_a_default_can_be_paid_here_and_none_is_missed(
    choose: Callable[[Wallet], PayType], mode: Mode, wallet: Wallet
) -> None:
    payable = codes(wallet=wallet, mode=mode, payable_here=True)
    if payable:
        assert choose(wallet).code in payable
    else:
        with pytest.raises(BadInput):
            choose(wallet)


# Amounts


@pytest.mark.parametrize(("code", "money"), [
    ("800208", Money(1, HKD)),
    ("800208", Money(12_345, CNY)),
    ("802001", Money(12_345, HKD)),
    ("803701", Money(1230, HKD)),
])  # fmt: skip
def test_an_amount_that_fits(code: str, money: Money) -> None:
    check_amount(pay_type(code), money)


@pytest.mark.parametrize(
    ("code", "money", "sentence"),
    [
        ("802001", Money(100, CNY), "FPS takes HKD only, not CNY. Use another wallet."),
        ("803701", Money(1235, HKD), "Octopus takes multiples of HKD 0.10 only. Change the amount, or use another"),
        ("802808", Money(100, HKD), "Visa / Mastercard cannot be paid at this counter. Use the card terminal"),
        ("803708", Money(100, HKD), "Octopus cannot be paid at this counter."),
    ],
)
def test_an_amount_that_does_not_fit_is_refused_with_what_to_do(code: str, money: Money, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_amount(pay_type(code), money)
    assert str(refused.value).startswith(sentence)
