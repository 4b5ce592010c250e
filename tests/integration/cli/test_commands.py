"""Every command as scripts use it: JSON lines whose last is the result, and the agreed exit codes."""

from __future__ import annotations

import re

import pytest

from tests.integration.cli.program import Till, code

PROMISED = {
    "out_trade_no", "syssn", "state", "respcd", "message", "amount", "currency", "pay_type", "wallet", "refunded",
}  # fmt: skip


def pay(till: Till, story: str = "00", amount: str = "12.50", *more: str) -> dict[str, object]:
    return till("pay", "--amount", amount, "--code-stdin", *more, typed=code(story)).result


def test_a_paid_payment_has_what_scripts_rely_on(till: Till) -> None:
    answer = till("pay", "--amount", "12.50", "--code-stdin", "--reference", "table 7", typed=f"{code()}\n")
    assert answer.exit == 0
    assert set(answer.names[:-1]) == {"state"}
    result = answer.result
    assert result.keys() >= PROMISED
    assert re.fullmatch(r"P\d{23}", result["out_trade_no"])
    assert result["syssn"]
    assert {name: result[name] for name in PROMISED - {"out_trade_no", "syssn"}} == {
        "state": "paid", "respcd": "0000", "message": "Paid.", "amount": 1250, "currency": "HKD",
        "pay_type": "800108", "wallet": "alipay", "refunded": 0,
    }  # fmt: skip
    assert result["reference"] == "table 7"


def test_a_refused_payment_is_3_with_qfpays_code_and_what_to_do(till: Till) -> None:
    result = pay(till, "53")
    assert (result["exit"], result["state"], result["respcd"]) == (3, "declined", "1201")
    assert "another wallet" in str(result["message"])


def test_a_payment_that_is_not_known_in_time_is_4_and_says_who_goes_on(till: Till) -> None:
    result = pay(till, "57", "12.50", "--wait", "0.5")
    assert (result["exit"], result["state"]) == (4, "sent")
    assert "Do not charge again" in str(result["message"])
    assert "pos-app resolve" in str(result["note"])


def test_resolve_finds_what_was_charged_without_an_answer(till: Till) -> None:
    number = pay(till, "57", "12.50", "--wait", "0.5")["out_trade_no"]
    answer = till("resolve")
    assert [(event["out_trade_no"], event["state"]) for event in answer.events[:-1]] == [(number, "paid")]
    assert answer.result == {"event": "result", "resolved": 1, "open": 0, "exit": 0}


def test_resolve_is_4_while_something_is_open_and_0_when_nothing_ever_was(till: Till) -> None:
    assert till("resolve").result == {"event": "result", "resolved": 0, "open": 0, "exit": 0}
    pay(till, "61", "12.50", "--wait", "0.5")
    assert till("resolve").result == {"event": "result", "resolved": 0, "open": 1, "exit": 4}


def test_reconcile_counts_both_sides_and_leaves_nothing_to_say(till: Till) -> None:
    pay(till)
    pay(till, "53")
    answer = till("reconcile")
    sides = {"HKD": {"payments": 1, "taken": 1250, "refunds": 0, "refunded": 0}}
    assert (answer.exit, answer.result["till"], answer.result["qfpay"]) == (0, sides, sides)
    assert set(answer.names[:-1]) == {"progress"}


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2099-01-01"])
def test_a_day_that_is_none_or_still_to_come_is_bad_input(till: Till, day: str) -> None:
    assert till("reconcile", "--date", day).exit == 2


def test_a_qr_payment_prints_the_code_first(till: Till) -> None:
    answer = till("pay", "--amount", "20", "--qr", "alipay", "--wait", "1")
    assert answer.events[0]["event"] == "qr"
    assert answer.events[0]["qrcode"].startswith("https://")
    assert (answer.exit, answer.result["state"], answer.result["pay_type"]) == (4, "waiting", "801501")


def test_a_cancelled_qr_payment_is_0_and_shows_no_code_any_more(till: Till) -> None:
    number = till("pay", "--amount", "20", "--qr", "alipay", "--wait", "1").result["out_trade_no"]
    answer = till("cancel", number)
    assert "qr" not in answer.names
    assert (answer.exit, answer.result["state"]) == (0, "cancelled")
    assert till("cancel", number).exit == 0


