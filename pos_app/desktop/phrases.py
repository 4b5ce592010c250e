"""Sentences that several parts of the window share, and how money and payments are written. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.pay_types import WALLET_NAMES, Wallet, name_of
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence

BUSY = QT_TRANSLATE_NOOP("phrases", "A payment is under way, so this scan was not used. Scan again afterwards.")
ENTER_FIRST = QT_TRANSLATE_NOOP("phrases", "This scan was not used. Press Enter behind the amount first, then scan.")
NO_QR = QT_TRANSLATE_NOOP(
    "phrases", "No QR code came from QFPay, so nobody can pay it. Try again, or scan the customer's code."
)
BROKEN = QT_TRANSLATE_NOOP(
    "phrases", "This did not work, and it is our mistake. Look at the payments to check before you try again."
)
WENT_WRONG = QT_TRANSLATE_NOOP(
    "phrases", "Something went wrong inside. Sales go on; a report of it is kept: Menu, Check this till."
)

_OTHER_TILL = QT_TRANSLATE_NOOP("phrases", "Other till {till}")

_WALLET_KEYS = frozenset(str(wallet) for wallet in Wallet)


def money(amount: Money) -> str:
    """`HKD 1,128.50`."""
    return f"{amount.currency.code} {amount.grouped()}"


def wallet_name(wallet: Wallet | str) -> str:
    """The brand of a wallet's key; the same in all languages."""
    return WALLET_NAMES[Wallet(wallet)] if wallet in _WALLET_KEYS else str(wallet)


def paid_with(payment: Payment) -> str:
    """The brand that paid, as exactly as is known."""
    if payment.paid_pay_type:
        return name_of(payment.paid_pay_type)
    return wallet_name(payment.intent.wallet)


def other_till(payment: Payment) -> Sentence | None:
    """Which till took it, if it was not this one."""
    return _OTHER_TILL.filled(till=payment.intent.till) if payment.intent.elsewhere else None


def counted(count: int, one: Sentence, many: Sentence) -> Sentence:
    """`one` or `many`, with the number filled in as `count`."""
    return (one if count == 1 else many).filled(count=str(count))
