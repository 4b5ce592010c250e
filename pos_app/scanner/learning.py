"""Learns a scanner from scans of it: what it puts round a code, how fast it is, and what is wrong with it.

What comes out says nothing of the codes. A frame is told from the code by the shape of known codes and, where it has
letters, by codes that differ; digits beside a code are never taken for a frame, for they could be the code's own.
What was learned is tried on the very key strokes before it is called good.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from pos_app.scanner.recording import LONGEST_GAP_MS
from pos_app.scanner.samples import Frame, Sample, is_clean, within
from pos_app.scanner.shapes import is_known_code, is_plain
from pos_app.scanner.strokes import Settings, learned
from pos_app.settings.declared import USUAL_GAP_MS

SCANS = 3
"""So many scans tell what is usual for a scanner and what was chance."""

_ROOM = 1.1
_MARGIN = 1.2  # a busy computer delivers keys later than it did in the test
_STEP_MS = 5
# What the row of digits types on a keyboard that is set to something else: US with Shift, French, Czech.
_DIGIT_ROWS = ("!@#$%^&*()", "&é\"'(-è_çà", "+ěščřžýáíé")
_FROM_SIGNS = [str.maketrans(row, "1234567890") for row in _DIGIT_ROWS]


class Verdict(enum.Enum):
    """What is to be said of a scanner."""

    WORKS = "works"
    LEARNED = "learned"
    """It works with the settings of the lesson."""
    ENDS_DIFFER = "ends_differ"
    """Each scan was read, but Enter came behind some of them only."""
    EMPTY = "empty"
    """A frame came without a code."""
    DIGITS_TURNED = "digits_turned"
    """Signs came where digits should be."""
    CASE_TURNED = "case_turned"
    """Capitals came as small letters and the other way round."""
    KEYS_LOST = "keys_lost"
    """One scan is another one with something missing, or each has another length and none is known."""
    TOO_SLOW = "too_slow"
    """It is slower than can be learned."""
    TOO_SHORT = "too_short"
    """It is slow, and the scanned codes are too short to be told from typing at that pace."""
    DIGITS_AROUND = "digits_around"
    """Digits come before or behind each code."""
    FRAME_CHANGES = "frame_changes"
    """Each time something else comes before or behind the code."""
    SAME_CODE = "same_code"
    """The same code came each time, so that letters round it cannot be told from it."""
    UNKNOWN_CODES = "unknown_codes"
    """Signs come round codes of a shape that is not known, so that it cannot be told where these begin."""
    NOT_READ = "not_read"
    """The scans were not read, and nobody knows why."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was found out. With `LEARNED` the frame and the gap are to be used."""

    verdict: Verdict
    prefix: str = ""
    suffix: str = ""
    gap_ms: int = USUAL_GAP_MS

    @property
    def settings(self) -> Settings:
        """The decoder's settings for it."""
        return learned(self.gap_ms, self.prefix, self.suffix)


class _Trouble(Exception):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.lesson = Lesson(verdict)


def learn(samples: Sequence[Sample], settings: Settings) -> Lesson:
    """What `samples`, one or more scans of one scanner, say of it; `settings` are those in use."""
    try:
        _refuse_empty(samples)
        _refuse_turned(samples)
        _refuse_losses(samples)
        lesson = _try(samples, settings, _frame_of(samples))
    except _Trouble as trouble:
        return trouble.lesson
    endings = {sample.ending for sample in samples if sample.strokes}
    return (
        replace(lesson, verdict=Verdict.ENDS_DIFFER) if len(endings) > 1 and lesson.verdict is Verdict.WORKS else lesson
    )


def _refuse_empty(samples: Sequence[Sample]) -> None:
    if any(not sample.bare.strip() for sample in samples):
        raise _Trouble(Verdict.EMPTY)


def _refuse_turned(samples: Sequence[Sample]) -> None:
    texts = [sample.bare for sample in samples if not sample.frames]
    if any(_are_signs(text) for text in texts):
        raise _Trouble(Verdict.DIGITS_TURNED)
    if any(_is_payment_like(text.swapcase()) for text in texts):
        raise _Trouble(Verdict.CASE_TURNED)


def _are_signs(text: str) -> bool:
    if len(text) >= 8 and not any(sign.isalnum() and sign.isascii() for sign in text):
        return True
    return any(_is_payment_like(text.translate(table)) for table in _FROM_SIGNS)


