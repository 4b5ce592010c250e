"""The program is killed in the middle of its work; the journal is whole and nothing that it was told is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pos_app.domain.payment import State
from pos_app.journal import Journal, JournalReader

TILL = Path(__file__).with_name("till_that_dies.py")


def take_payments_and_die(folder: Path, serial: int, payments: int) -> list[str]:
    """The numbers that the till had told before it was killed, at least `payments` of them."""
    till = subprocess.Popen([sys.executable, str(TILL), str(folder), str(serial)], stdout=subprocess.PIPE, text=True)
    assert till.stdout is not None
    told = [till.stdout.readline().strip() for _ in range(payments)]
    till.kill()
    rest, _ = till.communicate()
    return told + rest.split()


def test_what_was_told_survives_being_killed_again_and_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    told: list[str] = []
    for deaths, payments in enumerate((1, 7, 20, 33), start=1):
        told += take_payments_and_die(folder, len(told) + 1000 * payments, payments)
        # Read first, as a support program may: the killed one has left its WAL behind.
        with JournalReader.open(folder) as reader:
            assert reader.integrity() == []
        with Journal.open(folder, folder / "backups") as journal:
            found = {payment.out_trade_no: payment for payment in journal.open_payments()}
            assert {found[number].state for number in told} == {State.CANCELLING}
            # At most the payment under work at each death is on disk without having been told.
            assert len(found) - len(told) <= deaths
            assert journal.integrity() == []
