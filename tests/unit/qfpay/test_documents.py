from __future__ import annotations

import contextlib
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.qfpay.documents import Unreadable, read_document, unpacked


def reason_of(raw: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read_document(raw)
    return caught.value.reason


def test_a_json_object_is_read_with_and_without_a_byte_order_mark() -> None:
    assert read_document(b'{"respcd":"0000"}') == {"respcd": "0000"}
    assert read_document(b'\xef\xbb\xbf{"respmsg":"\xe6\x88\x90\xe5\x8a\x9f"}') == {"respmsg": "成功"}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not_json"),
        (b'{"respcd":"0000"', "not_json"),
        (b'{"respcd":"0000"} trailing', "not_json"),
        (b"  <html>502 Bad Gateway</html>", "html"),
        (b'{"respcd":"0000","txamt":NaN}', "not_json"),
        (b'{"txamt":' + b"9" * 5000 + b"}", "not_json"),
        (b'{"respcd":"0000","respcd":"1143"}', "not_json"),
        (b'{"RESPCD":"0000"}', "not_json"),
        (b'{"respcd":"0000","data":[{"Cancel":3}]}', "not_json"),
        (b'{"respcd":"0000"," txamt":"1"}', "not_json"),
        ('{"respcd":"0000","ｔｘａｍｔ":"1"}'.encode(), "not_json"),
        (b'["respcd"]', "not_an_object"),
        (b'"0000"', "not_an_object"),
        (b"null", "not_an_object"),
        ('{"respmsg":"成功"}'.encode("gb18030"), "not_utf8"),
        ('{"respcd":"0000"}'.encode("utf-16"), "not_utf8"),
        (b"[" * 200_000, "not_json"),
        (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "not_json"),
    ],
)
def test_everything_else_has_a_word_for_what_is_wrong(raw: bytes, reason: str) -> None:
    assert reason_of(raw) == reason


def test_names_that_decide_nothing_may_be_written_as_they_like() -> None:
    assert read_document(b'{"Version":1,"version":2,"CardCd":""}') == {"Version": 1, "version": 2, "CardCd": ""}


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_unreadable(raw: bytes) -> None:
    document: object = None
    with contextlib.suppress(Unreadable):
        document = read_document(raw)

    assert document is None or document == json.loads(raw.decode("utf-8-sig"))


def test_a_body_without_encoding_stays_as_it_is() -> None:
    assert unpacked(b"{}", "", 10) == b"{}"
    assert unpacked(b"{}", " Identity ", 10) == b"{}"


def test_gzip_is_unpacked_up_to_the_limit() -> None:
    assert unpacked(gzip.compress(b"x" * 100, mtime=0), "gzip", 100) == b"x" * 100


@pytest.mark.parametrize(
    ("raw", "encoding", "reason"),
    [
        (gzip.compress(b"x" * 101, mtime=0), "gzip", "too_large"),
        (gzip.compress(b"x" * 100, mtime=0)[:-9], "gzip", "truncated"),
        (b"", "gzip", "truncated"),
        (gzip.compress(b"{}", mtime=0) * 2, "gzip", "truncated"),
        (b"{}", "gzip", "encoded"),
        (b"{}", "br", "encoded"),
        (b"{}", "gzip, gzip", "encoded"),
    ],
)
def test_unusable_encodings_have_a_word_too(raw: bytes, encoding: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        unpacked(raw, encoding, 100)

    assert caught.value.reason == reason