def _is_payment_like(text: str) -> bool:
    return is_plain(text) and is_known_code(text)


def _refuse_losses(samples: Sequence[Sample]) -> None:
    if any(_lacks_some(short, long) for short, long in permutations([sample.bare for sample in samples], 2)):
        raise _Trouble(Verdict.KEYS_LOST)
    unknown = [len(sample.bare) for sample in samples if not sample.is_known]
    if len(unknown) == len(set(unknown)) == SCANS:
        raise _Trouble(Verdict.KEYS_LOST)


def _lacks_some(short: str, long: str) -> bool:
    """Whether `short` is `long` with up to half of it missing."""
    rest = iter(long)
    return len(long) > len(short) >= len(long) / 2 and all(sign in rest for sign in short)


# --- what is round the code ---


def _frame_of(samples: Sequence[Sample]) -> Frame:
    same_code = len({sample.bare for sample in samples}) == 1
    known = [sample for sample in samples if sample.is_known] or samples
    common = [frame for frame in known[0].frames if all(frame in sample.frames for sample in known)]
    clean = next(filter(is_clean, common), None)
    if clean is None:
        return _frame_of_unknown(samples, same_code=same_code, digits=bool(common))
    if any(sign.isalnum() for sign in "".join(clean)) and same_code:
        raise _Trouble(Verdict.SAME_CODE)
    if any(not _has(sample.bare, clean) for sample in samples):
        raise _Trouble(Verdict.FRAME_CHANGES)
    return clean


def _has(text: str, frame: Frame) -> bool:
    return text.startswith(frame[0]) and text.endswith(frame[1]) and len(text) > len(frame[0] + frame[1])


def _frame_of_unknown(samples: Sequence[Sample], *, same_code: bool, digits: bool) -> Frame:
    """Nothing, where that may be: letters and digits could all be the codes' own."""
    if any(sample.is_known for sample in samples):
        raise _Trouble(Verdict.FRAME_CHANGES)
    if digits:
        raise _Trouble(Verdict.SAME_CODE if same_code else Verdict.DIGITS_AROUND)
    texts = [sample.bare for sample in samples]
    if all(is_known_code(text) for text in texts):  # web addresses: known, but no payment codes
        return "", ""
    for ends in ([text[0] for text in texts], [text[-1] for text in texts]):
        if len(set(ends)) == 1 and not ends[0].isalnum():
            raise _Trouble(Verdict.UNKNOWN_CODES)
    return "", ""


# --- how fast it is ---


def _try(samples: Sequence[Sample], settings: Settings, frame: Frame) -> Lesson:
    """The first settings that read every sample: those in use, the usual ones, slower ones."""
    codes = [within(sample.bare, frame) for sample in samples]

    def reads(tried: Settings) -> bool:
        return all(sample.read(tried) == [code] for sample, code in zip(samples, codes, strict=True))

    pace = max(sample.pace_ms for sample in samples)
    if _is_roomy(settings.slow_gap_ms or settings.max_gap_ms, pace) and reads(settings):
        return Lesson(Verdict.WORKS)
    for gap in _gaps(pace):
        lesson = Lesson(Verdict.LEARNED, *frame, gap)
        if reads(lesson.settings):
            return lesson
    if pace > LONGEST_GAP_MS:
        return Lesson(Verdict.TOO_SLOW)
    short = pace > USUAL_GAP_MS and _some_short(codes, settings)
    return Lesson(Verdict.TOO_SHORT if short else Verdict.NOT_READ)


def _is_roomy(gap_ms: int, pace_ms: int) -> bool:
    """Whether the gap leaves room for a scan that is somewhat slower: three that were read may have been lucky."""
    return pace_ms * _ROOM <= gap_ms or gap_ms == LONGEST_GAP_MS


def _gaps(pace_ms: int) -> Iterator[int]:
    if _is_roomy(USUAL_GAP_MS, pace_ms):
        yield USUAL_GAP_MS
    if pace_ms <= LONGEST_GAP_MS:
        wanted = -(-round(pace_ms * _MARGIN) // _STEP_MS) * _STEP_MS
        yield min(max(wanted, USUAL_GAP_MS + _STEP_MS), LONGEST_GAP_MS)


def _some_short(codes: Sequence[str], settings: Settings) -> bool:
    return any(len(code) < (settings.known_length if is_known_code(code) else settings.sure_length) for code in codes)
