from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.numbers import (
    is_out_trade_no,
    is_payment_no,
    is_refund_no,
    new_out_trade_no,
    number_till,
    number_time,
)

NOON = datetime.fromisoformat("2026-11-23T12:34:56+08:00")
FIRST = datetime.fromisoformat("2000-01-01T00:00:00")
LAST = datetime.fromisoformat("2099-12-31T23:59:59")
PAYMENT = "P26112312345600212345678"

times = st.datetimes(FIRST, LAST)
digits = st.text(st.sampled_from("0123456789"), min_size=8, max_size=8)


def test_a_number_is_its_kind_time_till_and_random_digits() -> None:
    assert new_out_trade_no("P", NOON, "002", "12345678") == PAYMENT
    assert new_out_trade_no("R", NOON, "002", "12345678") == "R" + PAYMENT[1:]


def test_of_more_random_digits_than_fit_the_first_are_used() -> None:
    assert new_out_trade_no("P", NOON, "002", "123456789999") == PAYMENT


@pytest.mark.parametrize("till", ["", "2", "02", "0002", "abc", "0o2", "\N{ARABIC-INDIC DIGIT TWO}" * 3, "002\n"])
def test_a_till_that_is_not_three_digits_is_our_mistake(till: str) -> None:
    with pytest.raises(ValueError, match="till digits"):
        new_out_trade_no("P", NOON, till, "12345678")


@pytest.mark.parametrize("random_digits", ["", "1234567", "1234567x", "²" * 8])
def test_too_few_random_digits_are_our_mistake(random_digits: str) -> None:
    with pytest.raises(ValueError, match="random digits"):
        new_out_trade_no("P", NOON, "002", random_digits)


@pytest.mark.parametrize("year", [1999, 2100])
def test_a_clock_in_another_century_is_refused_because_numbers_would_not_sort(year: int) -> None:
    with pytest.raises(ValueError, match="century"):
        new_out_trade_no("P", NOON.replace(year=year), "002", "12345678")


@pytest.mark.parametrize("kind", ["X", "p", "", "PR"])
def test_another_kind_is_our_mistake(kind: Literal["P", "R"]) -> None:
    with pytest.raises(ValueError, match="kind"):
        new_out_trade_no(kind, NOON, "002", "12345678")


def test_payments_and_refunds_are_told_apart() -> None:
    refund = "R" + PAYMENT[1:]
    assert is_payment_no(PAYMENT)
    assert not is_payment_no(refund)
    assert is_refund_no(refund)
    assert not is_refund_no(PAYMENT)


@pytest.mark.parametrize(
    "text",
    ["", "P", PAYMENT[:-1], PAYMENT + "0", PAYMENT + "\n", " " + PAYMENT, PAYMENT.lower(), "X" + PAYMENT[1:],
     PAYMENT[1:], PAYMENT[:-1] + "²", "P" + "x" * 23],
)  # fmt: skip
def test_other_texts_are_no_numbers_of_ours(text: str) -> None:
    assert not is_out_trade_no(text)
    assert not is_payment_no(text)
    assert not is_refund_no(text)


@pytest.mark.parametrize("kind", ["P", "R"])
@given(local=times, random_digits=digits)
def test_every_new_number_is_recognised(kind: Literal["P", "R"], local: datetime, random_digits: str) -> None:
    number = new_out_trade_no(kind, local, "123", random_digits)
    assert len(number) == 24
    assert is_out_trade_no(number)
    assert is_payment_no(number) is (kind == "P")


@given(times, st.timedeltas(timedelta(seconds=1), timedelta(days=9000)), digits, digits)
def test_numbers_of_one_kind_sort_by_time(local: datetime, later: timedelta, first: str, second: str) -> None:
    earlier = min(local, LAST - later)
    assert new_out_trade_no("P", earlier, "999", first) < new_out_trade_no("P", earlier + later, "001", second)


@given(st.text())
def test_any_text_is_a_number_of_one_kind_or_of_none(text: str) -> None:
    assert is_out_trade_no(text) is (is_payment_no(text) or is_refund_no(text))


# --- what a number tells ---


def test_a_number_tells_when_and_where_it_was_made() -> None:
    local = datetime(2026, 11, 23, 12, 34, 56, tzinfo=ZoneInfo("Asia/Hong_Kong"))
    number = new_out_trade_no("P", local, "042", "12345678")
    assert number_time(number, ZoneInfo("Asia/Hong_Kong")) == local
    assert number_till(number) == "042"


@pytest.mark.parametrize("digits", ["9" * 12, "260229000000", "261123240000", "261123006000"])
def test_digits_that_are_no_date_tell_no_time(digits: str) -> None:
    assert number_time(f"P{digits}00112345678", ZoneInfo("UTC")) is None
