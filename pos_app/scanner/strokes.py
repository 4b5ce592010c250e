"""What the decoder is told about a key, and the figures it judges by."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class Settings:
    """How a scanner types. A person at 15 keys a second leaves 66 ms between keys, a slow scanner 50 ms."""

    max_gap_ms: int = 55
    """The longest gap that still counts as a scanner's; a longer one is a hiccup."""
    mean_gap_ms: int = 52
    """The longest mean of the gaps that are no hiccups: jitter makes single gaps of typing short, never their mean."""
    silence_ms: int = 180
    """After this silence a run of keys is over. Hiccups reach 150 ms, and late delivery adds to them."""
    min_length: int = 6
    """Strokes that make a scan. Payment codes have 16 and more; shorter ones are recognised to be refused."""
    sure_length: int = 16
    """What is asked for instead where the window was blocked: typed keys then arrive in a burst as well."""
