"""The format of `settings.toml`: its version, and how an older one becomes today's.

A file without `settings_version` is of version 1. One of a newer pos-app is read as far as we know it.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any, Final

VERSION_KEY: Final = "settings_version"
FIRST: Final = 1

Step = Callable[[MutableMapping[str, Any]], None]

STEPS: tuple[Step, ...] = ()
"""The first makes version 2 of version 1, and so on. A step looks at nothing but the table that it changes, which may
be plain or a document with comments; values it does not understand it leaves alone."""


def known_version() -> int:
    """The version that this pos-app writes."""
    return FIRST + len(STEPS)


def version_of(table: MutableMapping[str, Any]) -> int:
    """The version that a file says it has; the first where it says nothing that could be one."""
    version = table.get(VERSION_KEY, FIRST)
    return int(version) if is_version(version) else FIRST


def is_version(value: object) -> bool:
    """Whether this can be a version; True is no number here."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= FIRST


def migrate(table: MutableMapping[str, Any]) -> None:
    """Brings an older table to today's format. One of today or of a newer pos-app stays as it is."""
    steps = STEPS[version_of(table) - FIRST :]
    for step in steps:
        step(table)
    if steps:
        table[VERSION_KEY] = known_version()
