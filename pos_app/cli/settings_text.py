"""A setting in words: what it is, what it may be, what it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.settings.values import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.checkout.telling import Document
    from pos_app.settings.declared import Setting

_TYPES: Final[dict[type, str]] = {bool: "boolean", int: "integer", str: "text", list: "list"}
_WORDS: Final = {
    "boolean": "true or false",
    "integer": "a whole number",
    "text": "a text",
    "amount": "an amount such as 12.50",
    "list": "a list such as 10,20",
}


def type_of(setting: Setting) -> str:
    """What the type of a setting is called in JSON."""
    return "amount" if setting.kind is str and setting.in_money else _TYPES[setting.kind]


def setting_text(event: Document) -> str:
    """Three lines: name and value, meaning, limits."""
    meaning = f"{event['title']}. {event['hint']}".strip()
    limits, choices = event["limits"], event["choices"]
    notes = [
        may_be(
            str(event["type"]),
            limits if isinstance(limits, list) else None,
            choices if isinstance(choices, list) else (),
        ),
        f"default: {_value(event['default'])}",
    ]
    notes += ["of this PC alone"] if event["of_this_pc"] else []
    notes += ["decided by --set"] if event["overridden"] else []
    return f"{event['name']} = {_value(event['value'])}\n    {meaning}\n    {'; '.join(notes)}"


def may_be(kind: str, limits: Iterable[int] | None, choices: Iterable[object]) -> str:
    """What values a setting of a type, as JSON calls it, may have."""
    if choices := [*choices]:
        return f"one of {', '.join(str(choice) for choice in choices)}"
    if limits is not None:
        smallest, largest = limits
        return f"a whole number from {smallest} to {largest}"
    return _WORDS[kind]


def _value(value: object) -> str:
    text = written(tuple(value) if isinstance(value, list) else value)
    if not text:
        return "(nothing)"
    return text if text.isprintable() else repr(text)
