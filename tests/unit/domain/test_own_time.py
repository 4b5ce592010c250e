"""A payment's own time over restarts: never older than the truth, whatever the clocks say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pos_app.domain import schedule
from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer
from pos_app.domain.own_time import OwnTime
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import (
    Answered,
    CancelAnswered,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    SendQuery,
    State,
    Ticked,
    Unanswered,
)
from pos_app.domain.refund import SendRefund, SentAgain
from pos_app.domain.refund_transitions import next_refund_due
from pos_app.domain.schedule import HOUR, MINUTE, SECOND, next_due
from tests.unit.domain.builders import (
    FPS_QR,
    LOST,
    NOTHING,
    NOW,
    after,
    answer,
    declined,
    effects,
    found,
    refund_after,
    refund_effects,
    refund_sent,
    row,
    sent,
    showing,
    waiting,
)

DAY = 24 * HOUR
YEAR = 365 * DAY
JUMPS = [-YEAR, -DAY, -SECOND, 0, 5 * MINUTE, DAY, YEAR]


def dated(answered: QueryAnswer, date: int) -> QueryAnswer:
    return QueryAnswer(answered.respcd, answered.message, answered.rows, date)


def asked_again(payment: Payment, at: int, answered: QueryAnswer, gateway: int | None = None) -> Payment:
    """After a query at `at`, when the gateway's clock shows `gateway`; one is in the air already after a restart."""
    payment = payment if payment.asking else after(payment, Ticked(at))
    assert payment.asking
    return after(payment, Queried(at, answered if gateway is None else dated(answered, gateway)))


# --- in one run ---


def test_without_a_restart_the_own_time_is_the_clock() -> None:
    time = OwnTime(seen=NOW)

    assert (time.own(NOW), time.clock(NOW)) == (NOW, NOW)
    assert time.heard(NOW + SECOND, NOW + YEAR, NOW).own(NOW) == NOW


# --- over a restart ---


@pytest.mark.parametrize("jump", JUMPS)
def test_own_time_stands_still_while_nobody_knows_how_long_it_was(jump: int) -> None:
    restarted = OwnTime(seen=NOW).restarted(NOW + jump)

    assert restarted.own(NOW + jump) == NOW
    assert restarted.own(NOW + jump + MINUTE) == NOW + MINUTE
    assert restarted.clock(NOW + MINUTE) == NOW + jump + MINUTE


@pytest.mark.parametrize(
    ("by_pc", "by_gateway", "passed"),
    [(HOUR, HOUR, HOUR), (YEAR, HOUR, HOUR), (MINUTE, HOUR, MINUTE), (-DAY, HOUR, 0), (HOUR, -DAY, 0)],
)
def test_what_passed_is_the_lesser_of_what_both_clocks_say(by_pc: int, by_gateway: int, passed: int) -> None:
    run = OwnTime(seen=NOW).heard(NOW, 5_000_000, NOW).seen_at(NOW)
    start = NOW + by_pc
    again = run.restarted(start).heard(start, 5_000_000 + by_gateway, NOW)

    assert again.own(start) == pytest.approx(NOW + passed, abs=SECOND)
    assert again.own(start) <= NOW + passed


def test_runs_without_an_answer_between_two_with_one_lose_nothing() -> None:
    first = OwnTime(seen=NOW).heard(NOW, 5_000_000, NOW).seen_at(NOW)
    second = first.restarted(NOW + HOUR).seen_at(NOW + HOUR + MINUTE)
    third = second.restarted(NOW + 2 * HOUR)

    assert third.own(NOW + 2 * HOUR) == NOW + MINUTE
    heard = third.heard(NOW + 2 * HOUR, 5_000_000 + 2 * HOUR, NOW + MINUTE)
    assert heard.own(NOW + 2 * HOUR) == NOW + 2 * HOUR - SECOND


def test_an_answer_without_a_date_ends_the_chance_to_prove_what_passed() -> None:
    run = OwnTime(seen=NOW).heard(NOW, 5_000_000, NOW).seen_at(NOW).restarted(NOW + HOUR)
    undated = run.heard(NOW + HOUR, 0, NOW)

    assert undated.heard(NOW + HOUR, 5_000_000 + HOUR, NOW).own(NOW + HOUR) == NOW


