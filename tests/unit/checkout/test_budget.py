"""The share of the merchant's 400 requests a minute that a till's queries may use."""

from __future__ import annotations

from pos_app.checkout.budget import FOR_RECONCILING, PER_MINUTE, Budget, Share
from tests.unit.checkout.counter import NOON, Clock


def spent_at_once(budget: Budget) -> int:
    count = 0
    while budget.take():
        count += 1
    return count


def test_three_quarters_of_the_merchants_limit_are_shared_among_the_tills() -> None:
    assert PER_MINUTE == 300
    assert spent_at_once(Budget(Clock(), 1)) == 300
    assert spent_at_once(Budget(Clock(), 4)) == 75


def test_a_merchant_of_very_many_tills_still_leaves_one_query_a_minute() -> None:
    assert spent_at_once(Budget(Clock(), 999)) == 1


def test_a_minute_after_the_first_was_spent_the_next_is_free() -> None:
    clock = Clock()
    budget = Budget(clock, 300)
    assert budget.take()
    assert budget.free_at() == NOON + 60_000
    clock.at += 59_999
    assert not budget.take()
    clock.at += 1
    assert budget.take()


def test_too_many_requests_make_a_pause_that_doubles_up_to_a_minute() -> None:
    clock = Clock()
    budget = Budget(clock, 1)
    pauses = []
    for _ in range(7):
        budget.heard(429)
        pauses.append(budget.free_at() - clock.at)
        assert not budget.take()
        clock.at = budget.free_at()
        assert budget.take()
    assert pauses == [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]


def test_another_answer_ends_the_doubling() -> None:
    clock = Clock()
    budget = Budget(clock, 1)
    for status in (429, 429, None, 429):
        budget.heard(status)
    assert budget.free_at() - clock.at == 4_000  # the second pause, which is still going on
    clock.at += 4_000
    budget.heard(429)
    assert budget.free_at() - clock.at == 4_000


# --- reconciliation ---


def test_reconciliation_takes_a_quarter_and_what_it_takes_is_gone_for_the_others() -> None:
    clock = Clock()
    whole = Budget(clock, 1)
    share = Share(clock, whole, Budget(clock, 1, FOR_RECONCILING))
    count = 0
    while share.take():
        count += 1
    assert count * 4 == PER_MINUTE
    assert spent_at_once(whole) == PER_MINUTE - count
    assert share.free_at() == NOON + 60_000


def test_reconciliation_waits_when_the_others_have_spent_everything_or_were_told_to_pause() -> None:
    clock = Clock()
    whole = Budget(clock, 1)
    share = Share(clock, whole, Budget(clock, 1, FOR_RECONCILING))
    share.heard(429)
    assert (share.take(), whole.free_at()) == (False, NOON + 2_000)
    clock.at += 2_000
    spent_at_once(whole)
    assert not share.take()
