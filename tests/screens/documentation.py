"""The pictures of the documentation: which there are, and how they are made. `dev.py screens --docs` renews them."""

from __future__ import annotations

import struct
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from tests.screens.pictures import take
from tests.screens.scenes import all_scenes
from tests.screens.sheet import contact_sheet
from tests.screens.stage import Look

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
SIZE = (1024, 768)
_SMALL = (480, 360)
MOST_BYTES = 1_500_000
"""All of them together, so that a clone stays small."""
_OVERVIEW = (
    "ready", "amount_lines", "code_kept", "which_wallet", "sent",
    "waiting", "qr_shown", "qr_larger", "checking", "paid_without_printer",
    "declined_1201", "cancelled", "not_sent", "paid_late", "paid_twice",
    "disputed", "needs_attention", "news_paid", "same_amount", "large_amount",
    "not_in_front", "trouble", "history_chosen", "refund_form", "menu",
    "settings_counter", "scanner_works", "live_testing", "training", "customer_qr",
)  # fmt: skip
_RESULTS = ("waiting", "qr_shown", "paid_without_printer", "declined_1201", "checking", "paid_late")
_SALE = ("amount_lines", "qr_shown", "paid_without_printer")
_WORDS = (
    "waiting", "declined_1201", "checking", "same_amount",
    "not_sent", "paid_late", "code_kept", "not_in_front",
)  # fmt: skip
_COLOURS, _FREQUENT = 256, 192
_OWNERS = ("settings_counter", "live_testing_page", "history_alarm", "verdict_form")
_SETUP = ("setup_gateway", "setup_refused", "settings_computer")
_ENDINGS = {"en": "", "zh_HK": "-zh-hant", "zh_CN": "-zh-hans"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One scene in full, or several `small` ones on a sheet of so many columns, with their names or without."""

    scenes: tuple[str, ...]
    look: Look = Look()  # noqa: RUF009 - it is frozen
    small: tuple[int, int] | None = None
    columns: int = 3
    named: bool = False


def _one(scene: str, **look: str) -> Picture:
    return Picture((scene,), Look(**look))


def _in_each_language(name: str, picture: Picture) -> Mapping[str, Picture]:
    """By file name, as the pages that show them are named."""
    return {
        f"{name}{ending}.png": replace(picture, look=Look(language=language)) for language, ending in _ENDINGS.items()
    }


def pictures() -> Mapping[str, Picture]:
    """By file name."""
    return {
        **_in_each_language("counter", _one("amount_lines")),
        **_in_each_language("results", Picture(_RESULTS, small=_SMALL)),
        **_in_each_language("cashier-sale", Picture(_SALE, small=_SMALL)),
        **_in_each_language("owner", Picture(_OWNERS, small=_SMALL, columns=2)),
        **_in_each_language("setup", Picture(_SETUP, small=(400, 300))),
        **_in_each_language("cashier-words", Picture(_WORDS, small=(360, 270), columns=4)),
        "paid.png": _one("paid_without_printer"),
        "not-paid.png": _one("declined_1201"),
        "checking.png": _one("checking"),
        "qr-code.png": _one("qr_shown"),
        "history.png": _one("history_chosen"),
        "dark.png": _one("paid_without_printer", theme="dark"),
        "customer-display.png": _one("customer_qr"),
        "screens.png": Picture(_OVERVIEW, Look(), (320, 240), 5, named=True),
    }


def render(folder: Path = FOLDER, tell: Callable[[str], object] = print) -> None:
    """Makes all of them anew, and removes what is none of them any more."""
    wanted = pictures()
    with tempfile.TemporaryDirectory() as raw:
        looks = {(scene, picture.look) for picture in wanted.values() for scene in picture.scenes}
        for scene, look in sorted(looks, key=str):
            take(all_scenes()[scene], [look], SIZE, Path(raw))
        folder.mkdir(parents=True, exist_ok=True)
        for name, picture in wanted.items():
            _write(picture, Path(raw) / str(picture.look), folder / name)
    for path in folder.glob("*.png"):
        if path.name not in wanted:
            path.unlink()
    tell(f"{len(wanted)} pictures, {sum(path.stat().st_size for path in folder.glob('*.png')):,} bytes, in {folder}")


def _write(picture: Picture, raw: Path, target: Path) -> None:
    if picture.small is None:
        made = Image.open(raw / f"{picture.scenes[0]}.png").convert("RGB")
    else:
        made = contact_sheet(
            {name: raw / f"{name}.png" for name in picture.scenes},
            columns=picture.columns, size=picture.small, named=picture.named,
        )  # fmt: skip
    _with_few_colours(made).save(target, optimize=True)


def _with_few_colours(picture: Image.Image) -> Image.Image:
    """256 colours: the most frequent stay exact, for a window is flat areas; so do those unlike all others.

    A word in amber has few pixels, and what it says with its colour would be lost among the greys of letters' edges.
    """
    pixels = [pixel for (pixel,) in struct.iter_unpack("3s", picture.tobytes())]
    counted = Counter(pixels)
    kept = [colour for colour, _ in counted.most_common(_FREQUENT)]
    nearest = {colour: min((_apart(one, colour), place) for place, one in enumerate(kept)) for colour in counted}
    for place in range(len(kept), min(len(counted), _COLOURS)):
        added = max(nearest, key=nearest.__getitem__)
        kept.append(added)
        nearest = {colour: min(found, (_apart(added, colour), place)) for colour, found in nearest.items()}
    places = {colour: place for colour, (_, place) in nearest.items()}
    made = Image.new("P", picture.size)
    made.putpalette([channel for colour in kept for channel in colour])
    made.putdata([places[colour] for colour in pixels])
    return made


def _apart(one: bytes, other: bytes) -> int:
    return sum((here - there) ** 2 for here, there in zip(one, other, strict=True))
