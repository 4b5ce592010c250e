"""What is seen at start while the keyring asks its user for a password: that the counter waits, and for what."""

from __future__ import annotations

from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.desktop.buttons import PressButton
from pos_app.desktop.labels import TextLabel
from pos_app.desktop.problem_window import early_application
from pos_app.desktop.titled_window import TitledWindow
from pos_app.desktop.tokens import TOUCH, Type
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.theme import Theme

UNSEEN_S = 1.0
"""An open keyring answers within this: nothing flashes up then."""

_TITLE = QT_TRANSLATE_NOOP("keyring_window", "Waiting for the keyring")
_TEXT = QT_TRANSLATE_NOOP(
    "keyring_window",
    "The keyring, which keeps the till's credentials, asks for its password in a window of its own. Answer it there: "
    "the counter then opens by itself. If you do not see it, look behind this window or in the taskbar.",
)
_STOP = QT_TRANSLATE_NOOP("keyring_window", "Do not wait")


class _Answered(QObject):
    """Brings the end of the waiting from the keyring's thread into the window's."""

    came = Signal()


def wait_for_keyring(asked: Future[Any], language: str, theme_name: str) -> bool:
    """Waits until the keyring has answered, in a window once that takes a moment. False: the person waits no longer.

    For start-up, before there is a till.
    """
    if wait([asked], UNSEEN_S).done:
        return True
    with early_application(language, theme_name) as (app, theme):
        window = KeyringWindow(theme)
        answered = _Answered()
        answered.came.connect(window.close)
        window.show()
        # Should it have answered by now, the signal comes as soon as the application runs.
        asked.add_done_callback(lambda _: answered.came.emit())
        app.exec()
        window.deleteLater()
    return asked.done()


class KeyringWindow(TitledWindow):
    """What is waited for, and a way out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("keyring_window", _TITLE)
        title = TextLabel(theme, "keyring_title", Type.TITLE, bold=True)
        title.tell(_TITLE)
        text = TextLabel(theme, "keyring_text", Type.LEAD, lines=0)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.tell(_TEXT)
        stop = PressButton(theme, "stop_waiting", kind="plain")
        theme.hold_height(stop, TOUCH)
        stop.tell(_STOP)
        stop.clicked.connect(self.close)
        row = QHBoxLayout()
        theme.space(row, gap=2)
        row.addWidget(stop)
        layout = QVBoxLayout(self)
        theme.space(layout, margin=3, gap=2)
        layout.addWidget(title)
        layout.addWidget(text, 1)
        layout.addLayout(row)
        self.resize(theme.px(640), theme.px(320))
