"""Finds the scan in a run of strokes: by its rhythm, and by its shape where rhythm leaves two answers.

A scanner leaves short gaps with single hiccups between; a person leaves long ones. A run may begin with the last
keys of an amount and may end with keys typed behind a scan that has no terminator, so that a long gap is either a
hiccup inside the scan or its border. A long gap next to another long one is typing; otherwise the text with the
shape of a known code decides; and where there is none, the gap is taken for a hiccup.

Where a slow scanner was learned, its pace is tried besides the usual one, and before it: at the usual pace a piece of
a slow scan might pass for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pos_app.scanner.shapes import LONGEST_IDENTIFIER, code_in, identifier_length
from pos_app.scanner.strokes import KeyStroke, Kind, Settings

IsKnown = Callable[[str], bool]
Span = tuple[int, int]

_CHANGES = 3  # a held key repeats one character, and X11 does not always say that it is a repeat
_TRIMS = 3  # bursts of typing that may stick to either end of a scan
_STRAY_GAP_MS = 20  # a key typed just before a scan shows when its gap is this long ...
_STRAY_RATIO = 4  # ... and this many times as long as any gap of the scan
_TARDY_MS = 35  # from this mean gap on a key that arrives late ...
_LATE_MS = 20  # ... by so much, on a busy computer, is beyond the longest gap
_DIGITS_TURNED = str.maketrans("1234567890!@#$%^&*()", "!@#$%^&*()1234567890")  # Shift, or not, on a US keyboard


@dataclass(frozen=True, slots=True)
class Found:
    """The scan in a run: strokes `first` up to but not including `last`, and what it says."""

    first: int
    last: int
    text: str = field(repr=False)


def find_scan(run: Sequence[KeyStroke], settings: Settings, is_known: IsKnown) -> Found | None:
    """The scan in `run`, or None where all of it was typed. `is_known` tells the shape of a known code."""
    usual = _Pace(run, settings, is_known)
    if not settings.slow_gap_ms:
        return _at_usual_pace(usual, _Pace(run, replace(settings, max_gap_ms=settings.max_gap_ms + _LATE_MS), is_known))
    gap = settings.slow_gap_ms
    slow = _Pace(run, replace(settings, max_gap_ms=gap, mean_gap_ms=gap), is_known, proves=False)
    found = slow.known()
    if found is None:
        found = usual.known()
        if found is None or len(found.text) < settings.sure_length:
            found = slow.unknown() or found or usual.unknown()
    return found


def _at_usual_pace(usual: _Pace, late: _Pace) -> Found | None:
    """What is found at the usual pace, or with keys that arrive late now and then.

    In as many keys as a payment code has the mean gap tells a scanner from a hand where single gaps do not. A shorter
    text of a known shape may well be a piece of such a code.
    """
    found = usual.known()
    if usual.is_brisk() or (found and usual.is_payment_code(found) and not usual.has_late_keys(found)):
        return found or usual.unknown()
    whole = late.known()
    return whole if whole and late.is_payment_code(whole) else found or usual.unknown()


class _Pace:
    """A run, looked at as if typed by a scanner of one pace. `proves`: nobody but a scanner has that pace."""

    def __init__(self, run: Sequence[KeyStroke], settings: Settings, is_known: IsKnown, *, proves: bool = True) -> None:
        self._run = run
        self._settings = settings
        self._is_known = is_known
        self._proves = proves
        self._bursts = _bursts(run, settings.max_gap_ms)
        self._first, self._last = _chain(self._bursts)
        trimmed = _trimmed(self._bursts, self._first, self._last, settings)
        spans = [span for span in trimmed if _scans(run, span, settings)]
        self._spans = [each for span in spans for each in (*_identified(run, *span), span)]

    def is_brisk(self) -> bool:
        """Whether the run is too short or too fast for keys that arrive late to matter."""
        count = len(self._run)
        return count < self._settings.sure_length or self._run[-1].at_ms - self._run[0].at_ms < _TARDY_MS * count

    def is_payment_code(self, found: Found) -> bool:
        """Whether a text of known shape is as long as payment codes are."""
        return len(found.text) >= self._settings.sure_length

    def has_late_keys(self, found: Found) -> bool:
        """Whether keys of the scan itself arrived late, so that one before or behind it may well be the scan's, too."""
        longest = self._settings.max_gap_ms
        gaps = (right.at_ms - left.at_ms for left, right in pairwise(self._run[found.first : found.last]))
        return sum(longest < gap <= longest + _LATE_MS for gap in gaps) > 1

    def known(self) -> Found | None:
        """The scan that has the shape of a known code."""
        whole = (self._bursts[self._first][0], self._bursts[self._last][1])
        widened = _widened(self._bursts, self._first, self._last)
        others = [*widened, *_behind_stray_key(self._run, whole, self._settings)]
        spans = [*self._spans, *(span for span in others if _scans(self._run, span, self._settings))]
        return self._first_of(spans, known=True)

    def unknown(self) -> Found | None:
        """The scan of anything else."""
        # A fast hand types three keys and three more like this.
        if max(map(_size, self._bursts)) < self._settings.min_length:
            return None
        return self._first_of(self._spans, known=False)

    def _first_of(self, spans: Sequence[Span], *, known: bool) -> Found | None:
        for span in spans:
            strokes = self._run[slice(*span)]
            text = reading(strokes, self._settings, self._is_known)
            if (self._is_known(text) or not known) and self._proven(strokes, text, known=known):
                return Found(*span, text)
        return None

    def _proven(self, strokes: Sequence[KeyStroke], text: str, *, known: bool) -> bool:
        """Whether the strokes' times prove a scan; where not, whether the text can be nothing else."""
        if self._proves and not any(stroke.stalled for stroke in strokes):
            return True
        if known:
            return len(text) >= self._settings.known_length and _is_no_typing(text)
        return len(text) >= self._settings.sure_length and text.isascii() and text.isdigit()


