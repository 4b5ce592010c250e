"""`settings` and `--set` as scripts, support and installers use them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pos_app.settings.declared import DECLARED
from tests.integration.cli.program import Till

GATEWAY = 'base_url = "https://openapi-hk.qfapi.com"'


@pytest.fixture
def shop(real_till: Till) -> Till:
    """A till with a profile and settings of its own."""
    real_till("profile", "add", "shop", "--environment", "production")
    real_till("settings", "set", "shop_name", "陳記")
    real_till("settings", "set", "till_number", "7")
    return real_till


@pytest.fixture
def other(real_till: Till, tmp_path: Path) -> Till:
    """Another PC, where nothing was set up yet."""
    return Till(tmp_path / "other till", real_till.monkeypatch, real_till.capsys, training=False)


def content(till: Till) -> dict[str, Any]:
    path = till.folder / "settings.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


# --- list, get, set


def test_the_list_has_everything_that_is_declared(real_till: Till) -> None:
    answer = real_till("settings", "list", "--set", "volume=5")
    listed = {event["name"]: event for event in answer.events if event["event"] == "setting"}
    assert listed.keys() == DECLARED.keys()
    volume = listed["volume"]
    assert (volume["value"], volume["default"], volume["type"], volume["limits"]) == (5, 70, "integer", [0, 100])
    assert (volume["overridden"], listed["theme"]["overridden"]) == (True, False)
    assert listed["theme"]["choices"] == ["system", "light", "dark", "high-contrast"]
    assert listed["till_number"]["of_this_pc"]


def test_the_list_reads_well(real_till: Till) -> None:
    code, output, errors = real_till.text("settings", "list")
    assert (code, errors) == (0, "")
    assert (
        "volume = 70\n    Volume of sounds. 0 to 100; 0 is silent.\n    a whole number from 0 to 100; default: 70\n"
    ) in output
    assert "one of system, light, dark, high-contrast; default: system" in output
    assert "a whole number from 1 to 999; default: 1; of this PC alone" in output


def test_a_setting_is_changed_and_read_back(real_till: Till) -> None:
    assert real_till("settings", "set", "quick_amounts", "5,10").result["value"] == ["5", "10"]
    assert real_till("settings", "get", "quick_amounts").result["value"] == ["5", "10"]
    assert real_till.text("settings", "get", "quick_amounts")[1] == "5, 10\n"
    assert content(real_till) == {"quick_amounts": ["5", "10"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "volume", "300"), "“volume”: This number is between 0 and 100."),
        (("set", "volume", "loud"), "“volume” is a whole number, such as 70."),
        (("set", "volme", "3"), "no setting of that name"),
        (("get", "till_id"), "no setting of that name"),
        (("set", "volume"), "VALUE"),
        (("list", "--set", "volume"), "Write --set like volume=0"),
        (("list", "--set", "volume=loud"), "“volume” is a whole number"),
        ((), "ACTION"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(real_till: Till, arguments: tuple[str, ...], told: str) -> None:
    answer = real_till("settings", *arguments)
    assert answer.exit == 2
    assert told in answer.result["error"]
    assert content(real_till) == {}


def test_set_counts_before_and_behind_the_command_and_is_never_saved(real_till: Till) -> None:
    till = real_till
    before = ("--set", "volume=1", "--set", "theme=dark")
    answer = till(*before, "settings", "get", "volume", "--set", "volume=2")
    assert answer.result["value"] == 2
    assert till(*before, "settings", "get", "theme").result["value"] == "dark"
    till(*before, "settings", "set", "till_number", "3")
    assert content(till) == {"till_number": 3}


def test_a_payment_is_taken_with_what_the_command_line_decides(till: Till) -> None:
    answer = till("pay", "--amount", "1", "--qr", "alipay", "--wait", "0", "--set", "till_number=42")
    assert answer.result["out_trade_no"][13:16] == "042"


def test_problems_of_the_file_are_told_with_their_lines(real_till: Till) -> None:
    (real_till.folder / "settings.toml").write_text("# mine\nvolume = 300\n")
    problems = [one for one in real_till("settings", "list").events if one["event"] == "problem"]
    assert [(one["name"], one["line"]) for one in problems] == [("volume", 2)]
    assert "! volume: Line 2 of" in real_till.text("settings", "list")[1]
    real_till("settings", "set", "volume", "70")
    assert real_till("settings", "list").result["problems"] == 0


# --- ten PCs from one file


def test_another_pc_is_set_up_from_one_file(shop: Till, other: Till, tmp_path: Path) -> None:
    file = tmp_path / "shop.toml"
    assert shop("settings", "export", str(file)).exit == 0
    answer = other("settings", "import", str(file), "--set", "till_number=2", "--set", "till_name=Bar")
    assert (answer.exit, answer.result["changed"]) == (0, True)
    assert [(one["name"], one["environment"]) for one in answer.events if one["event"] == "profile"] == [
        ("shop", "production")
    ]
    assert "what they were" not in answer.result["text"]
    got = content(other)
    assert (got["shop_name"], got["till_number"], got["till_name"]) == ("陳記", 2, "Bar")
    assert (got["active_profile"], got["profiles"]) == ("shop", content(shop)["profiles"])
    assert (other.folder / "till-id").read_text() != (shop.folder / "till-id").read_text()


def test_importing_twice_changes_nothing(shop: Till, other: Till, tmp_path: Path) -> None:
    file = tmp_path / "shop.toml"
    shop("settings", "export", str(file))
    other("settings", "import", str(file))
    before = other.files()
    answer = other("settings", "import", str(file))
    assert (answer.exit, answer.result["changed"]) == (0, False)
    assert {path: text for path, text in other.files().items() if "logs" not in path.parts} == {
        path: text for path, text in before.items() if "logs" not in path.parts
    }


def test_what_was_before_an_import_is_kept(shop: Till, tmp_path: Path) -> None:
    before = (shop.folder / "settings.toml").read_bytes()
    file = tmp_path / "shop.toml"
    file.write_text("volume = 3\n")
    told = shop("settings", "import", str(file)).result["text"]
    kept = shop.folder / "settings.toml.before-import"
    assert f"what they were is in {kept}" in told
    assert kept.read_bytes() == before
    assert content(shop)["till_number"] == 7


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("volume = 300\ntheme = 1\n", [1, 2]),
        ("till_number = 3\n", [1]),
        ('[profiles.x]\nbase_url = "http://pay.example.com"\n', [2]),
        (f'[profiles.x]\n{GATEWAY}\nenvironment = "live-testing"\n', [2]),
        ('[profiles.x]\nbase_url = "https://user:DUMMY@pay.example.com"\n', [2]),
        (f'{GATEWAY}\napp_code = "DUMMY"\n', [1, 2]),
        (f'[profiles.x]\n{GATEWAY}\nclient_key = "DUMMY"\n', [3]),
    ],
)
def test_a_file_with_anything_wrong_changes_nothing(shop: Till, text: str, lines: list[int], tmp_path: Path) -> None:
    before = content(shop)
    file = tmp_path / "shop.toml"
    file.write_text(f"volume_of = 0\n{text}")
    answer = shop("settings", "import", str(file))
    assert answer.exit == 2
    told = [event["line"] for event in answer.events if event["event"] == "problem"]
    assert told == [1, *(line + 1 for line in lines)]
    assert "DUMMY" not in str(answer.events)
    assert content(shop) == before


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"settings_version = 2\n", "newer pos-app (settings version 2; this one knows 1)"),
        (b"= garbage", "is not written like a setting"),
        (b"\xff\xfe", "line 1 is not UTF-8"),
        (b"x" * 1_100_000, "larger than a megabyte"),
        (b'active_profile = "gone"\n', "no profile of that name"),
        (None, "There is no file"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(shop: Till, given: bytes | None, told: str, tmp_path: Path) -> None:
    before = content(shop)
    file = tmp_path / "shop.toml"
    if given is not None:
        file.write_bytes(given)
    answer = shop("settings", "import", str(file))
    assert answer.exit == 2
    assert told in answer.result["error"]
    assert content(shop) == before


def test_settings_that_cannot_all_be_used_are_not_exported(shop: Till, tmp_path: Path) -> None:
    path = shop.folder / "settings.toml"
    path.write_text("volume = 300\n" + path.read_text("utf-8"), "utf-8")
    answer = shop("settings", "export", str(tmp_path / "shop.toml"))
    assert (answer.exit, answer.names) == (5, ["problem", "result"])
    assert not (tmp_path / "shop.toml").exists()


def test_an_export_does_not_land_on_the_tills_own_file(shop: Till) -> None:
    before = (shop.folder / "settings.toml").read_bytes()
    assert shop("settings", "export", str(shop.folder / "settings.toml")).exit == 2
    assert (shop.folder / "settings.toml").read_bytes() == before


def test_an_export_that_cannot_be_written_is_told(shop: Till, tmp_path: Path) -> None:
    answer = shop("settings", "export", str(tmp_path / "missing" / "shop.toml"))
    assert (answer.exit, "could not be saved" in answer.result["error"]) == (5, True)


# --- a broken file


def test_a_broken_file_is_told_by_every_command_and_restored_by_one(shop: Till) -> None:
    path = shop.folder / "settings.toml"
    good = path.read_bytes()
    path.write_bytes(good + b"\n[[[ oops")
    for arguments in (("settings", "list"), ("profile", "list"), ("pay", "--amount", "1", "--qr", "alipay")):
        answer = shop(*arguments)
        assert answer.exit == 5
        assert "pos-app settings restore" in answer.result["error"]
    answer = shop("settings", "restore")
    assert (answer.exit, answer.result["profile"]) == (0, "shop")
    assert path.read_bytes() == good
    assert Path(answer.result["aside"]).read_bytes() == good + b"\n[[[ oops"
    assert shop("settings", "restore").exit == 2
