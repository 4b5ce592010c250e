"""Money as integer minor units of an ISO 4217 currency, and the amounts that people type.

Nothing here is ever a float. `txamt` is QFPay's `Int(11)` in minor units (OpenAPI, "Payment": 100 = $1),
`txcurrcd` the currency's code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import total_ordering
from types import MappingProxyType

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence

# Int(11) is MySQL's signed INT: 11 is a display width, the range is 32 bits.
MAX_TXAMT = 2_147_483_647

# Longer than any amount with groups, decimals and a few leading zeros; short enough that int() stays cheap.
_MAX_TYPED = 32

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_AMOUNT = re.compile(r"([0-9,]*)(?:\.([0-9,]*))?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_EXPONENT = re.compile(r"[0-9.,]+e[+-]?[0-9]+", re.IGNORECASE)
_MINUS_SIGNS = "-\N{MINUS SIGN}\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency as QFPay takes it: `exponent` is the number of decimals of one major unit.

    `confirmed` is False while it is not certain what QFPay takes for the minor unit: such a currency stays off
    until the owner confirms it in settings. It is no part of the currency's identity.
    """

    code: str
    exponent: int
    confirmed: bool = field(default=True, compare=False)


# QFPay OpenAPI, "Currencies". The samples all say cents; the 2017 edition says "the minimum unit of the
# currency", which leaves open what the gateway expects where daily life knows no hundredths.
CURRENCIES: Mapping[str, Currency] = MappingProxyType(
    {code: Currency(code, 2) for code in ("HKD", "CNY", "USD", "EUR", "SGD", "MYR", "THB", "AED", "CAD", "AUD")}
    | {"JPY": Currency("JPY", 0, confirmed=False)}
    | {code: Currency(code, 2, confirmed=False) for code in ("IDR", "MMK")}
)


class UnknownCurrency(BadInput):
    """The code is none of QFPay's currencies."""


