"""Credentials in KDE's wallet, over a real session bus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

from pos_app.credentials.kwallet import KWallet
from tests.end_to_end.fake_kwallet import FakeKWallet, kwallet
from tests.end_to_end.secret_service import keyring_on, session_bus
from tests.end_to_end.test_keyring import KEY, credentials


@pytest.fixture
def env() -> Iterator[dict[str, str]]:
    with session_bus() as made:
        yield made


@pytest.fixture
def wallet(env: dict[str, str]) -> Iterator[FakeKWallet]:
    with kwallet(env) as made:
        yield made


def test_credentials_are_saved_loaded_and_removed(env: dict[str, str], wallet: FakeKWallet) -> None:
    assert credentials(env, "save") == ""
    assert KEY in wallet.entries["pos-app", "till/main"]
    assert credentials(env, "load").endswith("True")
    assert "kwallet" in credentials(env, "check")
    assert credentials(env, "remove") == "True"
    assert wallet.entries == {}
    assert credentials(env, "remove") == "False"
    assert "No credentials are stored for this profile" in credentials(env, "load")


def test_the_wallet_of_kde_6_is_found_too(env: dict[str, str]) -> None:
    with kwallet(env, version=6) as wallet:
        assert credentials(env, "save") == ""
        assert ("pos-app", "till/main") in wallet.entries


@pytest.mark.parametrize("call", ["save", "load", "remove", "check"])
def test_a_wallet_that_stays_closed_says_how_to_go_on(env: dict[str, str], wallet: FakeKWallet, call: str) -> None:
    wallet.opens = False
    assert credentials(env, call).startswith("The keyring is locked, or its question was closed")


@pytest.mark.parametrize("call", ["save", "load", "remove", "check"])
def test_a_wallet_that_fails_is_told(env: dict[str, str], wallet: FakeKWallet, call: str) -> None:
    wallet.broken = True
    assert credentials(env, call).startswith("The keyring does not answer")


def test_a_wallet_that_does_not_write_is_told(env: dict[str, str], wallet: FakeKWallet) -> None:
    answer = credentials(env, "save", key="REFUSE")
    assert answer.startswith("The keyring cannot be used (PasswordSetError)")
    assert wallet.entries == {}


def test_a_damaged_entry_is_told_and_can_be_replaced(env: dict[str, str], wallet: FakeKWallet) -> None:
    wallet.entries["pos-app", "till/main"] = "garbage"
    assert credentials(env, "load").startswith("The stored credentials cannot be read any more")
    assert credentials(env, "save") == ""
    assert credentials(env, "load").endswith("True")


def test_where_a_secret_service_is_too_it_keeps_them(env: dict[str, str], wallet: FakeKWallet) -> None:
    with keyring_on(env):
        assert credentials(env, "save") == ""
    assert wallet.entries == {}


def here(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> type[KWallet]:
    """The same in this process."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", env["DBUS_SESSION_BUS_ADDRESS"])
    return KWallet


def test_it_gives_way_to_a_secret_service(
    env: dict[str, str], wallet: FakeKWallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wallet.opens
    assert here(env, monkeypatch).priority < 5


def test_without_a_wallet_or_a_bus_it_is_not_there(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="no KWallet"):
        _ = here(env, monkeypatch).priority
    with pytest.raises(InitError):
        KWallet().get_password("pos-app", "till/main")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with pytest.raises(RuntimeError, match="does not answer"):
        _ = KWallet.priority
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    with pytest.raises(RuntimeError, match="no session bus"):
        _ = KWallet.priority


def test_entries_come_and_go_one_by_one(
    env: dict[str, str], wallet: FakeKWallet, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = here(env, monkeypatch)()
    assert ring.get_password("pos-app", "till/main") is None
    ring.set_password("pos-app", "till/main", KEY)
    ring.set_password("pos-app", "till/other", "DUMMY")
    assert ring.get_password("pos-app", "till/main") == KEY
    ring.delete_password("pos-app", "till/main")
    assert list(wallet.entries) == [("pos-app", "till/other")]
    with pytest.raises(PasswordDeleteError):
        ring.delete_password("pos-app", "till/main")
    with pytest.raises(PasswordSetError):
        ring.set_password("pos-app", "till/main", "REFUSE")
    wallet.opens = False
    with pytest.raises(KeyringLocked):
        ring.get_password("pos-app", "till/other")
