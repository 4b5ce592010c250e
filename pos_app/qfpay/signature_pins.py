"""How each endpoint signs its answers: learned, then pinned, then demanded (OpenAPI, "Response signature").

No I/O and no clock. What the journal is to keep waits here until the till's thread has written it down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final

from pos_app.domain.till_events import (
    PinCleared,
    SignatureEvent,
    SignaturePinned,
    SignatureStreak,
    TillEvent,
    UntrustedAnswer,
    pins,
)
from pos_app.qfpay.response_trust import Trust

if TYPE_CHECKING:
    from pos_app.qfpay.response_trust import SignatureVerdict

NEEDED: Final = 20
_OTHER_SCHEME: Final = "other_scheme"


class SignaturePins:
    """Judges the answers of one `host`, in whatever thread they arrive.

    After 20 answers in a row that verified with one scheme, an endpoint is pinned: what does not verify with it is not
    believed any more. The pin counts at once, before it is on disk: the next answer may be the forged one, and a pin
    that a full disk or a crash swallowed is only learned again. Clearing is the other way round: first it is written
    down, then `clear` is called, for protection must never end without a record.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        self._lock = Lock()
        self._unwritten: deque[Callable[[int], SignatureEvent]] = deque()
        self._start_with({}, {})

    def restore(self, events: Iterable[TillEvent]) -> None:
        """Starts with what earlier runs wrote down, oldest first, and with nothing else."""
        own = [event for event in events if isinstance(event, SignatureEvent) and event.host == self.host]
        with self._lock:
            standing = {endpoint: pin.scheme for (_, endpoint), pin in pins(own).items()}
            self._start_with(standing, _streaks(own))

    def _start_with(self, standing: dict[str, str], streaks: dict[str, tuple[str, int]]) -> None:
        self._pinned = standing
        self._streaks = streaks
        self._noted = dict(streaks)
        self._latest: dict[str, SignatureVerdict] = {}
        self._refusing = False
        self._told: set[tuple[str, str, bool]] = set()
        self._unwritten.clear()

    # --- judging ---

    def trusts(self, endpoint: str, verdict: SignatureVerdict, *, refusal: bool = False) -> bool:
        """Whether an answer of `endpoint` (a path) may be believed. `refusal`: it is one that needs no signature.

        Such a refusal neither counts nor breaks a row, and is no event; under a pin the caller believes the bare code.
        """
        with self._lock:
            self._latest[endpoint] = verdict
            pinned = self._pinned.get(endpoint)
            trusted = pinned is None or verdict.scheme == pinned
            self._refusing = not trusted and not refusal
            if self._refusing:
                self._tell_untrusted(endpoint, _OTHER_SCHEME if verdict.scheme else verdict.trust.value, pinned=True)
            if pinned is None and (verdict.scheme is not None or not refusal):
                self._learn(endpoint, verdict)
            return trusted

    def _learn(self, endpoint: str, verdict: SignatureVerdict) -> None:
        if verdict.trust is Trust.MISMATCH:
            self._tell_untrusted(endpoint, verdict.trust.value, pinned=False)
        scheme, count = self._streaks.pop(endpoint, ("", 0))
        if verdict.scheme != scheme:
            count = 0
            self._break_noted_streak(endpoint)
        if verdict.scheme is None:
            return
        if count + 1 < NEEDED:
            self._streaks[endpoint] = (verdict.scheme.value, count + 1)
            return
        self._pinned[endpoint] = verdict.scheme.value
        self._noted.pop(endpoint, None)
        self._tell(SignaturePinned, endpoint, scheme=verdict.scheme.value)

    def _break_noted_streak(self, endpoint: str) -> None:
        if self._noted.pop(endpoint, None):
            self._tell(SignatureStreak, endpoint, scheme="", count=0)

    def _tell_untrusted(self, endpoint: str, trust: str, *, pinned: bool) -> None:
        """Once for each way in which it can go wrong: a till asks every few seconds."""
        if (endpoint, trust, pinned) not in self._told:
            self._told.add((endpoint, trust, pinned))
            self._tell(UntrustedAnswer, endpoint, trust=trust, pinned=pinned)

    def _tell(self, kind: Callable[..., SignatureEvent], endpoint: str, **particulars: object) -> None:
        self._unwritten.append(partial(kind, host=self.host, endpoint=endpoint, **particulars))

    # --- what the till's thread does ---

    def next_event(self, at: int) -> SignatureEvent | None:
        """The oldest event that is not on disk yet, as of `at` (till's clock, ms); `noted` follows once it is."""
        return self._unwritten[0](at) if self._unwritten else None

    def noted(self) -> None:
        """The event that `next_event` gave is on disk."""
        self._unwritten.popleft()

    def pause(self) -> None:
        """The till closes: how far the rows have come is worth keeping, or commands of one payment never learn."""
        with self._lock:
            for endpoint, (scheme, count) in self._streaks.items():
                if self._noted.get(endpoint) != (scheme, count):
                    self._tell(SignatureStreak, endpoint, scheme=scheme, count=count)
            self._noted = dict(self._streaks)

    def clear(self, event: PinCleared) -> None:
        """Forgets a pin, which `event` says and the journal already knows: its endpoint is learned anew."""
        with self._lock:
            self._pinned.pop(event.endpoint, None)
            self._refusing = False
            self._told = {told for told in self._told if told[0] != event.endpoint}

    # --- what is to be seen ---

    def pinned(self) -> dict[str, str]:
        """The scheme of each endpoint that is pinned."""
        with self._lock:
            return dict(self._pinned)

    def latest(self, endpoint: str) -> SignatureVerdict | None:
        """What the signature of the last answer was, if there was one."""
        with self._lock:
            return self._latest.get(endpoint)

    def refuses(self) -> bool:
        """Whether the last answer of all was not believed."""
        with self._lock:
            return self._refusing


def _streaks(events: Iterable[SignatureEvent]) -> dict[str, tuple[str, int]]:
    streaks: dict[str, tuple[str, int]] = {}
    for event in events:
        if isinstance(event, SignatureStreak) and event.count:
            streaks[event.endpoint] = (event.scheme, event.count)
        elif not isinstance(event, UntrustedAnswer):
            streaks.pop(event.endpoint, None)
    return streaks
