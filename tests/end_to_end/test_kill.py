"""`kill -9` at random moments of the real program; in the end its journal and the gateway's ledger say the same."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from pos_app.domain.payment import CHARGED
from pos_app.domain.refund import REFUND_FINAL, RefundState
from tests.end_to_end.dying_till import DyingTill
from tests.end_to_end.secret_service import secret_service
from tests.end_to_end.shop import DEADLINE_S, Shop

KILLS = int(os.environ.get("POS_APP_KILLS", "200"))
TILLS = 3
PHASES = ("nothing written", "written", "sent", "answered")
# After the last death. What is not found is believed to be missing after some minutes; a QR code lives for five.
LATER_S = (0, 200, 270, 340, 440, 510, 580, 650)


@pytest.fixture
def gateway() -> Iterator[dict[str, str]]:
    command = [sys.executable, "-m", "tests.end_to_end.gateway_that_counts"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.communicate(timeout=DEADLINE_S)


def ask(gateway: dict[str, str], what: str) -> Any:
    return requests.get(f"{gateway['url']}/training/{what}", timeout=10).json()


@contextmanager
def tills(gateway: dict[str, str], seed: int) -> Iterator[list[DyingTill]]:
    """Data folders of one merchant, with their credentials in a keyring."""
    secrets = json.dumps({name: gateway[name] for name in ("app_code", "client_key", "mchid")})
    # Not pytest's tmp_path: the path of the door's socket may have 103 characters at most.
    with secret_service() as env, tempfile.TemporaryDirectory(prefix="kill-") as made:
        ours = []
        for number in range(TILLS):
            shop = Shop(env, Path(made) / str(number), gateway)
            assert shop.run("profile", "add", "shop", "--base-url", gateway["url"])[0] == 0
            assert shop.run("credentials", "set", typed=secrets)[0] == 0
            ours.append(DyingTill(shop, random.Random(f"{seed} {number}")))
        yield ours


def play_and_resolve(gateway: dict[str, str], ours: list[DyingTill]) -> None:
    with ThreadPoolExecutor(TILLS) as pool:
        list(pool.map(lambda till: till.play(KILLS // TILLS + 1), ours))
        for later_s in LATER_S:
            requests.post(f"{gateway['url']}/training/later", json={"seconds": later_s}, timeout=10)
            unfinished = [till for till in ours if till.open_payments()]
            list(pool.map(lambda till, at=later_s: till.resolve(at), unfinished))


def test_journal_and_ledger_are_equal_however_often_the_program_is_killed(gateway: dict[str, str]) -> None:
    seed = int(os.environ.get("POS_APP_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
    print(f"seed {seed}: POS_APP_SEED={seed} plays the same lives, though no two deaths are ever the same")
    with tills(gateway, seed) as ours:
        play_and_resolve(gateway, ours)
        deaths = sum((till.deaths for till in ours), Counter())
        print(*(f"{kind:8} {phase:16} {count:4}" for (kind, phase), count in sorted(deaths.items())), sep="\n")
        check_equal(gateway, ours)
    assert deaths.total() >= KILLS
    by_phase = Counter(phase for kind, phase in deaths.elements() if kind != "cancel")
    assert all(by_phase[phase] for phase in PHASES), f"a phase was never hit: {by_phase}"


def check_equal(gateway: dict[str, str], ours: list[DyingTill]) -> None:
    """Every charge is in a journal as *paid* and the other way round; the same for refunds; nothing went out twice."""
    rows = [row for row in ask(gateway, "ledger")["rows"] if row["respcd"] == "0000"]
    payments = [payment for till in ours for payment in till.payments()]
    refunds = [refund for till in ours for refund in till.refunds()]
    calls = Counter(number for _, number in ask(gateway, "calls")["calls"])

    assert [till.open_payments() for till in ours] == [[]] * TILLS
    assert {row["out_trade_no"]: row["txamt"] for row in rows if row["order_type"] == "payment"} == {
        payment.out_trade_no: payment.intent.amount.minor for payment in payments if payment.state in CHARGED
    }
    assert {row["out_trade_no"]: row["txamt"] for row in rows if row["order_type"] == "refund"} == {
        refund.out_trade_no: refund.intent.amount.minor for refund in refunds if refund.state is RefundState.REFUNDED
    }
    # One that never arrived stays open: whether it is sent again a person decides.
    open_refunds = {refund.out_trade_no for refund in refunds if refund.state not in REFUND_FINAL}
    assert not open_refunds & set(calls), "a refund that arrived was not found"
    known = {one.out_trade_no for one in (*payments, *refunds)}
    assert set(calls) <= known, "something was sent before it was written down"
    assert calls.most_common(1)[0][1] == 1, "something was sent twice"
    for till in ours:
        assert not till.only_written & set(calls), "what was only written down was sent later"
