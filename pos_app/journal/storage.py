"""Opening the journal's file: owner-only, durable, and never a file that is not ours to write."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

BUSY_S = 2.0
"""How long SQLite waits for another connection. The till stands still for as long, so it is short."""

_OWNER_ONLY = 0o600
_FOLDER_OWNER_ONLY = 0o700


def make_owner_only(path: Path) -> None:
    """Makes an empty file at `path` unless there is one, and closes it and SQLite's files beside it to other users.

    SQLite gives the files that it makes later the mode of the journal. Raises OSError.
    """
    path.parent.mkdir(mode=_FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        file = path.with_name(name)
        if file.exists():
            file.chmod(_OWNER_ONLY)


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection to the existing file at `path`; its users take turns themselves. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={'rw' if writing else 'ro'}",
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.row_factory = sqlite3.Row
    return connection


def undo_unfinished(path: Path) -> None:
    """Takes back what a program that died before the file had its WAL left half done. Raises sqlite3.Error.

    SQLite does so at the first look at the file, but only for those who may write: all others are told that the file
    is read-only, for ever.
    """
    if path.with_name(f"{path.name}-journal").exists():
        with closing(connect(path, writing=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema")


def make_durable(connection: sqlite3.Connection) -> bool:
    """Every commit survives a power cut from here on. False where the file's disk cannot do it."""
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    # macOS: without it fsync leaves the data in the drive's cache. Elsewhere it does nothing.
    connection.execute("PRAGMA fullfsync = ON")
    return bool(mode == "wal")


def sync_folder(folder: Path) -> None:
    """Makes what was renamed in `folder` survive a power cut. Raises OSError."""
    if sys.platform != "win32":  # which has no handle of a folder to flush
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything in it is committed, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # After some errors SQLite has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
