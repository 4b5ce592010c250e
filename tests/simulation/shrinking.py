"""The shortest story in which a seed still breaks the same invariant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.simulation.chance import FAULTS
from tests.simulation.seeds import Story, Tally, tell

Trace = list[tuple[Any, ...]]
_SHOWN = 100
_MOST_RUNS = 400


def shortest(seed: int) -> tuple[Story, Trace]:
    """Fewer kinds of fault, fewer sales, fewer strikes, as long as the same invariant breaks; and what happens then."""
    story = Story(seed)
    broken, length = _broken_by(story)
    runs = 0
    shorter = True
    while shorter and runs < _MOST_RUNS:
        shorter = False
        for candidate in _candidates(story, length):
            runs += 1
            invariant, left = _broken_by(candidate)
            if invariant == broken:
                story, length, shorter = candidate, left, True
                break
    trace: Trace = []
    tell(story, Tally(), trace)
    return story, trace


def _candidates(story: Story, strikes: int) -> list[Story]:
    fewer_sales = [replace(story, sales=sales) for sales in range(1, story.sales)]
    fewer_kinds = [replace(story, off=story.off | {kind}) for kind in FAULTS if kind not in story.off]
    left = [strike for strike in range(strikes) if strike not in story.spared]
    fewer_strikes = [replace(story, spared=story.spared | {strike}) for strike in reversed(left)]
    return fewer_sales + _worth_trying(story, fewer_kinds) + fewer_strikes


def _worth_trying(story: Story, candidates: list[Story]) -> list[Story]:
    """Without those that switch off what did not strike."""
    tally = Tally()
    tell(story, tally)
    return [candidate for candidate in candidates if any(tally.faults[kind] for kind in candidate.off - story.off)]


def _broken_by(story: Story) -> tuple[str, int]:
    tally = Tally()
    broken = tell(story, tally)
    return broken, sum(tally.faults.values()) + len(story.spared)


def as_text(story: Story, trace: Trace) -> str:
    """The story for a person to read: seconds since it began, life of the program, what happened."""
    faults = Tally()
    tell(story, faults)
    lines = [f"sales: {story.sales}; faults: {dict(faults.faults)}"]
    begins = trace[0][0] if trace else 0
    for at, life, *what in trace[-_SHOWN:]:
        lines.append(f"{(at - begins) / 1000:12.3f} s  life {life}  " + " ".join(str(part) for part in what))
    lines += [f"VIOLATION of {invariant}: {text}" for _, invariant, text in faults.violations]
    return "\n".join(lines)
