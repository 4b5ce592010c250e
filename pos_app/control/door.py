"""The open till's local door: another process asks, the till does it and answers in events."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Client
from typing import TYPE_CHECKING, Final

from pos_app.control.address import close_door, open_door, read_address
from pos_app.control.line import Line, LineError, LineTimeout
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    from pathlib import Path

Handler = Callable[[dict[str, object]], Iterator[dict[str, object]]]

HANDSHAKE_S: Final = 10.0  # for a caller to prove itself and to ask
CLOSE_S: Final = 2.0
SHOW: Final[dict[str, object]] = {"do": "show"}
SHOWN: Final[dict[str, object]] = {"event": "shown"}
_END: Final[dict[str, object]] = {"event": "end"}

_SILENT = QT_TRANSLATE_NOOP("door", "The open till does not answer. Close it and try again. Nothing was asked of it.")
_LOST = QT_TRANSLATE_NOOP(
    "door",
    "The open till ended before it had answered. Start it again: it goes on with whatever is open. "
    "Do not charge again before it has told the outcome.",
)

log = logging.getLogger(__name__)


class NobodyHome(Exception):
    """No till is open in this data folder: the caller does the work itself."""


class TillSilent(CounterError):
    """A till is open and does not talk. The request was not sent."""


class TillLost(CounterError):
    """The till ended after the request was sent and before the answer was complete."""


class DoorServer:
    """Answers callers until `close`. Make one only while holding the data folder's `TillLock`.

    `handler` gets each request in a thread of its own and yields the answer's events; the message that ends
    them is ours. A handler that waits must end by itself when the till closes: `close` hangs up on the caller,
    and does not wait longer than `CLOSE_S` for the handler.
    """

    def __init__(self, folder: Path, handler: Handler, *, handshake_s: float = HANDSHAKE_S) -> None:
        """Opens the door of the till in `folder`. Raises SetupError; the till can do without a door."""
        self._folder = folder
        self._handler = handler
        self._handshake_s = handshake_s
        self._lock = threading.Lock()
        self._callers: dict[threading.Thread, Line] = {}
        self._closing = threading.Event()
        self._listener, self._address = open_door(folder)
        self._acceptor = threading.Thread(target=self._accept, name="door", daemon=True)
        self._acceptor.start()

    def close(self) -> None:
        """Hangs up on every caller and ends all threads."""
        self._closing.set()
        with suppress(OSError):
            Client(self._address.place).close()  # nothing else wakes a thread that waits in accept()
        with self._lock:
            callers = dict(self._callers)
        for line in callers.values():
            line.hang_up()
        for thread in (self._acceptor, *callers):
            thread.join(CLOSE_S)
        close_door(self._folder, self._listener)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                self._receive_caller(Line(self._listener.accept()))
            except OSError as error:
                log.warning("A caller could not be let in: %s", type(error).__name__)
                self._closing.wait(0.1)  # out of file descriptors, perhaps: trying at once would spin

    def _receive_caller(self, line: Line) -> None:
        thread = threading.Thread(target=self._serve, args=(line,), name="door-caller", daemon=True)
        with self._lock:
            if self._closing.is_set():
                line.close()
                return
            self._callers[thread] = line
            thread.start()

    def _serve(self, line: Line) -> None:
        try:
            with closing(line):
                self._converse(line)
        except LineError:
            log.info("A caller hung up, or was none of ours")
        finally:
            with self._lock:
                del self._callers[threading.current_thread()]

    def _converse(self, line: Line) -> None:
        with line.deadline(self._handshake_s):
            line.prove_each_other(self._address.key, caller=False)
            request = line.receive()
        try:
            for event in self._handler(request):
                line.send(event)
        except LineError:
            raise
        except Exception as error:
            log.error("A caller's request failed: %s", type(error).__name__, exc_info=error)
            line.send({"event": "error", "error": type(error).__name__})
        line.send(_END)


class DoorClient:
    """Asks the till that is open in `folder`."""

    def __init__(self, folder: Path, *, handshake_s: float = HANDSHAKE_S) -> None:
        self._folder = folder
        self._handshake_s = handshake_s

    def call(self, request: dict[str, object]) -> Iterator[dict[str, object]]:
        """Sends the request at once; returns the events of the answer as they come, however long that takes.

        Raises NobodyHome or TillSilent before the request is sent, TillLost (also while iterating) after that.
        """
        line = self._connect()
        try:
            line.send(request)
        except LineError as error:
            line.close()
            raise TillLost(_LOST) from error
        return _events(line)

    def show(self) -> bool:
        """Has the open till bring its window to the front; False when it has none (a command line at work)."""
        return SHOWN in list(self.call(SHOW))

    def _connect(self) -> Line:
        address = read_address(self._folder)
        if address is None:
            raise NobodyHome
        try:
            line = Line(Client(address.place))
        except OSError as error:
            raise NobodyHome from error
        try:
            with line.deadline(self._handshake_s):
                line.prove_each_other(address.key, caller=True)
        except LineError as error:
            line.close()
            raise (TillSilent(_SILENT) if isinstance(error, LineTimeout) else NobodyHome()) from error
        return line


def _events(line: Line) -> Iterator[dict[str, object]]:
    with closing(line):
        while True:
            try:
                event = line.receive()
            except LineError as error:
                raise TillLost(_LOST) from error
            if event == _END:
                return
            yield event
