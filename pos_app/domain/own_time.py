"""A record's own time: it goes on while the till runs, and over a restart only as far as two clocks agree.

Events bear the till's steady clock, which each run of the program sets by the PC's clock anew. A PC's clock may be
years off in one run and right in the next, and then a payment of seconds ago would look old enough to be called
*expired* or *missing*. So a record has a time of its own, in which all its rules think: in a run it goes as the steady
clock goes; over a restart it stands still. What passed meanwhile is added once the gateway's clock (HTTP `Date`) is
known on both sides of the restart: as much as it says, and no more than the PC's clock says. Where nothing is known the
record is taken for younger than it is, which only makes the till ask for longer.

All figures are integer milliseconds, clocks are in UTC since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

_DATE_IS_WHOLE_SECONDS: Final = 1000


@dataclass(frozen=True, slots=True)
class OwnTime:
    """How a record's own time follows from the steady clock of this run.

    `ahead` of the clock is the own time. `seen` is the clock at the record's last event. `gateway_ahead` is by how much
    the gateway's clock is ahead of ours at most, where it told its time in this run.

    `unproven` is what passed, as the PC's clock says, while the program did not run, and is not yet added. It never
    will be unless `unproven_at` is known (not 0): what the gateway's clock said at most when the own time was
    `unproven_from`.
    """

    ahead: int = 0
    seen: int = field(default=0, compare=False)  # it follows from the other events: alone it is no change
    gateway_ahead: int | None = None
    unproven_at: int = 0
    unproven_from: int = 0
    unproven: int = 0

    def own(self, clock: int) -> int:
        """The own time at that time of the steady clock."""
        return clock + self.ahead

    def clock(self, own: int) -> int:
        """The steady clock at that own time, if nothing is added meanwhile."""
        return own - self.ahead

    def seen_at(self, clock: int) -> OwnTime:
        """After an event."""
        return replace(self, seen=clock)

    def restarted(self, clock: int) -> OwnTime:
        """At the start of a run: the own time goes on where it was, whatever the clock says now."""
        off, stood_at = clock - self.seen, self.own(self.seen)
        stands = OwnTime(ahead=stood_at - clock, seen=clock)
        if self.gateway_ahead is not None:
            return replace(stands, unproven_at=self.seen + self.gateway_ahead, unproven_from=stood_at, unproven=off)
        # Nothing was heard in the run that ended: what it could not prove is still to be proven.
        return replace(
            stands,
            unproven_at=self.unproven_at,
            unproven_from=self.unproven_from,
            unproven=self.unproven + off,
        )

    def heard(self, clock: int, date: int, asked: int | None) -> OwnTime:
        """An answer came that bears the gateway's `date` (0: none), to what was asked at `asked`.

        `asked` is own time in this run; None where it is not known.
        """
        heard = replace(self, unproven_at=0, unproven_from=0, unproven=0)
        if not date:
            return heard
        heard = replace(heard, ahead=self.ahead + self._proven(clock, date))
        if asked is None:
            return heard
        at_most = date + _DATE_IS_WHOLE_SECONDS - self.clock(asked)
        known = at_most if self.gateway_ahead is None else min(at_most, self.gateway_ahead)
        return replace(heard, gateway_ahead=known)

    def _proven(self, clock: int, date: int) -> int:
        """How much of the time without us passed for certain: the lesser of what two clocks say."""
        if not self.unproven_at:
            return 0
        by_gateway = (date - self.unproven_at) - (self.own(clock) - self.unproven_from)
        return max(min(by_gateway, self.unproven), 0)


UNMOVED: Final = OwnTime()
"""That of a record that was never restarted."""
