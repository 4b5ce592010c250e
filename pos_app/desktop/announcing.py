"""Tells screen readers what happened: what stands on the screen is heard only by those who go and look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from pos_app.desktop.translation import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.domain.sentences import Sentence

_URGENT = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, said: Sentence | str, *, urgent: bool = False) -> None:
    """Has it spoken, on behalf of `widget`, wherever a screen reader listens; `urgent`: whatever it is reading now."""
    event = QAccessibleAnnouncementEvent(widget, say(said))
    if urgent:
        event.setPoliteness(_URGENT)
    QAccessible.updateAccessibility(event)
