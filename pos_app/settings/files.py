"""Writing a small file so that a crash leaves either the old one or the new one."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

_NOT_SAVED = QT_TRANSLATE_NOOP(
    "files",
    "{path} could not be saved ({problem}); the old file is unchanged. Check free space and access rights.",
)


def write_atomically(path: Path, text: str) -> None:
    """Replaces the UTF-8 file `path` durably, readable by its owner only. SetupError: nothing changed."""
    try:
        _replace(path, text.encode())
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise SetupError(_NOT_SAVED.filled(path=str(path), problem=problem)) from error


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
