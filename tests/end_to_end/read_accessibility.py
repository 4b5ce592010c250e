"""Prints what assistive programs see of pos-app, as JSON. Run by the system's Python, which has Atspi."""

from __future__ import annotations

import json

from accessible_tree import Atspi, GLib, controls, name_of


def describe(node: Atspi.Accessible) -> dict[str, object]:
    states = node.get_state_set()
    extents = node.get_extents(Atspi.CoordType.SCREEN)
    said: dict[str, object] = {
        "id": name_of(node),
        "name": node.get_name(),
        "description": node.get_description(),
        "role": node.get_role_name(),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "enabled": states.contains(Atspi.StateType.ENABLED),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "place": [extents.x, extents.y, extents.width, extents.height],
    }
    if said["role"] == "table":
        said["rows"] = rows(node)
    return said


def rows(node: Atspi.Accessible) -> list[list[str]]:
    """What stands in the cells of a table."""
    table = node.get_table_iface()
    return [
        [table.get_accessible_at(row, column).get_name() for column in range(table.get_n_columns())]
        for row in range(table.get_n_rows())
    ]


found = []
for each in controls():
    try:
        found.append(describe(each))
    except GLib.Error:
        continue  # it went away while we looked
print(json.dumps(found))
