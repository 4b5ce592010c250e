"""The permit: given once, for ten seconds by every clock, and taken back atomically."""

from __future__ import annotations

import threading

from pos_app.checkout.permit import Permit
from tests.unit.checkout.counter import Clock


def permit(clock: Clock) -> Permit:
    return Permit(clock, clock.now() + 10_000)


def test_it_is_taken_once() -> None:
    given = permit(Clock())
    assert [given.take(), given.take()] == [True, False]


def test_it_holds_to_its_last_millisecond_and_not_beyond() -> None:
    clock = Clock()
    in_time, late = permit(clock), permit(clock)
    clock.at += 10_000
    assert in_time.take()
    clock.at += 1
    assert not late.take()


def test_a_pc_clock_that_jumps_ahead_ends_it() -> None:
    clock = Clock()
    given = permit(clock)
    clock.wall += 10_001
    assert not given.take()


def test_a_pc_clock_that_jumps_back_ends_it() -> None:
    clock = Clock()
    given = permit(clock)
    clock.wall -= 1
    assert not given.take()


def test_a_pc_clock_that_was_wrong_all_the_time_does_not_matter() -> None:
    assert permit(Clock(wall=-3_600_000)).take()


def test_one_that_was_refused_is_not_given_later() -> None:
    clock = Clock()
    given = permit(clock)
    clock.wall += 60_000
    assert not given.take()
    clock.wall = 0
    assert not given.take()


def test_withdrawn_it_is_refused() -> None:
    given = permit(Clock())
    given.withdraw()
    assert not given.take()


def raced(given: Permit, withdraw: bool) -> list[bool]:
    """What eight threads got that took it at the same moment, while a ninth perhaps withdrew it."""
    start, taken = threading.Barrier(9), []

    def race() -> None:
        start.wait()
        taken.append(given.take())

    threads = [threading.Thread(target=race) for _ in range(8)]
    for thread in threads:
        thread.start()
    start.wait()
    if withdraw:
        given.withdraw()
    for thread in threads:
        thread.join()
    return taken


def test_of_many_threads_that_race_for_it_one_gets_it() -> None:
    assert [raced(permit(Clock()), withdraw=False).count(True) for _ in range(50)] == [1] * 50


def test_withdrawn_amid_a_race_it_is_taken_once_at_most_and_never_afterwards() -> None:
    for _ in range(50):
        given = permit(Clock())
        assert raced(given, withdraw=True).count(True) <= 1
        assert not given.take()
