"""Reads the scanner on a serial port, in a thread of its own; keeps looking for it while it is unplugged."""

from __future__ import annotations

import logging
import queue
import threading
from typing import TYPE_CHECKING, Final

from pos_app.app.serial_devices import NOT_THERE, TROUBLE, about, found_ports, open_port
from pos_app.domain.sentences import SetupError
from pos_app.scanner.serial_lines import SerialLines
from pos_app.scanner.serial_ports import ScannerState, SerialPort, choose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from serial import Serial

    from pos_app.scanner.serial_lines import Reading

log = logging.getLogger(__name__)

_TRY_AGAIN_S: Final = 1.0


class SerialScanner:
    """The scanner that the owner set up. All methods return at once, but `close`, and belong to one thread.

    What is read is a payment code for all that is known here: it is handed on, and neither kept nor logged.
    """

    def __init__(self, ports: Callable[[], Sequence[SerialPort]] = found_ports) -> None:
        self._ports = ports
        self._asked: queue.SimpleQueue[Callable[[], object]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="serial scanner")
        self._read: Callable[[Reading], object] = lambda _reading: None
        self._told: Callable[[ScannerState], object] = lambda _state: None
        self._chosen = ""
        # From here on the scanner's thread's own.
        self._ending = False
        self._wanted = ""
        self._last: SerialPort | None = None
        self._open: Serial | None = None
        self._lines = SerialLines()
        self._state = ScannerState()

    def listen(self, read: Callable[[Reading], object], told: Callable[[ScannerState], object]) -> None:
        """Who is called, in the scanner's thread, for each reading and for each change of the state."""
        self._read, self._told = read, told

    def use(self, port: str) -> None:
        """Reads from `port` from now on: a name, `auto`, or nothing at all."""
        if port != self._chosen:
            self._chosen = port
            self._ask(lambda: self._want(port))

    def list_ports(self, answer: Callable[[Sequence[SerialPort]], object]) -> None:
        """Calls `answer`, in the scanner's thread, with the ports there are."""
        self._ask(lambda: answer(self._ports()))

    def close(self) -> None:
        """Ends the thread, in a moment; the port is free then."""
        if self._thread.ident is not None:
            self._asked.put(self._end)
            self._thread.join()

    def _ask(self, command: Callable[[], object]) -> None:
        self._asked.put(command)
        if self._thread.ident is None:  # a shop without a serial scanner has no thread for it either
            self._thread.start()

    # --- in the scanner's thread ---

    def _run(self) -> None:
        while not self._ending:
            self._obey()
            if self._open is not None:
                self._read_on(self._open)
            elif self._wanted and not self._ending:
                self._connect()
        self._disconnect()

    def _obey(self) -> None:
        """Carries out what was asked; waits for it while there is nothing to read."""
        wait_s = 0 if self._open is not None else _TRY_AGAIN_S if self._wanted else None
        try:
            command = self._asked.get(timeout=wait_s)
        except queue.Empty:
            return
        command()

    def _want(self, port: str) -> None:
        self._disconnect()
        self._wanted, self._last = port, None
        self._tell(ScannerState())

    def _end(self) -> None:
        self._ending = True

    def _connect(self) -> None:
        try:
            port = choose(self._wanted, self._ports(), self._last)
            self._open = open_port(port.device)
        except SetupError as error:
            self._tell(ScannerState(problem=error.sentence))
            return
        self._last, self._lines = port, SerialLines()
        log.info("the serial scanner on %s is read from", port.device)
        self._tell(ScannerState(device=port.device))

    def _read_on(self, port: Serial) -> None:
        try:
            data = port.read(max(1, port.in_waiting))
        except TROUBLE as error:
            log.info("the serial scanner is gone: %s", type(error).__name__)
            self._disconnect()
            self._tell(ScannerState(problem=about(NOT_THERE, str(port.port))))
            return
        for reading in self._lines.feed(data) if data else self._lines.silence():
            self._read(reading)

    def _disconnect(self) -> None:
        if self._open is None:
            return
        port, self._open = self._open, None
        try:
            port.close()
        except TROUBLE as error:
            log.info("the serial port did not close: %s", type(error).__name__)

    def _tell(self, state: ScannerState) -> None:
        if state != self._state:
            self._state = state
            self._told(state)
