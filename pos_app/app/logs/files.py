"""The files of the log: one a day, in parts, written to by any number of processes, and thrown away in time.

Each line opens the file, appends and closes it. So nothing is ever renamed, which Windows refuses while another process
has the file open, and a line goes out in one piece.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

DAYS_KEPT: Final = 90
BYTES_KEPT: Final = 10_000_000
PART_BYTES: Final = 1_000_000

_NAME: Final = re.compile(r"pos-app-\d{4}-\d\d-\d\d\.\d{3}\.jsonl")
_OLD_NAME: Final = re.compile(r"pos-app\.log(\.\d+)?")
"""As 0.1 wrote it; goes the way of all logs."""


def utc_now() -> datetime:
    """The time by which files are named and thrown away."""
    return datetime.now(UTC)


class LogFiles:
    """The log in `folder`. Never raises: a log that cannot be written must not stop a sale."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now, part_bytes: int = PART_BYTES) -> None:
        self._folder = folder
        self._now = now
        self._part_bytes = part_bytes
        self._turn = threading.Lock()
        self._day = ""
        self._part = 0

    def write(self, line: str) -> None:
        """Appends a line. May be called in any thread."""
        with self._turn, suppress(OSError):
            self._begin_day(f"{self._now():%Y-%m-%d}")
            while self._is_full(self._path()):
                self._part += 1
                self._throw_away()
            _append(self._path(), f"{line}\n".encode())

    def _begin_day(self, day: str) -> None:
        if day != self._day:
            self._day, self._part = day, 0
            self._throw_away()

    def _path(self) -> Path:
        return self._folder / f"pos-app-{self._day}.{self._part:03}.jsonl"

    def _is_full(self, path: Path) -> bool:
        try:
            return path.stat().st_size >= self._part_bytes
        except FileNotFoundError:
            return False

    def _throw_away(self) -> None:
        """What is too old, and the oldest of what is too much. What cannot be deleted now goes another day."""
        oldest = (self._now() - timedelta(days=DAYS_KEPT)).timestamp()
        room = BYTES_KEPT - self._part_bytes
        for path in reversed(log_files(self._folder)):
            with suppress(OSError):
                found = path.stat()
                room -= found.st_size
                if room < 0 or found.st_mtime < oldest:
                    path.unlink()


def log_files(folder: Path) -> list[Path]:
    """The files of the log, oldest first, those of older versions before them."""
    try:
        names = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) or _OLD_NAME.fullmatch(path.name)]
    except OSError:
        return []
    return sorted(names, key=lambda path: (_NAME.fullmatch(path.name) is not None, path.name))


def last_lines(folder: Path, count: int) -> list[str]:
    """The last lines of the log, for a report of what happened before."""
    lines: list[str] = []
    for path in reversed([one for one in log_files(folder) if one.suffix == ".jsonl"]):
        with suppress(OSError):
            lines = [*path.read_text("utf-8", "replace").splitlines()[-(count - len(lines)) :], *lines]
        if len(lines) >= count:
            break
    return lines


def _append(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.write(descriptor, content)
    finally:
        os.close(descriptor)
