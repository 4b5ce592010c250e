"""The PIN for the window: each question in a thread of its own, each answered once, trouble as a sentence."""

from __future__ import annotations

import queue
import threading
from typing import Any

from pos_app.app.owner_pin import PinKeeper
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

PIN = Secret("2718")
LOCKED = QT_TRANSLATE_NOOP("keyrings", "The keyring does not answer. Log out of the desktop, log in and try again.")


class Pin:
    """What `OwnerPin` does, without a keyring."""

    def __init__(self, *, fails: bool = False) -> None:
        self.kept: Secret | None = None
        self.threads: set[str] = set()
        self._fails = fails

    def _asked(self) -> None:
        self.threads.add(threading.current_thread().name)
        if self._fails:
            raise SetupError(LOCKED)

    def matches(self, pin: Secret) -> bool | None:
        self._asked()
        return None if self.kept is None else self.kept == pin

    def set(self, pin: Secret) -> None:
        self._asked()
        self.kept = pin

    def clear(self) -> bool:
        self._asked()
        self.kept = None
        return True


def answers(pin: Pin) -> list[Any]:
    """What the window hears of one question after the other."""
    keeper, heard = PinKeeper(pin), queue.Queue[Any]()
    questions = (
        lambda: keeper.check(PIN, heard.put),
        lambda: keeper.set(PIN, heard.put),
        lambda: keeper.check(PIN, heard.put),
        lambda: keeper.check(Secret("0000"), heard.put),
        lambda: keeper.clear(heard.put),
        lambda: keeper.check(PIN, heard.put),
    )
    said = []
    for question in questions:
        question()
        said.append(heard.get(timeout=30))
    return said


def test_questions_are_answered_in_threads_of_their_own() -> None:
    pin = Pin()
    assert answers(pin) == [None, True, True, False, True, None]
    assert pin.threads == {"owner-pin"}


def test_trouble_is_a_sentence() -> None:
    assert answers(Pin(fails=True)) == [LOCKED] * 6
