"""A loudspeaker to listen to: PulseAudio with a sink that leads nowhere, and a recording of all that it plays.

Needs the Debian packages `pulseaudio` and `pulseaudio-utils`. Nothing of the user's own session is read or touched.
"""

from __future__ import annotations

import math
import os
import subprocess
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pos_app.desktop.speaker import RATE, amplitude, louder, read_sound
from pos_app.desktop.tones import Tone
from pos_app.settings.model import Settings
from tests.end_to_end.desk import DEADLINE_S, until

_ALIKE = 0.95
_BEGINNING = 100
_PAUSE = 100
_SILENCE_S = 0.5


@dataclass
class SoundServer:
    """Programs that shall be heard are started with `env`."""

    env: dict[str, str]
    process: subprocess.Popen[bytes]
    recording: Path

    def recorded(self) -> array[int]:
        """All samples so far; in silence they are 0."""
        content = self.recording.read_bytes()
        return array("h", content[: len(content) // 2 * 2])

    def heard(self, volume: int = Settings().volume) -> list[Tone | None]:
        """Waits until something was played and is over; which sounds it was, None for anything else."""

        def is_over() -> bool:
            samples = self.recorded()
            return any(samples) and not any(samples[-int(_SILENCE_S * RATE) :])

        until("a sound, and the silence behind it", is_over)
        return list(_tones(self.recorded(), amplitude(volume)))

    def wait(self) -> None:
        """Waits until another second was recorded."""
        before = len(self.recorded())
        until("the recording goes on", lambda: len(self.recorded()) > before + RATE)

    def players(self) -> str:
        """Which programs have the loudspeaker open."""
        return self._ask("list", "sink-inputs")

    def _ask(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pactl", *arguments], env=self.env, capture_output=True, text=True, check=True, timeout=DEADLINE_S
        )
        return done.stdout


def _tones(recorded: array[int], factor: float) -> Iterator[Tone | None]:
    sounds = {tone: _without_pauses(louder(read_sound(tone), factor)) for tone in Tone}
    left = _without_pauses(recorded)
    while len(left) > _BEGINNING:
        tone = next((tone for tone, sound in sounds.items() if _begins_with(left, sound)), None)
        yield tone
        left = left[len(sounds[tone]) if tone is not None else RATE // 2 :]


def _without_pauses(samples: array[int]) -> array[int]:
    """A machine with much to do plays a sound with gaps: what counts is the sound between them."""
    kept = array("h")
    for silent, run in groupby(samples, key=lambda sample: sample == 0):
        part = array("h", run)
        if not silent or len(part) < _PAUSE:
            kept += part
    return kept


def _begins_with(samples: array[int], sound: array[int]) -> bool:
    """Whether `samples` begin like `sound`; its softest samples may be lost, or those of the sound before be left."""
    for shift in sorted(range(-_BEGINNING, _BEGINNING), key=abs):
        if _likeness(sound[max(-shift, 0) :], samples[max(shift, 0) : max(shift, 0) + len(sound)]) > _ALIKE:
            return True
    return False


def _likeness(sound: Sequence[int], samples: Sequence[int]) -> float:
    """1 for the same sound; every third sample is enough. A sound that is cut off is not the same."""
    if len(samples) < len(sound) - _BEGINNING:
        return 0.0
    pairs = list(zip(sound[::3], samples[::3], strict=False))
    strength = math.hypot(*(a for a, _ in pairs)) * math.hypot(*(b for _, b in pairs))
    return sum(a * b for a, b in pairs) / strength if strength else 0.0


@contextmanager
def sound_server(folder: Path) -> Iterator[SoundServer]:
    """Starts it, with everything it writes in `folder`, whose path must be short: it holds a socket."""
    with ExitStack() as stack:
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LANG": "C.UTF-8"}
        env["PULSE_SERVER"] = f"unix:{folder / 'socket'}"
        server = stack.enter_context(_running(_server(folder), env))
        until("the sound server is there", lambda: server.poll() is not None or _answers(env))
        assert server.poll() is None, (folder / "log").read_text()
        recording = folder / "recording"
        ours = SoundServer(env, server, recording)
        with recording.open("wb") as file:
            command = ["parec", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=50"]
            stack.enter_context(_running([*command, "--device=shop.monitor"], env, file.fileno()))
        until("the recording begins", lambda: recording.stat().st_size)
        yield ours


def _server(folder: Path) -> list[str]:
    return [
        "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
        f"--log-target=newfile:{folder / 'log'}",
        f"--load=module-native-protocol-unix socket={folder / 'socket'} auth-anonymous=1",
        f"--load=module-null-sink sink_name=shop format=s16le rate={RATE} channels=1",
    ]  # fmt: skip


def _answers(env: dict[str, str]) -> bool:
    done = subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False, timeout=DEADLINE_S)
    return done.returncode == 0


@contextmanager
def _running(
    command: list[str], env: dict[str, str], output: int = subprocess.DEVNULL
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.DEVNULL) as program:
        try:
            yield program
        finally:
            program.terminate()
            program.wait(DEADLINE_S)
