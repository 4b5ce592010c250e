"""Runs the first set-up in a window of its own, before there is a till."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pos_app.desktop.setup_steps import Setup
from pos_app.desktop.setup_window import SetupWindow
from pos_app.desktop.theme import Theme
from pos_app.desktop.translation import Translation

if TYPE_CHECKING:
    from pos_app.desktop.account import AccountPort
    from pos_app.desktop.setup_steps import End, Step
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.model import Settings


def run_setup(
    port: AccountPort, settings: Settings, begin_at: Step | None = None, reason: Sentence | None = None
) -> End:
    """Shows the set-up where it was left, or at a certain step for a `reason`, until it ends.

    For start-up, before there is a till.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0] if sys.argv else "pos-app"])
    app.setApplicationName("pos-app")
    app.setDesktopFileName("pos-app")
    translation = Translation(app, settings.language)
    theme = Theme(app, settings.theme, settings.text_size / 100)
    window = SetupWindow(app, theme, translation, port, Setup(settings, begin_at))
    window.tell(reason)
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.quit)
    window.showMaximized()
    window.activateWindow()
    app.exec()
    app.setQuitOnLastWindowClosed(True)
    window.deleteLater()
    theme.undress()
    translation.choose("en")
    return window.end
