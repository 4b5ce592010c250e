"""A serial scanner on a pseudo-terminal: for the program that reads it a serial port like any other."""

from __future__ import annotations

import os
import tty
from pathlib import Path


class PtyScanner:
    """Plugged in as `port`, a link, as /dev/serial/by-id has them: behind it the number may be another each time."""

    def __init__(self, port: Path) -> None:
        self.port = port
        self._scanner: int | None = None

    def plug(self) -> str:
        """Plugs it in; the port's number of this time."""
        self._scanner, computer = os.openpty()
        tty.setraw(computer)
        device = os.ttyname(computer)
        os.close(computer)
        self.port.symlink_to(device)
        return device

    def unplug(self) -> None:
        if self._scanner is not None:
            self.port.unlink()
            os.close(self._scanner)
            self._scanner = None

    def send(self, *chunks: bytes) -> None:
        assert self._scanner is not None
        for chunk in chunks:
            os.write(self._scanner, chunk)

    def has_been_sent_to(self) -> bytes:
        """What the computer wrote to it: nothing, ever."""
        assert self._scanner is not None
        os.set_blocking(self._scanner, False)
        try:
            return os.read(self._scanner, 1_000)
        except BlockingIOError:
            return b""
