"""A screen for windows under Wine, and pictures of what is on it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from devkit.package import frozen
from devkit.terminal import ROOT, Stop

WATCHER = ROOT / "packaging" / "windows" / "watch_screen.py"
_SIZE = "1024x768x24"


@contextmanager
def screen() -> Iterator[str]:
    """An X server of our own with a window manager; the name of its display."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", _SIZE, "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        manager = subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": display}, stderr=subprocess.DEVNULL)
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


def seconds_until_shown(start: Callable[[], object], picture: Path, display: str) -> float:
    """Calls `start` and waits until a window covers the screen; saves `picture`. Seconds from start to paint."""
    watcher = subprocess.Popen([frozen.PYTHON, WATCHER, picture, display], stdout=subprocess.PIPE, text=True)
    lines = iter(watcher.stdout or ())
    if next(lines, "").strip() != "ready":
        raise Stop("No picture of the screen can be taken.")
    began = time.monotonic()
    start()
    shown = next(lines, "").strip() == "shown"
    took = time.monotonic() - began
    if watcher.wait() or not shown:
        raise Stop(f"No window was painted in {took:.0f} seconds.")
    return took
