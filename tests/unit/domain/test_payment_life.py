"""Random lives of a payment: whatever happens, in whatever order, the invariants of the design hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import schedule
from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, TransactionRow
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
    Intent,
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
)
from pos_app.domain.transitions import TABLE, begin, fold, step
from tests.unit.domain.builders import NOW, NUMBER, OTHER_NUMBER, PAY_TYPES_OF_EACH_KIND, intent

CODES = st.sampled_from(
    [
        "0000",
        "1143",
        "1145",
        "1298",
        "1201",
        "1202",
        "1108",
        "1142",
        "1181",
        "1263",
        "1136",
        "1268",
        "1297",
        "2007",
        "unknown",
        "",
    ]
)
MONEY = st.sampled_from([(1250, "HKD"), (1251, "HKD"), (1250, "CNY"), (None, "")])


INTENTS = st.sampled_from(PAY_TYPES_OF_EACH_KIND).map(intent)
numbers = st.sampled_from([NUMBER, NUMBER, NUMBER, "", OTHER_NUMBER])
failures = st.builds(NoAnswer, may_have_left=st.booleans(), reason=st.just("timeout"))
payment_answers = st.builds(
    lambda respcd, number, money, syssn, qrcode, wrapped, txstatus: PaymentAnswer(
        respcd, "", syssn, number, money[0], money[1], qrcode=qrcode, wrapped=wrapped, txstatus=txstatus
    ),
    CODES, numbers, MONEY, st.sampled_from(["", "S1"]), st.sampled_from(["", "https://qr"]), st.booleans(),
    st.sampled_from(["", "SUCCESS", "FAILED", "PENDING"]),
)  # fmt: skip
rows = st.builds(
    lambda respcd, number, money, syssn, kind, cancel: TransactionRow(
        respcd, number, syssn, order_type=kind, cancel=cancel, txamt=money[0], txcurrcd=money[1]
    ),
    CODES, numbers, MONEY, st.sampled_from(["", "S1", "S2"]), st.sampled_from(["payment", "payment", "refund", ""]),
    st.sampled_from([None, 0, 0, 1, 2, 3, 4, 5, -1]),
)  # fmt: skip
query_answers = st.builds(
    QueryAnswer,
    st.sampled_from(["0000", "0000", "0000", "1136", "1108"]),
    st.just(""),
    st.lists(rows, max_size=3).map(tuple),
)
verbs = st.sampled_from(list(Verb))
MOMENTS = st.one_of(st.integers(0, 20_000), st.integers(0, 400_000), st.integers(0, 8 * 24 * schedule.HOUR))
happenings = st.one_of(
    payment_answers.map(lambda answer: lambda at: Answered(at, answer)),
    failures.map(lambda failure: lambda at: Unanswered(at, failure)),
    st.just(Ticked),
    st.just(Ticked),
    query_answers.map(lambda answer: lambda at: Queried(at, answer)),
    query_answers.map(lambda answer: lambda at: Queried(at, answer)),
    failures.map(lambda failure: lambda at: QueryFailed(at, failure)),
    st.just(CancelPressed),
    st.builds(lambda verb, code: lambda at: CancelAnswered(at, verb, CancelAnswer(code)), verbs, CODES),
    st.builds(lambda verb, failure: lambda at: CancelFailed(at, verb, failure), verbs, failures),
    st.just(AskPressed),
    st.just(Restarted),
    st.just(lambda at: SiblingPaid(at, "P" + "9" * 23)),
    st.sampled_from(list(Settlement)).map(lambda how: lambda at: AlarmSettled(at, how)),
    st.booleans().map(lambda paid: lambda at: VerdictGiven(at, paid, "seen in the portal")),
)
lives = st.lists(st.tuples(happenings, MOMENTS), max_size=25)
MAY_FOLLOW_A_FINAL_STATE = {
    State.PAID: ALARMS,
    **{state: {State.PAID_LATE, State.PAID_TWICE} for state in UNPAID},
    State.PAID_LATE: {State.PAID_TWICE},
    State.DISPUTED: {State.PAID_TWICE},
    State.PAID_TWICE: set(),
}


def lived(asked: Intent, life: list) -> list[tuple[Payment, Event, Payment, tuple]]:
    payment, at, story = begin(asked, NOW), NOW, []
    for happening, pause in [(lambda now: Dispatched(now, now + schedule.PERMIT), 0), *life]:
        at += pause
        event = happening(at)
        after, effects = step(payment, event)
        story.append((payment, event, after, effects))
        payment = after
    return story


@given(INTENTS, lives)
def test_a_payment_is_sent_once_at_most(asked: Intent, life: list) -> None:
    sent = [effect for *_, effects in lived(asked, life) for effect in effects if isinstance(effect, SendPayment)]
    assert len(sent) == 1


@given(INTENTS, lives)
def test_paid_is_said_on_evidence_alone(asked: Intent, life: list) -> None:
    for before, event, after, _ in lived(asked, life):
        if after.state in CHARGED and before.state not in CHARGED:
            match event:
                case Answered():
                    assert judge_payment_answer(asked, event.answer).finding is Finding.PAID
                case Queried():
                    assert judge_query(asked, event.answer).finding in (Finding.PAID, Finding.PAID_TWICE)
                case _:
                    assert isinstance(event, VerdictGiven)
                    assert event.paid


@given(INTENTS, lives)
def test_not_paid_is_said_on_evidence_alone(asked: Intent, life: list) -> None:
    for before, event, after, _ in lived(asked, life):
        if after.state in UNPAID and before.state not in UNPAID:
            match event:
                case Answered():
                    assert judge_payment_answer(asked, event.answer).finding is Finding.UNPAID
                case Unanswered():
                    assert not event.failure.may_have_left
                    assert after.state is State.NOT_SENT
                case Queried():
                    finding = judge_query(asked, event.answer).finding
                    assert finding in (Finding.UNPAID, Finding.RETURNED, Finding.MISSING, Finding.PENDING)
                case _:
                    assert isinstance(event, VerdictGiven)
                    assert not event.paid


@given(INTENTS, lives)
def test_final_states_are_left_for_alarms_alone(asked: Intent, life: list) -> None:
    for before, _, after, _ in lived(asked, life):
        if before.state in MAY_FOLLOW_A_FINAL_STATE and after.state is not before.state:
            assert after.state in MAY_FOLLOW_A_FINAL_STATE[before.state]


@given(INTENTS, lives)
def test_the_events_alone_make_the_payment_again(asked: Intent, life: list) -> None:
    story = lived(asked, life)
    assert fold(asked, NOW, [event for _, event, _, _ in story]) == story[-1][2]


@given(INTENTS, lives)
def test_the_wait_is_what_the_schedule_says(asked: Intent, life: list) -> None:
    for *_, after, effects in lived(asked, life):
        assert [effect.until for effect in effects if isinstance(effect, Wait)] == [
            due for due in [schedule.next_due(after)] if due is not None
        ]


@given(INTENTS, lives)
def test_a_tick_that_is_due_makes_progress(asked: Intent, life: list) -> None:
    """Otherwise the till thread would spin: the next moment lies ahead, or something is in the air."""
    payment = lived(asked, life)[-1][2]
    for _ in range(4):
        due = schedule.next_due(payment)
        if due is None:
            return
        at = max(due, payment.changed_at)
        payment, _ = step(payment, Ticked(at))
    due = schedule.next_due(payment)
    assert due is None or due > at or payment.asking or payment.cancel_calling


@given(INTENTS, lives)
def test_a_tick_before_anything_is_due_changes_nothing(asked: Intent, life: list) -> None:
    payment = lived(asked, life)[-1][2]
    due = schedule.next_due(payment)
    if due is not None:
        assert step(payment, Ticked(due - 1))[0] == payment


@given(INTENTS, lives)
def test_an_open_payment_never_falls_asleep(asked: Intent, life: list) -> None:
    """I5: as long as the outcome is open, the clock is wanted again or a call is in the air."""
    payment = lived(asked, life)[-1][2]
    if payment.state in FOLLOWED:
        assert schedule.next_due(payment) is not None


@given(INTENTS, lives)
def test_a_cpm_cancel_never_follows_within_fifteen_seconds(asked: Intent, life: list) -> None:
    for _, event, after, effects in lived(asked, life):
        if any(isinstance(effect, SendCancel) for effect in effects) and not after.is_mpm:
            assert event.at >= after.sent_at + schedule.CPM_CANCEL_EARLIEST


@given(INTENTS, lives)
def test_one_query_is_in_the_air_at_most(asked: Intent, life: list) -> None:
    for before, event, _, effects in lived(asked, life):
        if any(isinstance(effect, SendQuery) for effect in effects):
            assert not before.asking or isinstance(event, Queried | QueryFailed | Restarted)


def test_every_state_meets_every_event() -> None:
    assert set(TABLE) == set(State)
    assert {len(row) for row in TABLE.values()} == {15}
