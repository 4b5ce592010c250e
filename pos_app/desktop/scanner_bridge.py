"""Between the serial scanner's thread and the window: readings and news become Qt signals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.scanner.serial_lines import Reading
    from pos_app.scanner.serial_ports import ScannerState, SerialPort


class ScannerPort(Protocol):
    """What is used of the serial scanner; every method but `close` returns at once."""

    def listen(self, read: Callable[[Reading], object], told: Callable[[ScannerState], object]) -> None:
        """Calls these in the scanner's thread from now on."""

    def use(self, port: str) -> None:
        """Reads from that port: a name, `auto`, or none."""

    def list_ports(self, answer: Callable[[Sequence[SerialPort]], object]) -> None:
        """Calls `answer` in the scanner's thread."""

    def close(self) -> None:
        """Ends the thread."""


class ScannerBridge(QObject):
    """Lives in the window's thread; all its signals are emitted there.

    `scan_completed` has the `Reading` of a scan, `state_changed` a `ScannerState`, `ports_listed` the ports
    that were asked for.
    """

    scan_completed = Signal(object)
    state_changed = Signal(object)
    ports_listed = Signal(object)
    _read = Signal(object)
    _told = Signal(object)
    _listed = Signal(object)

    def __init__(self, scanner: ScannerPort) -> None:
        super().__init__()
        self._scanner = scanner
        # Queued: all three are emitted in the scanner's thread.
        self._read.connect(self.scan_completed, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self.state_changed, Qt.ConnectionType.QueuedConnection)
        self._listed.connect(self.ports_listed, Qt.ConnectionType.QueuedConnection)
        scanner.listen(self._read.emit, self._told.emit)

    def use(self, port: str) -> None:
        """Reads from that port from now on: a name, `auto`, or none."""
        self._scanner.use(port)

    def ask_for_ports(self) -> None:
        """`ports_listed` follows."""
        self._scanner.list_ports(self._listed.emit)

    def close(self) -> None:
        """Hears no more; the port is free."""
        self._scanner.close()
