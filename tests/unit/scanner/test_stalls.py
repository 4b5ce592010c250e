from __future__ import annotations

from pos_app.scanner.stalls import Stalls


def test_a_loop_that_waits_is_not_blocked() -> None:
    stalls = Stalls(0)
    stalls.alive(1, waiting=True)
    stalls.alive(5_000)
    assert (stalls.blocked_ms, stalls.draining(5_000)) == (0, False)


def test_a_handler_that_takes_long_has_blocked_the_window() -> None:
    stalls = Stalls(0)
    stalls.alive(10)
    stalls.alive(910, waiting=True)
    assert (stalls.blocked_ms, stalls.draining(912)) == (900, True)


def test_a_handler_that_takes_no_longer_than_the_window_may_has_not() -> None:
    stalls = Stalls(0)
    stalls.alive(60, waiting=True)
    assert (stalls.blocked_ms, stalls.draining(60)) == (0, False)


def test_what_waited_has_come_once_the_loop_runs_dry() -> None:
    stalls = Stalls(0)
    stalls.alive(500, waiting=True)
    stalls.alive(502, waiting=True)
    assert stalls.draining(502)
    stalls.alive(520)
    assert not stalls.draining(520)


def test_a_loop_that_never_waits_is_believed_again_soon() -> None:
    stalls = Stalls(0)
    stalls.alive(500)
    assert stalls.draining(699)
    assert not stalls.draining(700)
