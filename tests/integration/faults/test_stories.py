"""Faults of more than one answer: each ends as it truly was, in the words and with the exit code of that end."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.domain.refund import Refund
from tests.integration.faults import stories_of_payments, stories_of_refunds, stories_of_the_line
from tests.integration.faults.story import STORIES, Stage, Story

TELLERS = (stories_of_the_line, stories_of_payments, stories_of_refunds)
"""Imported for what they register."""


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told.name)
def test_a_story_ends_as_it_was(told: Story, open_scene: Any, request: pytest.FixtureRequest) -> None:
    stage = Stage(open_scene, request)

    record = told.play(stage)

    assert record.state is told.ends
    (scene,) = stage.scenes
    if told.told_in_good_faith:
        scene.lies.clear()
    if isinstance(record, Refund):
        scene.check_refund(record)
    else:
        scene.check(record)
