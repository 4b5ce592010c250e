"""The life of a refund: never sent twice, never called given back or refused without evidence."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import schedule
from pos_app.domain.answers import QueryAnswer, TransactionRow
from pos_app.domain.payment import (
    AskPressed,
    Dispatched,
    Queried,
    QueryFailed,
    Restarted,
    SendQuery,
    Tell,
    Ticked,
    Unanswered,
    Wait,
)
from pos_app.domain.refund import (
    HOLDS_MONEY,
    REFUND_FINAL,
    REFUND_FOLLOWED,
    AgainPressed,
    Forestalled,
    Refund,
    RefundAnswered,
    RefundEvent,
    RefundState,
    SendRefund,
    SentAgain,
    begin_refund,
)
from pos_app.domain.refund_evidence import REFUSES_REFUND
from pos_app.domain.refund_transitions import REFUND_EVENTS, REFUND_TABLE, next_refund_due, refund_fold, refund_step
from pos_app.domain.schedule import HOUR, MINUTE, SECOND
from tests.unit.domain.builders import (
    LOST,
    MINOR,
    NEVER_LEFT,
    NOTHING,
    NOW,
    NUMBER,
    OTHER_NUMBER,
    found,
    hkd,
    refund_after,
    refund_answer,
    refund_effects,
    refund_intent,
    refund_row,
    refund_sent,
)

LATER = NOW + HOUR
RESPCDS = ("0000", "1143", "1145", "1298", "1265", "1269", "1201", "1125", "1264", "1100", "9999", "")


def in_state(state: RefundState) -> Refund:
    if state is RefundState.CREATED:
        return begin_refund(refund_intent(), NOW)
    return refund_sent().but(state=state, calling=state is RefundState.SENT)


def asked(refund: Refund, at: int, answered: QueryAnswer) -> Refund:
    return refund_after(refund.but(asking=False), AskPressed(at), Queried(at, answered))


# --- every state meets every event ---

MAY_FOLLOW: dict[RefundState, set[RefundState]] = {
    RefundState.CREATED: {RefundState.SENT, RefundState.NOT_SENT},
    RefundState.SENT: {RefundState.PROCESSING, RefundState.CHECKING, *REFUND_FINAL},
    RefundState.PROCESSING: {RefundState.CHECKING, RefundState.REFUNDED, RefundState.REFUSED},
    RefundState.CHECKING: {RefundState.PROCESSING, RefundState.REFUNDED, RefundState.REFUSED},
    RefundState.REFUSED: {RefundState.PROCESSING, RefundState.REFUNDED},
    RefundState.REFUNDED: set(),
    RefundState.NOT_SENT: set(),
}


def test_table_is_complete() -> None:
    assert set(REFUND_EVENTS) == set(get_args(RefundEvent))
    assert set(REFUND_TABLE) == set(RefundState)
    assert {len(rules) for rules in REFUND_TABLE.values()} == {len(REFUND_EVENTS)}


def _every_event(at: int) -> list[RefundEvent]:
    rows = [
        refund_row(respcd, order_type=kind, txamt=amount)
        for respcd, kind, amount in product(RESPCDS, ("refund", "payment"), (MINOR, 1, None))
    ]
    return [
        Dispatched(at, at + 10_000),
        *(RefundAnswered(at, refund_answer(respcd)) for respcd in RESPCDS),
        *(Unanswered(at, failure) for failure in (LOST, NEVER_LEFT)),
        Ticked(at),
        *(Queried(at, found(row)) for row in rows),
        Queried(at, NOTHING),
        Queried(at, QueryAnswer("1108")),
        QueryFailed(at, LOST),
        AskPressed(at),
        Restarted(at),
        AgainPressed(at),
        SentAgain(at, at + 10_000),
        Forestalled(at, hkd(100)),
    ]


@pytest.mark.parametrize("state", RefundState)
@pytest.mark.parametrize("busy", [False, True])
@pytest.mark.parametrize("ordered", [False, True])
def test_every_event_in_every_state_leads_where_it_may(state: RefundState, busy: bool, ordered: bool) -> None:
    before = in_state(state).but(asking=busy)
    if ordered and state is RefundState.CHECKING:
        before = before.but(missing=(1, 2, LATER), again_wanted=True, again_from=LATER)
    for at in (NOW, LATER, NOW + 30 * 24 * HOUR):
        for event in _every_event(at):
            reached, told = refund_step(before, event)
            assert reached.state is state or reached.state in MAY_FOLLOW[state], event
            assert (Tell() in told) == (_shown(reached) != _shown(before))
            assert reached.changed_at == (before.changed_at if reached.state is state else at)
            sends = (state is RefundState.CREATED and isinstance(event, Dispatched)) or (
                before.again_from > 0 and isinstance(event, SentAgain)
            )
            assert any(isinstance(effect, SendRefund) for effect in told) == sends


def _shown(refund: Refund) -> tuple[object, ...]:
    return refund.state, refund.may_send_again, refund.given_up


def test_what_is_not_refused_holds_its_money() -> None:
    assert {
        RefundState.CREATED, RefundState.SENT, RefundState.PROCESSING, RefundState.CHECKING, RefundState.REFUNDED,
    } == HOLDS_MONEY  # fmt: skip
    assert REFUND_FINAL | REFUND_FOLLOWED | {RefundState.CREATED} == set(RefundState)


# --- leaving ---


def test_refund_is_sent_under_its_permit() -> None:
    created = begin_refund(refund_intent(), NOW)

    assert SendRefund(NOW + 10_000) in refund_effects(created, Dispatched(NOW, NOW + 10_000))
    assert refund_sent().state is RefundState.SENT


def test_refund_that_was_only_written_down_is_never_sent_later() -> None:
    assert refund_after(begin_refund(refund_intent(), NOW), Restarted(LATER)).state is RefundState.NOT_SENT


def test_not_sent_is_a_fact_of_our_own_connection() -> None:
    assert refund_after(refund_sent(), Unanswered(NOW + 1, NEVER_LEFT)).state is RefundState.NOT_SENT
    assert refund_after(refund_sent(), Unanswered(NOW + 1, LOST)).state is RefundState.CHECKING
    assert SendQuery() in refund_effects(refund_sent(), Unanswered(NOW + 1, LOST))


def test_refund_that_a_query_has_seen_was_sent_whatever_its_call_says() -> None:
    seen = asked(refund_sent(), NOW + 8 * SECOND, found(refund_row("1143")))

    assert refund_after(seen, Unanswered(NOW + 9 * SECOND, NEVER_LEFT)).state is RefundState.PROCESSING


# --- the answer ---


def test_refund_is_done_when_it_is_answered_with_success() -> None:
    done = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer()))

    assert (done.state, done.syssn, next_refund_due(done)) == (RefundState.REFUNDED, "r1", None)
    bare = refund_answer(out_trade_no="", txamt=None, txcurrcd="", orig_syssn="")
    assert refund_after(refund_sent(), RefundAnswered(NOW + 1, bare)).state is RefundState.REFUNDED


@pytest.mark.parametrize(
    "changed",
    [{"syssn": ""}, {"txamt": 1}, {"txcurrcd": "CNY"}, {"out_trade_no": NUMBER}, {"out_trade_no": OTHER_NUMBER}],
)
def test_success_that_does_not_agree_is_asked_about(changed: dict[str, Any]) -> None:
    unclear = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer(**changed)))

    assert (unclear.state, unclear.asking) == (RefundState.CHECKING, True)


def test_answer_about_another_number_brings_no_syssn() -> None:
    other = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer(out_trade_no=OTHER_NUMBER)))

    assert other.syssn == ""


@pytest.mark.parametrize("respcd", sorted(REFUSES_REFUND))
def test_refusal_ends_the_refund(respcd: str) -> None:
    refused = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer(respcd, syssn="", message="no")))

    assert (refused.state, refused.respcd, refused.message) == (RefundState.REFUSED, respcd, "no")


def test_refusal_that_speaks_of_other_money_is_none() -> None:
    assert (
        refund_after(refund_sent(), RefundAnswered(NOW, refund_answer("1265", txamt=1))).state is RefundState.CHECKING
    )


@pytest.mark.parametrize("respcd", ["1125", "1262", "1102", "1251", "2011", "2999", "1100", "1101", "9999", ""])
def test_code_that_refuses_nothing_is_asked_about(respcd: str) -> None:
    unclear = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer(respcd)))

    assert (unclear.state, unclear.asking) == (RefundState.CHECKING, True)


@pytest.mark.parametrize("respcd", ["1143", "1145", "1298"])
def test_refund_in_progress_is_followed(respcd: str) -> None:
    processing = refund_after(refund_sent(), RefundAnswered(NOW + 1, refund_answer(respcd)))

    assert (processing.state, processing.asking) == (RefundState.PROCESSING, True)


# --- rows ---


@pytest.mark.parametrize("state", sorted(REFUND_FOLLOWED | {RefundState.REFUSED}))
def test_row_of_the_refund_says_that_the_money_went_back(state: RefundState) -> None:
    done = asked(in_state(state), LATER, found(refund_row()))

    assert (done.state, done.syssn, done.respcd) == (RefundState.REFUNDED, "r1", "0000")
    assert asked(in_state(state), LATER, found(refund_row(txcurrcd=""))).state is RefundState.REFUNDED


@pytest.mark.parametrize(
    "changed",
    [
        {"order_type": "payment"},
        {"order_type": ""},
        {"out_trade_no": ""},
        {"txamt": 1},
        {"txamt": None},
        {"txcurrcd": "CNY"},
        {"respcd": "9999"},
    ],
)
@pytest.mark.parametrize("state", sorted(REFUND_FOLLOWED | {RefundState.REFUSED}))
def test_row_that_does_not_agree_proves_nothing(state: RefundState, changed: dict[str, Any]) -> None:
    refund = in_state(state)

    assert asked(refund, LATER, found(refund_row(**({"respcd": "0000"} | changed)))) == refund.but(asked_at=LATER)


@pytest.mark.parametrize("answered", [NOTHING, QueryAnswer("1136"), QueryAnswer("1100", "", (refund_row(),))])
@pytest.mark.parametrize("state", sorted(REFUND_FOLLOWED))
def test_nothing_found_is_never_a_refusal(state: RefundState, answered: QueryAnswer) -> None:
    assert asked(in_state(state), NOW + 6 * 24 * HOUR, answered).state is state


@pytest.mark.parametrize("state", sorted(REFUND_FOLLOWED | {RefundState.REFUSED}))
def test_row_of_another_number_is_none_of_ours(state: RefundState) -> None:
    refund = in_state(state)

    assert asked(refund, LATER, found(refund_row(out_trade_no=NUMBER))) == asked(refund, LATER, NOTHING)


@pytest.mark.parametrize("respcd", ["1265", "1272", "1201"])
def test_refusing_row_ends_the_refund(respcd: str) -> None:
    assert asked(in_state(RefundState.CHECKING), LATER, found(refund_row(respcd))).state is RefundState.REFUSED


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ((refund_row("1265"), refund_row()), RefundState.REFUNDED),
        ((refund_row("1143"), refund_row()), RefundState.REFUNDED),
        ((refund_row("1265"), refund_row("1143")), RefundState.PROCESSING),
        ((refund_row("1265"), refund_row("9999")), RefundState.CHECKING),
    ],
)
def test_of_several_rows_the_one_that_moved_money_speaks_and_an_open_one_before_a_refused(
    rows: tuple[TransactionRow, ...], state: RefundState
) -> None:
    assert asked(in_state(RefundState.CHECKING), LATER, found(*rows)).state is state


# --- late news ---


def test_late_proof_that_the_money_moved_outweighs_a_refusal() -> None:
    refused = asked(refund_sent(), NOW + 8 * SECOND, found(refund_row("1265")))
    late = refund_after(refused, RefundAnswered(NOW + 20 * SECOND, refund_answer()))

    assert (refused.state, late.state, late.syssn) == (RefundState.REFUSED, RefundState.REFUNDED, "r1")


@pytest.mark.parametrize("respcd", ["1143", "1265", "9999"])
def test_late_answer_that_proves_nothing_leaves_a_refusal(respcd: str) -> None:
    refused = in_state(RefundState.REFUSED).but(calling=True)
    late = refund_after(refused, RefundAnswered(LATER, refund_answer(respcd)))

    assert late == refused.but(calling=False)


def test_refused_refund_may_turn_out_to_be_in_progress() -> None:
    assert asked(in_state(RefundState.REFUSED), LATER, found(refund_row("1145"))).state is RefundState.PROCESSING


@pytest.mark.parametrize("state", [RefundState.REFUNDED, RefundState.NOT_SENT])
def test_what_is_over_stays_so(state: RefundState) -> None:
    over = in_state(state).but(calling=True, asking=True)

    for event in _every_event(LATER):
        assert refund_after(over, event).state is state
    assert refund_after(over, Restarted(LATER)).but(time=over.time) == over.but(calling=False, asking=False)


# --- the clock and start-up ---


def test_query_runs_beside_the_call_from_eight_seconds_on() -> None:
    assert next_refund_due(refund_sent()) == NOW + 8 * SECOND
    assert SendQuery() not in refund_effects(refund_sent(), Ticked(NOW + 8 * SECOND - 1))
    assert SendQuery() in refund_effects(refund_sent(), Ticked(NOW + 8 * SECOND))


@pytest.mark.parametrize(("at", "pause"), [(10, 3), (60, 5), (180, 15), (3600, 120)])
def test_polls_slow_down_with_age(at: int, pause: int) -> None:
    polled = refund_after(
        in_state(RefundState.CHECKING), AskPressed(NOW + at * SECOND), QueryFailed(NOW + at * SECOND, LOST)
    )

    assert next_refund_due(polled) == NOW + (at + pause) * SECOND


def test_one_query_is_in_the_air_at_most() -> None:
    asking = refund_after(refund_sent(), AskPressed(NOW + SECOND))

    assert next_refund_due(asking) is None
    for event in (AskPressed(LATER), Ticked(LATER), Unanswered(LATER, LOST)):
        assert SendQuery() not in refund_effects(asking, event)


def test_polls_go_on_once_a_day_after_seven_days_and_a_person_may_still_ask() -> None:
    week = NOW + 7 * 24 * HOUR + 1
    tired = in_state(RefundState.CHECKING).but(asked_at=week)

    assert next_refund_due(tired) == week + 24 * HOUR
    assert SendQuery() in refund_effects(tired, AskPressed(LATER))


@pytest.mark.parametrize("state", sorted(REFUND_FOLLOWED))
def test_start_up_asks_about_everything_that_is_open(state: RefundState) -> None:
    asking = in_state(state).but(asking=True)
    restarted = refund_after(asking, Restarted(LATER))

    assert SendQuery() in refund_effects(asking, Restarted(LATER))
    assert restarted.state is (RefundState.CHECKING if state is RefundState.SENT else state)
    assert not restarted.calling


def test_start_up_leaves_a_refusal_alone() -> None:
    refused = in_state(RefundState.REFUSED)

    assert refund_after(refused.but(asking=True), Restarted(LATER)).but(time=refused.time) == refused


# --- whatever happens ---

codes = st.sampled_from(RESPCDS)
happenings = st.one_of(
    codes.map(lambda code: lambda at: RefundAnswered(at, refund_answer(code))),
    st.sampled_from([LOST, NEVER_LEFT]).map(lambda failure: lambda at: Unanswered(at, failure)),
    codes.map(lambda code: lambda at: Queried(at, found(refund_row(code)))),
    st.sampled_from(
        [
            Ticked,
            Ticked,
            AskPressed,
            Restarted,
            AgainPressed,
            lambda at: SentAgain(at, at + schedule.PERMIT),
            lambda at: Queried(at, NOTHING),
            lambda at: Queried(at, NOTHING),
            lambda at: QueryFailed(at, LOST),
        ]
    ),
)
moments = st.one_of(st.integers(0, 20_000), st.integers(0, 400_000), st.integers(0, 8 * 24 * HOUR))
lives = st.lists(st.tuples(happenings, moments), max_size=20)


def _lived(life: list[Any]) -> list[tuple[Refund, RefundEvent, Refund, tuple[object, ...]]]:
    refund, at, story = begin_refund(refund_intent(), NOW), NOW, []
    for happening, pause in [(lambda now: Dispatched(now, now + schedule.PERMIT), 0), *life]:
        at += pause
        event = happening(at)
        reached, told = refund_step(refund, event)
        story.append((refund, event, reached, told))
        refund = reached
    return story


def _sends(told: tuple[object, ...]) -> bool:
    return any(isinstance(effect, SendRefund) for effect in told)


@given(lives)
def test_any_life_is_sent_again_only_when_it_was_not_found_and_ordered_or_turned_away(life: list[Any]) -> None:
    ordered, turned_away, not_found = False, False, False
    for before, event, reached, told in _lived(life)[1:]:
        if _sends(told):
            assert isinstance(event, SentAgain)
            assert not before.calling
            assert not_found
            assert ordered or turned_away
            ordered = turned_away = not_found = False
        ordered |= isinstance(event, AgainPressed) and before.may_send_again
        turned_away |= isinstance(event, RefundAnswered) and event.answer.respcd == "1264"
        if isinstance(event, Queried) and event.answer.respcd == "0000":
            not_found = not event.answer.rows
        assert reached.state not in (RefundState.CREATED, RefundState.SENT) or before.state is reached.state


@given(lives)
def test_any_life_is_turned_away_three_times_at_most_without_a_person(life: list[Any]) -> None:
    alone = 0
    for before, event, _, told in _lived(life)[1:]:
        alone = 0 if isinstance(event, AgainPressed) and before.may_send_again else alone
        alone += _sends(told) and not before.again_wanted
        assert alone <= 3


@given(lives)
def test_any_life_holds_its_money_until_it_ends(life: list[Any]) -> None:
    for *_, reached, _told in _lived(life):
        assert (reached.state in HOLDS_MONEY) == (reached.state not in (RefundState.REFUSED, RefundState.NOT_SENT))


@given(lives)
def test_any_life_ends_on_evidence(life: list[Any]) -> None:
    story = _lived(life)
    assert [_sends(told) for *_, told in story[:1]] == [True]
    for before, event, reached, _ in story:
        if reached.state is before.state or reached.state not in REFUND_FINAL:
            continue
        if reached.state is RefundState.NOT_SENT:
            assert isinstance(event, Unanswered)
            assert not event.failure.may_have_left
        else:
            assert isinstance(event, RefundAnswered | Queried)
            assert before.state is not RefundState.NOT_SENT


@given(lives)
def test_any_life_waits_as_the_schedule_says_and_folds_to_the_same(life: list[Any]) -> None:
    story = _lived(life)
    for *_, reached, told in story:
        due = next_refund_due(reached)
        assert [effect.until for effect in told if isinstance(effect, Wait)] == ([] if due is None else [due])
    assert refund_fold(refund_intent(), NOW, [event for _, event, _, _ in story]) == story[-1][2]


@given(lives, st.integers(0, 30 * 24 * HOUR))
def test_any_life_never_spins_the_till(life: list[Any], late: int) -> None:
    refund = _lived(life)[-1][2]
    due = next_refund_due(refund)
    if due is None:
        return
    assert refund_after(refund, Ticked(due - 1)) == refund
    ticked = refund_after(refund, Ticked(due + late))
    assert next_refund_due(ticked) is None
    failed = refund_after(ticked, QueryFailed(due + late, LOST))
    assert (next_refund_due(failed) or due + late + MINUTE) > due + late
