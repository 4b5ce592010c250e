"""The printed sheet of training: one bar code and one QR code for each story, as a PDF of A4 pages.

Drawn with Pillow, since Qt belongs to the window alone. Each module is a whole number of printer's dots.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.image.pil import PilImage

from pos_app.domain.pay_types import WALLET_NAMES, Wallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from pos_app.training.code128 import QUIET_ZONE, modules
from pos_app.training.codes import WALLETS_WITH_CODES, sheet_code
from pos_app.training.stories import PAID_AT_ONCE, STORIES, Story

Translate = Callable[[Sentence], str]

_DPI = 300
_PAGE = (2480, 3508)  # A4 in dots
_MARGIN = 150
_CELL = ((_PAGE[0] - 2 * _MARGIN) // 2, 500)
_TOP = 330  # below the page's heading
_ROWS = (_PAGE[1] - _MARGIN - _TOP) // _CELL[1]
_BAR_MODULE, _BAR_HEIGHT = 3, 150  # dots: 0.25 mm, which any scanner resolves
_QR_MODULE = 8
_HEADING_SIZE, _TITLE, _TEXT, _LINE = 64, 40, 34, 52
_TEXT_WIDTH = _CELL[0] - 70
_CODES_TOP = 200  # below the title and two lines

_HEADING = QT_TRANSLATE_NOOP("sheet", "Training codes: no money moves")
_EXPLANATION = QT_TRANSLATE_NOOP(
    "sheet", "For the training gateway only. Type an amount, then scan a code and see what happens."
)

_CHINESE_FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "C:/Windows/Fonts/msjh.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
)

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class SheetCode:
    """One entry of the sheet; `code` works again and again at the training gateway."""

    wallet: Wallet
    story: Story

    @property
    def code(self) -> str:
        """What the scanner reads."""
        return sheet_code(self.wallet, self.story)


def sheet_codes() -> tuple[SheetCode, ...]:
    """A payment at once with each wallet, then every other story, the wallets taking turns."""
    others = [story for story in STORIES.values() if story is not PAID_AT_ONCE]
    turns = (WALLETS_WITH_CODES[place % 2] for place in range(len(others)))
    return (
        *(SheetCode(wallet, PAID_AT_ONCE) for wallet in WALLETS_WITH_CODES),
        *(SheetCode(wallet, story) for wallet, story in zip(turns, others, strict=True)),
    )


def write_sheet(path: Path, translate: Translate = str, font_path: Path | None = None) -> None:
    """Writes the sheet as a PDF. `translate` gives the texts of a language; `font_path` a font that can show them.

    Without `font_path` the common fonts with Chinese are looked for; where none is found the sheet is in English.
    Raises `OSError` if the file cannot be written or the font cannot be read.
    """
    pages = draw_pages(translate, font_path)
    pages[0].save(path, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)


def draw_pages(translate: Translate = str, font_path: Path | None = None) -> list[Image.Image]:
    """The pages in black and white, 300 dots per inch. Arguments and errors as for `write_sheet`."""
    entries = sheet_codes()
    words = _Words.for_language(translate, font_path)
    per_page = 2 * _ROWS
    return [_draw_page(entries[first : first + per_page], words) for first in range(0, len(entries), per_page)]


@dataclass(frozen=True, slots=True)
class _Words:
    """The texts in one language and a font that has their characters; without `font_path` Pillow's own font."""

    translate: Translate
    font_path: Path | None

    @classmethod
    def for_language(cls, translate: Translate, font_path: Path | None) -> Self:
        if font_path is not None or translate(_HEADING).isascii():
            return cls(translate, font_path)
        found = next((path for path in map(Path, _CHINESE_FONTS) if path.exists()), None)
        return cls(translate, found) if found else cls(str, None)

    def font(self, size: int) -> Font:
        return ImageFont.truetype(self.font_path, size) if self.font_path else ImageFont.load_default(size)


def _draw_page(entries: Sequence[SheetCode], words: _Words) -> Image.Image:
    page = Image.new("1", _PAGE, 1)
    draw = ImageDraw.Draw(page)
    draw.text((_MARGIN, _MARGIN), words.translate(_HEADING), 0, words.font(_HEADING_SIZE))
    draw.text((_MARGIN, _MARGIN + 90), words.translate(_EXPLANATION), 0, words.font(_TEXT))
    for place, entry in enumerate(entries):
        row, column = divmod(place, 2)
        _draw_entry(page, entry, words, (_MARGIN + column * _CELL[0], _TOP + row * _CELL[1]))
    return page


def _draw_entry(page: Image.Image, entry: SheetCode, words: _Words, corner: tuple[int, int]) -> None:
    left, top = corner
    draw = ImageDraw.Draw(page)
    draw.rectangle((left, top, left + _CELL[0] - 30, top + _CELL[1] - 30), outline=0)
    left, top = left + 20, top + 15
    draw.text((left, top), f"{entry.story.digits}  {words.translate(entry.story.title)}", 0, words.font(_TITLE))
    for line in _wrapped(words.translate(entry.story.lesson), words.font(_TEXT)):
        top += _LINE
        draw.text((left, top), line, 0, words.font(_TEXT))
    top = corner[1] + _CODES_TOP
    _draw_bars(draw, entry.code, (left, top))
    draw.text((left, top + _BAR_HEIGHT + 15), WALLET_NAMES[entry.wallet], 0, words.font(_TEXT))
    symbol = _qr_symbol(entry.code)
    page.paste(symbol, (corner[0] + _CELL[0] - 40 - symbol.width, top - 20))


def _draw_bars(draw: ImageDraw.ImageDraw, code: str, corner: tuple[int, int]) -> None:
    left, top = corner
    left += QUIET_ZONE * _BAR_MODULE
    for place, dark in enumerate(modules(code)):
        if dark:
            start = left + place * _BAR_MODULE
            draw.rectangle((start, top, start + _BAR_MODULE - 1, top + _BAR_HEIGHT), fill=0)


def _qr_symbol(code: str) -> Image.Image:
    maker: qrcode.QRCode[PilImage] = qrcode.QRCode(box_size=_QR_MODULE, image_factory=PilImage)
    maker.add_data(code)
    return maker.make_image().get_image().convert("1")


def _wrapped(text: str, font: Font) -> Iterator[str]:
    """Lines that fit a cell; they break between words, and in Chinese between characters."""
    line = ""
    for piece in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*", text):
        if line and font.getlength((line + piece).rstrip()) > _TEXT_WIDTH:
            yield line
            line = ""
        line += piece
    yield line
