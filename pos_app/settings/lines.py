"""In which line of a TOML file something stands: `tomllib` tells it of mistakes alone."""

from __future__ import annotations

import tomllib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST: Final = 500
"""Statements of more lines are none of ours, and looking for their end would take long."""


class Lines:
    """The lines of `text`, which must be TOML. Nothing is looked for before somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, *path: str) -> int:
        """The line, from 1, in which the statement about `path` begins; else about the table that it belongs to."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._found:
                return self._found[path[:length]]
        return 1

    @cached_property
    def _found(self) -> dict[tuple[str, ...], int]:
        found: dict[tuple[str, ...], int] = {}
        header: tuple[str, ...] = ()
        for line, statement, is_header in _statements(self._text):
            paths = [*_paths(statement)]
            if is_header:
                header = paths[-1]
            for path in paths:
                found.setdefault(path if is_header else (*header, *path), line)
        return found


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any], bool]]:
    """Each statement as a table of its own, with the line in which it begins and whether it is the head of a table.

    A statement of several lines is no TOML before its end; every other line is by itself.
    """
    parts: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        parts.append(line)
        chunk = "\n".join(parts) + "\n"
        try:
            statement = tomllib.loads(chunk)
        except tomllib.TOMLDecodeError:
            if len(parts) > _LONGEST:
                return
            continue
        if statement:
            yield number - len(parts) + 1, statement, chunk.lstrip().startswith("[")
        parts = []


def _paths(table: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in _paths(value))
