"""Follows a payment or refund at an open till until it is final, and tells its changes as events."""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Final, Self

from pos_app.domain.payment import OPEN, Payment, State
from pos_app.domain.refund import REFUND_FINAL, Refund

if TYPE_CHECKING:
    from pos_app.checkout.telling import Document
    from pos_app.checkout.till import Till
    from pos_app.checkout.world import News

_LOOK_UP_S: Final = 0.5


class Following:
    """Listens to the till from before a command until its record is final or time is up."""

    def __init__(self, till: Till) -> None:
        self._till = till
        self._news: queue.SimpleQueue[News] = queue.SimpleQueue()
        self._unsubscribe: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        self._unsubscribe = self._till.subscribe(self._news.put)
        return self

    def __exit__(self, *_: object) -> None:
        if self._unsubscribe is not None:
            self._unsubscribe()

    def payment(self, payment: Payment, wait: float | None) -> Generator[Document, None, Payment]:
        """The payment's changes as events, a QR code first; returns the payment as it stood last."""
        number, told = payment.out_trade_no, None
        changes = self._changes(wait)
        while True:
            # A QR code is shown while it can be paid; never once a cancel was asked for.
            if payment.qrcode and told is None and payment.state is State.WAITING:
                yield {"event": "qr", "qrcode": payment.qrcode, "out_trade_no": number}
            if payment.state is not told and (payment.qrcode or not payment.is_mpm):
                yield {"event": "state", "state": str(payment.state), "out_trade_no": number}
                told = payment.state
            if payment.state not in OPEN:
                return payment
            news = next(changes, None)
            if news is None:
                return payment
            if isinstance(news, Payment) and news.out_trade_no == number:
                payment = news

    def refund(self, refund: Refund, wait: float | None) -> Generator[Document, None, Refund]:
        """The refund's changes as events; returns the refund as it stood last: final, or waiting for a person."""
        changes = self._changes(wait)
        while refund.state not in REFUND_FINAL and not refund.needs_a_person:
            news = next(changes, None)
            if news is None:
                break
            if isinstance(news, Refund) and news.out_trade_no == refund.out_trade_no:
                changed = news.state is not refund.state
                refund = news
                if changed:
                    yield {"event": "state", "state": str(refund.state), "out_trade_no": refund.out_trade_no}
        return refund

    def _changes(self, wait: float | None) -> Iterator[News]:
        """What the till tells, until time is up or the till closes."""
        ends = math.inf if wait is None else time.monotonic() + wait
        while not self._till.closed:
            remaining = ends - time.monotonic()
            try:
                yield self._news.get(timeout=max(min(remaining, _LOOK_UP_S), 0))
            except queue.Empty:
                if remaining <= _LOOK_UP_S:
                    return
