"""Tells screen readers what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Has `text` spoken, on behalf of `widget`, wherever a screen reader listens."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
