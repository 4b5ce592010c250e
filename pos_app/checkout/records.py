"""What payments and refunds under way have in common: taken up, known, asked about, stepped, their answers taken."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from pos_app.checkout.askers import Askers
from pos_app.checkout.bugs import UNDIGESTED, log_bug
from pos_app.domain.answers import NoAnswer
from pos_app.domain.payment import Queried, QueryFailed, Restarted, Ticked
from pos_app.domain.sentences import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pos_app.checkout.book import Book
    from pos_app.checkout.world import World
    from pos_app.domain.answers import QueryAnswer
    from pos_app.domain.payment import Event, Payment
    from pos_app.domain.refund import Refund, RefundEvent
    from pos_app.domain.sentences import Sentence


R = TypeVar("R", "Payment", "Refund")
E = TypeVar("E", "Event", "RefundEvent")
F = TypeVar("F")


class Records(ABC, Generic[R, E, F]):
    """The records of one kind that wait for something, and the one way in which events reach them."""

    unknown_number: ClassVar[Sentence]
    other_profile: ClassVar[Sentence]

    def __init__(self, world: World, book: Book[R, E, F]) -> None:
        self._world = world
        self.book: Book[R, E, F] = book
        self._askers: Askers[R] = Askers()

    @abstractmethod
    def carry_out(self, record: R, effects: tuple[F, ...], /) -> None:
        """Carries out what the machine asked for."""

    def known(self, number: str) -> R:
        """The record with this number. Raises BadInput when this till knows none, or may not touch it."""
        record = self.book.get(number)
        if record is None:
            raise BadInput(self.unknown_number.filled(number=number))
        own = self._world.shop.profile.name
        if record.intent.profile != own:
            raise BadInput(self.other_profile.filled(number=number, profile=record.intent.profile, open=own))
        if self.book.is_left_over(record):
            return self.apply(number, Restarted(self._world.clock.now()))
        return record

    def when_answered(self, number: str, done: Callable[[R], None]) -> None:
        """Calls `done` once no query about the record is in the air."""
        self._askers.add(self.known(number), done)

    def apply(self, number: str, event: E) -> R:
        """One event: to disk, then its effects."""
        record, effects = self.book.apply(number, event)
        self.carry_out(record, effects)
        return record

    def _take_up(self, records: Iterable[R]) -> None:
        """Goes on with `records` as they are on disk. Another profile's has other credentials: left alone."""
        for record in records:
            if record.intent.profile == self._world.shop.profile.name:
                self.book.adopt(record)
                self.apply(record.out_trade_no, Restarted(self._world.clock.now()))

    def _retry(self) -> None:
        """Carries out what the journal takes now of the events that it could not take before."""
        for record, effects in self.book.retry():
            self.carry_out(record, effects)

    def _tick_due(self, now: int) -> None:
        self._take_up(self.book.rested(now))
        for number in self.book.due(now):
            self.apply(number, Ticked(now))

    def _ask(self, record: R) -> None:
        number = record.out_trade_no
        self._world.inquiries.want(record, self._world.clock.now(), lambda answer: self._queried(number, answer))

    def _queried(self, number: str, answer: QueryAnswer | NoAnswer) -> None:
        now = self._world.clock.now()
        event = QueryFailed(now, answer) if isinstance(answer, NoAnswer) else Queried(now, answer)
        self._take(number, event, QueryFailed(now, UNDIGESTED))

    def _take(self, number: str, event: E, undigested: E) -> None:
        """Applies an answer. One that we cannot digest counts as none: the record is asked about again."""
        try:
            self.apply(number, event)
        except Exception as error:  # noqa: BLE001 - a bug of ours must end as "not known", never as lost money
            log_bug("an answer could not be taken", error)
            self.apply(number, undigested)

    def _heard(self, answer: object) -> int:
        """Takes note of how a call ended; the time."""
        self._world.line.heard(answer)
        self._world.inquiries.note_limit(answer)
        return self._world.clock.now()
