"""What the cashier is told in each state of a payment: the table of the design, as data. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.desktop.tokens import Role
from pos_app.desktop.views import Action, Icon
from pos_app.domain.pay_types import PAY_TYPES
from pos_app.domain.payment import UNPAID, Settlement, State
from pos_app.domain.schedule import automatic_cancel_at
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from pos_app.domain.status_codes import CLOSED_UNPAID, STATUS_CODES, status

if TYPE_CHECKING:
    from pos_app.domain.payment import Payment


@dataclass(frozen=True, slots=True)
class Telling:
    """Big word, colour, icon, what to do, and what can be pressed."""

    role: Role
    icon: Icon
    word: Sentence
    instruction: Sentence
    actions: tuple[Action, ...] = ()


_DECIDE = (Action.REFUND, Action.KEEP, Action.RETURNED, Action.NEXT)

TELLINGS: Mapping[State, Telling] = MappingProxyType(
    {
        State.CREATED: Telling(
            Role.BUSY,
            Icon.CLOCK,
            QT_TRANSLATE_NOOP("tellings", "Paying…"),
            QT_TRANSLATE_NOOP("tellings", "The payment is on its way to QFPay."),
        ),
        State.SENT: Telling(
            Role.BUSY,
            Icon.CLOCK,
            QT_TRANSLATE_NOOP("tellings", "Paying…"),
            QT_TRANSLATE_NOOP("tellings", "The payment is on its way to QFPay."),
        ),
        State.WAITING: Telling(
            Role.BUSY,
            Icon.PHONE,
            QT_TRANSLATE_NOOP("tellings", "Customer is confirming"),
            QT_TRANSLATE_NOOP("tellings", "Ask the customer to finish on the phone."),
            (Action.CANCEL,),
        ),
        State.CHECKING: Telling(
            Role.CAUTION,
            Icon.CLOCK,
            QT_TRANSLATE_NOOP("tellings", "Checking"),
            QT_TRANSLATE_NOOP("tellings", "Do not charge again. Asking QFPay."),
            (Action.LATER,),
        ),
        State.CANCELLING: Telling(
            Role.CAUTION,
            Icon.CLOCK,
            QT_TRANSLATE_NOOP("tellings", "Cancelling…"),
            QT_TRANSLATE_NOOP("tellings", "Asking QFPay. Do not charge again until it has answered."),
            (Action.LATER,),
        ),
        State.PAID: Telling(
            Role.GOOD,
            Icon.TICK,
            QT_TRANSLATE_NOOP("tellings", "PAID"),
            QT_TRANSLATE_NOOP("tellings", "Thank the customer. Any digit starts the next sale."),
            (Action.RECEIPT, Action.NEXT),
        ),
        State.DECLINED: Telling(
            Role.BAD,
            Icon.CROSS,
            QT_TRANSLATE_NOOP("tellings", "NOT PAID"),
            QT_TRANSLATE_NOOP("tellings", "The payment was refused. Ask for a fresh code, or use another wallet."),
            (Action.RETRY, Action.NEXT),
        ),
        State.CANCELLED: Telling(
            Role.QUIET,
            Icon.BLOCKED,
            QT_TRANSLATE_NOOP("tellings", "Cancelled"),
            QT_TRANSLATE_NOOP("tellings", "Nothing was taken."),
            (Action.NEXT,),
        ),
        State.EXPIRED: Telling(
            Role.QUIET,
            Icon.BLOCKED,
            QT_TRANSLATE_NOOP("tellings", "Expired"),
            QT_TRANSLATE_NOOP("tellings", "Nothing was taken."),
            (Action.NEXT,),
        ),
        State.NOT_SENT: Telling(
            Role.BAD,
            Icon.OFFLINE,
            QT_TRANSLATE_NOOP("tellings", "NO CONNECTION"),
            QT_TRANSLATE_NOOP("tellings", "Nothing was sent, nothing was taken. Check the network, then try again."),
            (Action.RETRY, Action.NEXT),
        ),
        State.PAID_LATE: Telling(
            Role.CAUTION,
            Icon.WARNING,
            QT_TRANSLATE_NOOP("tellings", "PAID AFTER CANCEL"),
            QT_TRANSLATE_NOOP(
                "tellings",
                "The customer's money arrived after all. Refund it, keep it for goods handed over, "
                "or note that it was returned.",
            ),
            _DECIDE,
        ),
        State.PAID_TWICE: Telling(
            Role.CAUTION,
            Icon.WARNING,
            QT_TRANSLATE_NOOP("tellings", "PAID TWICE"),
            QT_TRANSLATE_NOOP("tellings", "The customer was charged twice for one sale. Refund one of the payments."),
            _DECIDE,
        ),
        State.DISPUTED: Telling(
            Role.CAUTION,
            Icon.WARNING,
            QT_TRANSLATE_NOOP("tellings", "DISPUTED"),
            QT_TRANSLATE_NOOP(
                "tellings",
                "QFPay takes back what it called paid. Look into QFPay's portal with a manager: keep it if the money "
                "is there, else note that it was returned.",
            ),
            _DECIDE,
        ),
        State.NEEDS_ATTENTION: Telling(
            Role.CAUTION,
            Icon.WARNING,
            QT_TRANSLATE_NOOP("tellings", "NOT KNOWN"),
            QT_TRANSLATE_NOOP(
                "tellings",
                "QFPay gave no answer for a week. Do not charge again. A manager looks into QFPay's portal and "
                "closes it in the history.",
            ),
            (Action.NEXT,),
        ),
    }
)

_MPM_SENT = Telling(
    Role.BUSY,
    Icon.QR,
    QT_TRANSLATE_NOOP("tellings", "Getting the QR code…"),
    QT_TRANSLATE_NOOP("tellings", "It appears here in a moment."),
)
_MPM_WAITING = Telling(
    Role.BUSY,
    Icon.QR,
    QT_TRANSLATE_NOOP("tellings", "Show the QR code"),
    QT_TRANSLATE_NOOP("tellings", "Ask the customer to scan it and to pay."),
    (Action.CANCEL, Action.LARGER),
)
_UNPROVEN = QT_TRANSLATE_NOOP(
    "tellings", "As far as is known nothing was taken. If the old code is still paid, you will be told."
)
_SETTLED: Mapping[Settlement, Sentence] = MappingProxyType(
    {
        Settlement.REFUNDED: QT_TRANSLATE_NOOP("tellings", "It was refunded. Nothing is left to do."),
        Settlement.KEPT: QT_TRANSLATE_NOOP("tellings", "The money is kept. Nothing is left to do."),
        Settlement.RETURNED: QT_TRANSLATE_NOOP(
            "tellings", "A person noted that it was returned another way. Nothing is left to do."
        ),
    }
)
_BY_PERSON = QT_TRANSLATE_NOOP("tellings", "Closed by a person: {reason}")
_REFUTED = QT_TRANSLATE_NOOP(
    "tellings",
    "A person closed it as paid ({reason}); QFPay says that it was not. Look into QFPay's portal again: keep it if the "
    "money is there, else note that it was returned.",
)
_RETURNED = QT_TRANSLATE_NOOP("tellings", "It was paid, and QFPay gave the money back.")


def telling(payment: Payment) -> Telling:
    """What to tell about `payment` now."""
    state = payment.state
    told = TELLINGS[state]
    if payment.is_mpm and state in (State.CREATED, State.SENT):
        return _MPM_SENT
    if payment.is_mpm and state is State.WAITING:
        return _MPM_WAITING
    if state is State.DECLINED and payment.respcd in STATUS_CODES:
        return replace(told, instruction=status(payment.respcd).advice)
    if payment.settled is not None:
        return replace(told, role=Role.QUIET, instruction=_SETTLED[payment.settled], actions=(Action.NEXT,))
    if payment.closed_by_person and state in (State.PAID, State.DISPUTED, *UNPAID):
        by_person = _REFUTED if state is State.DISPUTED else _BY_PERSON
        return replace(told, instruction=by_person.filled(reason=payment.verdict_reason))
    if state in (State.CANCELLED, State.EXPIRED) and payment.respcd not in CLOSED_UNPAID and payment.sent_at:
        return replace(told, instruction=_RETURNED if payment.returned == "whole" else _UNPROVEN)
    return told


def reason(payment: Payment) -> Sentence | None:
    """What happened, for a refusal that QFPay named."""
    if payment.state is State.DECLINED and payment.respcd in STATUS_CODES:
        return status(payment.respcd).meaning
    return None


def support_code(payment: Payment) -> str:
    """The raw code for support, where there is one to speak of."""
    return payment.respcd if payment.state in UNPAID and payment.respcd != "0000" else ""


def counts_down_to(payment: Payment) -> int | None:
    """When the customer's time ends, in ms of the till's clock; None when nobody knows."""
    if payment.state is not State.WAITING:
        return None
    ends = automatic_cancel_at(payment)
    if payment.is_mpm:
        known = PAY_TYPES.get(payment.intent.pay_type)
        ends = payment.valid_until if known and known.validity_known else None
    return None if ends is None else payment.time.clock(ends)
