from __future__ import annotations

from requests.structures import CaseInsensitiveDict

from pos_app.qfpay.response_trust import (
    SignatureVerdict,
    Trust,
    judge_signature,
    needs_no_signature,
    refusal_alone,
)
from pos_app.qfpay.signing import Scheme, SignType, sign_body

KEY = "dummy-client-key"
RAW = b'{"respcd":"0000"}'
DOCUMENT = {"respcd": "0000"}
CONFIGURATION = ("1103", "1104", "1105", "1106", "1107", "1108")


def judged(headers: dict[str, str]) -> SignatureVerdict:
    return judge_signature(RAW, DOCUMENT, CaseInsensitiveDict(headers), KEY)


def test_an_answer_without_the_header_is_unsigned() -> None:
    assert judged({}) == SignatureVerdict(Trust.UNSIGNED)
    assert judged({"X-QF-SIGN": " "}) == SignatureVerdict(Trust.UNSIGNED)


def test_md5_is_meant_where_nothing_is_said() -> None:
    headers = {"x-qf-sign": sign_body(RAW, KEY, SignType.MD5)}

    assert judged(headers) == SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)


def test_sha256_is_meant_where_the_header_or_the_length_says_so() -> None:
    signature = sign_body(RAW, KEY, SignType.SHA256).lower()

    for headers in ({"x-qf-sign": signature, "x-qf-signtype": "sha256"}, {"x-qf-sign": signature}):
        assert judged(headers) == SignatureVerdict(Trust.VERIFIED, Scheme.RAW_BODY)


def test_a_signature_that_does_not_hold_is_a_mismatch() -> None:
    for signature in ("0" * 32, "0" * 64, "ÿ", "x" * 10_000):
        assert judged({"X-QF-SIGN": signature}) == SignatureVerdict(Trust.MISMATCH)


def test_an_md5_under_the_name_of_sha256_is_a_mismatch() -> None:
    headers = {"X-QF-SIGN": sign_body(RAW, KEY, SignType.MD5), "X-QF-SIGNTYPE": "SHA256"}

    assert judged(headers).trust is Trust.MISMATCH


def test_only_a_plain_configuration_refusal_needs_no_signature() -> None:
    assert all(needs_no_signature({"respcd": code, "resperr": "no"}) for code in CONFIGURATION)
    assert needs_no_signature({"respcd": "1108", "data": []})
    for document in (
        {"respcd": "0000"},
        {"respcd": "1102"},
        {"respcd": "1109"},
        {"respcd": "1201"},
        {"respcd": 1108},
        {"respcd": ["1108"]},
        {},
        {"respcd": "1108", "data": {"txstatus": "SUCCESS"}},
        {"respcd": "1108", "txstatus": "SUCCESS"},
    ):
        assert not needs_no_signature(document), document


def test_an_unsigned_refusal_teaches_its_code_and_words_alone() -> None:
    document = {"respcd": "1108", "resperr": "no", "out_trade_no": "P1", "syssn": "2026", "qrcode": "x", "txamt": 1}
    assert refusal_alone(document) == {"respcd": "1108", "resperr": "no", "out_trade_no": "P1"}
