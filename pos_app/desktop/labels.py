"""Labels that keep their place: the text shrinks to the box it was given, never the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy

from pos_app.desktop.tokens import Type
from pos_app.desktop.translation import say

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from pos_app.desktop.sizes import Sizes
    from pos_app.domain.sentences import Sentence

_SMALLEST_PX = 9
_SMALLEST_OF_END = 15
_FEW_LINES = 4
_ENDLESS = 10_000
_PAUSES = "，。；：？！"


class TextLabel(QLabel):
    """A sentence at a fixed place. Over AT-SPI only the accessible name is heard, so it is the text.

    `lines` is its height; 0 takes what the layout gives. `natural` labels are as wide as their text instead. Of what is
    too long to be read in small letters, `end` labels show the end.
    """

    def __init__(
        self, sizes: Sizes, name: str, kind: Type = Type.BODY, *, lines: int = 1, bold: bool = False,
        natural: bool = False, end: bool = False, tone: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setWordWrap(lines != 1)
        self._sizes = sizes
        self._kind = kind
        self._lines = lines
        self._bold = bold
        self._natural = natural
        self._end = end
        self._whole = ""
        self._fitted: tuple[object, ...] = ()
        self._said: Sentence | str = ""
        policy = QSizePolicy.Policy
        self.setSizePolicy(
            policy.Preferred if natural else policy.Ignored, policy.Ignored if lines == 0 else policy.Fixed
        )
        sizes.follow(self._size)

    def tell(self, said: Sentence | str | None) -> None:
        """Shows a sentence or a plain text; None empties the label."""
        self._said = said or ""
        self._say()

    @property
    def said(self) -> str:
        """All that it says, in one piece, wherever its lines break."""
        return self._whole

    def use(self, kind: Type, *, bold: bool) -> None:
        """Another kind of text at the same place."""
        if (kind, bold) != (self._kind, self._bold):
            self._kind, self._bold = kind, bold
            self._size()

    def take_lines(self, lines: int) -> None:
        """Another height, in lines, for a place that has room for it."""
        if lines != self._lines:
            self._lines = lines
            self._size()

    def sizeHint(self) -> QSize:
        """Natural labels need their text's width; the others take what there is."""
        if self._natural:
            metrics = QFontMetrics(self.font())
            return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())
        return QSize(0, self.height() if self._lines else 0)

    def minimumSizeHint(self) -> QSize:
        """See `sizeHint`."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Never: a longer text must not move what lies below."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() is QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: object) -> None:
        """Fits the text anew."""
        self._fit()

    def _say(self) -> None:
        text = say(self._said)
        if text == self._whole:
            return
        self._whole = text
        self.setText(text)
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def _size(self) -> None:
        font = self._sizes.font(self._kind, bold=self._bold)
        self.setFont(font)
        if self._lines:
            self.setFixedHeight(self._lines * QFontMetrics(font).lineSpacing() + 2)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Most changes of style change nothing here, and there are many: another theme tells every label of it."""
        if self._fitted != self._now():
            self._fit_anew()
            self._fitted = self._now()

    def _now(self) -> tuple[object, ...]:
        """All that the fit depends on and leads to."""
        return self._whole, self.size(), self.font(), self._sizes.text_px(self._kind), self._bold, self.alignment()

    def _fit_anew(self) -> None:
        px = self._sizes.text_px(self._kind)
        font = self._sizes.font(self._kind, bold=self._bold)
        smallest = self._sizes.px(_SMALLEST_OF_END) if self._end else _SMALLEST_PX
        while not self._natural and px > smallest and not self._fits(font):
            px -= 1
            font.setPixelSize(px)
        if font != self.font():
            self.setFont(font)
        if self._end:
            self.setText(QFontMetrics(font).elidedText(self._whole, Qt.TextElideMode.ElideLeft, self.width()))
        if self.wordWrap():
            self.setText(self._in_clauses(QFontMetrics(font)))
            self._balance(font)

    def _fits(self, font: QFont) -> bool:
        if self.width() < 2 or self.height() < 2:
            return True
        needed = self._needed(font, self.width(), self._whole)
        return needed.width() <= self.width() and needed.height() <= self.height()

    def _needed(self, font: QFont, width: int, text: str) -> QRect:
        wrap = Qt.TextFlag.TextWordWrap if self.wordWrap() else Qt.TextFlag.TextSingleLine
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, _ENDLESS), wrap.value, text)

    def _in_clauses(self, metrics: QFontMetrics) -> str:
        """The text, in two lines where Chinese pauses if it needs two: the signs of a word stay together."""
        text, width = self._whole, self.width()
        if metrics.horizontalAdvance(text) <= width or "\n" in text:
            return text
        pauses = [place for place, sign in enumerate(text[:-1], 1) if sign in _PAUSES]
        longest = {p: max(metrics.horizontalAdvance(text[:p]), metrics.horizontalAdvance(text[p:])) for p in pauses}
        best = min(longest, key=lambda place: longest[place], default=0)
        return f"{text[:best]}\n{text[best:]}" if best and longest[best] <= width else text

    def _balance(self, font: QFont) -> None:
        """Makes the lines about equally long, so that none has a single sign."""
        text = self.text()
        height, unwrapped = (self._needed(font, width, text).height() for width in (self.width(), _ENDLESS))
        too_narrow, narrow = self.width() // 2, self.width()
        while unwrapped < height <= _FEW_LINES * QFontMetrics(font).lineSpacing() and narrow - too_narrow > 2:
            middle = (too_narrow + narrow) // 2
            needed = self._needed(font, middle, text)
            if needed.height() > height or needed.width() > middle:
                too_narrow = middle
            else:
                narrow = middle
        spare = self.width() - narrow
        left, right = 0, spare
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            left, right = spare, 0
        elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left, right = spare // 2, spare - spare // 2
        if (self.contentsMargins().left(), self.contentsMargins().right()) != (left, right):
            self.setContentsMargins(left, 0, right, 0)
