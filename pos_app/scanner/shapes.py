"""Which texts have the shape of a code that a shop's scanner reads.

The shape only settles what rhythm leaves open: where typing ends and a scan begins, and which reading of the keys
is meant. Whether a scan can be charged is for `pos_app.domain.payment_codes` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pos_app.domain.payment_codes import CodeProblem, NotAPaymentCode, classify

_FRAME = re.compile(r"\x02?(?:\][A-Za-z][0-9A-Za-z])?\x02?(?P<code>.*?)\x03?[\r\n\t]*", re.DOTALL)
_IDENTIFIER = re.compile(r"\x02?\][A-Za-z][0-9A-Za-z]")
LONGEST_IDENTIFIER = 4
"""With the STX that may stand before it."""
_CODE = re.compile(r"[A-Za-z0-9+/=]*")
_KNOWN_SHAPES = frozenset({CodeProblem.RETAIL, CodeProblem.OUR_NUMBER, CodeProblem.JKOPAY, CodeProblem.URL})


def split_frame(raw: str) -> tuple[str, str, str]:
    """What the scanner put before the code in `raw`, the code, and what it put behind.

    Scanners of all makes may send STX and an AIM identifier (ISO/IEC 15424) such as `]Q1` before, ETX and line ends
    behind.
    """
    match = _FRAME.fullmatch(raw)
    first, last = match.span("code") if match else (0, len(raw))
    return raw[:first], raw[first:last], raw[last:]


def without_frame(raw: str) -> str:
    """`raw` without what scanners of all makes may put round a code."""
    return split_frame(raw)[1]


def code_in(raw: str, prefix: str, suffix: str, is_known: Callable[[str], bool]) -> str:
    """`raw` without its frame and without what this scanner was learned to put round a code.

    Both or neither: a text without the one did not come from that scanner. A known code is never cut, for it may begin
    or end like the frame and come from elsewhere, unless it holds signs that no payment code has.
    """
    bare = without_frame(raw)
    if not (prefix or suffix) or (is_known(bare) and is_plain(bare)):
        return bare
    for text in (bare, raw.rstrip("\r\n\t")):
        inner = text.removeprefix(prefix).removesuffix(suffix)
        if len(text) - len(inner) == len(prefix + suffix) and inner:
            return without_frame(inner)
    return bare


def is_plain(text: str) -> bool:
    """Whether `text` has no sign that is in no payment code: those are digits, or base64."""
    return _CODE.fullmatch(text) is not None


def identifier_length(raw: str) -> int:
    """How much of the beginning of `raw` is an AIM identifier, which no person types; 0 where there is none."""
    match = _IDENTIFIER.match(raw)
    return match.end() if match else 0


def is_known_code(text: str) -> bool:
    """Whether `text` is a payment code of a known wallet, or surely something else that has a shape of its own."""
    try:
        return classify(text).wallet is not None
    except NotAPaymentCode as problem:
        return problem.reason in _KNOWN_SHAPES
