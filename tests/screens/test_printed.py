"""The cashier's page is printed and laid beside the till."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.screens.documentation import FOLDER

GUIDE = FOLDER.parent / "guide"
A4_MM = (210, 297)
MARGIN_MM = 15
SIZE_POINTS = 9
SIDES = 2


def _with_pictures(html: str, folder: Path, width: int) -> str:
    """Qt prints pictures as large as they are: none is wider than the paper."""

    def fitted(picture: re.Match[str]) -> str:
        path = (folder / picture[1]).resolve()
        return f'<img src="{path}" width="{min(width, QImage(str(path)).width())}"/>'

    return re.sub(r'<img [^>]*?src="([^"]+)"[^>]*?/>', fitted, html)


@pytest.mark.parametrize("name", ["cashier.md", "cashier.zh-Hant.md", "cashier.zh-Hans.md"])
def test_the_cashiers_page_is_one_sheet_of_paper(qapp: QApplication, name: str) -> None:
    page = GUIDE / name
    read = QTextDocument()
    read.setMarkdown(page.read_text("utf-8"))
    printed = QTextDocument()
    dots_a_mm = qapp.primaryScreen().logicalDotsPerInch() / 25.4
    across, down = ((length - 2 * MARGIN_MM) * dots_a_mm for length in A4_MM)
    printed.setDefaultFont(QFont(qapp.font().family(), SIZE_POINTS))
    printed.setHtml(_with_pictures(read.toHtml(), page.parent, int(across)))
    printed.setPageSize(QSizeF(across, down))
    assert printed.pageCount() <= SIDES