def test_cancelling_a_paid_payment_is_6(till: Till) -> None:
    assert till("cancel", str(pay(till)["out_trade_no"])).exit == 6


def test_a_cancel_whose_end_is_not_known_is_4(till: Till) -> None:
    number = pay(till, "61", "12.50", "--wait", "0.5")["out_trade_no"]
    assert till("cancel", str(number), "--wait", "0.5").exit == 4


def test_query_asks_now(till: Till) -> None:
    number = pay(till, "57", "12.50", "--wait", "0.5")["out_trade_no"]
    result = till("query", str(number)).result
    assert (result["exit"], result["state"], result["out_trade_no"]) == (0, "paid", number)
    assert result.keys() >= PROMISED


def test_refunds_in_part_and_of_the_rest(till: Till) -> None:
    number = str(pay(till)["out_trade_no"])
    part = till("refund", number, "--amount", "5.00").result
    assert (part["exit"], part["state"], part["amount"], part["payment"]) == (0, "refunded", 500, number)
    rest = till("refund", number).result
    assert (rest["exit"], rest["amount"]) == (0, 750)
    assert till("query", number).result["refunded"] == 1250
    assert till("refund", number).exit == 2
    assert (till("query", str(part["out_trade_no"])).result["state"]) == "refunded"


def test_a_refused_refund_is_3(till: Till) -> None:
    number = str(pay(till, "75")["out_trade_no"])
    result = till("refund", number).result
    assert (result["exit"], result["state"], result["respcd"]) == (3, "refused", "1269")


def test_a_refund_that_is_not_known_in_time_is_4_and_resolve_finds_it(till: Till) -> None:
    number = str(pay(till, "76")["out_trade_no"])
    result = till("refund", number, "--wait", "0.5").result
    assert (result["exit"], result["state"]) == (4, "sent")
    answer = till("resolve")
    assert [(event["event"], event["state"]) for event in answer.events[:-1]] == [("refund", "refunded")]
    assert answer.exit == 0


def test_payments_lists_newest_first_and_filters(till: Till) -> None:
    assert till("payments").result["count"] == 0
    paid = pay(till, "00", "12.50", "--reference", "table 7")["out_trade_no"]
    declined = pay(till, "53", "8")["out_trade_no"]
    answer = till("payments")
    assert [event["out_trade_no"] for event in answer.events[:-1]] == [declined, paid]
    assert all(event["event"] == "payment" and event.keys() >= PROMISED for event in answer.events[:-1])
    assert (answer.result["count"], answer.exit) == (2, 0)
    for filters, found in [
        (("--state", "paid"), [paid]),
        (("--text", "table"), [paid]),
        (("--since", "2020-01-01"), [declined, paid]),
        (("--since", "2199-12-31T09:00"), []),
        (("--since", "2020-01-01T00:00+08:00", "--state", "declined"), [declined]),
    ]:
        assert [event["out_trade_no"] for event in till("payments", *filters).events[:-1]] == found


