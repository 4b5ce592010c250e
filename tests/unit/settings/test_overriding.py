"""What the command line decides counts for one run and is never saved."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pos_app.domain.sentences import BadInput
from pos_app.settings.declared import DECLARED, Setting
from pos_app.settings.model import Settings
from pos_app.settings.overriding import chosen, on_disk, overridden, parse_overrides
from pos_app.settings.paths import DataFolder
from pos_app.settings.store import SettingsStore
from pos_app.settings.values import typed, written


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("volume=0", 0),
        ("volume=007", 7),
        ("language=zh_HK", "zh_HK"),
        ("enter_arms_scanner=yes", True),
        ("enter_arms_scanner=False", False),
        ("quick_amounts=5, 10,20.50", ("5", "10", "20.50")),
        ("quick_amounts=", ()),
        ("shop_name=a=b", "a=b"),
        ("shop_name=", ""),
        ("proxy=", None),
        ("active_profile=shop", "shop"),
        (" volume =5", 5),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_setting(given: str, value: object) -> None:
    assert list(parse_overrides([given]).values()) == [value]


@pytest.mark.parametrize("setting", DECLARED.values(), ids=DECLARED)
def test_every_default_is_read_as_it_is_written(setting: Setting) -> None:
    assert typed(setting, written(setting.default)) == setting.default


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("volume=101", "“volume”: This number is between 0 and 100."),
        ("volume=-1", "“volume” is a whole number, such as 70."),
        ("volume=１", "“volume” is a whole number, such as 70."),
        ("volume=1e3", "“volume” is a whole number, such as 70."),
        ("volume=" + "9" * 400, "“volume” is a whole number, such as 70."),
        ("enter_arms_scanner=maybe", "“enter_arms_scanner” is true or false."),
        ("theme=pink", "“theme”: This cannot be chosen. Use one of these: system, light, dark, high-contrast."),
        ("quick_amounts=1,2,3,4,5", "“quick_amounts”: Write at most 4 amounts"),
        ("quick_amounts=1,,2", "“quick_amounts”: This is not an amount."),
        ("shop_name=a\nb", "“shop_name”: This has 60 characters at most"),
        ("volume", "Write --set like volume=0"),
        ("=3", "There is no setting of that name."),
        ("client_key=dummy-secret", "There is no setting of that name."),
        ("till_id=0123456789abcdef0123", "There is no setting of that name."),
    ],
)
def test_what_cannot_be_is_refused_with_the_sentence_of_the_page(given: str, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_overrides([given])
    assert told in str(refused.value)
    assert "dummy-secret" not in str(refused.value)


def test_of_one_name_the_last_counts() -> None:
    assert parse_overrides(["volume=1", "volume=2"]) == {"volume": 2}


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.ensure()
    folder.settings.write_text("volume = 20\n")
    return folder


def test_it_counts_for_this_run_and_stays_out_of_the_file(folder: DataFolder) -> None:
    store = SettingsStore(folder, overrides={"volume": 5})
    settings = store.load()
    assert (settings.volume, on_disk(settings, "volume"), on_disk(settings, "theme")) == (5, 20, "system")
    store.change({"theme": "dark"})
    store.save(settings)
    assert tomllib.loads(folder.settings.read_text())["volume"] == 20


def test_what_is_chosen_meanwhile_is_saved(folder: DataFolder) -> None:
    SettingsStore(folder, overrides={"volume": 5}).change({"volume": 30})
    assert tomllib.loads(folder.settings.read_text()) == {"volume": 30}


def test_what_is_chosen_in_the_window_counts_from_the_next_start() -> None:
    settings = chosen(overridden(Settings(), {"volume": 5}), {"volume": 30, "till_number": 2})
    assert (settings.volume, settings.till_number, on_disk(settings, "volume")) == (5, 2, 30)


def test_what_stands_in_the_menu_is_changed_at_once_all_the_same() -> None:
    settings = chosen(overridden(Settings(), {"language": "zh_HK"}), {"language": "en"})
    assert (settings.language, settings.overridden) == ("en", {})


def test_what_cannot_be_is_refused_even_if_it_would_not_count() -> None:
    with pytest.raises(BadInput, match="between 0 and 100"):
        chosen(overridden(Settings(), {"volume": 5}), {"volume": 300})
