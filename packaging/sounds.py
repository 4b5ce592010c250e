"""Makes the counter's sounds, `resources/sounds/*.wav`: `python3 packaging/sounds.py` writes them anew.

Mono, 16 bit. They are told apart with eyes closed, by direction and rhythm and not by pitch alone: paid rises, not paid
falls, attention alternates, busy knocks twice. Overtones between 1 and 3 kHz carry them out of the small speaker of a
PC, which hardly speaks below 400 Hz. All are equally loud.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE = 22_050
"""Samples a second: twice the highest overtone and more."""
LEVEL = 0.4
"""What the loudest tenth of a second measures (root mean square) of full scale."""
_ATTACK_S = 0.006
_RELEASE_S = 0.015
_LOUDEST_S = 0.1


@dataclass(frozen=True)
class Note:
    """`pitch` in Hz, 0 is a pause; `fades` says how many times a second it falls to 1/e."""

    pitch: float
    seconds: float
    fades: float = 0


_BELL = (1.0, 0.4, 0.2, 0.08)
_REED = (1.0, 0.15, 0.55, 0.1, 0.3)
_HORN = (1.0, 0.5, 0.35, 0.2)
_G4, _B4, _E5, _G5, _A5, _C6, _D6, _E6 = 392.0, 493.9, 659.3, 784.0, 880.0, 1046.5, 1174.7, 1318.5

SOUNDS: Mapping[str, tuple[Sequence[float], Sequence[Note]]] = MappingProxyType(
    {
        "paid": (_BELL, (Note(_G5, 0.1), Note(_C6, 0.1), Note(_E6, 0.35, fades=6))),
        "not_paid": (_REED, (Note(_E5, 0.17), Note(_B4, 0.35, fades=4))),
        "attention": (_HORN, (Note(_D6, 0.12), Note(_A5, 0.12)) * 3),
        "busy": (_REED, (Note(_G4, 0.075), Note(0, 0.06), Note(_G4, 0.075))),
    }
)
"""What each file is made of: the strengths of the overtones, and the notes."""


def make(name: str) -> array[int]:
    """The samples of one sound."""
    overtones, notes = SOUNDS[name]
    sound = [sample for note in notes for sample in _played(note, overtones)]
    louder = LEVEL / _loudness(sound)
    return array("h", (round(sample * louder * 32_767) for sample in sound))


def _played(note: Note, overtones: Sequence[float]) -> list[float]:
    count = round(note.seconds * RATE)
    return [_wave(note, overtones, nth / RATE) * _envelope(nth, count) for nth in range(count)]


def _wave(note: Note, overtones: Sequence[float], at: float) -> float:
    turn = 2 * math.pi * note.pitch * at
    heard = sum(strength * math.sin(turn * nth) for nth, strength in enumerate(overtones, 1))
    return heard * math.exp(-note.fades * at)


def _envelope(nth: int, count: int) -> float:
    """A soft beginning and end: a wave that is cut off clicks."""
    begun = nth / (_ATTACK_S * RATE)
    left = (count - 1 - nth) / (_RELEASE_S * RATE)
    return math.sin(min(begun, left, 1) * math.pi / 2) ** 2


def _loudness(sound: Sequence[float]) -> float:
    window = min(round(_LOUDEST_S * RATE), len(sound))
    power = loudest = sum(sample * sample for sample in sound[:window])
    for gone, come in zip(sound, sound[window:], strict=False):
        power += come * come - gone * gone
        loudest = max(loudest, power)
    return math.sqrt(loudest / window)


def write(name: str, folder: Path) -> Path:
    """Writes one sound."""
    path = folder / f"{name}.wav"
    samples = make(name)
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


def main() -> int:
    """Writes all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in SOUNDS:
        print(write(name, FOLDER).name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
