"""Signatures and the command line: what 20 signed answers change, how it is told, how it is taken back."""

from __future__ import annotations

import pytest

from tests.integration.cli.program import Answer, Till, code

PAYMENT = "/trade/v1/payment"
WRONGLY_SIGNED = "70"
REFUSED = "WARNING pos_app.checkout.pinning: signature of training/trade/v1/payment: mismatch; it is not believed"
MISMATCH = "WARNING pos_app.checkout.pinning: signature of training/trade/v1/payment: mismatch; trust rests on TLS"


def pay(till: Till, story: str = "00") -> Answer:
    return till("pay", "--amount", "12.50", "--code-stdin", typed=code(story))


def pinned(till: Till) -> Till:
    """A command line of one payment a call, which has seen 20 of them signed."""
    for _ in range(20):
        assert pay(till).exit == 0
    return till


def signature_check(till: Till) -> dict[str, object]:
    (check,) = [event for event in till("doctor").events if event.get("check") == "signature"]
    return check


def test_a_till_that_has_seen_nothing_has_no_pins(till: Till) -> None:
    answer = till("credentials", "pins")
    assert (answer.exit, answer.names, answer.result["pins"]) == (0, ["result"], 0)
    assert "are signed and verify" in str(signature_check(till)["text"])


@pytest.mark.expect_log(REFUSED)
def test_calls_of_one_payment_each_learn_too_and_then_a_wrong_signature_is_not_believed(till: Till) -> None:
    pinned(till)
    answer = till("credentials", "pins")
    (pin,) = [event for event in answer.events if event["event"] == "pin"]
    assert (pin["endpoint"], pin["scheme"], answer.result["pins"]) == (PAYMENT, "raw_body", 1)
    assert PAYMENT in str(signature_check(till)["text"])

    forged = pay(till, WRONGLY_SIGNED)
    assert [event["state"] for event in forged.events if event["event"] == "state"] == ["sent", "checking", "paid"]
    (refused,) = [e for e in till("credentials", "pins").events if e.get("kind") == "untrusted"]
    assert (refused["endpoint"], refused["trust"], refused["pinned"]) == (PAYMENT, "mismatch", True)
    check = signature_check(till)
    assert (check["ok"], PAYMENT in str(check["text"]), "clear-pin" in str(check["advice"])) == (False, True, True)


@pytest.mark.expect_log(MISMATCH)
def test_a_cleared_pin_is_recorded_and_answers_are_believed_again(till: Till) -> None:
    pinned(till)
    assert till("credentials", "clear-pin", "--endpoint", "query").result["cleared"] == 0
    cleared = till("credentials", "clear-pin", "--endpoint", "payment")
    assert (cleared.exit, cleared.result["cleared"], cleared.events[0]["endpoint"]) == (0, 1, PAYMENT)
    kinds = [event["kind"] for event in till("credentials", "pins").events if event["event"] == "security"]
    assert kinds == ["pinned", "cleared"]
    forged = pay(till, WRONGLY_SIGNED)
    assert [event["state"] for event in forged.events if event["event"] == "state"] == ["sent", "paid"]
    check = signature_check(till)
    assert (check["ok"], "does not verify" in str(check["text"])) == (True, True)


def test_the_open_till_clears_its_pins_at_its_door(till: Till) -> None:
    pinned(till)
    with till.started("pay", "--amount", "20", "--qr", "alipay") as owner:
        owner.until("qr")
        assert till("credentials", "clear-pin").result["cleared"] == 1
    assert till("credentials", "pins").result["pins"] == 0


def test_an_endpoint_that_does_not_exist_is_bad_input(till: Till) -> None:
    answer = till("credentials", "clear-pin", "--endpoint", "pay")
    assert answer.exit == 2
    assert "payment, query" in answer.result["error"]


def test_people_read_pins_and_events_as_lines(till: Till) -> None:
    pinned(till)
    _, told, _ = till.text("credentials", "pins")
    first, second, last = told.splitlines()
    assert first.startswith("* training/trade/v1/payment  raw_body  since 20")
    assert second.endswith("training/trade/v1/payment  pinned, raw_body")
    assert last == "Pins that stand: 1"
    _, told, _ = till.text("credentials", "clear-pin")
    assert told.splitlines()[0] == "* training/trade/v1/payment  cleared"
