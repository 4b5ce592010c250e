"""Tells scans from typing as the keys come in.

Keys act at once while nobody can know; from the sixth fast key on, and for Enter and Space behind a fast key, they
are held. Letters and digits in a row are held at the pace of a learned slow scanner, too; Enter is not, for such a
scan is complete when Enter comes, or was none. When a run of keys is over (Enter, Tab, silence) it is either a scan,
whose keys are taken back and dropped, or typing, whose held keys act in their order.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from itertools import pairwise

from pos_app.scanner.rhythm import Found, IsKnown, find_scan, is_change
from pos_app.scanner.shapes import is_known_code, without_frame
from pos_app.scanner.strokes import KeyStroke, Kind, Settings

_FAST_KEYS = 3  # so many fast keys and a hiccup before Enter: still a scanner's Enter


class Verdict(enum.Enum):
    """What becomes of the stroke that was fed."""

    PASS = enum.auto()
    """It acts now; it may have to be taken back."""
    HOLD = enum.auto()
    """It waits for the end of its run."""
    SWALLOW = enum.auto()
    """It never acts: it belongs to a scan that is complete."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan, without what the scanner put round it. `first` is the number of its first stroke.

    `text` may be a payment code, or anything else that a scanner reads: the caller judges it.
    """

    first: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The end of a run: what becomes of its strokes. Held ones that are not named here are dropped.

    Held strokes `before` act first. With a scan, whatever passed strokes changed is put back as it was before stroke
    `scan.first`; strokes `after` were typed behind the scan and act (again, if they had passed).
    """

    before: tuple[int, ...] = ()
    scan: Scan | None = None
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a stroke, after the run before it has been resolved (None: that goes on)."""

    verdict: Verdict
    resolution: Resolution | None = None


class Decoder:
    """Feed it each stroke once, and the time when nothing comes: `elapsed` ends a run after `silence_ms`."""

    def __init__(self, settings: Settings | None = None, is_known: IsKnown = is_known_code) -> None:
        self._settings = self._wanted = settings or Settings()
        self._is_known = is_known
        self._tail_ms: int | None = None  # when the scanner's last key after a complete scan came
        self._start_run()

    def configure(self, settings: Settings) -> None:
        """Other settings, from the next run on."""
        self._wanted = settings
        if not self._run:
            self._start_run()

    def _start_run(self) -> None:
        self._settings = self._wanted
        self._run: list[KeyStroke] = []
        self._held: list[int] = []
        self._holding = False
        # Changes of key in the present burst whose times can be believed, at the usual and at a slow scanner's pace.
        self._fast = self._slow = 0
        self._behind_scan = False

    @property
    def silence_ms(self) -> int:
        """How long nothing comes before the run that goes on is over."""
        return self._settings.silence_ms

    @property
    def is_open(self) -> bool:
        """Whether a run waits for more strokes or for silence."""
        return bool(self._run)

    def feed(self, stroke: KeyStroke) -> Decision:
        """Judges one stroke. Times must not fall, numbers must rise."""
        resolution = self._close(self._found()) if self._is_over(stroke) else None
        if self._run:
            return self._in_run(stroke)
        return Decision(self._without_run(stroke), resolution)

    def elapsed(self, at_ms: int) -> Resolution | None:
        """Nothing came until `at_ms`: the end of the run, once that is silence."""
        if not self._run or at_ms - self._run[-1].at_ms < self._settings.silence_ms:
            return None
        return self._close(self._found())

    def _gap(self, stroke: KeyStroke) -> int:
        return stroke.at_ms - self._run[-1].at_ms

    def _is_fast(self, stroke: KeyStroke) -> bool:
        return self._gap(stroke) <= self._settings.max_gap_ms

    def _is_over(self, stroke: KeyStroke) -> bool:
        """Whether the run ended before `stroke`: silence, a repeat of a held key, a slow key behind Enter."""
        if not self._run:
            return False
        if self._gap(stroke) - stroke.blocked_ms > self._settings.silence_ms:
            return True
        return not self._is_fast(stroke) and (stroke.auto_repeat or self._run[-1].kind is Kind.END)

    def _without_run(self, stroke: KeyStroke) -> Verdict:
        tail_gap = None if self._tail_ms is None else stroke.at_ms - self._tail_ms
        self._tail_ms = None
        fast = tail_gap is not None and tail_gap <= self._settings.max_gap_ms and not stroke.stalled
        late_end = tail_gap is not None and tail_gap <= self._settings.silence_ms and stroke.kind is Kind.END
        if late_end or (fast and stroke.kind is Kind.OTHER):
            self._tail_ms = stroke.at_ms  # the LF of a CR LF
            return Verdict.SWALLOW
        if stroke.kind is not Kind.CHAR or stroke.auto_repeat:
            return Verdict.PASS
        self._behind_scan = self._holding = fast
        return self._append(stroke)

    def _in_run(self, stroke: KeyStroke) -> Decision:
        if stroke.kind is Kind.CHAR:
            return Decision(self._append(stroke))
        found = self._found()
        if found or self._is_scrap():
            return self._completed(stroke, found)
        if stroke.kind is Kind.END and (self._holding or self._is_behind_fast_keys(stroke)):
            return Decision(self._append(stroke))
        return Decision(Verdict.PASS, self._close(None))

    def _append(self, stroke: KeyStroke) -> Verdict:
        held = self._holding or (stroke.acts and self._is_behind_fast_keys(stroke))
        self._count(stroke)
        self._run.append(stroke)
        self._holding = held = held or self._fast >= self._settings.min_length
        if not (held or self._held or self._may_be_slow_scan()):
            return Verdict.PASS
        self._held.append(stroke.number)
        return Verdict.HOLD

    def _is_behind_fast_keys(self, stroke: KeyStroke) -> bool:
        return bool(self._run) and (self._is_fast(stroke) or self._fast >= _FAST_KEYS)

    def _may_be_slow_scan(self) -> bool:
        """Whether it is worth while to wait for the shape. The `.` and `+` of most amounts say that it is not."""
        if self._slow < self._settings.min_length:
            return False
        text = without_frame("".join(stroke.native or stroke.text for stroke in self._run))
        return text.removeprefix(self._settings.prefix).isalnum()

    def _count(self, stroke: KeyStroke) -> None:
        gap = self._gap(stroke) if self._run else 0
        new = not stroke.stalled and (not self._run or is_change(self._run[-1], stroke))
        self._fast = new + (self._fast if gap <= self._settings.max_gap_ms else 0)
        self._slow = new + (self._slow if gap <= self._settings.slow_gap_ms else 0)

    def _found(self) -> Found | None:
        return find_scan(self._run, self._settings, self._is_known)

    def _is_scrap(self) -> bool:
        """Whether the run is the rest of a scan with a line end inside: too short for one, too fast for a person."""
        gaps = (right.at_ms - left.at_ms for left, right in pairwise(self._run))
        return self._behind_scan and all(gap <= self._settings.max_gap_ms for gap in gaps)

    def _completed(self, stroke: KeyStroke, found: Found | None) -> Decision:
        """A scan, or the scrap behind one, and the stroke that follows it: the scanner's own or a person's."""
        whole = found is None or found.last == len(self._run)
        scanners_own = whole and (stroke.kind is Kind.END or self._is_fast(stroke))
        resolution = self._close(found)
        if not scanners_own:
            return Decision(Verdict.PASS, resolution)
        self._tail_ms = stroke.at_ms
        return Decision(Verdict.SWALLOW, resolution)

    def _close(self, found: Found | None) -> Resolution:
        run, held, scrap = self._run, self._held, self._is_scrap()
        self._start_run()
        if found is None:
            return Resolution(before=() if scrap else tuple(held))
        first = run[found.first].number
        return Resolution(
            before=tuple(number for number in held if number < first),
            scan=Scan(first, found.text),
            after=tuple(stroke.number for stroke in run[found.last :]),
        )
