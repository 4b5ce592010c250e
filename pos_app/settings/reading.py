"""`settings.toml` as text into `Settings`: what can be used is used, the rest is reported with its line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, Sentence
from pos_app.settings.declared import DECLARED
from pos_app.settings.files import BadContent
from pos_app.settings.lines import Lines
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile
from pos_app.settings.values import WANTED, in_file, said
from pos_app.settings.versions import FIRST, VERSION_KEY, is_version, known_version, migrate, version_of

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
    "reading", "The settings cannot be read: line {line} of {path} {wrong}. Correct it there."
)
_MISTAKE = QT_TRANSLATE_NOOP("reading", "is not written like a setting, name = value")
_TWICE = QT_TRANSLATE_NOOP("reading", "says again what is there already")
_INSTEAD = QT_TRANSLATE_NOOP(
    "reading", "Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, this is used: {default}."
)
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "reading",
    "Line {line} of {path}: “{key}” cannot be used. {wrong} Until it is corrected, the profile {profile} is left out.",
)
_NEWER = QT_TRANSLATE_NOOP(
    "reading",
    "Line {line} of {path}: a newer pos-app wrote these settings (version {version}; this one knows {known}). What it "
    "does not know stays in the file and does not count. Install the newer pos-app.",
)
_NEWER_PROFILE = QT_TRANSLATE_NOOP(
    "reading", "A newer pos-app wrote it, and this one does not understand it. Install the newer pos-app."
)
_NO_ADDRESS = QT_TRANSLATE_NOOP("reading", "It must be there: the address of the gateway, in quotation marks.")
_NO_TABLE = QT_TRANSLATE_NOOP("reading", "Profiles are tables, which begin with a line such as [profiles.shop].")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that cannot be used, why, and the profile that is left out because of it, if one is."""

    line: int
    key: str
    wrong: Sentence
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file says, as far as it can be used, and what cannot."""

    settings: Settings
    faults: tuple[Fault, ...]
    version: int


def read_settings(text: str, path: Path) -> Settings:
    """The settings that `text`, the content of `path`, says. Raises BadContent when it is no TOML at all.

    An unusable value is replaced by its default and reported in `problems`. Not so in a profile: a default currency or
    gateway in place of the one that was meant could take wrong money, so the whole profile is left out.
    """
    reading = read_file(text, path)
    problems = [(fault, _problem(fault, path)) for fault in reading.faults]
    unusable: dict[str, Sentence] = {}
    for fault, problem in problems:
        if fault.profile:
            unusable.setdefault(fault.profile, problem)
    told = tuple(problem for _, problem in problems)
    if reading.version > known_version():
        told = (_newer(text, path, reading.version), *told)
    return replace(reading.settings, unusable_profiles=unusable, problems=told)


def read_file(text: str, path: Path) -> Reading:
    """The same, with what is wrong as faults, in the order of the file. Raises BadContent."""
    return _Reader(text, path).read()


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """The TOML table of `text`. Raises BadContent with the line of the mistake."""
    wrong = _MISTAKE
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else str(text.count("\n") + 1)  # "at end of document"
        if str(error).startswith("Cannot "):  # declare, overwrite or mutate what is there already
            wrong = _TWICE
    except RecursionError:
        number = "1"
    raise BadContent(_NOT_TOML.filled(line=number, path=str(path), wrong=wrong))


class _Reader:
    """Reads one file; gathers the faults on the way."""

    def __init__(self, text: str, path: Path) -> None:
        self._table = parse_toml(text, path)
        self._lines = Lines(text)
        self._faults: list[Fault] = []
        self._version = version_of(self._table)

    def read(self) -> Reading:
        """The whole file."""
        if not is_version(self._table.get(VERSION_KEY, FIRST)):
            self._fault((VERSION_KEY,), WANTED[int])
        migrate(self._table)
        settings = self._taken_over(Settings(), self._table, SETTING_TYPES)
        profiles = self._profiles(self._table.get("profiles", {}))
        faults = sorted(self._faults, key=lambda fault: fault.line)
        return Reading(replace(settings, profiles=profiles), tuple(faults), self._version)

    def _fault(self, place: tuple[str, ...], wrong: Sentence, profile: str = "") -> None:
        self._faults.append(Fault(self._lines.of(*place), ".".join(place), wrong, profile))

    def _profiles(self, tables: object) -> dict[str, Profile]:
        if not isinstance(tables, dict):
            self._fault(("profiles",), _NO_TABLE)
            return {}
        found = {name: self._profile(name, table) for name, table in tables.items()}
        return {name: profile for name, profile in found.items() if profile is not None}

    def _profile(self, name: str, table: object) -> Profile | None:
        place = ("profiles", name)
        if not isinstance(table, dict):
            self._fault(place, _NO_TABLE, name)
            return None
        before = len(self._faults)
        if self._version > known_version():
            self._refuse_guessing(name, table)
        base_url = table.get("base_url")
        if not isinstance(base_url, str):
            self._fault((*place, "base_url"), _NO_ADDRESS, name)
            base_url = ""
        try:
            start = Profile(name=name, base_url=base_url)
        except BadInput as error:
            self._fault(place, error.sentence, name)
            return None
        profile = self._taken_over(start, {**table, "base_url": base_url}, PROFILE_TYPES, place)
        return profile if len(self._faults) == before else None

    def _refuse_guessing(self, name: str, table: Mapping[str, object]) -> None:
        """A currency that a newer pos-app keeps elsewhere must not become our default, nor a rule be overlooked."""
        missing = [key for key in ("currency",) if key not in table]
        for key in [*(key for key in table if key not in PROFILE_TYPES), *missing]:
            self._fault(("profiles", name, key), _NEWER_PROFILE, name)

    def _taken_over(
        self, start: T, table: Mapping[str, Any], types: Mapping[str, type], place: tuple[str, ...] = ()
    ) -> T:
        """`start` with every usable value of `table`."""
        for key in (key for key in types if key in table):
            try:
                changes: dict[str, Any] = {key: in_file(table[key], types[key])}
                start = replace(start, **changes)
            except BadInput as error:
                self._fault((*place, key), error.sentence, place[-1] if place else "")
        return start


def _problem(fault: Fault, path: Path) -> Sentence:
    told = _LEFT_OUT.filled(profile=fault.profile) if fault.profile else _INSTEAD.filled(default=_default(fault.key))
    return told.filled(line=str(fault.line), path=str(path), key=fault.key, wrong=fault.wrong)


def _default(key: str) -> Sentence | str:
    defaults = {VERSION_KEY: FIRST, **{name: setting.default for name, setting in DECLARED.items()}}
    return said(defaults.get(key))


def _newer(text: str, path: Path, version: int) -> Sentence:
    line, known = Lines(text).of(VERSION_KEY), known_version()
    return _NEWER.filled(line=str(line), path=str(path), version=str(version), known=str(known), key=VERSION_KEY)
