"""Waits until a window covers the screen, and takes a picture of it: `watch_screen.py PICTURE [DISPLAY]`.

Prints `ready`, then `shown` as soon as a window is painted; ends with 1 when none is. For a Python that has Pillow.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

PATIENCE_S = 120.0
_PAUSE_S = 0.05
_SETTLING_S = 3.0  # what is loaded after the first paint: fonts, the state of the connection
_COLOURS = 64  # smooth letters have many, an empty window has a few
_MOST_COLOURS = 1 << 24


def watch(picture: Path, display: str | None) -> int:
    """Returns an exit code."""
    before = ImageGrab.grab(xdisplay=display).convert("RGB")
    print("ready", flush=True)
    ends = time.monotonic() + PATIENCE_S
    while not shows_a_window(before, ImageGrab.grab(xdisplay=display).convert("RGB")):
        if time.monotonic() > ends:
            return 1
        time.sleep(_PAUSE_S)
    print("shown", flush=True)
    time.sleep(_SETTLING_S)
    picture.parent.mkdir(parents=True, exist_ok=True)
    ImageGrab.grab(xdisplay=display).save(picture)
    return 0


def shows_a_window(before: Image.Image, now: Image.Image) -> bool:
    """Whether more than half of the screen has changed, and letters are on it."""
    changed = ImageChops.difference(before, now).convert("L").point(lambda level: 255 if level else 0)
    share = changed.histogram()[255] / (now.width * now.height)
    return share > 0.5 and len(now.getcolors(_MOST_COLOURS) or ()) > _COLOURS


if __name__ == "__main__":
    sys.exit(watch(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] else None))
