"""What a customer's wallet shows and the shop's scanner reads: `auth_code` (OpenAPI, "Scan-to-pay codes").

Whoever has a payment code can charge it: it stays inside `PaymentCode` and is never repeated in an error.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, SupportsIndex, final

from pos_app.domain.money import half_width
from pos_app.domain.numbers import is_out_trade_no
from pos_app.domain.pay_type_table import WALLET_NAMES, Wallet
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence

MIN_LENGTH = 16
# The documentation says 128, but a UnionPay code in EMVCo form has up to 168 characters and may grow.
MAX_LENGTH = 512


@dataclass(frozen=True, slots=True)
class CodeRule:
    """Codes that begin with one of `prefixes`, of `shortest` to `longest` characters, are `wallet`'s."""

    wallet: Wallet
    pay_type: str
    prefixes: tuple[str, ...]
    shortest: int
    longest: int
    digits_only: bool = True

    def covers(self, code: str) -> bool:
        """Whether `code` is of this form."""
        fits = self.shortest <= len(code) <= self.longest and code.startswith(self.prefixes)
        return fits and (code.isdecimal() or not self.digits_only)


# The wallets' to change: an unknown prefix is never a reason to refuse a code.
CODE_RULES = (
    CodeRule(Wallet.WECHAT, "800208", ("10", "11", "12", "13", "14", "15"), 18, 18),
    # Alipay and AlipayHK end at 24, Alipay+ partners at 32.
    CodeRule(Wallet.ALIPAY, "800108", ("25", "26", "27", "28", "29", "30"), 16, 32),
    CodeRule(Wallet.UNIONPAY, "800708", ("62",), 19, 19),
    # An EMVCo consumer-presented code in base64.
    CodeRule(Wallet.UNIONPAY, "800708", ("hQVDUFY",), MIN_LENGTH, MAX_LENGTH, digits_only=False),
)
_LONGEST_OF_DIGITS = max(rule.longest for rule in CODE_RULES if rule.digits_only)

_JKOPAY = re.compile(r"22.{16}")
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)", re.IGNORECASE)
_RETAIL_LENGTHS = (8, 12, 13)
# AIM identifier (ISO/IEC 15424) that a scanner can be set to send first: ]Q1 for QR, ]C1 for Code 128.
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]")
# White space, STX and ETX of serial scanners, the mark that some shells put before piped text.
_AROUND = " \t\r\n\v\f\xa0\x02\x03\ufeff"


