"""A QR code as large as fits: dark on white in every theme, whole pixels, four modules of quiet zone."""

from __future__ import annotations

from functools import lru_cache

import qrcode
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pos_app.desktop.qr_size import QUIET_ZONE, QrSize, device_dpi, qr_size
from pos_app.desktop.translation import say
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

_SPOKEN = QT_TRANSLATE_NOOP("qr_view", "QR code for the customer's phone")


@lru_cache(maxsize=4)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of the QR code of `text`, row by row, without a quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


class QrView(QWidget):
    """Paints one code; nothing for an empty text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._text = ""

    def show_code(self, text: str) -> None:
        """Another code."""
        if text != self._text:
            self._text = text
            self._name_it()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Says it again when the language changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_it()

    def _name_it(self) -> None:
        self.setAccessibleName(say(_SPOKEN) if self._text else "")

    def measure(self) -> QrSize | None:
        """How large the code is drawn on this screen; None without a code."""
        if not self._text:
            return None
        screen, ratio = self.screen(), self.devicePixelRatioF()
        dpi = device_dpi(screen.physicalDotsPerInch(), screen.logicalDotsPerInch(), ratio)
        return qr_size(min(self.width(), self.height()), ratio, dpi, len(modules(self._text)))

    def sizeHint(self) -> QSize:
        """Whatever there is."""
        return QSize(160, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Modules of whole device pixels, so that no edge is blurred."""
        size = self.measure()
        if size is None:
            return
        ratio, module = self.devicePixelRatioF(), size.module
        painter = QPainter(self)
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate((int(self.width() * ratio) - size.side) // 2, (int(self.height() * ratio) - size.side) // 2)
        painter.fillRect(0, 0, size.side, size.side, Qt.GlobalColor.white)
        for y, row in enumerate(modules(self._text), QUIET_ZONE):
            for x, dark in enumerate(row, QUIET_ZONE):
                if dark:
                    painter.fillRect(x * module, y * module, module, module, Qt.GlobalColor.black)
