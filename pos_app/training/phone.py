"""The customer's phone: what a person in training does to a payment that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.training.stories import CLOSED, OPEN_CODES, PROCESSING, Story
from pos_app.training.trade import QRCODE_BASE, Trade

if TYPE_CHECKING:
    from pos_app.training.ledger import Row

_RECENT = 20


class NotWaiting(BadInput):
    """No payment waits for this phone under that code or number."""

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("phone", "No payment is waiting here. It is paid, cancelled or expired: start a new one.")
        )


class Phone:
    """A phone that can pay what waits. Each order is named by its QR code's text or by its `syssn`."""

    def __init__(self, trade: Trade) -> None:
        self._trade = trade

    def orders(self) -> tuple[Row, ...]:
        """Payments that wait for the customer, oldest first."""
        with self._trade.turn():
            return tuple(self._trade.ledger.open_payments(OPEN_CODES))

    def recent(self) -> tuple[Row, ...]:
        """The latest payments and refunds, newest first."""
        with self._trade.turn():
            return tuple(self._trade.ledger.newest(_RECENT))

    def ledger(self) -> tuple[Row, ...]:
        """Every payment and refund, oldest first: what this gateway holds to be true."""
        with self._trade.turn():
            return tuple(self._trade.ledger.everything())

    def pay(self, order: str) -> Row:
        """The customer pays. Raises NotWaiting."""
        with self._trade.turn():
            row = self._waiting(order)
            self._trade.mark_paid(row)
            return row

    def refuse(self, order: str) -> Row:
        """The customer turns the payment down, which closes the order. Raises NotWaiting."""
        with self._trade.turn():
            row = self._waiting(order)
            row.respcd, row.due_at = CLOSED, 0.0
            self._trade.ledger.save(row)
            return row

    def wait(self, order: str) -> Row:
        """The customer has opened the payment and hesitates: the row says 1145. Raises NotWaiting."""
        with self._trade.turn():
            row = self._waiting(order)
            row.respcd = PROCESSING
            self._trade.ledger.save(row)
            return row

    def choose_qr_story(self, story: Story) -> None:
        """The story of the next QR payment; payment codes choose theirs by their last digits."""
        with self._trade.lock:
            self._trade.qr_story = story

    def _waiting(self, order: str) -> Row:
        row = self._trade.ledger.by_syssn(order.removeprefix(QRCODE_BASE))
        if row is None or row.order_type != "payment" or row.respcd not in OPEN_CODES:
            raise NotWaiting
        return row
