"""A data folder whose programs are killed with SIGKILL at random moments, and what its files say after each death."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import CHARGED, FOLLOWED, OPEN, CancelBy, Payment, State
from pos_app.domain.refund import Refund, RefundState
from pos_app.domain.schedule import next_due
from pos_app.domain.sentences import SetupError
from pos_app.journal import JournalReader
from pos_app.training.codes import new_payment_code
from pos_app.training.stories import STORIES
from tests.end_to_end.shop import DEADLINE_S, Shop

LATER = "tests.end_to_end.later"
LOOK_EVERY_S = 0.0001
LONGEST_LIFE_S = 2.0
# Mostly paid at once; else pending, refused, never paid, lost after the charge, not found at first, paid at the cancel.
SCANS = ("00", "00", "00", "50", "53", "51", "57", "60", "62")

NOTHING = "nothing written"

R = TypeVar("R", Payment, Refund)
Program = subprocess.Popen[str]


@dataclass(frozen=True)
class Moment:
    """When to kill: `delay_s` after the program's start, or the journal's `changes`-th change, or its first word."""

    delay_s: float
    changes: int = 0
    word: bool = False

    @classmethod
    def draw(cls, chance: random.Random, recovered: int) -> Moment:
        """Any moment of a life, but mostly one near its decisive events. `recovered`: changes of its recovery."""
        if chance.random() < 0.15:
            return cls(chance.uniform(0.0, 0.5))
        if chance.random() < 0.25:
            return cls(chance.uniform(0.0, 0.002), changes=recovered + 1)  # what it is to do was just written down
        soon = 10 ** chance.uniform(-5.0, -0.5)
        if chance.random() < 0.4:
            return cls(soon, word=True)
        return cls(soon, changes=recovered + chance.randint(0, 3))


@dataclass
class DyingTill:
    """Plays payments, cancels and refunds. `deaths` counts what was killed in which phase of its life.

    `only_written` are the numbers that were found written down and not sent at any death.
    """

    shop: Shop
    chance: random.Random
    deaths: Counter[tuple[str, str]] = field(default_factory=Counter)
    only_written: set[str] = field(default_factory=set)

    # --- lives ---

    def play(self, kills: int) -> None:
        """One life after the other until `kills` of them ended by being killed."""
        while self.deaths.total() < kills:
            kind = self.chance.choices(list(_LIVES), weights=(8, 5, 4, 4, 2))[0]
            _LIVES[kind](self, kind)

    def _scanned(self, kind: str) -> None:
        with self._started(*self._scan()) as program:
            self._payment_dies(kind, program)

    def _shown(self, kind: str) -> None:
        with self._started(*self._qr()) as program:
            self._payment_dies(kind, program)

    def _cancelled(self, kind: str) -> None:
        payment = self._one_of(payment for payment in self.payments() if payment.state in FOLLOWED)
        if payment is None:
            return
        with self._started(["cancel", payment.out_trade_no]) as program:
            if self._kill(program):
                (now,) = [one for one in self.payments() if one.out_trade_no == payment.out_trade_no]
                self._count(kind, _phase_of_cancel(now))

    def _refunded(self, kind: str) -> None:
        payment = self._one_of(payment for payment in self.payments() if payment.state in CHARGED)
        if payment is None:
            return
        known = self.refunds()
        with self._started(["refund", payment.out_trade_no, "--amount", "0.05"]) as program:
            if self._kill(program):
                self._count(kind, _phase(_new(known, self.refunds())))

    def _at_the_door(self, kind: str) -> None:
        """The till dies while it carries out another program's payment: that one takes over and sees it through."""
        with self._started(*self._qr()) as till:
            assert till.stdout is not None
            till.stdout.readline()  # its QR code: from here on it keeps the till open
            arguments, code = self._scan()
            with self._started([*arguments, "--wait", "0.2"], code) as caller:
                self._payment_dies(kind, till)
                told, _ = caller.communicate(timeout=DEADLINE_S)
                assert caller.returncode in (0, 3, 4), told

    def _scan(self) -> tuple[list[str], str]:
        code = new_payment_code(Wallet.ALIPAY, STORIES[self.chance.choice(SCANS)])
        return ["pay", "--amount", self._amount(), "--code-stdin"], code

    def _qr(self) -> tuple[list[str], str]:
        return ["pay", "--amount", self._amount(), "--qr", self.chance.choice(["alipay", "wechat"])], ""

    def _amount(self) -> str:
        return f"{self.chance.randint(1, 500)}.{self.chance.randint(0, 99):02}"

    def _one_of(self, payments: Iterable[Payment]) -> Payment | None:
        found = list(payments)
        return self.chance.choice(found) if found else None

    # --- deaths ---

    def _payment_dies(self, kind: str, program: Program) -> None:
        if self._kill(program):
            self._count(kind, _phase(_new(self._known, self.payments())))

    @contextmanager
    def _started(self, arguments: list[str], typed: str = "") -> Iterator[Program]:
        self._known, self._seen = self.payments(), self._files()
        command = [sys.executable, "-m", "pos_app", *arguments, "--data-dir", str(self.shop.data_dir), "--json"]
        with subprocess.Popen(
            command, env=self.shop.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as program:
            try:
                assert program.stdin is not None
                program.stdin.write(typed)
                program.stdin.close()
                program.stdin = None  # `communicate` would flush it
                yield program
            finally:
                program.kill()

    def _kill(self, program: Program) -> bool:
        """Whether the program still lived when its moment came."""
        watched = [one for one in self._known if one.state in OPEN or next_due(one) is not None]
        moment = Moment.draw(self.chance, len(watched))
        ends = time.monotonic() + LONGEST_LIFE_S
        for _ in range(moment.changes):
            while self._files() == self._seen and program.poll() is None and time.monotonic() < ends:
                time.sleep(LOOK_EVERY_S)
            self._seen = self._files()
        if moment.word and program.stdout is not None:
            too_long = threading.Timer(LONGEST_LIFE_S, program.kill)
            too_long.start()
            program.stdout.readline()
            too_long.cancel()
        time.sleep(moment.delay_s)
        program.send_signal(signal.SIGKILL)
        return program.wait(DEADLINE_S) == -signal.SIGKILL

    def _files(self) -> list[tuple[int, int]]:
        """Size and time of the journal and its WAL. Only the file system is asked: SQLite must not notice us."""
        return [_stamp(self.shop.data_dir / name) for name in ("journal.sqlite3", "journal.sqlite3-wal")]

    def _count(self, kind: str, phase: str) -> None:
        self.deaths[kind, phase] += 1
        self.only_written |= {one.out_trade_no for one in self.payments() if one.state is State.CREATED}
        self.only_written |= {one.out_trade_no for one in self.refunds() if one.state is RefundState.CREATED}

    # --- what is on disk ---

    def payments(self) -> list[Payment]:
        """The journal's payments, read as a support program may do it: after whoever wrote them is dead."""
        return self._read(lambda reader: reader.payments(limit=10_000))

    def refunds(self) -> list[Refund]:
        """The journal's refunds."""
        return self._read(lambda reader: reader.refunds(0, 1 << 62))

    def _read(self, query: Callable[[JournalReader], list[R]]) -> list[R]:
        try:
            reader = JournalReader.open(self.shop.data_dir)
        except SetupError:
            if any(phase != NOTHING for _, phase in self.deaths):
                raise
            return []  # there is none yet, or the very first program died while it made it
        with reader:
            return query(reader)

    def open_payments(self) -> list[str]:
        """Numbers of the payments without an outcome."""
        return [payment.out_trade_no for payment in self.payments() if payment.state in OPEN]

    # --- the end ---

    def resolve(self, later_s: float) -> None:
        """Runs the real `resolve`, so many seconds later."""
        command = [
            sys.executable,
            "-m",
            LATER,
            str(later_s),
            "resolve",
            "--data-dir",
            str(self.shop.data_dir),
            "--json",
        ]
        done = subprocess.run(
            command, env=self.shop.env, capture_output=True, text=True, timeout=DEADLINE_S, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        assert json.loads(done.stdout.splitlines()[-1])["exit"] == done.returncode, done.stdout
        assert done.returncode in (0, 4), done.stdout


_LIVES: dict[str, Callable[[DyingTill, str], None]] = {
    "scan": DyingTill._scanned,
    "QR code": DyingTill._shown,
    "cancel": DyingTill._cancelled,
    "refund": DyingTill._refunded,
    "door": DyingTill._at_the_door,
}


def _new(known: list[R], now: list[R]) -> R | None:
    """The record that this life began, if it came that far."""
    numbers = {record.out_trade_no for record in known}
    return next((record for record in now if record.out_trade_no not in numbers), None)


def _phase(record: Payment | Refund | None) -> str:
    if record is None:
        return NOTHING
    if not record.sent_at:
        return "written"
    return "sent" if record.calling else "answered"


def _phase_of_cancel(payment: Payment) -> str:
    if payment.cancel_by is not CancelBy.CASHIER:
        return NOTHING
    if payment.cancel_calling:
        return "sent"
    return "answered" if payment.cancel_tries else "written"


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)
