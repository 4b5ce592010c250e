"""A column that scrolls by wheel, finger and Tab, should it not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme


class ScrollColumn(QScrollArea):
    """Widgets below each other, as high as they like to be. What gets the focus comes into view."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._column = QVBoxLayout(content)
        theme.space(self._column, gap=1)
        self._column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow)

    def add(self, widget: QWidget) -> None:
        """One more at the end."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def _follow(self, _before: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self.isVisible() and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
