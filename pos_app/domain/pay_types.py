"""What can be asked about QFPay's in-store pay types: names, defaults of a wallet, whether an amount fits."""

from __future__ import annotations

from pos_app.domain.money import Money
from pos_app.domain.pay_type_table import (
    ELSEWHERE,
    PAY_TYPES,
    UNKNOWN_VALIDITY_S,
    WALLET_NAMES,
    Mode,
    PayType,
    Verb,
    Wallet,
)
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

__all__ = [
    "PAY_TYPES",
    "UNKNOWN_VALIDITY_S",
    "WALLET_NAMES",
    "Mode",
    "PayType",
    "UnknownPayType",
    "Verb",
    "Wallet",
    "check_amount",
    "code_pay_type",
    "name_of",
    "pay_type",
    "qr_pay_type",
]


_UNKNOWN = QT_TRANSLATE_NOOP(
    "pay_types", "This pay type is not known. Use one of QFPay's in-store pay types, such as 800208."
)
_NO_QR = QT_TRANSLATE_NOOP(
    "pay_types", "{wallet} has no QR code to show. Scan the customer's code, or use another wallet."
)
_NO_SCAN = QT_TRANSLATE_NOOP(
    "pay_types", "{wallet} codes cannot be scanned here. Show a QR code, or use another wallet."
)
_NOT_HERE = QT_TRANSLATE_NOOP(
    "pay_types", "{wallet} cannot be paid at this counter. Use the card terminal, or another wallet."
)
_OTHER_CURRENCY = QT_TRANSLATE_NOOP(
    "pay_types", "{wallet} takes {currencies} only, not {currency}. Use another wallet."
)
_MULTIPLES = QT_TRANSLATE_NOOP(
    "pay_types", "{wallet} takes multiples of {step} only. Change the amount, or use another wallet."
)


class UnknownPayType(BadInput):
    """The code is not one of `PAY_TYPES`."""


def pay_type(code: str) -> PayType:
    """The in-store pay type of `code`. Raises UnknownPayType."""
    try:
        return PAY_TYPES[code]
    except KeyError:
        raise UnknownPayType(_UNKNOWN) from None


def name_of(code: str) -> str:
    """The brand to show for a `pay_type` that QFPay named; the raw code where we know none."""
    known = PAY_TYPES.get(code)
    return WALLET_NAMES[known.wallet] if known else ELSEWHERE.get(code, code)


def qr_pay_type(wallet: Wallet, alipay_mpm: str = "801501") -> PayType:
    """The pay type with which the shop shows a QR code (MPM) for `wallet`.

    `alipay_mpm`: which Alipay code the merchant has by its profile, 801501 (Hong Kong) or 800101 (overseas).
    Raises BadInput when the wallet has no QR code here.
    """
    found = pay_type(alipay_mpm) if wallet is Wallet.ALIPAY else _default(wallet, Mode.MPM)
    if found is None:
        raise BadInput(_NO_QR.filled(wallet=WALLET_NAMES[wallet]))
    return found


def code_pay_type(wallet: Wallet) -> PayType:
    """The pay type that charges a customer's code (CPM) of `wallet`. Raises BadInput when there is none."""
    found = _default(wallet, Mode.CPM)
    if found is None:
        raise BadInput(_NO_SCAN.filled(wallet=WALLET_NAMES[wallet]))
    return found


def check_amount(pay_type: PayType, money: Money) -> None:
    """Raises BadInput, with what to do, when `pay_type` cannot take `money` from this counter.

    What the environment allows (the sandbox takes no wallets) is not known here.
    """
    name = WALLET_NAMES[pay_type.wallet]
    if not pay_type.payable_here:
        raise BadInput(_NOT_HERE.filled(wallet=name))
    if pay_type.currencies is not None and money.currency.code not in pay_type.currencies:
        currencies = ", ".join(sorted(pay_type.currencies))
        raise BadInput(_OTHER_CURRENCY.filled(wallet=name, currencies=currencies, currency=money.currency.code))
    if money.minor % pay_type.multiple_of:
        step = Money(pay_type.multiple_of, money.currency)
        raise BadInput(_MULTIPLES.filled(wallet=name, step=f"{money.currency.code} {step.plain()}"))


def _default(wallet: Wallet, mode: Mode) -> PayType | None:
    of_wallet = (row for row in PAY_TYPES.values() if row.wallet is wallet and row.mode is mode)
    return next((row for row in of_wallet if row.payable_here), None)
