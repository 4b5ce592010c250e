"""A whole day of every story: nothing that the program wrote holds a key or a payment code."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.pay_types import Wallet
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import STORIES
from tests.end_to_end.logbook import leaks, log_of
from tests.end_to_end.secret_service import secret_service
from tests.end_to_end.shop import Shop, shop

WRONG = {"app_code": "WRONGAPPCODE00112233", "client_key": "WRONGCLIENTKEY00112233", "mchid": "wrongMch"}


@pytest.fixture
def ours() -> Iterator[Shop]:
    # Not pytest's tmp_path: the path of the door's socket may have 103 characters at most.
    with secret_service() as env, tempfile.TemporaryDirectory(prefix="day-") as folder, shop(env, Path(folder)) as made:
        yield made


def pay(ours: Shop, code: str, *more: str) -> dict[str, Any]:
    given = ("pay", "--amount", "12.50", "--code-stdin", "--wait", "1", "--reference", "Anna, table 7")
    return ours.run(*given, *more, typed=code)[1][-1]


def play(ours: Shop) -> list[str]:
    """Sales of every story, QR codes, refunds, mistakes; the payment codes that were scanned."""
    codes = [new_payment_code(Wallet.ALIPAY, story) for story in STORIES.values()]
    codes += [new_payment_code(wallet, STORIES["00"]) for wallet in (Wallet.WECHAT, Wallet.UNIONPAY)]
    results = [pay(ours, code) for code in codes]
    paid = [result["out_trade_no"] for result in results if result.get("state") == "paid"]
    assert len(paid) >= 2
    for wallet in ("alipay", "fps"):
        shown = ours.run("pay", "--amount", "20", "--qr", wallet, "--wait", "0.5")[1]
        ours.run("cancel", str(shown[-1]["out_trade_no"]), "--wait", "2")
    ours.run("refund", paid[0], "--amount", "5", "--wait", "2")
    ours.run("refund", paid[0], "--amount", "5000", "--wait", "2")
    ours.run("refund", paid[1], "--wait", "2")
    ours.run("query", paid[0])
    ours.run("query", codes[0])
    ours.run("payments", "--text", codes[0])
    ours.run("pay", "--amount", "12.50", "--code-stdin", codes[0])
    ours.run("verdict", paid[0], "--paid", "--reason", f"the code was {codes[0]}")
    pay(ours, codes[0] + codes[1])
    pay(ours, "not a code")
    for command in ("resolve", "report", "reconcile", "doctor"):
        ours.run(command)
    return codes


def wrong_credentials(ours: Shop, code: str) -> None:
    right = {name: ours.gateway[name] for name in ("app_code", "client_key", "mchid")}
    wrong_key = {**right, "client_key": WRONG["client_key"]}
    assert ours.run("credentials", "set", typed=json.dumps(WRONG))[0] == 5
    assert ours.run("credentials", "set", "--unchecked", typed=json.dumps(wrong_key))[0] == 0
    assert ours.run("credentials", "check")[0] == 5
    assert pay(ours, code)["respcd"] == "1108"
    ours.run("doctor")
    ours.run("credentials", "set", typed=json.dumps({**WRONG, "client_key": "WRONGCLIENTKEY00112233\n"}))
    ours.run("credentials", "set", typed="{" + WRONG["client_key"])
    assert ours.run("credentials", "set", typed=json.dumps(right))[0] == 0


def test_nothing_that_a_day_leaves_holds_a_secret(ours: Shop) -> None:
    codes = play(ours)
    codes.append(new_payment_code(Wallet.ALIPAY, STORIES["00"]))
    wrong_credentials(ours, codes[-1])
    bundle = ours.data_dir / "support.zip"
    code, events = ours.run("support-bundle", "--output", str(bundle))
    assert (code, events[-1]["path"]) == (0, str(bundle))
    secrets = [
        ours.gateway["app_code"], ours.gateway["client_key"], WRONG["app_code"], WRONG["client_key"], *codes,
    ]  # fmt: skip
    assert leaks(ours.data_dir, secrets) == []

    log = [json.loads(line) for line in log_of(ours.data_dir)]
    events_seen = {line["event"].split(" ")[0] for line in log}
    assert {"started", "payment", "refund", "the"} <= events_seen
    told = {line["fields"]["number"] for line in log if line["event"].startswith("payment ")}
    assert {payment["out_trade_no"] for payment in ours.journal()} <= told  # support can follow every one of them
    assert not any("Anna" in line for line in log_of(ours.data_dir))
    assert not (ours.data_dir / "crashes").exists()
