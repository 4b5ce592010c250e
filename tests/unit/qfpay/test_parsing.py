from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.qfpay.documents import Unreadable
from pos_app.qfpay.parsing import cancel_answer, note_respcd, payment_answer, query_answer, refund_answer

FLAT = {
    "respcd": "0000",
    "resperr": "",
    "respmsg": "success",
    "syssn": "20261123000200020061752831",
    "out_trade_no": "P1",
    "pay_type": "800208",
    "txamt": "1000",
    "txcurrcd": "HKD",
    "txdtm": "2026-11-23 09:05:00",
    "sysdtm": "2026-11-23 09:05:01",
    "chnlsn": "4200001",
    "cardcd": "o123",
}


def test_a_flat_payment_answer() -> None:
    assert payment_answer(FLAT) == PaymentAnswer(
        respcd="0000",
        message="success",
        syssn="20261123000200020061752831",
        out_trade_no="P1",
        txamt=1000,
        txcurrcd="HKD",
        pay_type="800208",
        sysdtm="2026-11-23 09:05:01",
        chnlsn="4200001",
    )


def test_a_wrapped_payment_answer_and_its_trade_number() -> None:
    data = {
        "txstatus": "PENDING",
        "qf_trade_no": "9000",
        "out_trade_no": "P1",
        "txamt": 1000,
        "qrcode": "https://q/1",
    }

    answer = payment_answer({"respcd": "0000", "respmsg": "ok", "data": data})

    assert answer == PaymentAnswer(
        respcd="0000",
        message="ok",
        syssn="9000",
        out_trade_no="P1",
        txamt=1000,
        txstatus="PENDING",
        wrapped=True,
        qrcode="https://q/1",
    )


def test_a_wrapped_answer_cannot_lend_the_top_its_respcd() -> None:
    with pytest.raises(Unreadable, match="contradiction"):
        payment_answer({"respcd": "1143", "data": {"respcd": "0000"}})
    with pytest.raises(Unreadable, match="no_respcd"):
        payment_answer({"data": {"respcd": "0000"}})


def test_null_in_data_does_not_hide_the_field_at_the_top() -> None:
    assert payment_answer({"respcd": "0000", "syssn": "1", "data": {"syssn": None}}).syssn == "1"


@pytest.mark.parametrize("name", ["respcd", "out_trade_no", "syssn", "txamt", "txcurrcd"])
def test_what_decides_must_not_be_one_thing_outside_of_data_and_another_inside(name: str) -> None:
    assert payment_answer(FLAT | {"data": {name: FLAT[name]}}).wrapped
    with pytest.raises(Unreadable, match="contradiction"):
        payment_answer(FLAT | {"data": {name: "999"}})


def test_a_number_and_its_text_are_no_contradiction() -> None:
    assert payment_answer(FLAT | {"txamt": "1000", "data": {"txamt": 1000}}).txamt == 1000


@pytest.mark.parametrize("data", [{}, [{}], "text", [1, 2], {"txstatus": "SUCCESS"}])
def test_whatever_is_in_data_counts_as_wrapping(data: object) -> None:
    assert payment_answer(FLAT | {"data": data}).wrapped


@pytest.mark.parametrize("data", [None, [], ""])
def test_an_empty_data_does_not(data: object) -> None:
    assert not payment_answer(FLAT | {"data": data}).wrapped


def test_a_status_beside_flat_fields_counts_as_wrapping_too() -> None:
    assert payment_answer(FLAT | {"txstatus": "FAILED"}).wrapped


