"""Time windows of `/trade/v1/query`: in UTC+8, never across a month (OpenAPI, "Transaction enquiry")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

GATEWAY_ZONE: Final = timezone(timedelta(hours=8))
_AROUND: Final = timedelta(hours=24)
_FARTHEST: Final = timedelta(days=92)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` to `end`, both included, with time zones. `by_month` makes what the gateway takes."""

    start: datetime
    end: datetime

    def params(self) -> dict[str, str]:
        """`start_time` and `end_time` as the gateway reads them."""
        return {"start_time": _as_sent(self.start), "end_time": _as_sent(self.end)}

    def by_month(self) -> tuple[Window, ...]:
        """The same time in windows of which none crosses a month."""
        windows = []
        start = self.start.astimezone(GATEWAY_ZONE)
        while (next_month := _next_month(start)) <= self.end:
            windows.append(Window(start, next_month - _SECOND))
            start = next_month
        return (*windows, Window(start, self.end))


def window_since(moment: datetime, now: datetime) -> Window:
    """From 24 hours before `moment` to 24 hours after `now`.

    A `moment` that is later than `now`, or very long before it, is a wrong clock's, and says nothing: then from as long
    ago as a till may look.
    """
    farthest = now - _FARTHEST
    earliest = moment if farthest <= moment <= now else farthest
    return Window(earliest - _AROUND, now + _AROUND)


def _next_month(moment: datetime) -> datetime:
    first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def _as_sent(moment: datetime) -> str:
    return moment.astimezone(GATEWAY_ZONE).strftime("%Y-%m-%d %H:%M:%S")
