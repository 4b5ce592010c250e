"""Keeping the screen on: what is wanted last is carried out in a thread of its own, and no failure reaches the sale."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from pos_app.app.awake import Awake, MacHolder


class Recorded:
    """A holder that remembers."""

    def __init__(self, fails: bool = False) -> None:
        self.done: list[str] = []
        self.threads: set[str] = set()
        self._fails = fails

    def _note(self, what: str) -> None:
        self.done.append(what)
        self.threads.add(threading.current_thread().name)
        if self._fails:
            raise ConnectionRefusedError("dummy detail")

    def hold(self) -> None:
        self._note("hold")

    def let_go(self) -> None:
        self._note("let go")


def test_screen_is_held_once_and_let_go_once_in_a_thread_of_its_own() -> None:
    holder = Recorded()
    awake = Awake(lambda: holder)
    for wanted in (False, True, True, False, False, True):
        awake.keep(wanted)
    awake.close()
    assert holder.done == ["hold", "let go", "hold", "let go"]
    assert len(holder.threads) == 1
    assert threading.current_thread().name not in holder.threads


def test_nothing_is_loaded_before_a_sale() -> None:
    Awake(lambda: pytest.fail("made too early")).close()


def test_missing_service_is_noted_once_and_not_let_go(caplog: pytest.LogCaptureFixture) -> None:
    holder = Recorded(fails=True)
    awake = Awake(lambda: holder)
    with caplog.at_level(logging.INFO, "pos_app"):
        for wanted in (True, False, True):
            awake.keep(wanted)
        awake.close()
    assert holder.done == ["hold", "hold"]
    assert caplog.messages == ["the screen cannot be kept on: <class 'ConnectionRefusedError'>"]


@pytest.mark.skipif(sys.platform == "win32", reason="for macOS, tried where there is a shell")
def test_mac_holder_runs_its_command_for_as_long_as_it_holds() -> None:
    holder = MacHolder(("sleep", "600"))
    holder.let_go()
    holder.hold()
    assert holder._process is not None
    assert holder._process.poll() is None
    holder.let_go()
    assert holder._process.poll() is not None
