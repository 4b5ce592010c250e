"""What is tried with anything: each takes raw input, and raises only when a promise is broken."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from pos_app.domain.evidence import judge_payment_answer, judge_query
from pos_app.domain.money import CURRENCIES, AmountError, parse_amount, parse_sum
from pos_app.domain.payment_codes import NotAPaymentCode, classify
from pos_app.qfpay import parsing
from pos_app.qfpay.documents import Unreadable, read_document, unpacked
from pos_app.scanner.strokes import Settings
from tests.fuzz import oracle
from tests.unit.domain.builders import ALIPAY_QR, ALIPAY_SCAN, intent
from tests.unit.scanner.conftest import Counter

INTENTS = (intent(ALIPAY_SCAN), intent(ALIPAY_QR))
SECRETS = ("281234567890123456", "TRAINING-ONLY-CLIENT-KEY")
PARSERS = (
    parsing.payment_answer, parsing.query_answer, parsing.cancel_answer, parsing.refund_answer, parsing.note_respcd,
)  # fmt: skip


def try_bytes(raw: bytes, encoding: str = "") -> None:
    """A response body: nothing raised but `Unreadable`, no secret in what is kept, no evidence without its proof."""
    try:
        document = read_document(unpacked(raw, encoding, 1 << 20))
    except Unreadable:
        return
    try_document(document)


def try_document(document: dict[str, object]) -> None:
    for parse in PARSERS:
        try:
            answer = parse(document, SECRETS)
        except Unreadable:
            continue
        assert not any(secret in repr(answer) for secret in SECRETS), "a secret came back"
    shown = json.loads(json.dumps(document))
    for own in INTENTS:
        _judge(own, document, shown)


def _judge(own: Any, document: dict[str, object], shown: dict[str, Any]) -> None:
    with suppress(Unreadable):
        oracle.check_payment_finding(own, shown, judge_payment_answer(own, parsing.payment_answer(document)).finding)
    with suppress(Unreadable):
        oracle.check_query_finding(own, shown, judge_query(own, parsing.query_answer(document)).finding)


def try_amount(text: str) -> None:
    """Anything in the amount's field: exactly what it says, or a refusal that does not repeat it."""
    for unit in CURRENCIES.values():
        try:
            money = parse_amount(text, unit)
        except AmountError:
            continue
        oracle.check_amount(text, money)
        assert parse_amount(money.plain(), unit) == parse_amount(money.grouped(), unit) == money
        assert parse_amount(_full_width(text), unit) == money
        assert parse_sum(text, unit) == money


def try_code(text: str) -> None:
    """Anything as a payment code: one that says nothing of itself, or a refusal that does not repeat it."""
    try:
        code = classify(text)
    except NotAPaymentCode as refused:
        repeated = len(text) >= 8 and text in str(refused)
    else:
        repeated = code.reveal() in repr(code) + str(code)
        assert 16 <= code.length == len(code.reveal())
        assert code.reveal().isascii()
    assert not repeated


def try_keys(keys: list[tuple[str, int]]) -> None:
    """Any keys at any times: nothing raises, nothing is a scan that was not one, and no other key is lost."""
    counter = Counter()
    counter.play((key for key, _ in keys), (gap for _, gap in keys))
    counter.wait()
    typed_keys = "".join(key for key, _ in keys if key not in "\r\n\t")
    assert oracle.is_subsequence(counter.typed, typed_keys), "something was typed that nobody typed"
    for text in counter.scans:
        oracle.check_scan(keys, text)
    assert oracle.is_subsequence(_alone(keys), counter.typed), "a key that stood alone was lost"


def _alone(keys: list[tuple[str, int]]) -> str:
    """Keys with silence on both sides: no scan can have them."""
    silence = Settings().silence_ms
    borders = [*(gap > silence for _, gap in keys), True]
    return "".join(
        key
        for (key, _), before, behind in zip(keys, borders, borders[1:], strict=False)
        if before and behind and key not in "\r\n\t"
    )


def _full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
