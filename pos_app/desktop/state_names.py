"""Short names of states, for lists: word, drawing and colour together. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.desktop.tellings import TELLINGS
from pos_app.desktop.tokens import Role
from pos_app.domain.payment import UNPAID, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

if TYPE_CHECKING:
    from pos_app.desktop.views import Icon
    from pos_app.domain.payment import Payment
    from pos_app.domain.refund import Refund

STATE_NAMES: Mapping[State, Sentence] = MappingProxyType(
    {
        State.CREATED: QT_TRANSLATE_NOOP("state_names", "Paying"),
        State.SENT: QT_TRANSLATE_NOOP("state_names", "Paying"),
        State.WAITING: QT_TRANSLATE_NOOP("state_names", "Waiting"),
        State.CHECKING: QT_TRANSLATE_NOOP("state_names", "Checking"),
        State.CANCELLING: QT_TRANSLATE_NOOP("state_names", "Cancelling"),
        State.PAID: QT_TRANSLATE_NOOP("state_names", "PAID"),
        State.DECLINED: QT_TRANSLATE_NOOP("state_names", "NOT PAID"),
        State.CANCELLED: QT_TRANSLATE_NOOP("state_names", "Cancelled"),
        State.EXPIRED: QT_TRANSLATE_NOOP("state_names", "Expired"),
        State.NOT_SENT: QT_TRANSLATE_NOOP("state_names", "Not sent"),
        State.PAID_LATE: QT_TRANSLATE_NOOP("state_names", "PAID AFTER CANCEL"),
        State.DISPUTED: QT_TRANSLATE_NOOP("state_names", "DISPUTED"),
        State.PAID_TWICE: QT_TRANSLATE_NOOP("state_names", "PAID TWICE"),
        State.NEEDS_ATTENTION: QT_TRANSLATE_NOOP("state_names", "Not known"),
    }
)

REFUND_NAMES: Mapping[RefundState, Sentence] = MappingProxyType(
    {
        RefundState.CREATED: QT_TRANSLATE_NOOP("state_names", "Refund is on its way"),
        RefundState.SENT: QT_TRANSLATE_NOOP("state_names", "Refund is on its way"),
        RefundState.PROCESSING: QT_TRANSLATE_NOOP("state_names", "Refund is being processed"),
        RefundState.CHECKING: QT_TRANSLATE_NOOP("state_names", "Refund is being checked: do not refund again"),
        RefundState.REFUNDED: QT_TRANSLATE_NOOP("state_names", "Refunded"),
        RefundState.REFUSED: QT_TRANSLATE_NOOP("state_names", "Refund refused"),
        RefundState.NOT_SENT: QT_TRANSLATE_NOOP("state_names", "Refund was not sent: try again"),
    }
)


_PAID_BY_PERSON = QT_TRANSLATE_NOOP("state_names", "PAID, says a person")
_UNPAID_BY_PERSON = QT_TRANSLATE_NOOP("state_names", "NOT PAID, says a person")
_SEND_AGAIN = QT_TRANSLATE_NOOP("state_names", "Refund is not known at QFPay: send it again")
_REFUND_GIVEN_UP = QT_TRANSLATE_NOOP("state_names", "Refund without an answer for a week: look in QFPay's portal")


def refund_name(refund: Refund) -> Sentence:
    """A refund's state in a few words."""
    if refund.may_send_again:
        return _SEND_AGAIN
    return _REFUND_GIVEN_UP if refund.given_up else REFUND_NAMES[refund.state]


def state_name(payment: Payment) -> Sentence:
    """Its state in a word or two, and whose word it is if it is not QFPay's."""
    if payment.closed_by_person and payment.state is State.PAID:
        return _PAID_BY_PERSON
    if payment.closed_by_person and payment.state in UNPAID:
        return _UNPAID_BY_PERSON
    return STATE_NAMES[payment.state]


def state_icon(payment: Payment) -> Icon:
    """The drawing that goes with it."""
    return TELLINGS[payment.state].icon


def state_role(payment: Payment) -> Role:
    """The colour that goes with it."""
    return Role.QUIET if payment.settled is not None else TELLINGS[payment.state].role
