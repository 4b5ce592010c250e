"""Has the taskbar ask for the cashier when a sale behind another program's window needs somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from pos_app.desktop.views import Icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.desktop.views import CounterView

_CALLING: Final = frozenset({Icon.WARNING, Icon.QUESTION, Icon.CROSS, Icon.BLOCKED, Icon.OFFLINE})


def needs_cashier(view: CounterView) -> bool:
    """Whether the sale cannot go on by itself: refused, not paid, or waiting for an amount or an answer."""
    return view.code is not None or view.note is not None or view.icon in _CALLING


class Attention:
    """Looks at each view of the counter. The window never comes forward by itself: another till may be in use there."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._called_for: object = None

    def look(self, view: CounterView) -> None:
        """Asks once for each thing that needs the cashier; Qt asks for nothing while the window is in front."""
        calls_for = (view.word, view.instruction, view.note) if needs_cashier(view) else None
        if calls_for not in (None, self._called_for):
            QApplication.alert(self._window)
        self._called_for = calls_for