def test_payments_lists_more_than_a_page(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [pay(till, amount=str(one))["out_trade_no"] for one in (1, 2, 3)]
    monkeypatch.setattr("pos_app.cli.listing._PAGE", 2)
    assert [event["out_trade_no"] for event in till.payments()] == numbers[::-1]


def test_doctor_finds_training_well(till: Till) -> None:
    pay(till)
    answer = till("doctor")
    assert answer.exit == 0
    checks = {event["check"]: event["ok"] for event in answer.events[:-1]}
    assert list(checks) == [
        "version", "folder", "settings", "keyring", "credentials", "gateway", "tls", "clock", "signature",
        "scanner_keys", "sound", "displays", "disk", "journal", "backups", "crash",
    ]  # fmt: skip
    assert all(checks.values())
    assert {event["level"] for event in answer.events[:-1]} <= {"ok", "warning"}


def test_profiles_are_added_listed_and_chosen(real_till: Till) -> None:
    assert real_till("profile", "list").result["count"] == 0
    added = real_till("profile", "add", "shop", "--environment", "production")
    assert added.exit == 0
    assert added.events[0]["base_url"] == "https://openapi-hk.qfapi.com"
    real_till("profile", "add", "branch", "--base-url", "https://pay.example.com/", "--sign-type", "MD5")
    real_till("profile", "use", "branch")
    listed = real_till("profile", "list").events[:-1]
    assert [(one["name"], one["active"], one["sign_type"]) for one in listed] == [
        ("shop", False, "SHA256"),
        ("branch", True, "MD5"),
    ]
    assert listed[1]["base_url"] == "https://pay.example.com"


@pytest.mark.parametrize(
    ("environment", "words"), [("sandbox", "no wallet payment works"), ("live-testing", "real money")]
)
def test_an_environment_with_a_catch_says_so_when_it_is_added(real_till: Till, environment: str, words: str) -> None:
    assert words in real_till("profile", "add", "try", "--environment", environment).result["text"]


def test_a_person_reads_sentences(till: Till) -> None:
    exit_code, output, errors = till.text("pay", "--amount", "12.50", "--code-stdin", typed=code("53"))
    assert (exit_code, errors) == (3, "")
    assert "HKD 12.50  alipay  declined" in output
    assert "QFPay's code: 1201" in output
    assert "{" not in output
    exit_code, output, errors = till.text("pay", "--amount", "0", "--code-stdin", typed=code())
    assert (exit_code, output) == (2, "")
    assert errors.strip()


@pytest.mark.parametrize("command", ["payments", "resolve", "doctor"])
def test_a_person_reads_lists_and_checks(till: Till, command: str) -> None:
    pay(till)
    exit_code, output, errors = till.text(command)
    assert (exit_code, errors) == (0, "")
    assert output.strip()
    assert '"event"' not in output


def test_a_person_reads_profiles_and_refunds(till: Till, real_till: Till) -> None:
    real_till("profile", "add", "shop", "--environment", "production")
    assert real_till.text("profile", "list")[1] == "* shop  production  HKD\n"


def test_a_person_reads_of_a_refund_which_payment_it_is_of(till: Till) -> None:
    number = str(pay(till)["out_trade_no"])
    _, output, _ = till.text("refund", number, "--amount", "5")
    assert re.search(rf"^R\d{{23}}  HKD 5\.00  refunded  of {number}$", output, re.MULTILINE)
    _, output, _ = till.text("query", number)
    assert "HKD 12.50  alipay  paid, refunded HKD 5.00" in output


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a command failed: ValueError")
def test_a_bug_of_ours_is_not_known_and_its_text_is_shown_to_nobody(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("DUMMY-SECRET")

    monkeypatch.setattr("pos_app.cli.listing.list_payments", fail)
    answer = till("payments")
    assert answer.exit == 4
    assert "(ValueError)" in answer.result["error"]
    assert "do not charge again" in answer.result["error"]
    assert "DUMMY-SECRET" not in str(answer) + str(till.files())
    assert b"a command failed: ValueError" in b"".join(till.files().values())


def test_a_verdict_is_0_whichever_it_is_and_marked_as_a_persons(till: Till) -> None:
    for word, state in (("--paid", "paid"), ("--not-paid", "expired")):
        number = str(pay(till, "61", "12.50", "--wait", "0.5")["out_trade_no"])
        result = till("verdict", number, word, "--reason", " seen in the portal ").result
        assert (result["exit"], result["state"], result["verdict_reason"]) == (0, state, "seen in the portal")
        assert "Closed by a person: seen in the portal" in str(result["message"])
        assert till("verdict", number, word, "--reason", "seen in the portal").exit == 0
    assert [event.get("verdict_reason") for event in till("payments").events[:-1]] == ["seen in the portal"] * 2


def test_a_verdict_on_what_is_known_and_a_settlement_without_an_alarm_are_2(till: Till) -> None:
    number = str(pay(till)["out_trade_no"])
    assert till("verdict", number, "--not-paid", "--reason", "not seen").exit == 2
    assert till("settle", number, "--kept").exit == 2
    assert till("settle", "P" + "0" * 23, "--returned").exit == 2
    assert till("query", number).result["state"] == "paid"