def is_change(before: KeyStroke, stroke: KeyStroke) -> bool:
    """Whether `stroke` is another key than the one before: what a held key never is."""
    return not stroke.auto_repeat and (before.text, before.native) != (stroke.text, stroke.native)


def _bursts(run: Sequence[KeyStroke], max_gap_ms: int) -> list[Span]:
    """`run` cut at its long gaps."""
    cuts = [at for at, (left, right) in enumerate(pairwise(run), 1) if right.at_ms - left.at_ms > max_gap_ms]
    return list(pairwise([0, *cuts, len(run)]))


def _size(span: Span) -> int:
    return span[1] - span[0]


def _chain(bursts: Sequence[Span]) -> Span:
    """The first and the last of the bursts that may be one scan with hiccups: round the longest one.

    A stroke that stands alone between two long gaps was typed; only at either end of the run it may be a scan's.
    """
    first = last = max(range(len(bursts)), key=lambda index: _size(bursts[index]))
    while first > 0 and (_size(bursts[first - 1]) > 1 or first == 1):
        first -= 1
    while last < len(bursts) - 1 and (_size(bursts[last + 1]) > 1 or last == len(bursts) - 2):
        last += 1
    return first, last


def _trimmed(bursts: Sequence[Span], first: int, last: int, settings: Settings) -> Iterator[Span]:
    """The chain, whole and without bursts at its ends that are short enough to be typing; the whole first."""
    front = _trims([_size(burst) for burst in bursts[first:last]], settings.min_length)
    back = _trims([_size(burst) for burst in reversed(bursts[first + 1 : last + 1])], settings.min_length)
    trims = sorted((left + right, left, right) for left in range(front + 1) for right in range(back + 1))
    for trimmed, left, right in trims:
        if trimmed <= last - first:
            yield bursts[first + left][0], bursts[last - right][1]


def _identified(run: Sequence[KeyStroke], first: int, last: int) -> Iterator[Span]:
    """The span with the AIM identifier that leads up to it, or into it: Shift makes its signs the slowest of a scan."""
    for start in range(max(0, first - LONGEST_IDENTIFIER), first):
        head = run[start : start + LONGEST_IDENTIFIER]
        if start + max(map(identifier_length, _both_readings(head))) >= first:
            yield start, last


def _trims(sizes: Sequence[int], min_length: int) -> int:
    """How many of the bursts, from the outermost on, are short enough to be typing."""
    for count, size in enumerate(sizes[:_TRIMS]):
        if size >= min_length:
            return count
    return min(len(sizes), _TRIMS)


def _widened(bursts: Sequence[Span], first: int, last: int) -> Iterator[Span]:
    """The chain with the single stroke before or behind it: a hiccup right at a border."""
    if first > 0:
        yield bursts[first - 1][0], bursts[last][1]
    if last < len(bursts) - 1:
        yield bursts[first][0], bursts[last + 1][1]


def _behind_stray_key(run: Sequence[KeyStroke], span: Span, settings: Settings) -> Iterator[Span]:
    """The span from where one gap dwarfs all that follow: a scan that began within 50 ms of a typed key."""
    first, last = span
    longest = 0
    for at in range(last - 1, first, -1):
        gap = run[at].at_ms - run[at - 1].at_ms
        if at - first < settings.min_length and gap >= max(_STRAY_GAP_MS, _STRAY_RATIO * longest):
            yield at, last
        longest = max(longest, gap)


def _scans(run: Sequence[KeyStroke], span: Span, settings: Settings) -> bool:
    """Whether the strokes have the length and the rhythm of a scan. Repeats of a held key never count."""
    strokes = run[slice(*span)]
    if sum(stroke.kind is Kind.CHAR and not stroke.auto_repeat for stroke in strokes) < settings.min_length:
        return False
    if sum(is_change(left, right) for left, right in pairwise(strokes)) < _CHANGES - 1:
        return False
    gaps = [right.at_ms - left.at_ms for left, right in pairwise(strokes)]
    short = [gap for gap in gaps if gap <= settings.max_gap_ms]
    hiccups = len(gaps) - len(short)
    return hiccups <= max(1, len(gaps) // 8) and sum(short) <= settings.mean_gap_ms * len(short)


def reading(strokes: Sequence[KeyStroke], settings: Settings, is_known: IsKnown) -> str:
    """What the scan says: as on a US keyboard, or in the user's layout where that makes more sense.

    A scanner that is set to the user's layout knows nothing of Caps Lock, which turns its letters round and in some
    layouts its digits: what makes sense without it is meant.
    """
    us, layout = _both_readings(strokes)
    native, typed, turned, digits = (
        code_in(raw, settings.prefix, settings.suffix, is_known)
        for raw in (us, layout, layout.swapcase(), us.translate(_DIGITS_TURNED))
    )
    for known in filter(is_known, (native, typed, turned)):
        return known
    return next(filter(_plain, (native, typed)), digits if digits.isdecimal() else native)


def _both_readings(strokes: Sequence[KeyStroke]) -> tuple[str, str]:
    """The strokes as on a US keyboard and in the user's layout."""
    us = "".join(stroke.native or stroke.text for stroke in strokes)
    return us, "".join(stroke.text or stroke.native for stroke in strokes)


def _is_no_typing(text: str) -> bool:
    """Whether a long text of known shape can be neither a sum nor words: some shapes say no more than a beginning."""
    return text.isdigit() or (any(map(str.isalpha, text)) and not any(map(str.isspace, text)))


def _plain(text: str) -> bool:
    return text.isascii() and text.isalnum()
