"""The way from an older format of the file to today's. There is one format so far, so the steps here are made up."""

from __future__ import annotations

import tomllib
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import pytest

from pos_app.settings import versions
from pos_app.settings.paths import DataFolder
from pos_app.settings.store import SettingsStore

TODAY = "settings_version = 3\nvolume = 30\n"


def loudness_becomes_volume(table: MutableMapping[str, Any]) -> None:
    if "loudness" in table:
        table["volume"] = table.pop("loudness")


def volume_goes_to_a_hundred(table: MutableMapping[str, Any]) -> None:
    if isinstance(table.get("volume"), int):
        table["volume"] *= 10


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "STEPS", (loudness_becomes_volume, volume_goes_to_a_hundred))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.ensure()
    return folder


def test_todays_format_needs_no_version() -> None:
    assert versions.known_version() == versions.version_of({}) == 1


@pytest.mark.parametrize("version", [0, -1, True, "2", 1.5, []])
def test_what_is_no_version_counts_as_the_first(version: object) -> None:
    assert versions.version_of({"settings_version": version}) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"loudness": 3, "x": 1}, {"volume": 30, "x": 1, "settings_version": 3}),
        ({"settings_version": 2, "volume": 3}, {"volume": 30, "settings_version": 3}),
        ({"settings_version": 3, "volume": 30}, {"volume": 30, "settings_version": 3}),
        ({"settings_version": 4, "volume": 7}, {"volume": 7, "settings_version": 4}),
        ({"loudness": "?"}, {"volume": "?", "settings_version": 3}),
    ],
)
@pytest.mark.usefixtures("two_steps")
def test_a_file_goes_the_steps_that_it_has_not_gone(before: dict[str, Any], after: dict[str, Any]) -> None:
    versions.migrate(before)
    assert before == after


@pytest.mark.usefixtures("two_steps")
def test_an_older_file_is_understood_and_stays_as_it_is_until_something_is_saved(folder: DataFolder) -> None:
    folder.settings.write_text("loudness = 3\n")
    assert SettingsStore(folder).load().volume == 30
    assert folder.settings.read_text() == "loudness = 3\n"


@pytest.mark.usefixtures("two_steps")
def test_the_first_save_keeps_the_older_file_beside_and_the_comments_in(folder: DataFolder) -> None:
    before = "# by hand\nloudness = 3\nown = 1  # mine\n"
    folder.settings.write_text(before)
    store = SettingsStore(folder)
    store.change({"theme": "dark"})
    store.change({"theme": "light"})
    assert folder.settings_aside("version-1").read_text() == before
    after = folder.settings.read_text()
    assert tomllib.loads(after) == {"own": 1, "volume": 30, "theme": "light", "settings_version": 3}
    assert "# by hand" in after
    assert "# mine" in after


def test_a_newer_file_is_kept_beside_before_it_is_changed(folder: DataFolder) -> None:
    before = "settings_version = 5\nfuture = 1\n"
    folder.settings.write_text(before)
    SettingsStore(folder).change({"volume": 3})
    assert folder.settings_aside("version-5").read_text() == before
    assert tomllib.loads(folder.settings.read_text()) == {"settings_version": 5, "future": 1, "volume": 3}
