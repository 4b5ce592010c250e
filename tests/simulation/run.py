"""`python -m tests.simulation.run --seeds N --start S`: what `dev.py simulate` runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from tests.simulation.chance import FAULTS
from tests.simulation.pairs import IMPOSSIBLE, SELDOM, all_pairs
from tests.simulation.seeds import Tally, run
from tests.simulation.shrinking import as_text, shortest

ENOUGH_FOR_ALL = 20_000
"""So many seeds must visit every pair that is possible and meet every kind of fault."""


def main(arguments: list[str]) -> int:
    """0: no violation. 1: a violation, or something that so many seeds must meet was not met."""
    parser = argparse.ArgumentParser(prog="dev.py simulate", description="Lives shops' short lives from seeds.")
    parser.add_argument("--seeds", type=int, default=ENOUGH_FOR_ALL, metavar="N", help="how many")
    parser.add_argument("--start", type=int, default=0, metavar="S", help="the first seed")
    parser.add_argument("--processes", type=int, metavar="P", help="how many at once; all cores without it")
    wanted = parser.parse_args(arguments)
    tally = run(wanted.start, wanted.seeds, wanted.processes)
    print(report(tally))
    if tally.violations:
        seed, invariant, what = tally.violations[0]
        print(f"\nSeed {seed} breaks {invariant}: {what}\nThe shortest story found:")
        print(as_text(*shortest(seed)))
        return 1
    missing = gaps(tally) if tally.seeds >= ENOUGH_FOR_ALL else []
    print(*missing, sep="\n")
    return 1 if missing else 0


def gaps(tally: Tally) -> list[str]:
    """What a run of `ENOUGH_FOR_ALL` seeds must have met and has not, or must not have and has."""
    unvisited = sorted(all_pairs() - tally.visits.keys() - IMPOSSIBLE.keys() - SELDOM.keys())
    surprising = sorted(tally.visits.keys() & IMPOSSIBLE.keys())
    return [
        *(f"never visited: {' '.join(pair)}" for pair in unvisited),
        *(f"called impossible ({IMPOSSIBLE[pair]}), and visited: {' '.join(pair)}" for pair in surprising),
        *(f"never met: {kind}" for kind in FAULTS if not tally.faults[kind]),
    ]


def report(tally: Tally) -> str:
    """The figures and tables of a run."""
    pairs = {" ".join(pair): tally.visits[pair] for pair in sorted(all_pairs()) if pair not in IMPOSSIBLE}
    head = (
        f"{tally.seeds} seeds in {tally.seconds:.0f} s: {tally.seeds / max(tally.seconds, 0.001):.0f} a second; "
        f"{tally.events} events, {tally.events / max(tally.seeds, 1):.1f} a seed; {tally.crashes} crashes; "
        f"{len(tally.violations)} violations"
    )
    visits = ["\nVisits of (state, event):", *_table(pairs)]
    strikes = [
        f"\nStrikes of the {len(FAULTS)} kinds of fault:",
        *_table({kind: tally.faults[kind] for kind in FAULTS}),
    ]
    return "\n".join([head, *visits, *strikes])


def _table(counts: Mapping[str, int]) -> list[str]:
    cells = [f"{name:<38}{count:>9}" for name, count in counts.items()]
    return ["  ".join(cells[place : place + 2]) for place in range(0, len(cells), 2)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
