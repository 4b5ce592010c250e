from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.sentences import BadInput
from pos_app.settings.checks import check_proxy
from pos_app.settings.declared import DECLARED
from pos_app.settings.model import Settings


def test_defaults_follow_the_system() -> None:
    settings = Settings()
    assert (settings.language, settings.theme, settings.entry_style) == ("auto", "system", "decimal")
    assert (settings.active_profile, settings.proxy, settings.enter_arms_scanner) == (None, None, False)


@pytest.mark.parametrize("name", DECLARED)
def test_a_setting_is_declared_as_the_till_uses_it(name: str) -> None:
    declared = DECLARED[name]
    assert getattr(Settings(), name) == declared.default
    assert declared.default is None or isinstance(declared.default, tuple if declared.kind is list else declared.kind)


@pytest.mark.parametrize("amount", ["", "2", "12.50", "0.5", "1000"])
def test_amounts_are_written_with_a_point(amount: str) -> None:
    assert Settings(ask_over=amount).ask_over == amount


@pytest.mark.parametrize("amount", ["-1", "1,5", "12.", ".5", "1e3", "１２", "HKD 5", " 5", "1" * 10])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    for name in ("ask_over", "warn_under", "fixed_amount"):
        with pytest.raises(BadInput, match="like 12.50"):
            Settings(**{name: amount})
    with pytest.raises(BadInput, match="like 12.50"):
        Settings(quick_amounts=("10", amount))


def test_there_are_four_quick_amounts_at_most_and_none_is_empty() -> None:
    assert Settings(quick_amounts=("5", "10", "20", "50")).quick_amounts == ("5", "10", "20", "50")
    with pytest.raises(BadInput, match="at most 4"):
        Settings(quick_amounts=("1", "2", "3", "4", "5"))
    with pytest.raises(BadInput, match="like 12.50"):
        Settings(quick_amounts=("",))


def test_what_a_scanner_adds_is_short() -> None:
    assert Settings(scanner_prefix="\x02~").scanner_prefix == "\x02~"
    with pytest.raises(BadInput, match="16 characters"):
        Settings(scanner_suffix="x" * 17)


@pytest.mark.parametrize("number", [1, 999])
def test_till_numbers_from_1_to_999_are_taken(number: int) -> None:
    assert Settings(till_number=number).till_number == number


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_other_till_numbers_are_refused(number: int) -> None:
    with pytest.raises(BadInput, match="between 1 and 999"):
        Settings(till_number=number)


@pytest.mark.parametrize(
    ("wrong", "choices"),
    [
        ({"language": "zh_TW"}, "auto, en, zh_HK, zh_CN"),
        ({"theme": "pink"}, "system, light, dark, high-contrast"),
        ({"entry_style": "float"}, "decimal, cents"),
    ],
)
def test_what_is_no_choice_is_refused_and_the_choices_named(wrong: dict[str, Any], choices: str) -> None:
    with pytest.raises(BadInput, match=choices):
        Settings(**wrong)


@pytest.mark.parametrize("name", ["x" * 61, "two\nlines", "\x07", "\ud800"])
def test_names_are_short_and_on_one_line(name: str) -> None:
    with pytest.raises(BadInput, match="60 characters"):
        Settings(shop_name=name)
    with pytest.raises(BadInput, match="60 characters"):
        Settings(till_name=name)


@pytest.mark.parametrize("url", ["http://10.0.0.1:8080", "https://proxy.shop.hk", "http://[::1]:3128"])
def test_proxies_with_host_and_port_are_taken(url: str) -> None:
    assert Settings(proxy=url).proxy == url


@pytest.mark.parametrize(
    "url",
    ["", "proxy:8080", "socks5://proxy:1", "http://", "http://h:99999", "http://h:0", "http://[::1", "http://a b"],
)
def test_what_is_no_proxy_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="not the address of a proxy"):
        Settings(proxy=url)


@pytest.mark.parametrize("url", ["http://anna:dummy-pass@proxy:8080", "http://anna@proxy:8080", "http://:p@proxy"])
def test_a_proxy_with_a_password_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(BadInput, match="contains a name or password") as refused:
        check_proxy(url)
    assert "dummy-pass" not in str(refused.value)


@given(st.text())
def test_no_proxy_text_ends_in_anything_but_a_sentence(url: str) -> None:
    with suppress(BadInput):
        check_proxy(url)


def test_the_credentials_key_tells_tills_and_profiles_apart() -> None:
    one, other = Settings(till_id="1" * 20), Settings(till_id="2" * 20)
    assert len({one.credentials_key("a"), one.credentials_key("b"), other.credentials_key("a")}) == 3
