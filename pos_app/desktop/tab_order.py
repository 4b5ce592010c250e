"""The order in which Tab goes: that of making, but for what is made late."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def controls_in(group: QWidget) -> list[QWidget]:
    """What Tab stops at: the group itself, or what is in it."""
    return [widget for widget in (group, *group.findChildren(QWidget)) if widget.focusPolicy().value & _TAB]


def tab_through(before: QWidget, *groups: QWidget) -> None:
    """Has Tab go from `before` through the controls in the groups, which would else come after everything."""
    stops = [widget for group in groups for widget in controls_in(group)]
    for one, other in pairwise([before, *stops]):
        QWidget.setTabOrder(one, other)
