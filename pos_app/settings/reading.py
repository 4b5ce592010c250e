"""`settings.toml` as text into `Settings`: what can be used is used, the rest is reported."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence, SetupError
from pos_app.settings.declared import DECLARED
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SETTING_TYPES: Final[Mapping[str, type]] = {name: setting.kind for name, setting in DECLARED.items()}
# confirmed_currencies come before the currency that they confirm: values are taken over one by one.
PROFILE_TYPES: Final[Mapping[str, type]] = {
    "base_url": str,
    "environment": str,
    "confirmed_currencies": list,
    "currency": str,
    "time_zone": str,
    "sign_type": str,
    "alipay_mpm": str,
    "tills": int,
    "wallets": list,
}

T = TypeVar("T", Settings, Profile)

_NOT_TOML = QT_TRANSLATE_NOOP(
    "reading",
    "The settings cannot be read: there is a mistake in line {line} of {path}. Correct it there, or move the "
    "file away to begin with new settings.",
)
_IGNORED = QT_TRANSLATE_NOOP(
    "reading", "“{key}” in {path} has a value that cannot be used and is ignored. Correct it, or remove it."
)
_BROKEN_PROFILE = QT_TRANSLATE_NOOP(
    "reading", "The profile {profile} cannot be used because of “{key}” in {path}. Correct it there."
)


def read_settings(text: str, path: Path) -> Settings:
    """The settings that `text`, the content of `path`, says. Raises SetupError when it is no TOML at all.

    An unusable value is ignored and reported in `problems`. Not so in a profile: a default currency or
    gateway in place of the one that was meant could take wrong money, so the whole profile is left out.
    """
    table = parse_toml(text, path)
    settings, bad_keys = _taken_over(Settings(), table, SETTING_TYPES)
    problems = [_IGNORED.filled(key=key, path=str(path)) for key in bad_keys]
    listed = table.get("profiles", {})
    if not isinstance(listed, dict):
        problems.append(_IGNORED.filled(key="profiles", path=str(path)))
        listed = {}
    profiles, unusable = _profiles(listed, path)
    problems.extend(unusable.values())
    return replace(settings, profiles=profiles, unusable_profiles=unusable, problems=tuple(problems))


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The TOML table of `text`. Raises SetupError with the line of the mistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else str(text.count("\n") + 1)  # "at end of document"
    except RecursionError:
        number = "1"
    raise SetupError(_NOT_TOML.filled(line=number, path=str(path)))


def _profiles(tables: Mapping[str, object], path: Path) -> tuple[dict[str, Profile], dict[str, Sentence]]:
    profiles, unusable = {}, {}
    for name, table in tables.items():
        profile, bad_key = _profile(name, table)
        if profile is not None:
            profiles[name] = profile
        else:
            unusable[name] = _BROKEN_PROFILE.filled(profile=name, key=bad_key, path=str(path))
    return profiles, unusable


def _profile(name: str, table: object) -> tuple[Profile | None, str]:
    """The profile, or None and the key that makes it unusable."""
    base_url = table.get("base_url") if isinstance(table, dict) else None
    if not isinstance(table, dict) or not isinstance(base_url, str):
        return None, f"profiles.{name}.base_url"
    try:
        start = Profile(name=name, base_url=base_url)
    except BadInput:
        return None, f"profiles.{name}"
    profile, bad_keys = _taken_over(start, table, PROFILE_TYPES)
    if bad_keys:
        return None, f"profiles.{name}.{bad_keys[0]}"
    return profile, ""


def _taken_over(start: T, table: Mapping[str, Any], types: Mapping[str, type]) -> tuple[T, list[str]]:
    """`start` with every usable value of `table`, and the keys of the unusable ones."""
    bad_keys = []
    for key in (key for key in types if key in table):
        try:
            changes: dict[str, Any] = {key: _typed(table[key], types[key])}
            start = replace(start, **changes)
        except (BadInput, TypeError):
            bad_keys.append(key)
    return start, bad_keys


def _typed(value: object, wanted: type) -> object:
    """`value`, a list as a tuple of texts. Raises TypeError; True is no number here."""
    if type(value) is not wanted:
        raise TypeError
    if not isinstance(value, list):
        return value
    if not all(isinstance(entry, str) for entry in value):
        raise TypeError
    return tuple(value)
