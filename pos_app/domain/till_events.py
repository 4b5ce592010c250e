"""What happens to the till itself, beside any one payment: worth keeping for the owner and for support.

Times are integer milliseconds of the till's steady clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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
class SignatureStreak:
    """`count` answers of `endpoint` at `host` in a row verified with `scheme`; 0: the row that was noted is broken."""

    at: int
    host: str
    endpoint: str
    scheme: str
    count: int


@dataclass(frozen=True, slots=True)
class UntrustedAnswer:
    """An answer whose signature did not hold; `pinned`: so it was no evidence.

    `trust` is `unsigned`, `mismatch`, or `other_scheme`: it verified, but not with the scheme that is pinned.
    """

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
class JournalOwner:
    """From here on the journal is that of the till with this id; `before` (empty: nobody) had it until then."""

    at: int
    till_id: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What the gateway knows of `since` to `until` in `profile` was read; `found` payments were new to the journal."""

    at: int
    since: int
    until: int
    found: int
    profile: str = ""


SignatureEvent = SignaturePinned | PinCleared | SignatureStreak | UntrustedAnswer
TillEvent = SignatureEvent | JournalRestored | JournalOwner | Rebuilt


def pins(events: Iterable[TillEvent]) -> dict[tuple[str, str], SignaturePinned]:
    """By host and endpoint the pins that stand after `events`, oldest first."""
    standing: dict[tuple[str, str], SignaturePinned] = {}
    for event in events:
        if isinstance(event, SignaturePinned):
            standing[event.host, event.endpoint] = event
        elif isinstance(event, PinCleared):
            standing.pop((event.host, event.endpoint), None)
    return standing
