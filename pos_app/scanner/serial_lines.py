"""Bytes of a serial scanner in, scans out. No I/O, no clock.

A scanner ends each code with a sign of its own, or with silence where it is set to send none. Silence is known only to
whoever waits for bytes: a pause between two readings may as well be this program's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pos_app.scanner.shapes import without_frame

SILENCE_MS: Final = 100
"""So long without a byte ends a code. At 9600 baud a byte takes a millisecond, and adapters pause for up to 16."""

_END: Final = re.compile(rb"([\r\n\t\x03\x00])")
_LONGEST: Final = 2_048
"""Bytes of one code that are kept; the longest payment code has 512, and frames are short."""
_LEFT_OUT: Final = b"\xff"
"""In place of what was not kept. No text of ASCII or UTF-8 has it: what stands before it is no payment code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One scan from a serial port. Both may be a payment code: they are not in its `repr`.

    `text` is the scan without what the scanner put round it; the caller judges it. `raw` is all that came for it, with
    the sign that ended it.
    """

    text: str = field(repr=False)
    raw: bytes = field(repr=False)


class SerialLines:
    """Cuts what comes from one open port into scans. Of a code without an end only the beginning is kept."""

    def __init__(self) -> None:
        self._line = bytearray()

    def feed(self, data: bytes) -> list[Reading]:
        """The scans that `data` completes, in their order."""
        readings: list[Reading] = []
        *pieces, rest = _END.split(data)
        for text, end in zip(pieces[::2], pieces[1::2], strict=True):
            self._keep(text)
            readings += self._close(end)
        self._keep(rest)
        return readings

    def silence(self) -> list[Reading]:
        """Nothing came for `SILENCE_MS`: the scan that it ends, if there was one."""
        return self._close(b"")

    def _keep(self, piece: bytes) -> None:
        self._line += piece
        if len(self._line) > _LONGEST:
            self._line[_LONGEST:] = _LEFT_OUT

    def _close(self, end: bytes) -> list[Reading]:
        line, self._line = bytes(self._line), bytearray()
        text = without_frame(line.decode("utf-8", "replace"))
        return [Reading(text, line + end)] if text else []  # nothing stands between CR and LF
