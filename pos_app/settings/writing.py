"""`Settings` into the text of `settings.toml`, leaving alone whatever did not change."""

from __future__ import annotations

import tomllib
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.settings.reading import PROFILE_TYPES, SETTING_TYPES, parse_toml, read_file
from pos_app.settings.values import plain
from pos_app.settings.versions import known_version, migrate, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_NEWER_PROFILES = QT_TRANSLATE_NOOP(
    "writing",
    "{path} was written by a newer pos-app, which keeps profiles in another way. Change profiles with the newer one.",
)

Table = MutableMapping[str, Any]


def updated(text: str, settings: Settings, path: Path, named: Iterable[str] = ()) -> str:
    """`text`, the content of the file `path`, with `settings` in it.

    Only what differs is written: comments, unknown keys and values that we could not use stay as they are, and so does
    what the command line decides for this run. A setting that was `named` is written where the file has a value of it
    that we could not use. An older file becomes one of today's version, a newer one keeps its own.
    Raises SetupError when `text` is no TOML.
    """
    change = _Change(text, settings, path, named)
    wanted = parse_toml(text, path)
    change.make(wanted, dict)
    try:
        document = tomlkit.parse(text)
        change.make(document, tomlkit.table)
        dumped = tomlkit.dumps(document)
        if tomllib.loads(dumped) == wanted:
            return dumped
    except (TOMLKitError, ValueError):
        pass
    return tomlkit.dumps(wanted)  # there are forms that tomlkit cannot change: comments go rather than values


class _Change:
    """What is to be changed in a file, in a plain table and in a document with comments alike."""

    def __init__(self, text: str, settings: Settings, path: Path, named: Iterable[str]) -> None:
        reading = read_file(text, path)
        self._stored, self._settings, self._path = reading.settings, settings, path
        overwrite = {fault.key for fault in reading.faults}.intersection(named)
        self._before = {
            key: value for key, value in _plain(self._stored, SETTING_TYPES).items() if key not in overwrite
        }

    def make(self, table: Table, new_table: Callable[[], Table]) -> None:
        """Changes `table`, which holds what the file says."""
        migrate(table)
        settings = self._settings
        wanted = {
            key: value for key, value in _plain(settings, SETTING_TYPES).items() if key not in settings.overridden
        }
        _write_differences(table, wanted, self._before)
        for name, profile in settings.profiles.items():
            known = self._stored.profiles.get(name)
            if profile != known:
                was = _plain(known, PROFILE_TYPES) if known else {}
                self._write_profile(table, profile, was, new_table)

    def _write_profile(
        self, document: Table, profile: Profile, was: Mapping[str, object], new_table: Callable[[], Table]
    ) -> None:
        profiles = document.get("profiles")
        if not isinstance(profiles, MutableMapping):
            if profiles is not None and version_of(document) > known_version():
                raise SetupError(_NEWER_PROFILES.filled(path=str(self._path)))
            profiles = document["profiles"] = new_table()
        wanted, table = _plain(profile, PROFILE_TYPES), profiles.get(profile.name)
        if isinstance(table, MutableMapping):
            _write_differences(table, wanted, was)
        else:
            table = tomlkit.inline_table() if isinstance(profiles, InlineTable) else new_table()
            _write_differences(table, wanted, {})
            profiles[profile.name] = table


def _plain(item: Settings | Profile, keys: Mapping[str, type]) -> dict[str, object]:
    return {key: plain(getattr(item, key)) for key in keys}


def _write_differences(table: Table, wanted: Mapping[str, object], stored: Mapping[str, object]) -> None:
    for key, value in wanted.items():
        if key in stored and stored[key] == value:
            continue
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
