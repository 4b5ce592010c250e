"""A PIN that is being typed, and how often a wrong one was. No Qt.

The digits are in memory until they are taken, and are shown to nobody: `repr` and `typed` tell only how many.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pos_app.credentials.owner_pin import LONGEST, SHORTEST
from pos_app.domain.secret import Secret

FREE_TRIES: Final = 5
FIRST_PAUSE_MS: Final = 30_000
LONGEST_PAUSE_MS: Final = 15 * 60_000


class PinEntry:
    """What was typed so far."""

    def __init__(self) -> None:
        self._digits = ""

    def __repr__(self) -> str:
        return f"PinEntry({self.typed} digits)"

    @property
    def typed(self) -> int:
        """How many digits there are."""
        return len(self._digits)

    @property
    def complete(self) -> bool:
        """Whether it can be a PIN."""
        return self.typed >= SHORTEST

    def press(self, key: str) -> None:
        """A digit, `backspace` or `clear`; whatever else there is on a keyboard means nothing here."""
        if key == "backspace":
            self._digits = self._digits[:-1]
        elif key == "clear":
            self._digits = ""
        elif len(key) == 1 and key.isascii() and key.isdigit() and self.typed < LONGEST:
            self._digits += key

    def take(self) -> Secret:
        """What was typed; nothing is left."""
        pin, self._digits = Secret(self._digits), ""
        return pin

    def snapshot(self) -> Callable[[], None]:
        """Makes a function that takes back what was typed since, for keys that turn out to be a scan."""
        digits = self._digits

        def put_back() -> None:
            self._digits = digits

        return put_back


class Tries:
    """Counts wrong PINs. After the fifth there is a pause, and a longer one after each further one. Times in ms."""

    def __init__(self) -> None:
        self._wrong = 0
        self.until = 0

    def wrong(self, now: int) -> None:
        """One more wrong PIN."""
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            pause = FIRST_PAUSE_MS << min(self._wrong - FREE_TRIES, 10)
            self.until = now + min(pause, LONGEST_PAUSE_MS)

    def right(self) -> None:
        """The owner is there: all is forgotten."""
        self._wrong = 0

    def paused(self, now: int) -> bool:
        """Whether no PIN is taken yet."""
        return now < self.until
