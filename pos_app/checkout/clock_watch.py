"""Compares the PC's clock with the gateway's (HTTP `Date`), and tells that it is wrong, and when it is right again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.checkout.requests import ClockOff
from pos_app.domain import schedule
from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, RefundAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.clock import Clock

MOST_SKEW_MS: Final = 5 * schedule.MINUTE
"""Nothing that the till does depends on it; what people read in journal and receipts does."""


class ClockWatch:
    """Hears every answer of the gateway."""

    def __init__(self, clock: Clock, publish: Callable[[ClockOff], None]) -> None:
        self._clock = clock
        self._publish = publish
        self._wrong = False

    def heard(self, answer: object) -> None:
        """Only what bears a date tells anything."""
        if not isinstance(answer, PaymentAnswer | QueryAnswer | CancelAnswer | RefundAnswer) or not answer.date:
            return
        off = abs(answer.date - self._clock.wall_ms())
        wrong = off > MOST_SKEW_MS
        if wrong or self._wrong:  # again and again while it is wrong: a window that opens later hears of it too
            self._wrong = wrong
            self._publish(ClockOff(round(off / schedule.MINUTE) if wrong else 0))
