"""Worker threads for blocking calls: payments never queue behind polls."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from pos_app.checkout.bugs import UNDIGESTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.ports import Answer

log = logging.getLogger(__name__)

_LANES = {"payment": 4, "other": 2}


class ThreadCalls:
    """`Calls` on threads; `post` hands a function to the till thread."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        self._post = post
        self._closed = False
        self._lanes = {lane: ThreadPoolExecutor(size, thread_name_prefix=lane) for lane, size in _LANES.items()}

    def start(self, lane: str, call: Callable[[], Answer], done: Callable[[Answer], None]) -> None:
        """See `Calls.start`. After `close` nothing is called: the next start asks anew."""
        if not self._closed:
            self._lanes[lane].submit(self._run, call, done)

    def _run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        try:
            answer = call()
        except Exception as error:
            # The text of the exception could hold what must not be logged; its type may be known.
            log.error("a call to the gateway failed inside: %s", type(error).__name__, exc_info=error)
            answer = UNDIGESTED
        self._post(lambda: done(answer))

    def close(self) -> None:
        """Waits for the calls that were started; whoever closes has closed the gateway before, so they end at once."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True)
