"""Has the till examined in a thread of its own; what is found arrives in the window's."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.desktop.phrases import BROKEN
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pos_app.domain.checkup import Check

log = logging.getLogger(__name__)

_SAVED = QT_TRANSLATE_NOOP(
    "doctor_work", "Saved: {path}. Send this file to whoever helps you; it holds no secrets of the till."
)
_PATIENCE_S = 1.0


class Doctor(Protocol):
    """Knows what to look at. Both may take long, and ask the keyring."""

    def examine(self, screens: Check) -> Iterator[Check]:
        """Each check as it comes. `screens` is what the window found of them."""

    def save(self, checks: Sequence[Check]) -> str:
        """Saves the support bundle with what was found; where it is. Raises CounterError."""


class DoctorWork(QObject):
    """One thing at a time. `checked` comes for each check, `examined` at the end, `saved` with what to tell."""

    checked = Signal(object)
    examined = Signal()
    saved = Signal(object)
    _ended = Signal(object)

    def __init__(self, doctor: Doctor) -> None:
        super().__init__()
        self._doctor = doctor
        self._thread: threading.Thread | None = None
        self._closed = False
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def examine(self, screens: Check) -> None:
        """Looks at everything."""

        def run() -> None:
            for check in self._doctor.examine(screens):
                if self._closed:
                    return
                self._ended.emit(lambda check=check: self.checked.emit(check))
            self._ended.emit(self.examined.emit)

        self._start(run)

    def save(self, checks: Sequence[Check]) -> None:
        """Saves the support bundle."""

        def run() -> None:
            try:
                said = _SAVED.filled(path=self._doctor.save(checks))
            except CounterError as error:
                said = error.sentence
            self._ended.emit(lambda: self.saved.emit(said))

        self._start(run)

    def close(self) -> None:
        """Waits a moment; a thread that hangs in a keyring or on a network does not keep the program."""
        self._closed = True
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    def _start(self, run: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                run()
            except Exception as error:
                log.error("the doctor failed: %s", type(error), exc_info=error)
                self._ended.emit(lambda: self.saved.emit(BROKEN))
                self._ended.emit(self.examined.emit)

        if not self._closed:
            self._thread = threading.Thread(target=guarded, name="doctor", daemon=True)
            self._thread.start()

    def _deliver(self, tell: Callable[[], None]) -> None:
        if not self._closed:
            tell()
