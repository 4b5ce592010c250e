"""Saving changes what was meant and nothing else, whatever the file looks like."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.sentences import SetupError
from pos_app.settings.declared import DECLARED
from pos_app.settings.overriding import overridden
from pos_app.settings.profiles import Profile
from pos_app.settings.reading import read_settings
from pos_app.settings.writing import updated

FILE = Path("/shop/settings.toml")
URL = 'base_url = "https://a"'
NEW = Profile(name="new", base_url="https://new")
SHAPES = [
    f"[profiles.a]\n{URL}\nown = 1\n[other]\nx = 1\n[profiles.b]\n{URL}\nown = 2\n",
    f"profiles = {{a = {{{URL}, own = 1}}, b = {{{URL}}}}}\nz = 1\n",
    f"[profiles]\na = {{{URL}, own = 1}}\nb = {{{URL}}}\n[z]\nq = 1\n",
    f'profiles.a.{URL}\nprofiles.a.own = 1\nprofiles.b.{URL}\nz = 1\n"volume" = 3\n',
    f"[profiles]\na.{URL}\na.own = 1\nb.{URL}\n",
    f'["profiles"."a"]\n{URL}\nown = 1\n[profiles.b]\n{URL}\n',
    f"[profiles.a]\n{URL}\n[profiles.a.sub]\nx = 1\n[profiles.b]\n{URL}\n",
    "[[other]]\nx = 1\n[[other]]\nx = 2\n",
    "when = 2026-11-30T09:00:00+08:00\nnumber = 0x1F\nlong = '''\nvolume = 3\n'''\n",
    "# nothing but a comment",
]


def values(table: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a table that is no table, by its path."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from values(value, (*path, key))
        else:
            yield (*path, key), value


@pytest.mark.parametrize("text", SHAPES)
def test_every_form_of_toml_takes_changes_and_keeps_the_rest(text: str) -> None:
    settings = read_settings(text, FILE)
    profiles = {name: dataclasses.replace(one, tills=5, wallets=("800108",)) for name, one in settings.profiles.items()}
    changes: dict[str, Any] = {"volume": 5, "shop_name": "陳記", "proxy": "http://p:1"}
    wanted = dataclasses.replace(settings, **changes, profiles={**profiles, "new": NEW})
    saved = updated(text, wanted, FILE)
    assert read_settings(saved, FILE) == wanted
    after = dict(values(tomllib.loads(saved)))
    own = {path: value for path, value in values(tomllib.loads(text)) if path[-1] not in changes}
    assert own.items() <= after.items()


keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
leaves = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(codec="utf-8"), max_size=10)
tables = st.recursive(leaves | st.lists(leaves, max_size=3), lambda inner: st.dictionaries(keys, inner, max_size=3))
unknown = st.dictionaries(keys, tables, max_size=4).map(
    lambda table: {key: value for key, value in table.items() if key not in {*DECLARED, "profiles", "settings_version"}}
)


@given(
    before=unknown, behind=unknown, theme=st.sampled_from(["dark", "light"]), volume=st.integers(0, 100),
    profile=st.booleans(),
)  # fmt: skip
def test_unknown_keys_are_kept_whatever_they_are(
    before: dict[str, Any], behind: dict[str, Any], theme: str, volume: int, profile: bool
) -> None:
    given_file = {**before, "volume": 1, "profiles": {"shop": {"base_url": "https://a", "extra": behind}}}
    text = tomlkit.dumps(given_file)
    settings = read_settings(text, FILE)
    changed = dataclasses.replace(settings, theme=theme, volume=volume)
    if profile:
        changed = dataclasses.replace(changed, profiles={**changed.profiles, "new": NEW})
    after = tomllib.loads(updated(text, changed, FILE))
    assert {key: after[key] for key in before} == before
    assert after["profiles"]["shop"]["extra"] == behind
    assert (after["volume"], after.get("theme", "system")) == (volume, theme)
    assert ("new" in after["profiles"]) is profile


def test_where_comments_cannot_be_kept_the_values_are() -> None:
    text = f"# mine\nprofiles.a.{URL}\nprofiles.b.{URL}\nz = 1\n"
    settings = read_settings(text, FILE)
    saved = updated(text, dataclasses.replace(settings, profiles={**settings.profiles, "new": NEW}), FILE)
    assert read_settings(saved, FILE).profiles.keys() == {"a", "b", "new"}
    assert tomllib.loads(saved)["z"] == 1


def test_a_value_that_is_chosen_takes_the_place_of_one_that_cannot_be_used_even_if_it_is_the_default() -> None:
    text = 'volume = "loud"\ntheme = 1\n'
    settings = read_settings(text, FILE)
    assert updated(text, settings, FILE) == text
    assert updated(text, settings, FILE, ["volume"]) == "volume = 70\ntheme = 1\n"


def test_what_the_command_line_decides_is_not_written() -> None:
    settings = overridden(read_settings("volume = 3\n", FILE), {"volume": 9, "language": "zh_HK"})
    saved = updated("volume = 3\n", dataclasses.replace(settings, theme="dark"), FILE)
    assert tomllib.loads(saved) == {"volume": 3, "theme": "dark"}


def test_a_newer_file_keeps_its_version_and_all_that_is_unknown() -> None:
    text = 'settings_version = 7\nvolume = {day = 70}\nfuture = "kept"  # by us too\n'
    settings = read_settings(text, FILE)
    assert settings.volume == 70
    saved = updated(text, dataclasses.replace(settings, theme="dark"), FILE)
    assert saved.startswith(text)
    assert tomllib.loads(saved)["theme"] == "dark"


def test_profiles_that_a_newer_pos_app_keeps_in_another_way_are_not_replaced() -> None:
    text = 'settings_version = 7\n[[profiles]]\nname = "shop"\n'
    with pytest.raises(SetupError, match="written by a newer pos-app, which keeps profiles in another way"):
        updated(text, dataclasses.replace(read_settings(text, FILE), profiles={"new": NEW}), FILE)
