"""How many queries a till may send: QFPay counts all tills of a merchant together."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from pos_app.domain import schedule

if TYPE_CHECKING:
    from pos_app.checkout.clock import Clock

PER_MINUTE = 300
"""Of the merchant's 400 a minute (OpenAPI, "Limits"); the rest is for payments, cancels and reconciliation."""

_FIRST_PAUSE = 2 * schedule.SECOND
_LONGEST_PAUSE = schedule.MINUTE


class Budget:
    """`PER_MINUTE` shared among `tills`; HTTP 429 makes a pause that doubles until something else is answered."""

    def __init__(self, clock: Clock, tills: int) -> None:
        self._clock = clock
        self._spent: deque[int] = deque(maxlen=max(PER_MINUTE // tills, 1))
        self._pause = 0
        self._closed_until = 0

    def take(self) -> bool:
        """Spends one call if there is one to spend now."""
        now = self._clock.now()
        if now < self.free_at():
            return False
        self._spent.append(now)
        return True

    def free_at(self) -> int:
        """When the next call may be made (steady ms); may be past."""
        full = len(self._spent) == self._spent.maxlen
        return max(self._closed_until, self._spent[0] + schedule.MINUTE if full else 0)

    def heard(self, http_status: int | None) -> None:
        """Takes note of how a query ended."""
        if http_status != 429:
            self._pause = 0
            return
        self._pause = min(max(2 * self._pause, _FIRST_PAUSE), _LONGEST_PAUSE)
        self._closed_until = max(self._closed_until, self._clock.now() + self._pause)
