"""What the command line decides for one run (`--set NAME=VALUE`), over what the file says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.settings.declared import DECLARED, Section
from pos_app.settings.values import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pos_app.settings.declared import Setting
    from pos_app.settings.model import Settings

_BAD_FORM: Final = QT_TRANSLATE_NOOP("overriding", "Write --set like volume=0: a name, an equals sign, a value.")
NO_SUCH_SETTING: Final = QT_TRANSLATE_NOOP(
    "overriding", "There is no setting of that name. `pos-app settings list` shows all of them."
)


def setting_named(name: str) -> Setting:
    """The declared setting. Raises BadInput when there is none of that name."""
    if name not in DECLARED:
        raise BadInput(NO_SUCH_SETTING)  # without the name: it may be anything that slipped
    return DECLARED[name]


def parse_overrides(given: Iterable[str]) -> dict[str, object]:
    """The values that `NAME=VALUE` mean; of one name the last counts. Raises BadInput."""
    values: dict[str, object] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise BadInput(_BAD_FORM)
        setting = setting_named(name.strip())
        values[setting.name] = typed(setting, value)
    return values


def overridden(settings: Settings, overrides: Mapping[str, object]) -> Settings:
    """The settings of this run. What the file says instead is noted in `overridden`."""
    changes: dict[str, Any] = {**overrides}
    return replace(settings, **changes, overridden={name: getattr(settings, name) for name in overrides})


def chosen(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """The settings of this run once somebody at the window has chosen `changes`. Raises BadInput.

    What the command line decides stays in force, and the choice counts from the next start; but what stands in the menu
    is there to be changed at once.
    """
    waiting = {
        name: value
        for name, value in changes.items()
        if name in settings.overridden and DECLARED[name].section is not Section.MENU
    }
    for name, value in waiting.items():
        DECLARED[name].refuse(value)
    now: dict[str, Any] = {name: value for name, value in changes.items() if name not in waiting}
    still = {name: waiting.get(name, value) for name, value in settings.overridden.items() if name not in now}
    return replace(settings, **now, overridden=still)


def on_disk(settings: Settings, name: str) -> object:
    """What the file says of a setting, whatever the command line decides."""
    return settings.overridden.get(name, getattr(settings, name))
