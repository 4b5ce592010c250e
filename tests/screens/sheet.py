"""Contact sheets: many pictures on one, each with its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_GAP = 16
_PAPER, _INK, _FRAME = "#FFFFFF", "#12181F", "#78838F"


def contact_sheet(
    pictures: Mapping[str, Path], *, columns: int = 5, size: tuple[int, int], named: bool = True
) -> Image.Image:
    """The pictures by their captions, in rows; none is larger than `size`."""
    caption_height = max(16, size[1] // 11) if named else 0
    across, down = size[0] + _GAP, size[1] + caption_height + _GAP
    columns = min(columns, len(pictures))
    sheet = Image.new("RGB", (columns * across + _GAP, -(-len(pictures) // columns) * down + _GAP), _PAPER)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(max(12, caption_height * 2 // 3))
    for place, (caption, path) in enumerate(pictures.items()):
        left, top = _GAP + place % columns * across, _GAP + place // columns * down
        if named:
            draw.text((left, top), caption, _INK, font)
        top += caption_height
        with Image.open(path) as picture:
            picture.thumbnail(size, Image.Resampling.BICUBIC)
            sheet.paste(picture, (left, top))
            draw.rectangle((left - 1, top - 1, left + picture.width, top + picture.height), None, _FRAME)
    return sheet
