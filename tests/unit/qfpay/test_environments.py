from __future__ import annotations

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.qfpay.environments import (
    ENVIRONMENTS,
    SANDBOX_HAS_NO_WALLETS,
    check_base_url,
    is_live_testing,
    is_loopback,
    is_sandbox,
)


def test_the_three_environments_of_the_introduction() -> None:
    assert dict(ENVIRONMENTS) == {
        "sandbox": "https://openapi-int.qfapi.com",
        "live-testing": "https://test-openapi-hk.qfapi.com",
        "production": "https://openapi-hk.qfapi.com",
    }
    assert [check_base_url(url) for url in ENVIRONMENTS.values()] == list(ENVIRONMENTS.values())


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("https://openapi-jp.qfapi.com/", "https://openapi-jp.qfapi.com"),
        (" HTTPS://OpenAPI-HK.qfapi.com/ ", "https://openapi-hk.qfapi.com"),
        ("https://proxy.example/QFPay/v2//", "https://proxy.example/QFPay/v2"),
        ("https://gateway.example:8443", "https://gateway.example:8443"),
        ("http://localhost:8080/", "http://localhost:8080"),
        ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("http://127.8.9.10", "http://127.8.9.10"),
        ("http://[::1]:9/", "http://[::1]:9"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_usable_addresses_are_used_in_one_spelling(written: str, used: str) -> None:
    assert check_base_url(written) == used


@pytest.mark.parametrize(
    "written",
    [
        "http://openapi-hk.qfapi.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://128.0.0.1",
        "http://10.0.0.5",
        "http://0.0.0.0",
        "http://[::2]",
        "ftp://openapi-hk.qfapi.com",
        "file://localhost/etc/passwd",
    ],
)
def test_money_never_travels_without_tls(written: str) -> None:
    with pytest.raises(SetupError, match="https://"):
        check_base_url(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "openapi-hk.qfapi.com",
        "https://",
        "https:///trade",
        "https://user:pw@openapi-hk.qfapi.com",
        "https://openapi-hk.qfapi.com?x=1",
        "https://openapi-hk.qfapi.com/?",
        "https://openapi-hk.qfapi.com/#top",
        "https://openapi-hk.qfapi.com\\@evil.example",
        "https://open api.qfapi.com",
        "https://openapi\n-hk.qfapi.com",
        "https://openapi-hk.qfapi.com:0",
        "https://openapi-hk.qfapi.com:99999",
        "https://openapi-hk.qfapi.com:x",
        "https://[::1",
        "https://支付.example",
        "https://fe80%25eth0.example",
    ],
)
def test_what_is_no_plain_web_address_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(SetupError, match="Write it like https://openapi-hk"):
        check_base_url(written)


def test_sandbox_and_live_testing_are_told_by_their_host() -> None:
    assert is_sandbox("https://openapi-int.qfapi.com")
    assert not is_sandbox("https://test-openapi-hk.qfapi.com")
    assert is_live_testing("https://test-openapi-hk.qfapi.com:443")
    assert not is_live_testing("https://openapi-hk.qfapi.com")


def test_the_sandbox_sentence_says_that_wallets_do_not_work() -> None:
    assert "no wallet payment works" in str(SANDBOX_HAS_NO_WALLETS)


def test_loopback_is_this_computer_only() -> None:
    assert is_loopback("http://localhost:1")
    assert is_loopback("https://[::1]")
    assert not is_loopback("https://gateway.example")
    assert not is_loopback("")
