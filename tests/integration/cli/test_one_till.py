"""One process is the till; others reach it through its door, and take over when it ends before them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pos_app.app.opening import Place
from pos_app.cli import errand
from pos_app.control.door import DoorServer
from pos_app.control.lock import TillLock
from tests.integration.cli.program import PATIENCE_S, ROOT, Till, code

QR = ("pay", "--amount", "20", "--qr", "alipay")


def test_another_process_queries_and_cancels_through_the_open_till(till: Till) -> None:
    with till.started(*QR) as paying:
        number = paying.until("qr")["out_trade_no"]
        queried = till("query", number)
        assert (queried.exit, queried.result["state"]) == (4, "waiting")
        cancelled = till.run("cancel", number)
        assert (cancelled.exit, cancelled.result["state"]) == (0, "cancelled")
        ended = paying.end()
    assert (ended.exit, ended.result["state"], ended.result["out_trade_no"]) == (3, "cancelled", number)


def test_another_process_pays_through_the_open_till(till: Till) -> None:
    with till.started(*QR) as paying:
        number = paying.until("qr")["out_trade_no"]
        paid = till("pay", "--amount", "12.50", "--code-stdin", typed=code())
        assert (paid.exit, paid.result["state"]) == (0, "paid")
        refunded = till("refund", paid.result["out_trade_no"])
        assert (refunded.exit, refunded.result["state"]) == (0, "refunded")
        assert till("resolve").result["open"] == 1
        till("cancel", number)
        paying.end()
    assert [payment["state"] for payment in till.payments()] == ["paid", "cancelled"]


def test_another_process_reconciles_through_the_open_till(till: Till) -> None:
    with till.started(*QR) as paying:
        number = paying.until("qr")["out_trade_no"]
        reconciled = till("reconcile")
        assert [
            (event["out_trade_no"], event["kind"]) for event in reconciled.events if event["event"] == "difference"
        ] == [(number, "open")]
        assert reconciled.exit == 4
        till("cancel", number)
        paying.end()


def test_what_the_open_till_refuses_is_told_as_by_an_own_one(till: Till) -> None:
    with till.started(*QR) as paying:
        paying.until("qr")
        assert till("query", "P" + "0" * 23).exit == 2
        assert till("refund", "P" + "0" * 23).exit == 2


def test_a_till_that_has_done_its_own_waits_a_moment_for_callers_at_its_door(till: Till) -> None:
    with till.started(*QR, "--wait", "2") as owner:
        owner.until("qr")
        with till.started("pay", "--amount", "12.50", "--code-stdin", typed=code("50")) as caller:
            paid = caller.end()
        ended = owner.end()
    assert (paid.exit, paid.result["state"]) == (0, "paid")
    assert (ended.exit, ended.result["state"]) == (4, "waiting")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_caller_takes_over_when_the_till_ends_before_its_payment(till: Till, how: signal.Signals) -> None:
    with till.started(*QR) as owner:
        owner.until("qr")
        with till.started(*QR) as caller:
            number = caller.until("qr")["out_trade_no"]
            owner.interrupt(how)
            owner.process.wait(PATIENCE_S)
            cancelled = till("cancel", number)  # carried out by the caller, which is the till now
            ended = caller.end()
    assert (cancelled.exit, cancelled.result["state"]) == (0, "cancelled")
    assert (ended.exit, ended.result["state"], ended.result["out_trade_no"]) == (3, "cancelled", number)


def test_a_caller_keeps_its_own_patience_when_it_takes_over(till: Till) -> None:
    with till.started(*QR) as owner:
        owner.until("qr")
        with till.started(*QR, "--wait", "3") as caller:
            caller.until("qr")
            owner.interrupt(signal.SIGKILL)
            ended = caller.end()
    assert (ended.exit, ended.result["state"]) == (4, "waiting")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_interrupting_a_payment_is_not_known_and_the_next_start_goes_on(till: Till, how: signal.Signals) -> None:
    with till.started(*QR) as paying:
        number = paying.until("qr")["out_trade_no"]
        paying.interrupt(how)
        ended = paying.end()
    assert ended.exit == 4
    assert (ended.result["exit"], ended.result["out_trade_no"]) == (4, number)
    assert "do not charge again" in ended.result["error"]
    cancelled = till("cancel", number)
    assert (cancelled.exit, cancelled.result["state"]) == (0, "cancelled")


def test_interrupting_a_caller_leaves_the_payment_to_the_open_till(till: Till) -> None:
    with till.started(*QR) as owner:
        owner.until("qr")
        with till.started(*QR) as caller:
            number = caller.until("qr")["out_trade_no"]
            caller.interrupt()
            assert caller.end().exit == 4
        assert till("query", number).result["state"] == "waiting"


def test_a_second_start_while_the_first_is_closing_waits_for_it(till: Till) -> None:
    with till.started(*QR) as owner:
        owner.until("qr")
        owner.interrupt()
        with till.started("pay", "--amount", "12.50", "--code-stdin", typed=code()) as following:
            paid = following.end()
    assert (paid.exit, paid.result["state"]) == (0, "paid")


# --- a till that is not as it should be ---


@contextmanager
def odd_till(till: Till, *answers: list[dict[str, Any]]) -> Iterator[list[dict[str, object]]]:
    """Somebody holds the till and answers each caller with the next of `answers`, the last one for ever."""
    folder = till.folder / "training"
    folder.mkdir(exist_ok=True)
    lock = TillLock(folder / "till.lock")
    assert lock.acquire()
    asked: list[dict[str, object]] = []

    def answer(request: dict[str, object]) -> Iterator[dict[str, object]]:
        asked.append(request)
        yield from answers[min(len(asked), len(answers)) - 1]

    door = DoorServer(folder, answer)
    try:
        yield asked
    finally:
        door.close()
        lock.release()


NUMBER = "P26112312000000112345678"
BEGUN = {"event": "begun", "out_trade_no": NUMBER, "profile": "training"}
PAID = {"event": "result", "out_trade_no": NUMBER, "state": "paid", "exit": 0}
REFUSED = {"event": "result", "error": "Something is wrong.", "exit": 5}


def test_a_payment_of_which_the_till_told_nothing_before_it_ended_is_not_known(till: Till) -> None:
    with odd_till(till, []) as asked:
        answer = till("pay", "--amount", "12.50", "--code-stdin", typed=code())
    assert answer.exit == 4
    assert "Do not charge again" in answer.result["error"]
    assert len(asked) == 1  # never sent twice


def test_a_payment_that_was_begun_is_followed_by_its_number(till: Till) -> None:
    with odd_till(till, [BEGUN], [PAID]) as asked:
        answer = till("pay", "--amount", "12.50", "--code-stdin", typed=code())
    assert (answer.exit, answer.names) == (0, ["result"])
    assert (asked[1]["do"], asked[1]["number"]) == ("follow", NUMBER)
    assert "code" not in asked[1]


@pytest.mark.parametrize("broken", [[], [{"event": "error", "error": "ValueError"}], [REFUSED]])
def test_a_begun_payment_that_cannot_be_followed_is_not_known_whatever_the_reason(
    till: Till, broken: list[dict[str, Any]]
) -> None:
    with odd_till(till, [BEGUN], broken):
        answer = till("pay", "--amount", "12.50", "--code-stdin", typed=code())
    assert answer.exit == 4
    assert answer.result["out_trade_no"] == NUMBER
    assert answer.result["error"]


def test_a_begun_payment_whose_till_cannot_be_opened_again_is_not_known(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "_PATIENCE_S", 0.2)
    place = Place.resolve(str(till.folder), None, training=True)
    events = errand.Errand(place, {"do": "pay", "amount": "1", "wallet": "alipay", "wait": None}).events()
    with odd_till(till, [BEGUN]) as asked:
        assert next(events) == BEGUN
    held = TillLock(place.folder.lock)
    assert held.acquire()
    *_, result = events
    held.release()
    assert (result["exit"], result["out_trade_no"]) == (4, NUMBER)
    assert "does not answer" in str(result["error"])
    assert len(asked) == 1


def test_a_query_is_simply_asked_again(till: Till) -> None:
    with odd_till(till, [], [PAID]) as asked:
        assert till("query", NUMBER).exit == 0
    assert [request["do"] for request in asked] == ["query", "query"]


def test_a_refund_that_was_begun_is_followed_and_one_that_was_not_is_not_known(till: Till) -> None:
    refund = {**BEGUN, "out_trade_no": "R26112312000000112345678"}
    with odd_till(till, [refund], [{**PAID, "state": "refunded"}]) as asked:
        assert till("refund", NUMBER).exit == 0
    assert asked[1]["number"] == "R26112312000000112345678"
    with odd_till(till, []) as asked:
        assert till("refund", NUMBER).exit == 4
    assert len(asked) == 1


def test_a_till_that_is_held_without_a_door_is_told(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "_PATIENCE_S", 0.2)
    (till.folder / "training").mkdir()
    lock = TillLock(till.folder / "training" / "till.lock")
    assert lock.acquire()
    answer = till("pay", "--amount", "12.50", "--code-stdin", typed=code())
    lock.release()
    assert answer.exit == 5
    assert "does not answer" in answer.result["error"]


# --- nobody reads ---


def without(stream: str, till: Till, *given: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command that was started with `stream` (such as `>&-`) closed."""
    command = [sys.executable, "-m", "pos_app", *till.arguments((*given, "--json"))]
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {stream}', "sh", *command],
        cwd=ROOT, input=typed, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("story", "exit_code"), [("00", 0), ("53", 3)])
def test_a_payment_goes_on_with_its_output_closed(till: Till, story: str, exit_code: int) -> None:
    done = without(">&-", till, "pay", "--amount", "12.50", "--code-stdin", typed=code(story))
    assert (done.returncode, done.stderr) == (exit_code, "")
    assert len(till.payments()) == 1


def test_a_payment_goes_on_when_whoever_read_its_output_has_gone(till: Till) -> None:
    process = till.popen("pay", "--amount", "12.50", "--code-stdin")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(code())
    process.stdin.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(PATIENCE_S), errors) == (0, "")
    assert [payment["state"] for payment in till.payments()] == ["paid"]


def test_without_any_input_there_is_no_code(till: Till) -> None:
    done = without("<&-", till, "pay", "--amount", "12.50", "--code-stdin")
    assert done.returncode == 2
    assert "No payment code came" in done.stdout


def test_a_scanner_at_a_terminal_ends_its_code_with_enter(till: Till) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "pos_app", *till.arguments(("pay", "--amount", "12.50", "--code-stdin", "--json"))]
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    os.write(ours, f"{code()}\n".encode())
    output, _ = process.communicate(timeout=PATIENCE_S)
    os.close(ours)
    assert process.returncode == 0
    assert '"state": "paid"' in output
