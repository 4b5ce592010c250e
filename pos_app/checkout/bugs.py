"""What goes wrong inside: never with the text of an exception, which could hold what must not be logged.

The log takes kind and place of an error only, and makes a crash report of each that is logged with `exc_info`.
"""

from __future__ import annotations

import logging

from pos_app.domain.answers import NoAnswer

UNDIGESTED = NoAnswer(may_have_left=True, reason="internal")
"""How an answer counts that we failed to understand: nobody knows."""

log = logging.getLogger(__name__)


def log_bug(what: str, error: BaseException) -> None:
    """Writes down what failed, of which kind and where. `what` stands literally in the code that calls."""
    log.error("%s: %s", what, type(error).__name__, exc_info=error)
