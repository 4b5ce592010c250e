"""Where the door is and the key to it: one owner-only file in the data folder."""

from __future__ import annotations

import json
import os
import secrets
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Listener
from pathlib import Path
from typing import Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

DOOR_FILE: Final = "door.json"
_SOCKET: Final = "door.sock"
_BACKLOG: Final = 16
# sockaddr_un holds 108 bytes on Linux, 104 on macOS, and ends in a zero.
_MAX_SOCKET_PATH: Final = 103
_MAX_RUNTIME_PATH: Final = 70

_NO_DOOR = QT_TRANSLATE_NOOP(
    "address",
    "The command line cannot reach this till ({problem}). Check the access rights of the data folder and start "
    "again; the till itself works.",
)


@dataclass(frozen=True, slots=True)
class DoorAddress:
    """`place` is what `multiprocessing.connection` takes as an address.

    Who knows `key` may read the owner's files. It is new at every start.
    """

    place: str
    key: bytes

    def __repr__(self) -> str:
        return f"DoorAddress(place={self.place!r}, key=***)"


def open_door(folder: Path) -> tuple[Listener, DoorAddress]:
    """Listens for callers of the till in `folder`, which the caller has locked, and tells them where.

    Raises SetupError.
    """
    try:
        _forget(folder)  # what a till that was killed has left
        listener = _listener(folder)
        address = DoorAddress(str(listener.address), secrets.token_bytes(32))
        _write_address(folder, listener, address)
    except OSError as error:
        raise SetupError(_NO_DOOR.filled(problem=error.strerror or type(error).__name__)) from error
    return listener, address


def close_door(folder: Path, listener: Listener) -> None:
    """Stops listening and removes every trace."""
    with suppress(FileNotFoundError):  # somebody has cleaned up the socket
        listener.close()
    _forget(folder)


def read_address(folder: Path) -> DoorAddress | None:
    """The address of the door; None when there is none, or none that can be understood.

    It is what a till wrote that may have ended since.
    """
    try:
        document = json.loads((folder / DOOR_FILE).read_bytes())
        return DoorAddress(str(document["place"]), bytes.fromhex(document["key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _listener(folder: Path) -> Listener:
    if sys.platform == "win32":
        listener = Listener(rf"\\.\pipe\pos-app-{secrets.token_hex(16)}", backlog=_BACKLOG)
    else:
        listener = _socket_listener(folder)
    return listener


def _socket_listener(folder: Path) -> Listener:
    if len(os.fsencode(folder / _SOCKET)) <= _MAX_SOCKET_PATH:
        with suppress(OSError):  # a network or USB disk may know no sockets
            return Listener(str(folder / _SOCKET), backlog=_BACKLOG)
    # mkdtemp makes a folder for the owner only.
    runtime = tempfile.mkdtemp(prefix="pos-app-", dir=_runtime_folder())
    return Listener(str(Path(runtime) / _SOCKET), backlog=_BACKLOG)


def _runtime_folder() -> str | None:
    """The user's runtime folder if its path is short; else None, for the system's temporary folder."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return folder if 0 < len(folder) < _MAX_RUNTIME_PATH and Path(folder).is_dir() else None


def _write_address(folder: Path, listener: Listener, address: DoorAddress) -> None:
    try:
        # O_EXCL: a file that is there already would keep its own permissions.
        descriptor = os.open(folder / DOOR_FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        listener.close()
        _remove(folder, address)
        raise
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        json.dump({"place": address.place, "key": address.key.hex()}, file)


def _forget(folder: Path) -> None:
    address = read_address(folder)
    (folder / DOOR_FILE).unlink(missing_ok=True)
    with suppress(OSError):
        (folder / _SOCKET).unlink()
    if address is not None:
        _remove(folder, address)


def _remove(folder: Path, address: DoorAddress) -> None:
    """Removes the folder that was made for the socket: rmdir, never rmtree, for all we have is what a file says."""
    place = Path(address.place)
    if place.parent != folder:
        with suppress(OSError):
            place.unlink(missing_ok=True)
            place.parent.rmdir()
