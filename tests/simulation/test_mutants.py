"""The simulation can fail: each of these deliberate bugs is found by it within a bounded number of seeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pos_app.domain import schedule, transitions
from pos_app.domain.answers import QueryAnswer
from pos_app.domain.evidence import Finding, Verdict, judge_query
from pos_app.domain.payment import FOLLOWED, CancelAnswered, Intent, SendPayment, State, Unanswered
from pos_app.journal import Journal
from tests.simulation.test_world import live
from tests.simulation.world import World

SEEDS = 100
Mutation = Callable[[pytest.MonkeyPatch], None]


def _replace_rule(patch: pytest.MonkeyPatch, event: type, rule: transitions.Rule) -> None:
    at = transitions.EVENTS.index(event)
    for state in FOLLOWED:
        row = transitions.TABLE[state]
        patch.setitem(transitions.TABLE, state, (*row[:at], rule, *row[at + 1 :]))


def trust_a_cancel(patch: pytest.MonkeyPatch) -> None:
    _replace_rule(patch, CancelAnswered, lambda payment, _: (payment.but(state=State.CANCELLED), []))


def send_again_after_a_lost_answer(patch: pytest.MonkeyPatch) -> None:
    def resend(payment: transitions.Payment, event: Unanswered) -> transitions.Step:
        return payment.but(calling=True), [SendPayment(event.at + schedule.PERMIT)]

    _replace_rule(patch, Unanswered, resend)


def call_a_lost_answer_not_sent(patch: pytest.MonkeyPatch) -> None:
    _replace_rule(patch, Unanswered, lambda payment, _: (payment.but(state=State.NOT_SENT, calling=False), []))


def take_pending_for_refused(patch: pytest.MonkeyPatch) -> None:
    def judged(intent: Intent, answer: QueryAnswer) -> Verdict:
        verdict = judge_query(intent, answer)
        return replace(verdict, finding=Finding.UNPAID) if verdict.finding is Finding.PENDING else verdict

    patch.setattr(transitions, "judge_query", judged)


def stop_asking_after_not_paid(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(schedule, "FOLLOW_UPS", ())


def forget_what_was_open_at_start(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Journal, "watched", lambda _: [])


MUTATIONS: list[Mutation] = [
    trust_a_cancel,
    send_again_after_a_lost_answer,
    call_a_lost_answer_not_sent,
    take_pending_for_refused,
    stop_asking_after_not_paid,
    forget_what_was_open_at_start,
]


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_bug_is_found(mutate: Mutation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mutate(monkeypatch)

    assert any(_is_found(seed, tmp_path) for seed in range(SEEDS))


def _is_found(seed: int, tmp_path: Path) -> bool:
    folder = tmp_path / str(seed)
    folder.mkdir()
    world = World(seed, folder)
    try:
        live(world)
    except AssertionError as violation:
        print(f"seed {seed}: {violation}")
        return True
    finally:
        world.close()
    return False
