"""What the doctor is told of the screens: only a window can see them. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain.checkup import Check, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.desktop.screen_choice import Place

_SCREEN = QT_TRANSLATE_NOOP("screens_check", "{screen}, scaled to {percent} %")
_CUSTOMERS = QT_TRANSLATE_NOOP("screens_check", "{screen}, scaled to {percent} %, shows the customer's view")
_SMALL = QT_TRANSLATE_NOOP("screens_check", "{screens}. The cashier's screen has less than 1024 × 768 to show.")
_SMALL_ADVICE = QT_TRANSLATE_NOOP(
    "screens_check", "Set a smaller scale or a higher resolution in the computer's display settings."
)
_LEAST: Final = (1024, 768)


def screens_check(places: Sequence[tuple[Place, float]], customers: int | None) -> Check:
    """`places` are the screens, each with its scale; `customers` is the index of the one with the customer's view."""
    said = [
        (_CUSTOMERS if index == customers else _SCREEN).filled(screen=place.described, percent=str(round(100 * scale)))
        for index, (place, scale) in enumerate(places)
    ]
    told = joined(*said, by="; ")
    for place, scale in places:
        if place.cashiers and (place.width / scale < _LEAST[0] or place.height / scale < _LEAST[1]):
            return warning("displays", _SMALL.filled(screens=told), _SMALL_ADVICE)
    return well("displays", told)
