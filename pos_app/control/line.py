"""A connection through the door: JSON objects, one in each message, of limited size. Never pickle."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import threading
from multiprocessing import AuthenticationError
from multiprocessing.connection import answer_challenge, deliver_challenge
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

MAX_MESSAGE: Final = 1 << 20  # bytes; a request or an answer's line has a few hundred


class LineError(Exception):
    """The other side hung up, is not one of us, or talks nonsense. Without details: they may be anything."""


class LineTimeout(LineError):
    """The other side let a deadline pass."""


class Line:
    """Either end of a connection. One thread talks; `hang_up` and `close` may be called from any."""

    def __init__(self, connection: Connection[Any, Any]) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def prove_each_other(self, key: bytes, *, caller: bool) -> None:
        """Proves to the other side that we know `key`, and has it prove the same. Raises LineError."""
        steps = (answer_challenge, deliver_challenge) if caller else (deliver_challenge, answer_challenge)
        try:
            for step in steps:
                step(self._connection, key)
        # Garbage in place of a challenge ends in an assertion or a ValueError, depending on Python's version.
        except (AuthenticationError, AssertionError, ValueError, EOFError, OSError) as error:
            raise LineError from error

    def send(self, message: dict[str, object]) -> None:
        """Sends one object. Raises LineError; ValueError or TypeError for what is no JSON or too large."""
        text = json.dumps(message, allow_nan=False).encode()
        if len(text) > MAX_MESSAGE:
            raise ValueError("message too large")
        try:
            self._connection.send_bytes(text)
        except OSError as error:
            raise LineError from error

    def receive(self) -> dict[str, object]:
        """Waits for one object. Raises LineError."""
        try:
            message = json.loads(self._connection.recv_bytes(MAX_MESSAGE))
        except (ValueError, RecursionError, EOFError, OSError) as error:
            raise LineError from error
        if not isinstance(message, dict):
            raise LineError
        return message

    @contextlib.contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Hangs up if the block takes longer, so that whatever it waits for ends in LineTimeout."""
        late = threading.Event()

        def ring() -> None:
            late.set()
            self.hang_up()

        timer = threading.Timer(seconds, ring)
        timer.daemon = True
        timer.start()
        try:
            yield
        except LineError as error:
            if late.is_set():
                raise LineTimeout from error
            raise
        finally:
            timer.cancel()

    def hang_up(self) -> None:
        """Ends the conversation: a thread that waits in `receive` or `send` gets LineError."""
        with self._lock:
            if self._connection.closed:
                return
            if sys.platform == "win32":
                self._connection.close()
            else:
                # Closing the descriptor would not wake a thread that waits on it; shutting the socket does.
                with (
                    contextlib.suppress(OSError),
                    socket.socket(fileno=os.dup(self._connection.fileno())) as line,
                ):
                    line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Closes the connection; only the thread that talks should."""
        with self._lock:
            self._connection.close()
