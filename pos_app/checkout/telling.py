"""Payments and refunds as plain documents, and the sentence that goes with each state: for scripts and support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain.exit_codes import DONE, MONEY_MOVED_AGAINST_THE_AIM, NO_MONEY_MOVED, NOT_KNOWN
from pos_app.domain.payment import CHARGED, OPEN, State
from pos_app.domain.refund import HOLDS_MONEY, RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.domain.status_codes import status

if TYPE_CHECKING:
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund
    from pos_app.domain.sentences import Sentence

Document = dict[str, object]

SENTENCES: Final = {
    State.CREATED: QT_TRANSLATE_NOOP("telling", "Written down, not sent yet."),
    State.SENT: QT_TRANSLATE_NOOP("telling", "Sent to QFPay; no answer yet. Do not charge again."),
    State.WAITING: QT_TRANSLATE_NOOP("telling", "Waiting for the customer. Do not charge again."),
    State.CHECKING: QT_TRANSLATE_NOOP(
        "telling", "Not known yet whether it is paid. Do not charge again; the till goes on asking QFPay."
    ),
    State.CANCELLING: QT_TRANSLATE_NOOP(
        "telling", "The cancel is under way; not known yet whether it was paid. Do not charge again."
    ),
    State.PAID: QT_TRANSLATE_NOOP("telling", "Paid."),
    State.DECLINED: QT_TRANSLATE_NOOP("telling", "Not paid."),
    State.CANCELLED: QT_TRANSLATE_NOOP("telling", "Cancelled. Nothing was taken."),
    State.EXPIRED: QT_TRANSLATE_NOOP("telling", "Expired. Nothing was taken."),
    State.NOT_SENT: QT_TRANSLATE_NOOP("telling", "Nothing was sent to QFPay, so nothing was taken. Try again."),
    State.PAID_LATE: QT_TRANSLATE_NOOP(
        "telling", "Paid after we said it was not. Refund it, keep it, or mark it as returned another way."
    ),
    State.DISPUTED: QT_TRANSLATE_NOOP(
        "telling", "QFPay takes back that it was paid. Look at it in QFPay's portal before you do anything."
    ),
    State.PAID_TWICE: QT_TRANSLATE_NOOP("telling", "This sale was paid twice. Refund one of the two payments."),
    State.NEEDS_ATTENTION: QT_TRANSLATE_NOOP(
        "telling", "No answer for seven days. Look at it in QFPay's portal; do not charge again before that."
    ),
}
REFUND_SENTENCES: Final = {
    RefundState.CREATED: QT_TRANSLATE_NOOP("telling", "The refund is written down, not sent yet."),
    RefundState.SENT: QT_TRANSLATE_NOOP("telling", "The refund was sent; no answer yet. Do not refund again."),
    RefundState.PROCESSING: QT_TRANSLATE_NOOP("telling", "The refund is in progress. Do not refund again."),
    RefundState.CHECKING: QT_TRANSLATE_NOOP(
        "telling", "Not known yet whether it is refunded. Do not refund again; the till goes on asking QFPay."
    ),
    RefundState.REFUNDED: QT_TRANSLATE_NOOP("telling", "Refunded."),
    RefundState.REFUSED: QT_TRANSLATE_NOOP("telling", "QFPay refused the refund. No money moved."),
    RefundState.NOT_SENT: QT_TRANSLATE_NOOP("telling", "The refund was not sent to QFPay. Try again."),
}
GOES_ON: Final = QT_TRANSLATE_NOOP(
    "telling",
    "The open till, its next start, or `pos-app resolve` goes on with payment {number}.",
)


def sentences(record: Payment | Refund) -> list[Sentence]:
    """What to tell a person about a payment or refund: its state, then reason and advice of QFPay's code."""
    told = [SENTENCES[record.state] if isinstance(record.state, State) else REFUND_SENTENCES[record.state]]
    if record.state in (State.DECLINED, RefundState.REFUSED) and record.respcd:
        code = status(record.respcd)
        told += [code.meaning, code.advice]
    return told


def payment_document(payment: Payment, refunds: list[Refund]) -> Document:
    """A payment as the command line's JSON has it. Amounts are integer minor units."""
    done = sum(one.intent.amount.minor for one in refunds if one.state is RefundState.REFUNDED)
    pending = sum(one.intent.amount.minor for one in refunds if one.state in HOLDS_MONEY) - done
    refunded = payment.intent.amount.minor if payment.returned == "whole" else done
    return {
        "out_trade_no": payment.out_trade_no,
        "syssn": payment.syssn,
        "state": str(payment.state),
        "respcd": payment.respcd,
        "message": " ".join(map(str, sentences(payment))),
        "amount": payment.intent.amount.minor,
        "currency": payment.intent.amount.currency.code,
        "pay_type": payment.pay_type,
        "wallet": payment.intent.wallet,
        "refunded": refunded,
        "refund_pending": pending,
        "reference": payment.intent.reference,
        "txdtm": payment.intent.txdtm,
        "gateway_message": payment.message,
        "till": payment.intent.till,
        "other_till": payment.intent.elsewhere,
    }


def refund_document(refund: Refund) -> Document:
    """A refund as the command line's JSON has it."""
    return {
        "out_trade_no": refund.out_trade_no,
        "payment": refund.intent.payment_no,
        "syssn": refund.syssn,
        "state": str(refund.state),
        "respcd": refund.respcd,
        "message": " ".join(map(str, sentences(refund))),
        "amount": refund.intent.amount.minor,
        "currency": refund.intent.amount.currency.code,
        "txdtm": refund.intent.txdtm,
        "gateway_message": refund.message,
    }


def exit_code(payment: Payment) -> int:
    """0 paid, 3 no money moved, 4 not known, 6 charged twice."""
    if payment.state in OPEN or payment.state is State.NEEDS_ATTENTION:
        return NOT_KNOWN
    if payment.state is State.PAID_TWICE:
        return MONEY_MOVED_AGAINST_THE_AIM
    return DONE if payment.state in CHARGED else NO_MONEY_MOVED


def cancel_exit_code(payment: Payment) -> int:
    """0 seen to be unpaid, 6 it turned out paid, 4 not known."""
    if payment.state in CHARGED:
        return MONEY_MOVED_AGAINST_THE_AIM
    return DONE if exit_code(payment) == NO_MONEY_MOVED else NOT_KNOWN


def refund_exit_code(refund: Refund) -> int:
    """0 refunded, 3 no money moved, 4 not known."""
    if refund.state is RefundState.REFUNDED:
        return DONE
    return NO_MONEY_MOVED if refund.state in (RefundState.REFUSED, RefundState.NOT_SENT) else NOT_KNOWN
