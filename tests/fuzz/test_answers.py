"""Response bodies, arbitrary and nearly right: see `targets.try_bytes`. Longer: `--hypothesis-profile=fuzz`."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzz.targets import SECRETS, try_bytes, try_document
from tests.unit.domain.builders import MINOR, NUMBER, OTHER_NUMBER, SYSSN

FLAT = {
    "respcd": "0000", "resperr": "", "respmsg": "success", "syssn": SYSSN, "out_trade_no": NUMBER,
    "pay_type": "800108", "txamt": str(MINOR), "txcurrcd": "HKD", "txdtm": "2026-11-23 12:00:00",
    "sysdtm": "2026-11-23 12:00:01", "chnlsn": "4200001", "cardcd": "o123",
}  # fmt: skip
WRAPPED = {
    "respcd": "0000", "respmsg": "", "data": {
        "txamt": MINOR, "out_trade_no": NUMBER, "txcurrcd": "HKD", "txstatus": "SUCCESS", "qf_trade_no": "9000",
        "pay_type": "805808", "sysdtm": "2026-11-23 12:00:01", "txdtm": "2026-11-23 12:00:00",
    },
}  # fmt: skip
SHOWN = {**FLAT, "qrcode": "https://qr.example/1"}
ROW = {
    "respcd": "0000", "errmsg": "", "syssn": SYSSN, "origssn": "", "out_trade_no": NUMBER, "order_type": "payment",
    "cancel": "0", "txamt": str(MINOR), "txcurrcd": "HKD", "pay_type": "800108", "sysdtm": "2026-11-23 12:00:01",
    "txdtm": "2026-11-23 12:00:00", "chnlsn": "", "cash_fee": "0",
}  # fmt: skip
LIST = {"respcd": "0000", "resperr": "", "respmsg": "", "page": 1, "page_size": 10, "data": [ROW]}
TWO = {**LIST, "data": [ROW, {**ROW, "syssn": SYSSN + "9"}]}
NONE = {**LIST, "data": []}
REAL = [FLAT, WRAPPED, SHOWN, LIST, TWO, NONE]

NAMES = sorted({*FLAT, *ROW, *WRAPPED["data"], "data", "qrcode", "orig_syssn"})  # type: ignore[misc]
TELLING = st.sampled_from([
    "0000", "0", 0, "1142", "1143", "1145", "1181", "1201", "1108", "1136", "1263", "1268", "9999", "", None, "HKD",
    NUMBER, f"{NUMBER} ", NUMBER.lower(), OTHER_NUMBER, SYSSN, "hkd", "CNY", "payment", "Payment", "refund", "SUCCESS",
    MINOR, str(MINOR), f"0{MINOR}", f"{MINOR} ", f"{MINOR}.0", float(MINOR), MINOR + 1, -MINOR, "FAILED", "PENDING",
    "\N{FULLWIDTH DIGIT ZERO}" * 4, "0000\n", " 0000", True, False, 1, 2, 3, 5, "1", "2", "3", "5", *SECRETS,
    f"x{SECRETS[0]}y",
])  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10) | TELLING,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=8,
)


@st.composite
def nearly_real(draw: st.DrawFn) -> dict[str, Any]:
    """A real document with a few things changed, wherever they are."""
    document = json.loads(json.dumps(draw(st.sampled_from(REAL))))
    for _ in range(draw(st.integers(0, 4))):
        places = [document, *(part for part in parts_of(document) if isinstance(part, dict))]
        place = draw(st.sampled_from(places))
        name = draw(st.sampled_from(NAMES))
        if draw(st.booleans()):
            place[name] = draw(TELLING | JSON)
        else:
            place.pop(name, None)
    return document


def parts_of(value: Any) -> list[Any]:
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [*inner, *(part for one in inner for part in parts_of(one))]


@st.composite
def nearly_real_bytes(draw: st.DrawFn) -> bytes:
    """Such a document as it may arrive: cut, with bytes changed, with a mark before it."""
    text = json.dumps(draw(nearly_real()), ensure_ascii=draw(st.booleans()))
    raw = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 8))] = draw(st.binary(max_size=8))
    before = draw(st.sampled_from([b"", b"\xef\xbb\xbf", b"\n", b"<html>", b"\xff\xfe", b"[", b'{"respcd":"0000",']))
    return before + bytes(raw)


@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    try_bytes(raw)


@given(nearly_real_bytes())
@example(b"null")
@example(b"[]")
@example(b'{"respcd": "0000", "respcd": "1201"}')
@example(b"[" * 200_000)
@example(b'{"respcd":' * 100_000)
@example(b'{"respcd": "0000", "txamt": ' + b"9" * 5_000 + b"}")
@example(b'{"respcd": "0000", "txamt": 1e400}')
@example(b'{"respcd": "0000", "txamt": NaN}')
def test_nearly_real_bytes(raw: bytes) -> None:
    try_bytes(raw)


@given(nearly_real())
def test_nearly_real_documents(document: dict[str, Any]) -> None:
    try_document(document)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), JSON, max_size=8))
def test_any_document(document: dict[str, Any]) -> None:
    try_document(document)


@given(nearly_real_bytes(), st.sampled_from(["gzip", "x-gzip", "GZIP ", "deflate", "br", "identity", ""]), st.data())
def test_any_encoding(raw: bytes, encoding: str, data: st.DataObject) -> None:
    packed = gzip.compress(raw) if data.draw(st.booleans()) else raw
    try_bytes(packed[: data.draw(st.integers(0, len(packed)))], encoding)


@pytest.mark.parametrize("document", REAL)
def test_real_documents_keep_what_is_promised(document: dict[str, Any]) -> None:
    try_document(document)
