"""What a serial scanner sends becomes scans, each by itself, however the bytes come in."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.payment_codes import CodeProblem, NotAPaymentCode, classify
from pos_app.scanner.serial_lines import SerialLines

WECHAT = "134567890123456789"
ENDS = [b"\r", b"\n", b"\r\n", b"\t", b"\x03", b"\x00", b"\x03\r\n"]
CODES = st.text("0123456789", min_size=16, max_size=32)


def scans(*chunks: bytes) -> list[str]:
    """What is read where silence follows the last chunk."""
    lines = SerialLines()
    return [reading.code() for chunk in chunks for reading in lines.feed(chunk)] + [r.code() for r in lines.silence()]


def cut(data: bytes, places: list[int]) -> list[bytes]:
    """`data` in pieces, cut at some of its places."""
    edges = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    return [data[left:right] for left, right in pairwise(edges)]


def problem(text: str) -> CodeProblem:
    with pytest.raises(NotAPaymentCode) as refused:
        classify(text)
    return refused.value.reason


@pytest.mark.parametrize("end", ENDS)
def test_scan_is_over_with_its_end(end: bytes) -> None:
    assert [reading.code() for reading in SerialLines().feed(WECHAT.encode() + end)] == [WECHAT]


def test_scan_without_an_end_is_over_with_silence() -> None:
    lines = SerialLines()
    assert lines.feed(WECHAT.encode()) == []
    assert [reading.code() for reading in lines.silence()] == [WECHAT]
    assert lines.silence() == []


@pytest.mark.parametrize("frame", [b"%s", b"\x02%s\x03", b"]Q1%s", b"\x02]C1%s\x03", b"]Q1\x02%s\x03"])
def test_frame_is_taken_off_and_kept_in_the_raw_reading(frame: bytes) -> None:
    sent = frame % WECHAT.encode()
    [reading, *more] = SerialLines().feed(sent + b"\r")
    assert (reading.code(), more) == (WECHAT, [])
    assert reading.raw == sent.removesuffix(b"\x03").decode()  # which is a sign that ends a scan


def test_what_a_scanner_was_learned_to_put_round_a_code_is_taken_off() -> None:
    [reading] = SerialLines().feed(b"~~PAYMECODE7890123456WXYZ##\r")
    assert reading.code("~~", "##") == "PAYMECODE7890123456WXYZ"
    assert reading.code() == "~~PAYMECODE7890123456WXYZ##"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"\x80\x81\xfe" + WECHAT.encode(), CodeProblem.NOT_ASCII),
        ("訂單 12345678901234567".encode("big5"), CodeProblem.SPACES),
        (WECHAT.encode() + b"\x1d" + WECHAT.encode(), CodeProblem.CONTROL),
        (WECHAT.encode() * 2, CodeProblem.GLUED),
        (b"12345", CodeProblem.TOO_SHORT),
        (b"7" * 10_000, CodeProblem.TOO_LONG),
        (WECHAT.encode() + b" " * 10_000 + b"9", CodeProblem.TOO_LONG),
        (b" " * 2_030 + WECHAT.encode() + b" " * 10_000, CodeProblem.NOT_ASCII),
    ],
)
def test_what_is_no_payment_code_is_refused_with_a_sentence(sent: bytes, reason: CodeProblem) -> None:
    [text] = scans(sent)
    assert problem(text) is reason


def test_code_without_an_end_is_not_kept_in_memory() -> None:
    lines = SerialLines()
    for _ in range(10_000):
        lines.feed(b"5" * 100)
    assert len(lines._line) < 3_000
    assert [reading.code() for reading in lines.feed(b"\r" + WECHAT.encode() + b"\r")][1:] == [WECHAT]


def test_reading_does_not_print_the_code() -> None:
    [reading] = SerialLines().feed(WECHAT.encode() + b"\r")
    assert WECHAT not in f"{reading!r} {reading} {SerialLines()!r}"


@given(st.binary(max_size=200), st.lists(st.integers(0, 200)))
def test_scans_do_not_depend_on_how_the_bytes_are_cut(data: bytes, places: list[int]) -> None:
    assert scans(*cut(data, places)) == scans(data)


@given(st.lists(st.tuples(CODES, st.sampled_from(ENDS)), max_size=5), st.lists(st.integers(0, 200)))
def test_no_byte_of_a_scan_gets_into_the_next(codes: list[tuple[str, bytes]], places: list[int]) -> None:
    data = b"".join(code.encode() + end for code, end in codes)
    assert scans(*cut(data, places)) == [code for code, _ in codes]


@given(st.binary(max_size=100), CODES, st.sampled_from(ENDS), st.lists(st.integers(0, 200)))
def test_noise_before_an_end_does_not_touch_the_code_behind_it(
    noise: bytes, code: str, end: bytes, places: list[int]
) -> None:
    assert scans(*cut(noise + end + code.encode() + end, places))[-1] == code


@given(st.binary(max_size=4_000))
def test_anything_at_all_is_a_code_or_refused(data: bytes) -> None:
    for text in scans(data):
        with suppress(NotAPaymentCode):  # which has a sentence
            assert len(classify(text).reveal()) <= 512
