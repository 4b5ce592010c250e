"""Faults of more than one answer: each ends as it truly was, in the words and with the exit code of that end."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.checkout.telling import exit_code, refund_exit_code
from pos_app.domain.refund import Refund
from tests.integration.faults.page import exit_of
from tests.integration.faults.story import Stage, Story
from tests.integration.faults.tellers import STORIES


@pytest.mark.parametrize("told", STORIES, ids=lambda told: told.name)
def test_a_story_ends_as_it_was(told: Story, open_scene: Any, request: pytest.FixtureRequest) -> None:
    stage = Stage(open_scene, request)

    record = told.play(stage)

    assert record.state is told.ends
    assert (refund_exit_code(record) if isinstance(record, Refund) else exit_code(record)) == exit_of(told.ends)
    (scene,) = stage.scenes
    if told.told_in_good_faith:
        scene.lies.clear()
    if isinstance(record, Refund):
        scene.check_refund(record)
    else:
        scene.check(record)
