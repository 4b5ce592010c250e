"""The printed sheet, read back from its pages by an independent decoder."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from pos_app.domain.payment_codes import classify
from pos_app.domain.sentences import Sentence
from pos_app.training import sheet
from pos_app.training.codes import is_reusable
from pos_app.training.sheet import draw_pages, sheet_codes, write_sheet
from pos_app.training.stories import STORIES, Story, story_of

CHINESE = "顧客在手機上輸入密碼，然後付款。" * 3
FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")


def in_chinese(sentence: Sentence) -> str:
    return CHINESE


def codes_on(pages: list[Image.Image]) -> Counter[tuple[str, str]]:
    found = (code for page in pages for code in zxingcpp.read_barcodes(page.convert("L")))
    return Counter((code.text, code.format.name) for code in found)


def expected() -> Counter[tuple[str, str]]:
    return Counter((entry.code, form) for entry in sheet_codes() for form in ("Code128", "QRCode"))


def test_every_bar_code_and_qr_code_of_the_pages_reads_back() -> None:
    assert codes_on(draw_pages()) == expected()


def test_every_code_on_the_sheet_classifies_and_may_be_used_again() -> None:
    for entry in sheet_codes():
        assert classify(entry.code).wallet in {entry.wallet, None}
        assert is_reusable(entry.code)
        assert story_of(entry.code) is entry.story


def test_every_story_is_on_the_sheet() -> None:
    assert {entry.story.digits for entry in sheet_codes()} == set(STORIES)


def test_the_pdf_has_a4_pages_without_lossy_compression(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    write_sheet(path)
    pdf = path.read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert b"DCTDecode" not in pdf
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)", pdf)
    assert len(boxes) == len(draw_pages())
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}


def ink(pages: list[Image.Image]) -> int:
    return sum(page.histogram()[0] for page in pages)


def test_a_translated_sheet_reads_back_too() -> None:
    pages = draw_pages(in_chinese, FONT)
    assert codes_on(pages) == expected()
    assert ink(pages) != ink(draw_pages())


def test_a_font_with_chinese_is_found_where_one_is_installed() -> None:
    assert ink(draw_pages(in_chinese)) == ink(draw_pages(in_chinese, FONT))


def test_without_a_font_with_chinese_the_sheet_is_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_CHINESE_FONTS", ("/nowhere/font.ttc",))
    assert ink(draw_pages(in_chinese)) == ink(draw_pages())


@pytest.mark.parametrize("story", STORIES.values(), ids=lambda story: story.name)
def test_title_and_lesson_of_each_story_fit_the_cell(story: Story) -> None:
    words = sheet._Words(str, None)
    title = f"{story.digits}  {story.title}"
    assert words.font(sheet._TITLE).getlength(title) <= sheet._TEXT_WIDTH
    assert len(list(sheet._wrapped(str(story.lesson), words.font(sheet._TEXT)))) <= 2


def test_an_unreadable_font_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="."):
        draw_pages(str, tmp_path / "none.ttf")
