"""How many queries a till may send: QFPay counts all tills of a merchant together."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from pos_app.checkout.clock import random_share
from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.clock import Clock

PER_MINUTE = 300
"""Of the merchant's 400 a minute (OpenAPI, "Limits"); the rest is for payments, cancels and reconciliation."""

FOR_RECONCILING = 75
"""Of those, what reconciliation takes at most (the design, "Times")."""

_FIRST_PAUSE = 2 * schedule.SECOND
_LONGEST_PAUSE = schedule.MINUTE
_LONGEST_WAIT = 5 * schedule.MINUTE
"""The limit is one of a minute. Whoever asks for more, be it a proxy's mistake, must not leave a cashier waiting."""


class Budget:
    """`per_minute` shared among `tills`; HTTP 429 makes a pause that doubles until a query is answered.

    `chance` (0 to 1) makes each pause up to half as long again, because all tills of the merchant were told to wait
    at once and must not come back at once.
    """

    def __init__(
        self, clock: Clock, tills: int, per_minute: int = PER_MINUTE, chance: Callable[[], float] = random_share
    ) -> None:
        self._clock = clock
        self._chance = chance
        self._spent: deque[int] = deque(maxlen=max(per_minute // tills, 1))
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

    def heard(self, answer: object) -> None:
        """Takes note of how a query ended."""
        if not isinstance(answer, NoAnswer):
            self._pause = 0
        self.note_limit(answer)

    def note_limit(self, answer: object) -> None:
        """Takes note of how a call of any kind ended: the merchant's limit counts them all."""
        if not isinstance(answer, NoAnswer) or not answer.too_many_requests:
            return
        now = self._clock.now()
        if now >= self._closed_until:  # else it was on its way before, and the pause is not too short
            self._pause = min(max(2 * self._pause, _FIRST_PAUSE), _LONGEST_PAUSE)
        pause = max(self._pause, min(answer.retry_after_s * schedule.SECOND, _LONGEST_WAIT))
        self._closed_until = max(self._closed_until, now + pause + int(pause * self._chance() / 2))


class Share:
    """A part of a budget, for what nobody waits for: it spends of the whole, and never more than its part."""

    def __init__(self, clock: Clock, whole: Budget, part: Budget) -> None:
        self._clock = clock
        self._whole = whole
        self._part = part

    def take(self) -> bool:
        """Spends one call if there is one to spend now."""
        return self._clock.now() >= self.free_at() and self._part.take() and self._whole.take()

    def free_at(self) -> int:
        """When the next call may be made (steady ms); may be past."""
        return max(self._whole.free_at(), self._part.free_at())

    def heard(self, answer: object) -> None:
        """Takes note of how a query ended."""
        self._whole.heard(answer)
