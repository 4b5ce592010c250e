"""A counter with one field, driven by the decoder as the window is: keys act, are held, and are taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import pytest

from pos_app.scanner.decoder import Decoder, Resolution, Verdict
from pos_app.scanner.strokes import KeyStroke, Kind, learned

ENDS = {"\r", "\n", "\t"}


@dataclass
class Counter:
    """`typed` is what was typed, `acted` the Enters, Tabs and other keys that took effect, `scans` what was read."""

    decoder: Decoder = field(default_factory=Decoder)
    typed: str = ""
    acted: list[str] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    at_ms: int = 1_000
    count: int = 0

    def __post_init__(self) -> None:
        self._before: dict[int, str] = {}
        self._strokes: dict[int, KeyStroke] = {}

    def press(self, key: str, gap_ms: int, **known: object) -> Verdict:
        """One key (`F1` and such are other keys), `gap_ms` after the one before."""
        self._silence(gap_ms)
        self.at_ms += gap_ms
        self.count += 1
        kind = Kind.OTHER if len(key) > 1 else Kind.END if key in ENDS else Kind.CHAR
        acts = kind is not Kind.CHAR
        stroke = replace(KeyStroke(self.count, kind, self.at_ms, key, acts=acts), **known)
        decision = self.decoder.feed(stroke)
        if decision.resolution:
            self._resolve(decision.resolution)
        self._strokes[stroke.number] = stroke
        if decision.verdict is Verdict.PASS:
            self._before[stroke.number] = self.typed
            self._act(stroke)
        return decision.verdict

    def play(self, keys: Iterable[str], gaps: Iterable[int], **known: object) -> None:
        for key, gap in zip(keys, gaps, strict=True):
            self.press(key, gap, **known)

    def scan(self, text: str, *, gap_ms: int = 5, first_gap_ms: int = 1_000, **known: object) -> None:
        self.play(text, [first_gap_ms] + [gap_ms] * (len(text) - 1), **known)

    def type(self, text: str, gap_ms: int = 120, **known: object) -> None:
        self.play(text, [gap_ms] * len(text), **known)

    def wait(self, ms: int = 1_000) -> None:
        self._silence(ms)
        self.at_ms += ms

    def _silence(self, gap_ms: int) -> None:
        silence_ms = self.decoder.silence_ms
        if gap_ms > silence_ms:
            resolution = self.decoder.elapsed(self.at_ms + silence_ms)
            if resolution:
                self._resolve(resolution)

    def _resolve(self, resolution: Resolution) -> None:
        for number in resolution.before:
            self._act(self._strokes[number])
        if resolution.scan:
            self.typed = self._before.get(resolution.scan.first, self.typed)  # none where it was held
            self.scans.append(resolution.scan.text)
        for number in resolution.after:
            self._act(self._strokes[number])

    def _act(self, stroke: KeyStroke) -> None:
        if stroke.kind is Kind.CHAR:
            self.typed += stroke.text
        else:
            self.acted.append(stroke.text)


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture(scope="session")
def new_counter() -> Callable[[], Counter]:
    return Counter


@pytest.fixture(scope="session")
def learned_counter() -> Callable[..., Counter]:
    """Makes a counter whose scanner was learned: gap, prefix, suffix."""

    def make(*figures: int | str, **named: int | str) -> Counter:
        return Counter(Decoder(learned(*figures, **named)))

    return make
