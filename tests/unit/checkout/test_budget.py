"""The share of the merchant's 400 requests a minute that a till's queries may use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos_app.checkout.budget import FOR_RECONCILING, PER_MINUTE, Budget, Share
from pos_app.domain.answers import NoAnswer, PaymentAnswer, QueryAnswer
from tests.unit.checkout.counter import NOON, TIMEOUT, Clock

TOO_MANY = NoAnswer(True, "http_429", 429)


def budget_of(clock: Clock, tills: int = 1, chance: float = 0) -> Budget:
    return Budget(clock, tills, chance=lambda: chance)


def asked_to_wait(seconds: int) -> NoAnswer:
    return replace(TOO_MANY, retry_after_s=seconds)


def spent_at_once(budget: Budget) -> int:
    count = 0
    while budget.take():
        count += 1
    return count


def test_three_quarters_of_the_merchants_limit_are_shared_among_the_tills() -> None:
    assert PER_MINUTE == 300
    assert spent_at_once(budget_of(Clock(), 1)) == 300
    assert spent_at_once(budget_of(Clock(), 4)) == 75


def test_a_merchant_of_very_many_tills_still_leaves_one_query_a_minute() -> None:
    assert spent_at_once(budget_of(Clock(), 999)) == 1


def test_a_minute_after_the_first_was_spent_the_next_is_free() -> None:
    clock = Clock()
    budget = budget_of(clock, 300)
    assert budget.take()
    assert budget.free_at() == NOON + 60_000
    clock.at += 59_999
    assert not budget.take()
    clock.at += 1
    assert budget.take()


def test_too_many_requests_make_a_pause_that_doubles_up_to_a_minute() -> None:
    clock = Clock()
    budget = budget_of(clock, 1)
    pauses = []
    for _ in range(7):
        budget.heard(TOO_MANY)
        pauses.append(budget.free_at() - clock.at)
        assert not budget.take()
        clock.at = budget.free_at()
        assert budget.take()
    assert pauses == [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]


def test_an_answer_ends_the_doubling() -> None:
    clock = Clock()
    budget = budget_of(clock)
    budget.heard(TOO_MANY)
    clock.at = budget.free_at()
    budget.heard(QueryAnswer("0000"))
    budget.heard(TOO_MANY)
    assert budget.free_at() - clock.at == 2_000


def test_a_call_that_got_no_answer_does_not_end_it() -> None:
    clock = Clock()
    budget = budget_of(clock)
    budget.heard(TOO_MANY)
    clock.at = budget.free_at()
    budget.heard(TIMEOUT)
    budget.note_limit(PaymentAnswer("0000"))
    budget.note_limit(TOO_MANY)
    assert budget.free_at() - clock.at == 4_000


def test_calls_that_were_on_their_way_together_make_one_pause() -> None:
    clock = Clock()
    budget = budget_of(clock)
    for _ in range(5):
        budget.heard(TOO_MANY)
    assert budget.free_at() - clock.at == 2_000


@pytest.mark.parametrize(("asked_s", "waited_s"), [(0, 2), (1, 2), (30, 30), (300, 300), (301, 300), (10**9, 300)])
def test_the_gateways_own_wish_is_followed_up_to_five_minutes(asked_s: int, waited_s: int) -> None:
    clock = Clock()
    budget = budget_of(clock)
    budget.heard(asked_to_wait(asked_s))
    assert budget.free_at() - clock.at == waited_s * 1000


@pytest.mark.parametrize(("chance", "waited_ms"), [(0.0, 30_000), (0.5, 37_500), (1.0, 45_000)])
def test_tills_that_were_refused_together_come_back_apart_and_never_too_early(chance: float, waited_ms: int) -> None:
    clock = Clock()
    budget = budget_of(clock, chance=chance)
    budget.heard(asked_to_wait(30))
    assert budget.free_at() - clock.at == waited_ms


def test_a_shorter_wish_later_does_not_shorten_the_pause() -> None:
    clock = Clock()
    budget = budget_of(clock)
    budget.heard(asked_to_wait(30))
    budget.heard(asked_to_wait(3))
    assert budget.free_at() - clock.at == 30_000


# --- reconciliation ---


def test_reconciliation_takes_a_quarter_and_what_it_takes_is_gone_for_the_others() -> None:
    clock = Clock()
    whole = budget_of(clock)
    share = Share(clock, whole, Budget(clock, 1, FOR_RECONCILING))
    count = 0
    while share.take():
        count += 1
    assert count * 4 == PER_MINUTE
    assert spent_at_once(whole) == PER_MINUTE - count
    assert share.free_at() == NOON + 60_000


def test_reconciliation_waits_when_the_others_have_spent_everything_or_were_told_to_pause() -> None:
    clock = Clock()
    whole = budget_of(clock)
    share = Share(clock, whole, Budget(clock, 1, FOR_RECONCILING))
    share.heard(TOO_MANY)
    assert (share.take(), whole.free_at()) == (False, NOON + 2_000)
    clock.at += 2_000
    spent_at_once(whole)
    assert not share.take()
