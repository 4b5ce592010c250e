"""The counter's sounds: what the script makes, and what an ear can tell apart."""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest

from sounds import FOLDER, RATE, SOUNDS, make, write

FULL = 32_767
every_sound = pytest.mark.parametrize("name", SOUNDS)


def read(name: str, folder: Path = FOLDER) -> array[int]:
    with wave.open(str(folder / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def strength(samples: Sequence[int]) -> float:
    """The root mean square, as a part of full scale."""
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / FULL


def pitch(samples: Sequence[int]) -> float:
    """The fundamental in Hz, by autocorrelation: the shift by which the sound is most like itself."""
    part = samples[:600]

    def likeness(shift: int) -> float:
        other = samples[shift : shift + len(part)]
        return sum(a * b for a, b in zip(part, other, strict=True)) / math.hypot(*other)

    shifts = range(RATE // 1_600, RATE // 300)
    likenesses = {shift: likeness(shift) for shift in shifts}
    best = max(likenesses.values())
    # Two periods are as like as one: the shortest shift counts.
    return RATE / next(shift for shift in shifts if likenesses[shift] > 0.95 * best and _peak(likenesses, shift))


def _peak(values: dict[int, float], at: int) -> bool:
    return values[at] >= max(values.get(at - 1, -math.inf), values.get(at + 1, -math.inf))


def heard(samples: array[int], *times_s: float) -> list[float]:
    """The pitches at these times."""
    return [pitch(samples[int(time * RATE) :]) for time in times_s]


@every_sound
def test_committed_file_is_what_the_script_makes(name: str) -> None:
    made, committed = make(name), read(name)
    assert len(made) == len(committed)
    # Mathematical libraries may round the last bit in different ways.
    assert max(abs(a - b) for a, b in zip(made, committed, strict=True)) <= 1


def test_no_other_sound_lies_about() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.wav" for name in SOUNDS}


def test_script_writes_what_it_makes(tmp_path: Path) -> None:
    write("busy", tmp_path)
    assert read("busy", tmp_path) == make("busy")


@every_sound
def test_sound_is_short(name: str) -> None:
    assert 0.15 <= len(read(name)) / RATE <= 0.8


@every_sound
def test_sound_uses_the_range_and_is_never_cut(name: str) -> None:
    assert 0.6 <= max(abs(sample) for sample in read(name)) / FULL <= 0.95


def test_no_sound_is_much_louder_than_another() -> None:
    strengths = {name: strength(read(name)) for name in SOUNDS}
    assert max(strengths.values()) / min(strengths.values()) < math.sqrt(2), strengths  # 3 dB


@every_sound
def test_every_note_begins_and_ends_in_silence_so_that_nothing_clicks(name: str) -> None:
    _, notes = SOUNDS[name]
    samples = read(name)
    edges = [0, *accumulate(round(note.seconds * RATE) for note in notes)]
    assert edges[-1] == len(samples)
    for edge in edges:
        around = samples[max(edge - 5, 0) : edge + 5]
        assert max(abs(sample) for sample in around) < 0.02 * FULL


def test_no_two_sounds_have_a_note_in_common() -> None:
    pitches = [{note.pitch for note in notes if note.pitch} for _, notes in SOUNDS.values()]
    assert len(set().union(*pitches)) == sum(map(len, pitches))


def test_paid_rises() -> None:
    first, second, third = heard(read("paid"), 0.02, 0.12, 0.25)
    assert (first, second, third) == pytest.approx((784, 1046.5, 1318.5), rel=0.06)
    assert first < second < third


def test_not_paid_falls() -> None:
    first, second = heard(read("not_paid"), 0.05, 0.25)
    assert (first, second) == pytest.approx((659, 494), rel=0.04)


def test_attention_goes_to_and_fro_three_times() -> None:
    pitches = heard(read("attention"), *(0.02 + 0.12 * nth for nth in range(6)))
    assert pitches == pytest.approx([1174.7, 880] * 3, rel=0.05)


def test_busy_knocks_twice_and_low() -> None:
    samples = read("busy")
    assert heard(samples, 0.015, 0.15) == pytest.approx([392, 392], rel=0.03)
    assert strength(samples[int(0.08 * RATE) : int(0.13 * RATE)]) < 0.001
