"""Clients written after QFPay's public samples, in other languages, talk to the gateway.

`node` and `php` are required: a machine that tests this project has both (`php-cli` on Debian).
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.training.gateway import TrainingGateway

SAMPLES = Path(__file__).parent / "samples"
CLIENTS = [("node", "pay.js"), ("php", "pay.php")]


@pytest.fixture(params=["TRAINING-SHOP", None], ids=["mchid", "no mchid"])
def gateway(request: pytest.FixtureRequest) -> Iterator[TrainingGateway]:
    with TrainingGateway(mchid=request.param) as running:
        yield running


def run(client: tuple[str, str], gateway: TrainingGateway, **changed: str) -> dict[str, str]:
    program, script = client
    environment = {
        "PATH": os.environ["PATH"],
        "QFPAY_URL": gateway.url,
        "QFPAY_APP_CODE": gateway.app_code,
        "QFPAY_CLIENT_KEY": gateway.client_key,
        "QFPAY_MCHID": gateway.mchid or "",
        "QFPAY_SIGNTYPE": "",
    }
    done = subprocess.run(
        [program, str(SAMPLES / script)],
        env=os.environ | environment | changed,
        capture_output=True,
        timeout=30,
        check=True,
    )
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("signtype", ["", "MD5", "SHA256"])
@pytest.mark.parametrize("client", CLIENTS, ids=["Node.js", "PHP"])
def test_a_sample_client_gets_a_qr_code(client: tuple[str, str], gateway: TrainingGateway, signtype: str) -> None:
    answer = run(client, gateway, QFPAY_SIGNTYPE=signtype)
    assert answer["respcd"] == "0000"
    assert answer["qrcode"].endswith(answer["syssn"])
    (order,) = gateway.phone.orders()
    assert (order.out_trade_no, order.txamt) == (answer["out_trade_no"], int(answer["txamt"]))


@pytest.mark.parametrize("client", CLIENTS, ids=["Node.js", "PHP"])
def test_a_sample_client_with_a_wrong_key_is_refused(client: tuple[str, str], gateway: TrainingGateway) -> None:
    answer = run(client, gateway, QFPAY_CLIENT_KEY="ANOTHER-DUMMY-KEY")
    assert answer["respcd"] == "1108"
    assert gateway.phone.ledger() == ()
