"""The order in which Tab goes: that of making, but for what is made late."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def tab_through(before: QWidget, *groups: QWidget) -> None:
    """Has Tab go from `before` through the controls in the groups, which would else come after everything."""
    within = [widget for group in groups for widget in (group, *group.findChildren(QWidget))]
    stops = [widget for widget in within if widget.focusPolicy().value & _TAB]
    for one, other in pairwise([before, *stops]):
        QWidget.setTabOrder(one, other)
