"""`Settings` into the text of `settings.toml`, leaving alone whatever did not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit
from tomlkit.items import Table

from pos_app.settings.reading import PROFILE_TYPES, SETTING_TYPES, read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tomlkit.toml_document import TOMLDocument

    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile


def updated(text: str, settings: Settings, path: Path) -> str:
    """`text`, the content of the file `path`, with `settings` in it.

    Only what differs is written: comments, unknown keys and values that we could not use stay as they are.
    Raises SetupError when `text` is no TOML.
    """
    stored = read_settings(text, path)
    document = tomlkit.parse(text)
    _write_differences(document, _plain(settings, SETTING_TYPES), _plain(stored, SETTING_TYPES))
    for name, profile in settings.profiles.items():
        known = stored.profiles.get(name)
        if profile != known:
            before = _plain(known, PROFILE_TYPES) if known else {}
            _write_differences(_profile_table(document, name), _plain(profile, PROFILE_TYPES), before)
    return tomlkit.dumps(document)


def _plain(item: Settings | Profile, keys: Mapping[str, type]) -> dict[str, object]:
    values = {key: getattr(item, key) for key in keys}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _write_differences(table: TOMLDocument | Table, wanted: Mapping[str, object], stored: Mapping[str, object]) -> None:
    for key, value in wanted.items():
        if key in stored and stored[key] == value:
            continue
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value


def _profile_table(document: TOMLDocument, name: str) -> Table:
    profiles = document.get("profiles")
    if not isinstance(profiles, Table):
        profiles = document["profiles"] = tomlkit.table(is_super_table=True)
    table = profiles.get(name)
    if not isinstance(table, Table):
        table = profiles[name] = tomlkit.table()
    return table
