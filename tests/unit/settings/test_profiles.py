from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.sentences import BadInput
from pos_app.settings.profiles import Profile

URL = "https://openapi-hk.qfapi.com"


def test_a_profile_has_the_defaults_of_a_hong_kong_shop() -> None:
    profile = Profile(name="main", base_url=URL)
    assert (profile.currency, profile.time_zone, profile.sign_type) == ("HKD", "Asia/Hong_Kong", "SHA256")
    assert (profile.alipay_mpm, profile.tills, profile.wallets, profile.environment) == ("801501", 1, None, None)


@pytest.mark.parametrize("name", ["a", "main", "Shop-2_b.old", "9", "x" * 40])
def test_names_of_letters_digits_and_three_marks_are_taken(name: str) -> None:
    assert Profile(name=name, base_url=URL).name == name


@pytest.mark.parametrize("name", ["", "x" * 41, "-main", ".main", "a b", "a/b", "店", "a\n", "a\x00", "a=b"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(BadInput, match="not a name for a profile"):
        Profile(name=name, base_url=URL)


@pytest.mark.parametrize("environment", ["sandbox", "live-testing", "production", None])
def test_qfpays_environments_and_none_are_taken(environment: str | None) -> None:
    assert Profile(name="main", base_url=URL, environment=environment).environment == environment


def test_another_environment_is_refused_and_the_right_ones_named() -> None:
    with pytest.raises(BadInput, match="sandbox, live-testing, production"):
        Profile(name="main", base_url=URL, environment="prod")


@pytest.mark.parametrize("zone", ["Asia/Hong_Kong", "UTC", "America/Argentina/Ushuaia"])
def test_time_zones_of_the_data_base_are_taken(zone: str) -> None:
    assert Profile(name="main", base_url=URL, time_zone=zone).time_zone == zone


@pytest.mark.parametrize("zone", ["", "Asia", "Asia/Hongkong", "../etc/passwd", "/etc/passwd", "a\x00b", "\ud800"])
def test_other_time_zones_are_refused(zone: str) -> None:
    with pytest.raises(BadInput, match="time zone is not known"):
        Profile(name="main", base_url=URL, time_zone=zone)


def test_a_currency_that_qfpay_does_not_take_is_refused() -> None:
    with pytest.raises(BadInput, match="QFPay does not take this currency"):
        Profile(name="main", base_url=URL, currency="XAU")


@pytest.mark.parametrize("code", ["JPY", "IDR", "MMK"])
def test_an_unconfirmed_currency_needs_the_owners_word(code: str) -> None:
    with pytest.raises(BadInput, match=f"counts amounts in {code}"):
        Profile(name="main", base_url=URL, currency=code, confirmed_currencies=("HKD",))
    assert Profile(name="main", base_url=URL, currency=code, confirmed_currencies=(code,)).currency == code


@pytest.mark.parametrize("sign_type", ["SHA256", "MD5"])
def test_both_signature_types_are_taken(sign_type: str) -> None:
    assert Profile(name="main", base_url=URL, sign_type=sign_type).sign_type == sign_type


@pytest.mark.parametrize("sign_type", ["sha256", "SHA1", ""])
def test_other_signature_types_are_refused(sign_type: str) -> None:
    with pytest.raises(BadInput, match="SHA256, MD5"):
        Profile(name="main", base_url=URL, sign_type=sign_type)


@pytest.mark.parametrize("codes", [("800108",), ("800108", "805808"), ()])
def test_wallets_are_pay_type_codes(codes: tuple[str, ...]) -> None:
    assert Profile(name="main", base_url=URL, wallets=codes).wallets == codes


@pytest.mark.parametrize("code", ["", "80010", "8001080", "alipay", "８００１０８"])
def test_what_is_no_pay_type_code_is_refused(code: str) -> None:
    with pytest.raises(BadInput, match="six digits"):
        Profile(name="main", base_url=URL, wallets=("800108", code))
    with pytest.raises(BadInput, match="six digits"):
        Profile(name="main", base_url=URL, alipay_mpm=code)


@given(st.integers())
def test_the_number_of_tills_is_between_1_and_999(tills: int) -> None:
    if 1 <= tills <= 999:
        assert Profile(name="main", base_url=URL, tills=tills).tills == tills
    else:
        with pytest.raises(BadInput, match="between 1 and 999"):
            Profile(name="main", base_url=URL, tills=tills)


@given(st.text())
def test_no_time_zone_text_ends_in_anything_but_a_sentence(zone: str) -> None:
    with suppress(BadInput):
        assert Profile(name="main", base_url=URL, time_zone=zone).time_zone == zone
