"""Prints what assistive programs see of pos-app, as JSON. Run by the system's Python, which has Atspi."""

from __future__ import annotations

import json
from collections.abc import Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be required first


def describe(node: Atspi.Accessible) -> dict[str, object]:
    states = node.get_state_set()
    extents = node.get_extents(Atspi.CoordType.SCREEN)
    return {
        "id": node.get_accessible_id().rpartition(".")[2],
        "name": node.get_name(),
        "description": node.get_description(),
        "role": node.get_role_name(),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "place": [extents.x, extents.y, extents.width, extents.height],
    }


def walk(node: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


found = []
desktop = Atspi.get_desktop(0)
for index in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(index)
    if program is None or "pos" not in (program.get_name() or "").lower():
        continue
    for node in walk(program):
        try:
            found.append(describe(node))
        except GLib.Error:
            continue  # it went away while we looked
print(json.dumps(found))
