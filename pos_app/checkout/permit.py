"""The send permit: the one guard that a payment is never sent late, or after it was withdrawn."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.checkout.clock import Clock


class Permit:
    """Allows one call to begin writing, until `until` (steady ms). Asked by the worker just before the first byte.

    Both clocks are checked: a machine that slept, or whose time was changed, sends nothing rather than late.
    """

    def __init__(self, clock: Clock, until: int) -> None:
        self._clock = clock
        self._until = until
        self._wall_span = (clock.wall_ms(), clock.wall_ms() + until - clock.now())
        self._open = True
        self._lock = threading.Lock()

    def take(self) -> bool:
        """True once, if the permit holds now; the call may begin to write."""
        with self._lock:
            earliest, latest = self._wall_span
            in_time = self._clock.now() <= self._until and earliest <= self._clock.wall_ms() <= latest
            taken, self._open = self._open and in_time, False
            return taken

    def withdraw(self) -> None:
        """From now on `take` is refused, if it was not taken before."""
        with self._lock:
            self._open = False