class TwoClocks(RuleBasedStateMachine):
    """The truth, a PC whose clock is wrong anew in each run, and a gateway whose clock is wrong in one way."""

    wrong = st.one_of(st.just(0), st.integers(-YEAR, YEAR), st.integers(-5_000, 5_000))
    pauses = st.one_of(st.integers(0, 5_000), st.integers(0, 40 * 60_000), st.integers(0, 30 * DAY))

    @initialize(pc=wrong, gateway=wrong)
    def begin(self, pc: int, gateway: int) -> None:
        self.truth, self.pc, self.gateway = NOW, pc, gateway
        self.time = OwnTime(seen=self.clock())
        self.born = self.time.own(self.clock())
        self.last = self.born

    def clock(self) -> int:
        return self.truth + self.pc

    @rule(pause=pauses)
    def time_passes(self, pause: int) -> None:
        self.truth += pause

    @rule()
    def something_happens(self) -> None:
        self.time = self.time.seen_at(self.clock())

    @rule(off=pauses, pc=wrong)
    def program_starts_again(self, off: int, pc: int) -> None:
        self.last = self.time.own(self.time.seen)  # what nobody wrote down is not known to have passed
        self.truth += off
        self.pc = pc
        self.time = self.time.restarted(self.clock())

    @rule(before=st.integers(0, 30_000), within=st.integers(0, 30_000), has_date=st.booleans())
    def gateway_answers(self, before: int, within: int, has_date: bool) -> None:
        """It reads its clock some time after it was asked and before the answer is here."""
        asked = self.time.own(self.clock())
        self.truth += before
        date = (self.truth + self.gateway) // 1000 * 1000
        self.truth += within
        self.time = self.time.heard(self.clock(), date if has_date else 0, asked).seen_at(self.clock())

    @invariant()
    def is_never_older_than_in_truth_and_never_gets_younger(self) -> None:
        own = self.time.own(self.clock())
        assert own - self.born <= self.truth - NOW
        assert own >= self.last
        self.last = own


TestTwoClocks = TwoClocks.TestCase
TestTwoClocks.settings = settings(max_examples=300, deadline=None)


