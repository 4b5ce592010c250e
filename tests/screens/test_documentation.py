"""The documentation shows pictures that were made of the program, all of them, and few bytes."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from tests.screens.documentation import FOLDER, MOST_BYTES, _with_few_colours, pictures
from tests.screens.scenes import all_scenes

ROOT = FOLDER.parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def shown() -> set[Path]:
    """The pictures that pages show, or lead to."""
    found = ((page, name) for page in PAGES for name in re.findall(r"\]\(([^)]+\.png)\)", page.read_text("utf-8")))
    return {(page.parent / name).resolve() for page, name in found}


def test_pages_show_exactly_the_pictures_that_are_made_of_scenes() -> None:
    assert shown() == {FOLDER / name for name in pictures()}


def test_every_picture_is_there_and_none_that_is_made_no_more() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(pictures())


def test_pictures_are_of_scenes_that_there_are() -> None:
    assert {scene for picture in pictures().values() for scene in picture.scenes} <= set(all_scenes())


def test_all_pictures_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


def test_flat_areas_keep_their_colour_when_a_picture_is_made_small() -> None:
    picture = Image.new("RGB", (64, 64), "#EEF1F4")
    for place in range(600):  # more colours than are kept, one pixel each
        picture.putpixel((place % 64, place // 64), (place % 256, place // 3, 77))
    picture.paste("#DB0011", (10, 30, 14, 60))
    made = _with_few_colours(picture).convert("RGB")
    assert (made.getpixel((63, 63)), made.getpixel((12, 40))) == ((0xEE, 0xF1, 0xF4), (0xDB, 0x00, 0x11))
