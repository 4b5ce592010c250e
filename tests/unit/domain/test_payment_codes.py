from __future__ import annotations

import base64
import copy
import hashlib
import hmac
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.pay_types import PAY_TYPES, Mode, Wallet
from pos_app.domain.payment_codes import CODE_RULES, CodeProblem, NotAPaymentCode, classify
from pos_app.domain.sentences import BadInput

WECHAT = "134567890123456789"
ALIPAY = "281345678901234567"
UNIONPAY = "6212345678901234567"
EMV = base64.b64encode(b"\x85\x05CPV01" + bytes(range(113))).decode("ascii")
PAYME = "PM2A3B4C5D6E7F8G9H2J3K4L"
OURS = "P26112312345600212345678"
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def is_code(text: str) -> bool:
    try:
        classify(text)
    except NotAPaymentCode:
        return False
    return True


printable = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
code_like = st.text(printable, min_size=16, max_size=520)
codes = st.text(printable, min_size=16, max_size=512).filter(lambda text: is_code(text) and text[0] != "]")
digit_texts = st.text(st.sampled_from("0123456789"), max_size=40)


def problem_of(text: str) -> CodeProblem:
    with pytest.raises(NotAPaymentCode) as refused:
        classify(text)
    return refused.value.reason


# Which wallet


@pytest.mark.parametrize(
    ("text", "wallet", "pay_type"),
    [
        ("10" + "0" * 16, Wallet.WECHAT, "800208"),
        ("15" + "9" * 16, Wallet.WECHAT, "800208"),
        ("25" + "0" * 14, Wallet.ALIPAY, "800108"),
        ("30" + "0" * 22, Wallet.ALIPAY, "800108"),
        ("28" + "0" * 30, Wallet.ALIPAY, "800108"),
        (ALIPAY, Wallet.ALIPAY, "800108"),
        (UNIONPAY, Wallet.UNIONPAY, "800708"),
        (EMV, Wallet.UNIONPAY, "800708"),
        ("hQVDUFY" + "A" * 161, Wallet.UNIONPAY, "800708"),
        ("hQVDUFY" + "/" * 505, Wallet.UNIONPAY, "800708"),
    ],
)
def test_a_known_form_tells_wallet_and_pay_type(text: str, wallet: Wallet, pay_type: str) -> None:
    code = classify(text)
    assert (code.wallet, code.pay_type) == (wallet, pay_type)
    assert code.reveal() == text


@pytest.mark.parametrize(
    "text",
    [
        PAYME,
        "09" + "0" * 16,
        "16" + "0" * 16,
        "24" + "0" * 16,
        "31" + "0" * 16,
        "10" + "0" * 17,
        "62" + "0" * 16,
        "62" + "0" * 18,
        "28" + "0" * 31,
        "28" + "A" * 16,
        "hqVDUFY" + "A" * 130,
        "9" * 512,
        "22" + "0" * 17,
        "a-_/+=!\"'<>&%{}[" * 2,
    ],
)
def test_an_unknown_form_of_plausible_shape_is_a_code_of_an_unknown_wallet(text: str) -> None:
    code = classify(text)
    assert (code.wallet, code.pay_type) == (None, None)
    assert code.reveal() == text


def test_an_emvco_code_is_what_base64_makes_of_cpv01() -> None:
    assert EMV.startswith("hQVDUFYwM")
    assert 132 <= len(EMV) <= 168


def test_the_rules_name_scanned_pay_types_of_their_wallets() -> None:
    for rule in CODE_RULES:
        assert PAY_TYPES[rule.pay_type].wallet is rule.wallet
        assert PAY_TYPES[rule.pay_type].mode is Mode.CPM


# What scanners add


