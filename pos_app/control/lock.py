"""The lock that makes one process the owner of a till. The operating system lets go of it, whatever the end."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.sentences import Sentence

# On Windows a locked byte cannot be read by others: lock one far behind the process's number.
_LOCKED_BYTE: Final = 1 << 20

_CANNOT_LOCK = QT_TRANSLATE_NOOP(
    "lock",
    "The data folder cannot be locked ({problem}: {path}). Choose a folder on this computer's own disk with "
    "--data-dir.",
)


class TillLock:
    """A lock on `path` between processes, and between objects in one process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Takes the lock for the life of the process; False when somebody else has it. Never waits.

        Raises SetupError where files cannot be locked.
        """
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise SetupError(self._sentence(error)) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if held_by_another(error):
                return False
            raise SetupError(self._sentence(error)) from error
        with suppress(OSError):  # only for support: a full disk must not stop a till that has payments to follow
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Lets go of the lock, if it is held. The file stays: without it two processes could lock two files."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """The number of the process that took the lock last, for support. It need not be running any more."""
        try:
            return int(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return None

    def _sentence(self, error: OSError) -> Sentence:
        return _CANNOT_LOCK.filled(problem=error.strerror or type(error).__name__, path=str(self._path))


def held_by_another(error: OSError) -> bool:
    """Whether a refused lock means that somebody has it, and not that this disk knows no locks."""
    # Wine's C library gives no reason when a byte is locked; a disk without locks has one.
    return isinstance(error, BlockingIOError | PermissionError) or error.errno == 0


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
