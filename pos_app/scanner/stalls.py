"""When the window could not hear: a blocked thread gets typed keys in a burst, and they look like a scan."""

from __future__ import annotations

BLOCKED_MS = 60
"""A handler that takes longer than this has blocked the window (the window is to answer within 50 ms)."""
DRAINED_MS = 5
"""A loop that waited this long had nothing left to handle."""
BURST_MS = 200
"""No event waits longer than this once a block has ended."""


class Stalls:
    """Watches the signs of life of an event loop and adds up the time in which there were none.

    Times are monotonic milliseconds. A loop that waits for events is not blocked: it would wake at once.
    """

    def __init__(self, at_ms: int) -> None:
        self.blocked_ms = 0
        self._last_ms = at_ms
        self._waiting = False
        self._block_ended_ms: int | None = None

    def alive(self, at_ms: int, *, waiting: bool = False) -> None:
        """The loop handles something, or (`waiting`) has nothing to handle and goes to wait."""
        silent_ms = at_ms - self._last_ms
        if self._waiting:
            if silent_ms >= DRAINED_MS:
                self._block_ended_ms = None
        elif silent_ms > BLOCKED_MS:
            self.blocked_ms += silent_ms
            self._block_ended_ms = at_ms
        self._last_ms = at_ms
        self._waiting = waiting

    def draining(self, at_ms: int) -> bool:
        """Whether an event that arrives at `at_ms` may have waited for a block to end."""
        return self._block_ended_ms is not None and at_ms - self._block_ended_ms < BURST_MS
