"""The shop's settings as one file for all its tills: no secrets, and nothing that is about one PC alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import tomlkit

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, CounterError, Sentence
from pos_app.settings.declared import DECLARED
from pos_app.settings.lines import Lines
from pos_app.settings.overriding import NO_SUCH_SETTING, on_disk
from pos_app.settings.reading import PROFILE_TYPES, Fault, parse_toml, read_file
from pos_app.settings.values import plain
from pos_app.settings.versions import VERSION_KEY, known_version, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

OF_THE_SHOP: Final = tuple(name for name, setting in DECLARED.items() if not setting.of_this_pc)

_HEAD: Final = (
    "The settings of a shop, for all its tills: pos-app settings import FILE --set till_number=2",
    "Secrets are not in it: pos-app credentials set, on each till.",
)
_SECRET: Final = re.compile(r"appcode|clientkey|secret|passw|privatekey|token|pin")
_NEWER = QT_TRANSLATE_NOOP(
    "sharing",
    "{path} was written by a newer pos-app (settings version {version}; this one knows {known}). Install the newer "
    "pos-app here first.",
)
_LOOKS_SECRET = QT_TRANSLATE_NOOP(
    "sharing",
    "This looks like a secret, which does not belong in a file. Remove it; `pos-app credentials set` stores secrets.",
)
_OF_ONE_PC = QT_TRANSLATE_NOOP(
    "sharing", "This is about one PC and is not handed on. Remove it, or say it for this PC with --set."
)
_NO_SUCH_PROFILE = QT_TRANSLATE_NOOP("sharing", "There is no profile of that name, in the file or here.")

Shared = tuple["Settings", list[str], list[Fault]]
"""What the file of a shop says, the names of the settings that it says, and everything that is wrong with it."""


def exported(settings: Settings) -> str:
    """The TOML of what the shop's tills have in common, always written alike."""
    document = tomlkit.document()
    for line in _HEAD:
        document.add(tomlkit.comment(line))
    document[VERSION_KEY] = known_version()
    for name in OF_THE_SHOP:
        _put(document, name, on_disk(settings, name))
    profiles = tomlkit.table(is_super_table=True)
    for name in sorted(settings.profiles):
        table = tomlkit.table()
        for key in PROFILE_TYPES:
            _put(table, key, getattr(settings.profiles[name], key))
        profiles[name] = table
    if settings.profiles:
        document["profiles"] = profiles
    return tomlkit.dumps(document)


def read_shared(text: str, path: Path, check_profile: Callable[[Profile], None]) -> Shared:
    """Reads the file of a shop as far as it can be used.

    `check_profile` raises CounterError for one whose gateway cannot be meant. Raises BadContent; BadInput for a
    newer file.
    """
    reading = read_file(text, path)
    if reading.version > known_version():
        known = str(known_version())
        raise BadInput(_NEWER.filled(path=str(path), version=str(reading.version), known=known))
    table = parse_toml(text, path)
    migrate(table)
    lines = Lines(text)
    faults = {(fault.line, fault.key): fault for fault in reading.faults}
    for place, wrong in [*_strange(table), *_refused(reading.settings, check_profile)]:
        fault = Fault(lines.of(*place), ".".join(place), wrong)
        faults[fault.line, fault.key] = fault
    names = [name for name in OF_THE_SHOP if name in table]
    return reading.settings, names, [faults[place] for place in sorted(faults)]


def taken_over(stored: Settings, shared: Settings, names: list[str], own: Mapping[str, object]) -> Settings:
    """`stored` with the settings of those `names` and the profiles of `shared`, and what this PC has of its `own`.

    Raises BadInput when the profile that is to be the active one is nowhere.
    """
    changes: dict[str, Any] = {**{name: getattr(shared, name) for name in names}, **own}
    merged = replace(stored, **changes, profiles={**stored.profiles, **shared.profiles})
    if merged.active_profile != stored.active_profile and merged.active_profile not in merged.profiles:
        raise BadInput(_NO_SUCH_PROFILE)
    return merged


def _put(table: Any, key: str, value: object) -> None:  # noqa: ANN401 - tomlkit's document and table have no type in common
    if value is not None:
        table[key] = plain(value)


def _strange(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], Sentence]]:
    """Every key that does not belong in such a file, and why."""
    profiles = table.get("profiles")
    for key in table:
        if key not in OF_THE_SHOP and key not in (VERSION_KEY, "profiles"):
            yield (key,), _OF_ONE_PC if key in DECLARED else _unknown(key)
    for name, profile in profiles.items() if isinstance(profiles, dict) else ():
        for key in profile if isinstance(profile, dict) else ():
            if key not in PROFILE_TYPES:
                yield ("profiles", name, key), _unknown(key)


def _unknown(key: str) -> Sentence:
    return _LOOKS_SECRET if _SECRET.search(re.sub(r"[^a-z]", "", key.lower())) else NO_SUCH_SETTING


def _refused(
    settings: Settings, check_profile: Callable[[Profile], None]
) -> Iterator[tuple[tuple[str, ...], Sentence]]:
    for name, profile in settings.profiles.items():
        try:
            check_profile(profile)
        except CounterError as error:
            yield ("profiles", name, "base_url"), error.sentence
