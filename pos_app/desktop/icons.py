"""The drawings of `resources/icons`, tinted and rendered at the size and resolution where they are shown."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pos_app.assets import resource

# All drawings are made in this colour, and only in it.
_DRAWN_IN = "#000000"


@lru_cache(maxsize=256)
def drawing(name: str, colour: str, side: int, pixel_ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in `colour`, `side` pixels high and wide."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(_DRAWN_IN, colour).encode()))
    pixmap = QPixmap(round(side * pixel_ratio), round(side * pixel_ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(pixel_ratio)
    return pixmap


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def window_icon() -> QIcon:
    """The program's icon."""
    return QIcon(str(resource("icons", "pos_app.svg")))
