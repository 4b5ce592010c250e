"""A payment that the gateway has and the journal has not: made of the gateway's row, with our own number's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.evidence import SUCCESS
from pos_app.domain.money import CURRENCIES, MAX_TXAMT, Money
from pos_app.domain.numbers import is_payment_no, number_till
from pos_app.domain.pay_types import PAY_TYPES, UNKNOWN_VALIDITY_S, Mode
from pos_app.domain.payment import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.answers import TransactionRow


def found_intent(rows: Sequence[TransactionRow], profile: str, own_till: str) -> Intent | None:
    """The intent behind the gateway's rows of one number; None where number, amount or currency cannot be ours.

    Another till's payment has no verb to cancel it here: that till cancels it, at its own time.
    """
    row = min(filter(_tells_a_payment, rows), key=lambda one: one.respcd != SUCCESS, default=None)
    if row is None or row.txamt is None:
        return None
    kind = PAY_TYPES.get(row.pay_type)
    till = number_till(row.out_trade_no)
    elsewhere = till != own_till
    return Intent(
        out_trade_no=row.out_trade_no,
        sale_id=row.out_trade_no,
        amount=Money(row.txamt, CURRENCIES[row.txcurrcd]),
        pay_type=row.pay_type,
        wallet=str(kind.wallet) if kind else row.pay_type,
        mode=kind.mode if kind else Mode.CPM,
        cancel_verb=kind.cancel_verb if kind and not elsewhere else None,
        validity_s=kind.validity_s if kind else UNKNOWN_VALIDITY_S,
        txdtm=row.txdtm,
        profile=profile,
        till=till,
        elsewhere=elsewhere,
    )


def _tells_a_payment(row: TransactionRow) -> bool:
    amount = row.txamt is not None and 0 < row.txamt <= MAX_TXAMT
    return is_payment_no(row.out_trade_no) and row.order_type != "refund" and amount and row.txcurrcd in CURRENCIES
