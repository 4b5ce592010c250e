"""What goes wrong inside: never with the text of an exception, which could hold what must not be logged."""

from __future__ import annotations

import logging
import traceback

from pos_app.domain.answers import NoAnswer

UNDIGESTED = NoAnswer(may_have_left=True, reason="internal")
"""How an answer counts that we failed to understand: nobody knows."""

log = logging.getLogger(__name__)


def log_bug(what: str, error: BaseException) -> None:
    """Writes down what failed, of which kind and where."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    log.error("%s: %s at %s", what, type(error).__name__, place)
