"""The tokens as Qt sees them: palette, fonts, style sheet, and the scale at which everything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from pos_app.desktop import tokens
from pos_app.desktop.style_sheet import style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout

    from pos_app.desktop.tokens import Type

_STEP = 1 / 16
_SMALLEST = 0.75


class Theme(QObject):
    """Colours and sizes for all windows of one application. `changed` follows a new theme or scale.

    Sizes grow with the window (`scale`), text in addition with the owner's wish (`text_scale`, 1.0 to 1.5).
    """

    changed = Signal()

    def __init__(self, app: QApplication, name: str = "system", text_scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._name = name
        self.text_scale = text_scale
        self.scale = 1.0
        self.palette = tokens.PALETTES["light"]
        app.setStyle("Fusion")
        app.setFont(_tabular(app.font()))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def name(self) -> str:
        """The chosen theme: `system`, `light`, `dark` or `high-contrast`."""
        return self._name

    def choose(self, name: str) -> None:
        """Another theme, at once."""
        if name != self._name:
            self._name = name
            self._apply()

    def enlarge_text(self, text_scale: float) -> None:
        """Another size of text, at once."""
        if text_scale != self.text_scale:
            self.text_scale = text_scale
            self._apply()

    def undress(self) -> None:
        """Gives the application back as it was found, for whoever opens windows on it next."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow_system)
        self._app.setStyleSheet("")
        self.deleteLater()

    def fit(self, window: QSize) -> None:
        """Chooses the scale for a window of that size."""
        wanted = min(window.width() / tokens.DESIGN_WIDTH, window.height() / tokens.DESIGN_HEIGHT)
        scale = max(_SMALLEST, int(wanted / _STEP) * _STEP)
        if scale != self.scale:
            self.scale = scale
            self._apply()

    def px(self, size: float) -> int:
        """A design size in pixels of this window."""
        return round(size * self.scale)

    def text_px(self, kind: Type) -> int:
        """Largest height of a kind of text in pixels. It is fitted to its place besides."""
        grown = min(self.text_scale, tokens.LARGEST_GROWTH.get(kind, self.text_scale))
        return round(tokens.TYPE_SCALE[kind] * self.scale * grown)

    def font(self, kind: Type, *, bold: bool = False, px: int | None = None) -> QFont:
        """The system's typeface with tabular figures."""
        font = _tabular(self._app.font())
        font.setPixelSize(px or self.text_px(kind))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def follow(self, apply: Callable[[], object]) -> None:
        """Calls `apply` now and whenever theme or scale change. For what lives as long as the application."""
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

    def _follow_system(self) -> None:
        if self._name == "system":
            self._apply()

    def _apply(self) -> None:
        self.palette = tokens.PALETTES[self._resolved()]
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(style_sheet(self.palette, self.px, self.text_px))
        self.changed.emit()

    def _resolved(self) -> str:
        if self._name != "system":
            return self._name
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"


def restyle(widget: QWidget, **properties: str) -> None:
    """Sets the properties that style rules look at, on `widget`, and draws it and what is in it anew."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    for styled in (widget, *widget.findChildren(QWidget)):
        styled.style().unpolish(styled)
        styled.style().polish(styled)


def _tabular(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _qt_palette(palette: tokens.Palette) -> QPalette:
    colours = {
        QPalette.ColorRole.Window: palette.page,
        QPalette.ColorRole.Base: palette.card,
        QPalette.ColorRole.AlternateBase: palette.page,
        QPalette.ColorRole.Button: palette.key,
        QPalette.ColorRole.WindowText: palette.ink,
        QPalette.ColorRole.Text: palette.ink,
        QPalette.ColorRole.ButtonText: palette.ink,
        QPalette.ColorRole.PlaceholderText: palette.soft,
        QPalette.ColorRole.Highlight: palette.accent.fill,
        QPalette.ColorRole.HighlightedText: palette.accent.ink,
        QPalette.ColorRole.Mid: palette.line,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.off))
    return made
