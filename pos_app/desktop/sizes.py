"""Sizes of the tokens at the scale of one window: pixels, fonts, margins that follow when the window grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication

from pos_app.desktop import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

    from pos_app.desktop.tokens import Type

_STEP = 1 / 16
_SMALLEST = 0.75


class Sizes(QObject):
    """Everything is drawn `scale` times as large as at the `design` size (width and height in pixels).

    Text grows in addition with the owner's wish (`text_scale`, 1.0 to 1.5). `changed` follows another size.
    """

    changed = Signal()

    def __init__(self, parent: QObject, design: tuple[int, int], text_scale: float = 1.0) -> None:
        super().__init__(parent)
        self._design = design
        self.text_scale = text_scale
        self.scale = 1.0

    def fit(self, window: QSize) -> None:
        """Chooses the scale for a window of that size."""
        width, height = self._design
        wanted = min(window.width() / width, window.height() / height)
        scale = max(_SMALLEST, int(wanted / _STEP) * _STEP)
        if scale != self.scale:
            self.scale = scale
            self._rescaled()

    def px(self, size: float) -> int:
        """A design size in pixels of this window."""
        return round(size * self.scale)

    def text_px(self, kind: Type) -> int:
        """Largest height of a kind of text in pixels. It is fitted to its place besides."""
        grown = min(self.text_scale, tokens.LARGEST_GROWTH.get(kind, self.text_scale))
        return round(tokens.TYPE_SCALE[kind] * self.scale * grown)

    def font(self, kind: Type, *, bold: bool = False, px: int | None = None) -> QFont:
        """The system's typeface with tabular figures."""
        font = tabular(QGuiApplication.font())
        font.setPixelSize(px or self.text_px(kind))
        # Not DemiBold: Chinese typefaces seldom have it, and their signs would stay thin beside bold letters.
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def follow(self, apply: Callable[[], object]) -> None:
        """Calls `apply` now and whenever `changed` follows. For what lives as long as these sizes."""
        apply()
        self.changed.connect(apply)

    def space(
        self, layout: QBoxLayout | QGridLayout, *, margin: int = 0, sides: int | None = None, gap: int = 1
    ) -> None:
        """Keeps margins and gaps of a layout at so many steps of space; `sides` are those at left and right."""

        def apply() -> None:
            edge = self.px(margin * tokens.SPACE)
            side = edge if sides is None else self.px(sides * tokens.SPACE)
            layout.setContentsMargins(side, edge, side, edge)
            layout.setSpacing(self.px(gap * tokens.SPACE))

        self.follow(apply)

    def hold_height(self, widget: QWidget, height: int) -> None:
        """Keeps a widget at a fixed height in design pixels."""
        self.follow(lambda: widget.setFixedHeight(self.px(height)))

    def _rescaled(self) -> None:
        self.changed.emit()


def tabular(font: QFont) -> QFont:
    """`font` with figures of one width."""
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
