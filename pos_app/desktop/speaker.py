"""Plays the counter's sounds in a thread of its own: a device may take long to open, fail, or vanish. No Qt."""

from __future__ import annotations

import logging
import sys
import threading
import time
import wave
from array import array
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from pos_app.assets import resource
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.tones import Tone
    from pos_app.domain.sentences import Sentence

log = logging.getLogger(__name__)

RATE: Final = 22_050
"""Samples a second of all sounds."""
_MOST_WAITING: Final = 2
_STALE_S: Final = 2.0
_IDLE_S: Final = 5.0
_PATIENCE_S: Final = 2.0

NO_DEVICE = QT_TRANSLATE_NOOP(
    "speaker",
    "Sounds cannot be played: no loudspeaker was found. Plug one in or switch it on; the next sound tries again.",
)
NO_SOUND_FILES = QT_TRANSLATE_NOOP(
    "speaker", "Sounds cannot be played: their files are missing or damaged. Install the program again."
)


class NoSound(Exception):
    """The device cannot be opened, or takes no more sound. Its text is for the log: words of ours and numbers."""


class Output(Protocol):
    """An open device."""

    def play(self, samples: array[int]) -> None:
        """Plays them; returns when the device has taken them all. Raises NoSound."""

    def close(self) -> None:
        """Gives the device back."""


class Speaker:
    """Plays one sound after the other, the latest at most two, never late: one that had to wait for the device would be
    taken for the next customer's.

    The device is opened for a sound and given back after some seconds of silence, so that speakers can sleep and a
    headset that was plugged in meanwhile is found. `opens` is called in the thread.
    """

    def __init__(
        self, opens: Callable[[], Output], now: Callable[[], float] = time.monotonic, idle_s: float = _IDLE_S
    ) -> None:
        self._opens = opens
        self._now = now
        self._idle_s = idle_s
        self._volume = 0
        self._problem: Sentence | None = None
        self._output: Output | None = None
        self._waiting: deque[tuple[Tone, float]] = deque(maxlen=_MOST_WAITING)
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def problem(self) -> Sentence | None:
        """Why the last sound could not be heard; None as long as nothing is known to be wrong."""
        return self._problem

    def set_volume(self, percent: int) -> None:
        """From the next sound on: 0 (silent, the device is not even opened) to 100."""
        self._volume = percent

    def play(self, tone: Tone) -> None:
        """Returns at once. May be called in any thread."""
        with self._changed:
            if self._closed or not self._volume:
                return
            self._waiting.append((tone, self._now()))
            if self._thread is None:
                # A daemon, because nobody can end it while a device hangs.
                self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Plays no more and gives the device back; waits for that, but not for a device that hangs."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)

    # --- in the thread ---

    def _run(self) -> None:
        while not self._closed:
            waiting = self._next()
            if waiting is not None:
                self._sound(*waiting)
            else:
                self._give_back()
        self._give_back()

    def _next(self) -> tuple[Tone, float] | None:
        """The next sound; None when nothing was to be played for a while, or nothing more is."""
        with self._changed:
            awaited = self._changed.wait_for(
                lambda: self._waiting or self._closed, self._idle_s if self._output is not None else None
            )
            return self._waiting.popleft() if awaited and not self._closed else None

    def _sound(self, tone: Tone, asked_at: float) -> None:
        try:
            samples = louder(read_sound(tone), amplitude(self._volume))
        except (EOFError, OSError, wave.Error) as error:
            self._say(NO_SOUND_FILES, type(error).__name__)
            return
        try:
            if self._output is None:
                self._output = self._opens()
            if self._now() - asked_at < _STALE_S and not self._closed:
                self._output.play(samples)
            self._say(None)
        except NoSound as error:
            self._fail(str(error))
        except Exception as error:  # noqa: BLE001 - whatever a driver or a library does, sales go on without sounds
            self._fail(type(error).__name__)

    def _fail(self, reason: str) -> None:
        self._give_back()
        self._say(NO_DEVICE, reason)

    def _give_back(self) -> None:
        if self._output is not None:
            self._output.close()
            self._output = None

    def _say(self, problem: Sentence | None, reason: str = "") -> None:
        """Keeps what is wrong, and logs it when it changes: a shop without a loudspeaker is no news at each sale."""
        if problem is not self._problem:
            log.info("no sound: %s" if problem is not None else "sounds can be heard again%s", reason)
            self._problem = problem


def amplitude(percent: int) -> float:
    """What a volume means for the samples: ears compare ratios, so that half the volume is a quarter of the swing."""
    return (percent / 100) ** 2


def louder(samples: array[int], factor: float) -> array[int]:
    """The samples times `factor`, which is at most 1."""
    return array("h", (int(sample * factor) for sample in samples))


def read_sound(tone: Tone) -> array[int]:
    """A sound's samples. Raises OSError, EOFError or wave.Error."""
    with wave.open(str(resource("sounds", f"{tone}.wav")), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
