"""The one kind of button: a caption that fits, the key that does the same, a drawing, a stripe of colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from pos_app.desktop.icons import drawing
from pos_app.desktop.theme import restyle
from pos_app.desktop.tokens import FOCUS_RING, RADIUS, SPACE, TOUCH, Type
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from pos_app.desktop.theme import Theme
    from pos_app.domain.sentences import Sentence

_KEY = QT_TRANSLATE_NOOP("buttons", "Key: {key}")
_NO_KEY = QT_TRANSLATE_NOOP("buttons", "Reached with the Tab key")
_SMALLEST_PX = 9
_ONE_LINE = 0.65
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class PressButton(QPushButton):
    """Takes the focus by Tab only, so that a click leaves the keys to the amount.

    `kind` is for the style sheet: `plain`, `primary`, `quick` or `flat`. `stripe` is a colour, `icon` a drawing's name.
    The key stands at the right; in the upper corner with `key_above`, and where the caption needs the room.
    """

    def __init__(
        self, theme: Theme, name: str, *, text: Type = Type.BODY, kind: str = "plain", icon: str = "",
        stripe: str = "", key_above: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._text = text
        self._icon = icon
        self._stripe = stripe
        self._key_above = key_above
        self._said: Sentence | str = ""
        self._spoken: Sentence | str = ""
        self._key = ""
        self._shows_key = True
        self._pressed_or_told = False
        self.toggled.connect(self._toggled)
        theme.follow(self._size)

    def tell(self, said: Sentence | str, key: str = "") -> None:
        """The caption and the key that does the same."""
        self._said, self._spoken, self._key = said, said, key
        self._say()

    def explain(self, said: Sentence | str, spoken: Sentence | str, key: str) -> None:
        """A caption that is a sign: `spoken` says it in words. The key is not shown, the sign is on the key."""
        self._said, self._spoken, self._key, self._shows_key = said, spoken, key, False
        self._say()

    def emphasise(self, primary: bool) -> None:
        """Whether this is the first thing to press."""
        restyle(self, kind="primary" if primary else "plain")

    def show_icon(self, icon: str) -> None:
        """Another drawing before the caption."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def setChecked(self, checked: bool) -> None:
        """Marks it, or not; nobody has pressed it."""
        self._pressed_or_told = True
        super().setChecked(checked)
        self._pressed_or_told = False

    def nextCheckState(self) -> None:
        """It is pressed."""
        self._pressed_or_told = True
        super().nextCheckState()
        self._pressed_or_told = False

    def sizeHint(self) -> QSize:
        """Wide enough for caption, drawing and key at full size."""
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font(self._text))
        icon = self._icon_side() + px(SPACE) if self._icon else 0
        width = metrics.horizontalAdvance(self.text()) + icon + self._key_width() + px(4 * SPACE)
        return QSize(max(width, px(TOUCH)), px(TOUCH))

    def minimumSizeHint(self) -> QSize:
        """What a finger hits; the caption shrinks rather than the button grows."""
        side = self._theme.px(TOUCH)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does (Qt has that in dialogs only); held down, once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's frame, our content."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink(option)
        room = self._paint_stripe(painter, self.rect().adjusted(*self._padding()))
        room = self._paint_key(painter, room, ink)
        self._paint_caption(painter, room, ink)
        if self.hasFocus():
            self._paint_focus(painter, ink)

    def _toggled(self, checked: bool) -> None:
        """Assistive programs toggle what can be marked, which is no click to Qt: then it is pressed in their name."""
        if not self._pressed_or_told:
            self.setChecked(not checked)
            self.click()

    def _key_width(self) -> int:
        if not self._key or not self._shows_key:
            return 0
        metrics = QFontMetrics(self._theme.font(Type.CAPTION))
        return metrics.horizontalAdvance(self._key) + self._theme.px(SPACE)

    def _padding(self) -> tuple[int, int, int, int]:
        side, upper = self._theme.px(SPACE + SPACE // 2), self._theme.px(SPACE // 2)
        return side, upper, -side, -upper

    def _ink(self, option: QStyleOptionButton) -> QColor:
        enabled = QStyle.StateFlag.State_Enabled in option.state
        group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
        if enabled and self.isChecked():
            # The palette is that of the style sheet's plain rule.
            return QColor(self._theme.palette.accent.ink)
        return option.palette.color(group, QPalette.ColorRole.ButtonText)

    def _paint_stripe(self, painter: QStylePainter, room: QRect) -> QRect:
        if not self._stripe:
            return room
        width = self._theme.px(6)
        room.setLeft(self.rect().left() + self._theme.px(SPACE))
        stripe = QRect(room.left(), room.top() + width, width, room.height() - 2 * width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._stripe))
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        painter.drawRoundedRect(stripe, width / 2, width / 2)
        painter.setOpacity(1.0)
        return room.adjusted(width + self._theme.px(SPACE), 0, 0, 0)

    def _paint_key(self, painter: QStylePainter, room: QRect, ink: QColor) -> QRect:
        """The key stands small at the right, or below where that leaves too little for the caption."""
        if not self._key_width():
            return room
        painter.setFont(self._theme.font(Type.CAPTION))
        painter.setPen(ink)
        caption = QFontMetrics(self._theme.font(self._text)).horizontalAdvance(self.text())
        above = self._key_above or (not self._icon and caption + self._key_width() > room.width())
        upright = Qt.AlignmentFlag.AlignTop if above else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | upright, self._key)
        if above:
            # Buttons made for a key in their corner are high enough for the caption to stay near their middle.
            height = QFontMetrics(painter.font()).height()
            return room.adjusted(0, height // 2 if self._key_above else height, 0, 0)
        return room.adjusted(0, 0, -self._key_width(), 0)

    def _paint_caption(self, painter: QStylePainter, room: QRect, ink: QColor) -> None:
        side = self._icon_side() if self._icon else 0
        if side and not self.text():
            self._paint_icon(painter, room.center().x() - side // 2, room, ink, side)
            return
        flags = _LEFT | Qt.TextFlag.TextWordWrap if self._stripe else _CENTRED
        left = side + self._theme.px(SPACE) if side else 0
        font = self._fitting(room.adjusted(left, 0, 0, 0), flags)
        text_room = room.adjusted(left, 0, 0, 0)
        if side:
            width = QFontMetrics(font).boundingRect(text_room, int(flags), self.text()).width()
            start = room.left() + max(0, (room.width() - left - width) // 2)
            self._paint_icon(painter, start, room, ink, side)
            text_room.setLeft(start + left)
            flags = _LEFT | Qt.TextFlag.TextWordWrap
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(text_room, int(flags), self.text())

    def _paint_icon(self, painter: QStylePainter, left: int, room: QRect, ink: QColor, side: int) -> None:
        top = room.center().y() - side // 2
        painter.drawPixmap(left, top, drawing(self._icon, ink.name(), side, self.devicePixelRatioF()))

    def _fitting(self, room: QRect, flags: Qt.AlignmentFlag | Qt.TextFlag) -> QFont:
        largest = self._theme.text_px(self._text)
        font = self._theme.font(self._text)
        if self._key_above:
            # There is room for one line below the key: two are the last resort.
            for px in range(largest, round(largest * _ONE_LINE) - 1, -1):
                font.setPixelSize(px)
                if QFontMetrics(font).horizontalAdvance(self.text()) < room.width():
                    return font
        for px in range(largest, _SMALLEST_PX - 1, -1):
            font.setPixelSize(px)
            needed = QFontMetrics(font).boundingRect(room, int(flags), self.text())
            if needed.width() <= room.width() and needed.height() <= room.height():
                break
        return font

    def _paint_focus(self, painter: QStylePainter, ink: QColor) -> None:
        """A ring within the edge, of the caption's colour: it can be seen on whatever the caption can be read on."""
        width = max(2, self._theme.px(FOCUS_RING))
        inset = 1.5 * width
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self.property("role"):
            # The fill is smaller by this: `inset` of the style sheet.
            margin = self._theme.px(SPACE // 2)
            ring.adjust(0, margin, 0, -margin)
        painter.setPen(QPen(ink, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._theme.px(RADIUS) - width
        painter.drawRoundedRect(ring, radius, radius)

    def _icon_side(self) -> int:
        return round(self._theme.text_px(self._text) * 1.15)

    def _say(self) -> None:
        text = say(self._said)
        self.setText(text)
        spoken = say(self._spoken)
        self.setAccessibleName(spoken if not text or text in spoken else f"{text} {spoken}")
        self.setAccessibleDescription(say(_KEY.filled(key=self._key) if self._key else _NO_KEY))
        self.updateGeometry()

    def _size(self) -> None:
        self.setMinimumHeight(self._theme.px(TOUCH))
        self.updateGeometry()
        self.update()