class CodeProblem(Enum):
    """Why a scanned text is not a payment code."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    SPACES = "spaces"
    CONTROL = "control"
    NOT_ASCII = "not_ascii"
    URL = "url"
    RETAIL = "retail"
    JKOPAY = "jkopay"
    OUR_NUMBER = "our_number"
    GLUED = "glued"


_SENTENCES: Mapping[CodeProblem, Sentence] = {
    CodeProblem.EMPTY: QT_TRANSLATE_NOOP("payment_codes", "Nothing was read. Scan the customer's code again."),
    CodeProblem.TOO_SHORT: QT_TRANSLATE_NOOP(
        "payment_codes", "This is too short for a payment code. Scan the code in the customer's wallet again."
    ),
    CodeProblem.TOO_LONG: QT_TRANSLATE_NOOP(
        "payment_codes", "This is too long for a payment code. Scan the code in the customer's wallet."
    ),
    CodeProblem.SPACES: QT_TRANSLATE_NOOP(
        "payment_codes", "This is a text, not a payment code. Scan the code in the customer's wallet."
    ),
    CodeProblem.CONTROL: QT_TRANSLATE_NOOP(
        "payment_codes", "The scanner sent signs that no payment code has. Scan again, or check its settings."
    ),
    CodeProblem.NOT_ASCII: QT_TRANSLATE_NOOP(
        "payment_codes", "No payment code has such letters. Scan the code in the customer's wallet."
    ),
    CodeProblem.URL: QT_TRANSLATE_NOOP(
        "payment_codes", "This is a web address. Ask the customer to open the code for paying, and scan that."
    ),
    CodeProblem.RETAIL: QT_TRANSLATE_NOOP(
        "payment_codes", "This is the barcode of an article. Scan the code in the customer's wallet."
    ),
    CodeProblem.JKOPAY: QT_TRANSLATE_NOOP(
        "payment_codes", "This is a JKOPay code, which QFPay does not take. Ask for another wallet."
    ),
    CodeProblem.OUR_NUMBER: QT_TRANSLATE_NOOP(
        "payment_codes", "This is a receipt number, not a payment code. Look it up in the history."
    ),
    CodeProblem.GLUED: QT_TRANSLATE_NOOP("payment_codes", "Two codes were read at once. Scan again."),
}


class NotAPaymentCode(BadInput):
    """A scan that cannot be charged; `reason` says why. The text is not repeated: it may be half a code."""

    def __init__(self, reason: CodeProblem) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason = reason


@final
class PaymentCode:
    """A plausible payment code. Shows only its wallet, length and last four; `reveal` gives it out whole.

    `wallet` and `pay_type` are None where the code does not tell its wallet: ask, or let QFPay detect it.
    It has no hash, cannot be copied and cannot be pickled.
    """

    __slots__ = ("__secret", "last4", "length", "pay_type", "wallet")

    def __init__(self, code: str, rule: CodeRule | None) -> None:
        self.__secret = Secret(code)
        self.wallet: Wallet | None = rule.wallet if rule else None
        self.pay_type: str | None = rule.pay_type if rule else None
        self.length = len(code)
        self.last4 = code[-4:]

    def reveal(self) -> str:
        """The whole code, for the request that charges it and for nothing else."""
        return self.__secret.reveal()

    def fingerprint(self, key: bytes) -> str:
        """Keyed hash (HMAC-SHA256, hex) by which a code is recognised when it comes again.

        The key matters: a code has too few digits for a plain hash to hide it.
        """
        return hmac.new(key, self.reveal().encode("ascii"), hashlib.sha256).hexdigest()

    def __repr__(self) -> str:
        return f"PaymentCode(wallet={self.wallet}, length={self.length}, last4={self.last4!r})"

    def __str__(self) -> str:
        name = WALLET_NAMES[self.wallet] if self.wallet else ""
        return f"{name} …{self.last4}".strip()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PaymentCode) and self.__secret == other.__secret

    def __hash__(self) -> NoReturn:
        raise TypeError("a payment code has no hash")

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError("a payment code cannot be pickled or copied")


def classify(text: str) -> PaymentCode:
    """The payment code in `text`, freed from what scanners add. Raises NotAPaymentCode.

    A code of unknown prefix but plausible shape (16 to 512 printable characters, no space) is one, too.
    """
    code = _without_frame(half_width(text))
    problem = _problem_of_text(code) or _problem_of_code(code)
    if problem is not None:
        raise NotAPaymentCode(problem)
    return PaymentCode(code, _rule_of(code))


def _without_frame(text: str) -> str:
    text = text.strip(_AROUND)
    aim = _AIM.match(text)
    return text[aim.end() :].strip(_AROUND) if aim else text


def _problem_of_text(code: str) -> CodeProblem | None:
    """What forbids that `code` is a code at all."""
    if not code:
        return CodeProblem.EMPTY
    if len(code) > MAX_LENGTH:
        return CodeProblem.TOO_LONG
    if "\r" in code or "\n" in code:  # a scanner ends a code with these
        return CodeProblem.GLUED
    if any(unicodedata.category(char) == "Cc" and char != "\t" for char in code):
        return CodeProblem.CONTROL
    if _URL.match(code):
        return CodeProblem.URL
    if any(char.isspace() for char in code):
        return CodeProblem.SPACES
    return None if code.isascii() else CodeProblem.NOT_ASCII


def _problem_of_code(code: str) -> CodeProblem | None:
    """What else `code`, of printable ASCII without spaces, is known to be."""
    if is_out_trade_no(code):
        return CodeProblem.OUR_NUMBER
    if _is_retail(code):
        return CodeProblem.RETAIL
    if len(code) < MIN_LENGTH:
        return CodeProblem.TOO_SHORT
    if _JKOPAY.fullmatch(code):
        return CodeProblem.JKOPAY
    return CodeProblem.GLUED if _is_glued(code) else None


def _is_retail(code: str) -> bool:
    """EAN-8, UPC-A or EAN-13 with the right check digit (GS1 General Specifications, 7.9)."""
    if len(code) not in _RETAIL_LENGTHS or not code.isdecimal():
        return False
    digits = [int(digit) for digit in reversed(code)]
    return (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0


def _is_glued(code: str) -> bool:
    """Two codes of digits in a row. Up to the length of the longest single one it is taken for that one."""
    half, odd = divmod(len(code), 2)
    if odd or len(code) <= _LONGEST_OF_DIGITS or not code.isdecimal():
        return False
    return _rule_of(code[:half]) is not None and _rule_of(code[half:]) is not None


def _rule_of(code: str) -> CodeRule | None:
    return next((rule for rule in CODE_RULES if rule.covers(code)), None)
