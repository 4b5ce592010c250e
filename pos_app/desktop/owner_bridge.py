"""Between the window and the keyring, whose answers take as long as they take: they become Qt signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.domain.sentences import Sentence

if TYPE_CHECKING:
    from pos_app.domain.secret import Secret

Answer = Callable[[bool | Sentence | None], object]
"""Gets whether it was right, or is done; None where there is no PIN; a sentence where the keyring cannot be used."""


class PinPort(Protocol):
    """What is used of the keyring; every method returns at once and calls `answer` once, in a thread of its own."""

    def check(self, pin: Secret, answer: Answer) -> None:
        """Whether this is the owner's PIN."""

    def set(self, pin: Secret, answer: Answer) -> None:
        """Keeps a new PIN."""

    def clear(self, answer: Answer) -> None:
        """Removes the PIN."""


class OwnerBridge(QObject):
    """Lives in the window's thread, in which it calls back."""

    _answered = Signal(int, object)

    def __init__(self, port: PinPort) -> None:
        super().__init__()
        self._port = port
        self._number = 0
        self._waiting: dict[int, Answer] = {}
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def check(self, pin: Secret, then: Answer) -> None:
        """Whether this is the owner's PIN."""
        self._port.check(pin, self._later(then))

    def set(self, pin: Secret, then: Answer) -> None:
        """Keeps a new PIN."""
        self._port.set(pin, self._later(then))

    def clear(self, then: Answer) -> None:
        """Removes the PIN."""
        self._port.clear(self._later(then))

    def _later(self, then: Answer) -> Answer:
        self._number += 1
        number = self._number
        self._waiting[number] = then
        return lambda answer: self._answered.emit(number, answer)

    def _take(self, number: int, answer: bool | Sentence | None) -> None:
        self._waiting.pop(number)(answer)