@pytest.mark.parametrize("respcd", [0, 0.0, False, None, [], {}, "", "00\x0000", "0" * 17])
def test_a_respcd_that_is_no_short_text_is_unknown(respcd: object) -> None:
    assert payment_answer(FLAT | {"respcd": respcd}).respcd == ""


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("1000", 1000),
        (1000, 1000),
        (0, 0),
        ("0001000", 1000),
        (1000.0, None),
        ("1000.0", None),
        ("1000.00", None),
        (-1, None),
        ("-1", None),
        ("+1", None),
        (" 1000", None),
        ("1e3", None),
        ("１０００", None),
        (10**12, None),
        ("", None),
        (True, None),
        (None, None),
        ([1000], None),
    ],
)
def test_amounts_are_whole_minor_units_or_nothing(sent: object, read: int | None) -> None:
    answer = payment_answer(FLAT | {"txamt": sent})

    assert answer.txamt == read
    # An amount that is there and unreadable is of no currency, so that it agrees with nothing.
    assert answer.txcurrcd == ("?" if read is None and sent not in (None, "") else "HKD")


@pytest.mark.parametrize("name", ["out_trade_no", "txcurrcd", "txstatus"])
@pytest.mark.parametrize(("sent", "read"), [(None, ""), ("", ""), (["x"], "?"), ("9" * 129, "?"), ("\ud800", "?")])
def test_what_evidence_compares_is_unreadable_rather_than_absent(name: str, sent: object, read: str) -> None:
    assert getattr(payment_answer(FLAT | {name: sent}), name) == read


def test_numbers_sent_as_json_numbers_are_texts() -> None:
    assert payment_answer(FLAT | {"syssn": 20261123000200020061752831}).syssn == FLAT["syssn"]
    assert payment_answer(FLAT | {"pay_type": 800208}).pay_type == "800208"


@pytest.mark.parametrize("sent", [True, None, 1.5, ["x"], "x" * 129, "a\x00b", "a\nb", "\ud800"])
def test_an_unreadable_number_is_empty(sent: object) -> None:
    assert payment_answer(FLAT | {"syssn": sent}).syssn == ""


def test_a_qr_text_may_be_as_long_as_a_qr_code_can_hold() -> None:
    assert payment_answer(FLAT | {"qrcode": "x" * 2953}).qrcode == "x" * 2953
    assert payment_answer(FLAT | {"qrcode": "x" * 2954}).qrcode == ""


def test_the_message_is_one_printable_line() -> None:
    message = payment_answer(FLAT | {"resperr": " 失敗\n\x1b[31m\u202e again \ud800" + "x" * 500}).message

    assert message.startswith("失敗 [31m again xxx")
    assert len(message) == 200


@pytest.mark.parametrize("field", ["resperr", "syssn", "out_trade_no", "qrcode", "chnlsn"])
def test_secrets_that_are_echoed_are_masked(field: str) -> None:
    answer = payment_answer(FLAT | {field: "bad 134857901234588557 KEY"}, ("KEY", "134857901234588557", ""))

    assert "134857901234588557" not in repr(answer)
    assert "KEY" not in repr(answer)
    assert "bad *** ***" in repr(answer)


