"""The real program on a computer on which some time has passed: `-m tests.end_to_end.later SECONDS command ...`.

Only what the program reads of the computer's time is put forward: what waiting for as long would do.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta

from pos_app.checkout.clock import SystemClock
from pos_app.cli.main import main

LATER = timedelta(seconds=float(sys.argv.pop(1)))
wall_ms, local = SystemClock.wall_ms, SystemClock.local


def wall_ms_later(clock: SystemClock) -> int:
    return wall_ms(clock) + LATER // timedelta(milliseconds=1)


def local_later(clock: SystemClock, time_zone: str) -> datetime:
    return local(clock, time_zone) + LATER


SystemClock.wall_ms = wall_ms_later  # type: ignore[method-assign]
SystemClock.local = local_later  # type: ignore[method-assign]
sys.exit(main())
