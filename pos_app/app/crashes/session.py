"""One life of the window: how the one before ended, and a note that this one has not ended yet."""

from __future__ import annotations

import faulthandler
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TextIO

from pos_app.app.crashes.reports import CrashReport, Kind, keep
from pos_app.app.logs.files import last_lines, utc_now
from pos_app.app.logs.handler import REMEMBERED
from pos_app.app.logs.lines import place
from pos_app.app.versions import versions
from pos_app.domain.sentences import CounterError
from pos_app.settings.files import write_atomically

if TYPE_CHECKING:
    from pos_app.settings.paths import DataFolder

_LAST_WORDS: Final = "last-words.txt"
_ERROR: Final = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([A-Za-z0-9_ ]{1,60})")
_FRAME: Final = re.compile(r'  File "(.{1,400})", line (\d{1,6}) in ([\w<>.]{1,80})')
_MOST_READ: Final = 100_000


class Session:
    """Whoever makes one holds the till's lock. `before`: what became of the last window, if it was not closed."""

    def __init__(self, folder: DataFolder, now: Callable[[], datetime] = utc_now) -> None:
        self._folder = folder
        self._now = now
        self._words: TextIO | None = None
        self.before: CrashReport | None = None

    def begin(self) -> None:
        """Looks how the last one ended, writes that down, and begins. Never raises."""
        with suppress(OSError):
            self._look_back()
        with suppress(OSError, CounterError):
            started = {"pid": os.getpid(), "started": self._now().isoformat(), **versions()}
            write_atomically(self._folder.running, json.dumps(started) + "\n")
        with suppress(OSError):
            self._folder.crashes.mkdir(mode=0o700, exist_ok=True)
            self._words = (self._folder.crashes / _LAST_WORDS).open("w", encoding="utf-8")
            faulthandler.enable(self._words)

    def beat(self) -> None:
        """Notes that it goes on: the time of the last beat is the nearest that is known of a power cut."""
        with suppress(OSError):
            at = self._now().timestamp()
            os.utime(self._folder.running, (at, at))

    def end(self) -> None:
        """It was closed as it should be."""
        if self._words is not None:
            faulthandler.disable()
            self._words.close()
            self._words = None
        for path in (self._folder.crashes / _LAST_WORDS, self._folder.running):
            with suppress(OSError):
                path.unlink()

    def _look_back(self) -> None:
        running = self._folder.running
        if not running.exists():
            return
        words = self._folder.crashes / _LAST_WORDS
        text, at = "", running.stat().st_mtime
        if words.exists() and words.stat().st_size:
            text, at = words.read_text("utf-8", "replace")[:_MOST_READ], words.stat().st_mtime
        log = last_lines(self._folder.logs, REMEMBERED)
        self.before = report_of(text, datetime.fromtimestamp(at, UTC), tuple(log))
        keep(self.before, self._folder.crashes)


def report_of(words: str, at: datetime, log: tuple[str, ...] = ()) -> CrashReport:
    """What Python's fault handler wrote at the end, as a report; without words the end came from outside."""
    error = _ERROR.search(words)
    if error is None:
        return CrashReport(at=at, kind=Kind.CUT_OFF, log=log)
    _before, _mark, current = words.partition("Current thread")
    stack = [place(file, int(line), function) for file, line, function in _FRAME.findall(current.partition("\n\n")[0])]
    return CrashReport(at=at, kind=Kind.CRASH, error=error[1].strip(), stack=tuple(reversed(stack)), log=log)
