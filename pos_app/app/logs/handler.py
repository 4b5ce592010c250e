"""Where log records go: made into lines by the thread that logs, written there or, for a window, in another one."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pos_app.app.logs.files import LogFiles
from pos_app.app.logs.lines import as_line, is_ours
from pos_app.app.logs.words import OURS

if TYPE_CHECKING:
    from pos_app.settings.paths import DataFolder

REMEMBERED: Final = 50
"""So many lines go into a crash report."""
_BEAT_S: Final = 60.0


class LogHandler(logging.Handler):
    """Writes the lines of one process, and remembers the last. `bug_found` hears of errors that carry an exception."""

    def __init__(self, write: Callable[[str], None]) -> None:
        super().__init__()
        self._write = write
        self._queue: queue.SimpleQueue[str | None] | None = None
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self.bug_found: Callable[[logging.LogRecord], None] = lambda _record: None

    def emit(self, record: logging.LogRecord) -> None:
        """Never raises, never prints: what goes wrong here is lost, and the sale goes on."""
        try:
            line = as_line(record)
            self._last.append(line)
            waiting = self._queue
            if waiting is not None:
                waiting.put(line)
            else:
                self._write(line)
            if record.exc_info and record.levelno >= logging.ERROR and is_ours(record):
                self.bug_found(record)
        except Exception:  # noqa: BLE001, S110 - see above; there is nowhere left to tell it
            pass

    def remembered(self) -> list[str]:
        """The last lines, oldest first."""
        return list(self._last)

    @contextmanager
    def in_background(self, beat: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Meanwhile a thread writes, so that no disk holds the window up; it calls `beat` about once a minute."""
        waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()

        def run() -> None:
            while True:
                try:
                    line = waiting.get(timeout=_BEAT_S)
                except queue.Empty:
                    beat()
                    continue
                if line is None:
                    return
                self._write(line)

        writer = threading.Thread(target=run, name="log")
        writer.start()
        self._queue = waiting
        try:
            yield
        finally:
            self._queue = None
            waiting.put(None)
            writer.join()
            while not waiting.empty():  # of a thread that logged just now
                if line := waiting.get():
                    self._write(line)


def start_log(folder: DataFolder) -> LogHandler:
    """Sends our own log to files in `logs`; of other libraries only that they failed."""
    handler = LogHandler(LogFiles(folder.logs).write)
    logging.raiseExceptions = False  # a full disk must not print tracebacks
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.ERROR)
    logging.getLogger(OURS).setLevel(logging.INFO)
    return handler
