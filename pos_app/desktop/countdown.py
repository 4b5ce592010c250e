"""Time left, as minutes and seconds."""

from __future__ import annotations


def time_left(until: int | None, now: int) -> str:
    """`1:05` until `until`; `0:00` when it is over, nothing when no end is known. Both in ms."""
    if until is None:
        return ""
    seconds = max(0, -(-(until - now) // 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"
