"""What counts as evidence: the one place that decides whether an answer proves *paid* or *not paid*.

The rules are those of the design, "What counts as evidence"; QFPay's documentation behind them: "Payment",
"Transaction enquiry", "Response codes". Whatever is not proof here is `UNKNOWN`: ask again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pos_app.domain.pay_types import Mode
from pos_app.domain.status_codes import CLOSED_UNPAID, NOT_FOUND, is_pending, status

if TYPE_CHECKING:
    from pos_app.domain.answers import PaymentAnswer, QueryAnswer, TransactionRow
    from pos_app.domain.payment import Intent

SUCCESS = "0000"


class Finding(StrEnum):
    """What an answer proves about a payment."""

    PAID = "paid"
    PAID_TWICE = "paid_twice"
    RETURNED = "returned"
    UNPAID = "unpaid"
    PENDING = "pending"
    QR_READY = "qr_ready"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding and the particulars that came with it.

    `partly_returned`: paid, and a part went back (`cancel` 5). `unheard`: the query itself failed, so nothing was
    learned of the payment. `may_expire`: a row that still waits for the customer (1143, 1145), and for nobody else.
    """

    finding: Finding
    respcd: str = ""
    message: str = ""
    syssn: str = ""
    pay_type: str = ""
    qrcode: str = ""
    partly_returned: bool = False
    unheard: bool = False
    may_expire: bool = False


def judge_payment_answer(intent: Intent, answer: PaymentAnswer) -> Verdict:
    """What the answer of the payment call itself proves. An answer about another number proves nothing."""
    if answer.out_trade_no not in ("", intent.out_trade_no):
        return Verdict(Finding.UNKNOWN)
    finding = _payment_finding(intent, answer)
    return Verdict(
        finding,
        respcd=answer.respcd,
        message=answer.message,
        syssn=answer.syssn if answer.out_trade_no == intent.out_trade_no and finding is not Finding.UNKNOWN else "",
        pay_type=answer.pay_type,
        qrcode=answer.qrcode if finding is Finding.QR_READY else "",
    )


def _payment_finding(intent: Intent, answer: PaymentAnswer) -> Finding:
    if _contradicts(intent, answer):
        return Finding.UNKNOWN
    if status(answer.respcd).refuses_payment:
        return Finding.UNPAID if answer.txstatus in ("", "FAILED") else Finding.UNKNOWN
    if is_pending(answer.respcd):
        return Finding.PENDING
    if answer.respcd != SUCCESS:
        return Finding.UNKNOWN
    if intent.mode is Mode.MPM:
        return Finding.QR_READY if answer.qrcode and answer.txstatus != "FAILED" else Finding.UNKNOWN
    if (answer.wrapped or answer.txstatus) and answer.txstatus != "SUCCESS":
        return Finding.PENDING if answer.txstatus == "PENDING" else Finding.UNKNOWN
    proven = answer.syssn and answer.out_trade_no and _same_money(intent, answer)
    return Finding.PAID if proven else Finding.UNKNOWN


def _same_money(intent: Intent, answer: PaymentAnswer | TransactionRow) -> bool:
    return answer.txamt == intent.amount.minor and answer.txcurrcd == intent.amount.currency.code


def _contradicts(intent: Intent, answer: PaymentAnswer | TransactionRow) -> bool:
    """Whether amount or currency is there and is another: then it is no proof of anything, and no QR code to show."""
    other_amount = answer.txamt is not None and answer.txamt != intent.amount.minor
    return other_amount or answer.txcurrcd not in ("", intent.amount.currency.code)


def judge_query(intent: Intent, answer: QueryAnswer) -> Verdict:
    """What a query proves. Its own `respcd` is about the query; only rows of our number are looked at."""
    if answer.respcd not in (SUCCESS, *NOT_FOUND):
        return Verdict(Finding.UNKNOWN, unheard=True)
    ours = [row for row in answer.rows if row.out_trade_no in ("", intent.out_trade_no)]
    judged = [_judge_row(intent, row) for row in ours]
    if not judged:
        told = answer.respcd != SUCCESS
        return Verdict(Finding.MISSING, answer.respcd if told else "", answer.message if told else "")
    paid = {row.syssn or row for row, verdict in zip(ours, judged, strict=True) if verdict.finding is Finding.PAID}
    if len(paid) > 1:
        return next(
            Verdict(Finding.PAID_TWICE, verdict.respcd, verdict.message, verdict.syssn, verdict.pay_type)
            for verdict in judged
            if verdict.finding is Finding.PAID
        )
    strongest = min(judged, key=lambda verdict: (_STRONGEST_FIRST.index(verdict.finding), verdict.may_expire))
    if strongest.finding is not Finding.PAID and len({verdict.syssn for verdict in judged}) > 1:
        return replace(strongest, syssn="")  # a query by one of them would no longer show the others
    return strongest


# Of several rows of one number the one that forbids most speaks: what ends a payment never outweighs an open row.
_STRONGEST_FIRST = (Finding.PAID, Finding.UNKNOWN, Finding.PENDING, Finding.RETURNED, Finding.UNPAID)


def _judge_row(intent: Intent, row: TransactionRow) -> Verdict:
    """A row without a number, or of another kind, proves nothing, but it must not count as nothing found."""
    if not row.out_trade_no:
        return Verdict(Finding.UNKNOWN)
    finding = _row_finding(intent, row)
    return Verdict(
        finding,
        respcd=row.respcd,
        message=row.message,
        # What proves nothing may be another order's: cancels and refunds would go by it, and ours be lost from sight.
        syssn="" if finding is Finding.UNKNOWN else row.syssn,
        pay_type=row.pay_type,
        partly_returned=row.cancel == _PARTLY_REFUNDED,
        may_expire=row.respcd in _WAITS_FOR_THE_CUSTOMER,
    )


_MONEY_WENT_BACK = (1, 2, 3)
_CANCELLED = (1, 2)
_PARTLY_REFUNDED = 5
_WAITS_FOR_THE_CUSTOMER = ("1143", "1145")


def _row_finding(intent: Intent, row: TransactionRow) -> Finding:
    if row.respcd == SUCCESS:
        return _success_row_finding(intent, row)
    if row.order_type not in ("", "payment") or _contradicts(intent, row):
        return Finding.UNKNOWN
    if row.cancel in _CANCELLED or row.respcd in CLOSED_UNPAID or status(row.respcd).refuses_payment:
        return Finding.UNPAID
    return Finding.PENDING if is_pending(row.respcd) else Finding.UNKNOWN


def _success_row_finding(intent: Intent, row: TransactionRow) -> Finding:
    if row.order_type != "payment" or not _same_money(intent, row):
        return Finding.UNKNOWN
    if row.cancel in _MONEY_WENT_BACK:
        return Finding.RETURNED
    return Finding.PAID if row.cancel in (None, 0, _PARTLY_REFUNDED) else Finding.UNKNOWN
