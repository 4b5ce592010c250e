"""The whole program from set-up to refund: real processes, a real Secret Service, real HTTP, and a power cut."""

from __future__ import annotations

import json
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.pay_types import Wallet
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import STORIES
from tests.end_to_end.desk import until
from tests.end_to_end.secret_service import secret_service
from tests.end_to_end.shop import Shop, shop

PATIENCE_S = 60


@pytest.fixture(scope="module")
def env() -> Iterator[dict[str, str]]:
    with secret_service() as made:
        yield made


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not pytest's tmp_path: the path of the door's socket may have 103 characters at most.
    with tempfile.TemporaryDirectory(prefix="shop-") as made:
        yield Path(made)


@pytest.fixture
def ours(env: dict[str, str], folder: Path) -> Iterator[Shop]:
    with shop(env, folder) as made:
        yield made


def code(story: str = "00") -> str:
    return new_payment_code(Wallet.ALIPAY, STORIES[story])


def pay(ours: Shop, story: str = "00", *more: str) -> tuple[int, dict[str, Any]]:
    exit_code, events = ours.run("pay", "--amount", "12.50", "--code-stdin", *more, typed=code(story))
    return exit_code, events[-1]


def started(ours: Shop, *arguments: str, typed: str = "") -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "pos_app", *arguments, "--data-dir", str(ours.data_dir), "--json"],
        env=ours.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(typed)
    process.stdin.close()
    return process


def charged(ours: Shop) -> list[tuple[str, int]]:
    return [
        (row["out_trade_no"], row["txamt"])
        for row in ours.ledger()
        if row["order_type"] == "payment" and row["respcd"] == "0000"
    ]


def test_from_set_up_to_refund(ours: Shop) -> None:
    exit_code, events = ours.run("credentials", "check")
    assert (exit_code, events[-1]["ok"]) == (0, True)
    exit_code, paid = pay(ours)
    assert (exit_code, paid["state"]) == (0, "paid")
    assert charged(ours) == [(paid["out_trade_no"], 1250)]
    exit_code, events = ours.run("refund", paid["out_trade_no"], "--amount", "5.00")
    assert (exit_code, events[-1]["state"], events[-1]["amount"]) == (0, "refunded", 500)
    assert ours.journal()[0]["refunded"] == 500
    refunds = [row for row in ours.ledger() if row["order_type"] == "refund"]
    assert [(row["txamt"], row["origssn"]) for row in refunds] == [(500, paid["syssn"])]
    exit_code, events = ours.run("doctor")
    assert exit_code == 0
    assert {event["check"] for event in events if event["event"] == "check"} >= {
        "keyring", "gateway", "clock", "signature", "disk", "backups", "journal",
    }  # fmt: skip


def test_a_day_of_live_testing_ends_with_everything_given_back(ours: Shop) -> None:
    ours.use_live_testing()
    paid = [pay(ours) for _ in range(2)]
    assert ["Refund every test payment" in result["live_testing"] for _, result in paid] == [True, True]
    numbers = [result["out_trade_no"] for _, result in paid]
    exit_code, (report,) = ours.run("report")
    assert exit_code == 0
    assert [(test["out_trade_no"], test["left"]) for test in report["unrefunded_tests"]] == [(n, 1250) for n in numbers]
    assert report["totals"][0]["never_settled"] == {"count": 2, "amount": 2500}
    exit_code, events = ours.run("report", "--refund-all")
    assert exit_code == 0
    assert [(event["payment"], event["state"]) for event in events if event["event"] == "refund"] == [
        (number, "refunded") for number in numbers
    ]
    assert (events[-1]["unrefunded_tests"], events[-1]["totals"][0]["net"]) == ([], 0)
    assert sorted(row["txamt"] for row in ours.ledger() if row["order_type"] == "refund") == [1250, 1250]
    exit_code, (report,) = ours.run("report", "--refund-all")
    assert (exit_code, report["unrefunded_tests"]) == (0, [])


def test_without_its_credentials_the_till_sells_nothing(ours: Shop) -> None:
    exit_code, events = ours.run("credentials", "remove")
    assert (exit_code, events[-1]["removed"]) == (0, True)
    exit_code, result = pay(ours)
    assert exit_code == 5
    assert "No credentials are stored" in result["error"]
    assert ours.run("doctor")[0] == 5
    assert ours.ledger() == []
    assert ours.journal() == []


def test_wrong_credentials_are_told_with_what_to_look_at(ours: Shop) -> None:
    wrong = {"app_code": ours.gateway["app_code"], "client_key": "WRONG-DUMMY-KEY", "mchid": ours.gateway["mchid"]}
    assert ours.run("credentials", "set", typed=json.dumps(wrong))[0] == 5
    assert ours.run("credentials", "check")[0] == 0  # what was stored before stays
    assert ours.run("credentials", "set", "--unchecked", typed=json.dumps(wrong))[0] == 0
    exit_code, events = ours.run("credentials", "check")
    assert exit_code == 5
    assert "client_key is not right" in events[-1]["advice"]
    exit_code, result = pay(ours)
    assert (exit_code, result["state"], result["respcd"]) == (3, "declined", "1108")


def test_a_qr_code_is_paid_by_the_customers_phone(ours: Shop) -> None:
    paying = started(ours, "pay", "--amount", "20.00", "--qr", "wechat")
    assert paying.stdout is not None
    first = json.loads(paying.stdout.readline())
    assert first["event"] == "qr"
    ours.phone("pay", first["qrcode"])
    result = json.loads(paying.stdout.read().splitlines()[-1])
    assert paying.wait(PATIENCE_S) == 0
    paying.stdout.close()
    assert (result["state"], result["wallet"], result["amount"]) == ("paid", "wechat", 2000)
    assert charged(ours) == [(result["out_trade_no"], 2000)]


