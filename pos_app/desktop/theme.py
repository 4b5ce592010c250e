"""The tokens as Qt sees them: palette, fonts, style sheet, and the scale at which everything is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from pos_app.desktop import tokens
from pos_app.desktop.sizes import Sizes, tabular
from pos_app.desktop.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Theme(Sizes):
    """Colours for all windows of one application, sizes for the cashier's. `changed` follows a new theme or scale."""

    def __init__(self, app: QApplication, name: str = "system", text_scale: float = 1.0) -> None:
        super().__init__(app, (tokens.DESIGN_WIDTH, tokens.DESIGN_HEIGHT), text_scale)
        self._app = app
        self._name = name
        self.palette = tokens.PALETTES["light"]
        app.setStyle("Fusion")
        app.setFont(tabular(app.font()))
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

    def _rescaled(self) -> None:
        self._apply()

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
