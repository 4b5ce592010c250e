"""What happens to the till itself, beside any one payment: worth keeping for the owner and for support.

Times are integer milliseconds of the till's steady clock.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignaturePinned:
    """From here on answers of `endpoint` (a path) at `host` must bear a signature of `scheme`."""

    at: int
    host: str
    endpoint: str
    scheme: str


@dataclass(frozen=True, slots=True)
class PinCleared:
    """The owner lets answers of `endpoint` at `host` be learned anew."""

    at: int
    host: str
    endpoint: str


@dataclass(frozen=True, slots=True)
class UntrustedAnswer:
    """An answer whose signature did not hold (`trust`: `unsigned` or `mismatch`); `pinned`: so it was no evidence."""

    at: int
    host: str
    endpoint: str
    trust: str
    pinned: bool


@dataclass(frozen=True, slots=True)
class JournalRestored:
    """The journal was damaged and kept aside as `aside`; `backup` (empty: none) took its place."""

    at: int
    aside: str
    backup: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What the gateway knows of `since` to `until` was read, and `found` payments were new to the journal."""

    at: int
    since: int
    until: int
    found: int


TillEvent = SignaturePinned | PinCleared | UntrustedAnswer | JournalRestored | Rebuilt
