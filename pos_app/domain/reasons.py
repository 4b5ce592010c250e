"""Why a manager closed a payment: a sentence for people, which is kept and shown, so it must hold no payment code."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from pos_app.domain.money import half_width
from pos_app.domain.payment_codes import CODE_RULES, MIN_LENGTH
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

MAX_REASON: Final = 200

_MISSING = QT_TRANSLATE_NOOP("reasons", "A reason is missing. Write what you saw, such as: paid in QFPay's portal.")
_TOO_LONG = QT_TRANSLATE_NOOP("reasons", "A reason is one line of at most {limit} characters. Shorten it.")
_HOLDS_A_CODE = QT_TRANSLATE_NOOP(
    "reasons", "The reason holds what may be a payment code, and those are never kept. Leave it out."
)

_WORD = re.compile(r"[0-9A-Za-z+/=]+")
# Digits as people write them off: in groups, with one sign between two.
_DIGITS = re.compile(r"[0-9]+(?:[ \-.][0-9]+)*")
_OUR_NUMBERS = re.compile(r"(?<![0-9A-Za-z])[PR][0-9]{23}(?![0-9A-Za-z])")
# Numbers of QFPay's (`syssn`) begin with the day; no wallet's codes do.
_QFPAY_NUMBER = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{8,}")


def check_reason(text: str) -> str:
    """`text` without blanks around it. Raises BadInput unless it is one line that may be kept."""
    reason = text.strip()
    if not reason:
        raise BadInput(_MISSING)
    if len(reason) > MAX_REASON or not reason.isprintable():
        raise BadInput(_TOO_LONG.filled(limit=str(MAX_REASON)))
    if any(map(_may_be_a_code, _candidates(_OUR_NUMBERS.sub("", half_width(reason))))):
        raise BadInput(_HOLDS_A_CODE)
    return reason


def _candidates(reason: str) -> chain[str]:
    grouped = (re.sub(r"[ \-.]", "", found) for found in _DIGITS.findall(reason))
    return chain(_WORD.findall(reason), grouped)


def _may_be_a_code(word: str) -> bool:
    """Whether it has a code's form: of a known wallet, or of any if it is long and has digits."""
    if len(word) < MIN_LENGTH or _QFPAY_NUMBER.fullmatch(word):
        return False
    known = any(rule.covers(word) for rule in CODE_RULES)
    return known or any(character.isdecimal() for character in word)