@pytest.mark.parametrize(
    "text",
    [
        ALIPAY + "\r\n",
        ALIPAY + "\t",
        "  " + ALIPAY + " ",
        "\n" + ALIPAY + "\n\n",
        "]Q1" + ALIPAY,
        "]C1" + ALIPAY + "\r",
        "]C0 " + ALIPAY,
        "\x02]d2" + ALIPAY + "\x03\r\n",
        "\ufeff" + ALIPAY,
        ALIPAY.translate(FULL_WIDTH),
        "\u3000" + ALIPAY.translate(FULL_WIDTH) + "\u3000",
    ],
)
def test_what_a_scanner_or_an_input_method_adds_is_taken_off(text: str) -> None:
    assert classify(text).reveal() == ALIPAY


# What is no payment code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", CodeProblem.EMPTY),
        (" \r\n", CodeProblem.EMPTY),
        ("]Q1", CodeProblem.EMPTY),
        ("2813456789", CodeProblem.TOO_SHORT),
        ("x" * 15, CodeProblem.TOO_SHORT),
        ("4006381333932", CodeProblem.TOO_SHORT),  # wrong check digit
        ("x" * 513, CodeProblem.TOO_LONG),
        ("1" * 1_000_000, CodeProblem.TOO_LONG),
        ("ABCDEFGH 12345678", CodeProblem.SPACES),
        ("ABCDEFGH\t12345678", CodeProblem.SPACES),
        ("ABCDEFGH\u200212345678", CodeProblem.SPACES),
        ("ABCDEFGH\x0012345678", CodeProblem.CONTROL),
        ("ABCDEFGH\x1d12345678", CodeProblem.CONTROL),
        ("ABCDEFGH\x7f12345678", CodeProblem.CONTROL),
        ("ABCDEFGH\x8512345678", CodeProblem.CONTROL),
        ("https://qr.alipay.com/fkx012345678", CodeProblem.URL),
        ("HTTP://EXAMPLE.HK", CodeProblem.URL),
        ("weixin://wxpay/bizpayurl?pr=AbCdEf1", CodeProblem.URL),
        ("www.example.com/menu/table-12", CodeProblem.URL),
        ("https://example.com/a b", CodeProblem.URL),
        ("支付寶付款碼支付寶付款碼支付寶付款碼", CodeProblem.NOT_ASCII),
        ("28134567890123456\u0667", CodeProblem.NOT_ASCII),
        ("28134567890123456²", CodeProblem.NOT_ASCII),
        ("28134567890123456\ud800", CodeProblem.NOT_ASCII),
        ("4006381333931", CodeProblem.RETAIL),  # EAN-13
        ("96385074", CodeProblem.RETAIL),  # EAN-8
        ("036000291452", CodeProblem.RETAIL),  # UPC-A
        ("22" + "0" * 16, CodeProblem.JKOPAY),
        ("22ABCDEFGHIJKLMNOP", CodeProblem.JKOPAY),
        (OURS, CodeProblem.OUR_NUMBER),
        ("R" + OURS[1:], CodeProblem.OUR_NUMBER),
        ("]C1" + OURS + "\r\n", CodeProblem.OUR_NUMBER),
        (ALIPAY + ALIPAY, CodeProblem.GLUED),
        (ALIPAY + WECHAT, CodeProblem.GLUED),
        (UNIONPAY + UNIONPAY, CodeProblem.GLUED),
        (ALIPAY + "\r\n" + WECHAT, CodeProblem.GLUED),
        (ALIPAY + "\n" + ALIPAY, CodeProblem.GLUED),
    ],
)
def test_what_is_no_payment_code_is_refused_by_what_it_is(text: str, problem: CodeProblem) -> None:
    assert problem_of(text) is problem


@pytest.mark.parametrize(
    "text",
    [
        ALIPAY + "9" * 18,
        "9" * 18 + ALIPAY,
        ALIPAY + "9" * 17,
        PAYME + PAYME,
        "28" + "0" * 14 + "28" + "0" * 14,
    ],
)
def test_long_codes_that_are_not_two_known_ones_are_left_alone(text: str) -> None:
    assert classify(text).reveal() == text


def test_each_problem_has_a_sentence_of_its_own() -> None:
    sentences = {str(NotAPaymentCode(problem)) for problem in CodeProblem}
    assert len(sentences) == len(CodeProblem)
    assert not [text for text in sentences if "{" in text]


