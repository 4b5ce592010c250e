"""Payments and refunds as rows: columns to search and constrain by, and the whole record as JSON in `body`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.schedule import next_due
from pos_app.journal.codec import encode

if TYPE_CHECKING:
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund

Row = dict[str, str | int | None]


def payment_row(payment: Payment) -> Row:
    """The columns of `payments`. Raises Undeclared when the payment holds what must not be written."""
    body = encode(payment)  # first: it refuses what the columns would stumble over
    intent, code = payment.intent, payment.intent.code
    return {
        "number": intent.out_trade_no,
        "sale_id": _clean(intent.sale_id),
        "state": payment.state.value,
        "mode": intent.mode.value,
        "created_at": payment.created_at,
        "changed_at": payment.changed_at,
        "sent_at": payment.sent_at,
        "paid_at": payment.paid_at,
        "amount": intent.amount.minor,
        "currency": intent.amount.currency.code,
        "wallet": _clean(intent.wallet),
        "pay_type": _clean(payment.pay_type),
        "reference": _clean(intent.reference),
        "syssn": _clean(payment.syssn),
        "respcd": _clean(payment.respcd),
        "confirmed": int(payment.confirmed),
        "returned": payment.returned,
        "settled": payment.settled.value if payment.settled else None,
        "verdict_reason": _clean(payment.verdict_reason),
        "code_wallet": _clean(code.wallet) if code else None,
        "code_length": code.length if code else None,
        "code_last4": code.last4 if code else None,
        "code_fingerprint": code.fingerprint if code else None,
        "next_due": _due_after_restart(payment),
        "body": body,
    }


def refund_row(refund: Refund) -> Row:
    """The columns of `refunds`. Raises Undeclared when the refund holds what must not be written."""
    body = encode(refund)
    intent = refund.intent
    return {
        "number": intent.out_trade_no,
        "payment_no": intent.payment_no,
        "state": refund.state.value,
        "created_at": refund.created_at,
        "changed_at": refund.changed_at,
        "sent_at": refund.sent_at,
        "amount": intent.amount.minor,
        "currency": intent.amount.currency.code,
        "syssn": _clean(refund.syssn),
        "body": body,
    }


def _due_after_restart(payment: Payment) -> int | None:
    # A call in the air ends with the program. The payment must be found again even if it waited for nothing but that.
    if not (payment.calling or payment.asking or payment.cancel_calling):
        return next_due(payment)
    due = next_due(payment.but(calling=False, asking=False, cancel_calling=False))
    return payment.changed_at if due is None else due


def _clean(text: str) -> str:
    """`text` without the lone surrogates that JSON may bring and SQLite cannot store; `body` has it unchanged."""
    return text.encode("utf-8", "replace").decode("utf-8")
