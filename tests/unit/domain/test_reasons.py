"""Why a manager closed a payment: one line, and never a payment code."""

from __future__ import annotations

import pytest

from pos_app.domain.reasons import check_reason
from pos_app.domain.sentences import BadInput
from tests.unit.domain.builders import NUMBER, SYSSN

WECHAT, ALIPAY, UNIONPAY = "134567890123456789", "281234567890123456", "6212345678901234567"


@pytest.mark.parametrize(
    "reason",
    [
        "seen in QFPay's portal",
        "在 QFPay 後台見到已付款",
        f"portal: {SYSSN} is paid",
        f"the same as {NUMBER}",
        "customer's statement of 2026-11-23 12:00:00, HKD 128.50",
        "Donaudampfschifffahrtsgesellschaft",
        "x" * 200,
    ],
)
def test_a_sentence_is_taken_as_it_is(reason: str) -> None:
    assert check_reason(f"  {reason}\n") == reason


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_a_reason_is_needed(reason: str) -> None:
    with pytest.raises(BadInput, match="missing"):
        check_reason(reason)


@pytest.mark.parametrize("reason", ["x" * 201, "two\nlines", "a\x00b"])
def test_a_reason_is_one_short_line(reason: str) -> None:
    with pytest.raises(BadInput, match="at most 200"):
        check_reason(reason)


@pytest.mark.parametrize(
    "reason",
    [
        WECHAT,
        f"code {ALIPAY} was scanned",
        f"客人的碼{UNIONPAY}",
        "1345 6789 0123 4567 89",
        "28-1234-5678-9012-3456",
        "１３４５６７８９０１２３４５６７８９",
        "hQVDUFYBYXNkZmdoamtsbW5vcA==",
        "PM0000000000000000000000",
        "9999999999999999",
        f"on 20261123 {WECHAT}",
        f"P{'7' * 22}",
    ],
)
def test_what_may_be_a_payment_code_is_not_kept_and_not_repeated(reason: str) -> None:
    with pytest.raises(BadInput, match="payment code") as refused:
        check_reason(reason)
    assert not any(part in str(refused.value) for part in (WECHAT, ALIPAY, UNIONPAY, "1345", "PM00"))
