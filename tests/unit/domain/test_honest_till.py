"""A till that carries out every effect, with a gateway that may answer anything: the invariants hold at each step.

Unlike lives of arbitrary events, calls are answered only while they are in the air, and the clock runs.
"""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pos_app.domain import schedule
from pos_app.domain.answers import CancelAnswer, PaymentAnswer, QueryAnswer, TransactionRow
from pos_app.domain.evidence import Finding, judge_payment_answer, judge_query
from pos_app.domain.pay_types import Verb
from pos_app.domain.payment import (
    ALARMS,
    CHARGED,
    FOLLOWED,
    UNPAID,
    AlarmSettled,
    Answered,
    AskPressed,
    CancelAnswered,
    CancelFailed,
    CancelPressed,
    Dispatched,
    Event,
    Payment,
    Queried,
    QueryFailed,
    Restarted,
    SendCancel,
    SendPayment,
    SendQuery,
    Settlement,
    SiblingPaid,
    State,
    Ticked,
    Unanswered,
    VerdictGiven,
    Wait,
    WithdrawPermit,
)
from pos_app.domain.transitions import begin, fold, step
from tests.unit.domain.builders import (
    LOST,
    MINOR,
    NEVER_LEFT,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    PAY_TYPES_OF_EACH_KIND,
    intent,
)

ENOUGH_TICKS = 4
"""In one moment: give up, cancel, poll, and the verb that follows."""

codes = st.sampled_from(
    ["0000", "0000", "1143", "1143", "1145", "1298", "1201", "1108", "1142", "1181", "1263", "1136", "9999", ""]
)
numbers = st.sampled_from([NUMBER, NUMBER, NUMBER, "", OTHER_NUMBER])
syssns = st.sampled_from(["s1", "s1", "s2", ""])
pay_types = st.sampled_from(["", "800208", "805808", "999999"])
amounts = st.sampled_from([MINOR, MINOR, MINOR, MINOR + 1, None])
currencies = st.sampled_from(["HKD", "HKD", "HKD", "CNY", ""])
payment_answers = st.builds(
    PaymentAnswer, respcd=codes, syssn=syssns, out_trade_no=numbers, txamt=amounts, txcurrcd=currencies,
    pay_type=pay_types, txstatus=st.sampled_from(["", "", "SUCCESS", "FAILED", "PENDING"]), wrapped=st.booleans(),
    qrcode=st.sampled_from(["", "https://qr"]),
)  # fmt: skip
rows = st.builds(
    TransactionRow, respcd=codes, out_trade_no=numbers, syssn=syssns, txamt=amounts, txcurrcd=currencies,
    order_type=st.sampled_from(["payment", "payment", "payment", "refund", ""]), pay_type=pay_types,
    cancel=st.sampled_from([None, 0, 0, 0, 1, 2, 3, 4, 5, -1]),
)  # fmt: skip
query_answers = st.builds(
    QueryAnswer,
    respcd=st.sampled_from(["0000", "0000", "0000", "1136", "1108"]),
    rows=st.lists(rows, max_size=2).map(tuple),
)
pauses = st.one_of(st.integers(0, 5_000), st.integers(0, 400_000), st.integers(0, 8 * 24 * schedule.HOUR))


