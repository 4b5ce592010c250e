"""Ten PCs from one file: what it holds, what it never holds, and what is refused of it."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from pos_app.domain.sentences import BadInput, CounterError, Sentence, SetupError
from pos_app.settings.declared import DECLARED
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile
from pos_app.settings.sharing import OF_THE_SHOP, exported, read_shared, taken_over
from tests.unit.settings.test_store import every_settings

FILE = Path("/stick/shop.toml")
MAIN = Profile(name="main", base_url="https://openapi-hk.qfapi.com", environment="production", tills=10)
NOT_THIS = Sentence("", "Not this one.")
OF_ONE_PC: dict[str, Any] = {
    "till_number": 7, "till_name": "Bar", "serial_scanner": "/dev/ttyUSB0", "scanner_prefix": "~",
    "scanner_suffix": "!", "scanner_gap_ms": 90, "customer_screen": "HDMI-1", "text_size": 150,
    "setup_step": "wallets", "owner_pin": True,
}  # fmt: skip


def any_profile(_profile: Profile) -> None:
    """Every gateway may be meant."""


def faults(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, str(fault.wrong)) for fault in read_shared(text, FILE, any_profile)[2]]


def test_what_is_about_one_pc_is_declared_as_such() -> None:
    assert {name for name, setting in DECLARED.items() if setting.of_this_pc} == OF_ONE_PC.keys()


def test_nothing_of_the_pc_and_no_id_is_in_the_file() -> None:
    settings = Settings(**OF_ONE_PC, till_id="0123456789abcdef0123", profiles={"main": MAIN})
    text = exported(settings)
    assert "0123456789abcdef0123" not in text
    assert tomllib.loads(text).keys() == {*OF_THE_SHOP, "settings_version", "profiles"} - {"active_profile", "proxy"}


@given(settings=every_settings, other=every_settings)
def test_what_is_exported_is_taken_over_and_taking_it_over_again_changes_nothing(
    settings: Settings, other: Settings
) -> None:
    if settings.active_profile not in settings.profiles:
        settings = dataclasses.replace(settings, active_profile=None)
    shared, names, wrong = read_shared(exported(settings), FILE, any_profile)
    assert wrong == []
    merged = taken_over(other, shared, names, {})
    for name in names:
        assert getattr(merged, name) == getattr(settings, name)
    for name, setting in DECLARED.items():
        if setting.of_this_pc:
            assert getattr(merged, name) == getattr(other, name)
    assert merged.profiles == {**other.profiles, **settings.profiles}
    assert merged.till_id == other.till_id
    assert taken_over(merged, shared, names, {}) == merged


def test_the_same_settings_are_always_written_alike() -> None:
    both = {"a": dataclasses.replace(MAIN, name="a"), "b": dataclasses.replace(MAIN, name="b")}
    turned = dict(reversed(both.items()))
    assert exported(Settings(profiles=both)) == exported(Settings(profiles=turned))


def test_what_this_pc_has_of_its_own_is_said_beside() -> None:
    merged = taken_over(Settings(), Settings(volume=3), ["volume"], {"till_number": 4, "till_name": "Bar"})
    assert (merged.volume, merged.till_number, merged.till_name) == (3, 4, "Bar")


def test_every_bad_line_is_found_at_once() -> None:
    text = """volume = 300
till_number = 3
colour = "red"
app_code = "DUMMY"
[profiles.main]
base_url = "https://a"
client-key = "DUMMY"
currency = "XAU"
tills = 0
[credentials]
secret = "DUMMY"
"""
    found = faults(text)
    assert [(line, key) for line, key, _ in found] == [
        (1, "volume"), (2, "till_number"), (3, "colour"), (4, "app_code"), (7, "profiles.main.client-key"),
        (8, "profiles.main.currency"), (9, "profiles.main.tills"), (10, "credentials"),
    ]  # fmt: skip
    wrong = [told for _, _, told in found]
    assert "about one PC" in wrong[1]
    assert "no setting of that name" in wrong[2]
    assert "looks like a secret" in wrong[3]
    assert "looks like a secret" in wrong[4]
    assert "DUMMY" not in " ".join(wrong)


def test_a_gateway_that_cannot_be_meant_is_a_bad_line() -> None:
    def refuse(_profile: Profile) -> None:
        raise CounterError(NOT_THIS)

    found = read_shared('[profiles.main]\n\nbase_url = "http://x"\n', FILE, refuse)[2]
    assert [(one.line, one.key, one.wrong) for one in found] == [(3, "profiles.main.base_url", NOT_THIS)]


def test_a_newer_file_is_refused_as_a_whole() -> None:
    with pytest.raises(BadInput, match=r"newer pos-app \(settings version 2; this one knows 1\)"):
        read_shared("settings_version = 2\nvolume = 3\n", FILE, any_profile)


def test_what_is_no_toml_is_refused_with_its_line() -> None:
    with pytest.raises(SetupError, match="line 2 of /stick/shop.toml is not written"):
        read_shared("volume = 3\n= garbage\n", FILE, any_profile)


@pytest.mark.parametrize("own", [{}, {"active_profile": "elsewhere"}])
def test_an_active_profile_that_is_nowhere_is_refused(own: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="no profile of that name"):
        taken_over(Settings(), Settings(active_profile="gone"), ["active_profile"], own)


def test_what_the_file_does_not_say_stays() -> None:
    shared, names, _ = read_shared("volume = 3\n", FILE, any_profile)
    before = Settings(theme="dark", proxy="http://p:1", profiles={"main": MAIN}, active_profile="main")
    assert taken_over(before, shared, names, {}) == dataclasses.replace(before, volume=3)
