"""When a payment wants the clock's attention: polls, automatic cancel, end of validity, follow-ups.

All of it is derived from the payment, so that a restart needs no memory of timers. Times: the design, "Times";
the wallets' own rules: QFPay's FAQ on waiting (query every 3 to 5 s, revoke no earlier than 15 s).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import CHARGED, FOLLOWED, UNPAID, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.payment import Payment

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

PERMIT = 10 * SECOND
CALL_DEADLINE = 30 * SECOND
FIRST_QUERY_AFTER = 8 * SECOND
CONFIRM_AFTER = 5 * SECOND
CPM_PATIENCE = 60 * SECOND
CPM_CANCEL_EARLIEST = 15 * SECOND
CANCEL_AGAIN_AFTER = 15 * SECOND
CANCEL_TRIES = 5
WECHAT_CLOSE_EARLIEST = 5 * MINUTE
EXPIRED_GRACE = 2 * MINUTE
MISSING_COUNTS_AFTER = 3 * MINUTE
MISSING_APART = 60 * SECOND
GIVE_UP_AFTER = 7 * DAY
FOLLOW_UPS = (2 * MINUTE, 10 * MINUTE, HOUR)

_POLLS = (
    (MINUTE, 3 * SECOND),
    (3 * MINUTE, 5 * SECOND),
    (HOUR, 15 * SECOND),
    (6 * HOUR, 2 * MINUTE),
    (GIVE_UP_AFTER, 30 * MINUTE),
)


def poll_interval(age: int) -> int:
    """How long to wait between two queries, in ms, when the payment is `age` ms old."""
    return next((interval for until, interval in _POLLS if age < until), DAY)


def poll_at(payment: Payment) -> int:
    """When the next query of an open payment is due."""
    if payment.state is State.SENT and not payment.asked_at:
        return payment.sent_at + FIRST_QUERY_AFTER
    asked = payment.asked_at or payment.in_state_since
    return asked + poll_interval(asked - payment.sent_at)


def automatic_cancel_at(payment: Payment) -> int | None:
    """When the till itself asks to cancel: CPM after a minute, MPM at the end of its validity; None without a verb."""
    if payment.cancel_by is not None or payment.cancel_verb is None or payment.state is State.SENT:
        return None
    return payment.valid_until if payment.is_mpm else payment.sent_at + CPM_PATIENCE


def earliest_cancel(payment: Payment, now: int) -> int:
    """When a cancel that is wanted `now` may be called: never within 15 s of a payment that may be under way.

    The payment left some time before `now` or the end of its permit, whichever came first.
    """
    if payment.is_mpm and not payment.calling:
        return now
    return max(now, min(now, payment.permit_until) + CPM_CANCEL_EARLIEST)


def next_due(payment: Payment) -> int | None:
    """When the payment wants a `Ticked`, by the steady clock; None when it wants nothing more of the clock."""
    due = own_due(payment)
    return None if due is None else payment.time.clock(due)


def own_due(payment: Payment) -> int | None:
    """The same in the payment's own time, as everything else here."""
    return min(_moments(payment), default=None)


def give_up_at(payment: Payment) -> int:
    """When nobody has to wait for the gateway any more. A question that is in the air has its chance first."""
    last_chance = payment.asked_at + MINUTE if payment.asking else 0
    return max(payment.sent_at + GIVE_UP_AFTER, last_chance)


def _moments(payment: Payment) -> Iterator[int]:
    if payment.state in FOLLOWED:
        yield give_up_at(payment)
        yield from _followed_moments(payment)
    elif not payment.asking:
        yield from _settled_moments(payment)


def _followed_moments(payment: Payment) -> Iterator[int]:
    if not payment.asking:
        yield poll_at(payment)
    cancel = automatic_cancel_at(payment)
    if cancel is not None:
        yield cancel
    if payment.state is State.WAITING and payment.is_mpm:
        yield payment.valid_until
    if payment.cancel_at is not None and not payment.cancel_calling:
        yield payment.cancel_at


def _settled_moments(payment: Payment) -> Iterator[int]:
    if payment.state in CHARGED and not payment.confirmed:
        yield max(payment.in_state_since + CONFIRM_AFTER, payment.asked_at + poll_interval(_asked_after(payment)))
    if _is_doubted(payment) and payment.follow_ups < len(FOLLOW_UPS):
        # A query that failed is repeated, however long the till was off; only an answered one counts as the follow-up.
        pause = max(MINUTE, poll_interval(_asked_after(payment) - FOLLOW_UPS[payment.follow_ups]))
        yield max(payment.in_state_since + FOLLOW_UPS[payment.follow_ups], payment.asked_at + pause)


def _asked_after(payment: Payment) -> int:
    return max(payment.asked_at - payment.in_state_since, 0)


def _is_doubted(payment: Payment) -> bool:
    """*Not paid* may still be paid, and a person may err about either."""
    unpaid = payment.state in UNPAID and payment.state is not State.NOT_SENT
    return unpaid or (payment.state in CHARGED and payment.closed_by_person)


def follow_ups_had(payment: Payment, *, heard: bool) -> int:
    """How many follow-ups it has had, the query included that was just answered, if it was due and `heard`."""
    asked = FOLLOW_UPS[: payment.follow_ups + 1]
    due = len(asked) > payment.follow_ups and payment.asked_at >= payment.in_state_since + asked[-1]
    return payment.follow_ups + (heard and due and _is_doubted(payment))


def closes_again_at(payment: Payment) -> int | None:
    """WeChat refuses to close a QR order younger than 5 minutes, so its close is repeated then; else None."""
    young = payment.is_mpm and payment.intent.wallet == "wechat" and payment.cancel_verb is Verb.CLOSE
    return payment.sent_at + WECHAT_CLOSE_EARLIEST if young else None
