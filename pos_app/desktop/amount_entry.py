"""The amount pad's memory: what was typed, exactly, and what it comes to. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import AmountError, AmountProblem, Money, parse_amount, parse_sum

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.money import Currency
    from pos_app.domain.sentences import Sentence

_LONGEST = 60
_UNDO_STEPS = 50
# While "0", "." or nothing is on the pad the amount is only begun: no reason to complain yet.
_BEGUN = frozenset({AmountProblem.EMPTY, AmountProblem.ZERO, AmountProblem.NOT_A_NUMBER})


class AmountEntry:
    """Takes keys one by one: digits (also `00`), `.`, `+`; gives the sum or the sentence that says what is wrong.

    With `cents` digits fill up from the smallest unit, as on a cash register, and the point is not used.
    """

    def __init__(self, currency: Currency, *, cents: bool = False) -> None:
        self.currency = currency
        self.cents = cents
        self._text = ""
        self._before: list[str] = []

    @property
    def text(self) -> str:
        """What was typed: `12.50+116`, in cents style `1250+11600`."""
        return self._text

    @property
    def shown(self) -> str:
        """What was typed, for people: `12.50 + 116`."""
        return " + ".join(self._written(line) for line in self._text.split("+")).rstrip(" ")

    @property
    def unfinished(self) -> bool:
        """Whether the last line is still to come."""
        return self._text.endswith("+")

    @property
    def total(self) -> Money | None:
        """The sum of the finished lines; None while there is none that could be charged."""
        try:
            return self._sum(self._text.removesuffix("+"))
        except AmountError:
            return None

    @property
    def problem(self) -> Sentence | None:
        """Why the amount as it stands cannot be charged."""
        error = self._error()
        return error.sentence if error else None

    @property
    def objection(self) -> Sentence | None:
        """The problem, if going on to type could not mend it."""
        if self.total is not None:
            return None
        error = self._error()
        return error.sentence if error and error.problem not in _BEGUN else None

    def type(self, key: str) -> bool:
        """Takes one key; False if it means nothing here."""
        if key == ".":
            return self._point()
        if key == "+":
            return bool(self._text) and not self.unfinished and self._become(self._text + "+")
        return key.isascii() and key.isdigit() and self._become(self._text + key)

    def add(self, major_units: int) -> bool:
        """A quick amount: a line of its own."""
        line = str(Money(major_units * 10**self.currency.exponent, self.currency).minor if self.cents else major_units)
        separator = "+" if self._text and not self.unfinished else ""
        return self._become(self._text + separator + line)

    def finish(self) -> None:
        """Enter: no further line comes."""
        if self.unfinished:
            self._become(self._text.removesuffix("+"))

    def backspace(self) -> bool:
        """Takes the last character back."""
        return bool(self._text) and self._become(self._text[:-1])

    def clear(self) -> bool:
        """Empties the pad; `undo` brings it back."""
        return bool(self._text) and self._become("")

    def undo(self) -> bool:
        """The state before the last change."""
        if not self._before:
            return False
        self._text = self._before.pop()
        return True

    def put_back(self, text: str) -> None:
        """Restores what `text` was before keys turned out to be a scan."""
        self._text = text

    def _point(self) -> bool:
        line = self._text.rpartition("+")[2]
        if self.cents or not self.currency.exponent or "." in line:
            return False
        return self._become(self._text + ("." if line else "0."))

    def _become(self, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        self._before = [*self._before[-_UNDO_STEPS:], self._text]
        self._text = text
        return True

    def _error(self) -> AmountError | None:
        try:
            self._sum(self._text)
        except AmountError as error:
            return error
        return None

    def _sum(self, text: str) -> Money:
        # An empty line is left as it is: the parser says what is missing.
        read: Callable[[str], str] = self._written if self.cents else str
        joined = "+".join(read(line) for line in text.split("+"))
        return parse_sum(joined, self.currency) if "+" in joined else parse_amount(joined, self.currency)

    def _written(self, line: str) -> str:
        return Money(int(line), self.currency).plain() if self.cents and line else line
