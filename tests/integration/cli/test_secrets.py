"""Neither a key nor a whole payment code is in any file, log or output."""

from __future__ import annotations

import json

import pytest

from pos_app.training.gateway import CLIENT_KEY
from tests.integration.cli.program import Till, code


def assert_nowhere(till: Till, secret: str) -> None:
    for path, content in till.files().items():
        assert secret.encode() not in content, path


@pytest.mark.expect_log("WARNING pos_app.checkout.pinning: signature of training/trade/v1/payment: mismatch")
def test_a_payment_code_is_in_no_file_and_no_output(till: Till) -> None:
    for story in ("00", "53", "54", "65", "70"):
        secret = code(story)
        answer = till("pay", "--amount", "12.50", "--code-stdin", "--wait", "0.5", typed=secret)
        assert secret not in json.dumps(answer.events)
        assert_nowhere(till, secret)
    till("doctor")
    assert_nowhere(till, CLIENT_KEY)


def test_a_payment_code_that_goes_through_the_door_is_kept_there_neither(till: Till) -> None:
    secret = code()
    with till.started("pay", "--amount", "20", "--qr", "alipay") as owner:
        owner.until("qr")
        assert till("pay", "--amount", "12.50", "--code-stdin", typed=secret).exit == 0
        assert_nowhere(till, secret)
        assert CLIENT_KEY.encode() not in b"".join(till.files().values())


def test_whatever_is_written_is_the_owners_alone(till: Till) -> None:
    till.run("pay", "--amount", "12.50", "--code-stdin", typed=code("70"))
    modes = {path: path.stat().st_mode & 0o077 for path in till.files()}
    assert len(modes) > 2
    assert not any(modes.values()), modes


def test_the_journal_knows_a_code_again_by_wallet_length_and_last_four_only(till: Till) -> None:
    till("pay", "--amount", "12.50", "--code-stdin", typed=code())
    listed = json.dumps(till.payments())
    assert "fingerprint" not in listed
