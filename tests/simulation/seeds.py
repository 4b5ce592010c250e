"""Runs seeds, alone or many at once, and adds up what they met."""

from __future__ import annotations

import logging
import multiprocessing
import time
import traceback
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.simulation.chance import Chance
from tests.simulation.disk import Disk, new_disk
from tests.simulation.invariants import Violation
from tests.simulation.people import People, end, live
from tests.simulation.scenes import SCENE_EACH, play
from tests.simulation.world import Complaints, World

SALES = 2
CHUNK = 100
CRASHED = "the simulation itself:"
STRICT_EACH = 10
"""Each such seed has a journal with all its constraints."""


@dataclass(frozen=True, slots=True)
class Story:
    """Which life is led: `off`, `spared`: see `Chance`; `sales` how many begin."""

    seed: int
    sales: int = SALES
    off: frozenset[str] = frozenset()
    spared: frozenset[int] = frozenset()


@dataclass(slots=True)
class Tally:
    """What seeds met. `violations`: seed, invariant and what it says."""

    seeds: int = 0
    events: int = 0
    crashes: int = 0
    visits: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    violations: list[tuple[int, str, str]] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, other: Tally) -> None:
        """Adds what others met."""
        self.seeds += other.seeds
        self.events += other.events
        self.crashes += other.crashes
        self.visits += other.visits
        self.faults += other.faults
        self.violations += other.violations


@contextmanager
def _complaining(world: World) -> Iterator[None]:
    """What the program logs as an error goes to `world`, what it logs else to nobody."""
    logger, complaints = logging.getLogger("pos_app"), Complaints(world)
    before = logger.level, logger.propagate
    logger.addHandler(complaints)
    logger.setLevel(logging.ERROR)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.setLevel(before[0])
        logger.propagate = before[1]


@cache
def _disk(*, strict: bool) -> Disk:
    return new_disk(strict=strict)


def _lead(world: World, story: Story) -> None:
    world.begin()
    if story.seed % SCENE_EACH == SCENE_EACH - 1:
        play(world, story.seed)
        end(world, People(world))
    else:
        live(world, story.sales)


def tell(story: Story, tally: Tally, trace: list[tuple[Any, ...]] | None = None) -> str:
    """Lives `story` and adds it to `tally`; the name of the invariant that it broke, else empty."""
    chance = Chance(story.seed, story.off, story.spared)
    world = World(chance, _disk(strict=story.seed % STRICT_EACH == 0), trace)
    broken = what = ""
    try:
        with _complaining(world):
            _lead(world, story)
    except Violation as violation:
        broken, what = violation.invariant, str(violation)
    except Exception as error:  # noqa: BLE001 - a bug of the program or of the world: both end the search
        broken, what = f"{CRASHED} {type(error).__name__}", "".join(traceback.format_exception(error)[-4:])
    if broken:
        tally.violations.append((story.seed, broken, what))
    tally.seeds += 1
    tally.events += world.watch.entries
    tally.crashes += world.crashes
    tally.visits += world.visits
    tally.faults += chance.counts()
    return broken


def run_here(seeds: Collection[int]) -> Tally:
    """Lives each of `seeds` in this process."""
    tally = Tally()
    for seed in seeds:
        tell(Story(seed), tally)
    return tally


def _chunks(start: int, count: int) -> Iterator[range]:
    for first in range(start, start + count, CHUNK):
        yield range(first, min(first + CHUNK, start + count))


def run(start: int, count: int, processes: int | None = None) -> Tally:
    """Lives `count` seeds from `start` on, on all cores; stops soon after the first violation."""
    began = time.perf_counter()
    whole = Tally()
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for tally in pool.imap_unordered(run_here, _chunks(start, count)):
            whole.add(tally)
            if whole.violations:
                break
        else:
            pool.close()
            pool.join()
    whole.violations.sort()
    whole.seconds = time.perf_counter() - began
    return whole
