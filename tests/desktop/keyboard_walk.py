"""Walks through a window by Tab, as a hand without a mouse does."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MOST_STOPS = 160


def press(key: Qt.Key, text: str = "") -> None:
    """A key for whatever has the focus now."""
    focused = QApplication.focusWidget()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    QApplication.processEvents()


def begin(window: QWidget) -> None:
    """The window in front, and none of its controls has the focus."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.setFocus()
    assert window.hasFocus()


def walk(key: Qt.Key) -> list[QWidget]:
    """Every control that the key leads to, until it leads back to where it began, or to where it was before."""
    start = QApplication.focusWidget()
    stops: list[QWidget] = []
    while len(stops) < MOST_STOPS:
        press(key)
        now = QApplication.focusWidget()
        if now is start or now in stops:
            return stops
        stops.append(now)
    raise AssertionError(f"{key} never leads back to {start.objectName()}: {names(stops[-5:])}")


def names(widgets: list[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


def can_be_reached(window: QWidget) -> list[str]:
    """Whatever a mouse could press or type into, sorted."""
    tab = Qt.FocusPolicy.TabFocus.value
    controls = [one for one in window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    return sorted(names([one for one in controls if one.focusPolicy().value & tab]))


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def jumps(stops: list[QWidget]) -> list[list[str]]:
    """Steps that go against the order of reading."""
    return [names([one, other]) for one, other in itertools.pairwise(stops) if _backwards(*_places(one, other))]


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where they stand; for what else is in the window, whatever can be scrolled stands where its frame does."""
    inside, elsewhere = scrolled_by(one), scrolled_by(other)
    if inside is elsewhere:
        return place(one), place(other)
    return place(inside or one), place(elsewhere or other)


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    """What brings the widget into view when it is needed."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _backwards(one: QRect, other: QRect) -> bool:
    """Whether the next one lies to the left in the same row, or above and not in a column further on."""
    if one.top() < other.bottom() and other.top() < one.bottom():
        return other.right() <= one.left()
    return other.bottom() <= one.top() and other.left() < one.right()
