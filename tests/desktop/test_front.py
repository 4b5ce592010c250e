"""Whether the window is in front, so that scans arrive: told where it is not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from pytestqt.qtbot import QtBot

from pos_app.desktop.front import FrontWatch
from tests.desktop.counter_window import Counter


class Focus(QObject):
    """An application whose windows get the keyboard and lose it."""

    focusWindowChanged = Signal(object)  # noqa: N815 - as Qt names it

    def __init__(self) -> None:
        super().__init__()
        self.window: object = self

    def focusWindow(self) -> object:  # noqa: N802 - as Qt names it
        return self.window

    def go(self, window: object) -> None:
        self.window = window
        self.focusWindowChanged.emit(window)


def test_losing_the_keyboard_is_told_once_it_lasts(qtbot: QtBot) -> None:
    focus, told = Focus(), list[bool]()
    watch = FrontWatch(focus)
    watch.changed.connect(told.append)
    focus.go(None)
    focus.go("another window of ours")
    focus.go(None)
    qtbot.waitUntil(lambda: told == [False])
    focus.go("the window")
    qtbot.waitUntil(lambda: told == [False, True])
    watch.close()
    focus.go(None)
    assert not watch._calm.isActive()


def test_window_says_that_it_is_not_in_front_and_nothing_moves(counter: Counter) -> None:
    before = {name: counter.find(name).mapTo(counter.window, QPoint()) for name in ("result_panel", "amount", "key_7")}
    counter.window.show_in_front(False)
    assert "Another window is in front" in counter.text("not_in_front")
    assert {name: counter.find(name).mapTo(counter.window, QPoint()) for name in before} == before
    counter.window.show_in_front(True)
    assert counter.text("not_in_front") == ""
