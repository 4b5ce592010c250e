"""Events as lines, on whatever stream there is, or none."""

from __future__ import annotations

import io
import json
import sys

import pytest

from pos_app.cli.output import Output
from pos_app.domain.sentences import Sentence

PAYMENT = {
    "out_trade_no": "P1", "amount": 112850, "currency": "HKD", "wallet": "alipay", "state": "paid", "message": "Paid.",
    "respcd": "0000", "refunded": 0,
}  # fmt: skip


def test_the_exit_code_is_the_results(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=True)
    output.event({"event": "state", "exit": 9})
    assert output.exit_code == 0
    output.event({"event": "result", "exit": 4})
    assert output.exit_code == 4
    assert [json.loads(line)["event"] for line in capsys.readouterr().out.splitlines()] == ["state", "result"]


def test_what_was_begun_is_not_printed_but_named_when_the_command_comes_to_no_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Output(as_json=True)
    output.event({"event": "begun", "out_trade_no": "P1", "profile": "shop"})
    output.stopped(Sentence("test", "Interrupted."))
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {"event": "result", "error": "Interrupted.", "out_trade_no": "P1", "exit": 4}
    assert output.exit_code == 4


def test_before_anything_was_begun_no_number_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True).stopped(Sentence("test", "Interrupted."))
    assert json.loads(capsys.readouterr().out) == {"event": "result", "error": "Interrupted.", "exit": 4}


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ({"event": "result", **PAYMENT}, "P1  HKD 1,128.50  alipay  paid\nPaid.\n"),
        ({"event": "result", **PAYMENT, "note": "Wait."}, "P1  HKD 1,128.50  alipay  paid\nPaid.\nWait.\n"),
        ({"event": "result", **PAYMENT, "currency": "XXX"}, "P1  XXX 112850  alipay  paid\nPaid.\n"),
        (
            {"event": "payment", **PAYMENT, "verdict_reason": "Seen.", "refunded": 500, "settled": "kept"},
            "P1  HKD 1,128.50  alipay  paid, closed by a person, refunded HKD 5.00, alarm settled: kept\n",
        ),
        ({"event": "result", "resolved": 1, "open": 2, "note": "Go on."}, "1 resolved, 2 still open\nGo on.\n"),
        ({"event": "qr", "qrcode": "https://qr.invalid/1"}, "QR code for the customer: https://qr.invalid/1\n"),
        ({"event": "not_refunded", "payment": "P1", "error": "FPS takes none."}, ""),
        ({"event": "problem", "name": "shop", "text": "No key."}, "! shop: No key.\n"),
        (
            {"event": "check", "check": "clock", "ok": False, "level": "fault", "text": "Off.", "advice": "Set it."},
            "--  clock: Off.\n     Set it.\n",
        ),
        ({"event": "something new"}, ""),
    ],
)  # fmt: skip
def test_a_person_reads_words(event: dict[str, object], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False).event(event)
    assert capsys.readouterr().out == text


def test_a_reconciliation_is_read_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    sums = {"HKD": {"payments": 2, "taken": 2500, "refunds": 1, "refunded": 500}}
    output = Output(as_json=False)
    output.event({
        "event": "difference", "out_trade_no": "P1", "amount": 1250, "currency": "HKD", "message": "QFPay has it.",
    })  # fmt: skip
    for amount in (700, None):
        output.event({
            "event": "not_ours", "out_trade_no": "", "syssn": "s1", "amount": amount, "currency": "HKD",
            "order_type": "payment",
        })  # fmt: skip
    output.event({
        "event": "result", "till": {}, "qfpay": sums, "other_tills": {"002": sums}, "not_ours": 2,
        "message": "Look.", "exit": 6,
    })  # fmt: skip
    assert capsys.readouterr().out.splitlines() == [
        "! P1  HKD 12.50  QFPay has it.",
        "? s1  HKD 7.00  payment  not of pos-app",
        "? s1  payment  not of pos-app",
        "this till    nothing",
        "QFPay        2 payments HKD 25.00, 1 refunds HKD 5.00",
        "other till 002 2 payments HKD 25.00, 1 refunds HKD 5.00",
        "2 not of pos-app",
        "Look.",
    ]
    assert output.exit_code == 6


def test_errors_go_where_errors_go(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False).event({"event": "result", "error": "No.", "exit": 2})
    assert capsys.readouterr() == ("", "No.\n")


def test_live_testing_is_warned_of_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=False).event({"event": "result", **PAYMENT, "live_testing": "Refund it today."})
    assert capsys.readouterr() == ("P1  HKD 1,128.50  alipay  paid\nPaid.\n", "Refund it today.\n")
    Output(as_json=True).event({"event": "result", **PAYMENT, "live_testing": "Refund it today."})
    assert capsys.readouterr().err == ""


def test_a_stream_that_cannot_show_a_character_shows_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    Output(as_json=True).event({"event": "result", "text": "支付 \ud800", "exit": 0})
    narrow.seek(0)
    assert json.loads(narrow.read())["text"] == "?? ?"


@pytest.mark.parametrize("as_json", [True, False])
def test_no_stream_or_a_closed_one_does_not_end_a_sale(as_json: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stdout", stream)
        output = Output(as_json)
        output.event({"event": "result", **PAYMENT, "exit": 0})
        assert output.exit_code == 0
