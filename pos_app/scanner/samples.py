"""One scan as a scanner sent it: what can be told of it without repeating a payment code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from pos_app.domain.payment_codes import CodeProblem, NotAPaymentCode, PaymentCode, classify
from pos_app.scanner.decoder import Decoder
from pos_app.scanner.recording import LONGEST_GAP_MS, Run
from pos_app.scanner.rhythm import is_change, reading
from pos_app.scanner.shapes import code_in, is_known_code, is_plain, split_frame
from pos_app.scanner.strokes import Kind, Settings

LONGEST_FRAME = 16
"""Characters before or behind a code that can be learned; the settings hold no more."""

Frame = tuple[str, str]
"""What stands before a code and what stands behind."""

_SHORT = 10  # characters: so few are shown whole, no payment code is that short by far
_CHANGES = 3
_SURE = 16  # characters: a shorter code of known shape may stand in the middle of any number by chance


@dataclass(frozen=True)
class Sample:
    """A scan by its key strokes, or by its `text` where it came from a serial port. Its `repr` tells nothing of it."""

    strokes: Run = field(default=(), repr=False)
    text: str = field(default="", repr=False)

    @cached_property
    def raw(self) -> str:
        """Everything that arrived but for the line ends behind, in the reading that makes more sense."""
        if not self.strokes:
            return self.text.rstrip("\r\n\t")
        body = self.strokes[: len(self.strokes) - len(self.ending)]
        readings = ["".join(stroke.native or stroke.text for stroke in body)]
        readings += ["".join(stroke.text or stroke.native for stroke in body)]
        sensible = (raw for raw in readings if _frames(split_frame(raw)[1]))
        return next(sensible, "") or next((raw for raw in readings if self._is_usual(raw)), readings[0])

    def _is_usual(self, raw: str) -> bool:
        return split_frame(raw)[1] == reading(self.strokes, Settings(), is_known_code)

    @property
    def is_turned(self) -> bool:
        """Whether Caps Lock or the keyboard's layout makes other signs of the keys than the scanner meant."""
        return any(
            stroke.native and stroke.native != stroke.text for stroke in self.strokes if stroke.kind is Kind.CHAR
        )

    @cached_property
    def ending(self) -> str:
        """The line ends behind: `\\r`, `\\t`, `\\r\\n`, or nothing."""
        if not self.strokes:
            return self.text[len(self.text.rstrip("\r\n\t")) :]
        last = max((at for at, stroke in enumerate(self.strokes, 1) if stroke.kind is Kind.CHAR), default=0)
        return "".join(stroke.text or stroke.native for stroke in self.strokes[last:])

    @property
    def bare(self) -> str:
        """What arrived without what scanners of all makes may put round it."""
        return split_frame(self.raw)[1]

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Everything that may be put round a code of known shape here, the shortest first; empty: no such code."""
        return _frames(self.bare)

    @property
    def is_known(self) -> bool:
        """Whether a code of known shape is in it, set off from what is round it."""
        return any(map(is_clean, self.frames))

    @property
    def frame(self) -> Frame:
        """What surely is put round the code: signs that are in no payment code."""
        frame = next((frame for frame in self.frames if is_clean(frame)), ("", ""))
        return ("", "") if any(sign.isalnum() for sign in "".join(frame)) else frame

    @property
    def before(self) -> str:
        """Everything before the code, as far as that can be told from this scan alone."""
        return split_frame(self.raw)[0] + self.frame[0]

    @property
    def behind(self) -> str:
        """Everything behind it but for line ends."""
        return self.frame[1] + split_frame(self.raw)[2].rstrip("\r\n\t")

    @property
    def code(self) -> str:
        """The code itself, as far as that can be told from this scan alone. May be a payment code: never show it."""
        return within(self.bare, self.frame)

    @property
    def shown(self) -> str:
        """The code for people: whole only where it is surely no payment code."""
        kind = self.kind
        if kind in (CodeProblem.RETAIL, CodeProblem.OUR_NUMBER) or len(self.code) < _SHORT:
            return self.code
        return f"{self.code[:2]}••••{self.code[-4:]}"

    @property
    def kind(self) -> PaymentCode | CodeProblem:
        """What the code is."""
        try:
            return classify(self.code)
        except NotAPaymentCode as problem:
            return problem.reason

    @property
    def gaps(self) -> tuple[int, ...]:
        """Times between keys in ms; none of a serial scanner, and none that a blocked window made."""
        return tuple(right.at_ms - left.at_ms for left, right in pairwise(self.strokes) if not right.stalled)

    @property
    def pace_ms(self) -> int:
        """The longest gap but for so many as may be hiccups."""
        gaps = sorted(self.gaps, reverse=True)
        hiccups = max(1, len(gaps) // 8)
        return gaps[min(hiccups, len(gaps) - 1)] if gaps else 0

    @property
    def mean_ms(self) -> int:
        """The mean of all gaps."""
        return round(sum(self.gaps) / len(self.gaps)) if self.gaps else 0

    def read(self, settings: Settings) -> list[str]:
        """What the counter would read with `settings`: one text, if all is well."""
        if not self.strokes:
            return [code_in(self.text, settings.prefix, settings.suffix, is_known_code)]
        decoder = Decoder(settings)
        ends = [decoder.feed(stroke).resolution for stroke in self.strokes]
        ends.append(decoder.elapsed(self.strokes[-1].at_ms + settings.silence_ms))
        return [end.scan.text for end in ends if end and end.scan]


def is_clean(frame: Frame) -> bool:
    """Whether no digit touches the code: such a one could be the code's own."""
    return not (frame[0][-1:].isdigit() or frame[1][:1].isdigit())


def within(text: str, frame: Frame) -> str:
    """`text` without the frame, which it must have."""
    return text[len(frame[0]) : len(text) - len(frame[1])]


def is_typing(sample: Sample, settings: Settings) -> bool:
    """Whether a person typed this. Where a scanner is as slow as a person only the text can tell."""
    printable = [sign for sign in sample.bare if sign.isprintable()]
    if not printable:
        return len(sample.strokes) == 1  # such as Ctrl+C
    changes = sum(is_change(left, right) for left, right in pairwise(sample.strokes))
    if not sample.strokes or sample.read(settings) or sample.read(Settings()):
        return False
    if changes < _CHANGES or len(sample.bare) < settings.known_length:
        return True
    letters = sum(sign.isalpha() for sign in printable)
    wordy = any(sign.isspace() for sign in sample.bare) or 2 * letters > len(sample.bare)
    return not sample.is_known and (wordy or sample.mean_ms > LONGEST_GAP_MS)


def _frames(bare: str) -> tuple[Frame, ...]:
    return tuple(sorted(_splits(bare), key=lambda frame: len(frame[0]) + len(frame[1])))


def _splits(bare: str) -> Iterator[Frame]:
    for before in range(min(LONGEST_FRAME, len(bare)) + 1):
        for behind in range(min(LONGEST_FRAME, len(bare) - before) + 1):
            frame = bare[:before], bare[len(bare) - behind :]
            code = within(bare, frame)
            if (is_clean(frame) or len(code) >= _SURE) and is_plain(code) and is_known_code(code):
                yield frame
