"""Prints what pos-app has spoken, a line of JSON each, until it is killed. Run by the system's Python."""

from __future__ import annotations

import json

from accessible_tree import Atspi, name_of


def hear(event: Atspi.Event) -> None:
    told = {"by": name_of(event.source), "text": event.any_data, "urgent": event.detail1 == 2}
    print(json.dumps(told), flush=True)


listener = Atspi.EventListener.new(hear)
listener.register("object:announcement")
print(json.dumps({"by": "", "text": "listening", "urgent": False}), flush=True)
Atspi.event_main()
