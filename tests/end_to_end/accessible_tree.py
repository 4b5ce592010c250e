"""The tree of controls as assistive programs find it. For the system's Python, which has Atspi."""

from __future__ import annotations

from collections.abc import Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be required first

__all__ = ["Atspi", "GLib", "controls", "name_of"]


def name_of(node: Atspi.Accessible) -> str:
    """The object name that Qt gives away."""
    return str(node.get_accessible_id().rpartition(".")[2])


def controls(*, hidden: bool = True) -> Iterator[Atspi.Accessible]:
    """Everything in the windows of pos-app. Without what is `hidden` most of the tree need not be asked for."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None and "pos" in (program.get_name() or "").lower():
            yield from _walk(program, hidden)


def _walk(node: Atspi.Accessible, hidden: bool) -> Iterator[Atspi.Accessible]:
    yield node
    for child in _children(node):
        if hidden or child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield from _walk(child, hidden)


def _children(node: Atspi.Accessible) -> list[Atspi.Accessible]:
    try:
        found = [node.get_child_at_index(index) for index in range(node.get_child_count())]
    except GLib.Error:
        return []  # it went away while we looked
    return [child for child in found if child is not None]
