"""Room on the disk that is kept for the results of payments under way, and given up when the disk is full."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

RESERVE_NAME: Final = "journal.reserve"
RESERVE_BYTES: Final = 8 << 20
"""Enough for the write-ahead log to grow to where SQLite empties it, and for thousands of events after that."""

_CHUNK: Final = 1 << 20


class Reserve:
    """A file beside the journal that only takes up room. Nothing here raises: having no reserve is an answer."""

    def __init__(self, path: Path, size: int = RESERVE_BYTES) -> None:
        self.path = path
        self._size = size

    def held(self) -> bool:
        """Whether the room is kept."""
        try:
            return self.path.stat().st_size >= self._size
        except OSError:
            return False

    def ensure(self) -> bool:
        """Keeps the room, as soon as the disk has twice as much of it; whether it is kept now."""
        return self.held() or self._make()

    def give_up(self) -> bool:
        """Frees the room for the journal; whether there was any."""
        try:
            self.path.unlink()
        except OSError:
            return False
        return True

    def _make(self) -> bool:
        unfinished = self.path.with_name(f"{self.path.name}.unfinished")
        try:
            # Twice: a reserve that took the very last room would be given up and made again without end.
            if shutil.disk_usage(self.path.parent).free < 2 * self._size:
                return False
            self._fill(unfinished)
            unfinished.replace(self.path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            return False
        return True

    def _fill(self, path: Path) -> None:
        # Noise: a disk that compresses would keep no room for zeros.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for start in range(0, self._size, _CHUNK):
                file.write(os.urandom(min(_CHUNK, self._size - start)))
            file.flush()
            os.fsync(file.fileno())
