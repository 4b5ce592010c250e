"""Draws the program's icon in every size and kind that a platform wants, into a folder: `icons.py FOLDER`.

A script for a Python that has PySide6 and Pillow.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "pos_app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(folder: Path) -> None:
    """Writes `pos_app-SIZE.png`, `pos_app.ico` (Windows) and `pos_app.icns` (macOS)."""
    _application = QGuiApplication.instance() or QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(SOURCE))
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"pos_app-{size}.png"))
    drawn = {size: Image.open(folder / f"pos_app-{size}.png") for size in SIZES}
    smaller = [drawn[size] for size in ICO_SIZES]
    drawn[256].save(folder / "pos_app.ico", sizes=[(size, size) for size in ICO_SIZES], append_images=smaller)
    drawn[512].save(folder / "pos_app.icns", append_images=list(drawn.values()))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))
