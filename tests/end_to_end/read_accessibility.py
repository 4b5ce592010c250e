"""Prints what assistive programs see of pos-app, as a line of JSON for each line that comes in:
all that there is for `everything`, else what no window hides.

Run by the system's Python, which has Atspi.
"""

from __future__ import annotations

import json
import os
import sys

from accessible_tree import Atspi, GLib, controls, name_of

EVERYTHING = "everything\n"


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


def seen(*, hidden: bool) -> str:
    found = []
    for each in controls(hidden=hidden):
        try:
            found.append(describe(each))
        except GLib.Error:
            continue  # it went away while we looked
    return json.dumps(found)


# Each look in a process of its own, which knows nothing of earlier ones: Atspi remembers, and is not always told.
for wanted in sys.stdin:
    child = os.fork()
    if child == 0:
        sys.stdout.write(seen(hidden=wanted == EVERYTHING) + "\n")
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.stdout.write("null\n")
        sys.stdout.flush()