@given(
    offs=st.lists(st.tuples(st.integers(0, 30 * DAY), st.integers(0, HOUR)), min_size=1, max_size=5),
    gateway=st.integers(-5 * MINUTE, 5 * MINUTE),
)
def test_with_right_clocks_nothing_of_a_payments_age_is_lost(offs: list[tuple[int, int]], gateway: int) -> None:
    clock = NOW
    time = OwnTime(seen=clock).heard(clock, (clock + gateway) // 1000 * 1000, clock).seen_at(clock)
    for off, on in offs:
        clock += off
        time = time.restarted(clock)
        time = time.heard(clock, (clock + gateway) // 1000 * 1000, time.own(clock)).seen_at(clock)
        clock += on
        time = time.seen_at(clock)

    assert clock - time.own(clock) <= 2 * SECOND * len(offs)


# --- what follows for a payment ---


@pytest.mark.parametrize("jump", JUMPS)
def test_lost_scan_is_not_missing_before_its_time_because_the_clock_jumped(jump: int) -> None:
    """FPS has no verb, so that nothing but time is waited for."""
    start = NOW + 2 * SECOND + jump
    payment = after(sent(FPS_QR), Unanswered(NOW + SECOND, LOST), QueryFailed(NOW + 2 * SECOND, LOST))
    payment = after(payment, Restarted(start))
    ends = 0
    while payment.state not in (State.EXPIRED, State.CANCELLED):
        at = max(next_due(payment) or 0, start)
        payment = asked_again(payment, at, NOTHING) if not payment.asking else after(payment, Queried(at, NOTHING))
        ends = at

    # The run has seen it for so long itself; before it, it had seen two seconds of it.
    assert ends - start >= 3 * MINUTE + 10 * SECOND + MINUTE - 2 * SECOND
    assert ends - start <= 5 * MINUTE


def test_waiting_scan_is_not_expired_before_its_time_because_the_clock_jumped() -> None:
    start = NOW + YEAR
    payment = after(showing(FPS_QR), Restarted(start))
    payment = after(payment, Queried(start + SECOND, found(row("1143"))))

    assert payment.state is State.WAITING
    assert payment.time.clock(payment.valid_until) == start + 30 * MINUTE - SECOND


@pytest.mark.parametrize("jump", [-YEAR, 0])
def test_payment_is_polled_soon_after_a_restart_even_if_the_clock_was_set_back(jump: int) -> None:
    start = NOW + MINUTE + jump
    payment = after(waiting(), Restarted(start))
    assert payment.asking
    payment = after(payment, Queried(start + SECOND, found(row("1143"))))

    due = next_due(payment)
    assert due is not None
    assert start < due <= start + 5 * SECOND


def test_scan_is_cancelled_by_the_clock_after_a_minute_even_if_the_clock_was_set_back() -> None:
    start = NOW - YEAR
    payment = after(waiting(), Restarted(start), Queried(start, found(row("1143"))))

    assert after(payment, Ticked(start + MINUTE)).state is State.CANCELLING


def test_early_jump_gives_nothing_up() -> None:
    payment = after(waiting(), Restarted(NOW + YEAR), Queried(NOW + YEAR + SECOND, found(row("1143"))))

    assert after(payment, Ticked(NOW + YEAR + 2 * SECOND)).state is State.WAITING


def test_what_passed_between_two_runs_counts_once_the_gateway_says_so_too() -> None:
    """Two commands, minutes apart, each a run of its own: neither sees a minute by itself."""
    payment = after(sent(FPS_QR), Unanswered(NOW + SECOND, LOST))
    gateway = 5_000_000_000
    states = []
    for minutes in (0, 4, 6):
        at = NOW + 2 * SECOND + minutes * MINUTE
        payment = after(payment, Restarted(at))
        payment = after(payment, Queried(at + SECOND, dated(NOTHING, gateway + minutes * MINUTE)))
        states.append(payment.state)

    assert states == [State.CANCELLING, State.CANCELLING, State.CANCELLED]


def test_age_of_a_payment_that_was_answered_survives_the_restart() -> None:
    """Its QR code ran out while the till was off, and the first answer after the start says so."""
    gateway = 5_000_000_000
    shown = after(sent(FPS_QR), Answered(NOW + SECOND, answer(qrcode="https://qr", date=gateway)))
    start = NOW + HOUR
    payment = after(shown, Restarted(start), Queried(start + SECOND, dated(found(row("1143")), gateway + HOUR)))

    assert payment.state is State.EXPIRED
    assert payment.changed_at == start + SECOND


def test_paid_after_a_restart_was_paid_by_the_clock_of_that_run() -> None:
    start = NOW + YEAR
    payment = after(waiting(), Restarted(start), Queried(start + SECOND, found(row())))

    assert (payment.state, payment.paid_at, payment.changed_at) == (State.PAID, start + SECOND, start + SECOND)


def test_overdue_follow_up_is_asked_at_once_and_counts_when_the_time_is_proven() -> None:
    gateway = 5_000_000_000
    refused = after(sent(), Answered(NOW + SECOND, answer("1201", date=gateway)))
    start = NOW + 5 * MINUTE
    again = after(refused, Restarted(start))
    assert again.asking

    proven = after(again, Queried(start + SECOND, dated(found(row("1201")), gateway + 5 * MINUTE)))
    unproven = after(again, Queried(start + SECOND, found(row("1201"))))
    assert (proven.follow_ups, unproven.follow_ups) == (1, 0)


def test_follow_up_that_is_not_due_waits_for_its_time() -> None:
    assert SendQuery() not in effects(declined(), Restarted(NOW + MINUTE))
    assert next_due(after(declined(), Restarted(NOW - YEAR))) == NOW - YEAR + schedule.FOLLOW_UPS[0]


def test_answer_to_a_cancel_proves_what_passed_as_well() -> None:
    gateway = 5_000_000_000
    shown = after(sent(FPS_QR), Answered(NOW + SECOND, answer(qrcode="https://qr", date=gateway)))
    restarted = after(
        shown, Restarted(NOW + HOUR), CancelAnswered(NOW + HOUR, Verb.CLOSE, CancelAnswer("0000", date=gateway + HOUR))
    )

    assert restarted.time.own(NOW + HOUR) == pytest.approx(NOW + HOUR, abs=2 * SECOND)
    assert restarted.asked_at == pytest.approx(NOW + HOUR, abs=2 * SECOND)


def test_clock_that_runs_on_is_no_matter_of_a_gateways_date() -> None:
    paid = after(sent(), Answered(NOW + SECOND, PaymentAnswer("1143", date=1)))

    assert paid.time.own(NOW) == NOW


# --- what follows for a refund ---


def test_lost_refund_is_not_offered_again_before_its_time_because_the_clock_jumped() -> None:
    start = NOW + YEAR
    refund = refund_after(refund_sent(), Unanswered(NOW + SECOND, LOST), Restarted(start))
    at = start
    while not refund.may_send_again:
        refund = refund_after(refund, Ticked(at)) if not refund.asking else refund
        refund = refund_after(refund, Queried(at, NOTHING))
        at = next_refund_due(refund) or 0

    assert refund.time.own(at) >= NOW + 5 * MINUTE
    assert at - start >= 5 * MINUTE - SECOND


def test_refund_is_polled_soon_after_a_restart_even_if_the_clock_was_set_back() -> None:
    start = NOW - YEAR
    refund = refund_after(refund_sent(), Restarted(start), Queried(start + SECOND, NOTHING))

    due = next_refund_due(refund)
    assert due is not None
    assert start < due <= start + 5 * SECOND


def test_permit_of_a_refund_that_is_sent_again_after_a_restart_is_of_the_clock_of_that_run() -> None:
    start = NOW + HOUR
    ordered = refund_after(refund_sent(), Restarted(start)).but(again_from=start)

    assert refund_effects(ordered, SentAgain(start, start + 10 * SECOND))[0] == SendRefund(start + 10 * SECOND)
    assert refund_after(ordered, SentAgain(start, start + 10 * SECOND)).permit_until == NOW + 10 * SECOND
