"""Which screen is the customer's: the owner's choice against the screens that are plugged in. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.settings.declared import AUTOMATIC, NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.sentences import Sentence

_HERE = QT_TRANSLATE_NOOP("screen_choice", "{screen} (this window is on it)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen that is plugged in. `cashiers`: the cashier's window is on it, or reaches into it."""

    name: str
    serial: str = ""
    model: str = ""
    width: int = 0
    height: int = 0
    primary: bool = False
    cashiers: bool = False

    @property
    def full_name(self) -> str:
        """Tells screens apart that the system calls alike."""
        return f"{self.name} [{self.serial}]" if self.serial else self.name

    @property
    def described(self) -> str:
        """For people: `HDMI-1, DELL P2419H, 1920 × 1080`."""
        model = self.model if self.model != self.name else ""
        return ", ".join(part for part in (self.name, model, f"{self.width} × {self.height}") if part)


def chosen(setting: str, places: Sequence[Place], now_on: int | None = None) -> int | None:
    """The index of the customer's screen, None if there is none; `now_on` is where the display is.

    Never one that the cashier's window is on. A certain screen that is not there is waited for: whoever named it has
    another use for the others. By itself the display stays where it is, and likes the primary screen least.
    """
    if setting == NONE:
        return None
    free = [index for index, place in enumerate(places) if not place.cashiers]
    if setting != AUTOMATIC:
        return next((index for index in free if setting in (places[index].full_name, places[index].name)), None)
    return min(free, key=lambda index: (index != now_on, places[index].primary), default=None)


def choices(setting: str, places: Sequence[Place]) -> dict[str, Sentence | str]:
    """What may be set for each screen that is plugged in, and what to call it. One without a name is not remembered."""
    names = [place.name for place in places]
    offered: dict[str, Sentence | str] = {}
    for place in filter(lambda place: place.name, places):
        known = (place.name, place.full_name)
        value = setting if setting in known else known[names.count(place.name) > 1]
        # Of screens that nobody can tell apart the customer gets the one that the cashier does not use.
        if value not in offered or not place.cashiers:
            offered[value] = _HERE.filled(screen=place.described) if place.cashiers else place.described
    return offered
