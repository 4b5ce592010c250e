"""Calls that may block, in a thread of their own; what comes of them arrives in the window's thread."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.domain.sentences import CounterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.sentences import Sentence

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class Background(QObject):
    """Carries calls out one after the other. `failed` has the sentence of an error, `broken` for one of ours."""

    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, name: str, broken: Sentence) -> None:
        super().__init__()
        self._name = name
        self._broken = broken
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        call: Callable[[], Answer],
        done: Callable[[Answer], object],
        failed: Callable[[Sentence], object] | None = None,
    ) -> None:
        """Has `call` carried out. `done` gets what it returns; `failed`, or else the signal, why it did not."""

        def run() -> None:
            try:
                self._ended.emit(done, call())
            except CounterError as error:
                self._ended.emit(failed or self.failed.emit, error.sentence)
            except Exception as error:  # noqa: BLE001 - what goes on behind a window must not bring it down
                log.warning("the %s failed: %s", self._name, type(error).__name__)
                self._ended.emit(failed or self.failed.emit, self._broken)

        self._thread.submit(run)

    def close(self, *, finish: bool = False) -> None:
        """Nothing more is begun, or all that was asked for is finished first; nothing more arrives in any case."""
        self._closed = True
        self._thread.shutdown(wait=finish, cancel_futures=not finish)

    def _deliver(self, done: Callable[[object], object], answer: object) -> None:
        if not self._closed:
            done(answer)
