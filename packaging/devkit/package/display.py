"""A display of one's own (Xvfb) with a window manager, and what is to be seen on it."""

from __future__ import annotations

import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1024, 768
DEADLINE_S = 60


class NotSo(Exception):
    """Something is not as it should be, in words for the log."""


def must_be(true: bool, otherwise: str) -> None:
    """Raises `NotSo` with the words of `otherwise` unless it is true."""
    if not true:
        raise NotSo(otherwise)


@dataclass(frozen=True)
class Display:
    """An X display: its `name` for programs, and the file that holds its picture."""

    name: str
    buffer: Path

    def titles(self) -> list[str]:
        """The titles of the windows that are to be seen."""
        search = ["xdotool", "search", "--onlyvisible", "--class", "pos-app"]
        env = {"DISPLAY": self.name, "PATH": "/usr/bin:/bin"}
        windows = subprocess.run(search, env=env, capture_output=True, text=True, check=False).stdout.split()
        named = [["xdotool", "getwindowname", window] for window in windows]
        found = [subprocess.run(call, env=env, capture_output=True, text=True, check=False).stdout for call in named]
        return [title.strip() for title in found if title.strip()]

    def rows(self) -> list[bytes]:
        """The picture: rows of pixels, each blue, green, red and one byte of nothing."""
        content = self.buffer.read_bytes()
        header, *_ = struct.unpack(">I", content[:4])
        stride, colours = struct.unpack(">I", content[48:52])[0], struct.unpack(">I", content[76:80])[0]
        start = header + 12 * colours
        return [content[start + row * stride : start + row * stride + 4 * WIDTH] for row in range(HEIGHT)]

    def colours(self) -> int:
        """How many different colours a part of the picture has; what is drawn with smooth edges has hundreds."""
        return len({row[i : i + 3] for row in self.rows()[::16] for i in range(0, 4 * WIDTH, 8)})

    def save(self, file: Path) -> None:
        """Writes the picture as PNG."""
        lines = [bytes((0, *(row[i + c] for i in range(0, 4 * WIDTH, 4) for c in (2, 1, 0)))) for row in self.rows()]
        parts = (
            (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"".join(lines))),
            (b"IEND", b""),
        )
        chunks = [
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in parts
        ]
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


@contextmanager
def display() -> Iterator[Display]:
    """Starts Xvfb and openbox; both end with the context."""
    with tempfile.TemporaryDirectory() as folder:
        screen = f"{WIDTH}x{HEIGHT}x24"
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", screen, "-fbdir", folder, "-nolisten", "tcp"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            name = ":" + (server.stdout.readline().strip() if server.stdout else "")
            env = {"DISPLAY": name, "PATH": "/usr/bin:/bin", "HOME": folder}
            with subprocess.Popen(
                ["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as manager:
                try:
                    yield Display(name, Path(folder) / "Xvfb_screen0")
                finally:
                    manager.terminate()
                    server.terminate()


def until(what: str, seen: Callable[[], bool], pause_s: float = 0.02) -> float:
    """Waits until `seen`; returns the seconds that it took. Raises `NotSo` after the deadline."""
    began = time.monotonic()
    while not seen():
        if time.monotonic() - began > DEADLINE_S:
            raise NotSo(f"not seen within {DEADLINE_S} s: {what}")
        time.sleep(pause_s)
    return time.monotonic() - began
