"""Bytes of a serial scanner in, scans out. No I/O, no clock.

A scanner ends each code with a sign of its own, or with silence where it is set to send none. Silence is known only to
whoever waits for bytes: a pause between two readings may as well be this program's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pos_app.scanner.shapes import code_in, is_known_code

SILENCE_MS: Final = 100
"""So long without a byte ends a code. At 9600 baud a byte takes a millisecond, and adapters pause for up to 16."""

_END: Final = re.compile(rb"[\r\n\t\x03\x00]")
_LONGEST: Final = 2_048
"""Bytes of one code that are kept; the longest payment code has 512, and frames are short."""
_LEFT_OUT: Final = b"\xff"
"""In place of what was not kept. No text of ASCII or UTF-8 has it: what stands before it is no payment code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One scan from a serial port. It may be a payment code, which is not in its `repr`.

    `raw` has what the scanner put round the code, too, but for the sign that ended it.
    """

    raw: str = field(repr=False)

    def code(self, prefix: str = "", suffix: str = "") -> str:
        """The scan without the usual frame and without what this scanner was learned to put round a code."""
        return code_in(self.raw, prefix, suffix, is_known_code)


class SerialLines:
    """Cuts what comes from one open port into scans. Of a code without an end only the beginning is kept."""

    def __init__(self) -> None:
        self._line = bytearray()

    def feed(self, data: bytes) -> list[Reading]:
        """The scans that `data` completes, in their order."""
        readings: list[Reading] = []
        *pieces, rest = _END.split(data)
        for text in pieces:
            self._keep(text)
            readings += self._close()
        self._keep(rest)
        return readings

    def silence(self) -> list[Reading]:
        """Nothing came for `SILENCE_MS`: the scan that it ends, if there was one."""
        return self._close()

    def _keep(self, piece: bytes) -> None:
        self._line += piece
        if len(self._line) > _LONGEST:
            self._line[_LONGEST:] = _LEFT_OUT

    def _close(self) -> list[Reading]:
        line, self._line = bytes(self._line), bytearray()
        reading = Reading(line.decode("utf-8", "replace"))
        return [reading] if reading.code() else []  # nothing stands between CR and LF
