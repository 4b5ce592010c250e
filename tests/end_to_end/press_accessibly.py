"""Presses the control of that name, as assistive programs do. Run by the system's Python, which has Atspi."""

from __future__ import annotations

import sys

from accessible_tree import controls, name_of

for each in controls():
    if name_of(each) == sys.argv[1]:
        actions = each.get_action_iface()
        names = [actions.get_action_name(place) for place in range(actions.get_n_actions())]
        # A check box is toggled; the same press to a hand.
        wanted = next(place for place, name in enumerate(names) if name in ("Press", "Toggle"))
        sys.exit(0 if actions.do_action(wanted) else "it was not pressed")
sys.exit(f"there is no {sys.argv[1]}")
