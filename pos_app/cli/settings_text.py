"""A setting in words: what it is, what it may be, what it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.settings.values import written

if TYPE_CHECKING:
    from pos_app.checkout.telling import Document

_TYPES: Final = {
    "boolean": "true or false",
    "integer": "a whole number",
    "text": "a text",
    "list": "a list such as 10,20",
}


def setting_text(event: Document) -> str:
    """Three lines: name and value, meaning, limits."""
    meaning = f"{event['title']}. {event['hint']}".strip()
    notes = [_may_be(event), f"default: {_value(event['default'])}"]
    notes += ["of this PC alone"] if event["of_this_pc"] else []
    notes += ["decided by --set"] if event["overridden"] else []
    return f"{event['name']} = {_value(event['value'])}\n    {meaning}\n    {'; '.join(notes)}"


def _may_be(event: Document) -> str:
    if isinstance(event["choices"], list):
        return f"one of {', '.join(str(choice) for choice in event['choices'])}"
    if isinstance(event["limits"], list):
        smallest, largest = event["limits"]
        return f"a whole number from {smallest} to {largest}"
    return _TYPES[str(event["type"])]


def _value(value: object) -> str:
    text = written(tuple(value) if isinstance(value, list) else value)
    return text if text and text.isprintable() else repr(text) if text else "(nothing)"
