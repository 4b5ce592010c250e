"""The simulation can fail: each deliberate bug is found within its bound of seeds."""

from __future__ import annotations

import pytest

from tests.simulation.mutants import MUTANTS, Mutant
from tests.simulation.seeds import CRASHED, Story, Tally, tell


def seeds_needed(mutant: Mutant) -> tuple[int, str]:
    """How many seeds it took to find the bug, and which invariant it broke; the bound + 1 when it survived."""
    tally = Tally()
    with pytest.MonkeyPatch.context() as patch:
        mutant.bug(patch)
        for seed in range(mutant.within):
            broken = tell(Story(seed), tally)
            if broken and not broken.startswith(CRASHED):
                return seed + 1, broken
    return mutant.within + 1, ""


@pytest.mark.expect_log
def test_every_mutant_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    survivors = []
    for mutant in MUTANTS:
        needed, broken = seeds_needed(mutant)
        name = mutant.bug.__name__.replace("_", " ")
        with capsys.disabled():
            print(f"{name:<44}{needed:>6} of {mutant.within:>5}  {broken}")
        if not broken:
            survivors.append(name)

    assert not survivors
