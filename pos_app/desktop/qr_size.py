"""How large a QR code is drawn: one rule for the customer's screen and the cashier's. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isfinite

QUIET_ZONE = 4
"""Light modules on each side of a code, as the standard demands."""
SMALLEST_CM = 4.0
"""A phone reads a code of this size at arm's length. It is the dark square's side, without the quiet zone."""

_CM_PER_INCH = 2.54
_PLAUSIBLE_DPI = (50.0, 400.0)
_USUAL_DPI = 96.0


@dataclass(frozen=True, slots=True)
class QrSize:
    """`module` and `side` (quiet zone included) in device pixels, `centimetres` of the dark square on the screen."""

    module: int
    side: int
    centimetres: float

    @property
    def readable(self) -> bool:
        """Whether it is at least as large as a phone at arm's length wants it."""
        return self.centimetres >= SMALLEST_CM


def device_dpi(physical: float, logical: float, ratio: float) -> float:
    """Device pixels per inch of a screen that reports `physical` and `logical` dots (of `ratio` pixels) per inch.

    Screens, projectors and adapters that do not know their size report nonsense: then the logical resolution counts.
    """
    smallest, largest = _PLAUSIBLE_DPI
    for reported in (physical * ratio, logical * ratio):
        if isfinite(reported) and smallest <= reported <= largest:
            return reported
    return _USUAL_DPI * ratio


def qr_size(room: float, ratio: float, dpi: float, modules: int) -> QrSize:
    """The largest code of `modules` modules a side that fits into a square of `room` dots of `ratio` device pixels.

    Modules are whole device pixels, or their edges would be blurred. `dpi` is that of `device_dpi`. Without a screen
    large enough for `SMALLEST_CM` there is nothing better than this either; the caller sees it by `readable`.
    """
    # At a broken ratio the square may begin within a pixel, which is then not its own.
    pixels = floor(room * ratio) - (0 if float(ratio).is_integer() else 1)
    module = max(1, pixels // (modules + 2 * QUIET_ZONE))
    return QrSize(module, module * (modules + 2 * QUIET_ZONE), module * modules / dpi * _CM_PER_INCH)
