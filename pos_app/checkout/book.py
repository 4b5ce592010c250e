"""The live records of one kind (payments or refunds): journal before effect, in one place."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from pos_app.domain import schedule
from pos_app.journal import JournalTrouble, Problem

log = logging.getLogger(__name__)

_REST_AFTER_A_CONTRADICTION = schedule.MINUTE


class Record(Protocol):
    """What payments and refunds have in common."""

    @property
    def out_trade_no(self) -> str:
        """Our number."""


R = TypeVar("R", bound=Record)
E = TypeVar("E")
F = TypeVar("F")


class Book(Generic[R, E, F]):
    """Steps records through their machine: an event is on disk before its effects are handed out.

    An event that the journal cannot take now (a full disk) is held, in order, and `retry` offers it again: nothing
    is forgotten, and no effect happens meanwhile. `trouble` is what the journal said, None when all is well.
    """

    def __init__(
        self,
        step: Callable[[R, E], tuple[R, tuple[F, ...]]],
        record: Callable[[R, E], None],
        load: Callable[[str], R | None],
        next_due: Callable[[R], int | None],
        in_flight: Callable[[R], bool],
    ) -> None:
        self._step = step
        self._record = record
        self._load = load
        self._next_due = next_due
        self._in_flight = in_flight
        self._live: dict[str, R] = {}
        self._dues: dict[str, int] = {}
        self._held: deque[tuple[str, E]] = deque()
        self._resting: dict[str, int | None] = {}
        self.trouble: JournalTrouble | None = None

    def get(self, number: str) -> R | None:
        """The record, live or from the journal."""
        return self._live.get(number) or self._load(number)

    def is_left_over(self, record: R) -> bool:
        """Whether a call for it was in the air when the program ended last, and nobody has taken it up since."""
        return record.out_trade_no not in self._live and self._in_flight(record)

    def live(self) -> list[R]:
        """The records that wait for something."""
        return list(self._live.values())

    def create(self, record: R, write: Callable[[], None]) -> None:
        """Writes a new record down. Raises JournalTrouble; then it does not exist."""
        if self.trouble is not None:
            raise self.trouble
        write()
        self._put(record)

    def admit(self, record: R, write: Callable[[], None]) -> None:
        """Writes down a record that has a past. Raises JournalTrouble; then it does not exist."""
        self.create(record, write)
        self._keep(record)

    def adopt(self, record: R) -> None:
        """Takes up a record that the journal knows."""
        self._put(record)

    def apply_now(self, number: str, event: E) -> tuple[R, tuple[F, ...]]:
        """Applies an event that must not be held for later. Raises JournalTrouble; then it did not happen."""
        before = self._known(number)
        after, effects = self._step(before, event)
        if after != before:
            self._record(after, event)
            self._keep(after)
        return after, effects

    def apply(self, number: str, event: E) -> tuple[R, tuple[F, ...]]:
        """Applies an event; while the journal is in trouble it is held, and nothing follows from it yet."""
        if self._held:
            self._held.append((number, event))
            return self._known(number), ()
        try:
            return self.apply_now(number, event)
        except JournalTrouble as trouble:
            if self._contradicts(trouble, number):
                return self._known(number), ()
            self.trouble = trouble
            self._held.append((number, event))
            return self._known(number), ()

    def retry(self) -> list[tuple[R, tuple[F, ...]]]:
        """Offers the held events again, oldest first, as far as the journal takes them."""
        done = []
        while self._held:
            try:
                done.append(self.apply_now(*self._held[0]))
            except JournalTrouble as trouble:
                if not self._contradicts(trouble, self._held[0][0]):
                    self.trouble = trouble
                    return done
            self._held.popleft()
        self.trouble = None
        return done

    def _contradicts(self, trouble: JournalTrouble, number: str) -> bool:
        """An event that the schema refuses is our bug, and it would be refused for ever.

        The record stays as it is on disk and rests for a while; the others go on.
        """
        if trouble.problem is not Problem.CONTRADICTION:
            return False
        log.error("an event of %s contradicts the journal", number)
        self._drop(number)
        self._resting[number] = None
        return True

    def rested(self, now: int) -> list[R]:
        """The records whose events contradicted the journal, as they are on disk, once they have rested."""
        for number, until in self._resting.items():
            if until is None:
                self._resting[number] = now + _REST_AFTER_A_CONTRADICTION
        ready = [number for number, until in self._resting.items() if until is not None and until <= now]
        records = [self._load(number) for number in ready]  # first: what cannot be read now must not be forgotten
        for number in ready:
            del self._resting[number]
        return [record for record in records if record is not None]

    def due(self, now: int) -> list[str]:
        """Numbers of the records whose time has come."""
        if self._held:
            return []
        return [number for number, due in self._dues.items() if due <= now]

    def next_due(self) -> int | None:
        """When the first of them wants the clock."""
        moments = [*self._dues.values(), *(until or 0 for until in self._resting.values())]
        return min(moments, default=None)

    def _known(self, number: str) -> R:
        record = self.get(number)
        if record is None:
            raise KeyError(number)
        return record

    def _keep(self, record: R) -> None:
        self._put(record)
        if record.out_trade_no not in self._dues and not self._in_flight(record):
            self._drop(record.out_trade_no)

    def _put(self, record: R) -> None:
        number, due = record.out_trade_no, self._next_due(record)
        self._live[number] = record
        if due is None:
            self._dues.pop(number, None)
        else:
            self._dues[number] = due

    def _drop(self, number: str) -> None:
        self._live.pop(number, None)
        self._dues.pop(number, None)
