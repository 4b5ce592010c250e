"""A shop's short life, made of one seed: the real engine, client and journal; network, gateway, people and clocks of
ours. Time only jumps. Nothing here judges: `invariants.Watch` does.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from pos_app.checkout.engine import Engine
from pos_app.checkout.ordering import Shop
from pos_app.checkout.world import News
from pos_app.domain.answers import NoAnswer, PaymentAnswer
from pos_app.domain.secret import Secret
from pos_app.domain.status_codes import NOT_FOUND
from pos_app.domain.till_events import SignaturePinned
from pos_app.journal import JournalTrouble, Problem
from pos_app.qfpay.client import Credentials, GatewayClient
from pos_app.qfpay.environments import host_of
from pos_app.qfpay.signature_pins import SignaturePins
from pos_app.qfpay.signing import Scheme
from pos_app.settings.profiles import Profile
from tests.simulation.chance import Chance
from tests.simulation.disk import PLACE, Disk, PowerCut, WatchedJournal, sqlite_error
from tests.simulation.gateway import APP_CODE, CLIENT_KEY, MCHID, Gateway
from tests.simulation.invariants import Violation, Watch
from tests.simulation.ledger import DAY, HOUR, MINUTE, SECOND, Ledger
from tests.simulation.network import Job, Network, Suspended

START = 1_795_406_400_000  # 23 November 2026, noon in Hong Kong
MONTH_ENDS = 1_796_054_400_000  # 1 December 2026, 0:00 in Hong Kong
HONG_KONG = ZoneInfo("Asia/Hong_Kong")
ANY_LIFE = 0
URL = "http://127.0.0.1:1"


class Clock:
    """`at` is the true time, which the gateway has. The till's steady clock is anchored anew in each life."""

    def __init__(self, at: int, skew: int) -> None:
        self.at = at
        self.skew = skew
        self.anchor = skew

    def now(self) -> int:
        return self.at + self.anchor

    def wall_ms(self) -> int:
        return self.at + self.skew

    def local(self, time_zone: str) -> datetime:
        del time_zone  # there is one profile
        return datetime.fromtimestamp(self.wall_ms() / 1000, HONG_KONG)

    def utc(self) -> datetime:
        return datetime.fromtimestamp(self.wall_ms() / 1000, UTC)


