"""A till that takes payments without end and says each number once its record is on disk. To be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from pos_app.domain.answers import NoAnswer
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Mode, Verb
from pos_app.domain.payment import Dispatched, Intent, Ticked, Unanswered
from pos_app.domain.transitions import begin, step
from pos_app.journal import Journal


def main(folder: Path, serial: int) -> None:
    folder.mkdir(exist_ok=True)
    journal = Journal.open(folder, folder / "backups")
    while True:
        serial += 1
        number = f"P{serial:023}"
        intent = Intent(
            out_trade_no=number,
            sale_id=number,
            amount=Money(serial, currency("HKD")),
            pay_type="800108",
            wallet="alipay",
            mode=Mode.CPM,
            cancel_verb=Verb.REVERSAL,
            validity_s=300,
            txdtm="2026-11-23 13:05:00",
            profile="shop",
            till="001",
        )
        payment = begin(intent, serial)
        journal.record(payment, intent)
        for event in (
            Dispatched(serial + 1, serial + 10_001),
            Unanswered(serial + 2, NoAnswer(True, "timeout")),
            Ticked(serial + 70_000),
        ):
            payment, _ = step(payment, event)
            journal.record(payment, event)
        print(number, flush=True)


main(Path(sys.argv[1]), int(sys.argv[2]))
