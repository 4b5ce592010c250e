"""The sale at hand and the owner's rules for it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.payment import OPEN, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout import PayRequest
    from pos_app.desktop.moments import When
    from pos_app.domain.money import Currency, Money
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.payment import Payment
    from pos_app.domain.payment_codes import PaymentCode
    from pos_app.domain.sentences import Sentence

_RETRYABLE = frozenset({State.DECLINED, State.NOT_SENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRules:
    """The owner's choices. Every sale begins with the amount `fixed`, if there is one; `quick` are amounts to press.

    Under `warn_under` the cashier is warned, over `ask_over` asked. `code_wallets` can be chosen for a scanned code
    that does not tell its wallet, unless QFPay `detects` it. `never_settled` is the profile's name if it is one of live
    testing. `time` writes a moment of the till's clock as the shop's time of day, `when` with its date if that is not
    today.
    """

    currency: Currency
    cents: bool = False
    fixed: Money | None = None
    quick: tuple[Money, ...] = ()
    warn_under: Money | None = None
    ask_over: Money | None = None
    enter_arms_scanner: bool = False
    detects: bool = False
    receipts: bool = False
    code_wallets: tuple[Wallet, ...] = ()
    never_settled: str | None = None
    time: Callable[[int], str]
    when: When


class Phase(Enum):
    """Where the sale at hand stands, as far as the counter is concerned."""

    READY = "ready"
    WHICH_WALLET = "which wallet"
    LARGE_AMOUNT = "large amount"
    SAME_AMOUNT = "same amount"
    HANDED_OVER = "handed over"
    PAYMENT = "payment"


QUESTIONS = (Phase.LARGE_AMOUNT, Phase.SAME_AMOUNT)
"""What the cashier is asked before an attempt, in this order."""


@dataclass(slots=True)
class Sale:
    """The sale at hand. `kept` is a scanned code that waits for the amount or for Enter, until `kept_until`.

    `continues` is the sale of a refused attempt whose amount is tried again. `asked` waits for the cashier's yes, who
    has `agreed` to other questions already. `small` says that the amount rests and is one to be warned of.
    """

    phase: Phase = Phase.READY
    reference: str = ""
    continues: str | None = None
    payment: Payment | None = None
    kept: PaymentCode | None = None
    kept_until: int = 0
    armed: bool = False
    asked: PayRequest | None = None
    agreed: frozenset[Phase] = frozenset()
    twin: Payment | None = None
    note: Sentence | None = None
    note_until: int = 0
    larger_qr: bool = False
    edited_at: int = 0
    small: bool = False

    @property
    def busy(self) -> bool:
        """Whether a scan would get in the way of what is going on."""
        deciding = self.phase in (Phase.HANDED_OVER, *QUESTIONS)
        return deciding or (self.payment is not None and self.payment.state in OPEN)

    @property
    def over(self) -> bool:
        """Whether the result is there."""
        return self.phase is Phase.PAYMENT and not self.busy

    @property
    def retryable(self) -> bool:
        """Whether another attempt of the same sale makes sense: a fresh code, another wallet."""
        return self.payment is not None and self.payment.state in _RETRYABLE
