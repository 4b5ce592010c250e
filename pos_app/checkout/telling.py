"""Payments and refunds as plain documents, and the sentence that goes with each state: for scripts and support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain.exit_codes import DONE, MONEY_MOVED_AGAINST_THE_AIM, NO_MONEY_MOVED, NOT_KNOWN
from pos_app.domain.payment import CHARGED, OPEN, UNPAID, Settlement, State
from pos_app.domain.refund import HOLDS_MONEY, Refund, RefundState
from pos_app.domain.refund_codes import refund_refusal
from pos_app.domain.returning import left_to_refund, returned_elsewhere
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.domain.status_codes import status

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment
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
    State.PAID_LATE: QT_TRANSLATE_NOOP("telling", "Paid after we said it was not."),
    State.DISPUTED: QT_TRANSLATE_NOOP("telling", "QFPay says now that it was not paid."),
    State.PAID_TWICE: QT_TRANSLATE_NOOP("telling", "This sale was paid twice."),
    State.NEEDS_ATTENTION: QT_TRANSLATE_NOOP(
        "telling",
        "No answer for seven days; do not charge again. Look at it in QFPay's portal, then say what became of it with "
        "`pos-app verdict`.",
    ),
}
ALARM_ADVICE: Final = {
    State.PAID_LATE: QT_TRANSLATE_NOOP(
        "telling",
        "Give it back with `pos-app refund`; or say with `pos-app settle` that it is kept, or returned another way.",
    ),
    State.DISPUTED: QT_TRANSLATE_NOOP(
        "telling",
        "Look at it in QFPay's portal. Then say with `pos-app settle` whether the money is there (--kept) or not "
        "(--returned).",
    ),
    State.PAID_TWICE: QT_TRANSLATE_NOOP(
        "telling",
        "Give one of the two payments back with `pos-app refund`; or say with `pos-app settle` that it is kept, or "
        "returned another way.",
    ),
}
SETTLED: Final = {
    Settlement.REFUNDED: QT_TRANSLATE_NOOP("telling", "It was refunded: nothing is left to do."),
    Settlement.KEPT: QT_TRANSLATE_NOOP("telling", "The money is kept: nothing is left to do."),
    Settlement.RETURNED: QT_TRANSLATE_NOOP(
        "telling", "A person noted that the money was returned another way: nothing is left to do."
    ),
}
_BY_PERSON = QT_TRANSLATE_NOOP("telling", "Closed by a person: {reason}")
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
_SEND_AGAIN = QT_TRANSLATE_NOOP(
    "telling",
    "QFPay does not know this refund: it did not find it three times over five minutes. Send it again. It keeps its "
    "number, and QFPay takes a number only once, so the money cannot go back twice.",
)
_REFUND_GIVEN_UP = QT_TRANSLATE_NOOP(
    "telling", "No answer about this refund for seven days. Look at it in QFPay's portal; do not refund again before."
)
_REFUND_BUSY = QT_TRANSLATE_NOOP(
    "telling",
    "QFPay is busy with an earlier refund of this payment. The till sends this one again by itself; do not refund "
    "again.",
)
_NOTHING_LEFT = QT_TRANSLATE_NOOP(
    "telling",
    "Nothing was sent: another till or QFPay's portal has given this payment back already, and nothing is left of it.",
)
_LESS_LEFT = QT_TRANSLATE_NOOP(
    "telling",
    "Nothing was sent: another till or QFPay's portal has given back a part of this payment. {left} is left; refund "
    "that or less.",
)
_LEFT = QT_TRANSLATE_NOOP("telling", "As far as QFPay tells, {left} of payment {number} is left to refund.")
GOES_ON: Final = QT_TRANSLATE_NOOP(
    "telling",
    "The open till, its next start, or `pos-app resolve` goes on with payment {number}.",
)


def sentences(record: Payment | Refund) -> list[Sentence]:
    """What to tell a person about a payment or refund: its state, then reason and advice of QFPay's code."""
    if isinstance(record, Refund):
        return _refund_sentences(record)
    told = [_first_sentence(record)]
    if record.state is State.DECLINED and record.respcd:
        code = status(record.respcd)
        told += [code.meaning, code.advice]
    return [*told, *_human_side(record)]


def _first_sentence(payment: Payment) -> Sentence:
    # That nothing was taken is more than a person can know.
    by_person = payment.closed_by_person and payment.state in UNPAID
    return SENTENCES[State.DECLINED if by_person else payment.state]


def _human_side(payment: Payment) -> list[Sentence]:
    """What a person said of it, or has to decide."""
    told = [_BY_PERSON.filled(reason=payment.verdict_reason)] if payment.closed_by_person else []
    if payment.alarm:
        told.append(ALARM_ADVICE[payment.state])
    elif payment.settled is not None:
        told.append(SETTLED[payment.settled])
    return told


def _refund_sentences(refund: Refund) -> list[Sentence]:
    if refund.may_send_again:
        return [_SEND_AGAIN]
    if refund.given_up:
        return [_REFUND_GIVEN_UP]
    if refund.busy:
        return [_REFUND_BUSY]
    if refund.left is not None:
        return [_LESS_LEFT.filled(left=_money(refund.left)) if refund.left.minor else _NOTHING_LEFT]
    told = [REFUND_SENTENCES[refund.state]]
    if refund.state is RefundState.REFUSED and refund.respcd:
        told += refund_refusal(refund)
    return told


def left_note(refund: Refund, payment: Payment, refunds: list[Refund]) -> Document:
    """What is left of the payment of a refund that was too much; nothing where QFPay knows more of it than it tells."""
    left = left_to_refund(payment, refunds)
    if left >= refund.intent.amount:
        return {}
    return {"note": str(_LEFT.filled(left=_money(left), number=payment.out_trade_no))}


def _money(amount: Money) -> str:
    return f"{amount.currency.code} {amount.grouped()}"


def payment_document(payment: Payment, refunds: list[Refund]) -> Document:
    """A payment as the command line's JSON has it. Amounts are integer minor units."""
    done = sum(one.intent.amount.minor for one in refunds if one.state is RefundState.REFUNDED)
    pending = sum(one.intent.amount.minor for one in refunds if one.state in HOLDS_MONEY) - done
    elsewhere = returned_elsewhere(payment, refunds)
    refunded = payment.intent.amount.minor if payment.returned == "whole" else done + elsewhere
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
        "settled": str(payment.settled or ""),
        "verdict_reason": payment.verdict_reason,
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
        "may_send_again": refund.may_send_again,
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
