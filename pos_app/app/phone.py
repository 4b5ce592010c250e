"""The training gateway's customer side, as the training phone's window wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.desktop.training_phone import PhoneOrder, PhoneStory
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import PAY_TYPES, Wallet
from pos_app.training.codes import WALLETS_WITH_CODES, new_payment_code
from pos_app.training.stories import STORIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.training.gateway import TrainingGateway
    from pos_app.training.ledger import Row


class GatewayPhone:
    """A `TrainingPhone` over the gateway in this process."""

    def __init__(self, gateway: TrainingGateway) -> None:
        self._phone = gateway.phone

    @property
    def wallets(self) -> Sequence[Wallet]:
        """Those whose codes it can show."""
        return WALLETS_WITH_CODES

    def orders(self) -> list[PhoneOrder]:
        """What waits, oldest first."""
        return [_order(row) for row in self._phone.orders()]

    def pay(self, qrcode: str) -> None:
        """The customer pays."""
        self._phone.pay(qrcode)

    def refuse(self, qrcode: str) -> None:
        """The customer turns it down."""
        self._phone.refuse(qrcode)

    def new_code(self, wallet: str, story: str) -> str:
        """A fresh payment code to which that story will happen."""
        return new_payment_code(Wallet(wallet), STORIES[story])

    def stories(self) -> list[PhoneStory]:
        """What can happen to a code."""
        return [PhoneStory(story.digits, story.title, story.lesson) for story in STORIES.values()]


def _order(row: Row) -> PhoneOrder:
    amount = Money(row.txamt, currency(row.txcurrcd))
    wallet = PAY_TYPES[row.pay_type].wallet if row.pay_type in PAY_TYPES else row.pay_type
    return PhoneOrder(row.qrcode or row.syssn, str(wallet), f"{row.txcurrcd} {amount.grouped()}")
