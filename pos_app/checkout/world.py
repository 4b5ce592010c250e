"""What every part of the engine works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.checkout.reconciliation import Progress
from pos_app.checkout.requests import ClockOff, Connection, Rebuilding, Trouble
from pos_app.domain.payment import Payment
from pos_app.domain.refund import Refund

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.clock import Clock
    from pos_app.checkout.inquiries import Inquiries, Line
    from pos_app.checkout.ordering import Shop
    from pos_app.checkout.ports import Calls, Gateway
    from pos_app.journal import Journal

News = Payment | Refund | Connection | ClockOff | Trouble | Rebuilding | Progress


@dataclass(frozen=True, slots=True)
class World:
    """Journal, gateway, workers, clock and listeners, as the engine was given them."""

    journal: Journal
    gateway: Gateway
    calls: Calls
    clock: Clock
    shop: Shop
    publish: Callable[[News], None]
    inquiries: Inquiries
    line: Line
