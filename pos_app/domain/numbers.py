"""`out_trade_no`: our own numbers of payments and refunds, unique over the merchant's account.

`P` (refunds `R`) and 23 digits: local date and time yymmddHHMMSS, three of the till, eight random. Numbers of
one kind sort by time, and a printed one is recognised when it is scanned. Source: OpenAPI, "Payment".
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import Literal

_NUMBER = re.compile(r"[PR][0-9]{23}")
_TILL = re.compile(r"[0-9]{3}")
_RANDOM = re.compile(r"[0-9]{8,}")


def new_out_trade_no(kind: Literal["P", "R"], local: datetime, till: str, random_digits: str) -> str:
    """A new number of 24 characters.

    `local` is the time at the shop, `till` the till's number in three digits, `random_digits` at least
    eight digits from a good source (the first eight are used).
    Raises ValueError for anything else: that is our mistake, never the user's.
    """
    if kind not in ("P", "R") or not 2000 <= local.year <= 2099:
        raise ValueError("a number is of kind P or R and of this century")
    if not _TILL.fullmatch(till) or not _RANDOM.fullmatch(random_digits):
        raise ValueError("a number needs three till digits and eight random digits")
    return f"{kind}{local:%y%m%d%H%M%S}{till}{random_digits[:8]}"


def is_out_trade_no(text: str) -> bool:
    """Whether `text` is exactly the shape of one of our numbers."""
    return _NUMBER.fullmatch(text) is not None


def number_time(number: str, zone: tzinfo) -> datetime | None:
    """When the number was made, by the clock of its till in the shop's `zone`; None where its digits are no date."""
    try:
        return datetime.strptime(f"20{number[1:13]}", "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None


def number_till(number: str) -> str:
    """The three digits of the till that made the number."""
    return number[13:16]


def is_payment_no(text: str) -> bool:
    """Whether `text` is the shape of a payment's number."""
    return is_out_trade_no(text) and text[0] == "P"


def is_refund_no(text: str) -> bool:
    """Whether `text` is the shape of a refund's number."""
    return is_out_trade_no(text) and text[0] == "R"
