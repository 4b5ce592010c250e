"""Who waits to hear what the gateway says about a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable


class Asked(Protocol):
    """A payment or a refund."""

    @property
    def out_trade_no(self) -> str:
        """Our number."""

    @property
    def asking(self) -> bool:
        """Whether a query about it is in the air."""


R = TypeVar("R", bound=Asked)


class Askers(Generic[R]):
    """Each `done` is called once, as soon as no query about its record is in the air."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Callable[[R], None]]] = {}

    def add(self, record: R, done: Callable[[R], None]) -> None:
        """Calls `done` with the record when it is answered: at once if nothing is asked about it."""
        self._waiting.setdefault(record.out_trade_no, []).append(done)
        self.settle(record)

    def settle(self, record: R) -> None:
        """Tells those who wait for `record`, unless a query about it is in the air."""
        if not record.asking:
            for done in self._waiting.pop(record.out_trade_no, []):
                done(record)