class HonestTill(RuleBasedStateMachine):
    """Holds one payment, its clock and the calls that are in the air."""

    @initialize(code=st.sampled_from(PAY_TYPES_OF_EACH_KIND))
    def begin(self, code: str) -> None:
        self.intent = intent(code)
        self.payment = begin(self.intent, NOW)
        self.events: list[Event] = []
        self.now = NOW
        self.sent = 0
        self.withdrawn = False
        self.calls: set[str] = set()
        self.verbs: list[Verb] = []

    # --- what happens ---

    def take(self, event: Event) -> None:
        before = self.payment
        self.payment, effects = step(before, event)
        self.events.append(event)
        for effect in effects:
            self.carry_out(effect)
        waits = [effect.until for effect in effects if isinstance(effect, Wait)]
        assert waits == [due for due in [schedule.next_due(self.payment)] if due is not None]
        self.check_evidence(before, event)

    def carry_out(self, effect: Any) -> None:
        match effect:
            case SendPayment():
                self.sent += 1
                self.calls.add("payment")
            case SendQuery():
                assert "query" not in self.calls
                self.calls.add("query")
            case SendCancel(verb):
                assert "cancel" not in self.calls
                assert self.payment.state is State.CANCELLING
                assert self.payment.is_mpm or self.now >= self.payment.sent_at + schedule.CPM_CANCEL_EARLIEST
                self.calls.add("cancel")
                self.verbs.append(verb)
            case WithdrawPermit():
                self.withdrawn = True

    @rule(pause=pauses)
    def time_passes(self, pause: int) -> None:
        self.now += pause

    @rule()
    def clock_reaches_the_next_moment(self) -> None:
        due = schedule.next_due(self.payment)
        if due is not None:
            self.now = max(self.now, due)

    @rule()
    def till_ticks(self) -> None:
        due, before = schedule.next_due(self.payment), self.payment
        self.take(Ticked(self.now))
        assert self.payment == before or (due is not None and due <= self.now)

    @rule()
    def till_ticks_until_nothing_is_due(self) -> None:
        for _ in range(ENOUGH_TICKS):
            due = schedule.next_due(self.payment)
            if due is None or due > self.now:
                return
            self.take(Ticked(self.now))
        due = schedule.next_due(self.payment)
        assert due is None or due > self.now, "the till thread would spin, whatever is in the air"

    @precondition(lambda self: self.payment.state is State.CREATED)
    @rule()
    def till_dispatches(self) -> None:
        self.take(Dispatched(self.now, self.now + schedule.PERMIT))

    @precondition(lambda self: "payment" in self.calls)
    @rule(answer=payment_answers)
    def call_is_answered(self, answer: PaymentAnswer) -> None:
        self.calls.discard("payment")
        self.take(Answered(self.now, answer))

    @precondition(lambda self: "payment" in self.calls)
    @rule(left=st.booleans())
    def call_is_lost(self, left: bool) -> None:
        self.calls.discard("payment")
        self.take(Unanswered(self.now, LOST if left else NEVER_LEFT))

    @precondition(lambda self: "query" in self.calls)
    @rule(answer=query_answers)
    def query_is_answered(self, answer: QueryAnswer) -> None:
        self.calls.discard("query")
        self.take(Queried(self.now, answer))

    @precondition(lambda self: "query" in self.calls)
    @rule()
    def query_is_lost(self) -> None:
        self.calls.discard("query")
        self.take(QueryFailed(self.now, LOST))

    @precondition(lambda self: "cancel" in self.calls)
    @rule(respcd=st.sampled_from(["0000", "1104", "1101", "1136", "1147", "1263"]))
    def cancel_is_answered(self, respcd: str) -> None:
        self.calls.discard("cancel")
        self.take(CancelAnswered(self.now, self.verbs[-1], CancelAnswer(respcd)))

    @precondition(lambda self: "cancel" in self.calls)
    @rule()
    def cancel_is_lost(self) -> None:
        self.calls.discard("cancel")
        self.take(CancelFailed(self.now, self.verbs[-1], LOST))

    @rule()
    def cashier_cancels(self) -> None:
        self.take(CancelPressed(self.now))

    @rule()
    def person_asks(self) -> None:
        self.take(AskPressed(self.now))

    @rule()
    def program_starts_again(self) -> None:
        self.calls.clear()
        self.take(Restarted(self.now))

    @rule()
    def sibling_is_paid(self) -> None:
        self.take(SiblingPaid(self.now, OTHER_NUMBER))

    @rule(how=st.sampled_from(Settlement))
    def person_settles(self, how: Settlement) -> None:
        self.take(AlarmSettled(self.now, how))

    @precondition(lambda self: self.payment.state is State.NEEDS_ATTENTION)
    @rule(paid=st.booleans())
    def manager_decides(self, paid: bool) -> None:
        self.take(VerdictGiven(self.now, paid, "seen in the portal"))

    # --- what must hold ---

    def check_evidence(self, before: Payment, event: Event) -> None:
        state = self.payment.state
        if state is before.state:
            return
        if before.state in CHARGED:
            assert state in ALARMS
        elif before.state in UNPAID:
            assert state in (State.PAID_LATE, State.PAID_TWICE)
        if state in CHARGED and before.state not in CHARGED:
            self.check_paid(event)
        if state in UNPAID:
            self.check_unpaid(before, event)

    def check_paid(self, event: Event) -> None:
        """I2."""
        match event:
            case Answered(answer=answer):
                assert judge_payment_answer(self.intent, answer).finding is Finding.PAID
                assert not self.payment.is_mpm
            case Queried(answer=answer):
                assert judge_query(self.intent, answer).finding in (Finding.PAID, Finding.PAID_TWICE)
            case _:
                assert isinstance(event, VerdictGiven)
                assert event.paid

    def check_unpaid(self, before: Payment, event: Event) -> None:
        """I3, and that a follow-up keeps `paid_late` armed."""
        match event:
            case Answered(answer=answer):
                assert judge_payment_answer(self.intent, answer).finding is Finding.UNPAID
            case Unanswered(failure=failure):
                assert (before.calling, failure.may_have_left) == (True, False)
                assert self.payment.state is State.NOT_SENT
            case Queried(answer=answer):
                self.check_unpaid_by_query(before, answer)
            case VerdictGiven(paid=paid):
                assert not paid
            case _:
                assert (before.state, self.sent) == (State.CREATED, 0)
        asked_again = self.payment.asking or schedule.next_due(self.payment) is not None
        assert self.payment.state is State.NOT_SENT or asked_again

    def check_unpaid_by_query(self, before: Payment, answer: QueryAnswer) -> None:
        finding = judge_query(self.intent, answer).finding
        if finding is Finding.PENDING:
            assert self.payment.state is State.EXPIRED
            assert before.asked_at >= before.valid_until + 120_000
        elif finding is Finding.MISSING:
            assert before.asked_at >= before.permit_until + 180_000
            assert before.asked_at - before.missing[0] >= 60_000
            assert before.cancel_verb is None or 0 < before.cancel_answered_at <= before.asked_at
        else:
            assert finding in (Finding.UNPAID, Finding.RETURNED)
        if finding in (Finding.PENDING, Finding.MISSING):
            assert not before.calling

    @invariant()
    def payment_is_sent_once_at_most(self) -> None:
        assert self.sent <= 1

    @invariant()
    def machine_knows_what_is_in_the_air(self) -> None:
        known = {"payment": self.payment.calling, "query": self.payment.asking, "cancel": self.payment.cancel_calling}
        assert {call for call, in_the_air in known.items() if in_the_air} == self.calls

    @invariant()
    def call_that_nobody_waits_for_has_lost_its_permit(self) -> None:
        if "payment" in self.calls and self.payment.state not in FOLLOWED:
            assert self.withdrawn

    @invariant()
    def open_payment_never_falls_asleep(self) -> None:
        """I5."""
        if self.payment.state in FOLLOWED:
            assert schedule.next_due(self.payment) is not None

    @invariant()
    def qr_code_is_shown_only_while_it_can_be_paid(self) -> None:
        if self.payment.state is State.WAITING and self.payment.is_mpm:
            assert self.payment.qrcode

    @invariant()
    def events_alone_make_the_payment_again(self) -> None:
        assert fold(self.intent, NOW, self.events) == self.payment


TestHonestTill = HonestTill.TestCase
TestHonestTill.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
