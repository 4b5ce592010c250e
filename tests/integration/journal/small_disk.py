"""A till on a real small disk that fills up. Run it in a mount namespace of its own; it tells what it saw as JSON.

Its one argument is an empty folder, on which the disk is mounted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from pos_app.checkout.engine import Engine
from pos_app.checkout.requests import Trouble
from pos_app.domain.payment import Payment
from pos_app.domain.sentences import CounterError
from pos_app.journal import Journal
from pos_app.journal.reserve import Reserve
from tests.unit.checkout.counter import Calls, Clock, Gateway, scan, shop

SECOND_CODE, THIRD_CODE, FOURTH_CODE = "281234567890123457", "281234567890123458", "281234567890123459"


class SmallTill:
    """A till whose disk the test can fill up to the last byte."""

    def __init__(self, disk: Path) -> None:
        self.disk = disk
        self.reserve = Reserve(disk / "journal.reserve")
        self.clock, self.gateway = Clock(), Gateway()
        self.open()

    def open(self) -> None:
        self.news: list[Any] = []
        self.calls = Calls()
        self.journal = Journal.open(self.disk / "journal.sqlite3", self.disk / "backups", reserve=self.reserve)
        self.engine = Engine(self.journal, self.gateway, self.calls, self.clock, shop(), self.news.append)
        self.engine.recover()
        self.engine.tick()

    def fill(self) -> None:
        with suppress(OSError), (self.disk / "holiday.mov").open("ab", buffering=0) as film:
            while True:
                film.write(b"x" * 4096)

    def make_room(self) -> None:
        (self.disk / "holiday.mov").unlink()

    def refused(self, code: str) -> str:
        """Why a payment cannot be started; empty when it can."""
        sent = len(self.gateway.orders)
        try:
            self.engine.pay(scan(code=code))
            self.calls.run()
        except CounterError as error:
            assert len(self.gateway.orders) == sent, "sent all the same"
            return str(error)
        return ""

    def state(self, payment: Payment) -> str:
        found = self.journal.payment(payment.out_trade_no)
        return "" if found is None else str(found.state)

    def pass_time(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.at += 1000
            self.engine.tick()
            self.calls.run()

    def told(self) -> list[str | None]:
        return [None if one.sentence is None else str(one.sentence) for one in self.news if isinstance(one, Trouble)]


def full_between_sent_and_answer(disk: Path) -> dict[str, Any]:
    till = SmallTill(disk)
    payment = till.engine.pay(scan())
    till.fill()
    free = os.statvfs(disk).f_bavail
    till.calls.run()
    seen = {"free": free, "state": till.state(payment), "reserve left": till.reserve.held()}
    till.fill()
    till.engine.tick()
    seen |= {"refused": till.refused(SECOND_CODE), "told": till.told()}
    till.make_room()
    till.pass_time(2)
    return seen | {
        "refused later": till.refused(THIRD_CODE),
        "told later": till.told()[len(seen["told"]) :],
        "reserve later": till.reserve.held(),
        "integrity": till.journal.integrity(),
    }


def full_for_a_long_time(disk: Path) -> dict[str, Any]:
    """Even the reserve ends. What could not be written is kept, and written once there is room."""
    till = SmallTill(disk)
    payment = till.engine.pay(scan())
    till.fill()
    till.reserve.give_up()
    till.fill()
    till.calls.run()
    till.engine.tick()
    seen = {"state": till.state(payment), "told": till.told(), "refused": till.refused(SECOND_CODE)}
    till.make_room()
    till.pass_time(2)
    return seen | {"state later": till.state(payment), "refused later": till.refused(THIRD_CODE)}


def full_before_the_start(disk: Path) -> dict[str, Any]:
    """A power cut on a full disk: the next start finds room for what is open in the reserve."""
    till = SmallTill(disk)
    payment = till.engine.pay(scan())
    till.journal.close()
    for left in ("-wal", "-shm"):
        assert not (disk / f"journal.sqlite3{left}").exists()
    till.fill()
    till.open()
    till.pass_time(30)
    return {
        "state": till.state(payment), "told": till.told(), "refused": till.refused(SECOND_CODE),
        "orders": len(till.gateway.orders),
    }  # fmt: skip


def read_only(disk: Path) -> dict[str, Any]:
    till = SmallTill(disk)
    till.journal.close()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        till.open()
        refused = ""
    except CounterError as error:
        refused = str(error)
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    till.open()
    return {"refused": refused, "refused later": till.refused(SECOND_CODE)}


SCENARIOS = {made.__name__: made for made in (full_between_sent_and_answer, full_for_a_long_time,
                                              full_before_the_start, read_only)}  # fmt: skip

if __name__ == "__main__":
    name, folder = sys.argv[1:]
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", folder], check=True)
    print(json.dumps(SCENARIOS[name](Path(folder))))