def currency(code: str) -> Currency:
    """The currency of an upper-case ISO 4217 code. Raises UnknownCurrency."""
    try:
        return CURRENCIES[code]
    except KeyError:
        text = QT_TRANSLATE_NOOP("money", "QFPay does not take this currency. Use one of these: {codes}.")
        raise UnknownCurrency(text.filled(codes=", ".join(sorted(CURRENCIES)))) from None


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """`minor` minor units of one currency (12.50 HKD is 1250). May be negative: differences are money too.

    Amounts of two currencies are never equal; adding, subtracting or ordering them raises TypeError.
    """

    minor: int
    currency: Currency

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError("money is counted in whole minor units")

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._minor_of(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._minor_of(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._minor_of(other)

    def _minor_of(self, other: object) -> int:
        if not isinstance(other, Money) or other.currency != self.currency:
            raise TypeError("money combines with money of the same currency only")
        return other.minor

    def plain(self) -> str:
        """The amount as `parse_amount` reads it, without the currency: `1128.50`."""
        return self._written("d")

    def grouped(self) -> str:
        """The amount for people, thousands grouped, without the currency: `1,128.50`."""
        return self._written(",d")

    def _written(self, whole_format: str) -> str:
        whole, part = divmod(abs(self.minor), 10**self.currency.exponent)
        sign = "-" if self.minor < 0 else ""
        decimals = f".{part:0{self.currency.exponent}d}" if self.currency.exponent else ""
        return f"{sign}{whole:{whole_format}}{decimals}"


class AmountProblem(Enum):
    """Why a typed text is not an amount that can be charged."""

    EMPTY = "empty"
    ZERO = "zero"
    NEGATIVE = "negative"
    DECIMALS = "decimals"
    EXPONENT = "exponent"
    LETTERS = "letters"
    COMMAS = "commas"
    OTHER_DIGITS = "other_digits"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    UNFINISHED = "unfinished"
    NOT_A_NUMBER = "not_a_number"


_NO_DECIMALS = QT_TRANSLATE_NOOP("money", "{currency} has no decimals. Type a whole amount.")
_SENTENCES: Mapping[AmountProblem, Sentence] = {
    AmountProblem.EMPTY: QT_TRANSLATE_NOOP("money", "There is no amount yet. Type the amount."),
    AmountProblem.ZERO: QT_TRANSLATE_NOOP("money", "The amount is zero. Type an amount above zero."),
    AmountProblem.NEGATIVE: QT_TRANSLATE_NOOP("money", "An amount cannot be negative. To give money back, use Refund."),
    AmountProblem.DECIMALS: QT_TRANSLATE_NOOP(
        "money", "{currency} has {decimals} decimals at most. Remove the rest, as in {example}."
    ),
    AmountProblem.EXPONENT: QT_TRANSLATE_NOOP(
        "money", "An amount cannot be written with an exponent. Type it in full, like {example}."
    ),
    AmountProblem.LETTERS: QT_TRANSLATE_NOOP("money", "An amount has no letters. Type it like {example}."),
    AmountProblem.COMMAS: QT_TRANSLATE_NOOP(
        "money", "The commas are not where thousands end. Type the amount without commas, like {example}."
    ),
    AmountProblem.OTHER_DIGITS: QT_TRANSLATE_NOOP("money", "Type the amount with the digits 0 to 9."),
    AmountProblem.TOO_LARGE: QT_TRANSLATE_NOOP(
        "money", "The largest amount of one payment is {largest} {currency}. Take it in several payments."
    ),
    AmountProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "money", "This is too long for an amount. Clear it and type the amount again."
    ),
    AmountProblem.UNFINISHED: QT_TRANSLATE_NOOP(
        "money", "An amount is missing beside the plus sign. Type it, or remove the plus sign."
    ),
    AmountProblem.NOT_A_NUMBER: QT_TRANSLATE_NOOP("money", "This is not an amount. Type it like {example}."),
}


class AmountError(BadInput):
    """A text that is no amount to charge; `problem` says why. The text is not repeated: it may be a scan."""

    def __init__(self, problem: AmountProblem, unit: Currency) -> None:
        whole_only = problem is AmountProblem.DECIMALS and not unit.exponent
        super().__init__(
            (_NO_DECIMALS if whole_only else _SENTENCES[problem]).filled(
                currency=unit.code,
                decimals=str(unit.exponent),
                example=Money(12_850, unit).plain(),
                largest=Money(MAX_TXAMT, unit).grouped(),
            )
        )
        self.problem = problem


def half_width(text: str) -> str:
    """`text` with the full-width forms that input methods make of ASCII (and their space) as ASCII.

    Unlike NFKC it leaves superscripts, fractions and the like alone: those are not what a key says.
    """
    return text.translate(_FULL_WIDTH)


def parse_amount(text: str, currency: Currency) -> Money:
    """The amount to charge that `text` says: above zero, `MAX_TXAMT` at most. Raises AmountError.

    Takes surrounding spaces, full-width digits, commas between thousands, `.5` and `12.`; nothing is rounded.
    """
    typed = half_width(text).strip()
    problem = _obvious_problem(typed)
    if problem is not None:
        raise AmountError(problem, currency)
    match = _AMOUNT.fullmatch(typed)
    if match is None or typed == ".":
        raise AmountError(AmountProblem.NOT_A_NUMBER, currency)
    whole, decimals = match[1], match[2] or ""
    if "," in decimals or ("," in whole and not _GROUPED.fullmatch(whole)):
        raise AmountError(AmountProblem.COMMAS, currency)
    return _charged(whole.replace(",", ""), decimals, currency)


def parse_sum(text: str, currency: Currency) -> Money:
    """The sum of one or more amounts joined by plus signs ("12.50 + 116"), each as in `parse_amount`.

    Raises AmountError, with UNFINISHED when an amount is missing on either side of a plus sign.
    """
    parts = half_width(text).split("+")
    if len(parts) > 1 and not all(part.strip() for part in parts):
        raise AmountError(AmountProblem.UNFINISHED, currency)
    minor = sum(parse_amount(part, currency).minor for part in parts)
    if minor > MAX_TXAMT:
        raise AmountError(AmountProblem.TOO_LARGE, currency)
    return Money(minor, currency)


def _obvious_problem(typed: str) -> AmountProblem | None:
    if not typed:
        return AmountProblem.EMPTY
    if len(typed) > _MAX_TYPED:
        return AmountProblem.TOO_LONG
    if typed[0] in _MINUS_SIGNS:
        return AmountProblem.NEGATIVE
    if _EXPONENT.fullmatch(typed):
        return AmountProblem.EXPONENT
    if any(char.isnumeric() and not char.isascii() for char in typed):
        return AmountProblem.OTHER_DIGITS
    if any(char.isalpha() for char in typed):
        return AmountProblem.LETTERS
    return None


def _charged(whole: str, decimals: str, currency: Currency) -> Money:
    if len(decimals) > currency.exponent:
        raise AmountError(AmountProblem.DECIMALS, currency)
    minor = int(whole + decimals.ljust(currency.exponent, "0"))
    if minor == 0:
        raise AmountError(AmountProblem.ZERO, currency)
    if minor > MAX_TXAMT:
        raise AmountError(AmountProblem.TOO_LARGE, currency)
    return Money(minor, currency)
