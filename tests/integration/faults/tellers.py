"""Every story: the modules that tell them register them when they are imported."""

from __future__ import annotations

from tests.integration.faults import stories_of_payments, stories_of_refunds, stories_of_the_line, story

TELLERS = (stories_of_the_line, stories_of_payments, stories_of_refunds)
STORIES: tuple[story.Story, ...] = tuple(story.STORIES)
