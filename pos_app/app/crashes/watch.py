"""Has every exception that nobody caught end in the log and in a report, never as a traceback on a screen."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pos_app.app.crashes.reports import MOST_KEPT, CrashReport, Kind, keep
from pos_app.app.logs.files import utc_now
from pos_app.app.logs.lines import where
from pos_app.app.logs.words import error_name, thread_name

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from pos_app.app.logs.handler import LogHandler

log = logging.getLogger(__name__)

_INTERRUPTIONS: Final = (KeyboardInterrupt, SystemExit)


class BugWatch:
    """Makes reports of the errors that `handler` logs with an exception, each place once. `told` is called for each
    that nobody caught, in whatever thread that was.
    """

    def __init__(self, handler: LogHandler, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self.handler = handler
        self._folder = folder
        self._now = now
        self._seen: set[tuple[str, str]] = set()
        self.told: Callable[[], None] = lambda: None
        handler.bug_found = self._report

    @contextmanager
    def hooks(self) -> Iterator[None]:
        """Meanwhile whatever nobody caught comes here, from the main thread, Qt's slots and all other threads."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, _INTERRUPTIONS):
            return
        log.critical("nobody caught an exception", exc_info=(kind, error or kind(), trace))
        self.told()

    def _report(self, record: logging.LogRecord) -> None:
        kind, _error, trace = record.exc_info if isinstance(record.exc_info, tuple) else (None, None, None)
        stack = where(trace)
        found = (error_name(kind), stack[-1] if stack else "")
        if found in self._seen or len(self._seen) >= MOST_KEPT:
            return
        self._seen.add(found)
        report = CrashReport(
            at=self._now(),
            kind=Kind.EXCEPTION,
            error=found[0],
            thread=thread_name(record.threadName or ""),
            stack=tuple(stack),
            log=tuple(self.handler.remembered()),
        )
        keep(report, self._folder)
