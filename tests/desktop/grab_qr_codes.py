"""Grabs QR codes as both screens show them in each theme: `grab_qr_codes.py FOLDER CODE...`. Run for each scaling.

Qt takes its scaling from the environment when it starts, so each one needs a process of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from pos_app.desktop.qr_view import QrView
from pos_app.desktop.tokens import PALETTES
from tests.desktop.counter_window import Counter
from tests.desktop.fakes import a_qr_payment


class Bot(QtBot):
    """Outside of a test there is nobody to close its windows."""

    def __init__(self) -> None:
        pass

    def addWidget(self, widget: QWidget, **_: object) -> None:  # noqa: N802 - as pytest-qt names it
        pass


def main(folder: Path, codes: list[str]) -> None:
    qt_api.set_qt_api("pyside6")
    app = QApplication([])
    counter = Counter(Bot(), size=(1024, 768))
    display = counter.app.customer.display
    counter.until(display.isVisible)
    [area] = [screen.geometry() for screen in QGuiApplication.screens() if screen.name() == "customer"]
    assert display.geometry() == area
    payment = counter.sell(a_qr_payment())
    for number, code in enumerate(codes):
        counter.tell(payment.but(qrcode=code))
        for theme in PALETTES:
            counter.app.change({"theme": theme})
            app.processEvents()
            grab(display, folder / f"display-{theme}-{number}.bmp")
            for larger in (False, True):
                counter.window.counter.sale.larger_qr = larger
                counter.window.counter.tell()
                app.processEvents()
                grab(counter.window, folder / f"panel{'_large' if larger else ''}-{theme}-{number}.bmp")
    for view in counter.window.findChildren(QrView) + display.findChildren(QrView):
        drawn = view.measure()
        assert drawn is not None
        assert drawn.readable
    counter.close()


def grab(window: QWidget, path: Path) -> None:
    """What is on the screen, in its own pixels."""
    window.grab().save(str(path))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
