"""What counts as evidence of a refund: the one place that decides what an answer or a row proves about it.

Sources: QFPay's documentation, "Refund", "Transaction enquiry" and "Response codes"; the design, "What counts as
evidence". Whatever is not proof here is `UNKNOWN`: ask again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pos_app.domain.evidence import SUCCESS
from pos_app.domain.status_codes import NOT_FOUND, is_pending, status

if TYPE_CHECKING:
    from pos_app.domain.answers import QueryAnswer, RefundAnswer, TransactionRow
    from pos_app.domain.refund import RefundIntent


class RefundFinding(StrEnum):
    """What an answer proves about a refund.

    `BUSY`: QFPay turned the call away, because an earlier refund of the payment is still in progress.
    `DOUBTED`: a refusal that a refund which arrived before may have caused: a query must confirm it.
    `UNHEARD`: the query itself failed, so nothing was learned.
    """

    REFUNDED = "refunded"
    REFUSED = "refused"
    PENDING = "pending"
    BUSY = "busy"
    DOUBTED = "doubted"
    MISSING = "missing"
    UNKNOWN = "unknown"
    UNHEARD = "unheard"


BUSY = "1264"

REFUSES_REFUND = frozenset({
    "1103", "1104", "1105", "1106", "1107", "1108", "1123", "1124", "1136", "1150", "1155", "1203", "1241", "1242",
    "1243", "1250", "1261", "1265", "1266", "1267", "1268", "1269", "1270", "1271", "1272", "1294",
})  # fmt: skip
"""A refusal of the refund call itself: QFPay moved no money. Every other code is asked about."""

ALREADY_REFUNDED = frozenset({"1125", "1262"})
"""The payment is refunded: by another refund, or by this one, if its call arrived twice. A query tells."""

LESS_IS_LEFT = ALREADY_REFUNDED | {"1272"}
"""Refusals after which it is worth asking what others gave back of the payment."""


def judge_refund_answer(intent: RefundIntent, answer: RefundAnswer, *, may_have_arrived: bool) -> RefundFinding:
    """What the answer of the refund call itself proves.

    `may_have_arrived`: whether the same number was sent, or seen, before; then a refusal may be of the repetition.
    """
    of_another = answer.out_trade_no not in ("", intent.out_trade_no) or answer.orig_syssn not in ("", intent.syssn)
    if of_another or _contradicts(intent, answer):
        return RefundFinding.UNKNOWN
    if answer.respcd == SUCCESS:
        return RefundFinding.REFUNDED if answer.syssn else RefundFinding.UNKNOWN
    if answer.respcd == BUSY:
        return RefundFinding.BUSY
    if answer.respcd in ALREADY_REFUNDED or (answer.respcd in REFUSES_REFUND and may_have_arrived):
        return RefundFinding.DOUBTED
    if answer.respcd in REFUSES_REFUND:
        return RefundFinding.REFUSED
    return RefundFinding.PENDING if is_pending(answer.respcd) else RefundFinding.UNKNOWN


def judge_refund_query(intent: RefundIntent, answer: QueryAnswer) -> tuple[RefundFinding, TransactionRow | None]:
    """What a query proves, and the row that does: of several rows of the refund's own number the strongest."""
    if answer.respcd not in (SUCCESS, *NOT_FOUND):
        return RefundFinding.UNHEARD, None
    # A row without a number proves nothing, but it must not count as nothing found.
    judged = [(_judge_row(intent, row), row) for row in answer.rows if row.out_trade_no in ("", intent.out_trade_no)]
    missing: tuple[RefundFinding, TransactionRow | None] = (RefundFinding.MISSING, None)
    return min(judged, key=lambda each: _STRONGEST_FIRST.index(each[0]), default=missing)


# Of several rows of one number the one that moved money speaks, and a refused one never outweighs an open one.
_STRONGEST_FIRST = (RefundFinding.REFUNDED, RefundFinding.UNKNOWN, RefundFinding.PENDING, RefundFinding.REFUSED)


def _judge_row(intent: RefundIntent, row: TransactionRow) -> RefundFinding:
    if not row.out_trade_no or row.order_type != "refund" or _contradicts(intent, row):
        return RefundFinding.UNKNOWN
    if row.respcd == SUCCESS:
        return RefundFinding.REFUNDED if row.txamt is not None else RefundFinding.UNKNOWN
    if row.respcd in REFUSES_REFUND or status(row.respcd).refuses_payment:
        return RefundFinding.REFUSED
    return RefundFinding.PENDING if is_pending(row.respcd) else RefundFinding.UNKNOWN


def _contradicts(intent: RefundIntent, record: RefundAnswer | TransactionRow) -> bool:
    """Whether amount or currency is there and is another."""
    amount = intent.amount
    return record.txamt not in (None, amount.minor) or record.txcurrcd not in ("", amount.currency.code)
