"""Which sound belongs to a change of the counter. No Qt."""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from pos_app.desktop.views import Icon
from pos_app.domain.payment import ALARMS, OPEN, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.desktop.views import CounterView
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence


class Tone(StrEnum):
    """The counter's sounds; the value is the file's name in `resources/sounds`."""

    PAID = "paid"
    NOT_PAID = "not_paid"
    ATTENTION = "attention"
    BUSY = "busy"


class TonePlayer(Protocol):
    """What plays them; nothing of it blocks or fails."""

    @property
    def problem(self) -> Sentence | None:
        """Why the last sound could not be heard; None as long as nothing is known to be wrong."""

    def set_volume(self, percent: int) -> None:
        """From the next sound on: 0 (silent) to 100."""

    def play(self, tone: Tone) -> None:
        """Plays `tone` as soon as may be, or leaves it out."""


_OF_STATE: Final = {
    State.PAID: Tone.PAID,
    State.DECLINED: Tone.NOT_PAID,
    State.NOT_SENT: Tone.NOT_PAID,
    State.NEEDS_ATTENTION: Tone.ATTENTION,
    **dict.fromkeys(ALARMS, Tone.ATTENTION),
}
_REMEMBERED = 200


class Tones:
    """Told each view of the counter, says which sound belongs to it. What `first` shows stands already: no sound.

    Each state of a payment sounds once, however often it is shown: keys that turn out to be a scan take the screen
    away from a result and put it back.
    """

    def __init__(self, first: CounterView) -> None:
        self._last = first
        self._heard: deque[tuple[str, State]] = deque(maxlen=_REMEMBERED)
        self._heard.extend(_key(payment) for payment in (first.payment, first.outcome) if payment is not None)

    def follow(self, view: CounterView) -> Tone | None:
        """The sound of the change to `view`; of several at once the first of: result, news, question, refusal."""
        tones = list(self._tones(view))
        self._last = view
        return tones[0] if tones else None

    def _tones(self, view: CounterView) -> Iterator[Tone]:
        if view.payment is not None and self._is_news(view.payment) and view.payment.state in _OF_STATE:
            yield _OF_STATE[view.payment.state]
        # It came while the cashier was serving somebody else: whatever it is, somebody has to look.
        if view.outcome is not None and view.outcome_is_news and self._is_news(view.outcome):
            yield Tone.ATTENTION
        question = _question(view)
        if question is not None and question != _question(self._last):
            yield Tone.ATTENTION
        if view.refused > self._last.refused:
            yield Tone.BUSY

    def _is_news(self, payment: Payment) -> bool:
        """Whether this outcome was not heard yet, and not made by a person at this very counter."""
        if payment.state in OPEN or _key(payment) in self._heard:
            return False
        self._heard.append(_key(payment))
        return payment.state in ALARMS or not payment.closed_by_person


def _key(payment: Payment) -> tuple[str, State]:
    return payment.out_trade_no, payment.state


def _question(view: CounterView) -> tuple[object, ...] | None:
    """What stops the sale until somebody answers."""
    return (view.word, view.instruction, view.code) if view.icon is Icon.QUESTION else None
