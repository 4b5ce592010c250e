"""A file that is broken one morning: the till says in which line, and how to go on with what it opened with last."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.domain.sentences import BadInput, SetupError
from pos_app.settings.paths import DataFolder
from pos_app.settings.profiles import Profile
from pos_app.settings.store import BrokenSettings, SettingsStore

MAIN = Profile(name="main", base_url="https://openapi-hk.qfapi.com", environment="production")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.ensure()
    return folder


@pytest.fixture
def store(folder: DataFolder) -> SettingsStore:
    """A store whose settings were good once."""
    store = SettingsStore(folder)
    store.add_profile(MAIN)
    return store


BROKEN = [b"volume = 1\n[[[ no toml", b"\xff\xfe\x00", b"x" * 2_000_000, b"\x00" * 4096]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_told_with_the_way_to_go_on(content: bytes, store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_bytes(content)
    for use in (store.load, store.profile, lambda: store.change({"volume": 1})):
        with pytest.raises(BrokenSettings) as refused:
            use()
        assert "(profile main, HKD, https://openapi-hk.qfapi.com): `pos-app settings restore`" in str(refused.value)
    assert folder.settings.read_bytes() == content


@pytest.mark.parametrize("content", BROKEN)
def test_it_goes_on_with_what_was_good_and_keeps_the_broken_file(
    content: bytes, store: SettingsStore, folder: DataFolder
) -> None:
    for time in (1, 2):
        folder.settings.write_bytes(content)
        settings, aside = store.restore()
        assert settings.profiles == {"main": MAIN}
        assert store.profile() == MAIN
        assert aside == folder.settings_aside(f"broken-{time}")
        assert aside.read_bytes() == content


def test_a_file_that_is_gone_or_empty_is_restored_too(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_bytes(b"")
    with pytest.raises(BrokenSettings, match="no profile yet.*pos-app settings restore"):
        store.profile()
    store.restore()
    folder.settings.unlink()
    settings, aside = store.restore()
    assert (settings.active_profile, aside) == ("main", None)


def test_a_file_that_is_well_is_not_replaced(store: SettingsStore) -> None:
    store.change({"volume": 3})
    with pytest.raises(BadInput, match="can be read, so nothing was restored"):
        store.restore()
    assert store.load().volume == 3


def test_without_a_profile_there_is_nothing_to_go_on_with(folder: DataFolder) -> None:
    store = SettingsStore(folder)
    store.change({"volume": 3})
    folder.settings.write_text("= garbage")
    with pytest.raises(SetupError, match="line 1 of .+ Or move the file away to begin with new settings") as refused:
        store.load()
    assert "restore" not in str(refused.value)
    with pytest.raises(SetupError, match="no last good settings"):
        store.restore()


def test_what_was_written_by_hand_is_good_once_a_till_has_opened_with_it(
    store: SettingsStore, folder: DataFolder
) -> None:
    text = folder.settings.read_text().replace("HKD", "USD") + "# by hand\n"
    folder.settings.write_text(text)
    store.keep_good()
    folder.settings.write_text("= garbage")
    store.restore()
    assert folder.settings.read_text() == text


def test_settings_that_cannot_all_be_used_are_not_taken_for_good(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_text('[profiles.main]\nbase_url = "https://elsewhere"\ncurrency = 7\n')
    store.change({"volume": 3})
    folder.settings.write_text("= garbage")
    assert store.restore()[0].profiles == {"main": MAIN}


def test_settings_without_a_profile_take_no_good_ones_place(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings.write_bytes(b"")  # and somebody goes on without looking
    store.change({"volume": 3})
    store.keep_good()
    folder.settings.unlink()
    assert store.restore()[0].profiles == {"main": MAIN}


@pytest.mark.expect_log("the last good settings were not kept")
def test_that_they_cannot_be_kept_stops_no_till(store: SettingsStore, folder: DataFolder) -> None:
    folder.settings_aside("bak").unlink()
    folder.settings_aside("bak").mkdir()
    store.keep_good()
    store.change({"volume": 3})
    assert store.load().volume == 3