def test_a_power_cut_in_the_middle_of_a_payment_that_was_charged_is_resolved(ours: Shop) -> None:
    paying = started(ours, "pay", "--amount", "12.50", "--code-stdin", typed=code("57"))
    (row,) = until("the gateway has charged it", lambda: charged(ours))
    paying.send_signal(signal.SIGKILL)
    paying.wait(PATIENCE_S)
    assert paying.stdout is not None
    paying.stdout.close()
    assert [payment["state"] for payment in ours.journal()] == ["sent"]
    exit_code, events = ours.run("resolve")
    assert (exit_code, events[-1]["resolved"], events[-1]["open"]) == (0, 1, 0)
    (payment,) = ours.journal()
    assert (payment["state"], payment["out_trade_no"], payment["amount"]) == ("paid", *row)
    assert charged(ours) == [row]


def test_a_code_is_charged_once_however_often_it_is_scanned(ours: Shop) -> None:
    scanned = code()
    results = [ours.run("pay", "--amount", "12.50", "--code-stdin", typed=scanned)[0] for _ in range(3)]
    assert results == [0, 2, 2]
    assert len(charged(ours)) == 1


def test_a_gateway_that_cannot_be_reached_moves_no_money(ours: Shop) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    ours.run("profile", "add", "nowhere", "--base-url", url)
    secrets = json.dumps({"app_code": "DUMMYAPP", "client_key": "DUMMYKEY"})
    ours.run("credentials", "set", "--profile", "nowhere", typed=secrets)
    exit_code, result = pay(ours, "00", "--profile", "nowhere")
    assert (exit_code, result["state"], result["gateway_message"]) == (3, "not_sent", "refused")
    assert ours.run("doctor", "--profile", "nowhere")[0] == 5


def test_a_disk_that_takes_nothing_more_sells_nothing(ours: Shop) -> None:
    pay(ours)

    def a_full_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    command = [sys.executable, "-m", "pos_app", "pay", "--amount", "1", "--code-stdin", "--json"]
    done = subprocess.run(
        [*command, "--data-dir", str(ours.data_dir)],
        env=ours.env, input=code(), capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        preexec_fn=a_full_disk,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (5, "")
    assert json.loads(done.stdout)["error"]
    assert len(charged(ours)) == len(ours.journal()) == 1


def test_resolve_goes_through_every_profile_with_something_open(ours: Shop, env: dict[str, str], folder: Path) -> None:
    other_folder = folder / "elsewhere"
    other_folder.mkdir()
    with shop(env, other_folder) as branch:
        ours.run("profile", "add", "branch", "--base-url", branch.gateway["url"])
        secrets = {name: branch.gateway[name] for name in ("app_code", "client_key", "mchid")}
        ours.run("credentials", "set", "--profile", "branch", typed=json.dumps(secrets))
        numbers = [
            pay(ours, "57", "--wait", "0.5", "--profile", name)[1]["out_trade_no"] for name in ("shop", "branch")
        ]
        exit_code, events = ours.run("resolve")
        assert (exit_code, [event["out_trade_no"] for event in events[:-1]]) == (0, numbers)
    assert {payment["state"] for payment in ours.journal()} == {"paid"}


def test_payments_of_another_profile_wait_for_their_own(ours: Shop) -> None:
    ours.run("profile", "add", "branch", "--base-url", ours.gateway["url"])
    secrets = {name: ours.gateway[name] for name in ("app_code", "client_key", "mchid")}
    ours.run("credentials", "set", "--profile", "branch", typed=json.dumps(secrets))
    number = pay(ours, "57", "--wait", "0.5", "--profile", "branch")[1]["out_trade_no"]
    for command in ("query", "cancel", "refund"):
        exit_code, events = ours.run(command, number)
        assert exit_code == 2
        assert "--profile branch" in events[-1]["error"]
    exit_code, events = ours.run("resolve", "--profile", "shop")
    assert (exit_code, events[-1]["resolved"]) == (0, 0)
    assert [payment["state"] for payment in ours.journal()] == ["checking"]
    exit_code, events = ours.run("query", number, "--profile", "branch")
    assert (exit_code, events[-1]["state"]) == (0, "paid")


def test_a_profile_that_cannot_be_opened_keeps_its_payments_open_and_says_so(ours: Shop) -> None:
    pay(ours, "57", "--wait", "0.5")
    ours.run("credentials", "remove")
    exit_code, events = ours.run("resolve")
    assert exit_code == 4
    (problem,) = [event for event in events if event["event"] == "problem"]
    assert problem["name"] == "shop"
    assert "holds no credentials for profile" in problem["text"]
    assert "shop" in events[-1]["note"]


def test_neither_key_nor_code_is_in_any_file_or_output(ours: Shop) -> None:
    scanned = code()
    said = [ours.run("pay", "--amount", "12.50", "--code-stdin", typed=scanned)]
    said += [ours.run("credentials", "check"), ours.run("doctor"), ours.run("payments"), ours.run("profile", "list")]
    written = [path.read_bytes() for path in ours.data_dir.rglob("*") if path.is_file()]
    for secret in (ours.gateway["client_key"], ours.gateway["app_code"], scanned):
        assert secret not in json.dumps(said)
        assert not any(secret.encode() in content for content in written)
