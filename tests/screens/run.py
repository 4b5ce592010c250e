"""`python -m tests.screens.run`: pictures of every scene in every look. What `dev.py screens` runs."""

from __future__ import annotations

import argparse
import itertools
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from pos_app.desktop.translation import LANGUAGE_NAMES

ROOT = Path(__file__).resolve().parents[2]
THUMBNAIL = (400, 300)
THEMES = ("light", "dark", "high-contrast")


def main(arguments: list[str]) -> int:
    """0: all pictures are written. 2: there is no such scene."""
    wanted = _parser().parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(wanted.size[2])
    # Qt reads both when the application is made.
    from tests.screens.pictures import application

    app = application()
    code = _documentation() if wanted.docs else _all_looks(wanted)
    del app
    return code


def _documentation() -> int:
    from tests.screens.documentation import render

    render()
    return 0


def _all_looks(wanted: argparse.Namespace) -> int:
    from tests.screens.pictures import take
    from tests.screens.scenes import all_scenes
    from tests.screens.sheet import contact_sheet
    from tests.screens.stage import Look

    width, height, ratio = wanted.size
    scenes = all_scenes()
    names = [name for name in scenes if not wanted.only or any(re.fullmatch(only, name) for only in wanted.only)]
    if not names:
        print("There is no such scene. There are:", *scenes, sep="\n  ", file=sys.stderr)
        return 2
    # The language last: it changes in a moment, colours and sizes take longer.
    looks = [
        Look(language, theme, int(text))
        for theme, text, language in itertools.product(wanted.theme, wanted.text, wanted.language)
    ]
    began = time.monotonic()
    folder = Path(wanted.out) / f"{width * ratio}x{height * ratio}"
    for name in names:
        take(scenes[name], looks, (width, height), folder)
    taken = time.monotonic()
    for look in looks:
        of_look = folder / str(look)
        sheet = contact_sheet({name: of_look / f"{name}.png" for name in names}, size=THUMBNAIL)
        sheet.save(folder / f"{look}.png")
    print(_report(len(names), len(looks), taken - began, time.monotonic() - taken, folder))
    return 0


def _report(scenes: int, looks: int, taking_s: float, sheets_s: float, folder: Path) -> str:
    pictures = scenes * looks
    return (
        f"{scenes} scenes in {looks} looks: {pictures} pictures in {taking_s:.0f} s, {taking_s / pictures:.2f} s each; "
        f"contact sheets in {sheets_s:.0f} s. All are in {folder}"
    )


def _parser() -> argparse.ArgumentParser:
    languages = tuple(LANGUAGE_NAMES)
    parser = argparse.ArgumentParser(prog="dev.py screens", description="Pictures of every scene of the window.")
    parser.add_argument("--out", default=str(ROOT / "build" / "screens"), metavar="DIR")
    parser.add_argument("--size", type=_size, default=(1024, 768, 1), help="1024x768, or 1920x1080@2 for a 4K screen")
    parser.add_argument("--language", type=_of(languages), default=languages)
    parser.add_argument("--theme", type=_of(THEMES), default=THEMES)
    parser.add_argument("--text", type=_of(("100", "125", "150")), default=("100",), help="per cent")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="names of scenes, or patterns such as paid.*")
    parser.add_argument("--docs", action="store_true", help="renew the pictures of the documentation instead")
    return parser


def _size(text: str) -> tuple[int, int, int]:
    found = re.fullmatch(r"(\d+)x(\d+)(?:@([1-4]))?", text)
    if found is None:
        raise argparse.ArgumentTypeError("give it as 1024x768 or 1920x1080@2")
    return int(found[1]), int(found[2]), int(found[3] or 1)


class _of:  # noqa: N801 - a type for argparse
    """Some of these, with commas between them."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = known

    def __call__(self, text: str) -> Iterable[str]:
        chosen = text.split(",")
        if not set(chosen) <= set(self._known):
            raise argparse.ArgumentTypeError("choose from " + ", ".join(self._known))
        return chosen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
