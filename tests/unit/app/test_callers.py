"""Waiting for those who are being served at the door, but not for ever."""

from __future__ import annotations

import threading

from pos_app.app.callers import Callers

PATIENCE_S = 10


def test_nobody_is_waited_for_when_nobody_is_there() -> None:
    assert Callers().wait_until_gone(0)


def test_a_caller_who_stays_is_waited_for_no_longer_than_that() -> None:
    callers = Callers()
    with callers.one_more():
        assert not callers.wait_until_gone(0.01)
    assert callers.wait_until_gone(0)


def test_the_wait_ends_when_the_last_one_has_gone_however_it_went() -> None:
    callers, arrived, leave = Callers(), threading.Barrier(3), threading.Event()

    def call(fails: bool) -> None:
        try:
            with callers.one_more():
                arrived.wait(PATIENCE_S)
                leave.wait(PATIENCE_S)
                if fails:
                    raise ConnectionError
        except ConnectionError:
            pass

    threads = [threading.Thread(target=call, args=(fails,)) for fails in (True, False)]
    for thread in threads:
        thread.start()
    arrived.wait(PATIENCE_S)
    assert not callers.wait_until_gone(0)
    leave.set()
    assert callers.wait_until_gone(PATIENCE_S)
    for thread in threads:
        thread.join()
