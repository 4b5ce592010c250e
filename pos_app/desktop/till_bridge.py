"""Between the till's thread and the window: news become Qt signals, commands go out, nothing waits."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.checkout import ClockOff, Connection, Rebuilding, Trouble
from pos_app.desktop.phrases import BROKEN
from pos_app.domain.payment import Payment
from pos_app.domain.refund import Refund
from pos_app.domain.sentences import CounterError, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from pos_app.checkout import PayRequest
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Settlement

log = logging.getLogger(__name__)


class TillDesk(Protocol):
    """What is used of `pos_app.checkout.Till`; every method returns at once."""

    def subscribe(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        """Calls `listener` in the till's thread."""

    def pay(self, request: PayRequest) -> Future[Payment]:
        """Starts one attempt."""

    def cancel(self, number: str) -> Future[Payment]:
        """Asks QFPay to cancel."""

    def ask(self, number: str) -> Future[Payment]:
        """Asks QFPay about a payment."""

    def find(self, number: str) -> Future[Payment]:
        """A payment that may be another till's."""

    def refund(self, number: str, amount: Money | None) -> Future[Refund]:
        """Starts a refund."""

    def send_again(self, number: str) -> Future[Refund]:
        """Sends a refund again that QFPay does not know."""

    def settle(self, number: str, how: Settlement) -> Future[Payment]:
        """Closes an alarm."""

    def give_verdict(self, number: str, paid: bool, reason: str) -> Future[Payment]:
        """A manager closes an open payment."""


class TillBridge(QObject):
    """Lives in the window's thread; all its signals are emitted there."""

    payment_started = Signal(object)
    payment_changed = Signal(object)
    payment_found = Signal(object)
    refund_changed = Signal(object)
    connection_changed = Signal(object)
    clock_checked = Signal(object)
    trouble_changed = Signal(object)
    rebuilding_changed = Signal(object)
    payment_refused = Signal(object)
    request_refused = Signal(object)
    _heard = Signal(object)
    _ended = Signal(object)

    def __init__(self, till: TillDesk) -> None:
        super().__init__()
        self._till = till
        # Queued: both are emitted in the till's thread.
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = till.subscribe(self._heard.emit)

    def close(self) -> None:
        """Hears no more. Payments go on."""
        self._unsubscribe()

    def pay(self, request: PayRequest) -> None:
        """`payment_started` or `payment_refused` follows."""
        self._send(self._till.pay(request), self.payment_started.emit, self.payment_refused.emit)

    def cancel(self, number: str) -> None:
        """What becomes of it is told by `payment_changed`."""
        self._send(self._till.cancel(number), self.payment_changed.emit, self.request_refused.emit)

    def ask(self, number: str) -> None:
        """See `cancel`."""
        self._send(self._till.ask(number), self.payment_changed.emit, self.request_refused.emit)

    def find(self, number: str) -> None:
        """`payment_found` or `request_refused` follows."""
        self._send(self._till.find(number), self.payment_found.emit, self.request_refused.emit)

    def settle(self, number: str, how: Settlement) -> None:
        """See `cancel`."""
        self._send(self._till.settle(number, how), self.payment_changed.emit, self.request_refused.emit)

    def give_verdict(self, number: str, paid: bool, reason: str) -> None:
        """See `cancel`."""
        future = self._till.give_verdict(number, paid, reason)
        self._send(future, self.payment_changed.emit, self.request_refused.emit)

    def refund(self, number: str, amount: Money | None, refused: Callable[[Sentence], object] | None = None) -> None:
        """`refund_changed` follows, or `refused` is called; without it `request_refused` follows."""
        self._send(self._till.refund(number, amount), self.refund_changed.emit, refused or self.request_refused.emit)

    def send_again(self, number: str) -> None:
        """See `refund`."""
        self._send(self._till.send_again(number), self.refund_changed.emit, self.request_refused.emit)

    def _send(self, future: Future[Any], done: Callable[[Any], object], refused: Callable[[Sentence], object]) -> None:
        def take() -> None:
            error = future.exception()
            if error is None:
                done(future.result())
            elif isinstance(error, CounterError):
                refused(error.sentence)
            else:
                log.error("a command failed: %s", type(error).__name__, exc_info=error)
                refused(BROKEN)

        future.add_done_callback(lambda _: self._ended.emit(take))

    def _take(self, take: Callable[[], None]) -> None:
        take()

    def _pass_on(self, news: object) -> None:
        if isinstance(news, Payment):
            self.payment_changed.emit(news)
        elif isinstance(news, Refund):
            self.refund_changed.emit(news)
        elif isinstance(news, Connection):
            self.connection_changed.emit(news)
        elif isinstance(news, ClockOff):
            self.clock_checked.emit(news)
        elif isinstance(news, Trouble):
            self.trouble_changed.emit(news.sentence)
        elif isinstance(news, Rebuilding):
            self.rebuilding_changed.emit(news.sentence)
