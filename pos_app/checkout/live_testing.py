"""QFPay's live testing: real money that is never settled, so every test payment is given back on its day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.returning import left_to_refund
from pos_app.qfpay.environments import LIVE_TESTING, is_live_testing

if TYPE_CHECKING:
    from collections.abc import Collection

    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.settings.profiles import Profile


class Charged(Protocol):
    """What is used of `pos_app.journal.JournalReader`."""

    def charged(self, since_ms: int, until_ms: int) -> list[Payment]:
        """What was paid from `since_ms` on and before `until_ms`."""

    def refunds_of(self, number: str) -> list[Refund]:
        """Oldest first."""


@dataclass(frozen=True, slots=True)
class Unrefunded:
    """A test payment, and what of it was not given back yet."""

    payment: Payment
    left: Money


def never_settles(profile: Profile) -> bool:
    """Whether the money of this profile's payments never reaches the merchant."""
    return profile.environment == LIVE_TESTING or is_live_testing(profile.base_url)


def not_given_back(reader: Charged, since_ms: int, until_ms: int, profiles: Collection[str]) -> list[Unrefunded]:
    """The payments of `profiles` of that time of which something is left to refund, oldest first."""
    paid = [payment for payment in reader.charged(since_ms, until_ms) if payment.intent.profile in profiles]
    found = [Unrefunded(payment, left_to_refund(payment, reader.refunds_of(payment.out_trade_no))) for payment in paid]
    return [test for test in found if test.left.minor > 0]
