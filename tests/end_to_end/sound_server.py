"""A loudspeaker to listen to: PulseAudio with a sink that leads nowhere, and a recording of all that it plays.

Needs the Debian packages `pulseaudio` and `pulseaudio-utils`. Nothing of the user's own session is read or touched.
"""

from __future__ import annotations

import cmath
import math
import os
import subprocess
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pos_app.desktop.speaker import RATE
from pos_app.desktop.tones import Tone
from sounds import SOUNDS
from tests.end_to_end.desk import DEADLINE_S, until

_SILENCE_S = 0.5
_WINDOW = RATE // 40
_LASTING = 3
_AUDIBLE = 0.02 * 32_767 * math.sqrt(_WINDOW)


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

    def heard(self) -> list[Tone]:
        """Waits until something was played and is over; which sounds it was. The same twice in a row counts once."""

        def is_over() -> bool:
            samples = self.recorded()
            return any(samples) and not any(samples[-int(_SILENCE_S * RATE) :])

        until("a sound, and the silence behind it", is_over)
        return tones(self.recorded())

    def wait(self) -> None:
        """Waits until another second was recorded."""
        before = len(self.recorded())
        until("the recording goes on", lambda: len(self.recorded()) > before + RATE)

    def players(self) -> str:
        """Which programs have the loudspeaker open."""
        command = ["pactl", "list", "sink-inputs"]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=True).stdout


def tones(recorded: array[int]) -> list[Tone]:
    """Which sounds these are, by their notes: no two sounds have one in common.

    Not sample by sample, because a machine with much to do plays and records with gaps.
    """
    windows = (recorded[at : at + _WINDOW] for at in range(0, len(recorded), _WINDOW))
    heard = [_tone(window) for window in windows if math.hypot(*window) > _AUDIBLE]
    # Where a gap cuts a note, it may sound like another one for a moment.
    lasting = [tone for tone, run in groupby(heard) if len(list(run)) >= _LASTING]
    return [tone for tone, _ in groupby(lasting)]


def _tone(window: Sequence[int]) -> Tone:
    pitches = ((_strength(window, note.pitch), tone) for tone in Tone for note in SOUNDS[tone][1] if note.pitch)
    return max(pitches)[1]


def _strength(window: Sequence[int], pitch: float) -> float:
    """How much of one pitch there is (the discrete Fourier transform at that frequency)."""
    turn = -2j * math.pi * pitch / RATE
    return abs(sum(sample * cmath.exp(turn * nth) for nth, sample in enumerate(window)))


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
