"""Sentences for users, made without Qt and translated at the edge.

Rooms below the window say what they have to say as a `Sentence`. Its English text is the key under which Qt Linguist
holds the translations; the window translates it, the command line prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable text with named values: `text` holds `{name}` where `values["name"]` belongs.

    A value that is a sentence itself is translated with it.
    """

    context: str
    text: str
    values: Mapping[str, Sentence | str] = field(default_factory=dict)

    def filled(self, **values: Sentence | str) -> Self:
        """The same sentence with (more of) its values. Never pass a secret: sentences are shown and logged."""
        return type(self)(self.context, self.text, {**self.values, **values})

    def __str__(self) -> str:
        return self.text.format(**self.values)


def QT_TRANSLATE_NOOP(context: str, text: str) -> Sentence:  # noqa: N802 - the name that Qt's lupdate looks for
    """Marks `text` for translation in `context` and makes the sentence of it."""
    return Sentence(context, text)


def joined(*parts: Sentence | str, by: str = " ") -> Sentence:
    """Several sentences as one; each is translated for itself. `by` stands between them and has no braces."""
    values = {f"part{place}": part for place, part in enumerate(parts)}
    return Sentence("", by.join(f"{{{name}}}" for name in values), values)


class CounterError(Exception):
    """Something that the user must be told in a sentence of ours; nothing was lost by it."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class BadInput(CounterError):
    """What was typed, scanned or passed cannot be used (exit code 2)."""


class NotKnown(CounterError):
    """Nobody could be asked, so nothing is known (exit code 4)."""


class SetupError(CounterError):
    """Configuration or credentials are missing or unusable (exit code 5)."""
