"""From what was asked for to an intent: pay type, number, rules, and what is refused before anything exists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_app.checkout.ordering import check_refundable, check_request, make_intent, make_refund_intent
from pos_app.checkout.requests import PayRequest
from pos_app.domain import returning
from pos_app.domain.money import Money, currency
from pos_app.domain.numbers import is_payment_no, is_refund_no
from pos_app.domain.pay_types import PAY_TYPES, Mode, Verb, Wallet
from pos_app.domain.payment import Payment, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import Refund, RefundIntent, RefundState, begin_refund
from pos_app.domain.sentences import BadInput, SetupError
from pos_app.domain.transitions import begin
from tests.unit.checkout.counter import NOON, Clock, hkd, profile, scan, shop, show_qr

UNKNOWN_CODE = "PMABCDEFGHJKLMNPQRSTUVWX"


def chosen(request: PayRequest, **particulars: object) -> str:
    return check_request(request, profile(**particulars)).code


@pytest.mark.parametrize(
    ("code", "pay_type"),
    [
        ("281234567890123456", "800108"),
        ("131234567890123456", "800208"),
        ("6212345678901234567", "800708"),
    ],
)
def test_a_code_tells_its_pay_type(code: str, pay_type: str) -> None:
    assert chosen(scan(code=code)) == pay_type


@pytest.mark.parametrize(
    ("wallet", "pay_type"),
    [(Wallet.ALIPAY, "801501"), (Wallet.WECHAT, "800201"), (Wallet.PAYME, "805801"), (Wallet.FPS, "802001")],
)
def test_a_wallets_qr_code_has_its_pay_type(wallet: Wallet, pay_type: str) -> None:
    assert chosen(show_qr(wallet=wallet)) == pay_type


def test_the_profile_says_which_alipay_shows_a_qr_code() -> None:
    assert chosen(show_qr(), alipay_mpm="800101") == "800101"


def test_a_code_of_unknown_prefix_asks_for_the_wallet_and_then_goes() -> None:
    with pytest.raises(BadInput, match="Choose the wallet"):
        chosen(scan(code=UNKNOWN_CODE))
    assert chosen(scan(code=UNKNOWN_CODE, wallet=Wallet.PAYME)) == "805808"


def test_a_code_of_unknown_prefix_is_left_to_qfpay_where_the_merchant_has_that() -> None:
    assert chosen(scan(code=UNKNOWN_CODE), wallets=("800108", "800008")) == "800008"
    assert chosen(scan(), wallets=("800108", "800008")) == "800108"
    with pytest.raises(BadInput, match="Choose the wallet"):
        chosen(scan(code=UNKNOWN_CODE), wallets=("800108",))


def test_neither_code_nor_wallet_asks_for_the_wallet() -> None:
    with pytest.raises(BadInput, match="Choose the wallet"):
        chosen(PayRequest(hkd(100)))


def test_a_pay_type_that_was_named_overrides_the_usual_one() -> None:
    assert chosen(scan(code="131234567890123456", pay_type="801008")) == "801008"


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (show_qr(wallet=Wallet.ALIPAY, pay_type="800108"), "Scan it"),
        (scan(pay_type="801501"), "QR code instead of scanning"),
        (scan(pay_type="123456"), "pay type"),
        (show_qr(wallet=Wallet.GRABPAY), "GrabPay is switched off"),
        (scan(pay_type="802808"), "."),
        (show_qr(minor=1255, wallet=Wallet.OCTOPUS), "multiples of HKD 0.10"),
        (PayRequest(Money(1250, currency("USD")), wallet=Wallet.FPS), "HKD only, not USD"),
        (scan(reference="x" * 61), "60 characters"),
        (scan(reference="two\nlines"), "one line"),
    ],
)
def test_what_cannot_be_paid_here_is_refused_with_what_to_do(request_: PayRequest, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        chosen(request_)


def test_a_wallet_that_the_owner_switched_off_is_refused_and_one_switched_on_is_taken() -> None:
    with pytest.raises(BadInput, match="WeChat Pay is switched off"):
        chosen(scan(code="131234567890123456"), wallets=("800108",))
    assert chosen(show_qr(wallet=Wallet.GRABPAY), wallets=("804201",)) == "804201"


def test_a_merchant_who_has_another_pay_type_of_the_wallet_is_charged_by_that() -> None:
    assert chosen(scan(code="131234567890123456"), wallets=("801008",)) == "801008"


def test_the_sandbox_takes_no_wallet() -> None:
    with pytest.raises(SetupError, match="no wallet payment works there"):
        chosen(scan(), url="https://openapi-int.qfapi.com")


def test_the_intent_holds_what_is_needed_to_follow_it_and_a_hint_of_the_code_only() -> None:
    intent = make_intent(scan(reference="table 7"), shop(digits=lambda count: "1" * count), Clock())
    assert intent.out_trade_no == "P261123120000001" + "1" * 8
    assert is_payment_no(intent.out_trade_no)
    assert intent.sale_id == intent.out_trade_no
    assert (intent.pay_type, intent.wallet, intent.mode, intent.cancel_verb) == (
        "800108", "alipay", Mode.CPM, Verb.REVERSAL,
    )  # fmt: skip
    assert (intent.txdtm, intent.profile, intent.till, intent.reference) == (
        "2026-11-23 12:00:00", "shop", "001", "table 7",
    )  # fmt: skip
    assert intent.code is not None
    assert (intent.code.wallet, intent.code.length, intent.code.last4) == ("alipay", 18, "3456")
    assert "281234567890" not in repr(intent)


def test_time_and_number_are_the_shops_wherever_the_pc_thinks_it_is() -> None:
    tokyo = shop(profile(time_zone="Asia/Tokyo"))
    intent = make_intent(scan(), tokyo, Clock())
    assert intent.txdtm == "2026-11-23 13:00:00"
    assert intent.out_trade_no.startswith("P261123130000")


def test_a_qr_code_that_takes_a_validity_gets_five_minutes_and_others_none() -> None:
    assert make_intent(show_qr(), shop(), Clock()).expired_time == 5
    assert make_intent(show_qr(wallet=Wallet.PAYME), shop(), Clock()).expired_time is None
    assert make_intent(scan(), shop(), Clock()).expired_time is None


@pytest.mark.parametrize(("asked", "sent"), [("ALIPAYCN", "ALIPAYCN"), ("NONSENSE", "")])
def test_only_a_tag_that_the_pay_type_knows_is_sent(asked: str, sent: str) -> None:
    overseas = shop(profile(alipay_mpm="800101"))
    assert make_intent(show_qr(pay_tag=asked), overseas, Clock()).pay_tag == sent
    assert make_intent(show_qr(pay_tag=asked), shop(), Clock()).pay_tag == ""


def test_the_wallet_of_a_code_that_qfpay_detects_is_the_codes_own_if_it_tells() -> None:
    assert make_intent(scan(pay_type="800008"), shop(), Clock()).wallet == "alipay"
    assert make_intent(scan(code=UNKNOWN_CODE, pay_type="800008"), shop(), Clock()).wallet == "detect"


def test_the_same_code_has_another_fingerprint_under_another_key() -> None:
    code = classify("281234567890123456")
    other = replace(shop(), fingerprint_key=b"another dummy key")
    assert (
        make_intent(PayRequest(hkd(1), code=code), shop(), Clock()).code
        != make_intent(PayRequest(hkd(1), code=code), other, Clock()).code
    )


def payment(state: State = State.PAID, syssn: str = "20261", **request: object) -> Payment:
    return begin(make_intent(show_qr(**request), shop(), Clock()), NOON).but(state=state, syssn=syssn)


def refund_of(paid: Payment, minor: int, state: RefundState = RefundState.REFUNDED, respcd: str = "") -> Refund:
    intent = RefundIntent("R" + "1" * 23, paid.out_trade_no, paid.syssn, hkd(minor), "", "shop", "001")
    return begin_refund(intent, NOON).but(state=state, respcd=respcd)


def test_a_refund_without_an_amount_is_all_that_is_left() -> None:
    paid = payment()
    intent = make_refund_intent(paid, None, [refund_of(paid, 500)], shop(), Clock())
    assert is_refund_no(intent.out_trade_no)
    assert (intent.amount, intent.syssn, intent.txdtm, intent.profile) == (
        hkd(750), "20261", "2026-11-23 12:00:00", "shop",
    )  # fmt: skip


@pytest.mark.parametrize("state", [State.PAID, State.PAID_LATE, State.PAID_TWICE, State.DISPUTED])
def test_whatever_was_charged_can_be_refunded_up_to_what_is_left(state: State) -> None:
    check_refundable(payment(state), hkd(1250), [])
    with pytest.raises(BadInput, match="Only HKD 12.50 of this payment is left"):
        check_refundable(payment(state), hkd(1251), [])


def test_a_wallet_that_gives_back_whole_payments_only_refuses_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    whole_only = replace(PAY_TYPES["801501"], partial_refund=False)
    monkeypatch.setattr(returning, "PAY_TYPES", {"801501": whole_only})
    check_refundable(payment(), hkd(1250), [])
    with pytest.raises(BadInput, match="Alipay gives back whole payments only"):
        check_refundable(payment(), hkd(1249), [])


@pytest.mark.parametrize("respcd", ["1270", "1271"])
def test_a_part_that_qfpay_refused_teaches_that_only_the_whole_goes_back(respcd: str) -> None:
    paid = payment()
    refused = [refund_of(paid, 100, RefundState.REFUSED, respcd)]
    check_refundable(paid, hkd(1250), refused)
    with pytest.raises(BadInput, match="Refund the whole amount"):
        check_refundable(paid, hkd(1249), refused)
    check_refundable(paid, hkd(1249), [refund_of(paid, 100, RefundState.REFUSED, "1269")])


@pytest.mark.parametrize("state", sorted(set(State) - {State.PAID, State.PAID_LATE, State.PAID_TWICE, State.DISPUTED}))
def test_what_was_not_charged_is_not_refunded(state: State) -> None:
    with pytest.raises(BadInput, match="is not paid"):
        check_refundable(payment(state), hkd(1250), [])


@pytest.mark.parametrize(
    ("paid", "amount", "given", "sentence"),
    [
        (payment(syssn=""), 1250, 0, "not known yet"),
        (payment(wallet=Wallet.FPS), 1250, 0, "FPS does not take refunds"),
        (payment(), 1, 1250, "nothing is left"),
        (payment(), 0, 1251, "nothing is left"),
    ],
)
def test_other_reasons_why_not_are_told(paid: Payment, amount: int, given: int, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        check_refundable(paid, hkd(amount), [refund_of(paid, given)])
