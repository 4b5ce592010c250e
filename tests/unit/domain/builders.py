"""Payments, refunds, answers and rows for the tests of the state machines."""

from __future__ import annotations

from typing import Any

from pos_app.domain import schedule
from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import PAY_TYPES
from pos_app.domain.payment import (
    Answered,
    AskPressed,
    CancelPressed,
    Dispatched,
    Effect,
    Event,
    Intent,
    Payment,
    Queried,
    QueryFailed,
    State,
    Ticked,
    Unanswered,
)
from pos_app.domain.refund import Refund, RefundEffect, RefundEvent, RefundIntent, begin_refund
from pos_app.domain.refund_transitions import refund_step
from pos_app.domain.schedule import SECOND
from pos_app.domain.transitions import begin, step

NUMBER = "P" + "7" * 23
REFUND_NUMBER = "R" + "7" * 23
OTHER_NUMBER = "P" + "8" * 23
SYSSN = "20261123000100020000000001"
NOW = 1_700_000_000_000
MINOR = 1250
HKD = currency("HKD")

ALIPAY_SCAN, WECHAT_SCAN, PAYME_SCAN, DETECTED_SCAN = "800108", "800208", "805808", "800008"
ALIPAY_QR, WECHAT_QR, PAYME_QR, FPS_QR = "801501", "800201", "805801", "802001"
PAY_TYPES_OF_EACH_KIND = (
    ALIPAY_SCAN, WECHAT_SCAN, PAYME_SCAN, DETECTED_SCAN, ALIPAY_QR, WECHAT_QR, PAYME_QR, FPS_QR, "801008", "800701",
)  # fmt: skip

LOST = NoAnswer(may_have_left=True, reason="deadline")
NEVER_LEFT = NoAnswer(may_have_left=False, reason="refused")
NOTHING = QueryAnswer("0000")


def hkd(minor: int) -> Money:
    return Money(minor, HKD)


def intent(code: str = ALIPAY_SCAN) -> Intent:
    """HKD 12.50 with that pay type."""
    kind = PAY_TYPES[code]
    return Intent(
        out_trade_no=NUMBER,
        sale_id=NUMBER,
        amount=Money(MINOR, HKD),
        pay_type=code,
        wallet=str(kind.wallet),
        mode=kind.mode,
        cancel_verb=kind.cancel_verb,
        validity_s=kind.validity_s,
        txdtm="2026-11-23 12:00:00",
        profile="shop",
        till="001",
    )


# --- answers ---


def answer(respcd: str = "0000", **changed: Any) -> PaymentAnswer:
    """The answer of the payment call: paid, unless something is changed."""
    given = {"syssn": SYSSN, "out_trade_no": NUMBER, "txamt": MINOR, "txcurrcd": "HKD"} | changed
    return PaymentAnswer(respcd, **given)


def row(respcd: str = "0000", **changed: Any) -> TransactionRow:
    """A row of a query: paid, unless something is changed."""
    given = {"out_trade_no": NUMBER, "syssn": SYSSN, "order_type": "payment", "cancel": 0}
    return TransactionRow(respcd, **(given | {"txamt": MINOR, "txcurrcd": "HKD"} | changed))


def found(*rows: TransactionRow) -> QueryAnswer:
    """A query that was answered with these rows."""
    return QueryAnswer("0000", "", rows)


# --- payments ---


def after(payment: Payment, *events: Event) -> Payment:
    """The payment after these events."""
    for event in events:
        payment, _ = step(payment, event)
    return payment


def effects(payment: Payment, event: Event) -> list[Effect]:
    """What the till is asked to do."""
    return list(step(payment, event)[1])


def asked(payment: Payment, at: int, answered: QueryAnswer) -> Payment:
    """The payment after a query of its own at `at`, answered in the same moment."""
    if payment.asking:
        payment = after(payment, QueryFailed(at, LOST))
    return after(payment, AskPressed(at), Queried(at, answered))


def sent(code: str = ALIPAY_SCAN) -> Payment:
    """A payment whose permit was given at `NOW`."""
    return after(begin(intent(code), NOW), Dispatched(NOW, NOW + schedule.PERMIT))


def waiting(code: str = ALIPAY_SCAN) -> Payment:
    """A scan whose customer types a password; answered after a second."""
    return after(sent(code), Answered(NOW + SECOND, answer("1143")))


def showing(code: str = ALIPAY_QR) -> Payment:
    """A QR code on the screen, answered after a second."""
    return after(sent(code), Answered(NOW + SECOND, answer(qrcode="https://qr")))


def checking(code: str = ALIPAY_SCAN) -> Payment:
    """A scan whose answer was lost; the query that followed found nothing yet."""
    return asked(after(sent(code), Unanswered(NOW + 30 * SECOND, LOST)), NOW + 31 * SECOND, NOTHING)


def cancelling(code: str = ALIPAY_SCAN) -> Payment:
    """A scan that the cashier cancelled after 20 s: the verb is due when the 15 s are surely over, and called."""
    pressed = after(waiting(code), CancelPressed(NOW + 20 * SECOND), Queried(NOW + 21 * SECOND, found(row("1143"))))
    return after(pressed, Ticked(NOW + 25 * SECOND), QueryFailed(NOW + 26 * SECOND, LOST))


def paid() -> Payment:
    """A scan that was paid at once."""
    return after(sent(), Answered(NOW + SECOND, answer()))


def declined() -> Payment:
    """A scan that was refused at once."""
    return after(sent(), Answered(NOW + SECOND, answer("1201")))


def in_state(state: State, code: str = ALIPAY_SCAN) -> Payment:
    """A payment that is made to be in `state`, with everything that it may hold there."""
    payment = begin(intent(code), NOW)
    if state is State.CREATED:
        return payment
    reached = after(payment, Dispatched(NOW, NOW + schedule.PERMIT)).but(state=state, changed_at=NOW)
    return reached if state in (State.SENT, State.CANCELLING) else reached.but(calling=False)


# --- refunds ---


def refund_intent() -> RefundIntent:
    """HKD 12.50 of the payment back."""
    return RefundIntent(
        out_trade_no=REFUND_NUMBER,
        payment_no=NUMBER,
        syssn=SYSSN,
        amount=Money(MINOR, HKD),
        txdtm="2026-11-23 13:00:00",
        profile="shop",
        till="001",
    )


def refund_answer(respcd: str = "0000", **changed: Any) -> RefundAnswer:
    """The answer of the refund call: refunded, unless something is changed."""
    given = {"syssn": "r1", "orig_syssn": SYSSN, "out_trade_no": REFUND_NUMBER, "txamt": MINOR, "txcurrcd": "HKD"}
    return RefundAnswer(respcd, **(given | changed))


def refund_row(respcd: str = "0000", **changed: Any) -> TransactionRow:
    """A row of a query for the refund's number: refunded, unless something is changed."""
    return row(respcd, **({"out_trade_no": REFUND_NUMBER, "syssn": "r1", "order_type": "refund"} | changed))


def refund_after(refund: Refund, *events: RefundEvent) -> Refund:
    """The refund after these events."""
    for event in events:
        refund, _ = refund_step(refund, event)
    return refund


def refund_effects(refund: Refund, event: RefundEvent) -> list[RefundEffect]:
    """What the till is asked to do."""
    return list(refund_step(refund, event)[1])


def refund_sent() -> Refund:
    """A refund whose permit was given at `NOW`."""
    return refund_after(begin_refund(refund_intent(), NOW), Dispatched(NOW, NOW + schedule.PERMIT))
