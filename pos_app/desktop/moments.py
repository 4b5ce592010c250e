"""Moments of the till's clock as the shop writes them: its time of day, the date by language. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from pos_app.domain.sentences import Sentence

_DATE = QT_TRANSLATE_NOOP("moments", "{day} {month} {year}")
_WHEN = QT_TRANSLATE_NOOP("moments", "{date}, {time}")
_MONTHS = (
    QT_TRANSLATE_NOOP("moments", "Jan"),
    QT_TRANSLATE_NOOP("moments", "Feb"),
    QT_TRANSLATE_NOOP("moments", "Mar"),
    QT_TRANSLATE_NOOP("moments", "Apr"),
    QT_TRANSLATE_NOOP("moments", "May"),
    QT_TRANSLATE_NOOP("moments", "Jun"),
    QT_TRANSLATE_NOOP("moments", "Jul"),
    QT_TRANSLATE_NOOP("moments", "Aug"),
    QT_TRANSLATE_NOOP("moments", "Sep"),
    QT_TRANSLATE_NOOP("moments", "Oct"),
    QT_TRANSLATE_NOOP("moments", "Nov"),
    QT_TRANSLATE_NOOP("moments", "Dec"),
)


class When(Protocol):
    """Writes a moment; see `Moments.when`."""

    def __call__(self, ms: int, *, stacked: bool = False) -> Sentence | str: ...


class Moments:
    """Moments are in ms of the till's clock, of which `now` is the present one; `zone` is the shop's."""

    def __init__(self, zone: ZoneInfo, now: Callable[[], int]) -> None:
        self._zone = zone
        self._now = now

    def time(self, ms: int) -> str:
        """`13:05`, in every language."""
        return f"{self._local(ms):%H:%M}"

    def date(self, ms: int) -> Sentence:
        """`29 May 2026`, `2026年5月29日`."""
        local = self._local(ms)
        return _DATE.filled(day=str(local.day), month=_MONTHS[local.month - 1], year=str(local.year))

    def when(self, ms: int, *, stacked: bool = False) -> Sentence | str:
        """The time of day, and the date if that is not today: before it, or `stacked` on it."""
        if self._local(ms).date() == self._local(self._now()).date():
            return self.time(ms)
        if stacked:
            return joined(self.date(ms), self.time(ms), by="\n")
        return _WHEN.filled(date=self.date(ms), time=self.time(ms))

    def _local(self, ms: int) -> datetime:
        return datetime.fromtimestamp(ms / 1000, UTC).astimezone(self._zone)
