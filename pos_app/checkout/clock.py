"""Time and chance, passed in so that the same code runs under a simulator."""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

# What counts sleep too: on Linux CLOCK_BOOTTIME, on macOS (which has none) CLOCK_MONOTONIC. Windows has neither, and
# what Python takes there counts it.
_STEADY = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class Clock(Protocol):
    """What the till knows of time."""

    def now(self) -> int:
        """The steady clock in ms: UTC when it was anchored, sleep counted, never jumping. Waiting goes by it."""

    def wall_ms(self) -> int:
        """What the PC's clock says, UTC in ms. It may jump; nothing waits by it."""

    def local(self, time_zone: str) -> datetime:
        """The PC's time in the profile's time zone: for `txdtm`, numbers and the business day."""


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._anchor = self.wall_ms() - _elapsed_ms()

    def now(self) -> int:
        """See `Clock.now`."""
        return self._anchor + _elapsed_ms()

    def wall_ms(self) -> int:
        """See `Clock.wall_ms`."""
        return time.time_ns() // 1_000_000

    def local(self, time_zone: str) -> datetime:
        """See `Clock.local`."""
        return datetime.fromtimestamp(self.wall_ms() // 1000, UTC).astimezone(ZoneInfo(time_zone))


def _elapsed_ms() -> int:
    ns = time.monotonic_ns() if _STEADY is None else time.clock_gettime_ns(_STEADY)
    return ns // 1_000_000


def random_digits(count: int) -> str:
    """`count` random decimal digits, for numbers that never collide between tills."""
    return f"{secrets.randbelow(10**count):0{count}d}"


def random_share() -> float:
    """A random number from 0 to 1, for pauses that no two tills have alike."""
    return secrets.SystemRandom().random()
