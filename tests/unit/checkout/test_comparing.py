"""Till against gateway, number by number: every kind of difference, and what it means for the whole."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.checkout.comparing import (
    Difference,
    Kind,
    Seen,
    charged_at_gateway,
    compare_payment,
    compare_refund,
)
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState, begin_refund
from pos_app.domain.schedule import HOUR
from tests.unit.checkout.counter import hkd
from tests.unit.domain.builders import NOW, in_state, refund_intent, refund_row, row

LATER = NOW + HOUR


def seen(*rows: Any, at: int = LATER, refunded: int = 0) -> Seen:
    return Seen(rows, at, {row().syssn: refunded})


def payment(state: State, **changes: Any) -> Any:
    return in_state(state).but(syssn=row().syssn, **changes)


@pytest.mark.parametrize(
    ("before", "after", "rows", "kind"),
    [
        (State.PAID, State.PAID, [row()], None),
        (State.PAID, State.PAID, [row(cancel=5)], None),
        (State.PAID, State.PAID, [row(cancel=3)], Kind.GIVEN_BACK),
        (State.PAID, State.DISPUTED, [row("1142")], Kind.CONTRADICTED),
        (State.PAID, State.PAID, [], Kind.NOT_SEEN),
        (State.PAID, State.PAID, [row(txamt=1)], Kind.CONTRADICTED),
        (State.PAID, State.PAID, [row("1143")], Kind.CONTRADICTED),
        (State.PAID, State.PAID_TWICE, [row(), row(syssn="2")], Kind.PAID_TWICE),
        (State.PAID_TWICE, State.PAID_TWICE, [row(), row(syssn="2")], None),
        (State.PAID_LATE, State.PAID_LATE, [row()], None),
        (State.DECLINED, State.PAID_LATE, [row()], Kind.PAID_AFTER_ALL),
        (State.DECLINED, State.PAID_TWICE, [row(), row(syssn="2")], Kind.PAID_TWICE),
        (State.DECLINED, State.DECLINED, [row("1201")], None),
        (State.EXPIRED, State.EXPIRED, [row("1143")], None),
        (State.CANCELLED, State.CANCELLED, [row(cancel=1)], None),
        (State.CANCELLED, State.CANCELLED, [], None),
        (State.CANCELLED, State.CANCELLED, [row(txamt=1)], Kind.CONTRADICTED),
        (State.CANCELLED, State.CANCELLED, [row("9999")], Kind.OPEN),
        (State.CHECKING, State.PAID, [row()], Kind.LEARNED),
        (State.CHECKING, State.PAID_TWICE, [row(), row(syssn="2")], Kind.PAID_TWICE),
        (State.WAITING, State.CANCELLED, [row("1142")], Kind.LEARNED),
        (State.NEEDS_ATTENTION, State.PAID, [row()], Kind.LEARNED),
        (State.CHECKING, State.CHECKING, [row("1143")], Kind.OPEN),
        (State.NEEDS_ATTENTION, State.NEEDS_ATTENTION, [], Kind.OPEN),
    ],
)
def test_payments(before: State, after: State, rows: list[Any], kind: Kind | None) -> None:
    difference = compare_payment(payment(before), payment(after), seen(*rows))
    assert (difference and difference.kind) == kind


def test_what_was_paid_a_moment_ago_may_not_be_shown_yet() -> None:
    for rows in ([], [row("1143")]):
        difference = compare_payment(payment(State.PAID), payment(State.PAID), seen(*rows, at=NOW + 1))
        assert difference is not None
        assert difference.kind is Kind.OPEN


def test_what_went_back_is_no_news_when_it_is_known_or_refunds_explain_it() -> None:
    known = payment(State.PAID, returned="whole")
    paid, given = payment(State.PAID), row(cancel=3)
    assert compare_payment(known, known, seen(given)) is None
    assert compare_payment(paid, known, seen(given, refunded=1250)) is None
    assert compare_payment(paid, known, seen(given, refunded=1249)) is not None


@pytest.mark.parametrize(
    ("before", "after", "rows", "kind"),
    [
        (RefundState.REFUNDED, RefundState.REFUNDED, [refund_row()], None),
        (RefundState.REFUNDED, RefundState.REFUNDED, [], Kind.NOT_SEEN),
        (RefundState.REFUNDED, RefundState.REFUNDED, [row()], Kind.NOT_SEEN),
        (RefundState.CHECKING, RefundState.REFUNDED, [refund_row()], Kind.LEARNED),
        (RefundState.CHECKING, RefundState.REFUSED, [refund_row("1269")], Kind.LEARNED),
        (RefundState.CHECKING, RefundState.CHECKING, [], Kind.OPEN),
        (RefundState.PROCESSING, RefundState.PROCESSING, [refund_row("1143")], Kind.OPEN),
        (RefundState.REFUSED, RefundState.REFUNDED, [refund_row()], Kind.REFUNDED_AFTER_ALL),
        (RefundState.REFUSED, RefundState.REFUSED, [refund_row("1269")], None),
        (RefundState.REFUSED, RefundState.REFUSED, [], None),
        (RefundState.NOT_SENT, RefundState.NOT_SENT, [refund_row()], Kind.CONTRADICTED),
    ],
)
def test_refunds(before: RefundState, after: RefundState, rows: list[Any], kind: Kind | None) -> None:
    refund = begin_refund(refund_intent(), NOW)
    difference = compare_refund(refund.but(state=before), refund.but(state=after), seen(*rows))
    assert (difference and difference.kind) == kind


def test_a_refund_of_a_moment_ago_may_not_be_shown_yet() -> None:
    refund = begin_refund(refund_intent(), NOW).but(state=RefundState.REFUNDED)
    difference = compare_refund(refund, refund, seen(at=NOW + 1))
    assert difference is not None
    assert (difference.kind, difference.payment_no) == (Kind.OPEN, refund.intent.payment_no)


@pytest.mark.parametrize(
    ("state", "rows", "times"),
    [
        (State.PAID, [row()], 1),
        (State.PAID, [row(), row(syssn="2")], 2),
        (State.PAID, [row(cancel=3)], 1),
        (State.CANCELLED, [row(cancel=1)], 0),
        (State.PAID, [], 0),
        (State.CANCELLED, [row("1142")], 0),
    ],
)
def test_how_often_the_gateway_has_charged_it(state: State, rows: list[Any], times: int) -> None:
    assert charged_at_gateway(payment(state), rows) == times


@pytest.mark.parametrize(
    ("kind", "now", "code"),
    [
        (Kind.IMPORTED, State.PAID, 0),
        (Kind.IMPORTED, State.WAITING, 4),
        (Kind.IMPORTED, State.PAID_TWICE, 6),
        (Kind.LEARNED, State.PAID, 0),
        (Kind.GIVEN_BACK, State.PAID, 0),
        (Kind.REFUNDED_ELSEWHERE, RefundState.REFUNDED, 0),
        (Kind.OPEN, State.PAID, 4),
        (Kind.PAID_AFTER_ALL, State.PAID_LATE, 6),
        (Kind.PAID_TWICE, State.PAID_TWICE, 6),
        (Kind.REFUNDED_AFTER_ALL, RefundState.REFUNDED, 6),
        (Kind.NOT_SEEN, State.PAID, 6),
        (Kind.CONTRADICTED, State.DISPUTED, 6),
    ],
)
def test_what_a_difference_means_for_the_whole(kind: Kind, now: str, code: int) -> None:
    difference = Difference("P1", kind, hkd(1), "", str(now), "P2")
    assert difference.exit == code
    assert "{" not in str(difference.sentence)
