"""The amount pad's memory: what was typed, exactly, and what it comes to. No Qt."""

from __future__ import annotations

from enum import Enum, auto
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


def brief(written: str) -> str:
    """A written amount without decimals that say nothing: `20` for `20.00`, but `12.50`."""
    whole, point, decimals = written.partition(".")
    return whole if not decimals.strip("0") else whole + point + decimals


class _Step(Enum):
    """What belongs together when it is taken back: typing one line, deleting some digits; else each change alone."""

    LINE = auto()
    DELETING = auto()


class AmountEntry:
    """Takes keys one by one: digits (also `00`), `.`, `+`; gives the sum or the sentence that says what is wrong.

    With `cents` digits fill up from the smallest unit, as on a cash register, and the point is not used. It may begin
    with the amount `start`, which the first digit replaces.
    """

    def __init__(self, currency: Currency, *, cents: bool = False, start: Money | None = None) -> None:
        self.currency = currency
        self.cents = cents
        self._start = "" if start is None else self._line(start)
        self._text = self._start
        self._untouched = bool(self._start)
        self._before: tuple[str, ...] = ()
        self._step: _Step | None = None

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

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def type(self, key: str) -> bool:
        """Takes one key; False if it means nothing here."""
        if key == "+":
            return bool(self._text) and not self.unfinished and self._become(self._text + "+", _Step.LINE, new=True)
        typed = "" if self._untouched else self._text
        if key == ".":
            return self._point(typed)
        return key.isascii() and key.isdigit() and self._become(typed + key, _Step.LINE, new=self._untouched)

    def add(self, amount: Money) -> bool:
        """A quick amount: a line of its own."""
        separator = "+" if self._text and not self.unfinished else ""
        return self._become(self._text + separator + self._line(amount))

    def finish(self) -> None:
        """Enter: no further line comes."""
        if self.unfinished:
            self._become(self._text.removesuffix("+"))

    def backspace(self) -> bool:
        """Takes the last character back."""
        return bool(self._text) and self._become(self._text[:-1], _Step.DELETING)

    def clear(self) -> bool:
        """Empties the pad; `undo` brings it back."""
        return bool(self._text) and self._become("")

    def restart(self) -> bool:
        """As at the beginning of a sale; `undo` brings back what was there."""
        changed = self._text != self._start and self._become(self._start)
        self._untouched = bool(self._start)
        return changed

    def undo(self) -> bool:
        """The state before the last change: before the last line was typed, a quick amount, a cleared pad."""
        if not self._before:
            return False
        *before, self._text = self._before
        self._before, self._step, self._untouched = tuple(before), None, False
        return True

    def snapshot(self) -> Callable[[], None]:
        """Makes a function that puts everything back, for keys that turn out to be a scan: undo must not know them."""
        kept = self._text, self._untouched, self._before, self._step

        def put_back() -> None:
            self._text, self._untouched, self._before, self._step = kept

        return put_back

    def _point(self, typed: str) -> bool:
        line = typed.rpartition("+")[2]
        if self.cents or not self.currency.exponent or "." in line:
            return False
        return self._become(typed + ("." if line else "0."), _Step.LINE, new=self._untouched)

    def _become(self, text: str, step: _Step | None = None, *, new: bool = False) -> bool:
        if len(text) > _LONGEST:
            return False
        if new or step is None or step is not self._step:
            self._before = (*self._before[-_UNDO_STEPS:], self._text)
        self._text, self._step, self._untouched = text, step, False
        return True

    def _line(self, amount: Money) -> str:
        """An amount as it would be typed."""
        return str(amount.minor) if self.cents else brief(amount.plain())

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
