"""What proves *paid*, what proves *not paid*, and what proves nothing."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.domain.answers import QueryAnswer
from pos_app.domain.evidence import Finding, Verdict, judge_payment_answer, judge_query
from pos_app.domain.status_codes import STATUS_CODES
from tests.unit.domain.builders import ALIPAY_QR, OTHER_NUMBER, SYSSN, answer, found, intent, row

# Written out again from the design: the code's own list must not be what it is checked against.
REFUSED_AT_ONCE = {
    "1103", "1104", "1105", "1106", "1107", "1108", "1201", "1202", "1203", "1212", "1241", "1242", "1243", "1250",
    "1294", "2005", "2006",
}  # fmt: skip
CLOSED = {"1142", "1181", "1263"}


def told(respcd: str = "0000", **changed: Any) -> Finding:
    return judge_payment_answer(intent(), answer(respcd, **changed)).finding


def told_of_qr(respcd: str = "0000", **changed: Any) -> Verdict:
    return judge_payment_answer(intent(ALIPAY_QR), answer(respcd, **({"qrcode": "https://qr"} | changed)))


def seen(*rows: Any) -> Finding:
    return judge_query(intent(), found(*rows)).finding


# --- the answer of a scan ---


def test_scan_is_paid_when_number_amount_and_currency_agree() -> None:
    verdict = judge_payment_answer(intent(), answer())

    assert (verdict.finding, verdict.syssn) == (Finding.PAID, SYSSN)


@pytest.mark.parametrize(
    "changed",
    [
        {"syssn": ""},
        {"out_trade_no": ""},
        {"out_trade_no": OTHER_NUMBER},
        {"txamt": 1251},
        {"txamt": None},
        {"txcurrcd": "CNY"},
        {"txcurrcd": ""},
    ],
)
def test_success_of_a_scan_that_does_not_agree_proves_nothing(changed: dict[str, Any]) -> None:
    assert told(**changed) is Finding.UNKNOWN


@pytest.mark.parametrize(
    ("wrapped", "txstatus", "finding"),
    [
        (False, "", Finding.PAID),
        (True, "SUCCESS", Finding.PAID),
        (False, "SUCCESS", Finding.PAID),
        (True, "PENDING", Finding.PENDING),
        (False, "PENDING", Finding.PENDING),
        (True, "FAILED", Finding.UNKNOWN),
        (False, "FAILED", Finding.UNKNOWN),
        (True, "", Finding.UNKNOWN),
        (True, "success", Finding.UNKNOWN),
    ],
)
def test_wrapped_success_is_paid_with_the_word_success_alone(wrapped: bool, txstatus: str, finding: Finding) -> None:
    assert told(wrapped=wrapped, txstatus=txstatus) is finding


@pytest.mark.parametrize("respcd", sorted({*STATUS_CODES, "9999", "", "0"}))
def test_scan_is_refused_at_once_by_the_named_codes_alone(respcd: str) -> None:
    assert (told(respcd) is Finding.UNPAID) == (respcd in REFUSED_AT_ONCE)
    assert (told(respcd) is Finding.PAID) == (respcd == "0000")


@pytest.mark.parametrize("respcd", ["1143", "1145", "1298"])
def test_answer_that_the_customer_still_acts_is_pending(respcd: str) -> None:
    assert told(respcd) is Finding.PENDING


@pytest.mark.parametrize("respcd", sorted(REFUSED_AT_ONCE))
def test_refusal_needs_no_more_than_its_code(respcd: str) -> None:
    assert told(respcd, out_trade_no="", syssn="", txamt=None, txcurrcd="") is Finding.UNPAID
    assert told(respcd, wrapped=True, txstatus="FAILED") is Finding.UNPAID


@pytest.mark.parametrize(
    "changed",
    [
        {"txamt": 1251},
        {"txcurrcd": "CNY"},
        {"out_trade_no": OTHER_NUMBER},
        {"wrapped": True, "txstatus": "SUCCESS"},
        {"wrapped": True, "txstatus": "PENDING"},
    ],
)
def test_refusal_that_contradicts_itself_or_the_payment_proves_nothing(changed: dict[str, Any]) -> None:
    assert told("1201", **changed) is Finding.UNKNOWN


def test_answer_about_another_number_leaves_no_trace() -> None:
    verdict = judge_payment_answer(intent(), answer("1201", out_trade_no=OTHER_NUMBER, pay_type="800208", message="x"))

    assert verdict == Verdict(Finding.UNKNOWN)


def test_syssn_is_kept_only_where_the_answer_names_our_number() -> None:
    assert judge_payment_answer(intent(), answer("1145")).syssn == SYSSN
    assert judge_payment_answer(intent(), answer("1145", out_trade_no="")).syssn == ""
    assert judge_payment_answer(intent(), answer("1145", txamt=1)).syssn == ""


# --- the answer of a QR payment ---


@pytest.mark.parametrize("changed", [{}, {"txamt": None}, {"txcurrcd": ""}, {"out_trade_no": ""}, {"wrapped": True}])
def test_success_of_a_qr_payment_is_a_qr_code_and_no_payment(changed: dict[str, Any]) -> None:
    verdict = told_of_qr(**changed)

    assert (verdict.finding, verdict.qrcode) == (Finding.QR_READY, "https://qr")


@pytest.mark.parametrize(
    "changed",
    [{"qrcode": ""}, {"txamt": 1251}, {"txcurrcd": "CNY"}, {"out_trade_no": OTHER_NUMBER}, {"txstatus": "FAILED"}],
)
def test_qr_code_that_is_not_of_this_payment_is_never_shown(changed: dict[str, Any]) -> None:
    verdict = told_of_qr(**changed)

    assert (verdict.finding, verdict.qrcode) == (Finding.UNKNOWN, "")


def test_qr_payment_is_refused_at_once_too() -> None:
    assert told_of_qr("1203").finding is Finding.UNPAID
    assert told_of_qr("1203").qrcode == ""


# --- rows of a query ---


@pytest.mark.parametrize(
    ("cancel", "finding"),
    [
        (None, Finding.PAID),
        (0, Finding.PAID),
        (1, Finding.RETURNED),
        (2, Finding.RETURNED),
        (3, Finding.RETURNED),
        (4, Finding.UNKNOWN),
        (5, Finding.PAID),
        (6, Finding.UNKNOWN),
        (-1, Finding.UNKNOWN),
    ],
)
def test_cancel_says_what_became_of_a_paid_row(cancel: int | None, finding: Finding) -> None:
    verdict = judge_query(intent(), found(row(cancel=cancel)))

    assert (verdict.finding, verdict.partly_returned) == (finding, cancel == 5)


def test_paid_row_needs_no_syssn_and_no_equal_pay_type() -> None:
    assert seen(row(syssn="")) is Finding.PAID
    assert seen(row(pay_type="800208")) is Finding.PAID


@pytest.mark.parametrize(
    "changed",
    [
        {"txamt": 1251},
        {"txamt": None},
        {"txcurrcd": "CNY"},
        {"txcurrcd": ""},
        {"order_type": ""},
        {"order_type": "preauth"},
        {"out_trade_no": ""},
    ],
)
@pytest.mark.parametrize("cancel", [0, 1, 5])
def test_success_row_that_does_not_agree_proves_nothing(changed: dict[str, Any], cancel: int) -> None:
    assert seen(row(cancel=cancel, **changed)) is Finding.UNKNOWN


@pytest.mark.parametrize("respcd", sorted({*STATUS_CODES, "9999", "", "0"} - {"0000"}))
def test_row_is_unpaid_by_a_refusing_or_closing_code_alone(respcd: str) -> None:
    assert (seen(row(respcd)) is Finding.UNPAID) == (respcd in REFUSED_AT_ONCE | CLOSED)
    assert seen(row(respcd)) is not Finding.PAID


@pytest.mark.parametrize("cancel", [1, 2])
@pytest.mark.parametrize("respcd", ["1143", "1145", "2007", "9999"])
def test_row_that_was_cancelled_before_it_was_paid_is_unpaid(respcd: str, cancel: int) -> None:
    assert seen(row(respcd, cancel=cancel)) is Finding.UNPAID


@pytest.mark.parametrize("cancel", [3, 4, 5, -1])
def test_other_cancels_prove_nothing_of_an_open_row(cancel: int) -> None:
    assert seen(row("1143", cancel=cancel)) is Finding.PENDING


@pytest.mark.parametrize("changed", [{"txamt": 1251}, {"txcurrcd": "CNY"}, {"order_type": "reversal"}])
@pytest.mark.parametrize("respcd", ["1142", "1181", "1263", "1201", "1143"])
def test_row_of_other_money_or_kind_ends_nothing(respcd: str, changed: dict[str, Any]) -> None:
    assert seen(row(respcd, **changed)) is Finding.UNKNOWN


def test_unpaid_row_needs_no_amount() -> None:
    assert seen(row("1142", txamt=None, txcurrcd="", order_type="")) is Finding.UNPAID


@pytest.mark.parametrize(("respcd", "may_expire"), [("1143", True), ("1145", True), ("1298", False)])
def test_open_row_may_expire_only_while_the_customer_was_to_act(respcd: str, may_expire: bool) -> None:
    verdict = judge_query(intent(), found(row(respcd)))

    assert (verdict.finding, verdict.may_expire) == (Finding.PENDING, may_expire)


# --- nothing found ---


@pytest.mark.parametrize("respcd", ["0000", "1136", "1268"])
def test_query_without_a_row_of_ours_is_missing(respcd: str) -> None:
    others = (row(order_type="refund", out_trade_no=OTHER_NUMBER), row(out_trade_no=OTHER_NUMBER))

    assert judge_query(intent(), QueryAnswer(respcd)).finding is Finding.MISSING
    assert judge_query(intent(), QueryAnswer(respcd, "", others)).finding is Finding.MISSING


def test_code_of_a_query_that_finds_nothing_is_kept_unless_it_is_success() -> None:
    assert judge_query(intent(), QueryAnswer("1136", "unknown")) == Verdict(Finding.MISSING, "1136", "unknown")
    assert judge_query(intent(), QueryAnswer("0000", "ok")) == Verdict(Finding.MISSING)


def test_rows_speak_even_where_the_query_says_not_found() -> None:
    assert judge_query(intent(), QueryAnswer("1136", "", (row(),))).finding is Finding.PAID


def test_row_without_a_number_is_not_the_same_as_nothing_found() -> None:
    assert seen(row("1142", out_trade_no="")) is Finding.UNKNOWN


@pytest.mark.parametrize("respcd", ["0000", "1142"])
def test_row_of_our_number_that_calls_itself_a_refund_is_not_nothing_found(respcd: str) -> None:
    assert seen(row(respcd, order_type="refund")) is Finding.UNKNOWN


def test_syssn_of_what_proves_nothing_is_not_kept() -> None:
    assert judge_query(intent(), found(row(txamt=1, syssn="s0"))).syssn == ""
    assert judge_query(intent(), found(row("1143", syssn="s0"))).syssn == "s0"
    assert judge_payment_answer(intent(), answer(txamt=1, syssn="s0")).syssn == ""


@pytest.mark.parametrize("respcd", ["1108", "1100", "1143", "9999", ""])
def test_query_that_failed_itself_teaches_nothing_even_with_rows(respcd: str) -> None:
    assert judge_query(intent(), QueryAnswer(respcd, "no", (row(),))) == Verdict(Finding.UNKNOWN, unheard=True)


# --- several rows ---


def test_two_payments_under_one_number_are_an_alarm() -> None:
    verdict = judge_query(intent(), found(row("1142", syssn="s0"), row(), row(syssn="another")))

    assert (verdict.finding, verdict.syssn) == (Finding.PAID_TWICE, SYSSN)


def test_one_payment_listed_twice_is_one_payment() -> None:
    assert seen(row(), row()) is Finding.PAID
    assert seen(row(), row(chnlsn="1")) is Finding.PAID


def test_two_payments_that_differ_are_an_alarm_even_without_qfpays_numbers() -> None:
    assert seen(row(syssn="", chnlsn="1"), row(syssn="", chnlsn="2")) is Finding.PAID_TWICE
    assert seen(row(syssn=""), row(syssn="")) is Finding.PAID


@pytest.mark.parametrize("unpaid", [row("1201"), row("1142"), row("1143", cancel=2), row(cancel=3)])
def test_what_ends_a_payment_never_outweighs_an_open_row(unpaid: Any) -> None:
    assert seen(unpaid, row("1143")) is Finding.PENDING
    assert seen(row("9999"), unpaid) is Finding.UNKNOWN
    assert seen(unpaid, row(), row("1143")) is Finding.PAID


def test_of_two_open_rows_the_one_that_cannot_expire_speaks() -> None:
    for rows in ((row("1143"), row("1298")), (row("1298"), row("1143"))):
        assert judge_query(intent(), found(*rows)).respcd == "1298"


@pytest.mark.parametrize("unproven", [row("9999"), row(txamt=1), row(cancel=-1), row(order_type="preauth")])
def test_the_syssn_of_a_row_that_proves_nothing_is_not_believed(unproven: Any) -> None:
    assert judge_query(intent(), found(unproven)).syssn == ""


def test_while_several_rows_are_open_none_of_their_numbers_stands_for_the_payment() -> None:
    assert judge_query(intent(), found(row("1143"), row("1201", syssn="s0"))).syssn == ""
    assert judge_query(intent(), found(row(), row("1201", syssn="s0"))).syssn == SYSSN