def test_query_rows_have_their_own_codes() -> None:
    row = {
        "respcd": "1143",
        "errmsg": "paying",
        "out_trade_no": "P1",
        "syssn": "7",
        "origssn": "6",
        "order_type": "payment",
        "cancel": "0",
        "txamt": 1000,
        "txcurrcd": "HKD",
        "pay_type": "800208",
        "txdtm": "2026-11-23 09:05:00",
        "sysdtm": "2026-11-23 09:05:01",
        "chnlsn": "4",
        "unknown": {"future": True},
    }

    answer = query_answer({"respcd": "0000", "respmsg": "", "resperr": "ok", "data": [row]})

    assert answer == QueryAnswer(
        "0000",
        "ok",
        (
            TransactionRow(
                respcd="1143",
                out_trade_no="P1",
                syssn="7",
                origssn="6",
                order_type="payment",
                cancel=0,
                txamt=1000,
                txcurrcd="HKD",
                pay_type="800208",
                message="paying",
                txdtm="2026-11-23 09:05:00",
                sysdtm="2026-11-23 09:05:01",
                chnlsn="4",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("sent", "read"),
    [(0, 0), ("3", 3), (5, 5), (None, None), ("", -1), ("x", -1), (0.0, -1), (False, -1), (-2, -1), ([], -1)],
)
def test_cancel_is_absent_a_number_or_unreadable(sent: object, read: int | None) -> None:
    assert query_answer({"respcd": "0000", "data": [{"cancel": sent}]}).rows[0].cancel == read


def test_an_absent_cancel_is_none() -> None:
    assert query_answer({"respcd": "0000", "data": [{}]}).rows[0].cancel is None


@pytest.mark.parametrize("data", [None, [], {}])
def test_no_rows(data: object) -> None:
    assert query_answer({"respcd": "0000", "data": data}).rows == ()


def test_one_row_may_come_without_its_list() -> None:
    assert query_answer({"respcd": "0000", "data": {"out_trade_no": "P1"}}).rows[0].out_trade_no == "P1"


def test_a_refused_query_needs_no_data() -> None:
    assert query_answer({"respcd": "1136"}) == QueryAnswer("1136")


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ({"data": []}, "no_respcd"),
        ({"respcd": "0000"}, "no_data"),
        ({"respcd": "0000", "data": "none"}, "bad_data"),
        ({"respcd": "0000", "data": 0}, "bad_data"),
        ({"respcd": "0000", "data": [{}, None]}, "bad_row"),
        ({"respcd": "0000", "data": ["P1"]}, "bad_row"),
    ],
)
def test_a_query_whose_rows_may_be_missed_is_no_answer(document: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        query_answer(document)


@pytest.mark.parametrize("number", [0, "0", "000", None, ""])
def test_a_number_of_zeros_is_no_number_of_qfpays(number: object) -> None:
    assert payment_answer(FLAT | {"syssn": number}).syssn == ""
    assert query_answer({"respcd": "0000", "data": [FLAT | {"syssn": number}]}).rows[0].syssn == ""
    assert refund_answer(FLAT | {"syssn": number}).syssn == ""


@pytest.mark.parametrize("qrcode", [0, 1, 12345, True, None, [], ""])
def test_only_a_text_is_a_qr_code(qrcode: object) -> None:
    assert payment_answer(FLAT | {"qrcode": qrcode}).qrcode == ""


def test_a_cancels_own_number_stays_apart_from_the_payments() -> None:
    document = {"respcd": "0000", "syssn": "8", "orig_syssn": "7", "respmsg": "done"}

    assert cancel_answer(document) == CancelAnswer("0000", "done", syssn="8", orig_syssn="7")
    assert cancel_answer({"respcd": "0000", "data": {"syssn": "8", "origssn": "7"}}).orig_syssn == "7"


def test_a_refund_answer() -> None:
    document = FLAT | {"syssn": "9", "orig_syssn": "7", "out_trade_no": "R1", "txamt": 500}

    assert refund_answer(document) == RefundAnswer("0000", "success", "9", "7", "R1", 500, "HKD")


def test_a_note_is_answered_by_a_code_alone() -> None:
    assert note_respcd({"respcd": "0000"}) == "0000"


ODD = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON = ODD | st.lists(ODD, max_size=2)
NAMES = st.sampled_from([*FLAT, "data", "cancel", "txstatus", "qrcode", "order_type", "origssn", "errmsg"])


OBJECTS = st.dictionaries(NAMES, JSON, max_size=5)


@given(st.dictionaries(NAMES, JSON | OBJECTS | st.lists(OBJECTS, max_size=2), max_size=5))
def test_no_document_raises_anything_but_unreadable(document: dict[str, Any]) -> None:
    for parse in (payment_answer, query_answer, cancel_answer, refund_answer, note_respcd):
        try:
            answer = parse(document, ("secret",))
        except Unreadable:
            continue
        assert isinstance(getattr(answer, "respcd", answer), str)
