"""The computer's loudspeaker, by miniaudio. No Qt."""

from __future__ import annotations

import sys
import threading
from array import array
from collections import deque
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from miniaudio import Backend, MiniaudioError, PlaybackDevice, lib

from pos_app.desktop.speaker import RATE, NoSound

if TYPE_CHECKING:
    Frames = Generator[bytes | array[Any], int, None]

_PERIOD_MS: Final = 80
"""Three periods are kept ahead: a machine with much to do stutters after a quarter of a second, not before."""
_LEAD_IN: Final = bytes(2 * RATE // 10)
"""A tenth of a second of silence: what a device plays first may be lost, and a sound cut in there clicks."""
_PATIENCE_S: Final = 2.0
_SOUND_CARDS = Path("/dev/snd")


class SoundDevice:
    """The system's usual output, open. Raises NoSound when there is none. To be used by one thread.

    Without `backends` those of the platform; never miniaudio's null device, which takes every sound and plays none.
    """

    def __init__(self, backends: Sequence[Backend] | None = None) -> None:
        self._waiting: deque[bytes] = deque()
        self._taken = threading.Event()
        try:
            self._device = _Device(
                nchannels=1, sample_rate=RATE, buffersize_msec=_PERIOD_MS, backends=list(backends or usual_backends()),
                app_name="pos-app",
            )  # fmt: skip
        except MiniaudioError as error:
            raise _no_sound(error) from None

    def play(self, samples: array[int]) -> None:
        """Plays them; returns when the device has taken them all. Raises NoSound when it takes no more."""
        self._taken.clear()
        starts = not self._device.running
        self._waiting.append(_LEAD_IN + samples.tobytes() if starts else samples.tobytes())
        if starts:
            self._start()
        if not self._taken.wait(len(samples) / RATE + _PATIENCE_S):
            raise NoSound("the device stands still")

    def _start(self) -> None:
        """Only with the first sound: a device that runs already has its buffer full of silence."""
        frames = self._frames()
        next(frames)
        try:
            self._device.start(frames)
        except MiniaudioError as error:
            raise _no_sound(error) from None

    def close(self) -> None:
        """Gives the device back."""
        self._device.close()

    def _frames(self) -> Frames:
        """Asked by the device's own thread for so many samples; silence follows what is too short."""
        part = rest = b""
        while True:
            wanted = 2 * (yield part)
            if not rest and self._waiting:
                rest = self._waiting.popleft()
            part, rest = rest[:wanted], rest[wanted:]
            if part and not rest:
                self._taken.set()


class _Device(PlaybackDevice):
    """miniaudio opens a connection to the sound system for each device and never closes it."""

    _context: Any = None

    def close(self) -> None:
        super().close()
        if self._context is not None:
            lib.ma_context_uninit(self._context)
            self._context = None


def usual_backends() -> list[Backend]:
    """What programs of this platform play on."""
    # PipeWire answers as PulseAudio does. Without a sound card ALSA writes thirty lines to the terminal.
    alsa = [Backend.ALSA] if _SOUND_CARDS.exists() else []
    by_platform = {"win32": [Backend.WASAPI, Backend.DSOUND], "darwin": [Backend.COREAUDIO]}
    return by_platform.get(sys.platform, [Backend.PULSEAUDIO, *alsa])


def _no_sound(error: MiniaudioError) -> NoSound:
    """Its words are the library's own, with its number for what the system said."""
    return NoSound(" ".join(str(part) for part in error.args))