def test_a_refusal_is_bad_input_without_the_text() -> None:
    with pytest.raises(BadInput) as refused:
        classify(ALIPAY + ALIPAY)
    assert ALIPAY[:6] not in str(refused.value) + repr(refused.value)


# The secret


def test_only_wallet_length_and_last_four_are_shown() -> None:
    code = classify(ALIPAY)
    assert repr(code) == "PaymentCode(wallet=alipay, length=18, last4='4567')"
    assert str(code) == f"{code}" == "Alipay …4567"
    assert str(classify(PAYME)) == "…3K4L"
    assert (code.length, code.last4) == (18, "4567")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling_is_refused(protocol: int) -> None:
    with pytest.raises(TypeError, match="cannot be pickled") as refused:
        pickle.dumps(classify(ALIPAY), protocol)
    assert ALIPAY not in str(refused.value)


def test_copying_is_refused() -> None:
    with pytest.raises(TypeError):
        copy.copy(classify(ALIPAY))
    with pytest.raises(TypeError):
        copy.deepcopy(classify(ALIPAY))


def test_it_has_no_dictionary_of_attributes_and_no_hash() -> None:
    with pytest.raises(TypeError):
        vars(classify(ALIPAY))
    with pytest.raises(TypeError):
        hash(classify(ALIPAY))


def test_codes_are_equal_by_content() -> None:
    assert classify(ALIPAY) == classify(ALIPAY + "\r\n")
    assert classify(ALIPAY) != classify(WECHAT)
    assert classify(ALIPAY) != ALIPAY


def test_a_fingerprint_is_keyed() -> None:
    code = classify(ALIPAY)
    expected = hmac.new(b"dummy", ALIPAY.encode(), hashlib.sha256).hexdigest()
    assert code.fingerprint(b"dummy") == expected
    assert code.fingerprint(b"other") != expected
    assert classify(WECHAT).fingerprint(b"dummy") != expected


# Any text


@given(st.text() | code_like | digit_texts | st.text(st.sampled_from("2138 \r\n]Qhttps:/.\x02"), max_size=40))
def test_any_text_is_a_code_of_the_right_shape_or_refused(text: str) -> None:
    try:
        code = classify(text)
    except NotAPaymentCode:
        return
    secret = code.reveal()
    assert 16 <= len(secret) == code.length <= 512
    assert all("!" <= char <= "~" for char in secret)
    assert code.last4 == secret[-4:]
    assert (code.wallet is None) is (code.pay_type is None)


@given(codes)
def test_printed_forms_depend_on_wallet_length_and_last_four_only(text: str) -> None:
    code = classify(text)
    assert repr(code) == f"PaymentCode(wallet={code.wallet}, length={code.length}, last4={text[-4:]!r})"
    assert text not in f"{code}{code!r}"


@given(codes, st.sampled_from(["", "\r\n", "\t", "\n"]), st.sampled_from(["", "]Q1", "]C1"]))
def test_what_scanners_add_changes_nothing(text: str, after: str, before: str) -> None:
    assert classify(before + text + after) == classify(text)


@given(st.integers(0, 10**12 - 1))
def test_every_ean_13_is_known_for_what_it_is(number: int) -> None:
    body = f"{number:012}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    check = -total % 10
    assert problem_of(body + str(check)) is CodeProblem.RETAIL
    assert problem_of(body + str((check + 1) % 10)) is CodeProblem.TOO_SHORT


@given(st.sampled_from(["10", "11", "12", "13", "14", "15"]), st.integers(0, 10**16 - 1))
def test_every_wechat_code_is_wechats(prefix: str, rest: int) -> None:
    assert classify(f"{prefix}{rest:016}").wallet is Wallet.WECHAT


@given(st.integers(25, 30), st.text(st.sampled_from("0123456789"), min_size=14, max_size=30))
def test_every_alipay_code_is_alipays(prefix: int, rest: str) -> None:
    assert classify(f"{prefix}{rest}").wallet is Wallet.ALIPAY
