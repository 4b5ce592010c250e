"""What the decoder is told about a key, and the figures it judges by."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from pos_app.settings.declared import USUAL_GAP_MS


class Kind(enum.Enum):
    """What a key is to a scan."""

    CHAR = enum.auto()
    """Part of a code: a printable character, or a control character such as STX or GS."""
    END = enum.auto()
    """Enter, Tab or a line feed: what scanners put behind a code."""
    OTHER = enum.auto()
    """Anything else: arrows, function keys, Backspace, Esc. Never part of a code."""


@dataclass(frozen=True, slots=True)
class KeyStroke:
    """One press of a key. Its characters may belong to a payment code: they are not in its `repr`.

    `number` rises with every stroke. `text` is what the user's layout makes of the key, `native` what the key says
    on a US keyboard, as most scanners are set ("" where the platform does not tell). `at_ms` is monotonic.
    `acts` says that the key does something which cannot be put back (Enter, Space on a button, Ctrl+P).
    `stalled` says that the stroke may have waited while the window was blocked, so that the gap before it proves
    no speed; `blocked_ms` is how much of that gap the window was blocked.
    """

    number: int
    kind: Kind
    at_ms: int
    text: str = field(default="", repr=False)
    native: str = field(default="", repr=False)
    auto_repeat: bool = False
    acts: bool = False
    stalled: bool = False
    blocked_ms: int = 0


_SLOWEST_MEAN_MS = 52


@dataclass(frozen=True, slots=True)
class Settings:
    """How a scanner types. A person at 15 keys a second leaves 66 ms between keys, a usual scanner at most 50 ms.

    A slow scanner types no faster than that person, so that its rhythm proves nothing: `learned` settings have a
    second, slower pace, at which a run counts as a scan only where its text cannot be an amount. It has
    `known_length` characters and the shape of a known code, or `sure_length` digits; the largest amount has ten
    digits, and `.` and `+` are in no such code. So typing in an amount is never charged, however slow the scanner
    is. What is shorter than that is read from usual scanners only.
    """

    max_gap_ms: int = USUAL_GAP_MS
    """The longest gap that still counts as a scanner's; a longer one is a hiccup."""
    mean_gap_ms: int = _SLOWEST_MEAN_MS
    """The longest mean of the gaps that are no hiccups: jitter makes single gaps of typing short, never their mean."""
    silence_ms: int = 180
    """After this silence a run of keys is over. Hiccups reach 150 ms, and late delivery adds to them."""
    min_length: int = 6
    """Strokes that make a scan. Payment codes have 16 and more; shorter ones are recognised to be refused."""
    sure_length: int = 16
    """Digits that are asked for instead where times prove nothing: the window was blocked, or the scanner is slow."""
    known_length: int = 12
    """The same for the text of a known shape."""
    slow_gap_ms: int = 0
    """The longest gap of a slow scanner, 0 where there is none."""
    prefix: str = field(default="", repr=False)
    """What the scanner sends before every code, but for what all scanners may send (STX, AIM identifiers)."""
    suffix: str = field(default="", repr=False)
    """What it sends behind every code, but for ETX and line ends."""


def learned(gap_ms: int = USUAL_GAP_MS, prefix: str = "", suffix: str = "") -> Settings:
    """Settings for a scanner whose longest gap and frame are known. A gap up to the usual one stays a proof."""
    if gap_ms > USUAL_GAP_MS:
        return Settings(slow_gap_ms=gap_ms, silence_ms=max(180, 2 * gap_ms), prefix=prefix, suffix=suffix)
    return Settings(max_gap_ms=gap_ms, mean_gap_ms=min(gap_ms, _SLOWEST_MEAN_MS), prefix=prefix, suffix=suffix)
