"""The device that miniaudio opens, on its null system: time passes and samples are taken as at a loudspeaker."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from miniaudio import Backend

from pos_app.desktop import sound_device as module
from pos_app.desktop.sound_device import SoundDevice, usual_backends
from pos_app.desktop.speaker import RATE, NoSound, Speaker, read_sound
from pos_app.desktop.tones import Tone


class Recorded(SoundDevice):
    """Writes down what the device's thread is given."""

    def __init__(self) -> None:
        self.taken = bytearray()
        super().__init__([Backend.NULL])

    def _frames(self) -> Generator[bytes | array[Any], int, None]:
        inner = super()._frames()
        part = next(inner)
        while True:
            self.taken += part
            wanted = yield part
            part = inner.send(wanted)
            assert len(part) <= 2 * wanted


def test_device_takes_every_sample_of_every_sound_in_order() -> None:
    device = Recorded()
    sounds = [read_sound(tone) for tone in (Tone.BUSY, Tone.NOT_PAID, Tone.BUSY)]
    for sound in sounds:
        device.play(sound)
    device.close()
    assert device.taken.lstrip(b"\0") == b"".join(sound.tobytes() for sound in sounds).lstrip(b"\0")


def test_opened_device_begins_with_silence_because_its_first_moments_are_lost() -> None:
    device = Recorded()
    device.play(read_sound(Tone.BUSY))
    device.close()
    assert len(device.taken) == 2 * RATE // 10 + 2 * len(read_sound(Tone.BUSY))
    assert not any(device.taken[: 2 * RATE // 10])


def test_device_that_stands_still_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE_S", 0)
    device = SoundDevice([Backend.NULL])
    device.play(read_sound(Tone.BUSY))
    device._device.stop()
    device._device.running = True  # as when the system, and not we, stopped it
    with pytest.raises(NoSound, match="stands still"):
        device.play(read_sound(Tone.BUSY))
    device.close()


def test_closing_twice_does_no_harm() -> None:
    device = SoundDevice([Backend.NULL])
    device.close()
    device.close()


def test_system_without_that_kind_of_sound_is_reported() -> None:
    foreign = Backend.COREAUDIO if sys.platform != "darwin" else Backend.WASAPI
    with pytest.raises(NoSound, match=r"cannot init context -\d+"):
        SoundDevice([foreign])


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("cards", [True, False])
def test_null_device_is_never_taken_for_a_loudspeaker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, cards: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(module, "_SOUND_CARDS", tmp_path if cards else tmp_path / "none")
    assert usual_backends()
    assert Backend.NULL not in usual_backends()
    assert (Backend.ALSA in usual_backends()) == (cards and platform == "linux")


def test_speaker_plays_on_a_real_device() -> None:
    devices: list[Recorded] = []

    def opens() -> Recorded:
        devices.append(Recorded())
        return devices[-1]

    speaker = Speaker(opens)
    speaker.set_volume(100)
    speaker.play(Tone.BUSY)
    while not devices or not devices[0]._taken.wait(10):
        pass
    speaker.close()
    assert devices[0].taken.endswith(read_sound(Tone.BUSY).tobytes())
    assert speaker.problem is None