class World:
    """Everything of one seed. `life` counts the starts of the program; `wish`: a person asks for one new record.
    `foreign`: numbers of another till's payments.

    `trace` gets what happens, if it is a list.
    """

    def __init__(self, chance: Chance, disk: Disk, trace: list[tuple[Any, ...]] | None = None) -> None:
        self.chance = chance
        self.disk = disk
        self.trace = trace
        self.visits: Counter[tuple[str, str, str]] = Counter()
        self.crashes = 0
        self.life = 0
        self.wish = False
        self.foreign: set[str] = set()
        shop = {chance.fault("shop"), chance.fault("shop")}
        self.clock = self._new_clock(shop)
        self.ledger = Ledger()
        self.lenient = "lenient gateway" in shop
        self.gateway = Gateway(chance, self.ledger, lenient=self.lenient, only_get="only GET" in shop)
        self.network = Network(self, self.gateway)
        self.watch = Watch(self)
        self.errors: list[str] = []
        self.hear: Callable[[Any], None] = lambda _: None
        self.evidence: dict[int, tuple[Any, list[int]]] = {}
        self._inside: list[tuple[int, int, int, Callable[[], None]]] = []
        self._outside: list[tuple[int, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._digits = itertools.count(1)
        self._bad_disk_until = 0
        self._bad_disk = sqlite3.SQLITE_FULL
        self._jobs: list[Job] = []
        disk.strike = lambda _: None
        disk.wipe()
        if self.network.signs and self.chance.detail.random() < 0.6:
            self._pin()
        disk.strike = self._disk_strikes

    def _pin(self) -> None:
        """The till has learned before how the gateway signs."""
        for endpoint in ("payment", "query"):
            pinned = SignaturePinned(self.clock.now(), host_of(URL), f"/trade/v1/{endpoint}", Scheme.RAW_BODY)
            WatchedJournal(self.disk, PLACE).note(pinned)

    def _new_clock(self, shop: set[str]) -> Clock:
        dice = self.chance.dice
        at = START + dice.randrange(0, DAY, 1000)
        if "end of month" in shop:
            at = MONTH_ENDS - dice.choice((20 * SECOND, 3 * MINUTE, HOUR, DAY))
        skews = (-7 * MINUTE, 9 * MINUTE, -26 * HOUR, 3 * DAY, -40 * DAY)
        return Clock(at, dice.choice(skews) if "skewed clock" in shop else 0)

    # --- the program ---

    def _start(self) -> None:
        self.life += 1
        self.clock.anchor = self.clock.skew
        self._inside = [thing for thing in self._inside if thing[2] == ANY_LIFE]
        heapq.heapify(self._inside)
        self._jobs.clear()
        self.network.job = None
        self.evidence.clear()
        self.wish = False
        journal = WatchedJournal(self.disk, PLACE)
        journal.seen = self.watch.recorded
        credentials = Credentials(Secret(APP_CODE), Secret(CLIENT_KEY), MCHID)
        pins = self.pins = SignaturePins(host_of(URL))
        client = GatewayClient(URL, credentials, udid="till 1", pins=pins, now=self.clock.utc, transport=self.network)
        shop = Shop(
            Profile(name="shop", base_url=URL),
            "001",
            b"dummy fingerprint key",
            digits=lambda count: f"{next(self._digits):0{count}}",
        )
        self.engine = Engine(
            journal, client, self, self.clock, shop, self._publish, pins=pins, chance=self.chance.detail.random
        )
        for kind, book in (("payment", self.engine._payments.book), ("refund", self.engine._refunds.book)):
            book._step = self._counted(kind, book._step)
            book.apply = self._noted(book.apply)
        self.journal = journal
        self.engine.recover()

    def _publish(self, news: News) -> None:
        self.hear(news)

    def _counted(self, kind: str, step: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        visits = self.visits

        def counted(record: Any, event: Any) -> Any:
            visits[kind, record.state.value, type(event).__name__] += 1
            return step(record, event)

        return counted

    def _noted(self, apply: Callable[[str, Any], Any]) -> Callable[[str, Any], Any]:
        """Keeps of which moments an event tells, which the journal may not be able to take before long."""

        def noted(number: str, event: Any) -> Any:
            job = self.network.job
            if job is not None and job.moments:
                self.evidence[id(event)] = event, job.moments
            return apply(number, event)

        return noted

    def begin(self) -> None:
        """Starts the program again after it ended; the power may fail at any write of that too."""
        while True:
            try:
                self._start()
            except PowerCut:
                self.crashes += 1
            else:
                return

    def crash(self) -> None:
        """Whatever the program had in its memory is gone; what left the shop goes on."""
        self.crashes += 1
        self.tell("crash")
        self._off()
        self.begin()

    def close_program(self) -> None:
        """An orderly end: the calls under way are ended, and the till writes down how."""
        self.tell("closed")
        for job in list(self._jobs):
            self._deliver(job, NoAnswer(may_have_left=job.left, reason="closed"))
        self._off()
        self.begin()

    def _off(self) -> None:
        dice = self.chance.detail
        if self.chance.fault("till") == "clock set":
            self.clock.skew += dice.choice((-HOUR, -2 * MINUTE, 2 * MINUTE, HOUR, 2 * DAY))
        self.sleep(dice.choice((2 * SECOND, 20 * SECOND, 2 * MINUTE, HOUR, 9 * HOUR, 3 * DAY, 8 * DAY)))

    def sleep(self, pause: int) -> None:
        """The world goes on; the shop's PC does not."""
        ends = self.clock.at + pause
        while self._outside and self._outside[0][0] <= ends:
            self._let_outside_act()
        self.clock.at = ends

    # --- time ---

    def outside_later(self, pause: int, thing: Callable[[], None]) -> None:
        """Lets `thing` happen outside the shop."""
        heapq.heappush(self._outside, (self.clock.at + pause, next(self._order), thing))

    def at_the_till_later(self, pause: int, thing: Callable[[], None]) -> None:
        """Lets somebody do `thing` at the till, as soon as it runs."""
        heapq.heappush(self._inside, (self.clock.at + pause, next(self._order), ANY_LIFE, thing))

    def wake_later(self, pause: int, job: Job) -> None:
        """Lets the worker of `job` go on after `pause`."""
        heapq.heappush(self._inside, (self.clock.at + pause, next(self._order), job.life, lambda: self._work(job)))

    def step(self, until: int) -> bool:
        """The next thing happens; False when nothing is to happen before `until`."""
        try:
            due = self._next()
            if due is None or due > until:
                self.sleep(max(until - self.clock.at, 0))
                return False
            self.clock.at = max(self.clock.at, due)
            if self._outside and self._outside[0][0] <= self.clock.at:
                self._let_outside_act()
            elif self._inside and self._inside[0][0] <= self.clock.at:
                _, _, life, thing = heapq.heappop(self._inside)
                if life in (self.life, ANY_LIFE):
                    thing()
            self._strike_till()
        except PowerCut:
            self.crash()
        self._complain()
        return True

    def _next(self) -> int | None:
        due = self.engine.tick()
        moments = [due - self.clock.anchor] if due is not None else []
        moments += [heap[0][0] for heap in (self._inside, self._outside) if heap]
        return min(moments, default=None)

    def _let_outside_act(self) -> None:
        at, _, thing = heapq.heappop(self._outside)
        self.clock.at = max(self.clock.at, at)
        thing()

    def _strike_till(self) -> None:
        match self.chance.fault("till"):
            case "killed":
                self.crash()
            case "closed":
                self.close_program()
            case "sleep":
                pause = self.chance.detail.choice((20 * SECOND, 3 * MINUTE, HOUR, 9 * HOUR, 8 * DAY))
                self.tell("sleeps", pause)
                self.sleep(pause)
            case "clock set":
                self.clock.skew += self.chance.detail.choice((-HOUR, -MINUTE, MINUTE, 5 * HOUR))
        if not self._is_in_trouble:
            self.watch.sales()

    @property
    def _is_in_trouble(self) -> bool:
        return self.engine._trouble is not None or self.engine._payments.book.trouble is not None

    def _complain(self) -> None:
        if self.errors:
            raise Violation("no bug is met", self.errors[0])

    # --- workers (`Calls`) ---

    def start(self, lane: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """See `Calls.start`."""
        job = Job(call, done, self.life)
        self._jobs.append(job)
        stalled = self.chance.fault("worker")
        self.wake_later(self.chance.detail.choice((3, 12, 60, 300)) * SECOND if stalled else 1, job)

    def _work(self, job: Job) -> None:
        self.network.job, job.turn = job, 0
        try:
            answer = job.call()
        except Suspended:
            return
        finally:
            self.network.job = None
        due = self.clock.at + job.pause
        heapq.heappush(self._inside, (due, next(self._order), self.life, lambda: self._deliver(job, answer)))

    def _deliver(self, job: Job, answer: Any) -> None:
        if job not in self._jobs:
            return  # it was ended when the program was closed
        self._jobs.remove(job)
        self.network.job = job
        self.tell("answer", answer)
        if not isinstance(answer, PaymentAnswer):  # the second half of a search may have spoilt the first
            told = {row.out_trade_no for row in getattr(answer, "rows", ()) if answer.respcd in ("0000", *NOT_FOUND)}
            job.told_paid &= told
            job.told_twice &= told
        job.done(answer)
        self.network.job = None
        if not self._is_in_trouble:
            self.watch.heard(job)

    # --- the disk ---

    def _disk_strikes(self, moment: str) -> None:
        if moment == "COMMITTED":
            if self.chance.fault("power") == "cut after commit":
                self.tell("power cut after commit")
                raise PowerCut(committed=True)
            return
        if moment == "COMMIT" and self.chance.fault("power") == "cut before commit":
            self.tell("power cut before commit")
            raise PowerCut
        fault = self.chance.fault("disk")
        if fault:
            self._bad_disk = sqlite3.SQLITE_FULL if fault == "disk full" else sqlite3.SQLITE_BUSY
            self._bad_disk_until = self.clock.at + self.chance.detail.choice((0, SECOND, 20 * SECOND, 4 * MINUTE))
            self.tell(fault)
        if fault or (self.clock.at < self._bad_disk_until and not self.chance.calm):
            raise sqlite_error(self._bad_disk, "the disk is simulated")

    # --- people ---

    def ask_for(self, what: Callable[[], Any]) -> Any:
        """A person asks for a new payment or refund: what became of it, or the JournalTrouble that forbade it."""
        self.wish = True
        try:
            return self.try_to(what)
        finally:
            self.wish = False

    def try_to(self, what: Callable[[], Any]) -> Any:
        """What became of it, or the JournalTrouble that forbade it."""
        try:
            return what()
        except JournalTrouble as trouble:
            if trouble.problem is Problem.CONTRADICTION:
                raise Violation("the journal's own rules", str(trouble)) from trouble
            return trouble

    def calm(self) -> None:
        """No more faults."""
        self.chance.calm = True
        self.clock.skew = self.clock.anchor

    def has_nothing_to_do(self) -> bool:
        """Whether nothing will happen any more but the question, once a day, about refunds that never arrived."""
        if self._inside or self._outside or self.engine.tick() is None:
            return not self._inside and not self._outside
        open_refunds = self.engine._refunds.book.live()
        arrived = any(refund.out_trade_no in self.ledger.repayments for refund in open_refunds)
        late = (self.engine._refunds.next_due() or 0) > self.clock.now() + 23 * HOUR
        return self.engine._payments.book.next_due() is None and late and not arrived

    def tell(self, *what: Any) -> None:
        """Notes for the story."""
        if self.trace is not None:
            self.trace.append((self.clock.at, self.life, *what))


class Complaints(logging.Handler):
    """Whatever the program logs as an error is a bug that it met: the world ends with it."""

    def __init__(self, world: World) -> None:
        super().__init__(logging.ERROR)
        self._world = world

    def emit(self, record: logging.LogRecord) -> None:
        self._world.errors.append(record.getMessage())
