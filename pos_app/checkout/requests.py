"""What people ask of the till, and what it tells beside payments and refunds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.payment_codes import PaymentCode
    from pos_app.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class PayRequest:
    """One attempt to be paid. With `code` the customer's code was scanned (CPM), without it a QR code is shown (MPM).

    `pay_type` overrides what code or wallet would choose. `sale_id` names the sale that an attempt continues
    (*Retry*, *Other wallet*); None begins a new one.
    """

    amount: Money
    code: PaymentCode | None = None
    pay_type: str | None = None
    wallet: Wallet | None = None
    reference: str = ""
    sale_id: str | None = None
    pay_tag: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """What the last call to the gateway showed; `reason` is a technical word for support."""

    online: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """The journal was damaged, and what is missing is read from the gateway. `sentence` None: that is done."""

    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class ClockOff:
    """The PC's clock is so many minutes off the gateway's. 0: it is right again."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something is wrong with the till itself, such as a full disk. None: it is over."""

    sentence: Sentence | None
