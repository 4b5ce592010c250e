"""Code 128 (ISO/IEC 15417) as a row of dark and light modules, for the printed sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

QUIET_ZONE = 10
"""Light modules that a reader needs on each side."""

_START_B, _START_C, _CODE_B, _CODE_C = 104, 105, 100, 99
_RUNS = re.compile(r"(?P<pairs>(?:[0-9]{2}){2,})|.")

# Widths of bar, space, bar, space, bar, space of each symbol (ISO/IEC 15417, table 1); six digits for each.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122"
    "123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323"
    "131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131"
    "213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122"
    "141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112"
    "124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141"
    "4111312114122112142112322331112"
)
_STOP = "2331112"


def modules(text: str) -> list[bool]:
    """Dark (True) and light modules of `text`, without quiet zones. `text` is printable ASCII.

    Digits go two to a symbol where four or more follow each other (set C), all else one to a symbol (set B).
    Raises `ValueError` for any other text.
    """
    values = list(_values(text))
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], 1))) % 103
    widths = "".join(_WIDTHS[6 * value : 6 * value + 6] for value in (*values, check)) + _STOP
    return [place % 2 == 0 for place, width in enumerate(widths) for _ in range(int(width))]


def _values(text: str) -> Iterator[int]:
    if re.fullmatch("[ -~]+", text) is None:
        raise ValueError("not printable ASCII")
    in_c: bool | None = None
    for run in _RUNS.finditer(text):
        pairs = run.group("pairs")
        if in_c is None:
            yield _START_C if pairs else _START_B
        elif in_c != bool(pairs):
            yield _CODE_C if pairs else _CODE_B
        in_c = bool(pairs)
        yield from _symbols_of_pairs(pairs) if pairs else (ord(run.group()) - ord(" "),)


def _symbols_of_pairs(digits: str) -> Iterator[int]:
    return (int(digits[place : place + 2]) for place in range(0, len(digits), 2))
