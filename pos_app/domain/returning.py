"""What went back of a payment, here and elsewhere, and what may still be given back.

Left is what was paid, less our refunds (those under way included, I4), less the refunds that QFPay's rows show and that
are not ours: another till's, or the portal's. QFPay decides in the end (code 1272).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.evidence import SUCCESS
from pos_app.domain.money import Money
from pos_app.domain.pay_types import PAY_TYPES
from pos_app.domain.refund import HOLDS_MONEY, RefundState
from pos_app.domain.status_codes import is_pending

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.answers import QueryAnswer, TransactionRow
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund

TEACHES_WHOLE = frozenset({"1270", "1271"})
"""Refusals which say that only the whole of this payment is given back."""


def with_refunds_seen(payment: Payment, answer: QueryAnswer) -> Payment:
    """`payment` with the refund rows of it that a query brought; of one refund the latest row counts."""
    if answer.respcd != SUCCESS or not payment.syssn:
        return payment
    known = {_identity(row): row for row in payment.refund_rows}
    seen = (row for row in answer.rows if row.order_type == "refund" and row.origssn == payment.syssn)
    known |= {_identity(row): row for row in seen}
    return payment.but(refund_rows=tuple(known.values()))


def _identity(row: TransactionRow) -> tuple[str, str]:
    return row.out_trade_no, row.syssn


def returned_elsewhere(payment: Payment, refunds: Sequence[Refund]) -> int:
    """What others gave back of `payment`, as far as is known, in minor units. `refunds` are ours."""
    held = [refund for refund in refunds if refund.state in HOLDS_MONEY]
    numbers = {refund.out_trade_no for refund in held}
    syssns = {refund.syssn for refund in held if refund.syssn}
    others = [row for row in payment.refund_rows if row.out_trade_no not in numbers and row.syssn not in syssns]
    return sum(row.txamt or 0 for row in others if row.respcd == SUCCESS or is_pending(row.respcd))


def left_to_refund(payment: Payment, refunds: Sequence[Refund]) -> Money:
    """What of a payment may still be given back; refunds under way count as given (I4)."""
    held = sum(refund.intent.amount.minor for refund in refunds if refund.state in HOLDS_MONEY)
    left = payment.intent.amount.minor - held - returned_elsewhere(payment, refunds)
    return Money(0 if payment.returned == "whole" else max(left, 0), payment.intent.amount.currency)


def whole_only(payment: Payment, refunds: Sequence[Refund]) -> bool:
    """Whether only the whole can be given back: by the pay type's rules, or because QFPay refused a part."""
    taught = any(refund.state is RefundState.REFUSED and refund.respcd in TEACHES_WHOLE for refund in refunds)
    kind = PAY_TYPES.get(payment.intent.pay_type)
    return taught or (kind is not None and not kind.partial_refund)
