"""What QFPay's refusals of a refund mean, and what to do now."""

from __future__ import annotations

import pytest

from pos_app.domain.refund_codes import refund_refusal
from pos_app.domain.refund_evidence import ALREADY_REFUNDED, REFUSES_REFUND
from pos_app.domain.status_codes import STATUS_CODES
from tests.unit.domain.builders import refund_sent


def told(respcd: str, message: str = "") -> str:
    return " ".join(map(str, refund_refusal(refund_sent().but(respcd=respcd, message=message))))


@pytest.mark.parametrize("respcd", sorted(REFUSES_REFUND | ALREADY_REFUNDED))
def test_no_refusal_of_a_refund_speaks_as_if_it_were_a_charge(respcd: str) -> None:
    words = told(respcd).lower()
    assert "charge" not in words
    assert "wallet" not in words
    assert "take payments" not in words
    assert "not known here" not in words


@pytest.mark.parametrize(
    ("respcd", "message", "words"),
    [
        ("1265", "no refund between 23:30 and 00:30", "after 00:30"),
        ("1265", "Refund window EXCEEDED", "another way"),
        ("1265", "超過退款期限", "another way"),
        ("1265", "", "Between 23:30 and 00:30"),
        ("1269", "balance insufficient, try again after data update at 11 AM", "11:00. Refund it after that"),
        ("1269", "balance insufficient", "tomorrow after 11:00"),
        ("1270", "", "whole payment"),
        ("1271", "", "whole payment"),
        ("1272", "", "refund the rest"),
        ("1261", "", "Ask QFPay"),
        ("1262", "", "Do not refund again"),
        ("1266", "", "amount"),
        ("1267", "", "details"),
        ("1268", "", "does not know the payment"),
        ("1155", "", "another way"),
        ("1108", "", "return the money another way"),
        ("1243", "", "return the money another way"),
        ("1202", "", "return the money another way"),
    ],
)
def test_refusal_says_what_to_do_now(respcd: str, message: str, words: str) -> None:
    assert words in told(respcd, message)


def test_other_codes_are_told_as_everywhere() -> None:
    assert told("1108").startswith(str(STATUS_CODES["1108"].meaning))
