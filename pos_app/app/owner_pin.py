"""The owner's PIN for the window: each question in a thread of its own, because the keyring may ask something back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pos_app.domain.sentences import CounterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.credentials.owner_pin import OwnerPin
    from pos_app.domain.secret import Secret
    from pos_app.domain.sentences import Sentence

    Answer = Callable[[bool | Sentence | None], object]


class PinKeeper:
    """Answers in those threads, which do not keep the program from ending."""

    def __init__(self, pin: OwnerPin) -> None:
        self._pin = pin

    def check(self, pin: Secret, answer: Answer) -> None:
        """Whether this is the owner's PIN; None where there is none."""
        self._ask(lambda: self._pin.matches(pin), answer)

    def set(self, pin: Secret, answer: Answer) -> None:
        """Keeps a new PIN."""

        def keep() -> bool:
            self._pin.set(pin)
            return True

        self._ask(keep, answer)

    def clear(self, answer: Answer) -> None:
        """Removes the PIN."""
        self._ask(self._pin.clear, answer)

    def _ask(self, work: Callable[[], bool | None], answer: Answer) -> None:
        def run() -> None:
            said: bool | Sentence | None
            try:
                said = work()
            except CounterError as error:
                said = error.sentence
            answer(said)

        threading.Thread(target=run, name="owner-pin", daemon=True).start()
