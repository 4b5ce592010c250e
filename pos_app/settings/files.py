"""Small files of text: reading any, and writing so that a crash leaves the old one or the new one.

One process writes after the other.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_SAVED = QT_TRANSLATE_NOOP(
    "files",
    "{path} could not be saved ({problem}); the old file is unchanged. Check free space and access rights.",
)
_UNREADABLE = QT_TRANSLATE_NOOP(
    "files", "{path} cannot be read ({problem}). Give yourself access to it, or move it away to begin anew."
)
_NOT_UTF8 = QT_TRANSLATE_NOOP(
    "files", "{path} cannot be read: line {line} is not UTF-8. Save the file as UTF-8 in the editor."
)
_TOO_LARGE = QT_TRANSLATE_NOOP(
    "files", "{path} cannot be read: it is larger than a megabyte, so it is something else than settings."
)
_LARGEST: Final = 1_000_000


class BadContent(SetupError):
    """The content of a file cannot be understood; nothing of it is known."""


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, with plain line ends; empty where there is none.

    Raises SetupError; BadContent where the file holds something else.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise SetupError(_UNREADABLE.filled(path=str(path), problem=_reason(error))) from error
    if len(content) > _LARGEST:
        raise BadContent(_TOO_LARGE.filled(path=str(path)))
    try:
        # Editors on Windows write a byte order mark, and line ends of their own.
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadContent(_NOT_UTF8.filled(line=str(line), path=str(path))) from None


def write_atomically(path: Path, text: str) -> None:
    """Replaces the UTF-8 file `path` durably, readable by its owner only. SetupError: nothing changed."""
    try:
        _replace(path, text.encode())
    except OSError as error:
        raise _not_saved(path, error) from error


@contextmanager
def one_writer(lock: Path, path: Path) -> Iterator[None]:
    """Whoever reads `path`, changes and writes it inside is alone with that; others wait. Raises SetupError.

    Not for use inside another one of the same `lock`.
    """
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _wait_for(descriptor)
        except OSError:
            os.close(descriptor)
            raise
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        yield
    finally:
        os.close(descriptor)  # and with it the lock


def _not_saved(path: Path, error: OSError) -> SetupError:
    return SetupError(_NOT_SAVED.filled(path=str(path), problem=_reason(error)))


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _replace(path: Path, content: bytes) -> None:
    # mkstemp makes the file with mode 0600, and in the same folder, so that the replacement is one rename.
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":  # which has no handle of a folder to flush
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _wait_for(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # for ten seconds at most; writing takes milliseconds

else:
    import fcntl

    def _wait_for(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
