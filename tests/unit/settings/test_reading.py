"""What cannot be used of a file is told with its line, what is wrong and what counts instead."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.sentences import SetupError
from pos_app.settings.lines import Lines
from pos_app.settings.reading import read_file, read_settings

FILE = Path("/shop/settings.toml")
GATEWAY = 'base_url = "https://openapi-hk.qfapi.com"'


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_settings(text, FILE).problems]


# --- lines


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\n\n# b\nb = 2\n", ("b",), 4),
        ("a = [\n  1,\n  2,\n]\nb = 2", ("a",), 1),
        ("a = [\n  1,\n  2,\n]\nb = 2", ("b",), 5),
        ('a = """\nb = 1\n"""\nb = 2\n', ("b",), 4),
        ("[t]\n[t.u]\nx = 1\n", ("t", "u", "x"), 3),
        ("[t]\n[t.u]\nx = 1\n", ("t", "u"), 2),
        ("t.u.x = 1\n", ("t", "u", "x"), 1),
        ("[t]\nu = {x = 1}\n", ("t", "u", "x"), 2),
        ('["t"."a.b"]\n\nx = 1\n', ("t", "a.b", "x"), 3),
        ("[[t]]\nx = 1\n[[t]]\nx = 2\n", ("t", "x"), 2),
        ("[t]\nx = 1\n", ("t", "missing"), 1),
        ("x = 1\n\n[t]\ny = 1\n", ("t", "missing", "deep"), 3),
        ("x = 1\n", ("nowhere",), 1),
        ("x = 1\r\ny = 2\r\n", ("y",), 2),
        ("x = 1\u2028\n".replace("\u2028", " # \u2028") + "y = 2\n", ("y",), 2),
    ],
)
def test_a_statement_is_found_in_its_line(text: str, path: tuple[str, ...], line: int) -> None:
    assert Lines(text).of(*path) == line


def test_a_statement_without_end_is_given_up_in_time() -> None:
    assert Lines("x = 1\na = [" + "\n1," * 2_000 + "]\ny = 1\n").of("x") == 1


# --- settings


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("volume = 101", "This number is between 0 and 100. Until it is corrected, this is used: 70."),
        ('volume = "7"', "Write a whole number, without quotation marks. Until it is corrected, this is used: 70."),
        ("volume = true", "Write a whole number, without quotation marks. Until it is corrected, this is used: 70."),
        ("enter_arms_scanner = 1", "Write true or false, without quotation marks."),
        (
            "shop_name = 7",
            "Write a text in quotation marks, on one line. Until it is corrected, this is used: nothing.",
        ),
        ('quick_amounts = "10"', 'Write texts in square brackets, such as ["10", "20"].'),
        ("quick_amounts = [10]", 'Write texts in square brackets, such as ["10", "20"].'),
        ('theme = "pink"', "Use one of these: system, light, dark, high-contrast."),
        ("settings_version = 0", "Write a whole number, without quotation marks."),
        ("profiles = 7", "Profiles are tables, which begin with a line such as [profiles.shop]."),
    ],
)
def test_a_bad_value_is_told_with_line_fault_and_default(line: str, told: str) -> None:
    (problem,) = problems(f"# mine\n\n{line}\n")
    assert problem.startswith(f"Line 3 of {FILE}: “{line.split(' ', maxsplit=1)[0]}” cannot be used. ")
    assert told in problem


def test_a_password_in_a_proxy_is_not_repeated() -> None:
    (problem,) = problems('proxy = "http://anna:dummy-pass@proxy:8080"')
    assert "name or password" in problem
    assert "dummy-pass" not in problem


def test_all_that_is_wrong_is_told_in_the_order_of_the_file() -> None:
    text = f'[profiles.shop]\n{GATEWAY}\ncurrency = "XAU"\ntills = "2"\n[profiles.bar]\ntills = 1\n'
    assert [problem.split(" cannot be used")[0] for problem in problems(f"volume = -1\ntheme = 1\n{text}")] == [
        f"Line 1 of {FILE}: “volume”",
        f"Line 2 of {FILE}: “theme”",
        f"Line 5 of {FILE}: “profiles.shop.currency”",
        f"Line 6 of {FILE}: “profiles.shop.tills”",
        f"Line 7 of {FILE}: “profiles.bar.base_url”",
    ]


def test_a_profile_is_left_out_rather_than_used_with_a_default() -> None:
    settings = read_settings(f'[profiles.shop]\n{GATEWAY}\ncurrency = "XAU"\n', FILE)
    assert settings.profiles == {}
    told = str(settings.unusable_profiles["shop"])
    assert "Line 3" in told
    assert "QFPay does not take this currency" in told
    assert told.endswith("Until it is corrected, the profile shop is left out.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = 1\na = 2\n", f"line 2 of {FILE} says again what is there already."),
        ("[a]\n[b]\n[a]\n", f"line 3 of {FILE} says again what is there already."),
        ("a = 1\nb = \x00\n", f"line 2 of {FILE} is not written like a setting, name = value."),
        ("volume 7", f"line 1 of {FILE} is not written like a setting, name = value."),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_line_and_fault(text: str, told: str) -> None:
    with pytest.raises(SetupError) as refused:
        read_settings(text, FILE)
    assert told in str(refused.value)


@given(st.text() | st.text(alphabet="ab=[]{}\"'.,#\n \r\t1é\x00"))
def test_no_text_ends_in_anything_but_settings_or_a_sentence(text: str) -> None:
    with suppress(SetupError):
        assert all(1 <= fault.line <= text.count("\n") + 1 for fault in read_file(text, FILE).faults)


# --- a newer pos-app's file


def test_a_newer_file_is_read_as_far_as_it_is_known_and_says_so() -> None:
    settings = read_settings("settings_version = 9\nvolume = 3\nfuture = 1\n", FILE)
    assert settings.volume == 3
    (told,) = settings.problems
    assert str(told).startswith(
        f"Line 1 of {FILE}: a newer pos-app wrote these settings (version 9; this one knows 1)."
    )


@pytest.mark.parametrize("lines", ['currency = "HKD"\nrounding = "up"', 'money = "JPY"', ""])
def test_a_newer_profile_that_is_not_wholly_understood_takes_no_money(lines: str) -> None:
    settings = read_settings(f"settings_version = 2\n[profiles.shop]\n{GATEWAY}\n{lines}\n", FILE)
    assert settings.profiles == {}
    assert "A newer pos-app wrote it" in str(settings.unusable_profiles["shop"])


def test_a_newer_profile_that_is_understood_is_used() -> None:
    settings = read_settings(f'settings_version = 2\n[profiles.shop]\n{GATEWAY}\ncurrency = "HKD"\n', FILE)
    assert list(settings.profiles) == ["shop"]
