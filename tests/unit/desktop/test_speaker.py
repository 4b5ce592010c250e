"""The speaker's thread, with a device under the test's control."""

from __future__ import annotations

import logging
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pos_app.desktop import speaker as module
from pos_app.desktop.speaker import (
    NO_DEVICE,
    NO_SOUND_FILES,
    RATE,
    NoSound,
    Output,
    Speaker,
    amplitude,
    louder,
    read_sound,
)
from pos_app.desktop.tones import Tone

DEADLINE_S = 10.0


def until(holds: Callable[[], object]) -> None:
    ends = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.005)  # the speaker's thread tells nobody


class Device:
    """Makes outputs that write down what they are given; each step can be held up or made to fail."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed = 0
        self.played: list[array[int]] = []
        self.error: Exception | None = None
        self.error_playing: Exception | None = None
        self.may_open = threading.Event()
        self.may_open.set()
        self.may_play = threading.Event()
        self.may_play.set()
        self.threads: set[str] = set()

    def open(self) -> Output:
        self.threads.add(threading.current_thread().name)
        self.opened += 1
        assert self.may_open.wait(DEADLINE_S)
        if self.error is not None:
            raise self.error
        return self

    def play(self, samples: array[int]) -> None:
        self.threads.add(threading.current_thread().name)
        if self.error_playing is not None:
            raise self.error_playing
        self.played.append(samples)
        assert self.may_play.wait(DEADLINE_S)

    def close(self) -> None:
        self.closed += 1

    @property
    def tones(self) -> list[Tone]:
        """What was played, at full volume."""
        sounds = {read_sound(tone).tobytes(): tone for tone in Tone}
        return [sounds[samples.tobytes()] for samples in self.played]


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def speaker(device: Device, clock: Clock) -> Iterator[Speaker]:
    made = Speaker(device.open, clock, idle_s=DEADLINE_S)
    made.set_volume(100)
    yield made
    device.may_open.set()
    device.may_play.set()
    made.close()


def test_sounds_are_played_in_a_thread_of_their_own(device: Device, speaker: Speaker) -> None:
    speaker.play(Tone.PAID)
    until(lambda: device.tones == [Tone.PAID])
    assert device.threads == {"speaker"}
    assert speaker.problem is None


def test_device_stays_open_for_the_next_sound(device: Device, speaker: Speaker) -> None:
    speaker.play(Tone.PAID)
    until(lambda: device.played)
    speaker.play(Tone.BUSY)
    until(lambda: device.tones == [Tone.PAID, Tone.BUSY])
    assert (device.opened, device.closed) == (1, 0)


def test_device_is_given_back_after_a_while_and_opened_anew(device: Device) -> None:
    speaker = Speaker(device.open, idle_s=0)
    speaker.set_volume(100)
    for nth in (1, 2):
        speaker.play(Tone.PAID)
        until(lambda nth=nth: device.closed == nth)
    assert device.tones == [Tone.PAID, Tone.PAID]
    speaker.close()
    assert (device.opened, device.closed) == (2, 2)


def test_silence_opens_no_device_and_starts_no_thread(device: Device, speaker: Speaker) -> None:
    threads = threading.active_count()
    speaker.set_volume(0)
    speaker.play(Tone.PAID)
    assert threading.active_count() == threads
    speaker.set_volume(100)
    speaker.play(Tone.BUSY)
    until(lambda: device.tones == [Tone.BUSY])


def test_volume_counts_from_the_next_sound_on(device: Device, speaker: Speaker) -> None:
    speaker.play(Tone.PAID)
    until(lambda: len(device.played) == 1)
    speaker.set_volume(50)
    speaker.play(Tone.PAID)
    until(lambda: len(device.played) == 2)
    full, half = (max(samples) for samples in device.played)
    assert half == pytest.approx(full / 4, abs=1)


def test_only_the_latest_two_wait(device: Device, speaker: Speaker) -> None:
    device.may_play.clear()
    speaker.play(Tone.BUSY)
    until(lambda: device.played)
    for tone in (Tone.NOT_PAID, Tone.BUSY, Tone.ATTENTION, Tone.PAID):
        speaker.play(tone)
    device.may_play.set()
    until(lambda: len(device.played) == 3)
    assert device.tones == [Tone.BUSY, Tone.ATTENTION, Tone.PAID]


def test_sound_that_had_to_wait_for_the_device_is_left_out(device: Device, speaker: Speaker, clock: Clock) -> None:
    device.may_open.clear()
    speaker.play(Tone.PAID)
    until(lambda: device.opened)
    clock.now += 3
    speaker.play(Tone.BUSY)
    device.may_open.set()
    until(lambda: device.played)
    assert device.tones == [Tone.BUSY]


def test_playing_returns_while_the_device_hangs(device: Device, speaker: Speaker) -> None:
    device.may_open.clear()
    for _ in range(10):
        speaker.play(Tone.PAID)
    until(lambda: device.opened)
    assert device.played == []


def test_missing_device_is_told_logged_once_and_tried_again(
    device: Device, speaker: Speaker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "pos_app")
    device.error = NoSound("failed to init device -401")
    for nth in (1, 2, 3):
        speaker.play(Tone.PAID)
        until(lambda nth=nth: device.opened == nth and speaker.problem is NO_DEVICE)
    device.error = None
    speaker.play(Tone.PAID)
    until(lambda: device.played)
    until(lambda: speaker.problem is None)
    lines = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert lines == [("INFO", "no sound: failed to init device -401"), ("INFO", "sounds can be heard again")]


@pytest.mark.parametrize("error", [ImportError("libasound"), OSError("/secret/path"), RuntimeError("a driver's words")])
def test_whatever_a_library_does_is_no_more_than_no_sound(
    device: Device, speaker: Speaker, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    caplog.set_level(logging.INFO, "pos_app")
    device.error = error
    speaker.play(Tone.PAID)
    until(lambda: speaker.problem is NO_DEVICE)
    assert caplog.messages == [f"no sound: {type(error).__name__}"]


def test_device_that_vanishes_is_given_back_and_opened_anew(device: Device, speaker: Speaker) -> None:
    speaker.play(Tone.PAID)
    until(lambda: device.played)
    device.error_playing = NoSound("the device stands still")
    speaker.play(Tone.BUSY)
    until(lambda: speaker.problem is NO_DEVICE)
    assert (device.opened, device.closed) == (1, 1)
    device.error_playing = None
    speaker.play(Tone.ATTENTION)
    until(lambda: device.tones == [Tone.PAID, Tone.ATTENTION])
    assert device.opened == 2


@pytest.mark.parametrize("content", [None, b"", b"no sound at all"])
def test_missing_or_damaged_files_are_told_and_open_no_device(
    device: Device, speaker: Speaker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    monkeypatch.setattr(module, "resource", tmp_path.joinpath)
    if content is not None:
        (tmp_path / "sounds").mkdir()
        (tmp_path / "sounds" / "paid.wav").write_bytes(content)
    speaker.play(Tone.PAID)
    until(lambda: speaker.problem is NO_SOUND_FILES)
    assert device.opened == 0


def test_closing_gives_the_device_back_and_ends_the_thread(device: Device, speaker: Speaker) -> None:
    speaker.play(Tone.PAID)
    until(lambda: device.played)
    speaker.close()
    assert device.closed == 1
    assert "speaker" not in {thread.name for thread in threading.enumerate()}
    speaker.play(Tone.BUSY)
    assert device.tones == [Tone.PAID]


def test_closing_does_not_wait_for_a_device_that_hangs(
    device: Device, speaker: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE_S", 0)
    device.may_open.clear()
    speaker.play(Tone.PAID)
    until(lambda: device.opened)
    speaker.close()
    device.may_open.set()
    until(lambda: device.closed)
    assert device.played == []


def test_speaker_that_never_played_is_closed() -> None:
    Speaker(Device().open).close()


def test_every_tone_has_its_file() -> None:
    for tone in Tone:
        assert len(read_sound(tone)) > RATE // 10


def test_volume_is_felt_evenly() -> None:
    assert [amplitude(percent) for percent in (0, 50, 100)] == [0, 0.25, 1]
    assert louder(array("h", [1000, -1000, 0]), 0.25).tolist() == [250, -250, 0]
