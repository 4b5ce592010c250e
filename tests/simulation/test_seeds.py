"""As many seeds as `dev.py simulate` takes for a whole run: no violation, and nothing that is possible is left out."""

from __future__ import annotations

import pytest

from tests.simulation.run import ENOUGH_FOR_ALL, gaps, report
from tests.simulation.seeds import Story, Tally, run, tell
from tests.simulation.shrinking import as_text, shortest

EVENTS_A_SEED = 30


def test_no_seed_breaks_an_invariant_and_all_that_may_happen_happens(capsys: pytest.CaptureFixture[str]) -> None:
    tally = run(0, ENOUGH_FOR_ALL)
    with capsys.disabled():
        print("\n" + report(tally))

    assert not tally.violations, as_text(*shortest(tally.violations[0][0]))
    assert not gaps(tally)
    assert tally.events / tally.seeds >= EVENTS_A_SEED


def test_a_seed_tells_the_same_story_each_time() -> None:
    for seed in range(40):
        first, again = [], []
        tell(Story(seed), Tally(), first)
        tell(Story(seed), Tally(), again)

        assert [*map(str, first)] == [*map(str, again)]
