from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Callable

import keyring.backends.fail
import keyring.core
import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

from pos_app.credentials.parsing import StoredCredentials, as_text
from pos_app.credentials.store import MAX_STORED_BYTES, CredentialStore, DamagedCredentials, NoCredentials
from pos_app.domain.secret import Secret
from pos_app.domain.sentences import SetupError

KEY = "DUMMYCLIENTKEY0001"
CREDENTIALS = StoredCredentials(Secret("DUMMYAPPCODE0001"), Secret(KEY), "dummyMch")


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets with the test. `fails` stands for whatever a real one raises."""

    @properties.classproperty
    def priority(self) -> float:
        return -1  # never chosen by itself

    def __init__(self, fails: Callable[[], Exception] | None = None) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.asked_in: list[str] = []
        self._fails = fails

    def _asked(self) -> None:
        self.asked_in.append(threading.current_thread().name)
        if self._fails is not None:
            raise self._fails()

    def get_password(self, service: str, username: str) -> str | None:
        self._asked()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._asked()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def store(backend: MemoryKeyring) -> CredentialStore:
    return CredentialStore(backend)


def test_what_was_saved_is_loaded(store: CredentialStore) -> None:
    store.save("till/main", CREDENTIALS)
    assert store.load("till/main") == CREDENTIALS


def test_saving_again_replaces(store: CredentialStore) -> None:
    other = StoredCredentials(Secret("DUMMYAPPCODE0002"), Secret("DUMMYCLIENTKEY0002"), None)
    store.save("till/main", CREDENTIALS)
    store.save("till/main", other)
    assert store.load("till/main") == other


def test_profiles_and_tills_have_entries_of_their_own(store: CredentialStore, backend: MemoryKeyring) -> None:
    for key in ("till/main", "till/other", "till2/main"):
        store.save(key, CREDENTIALS)
    assert set(backend.entries) == {("pos-app", "till/main"), ("pos-app", "till/other"), ("pos-app", "till2/main")}


def test_nothing_stored_is_told_apart_and_says_how_to_store(store: CredentialStore) -> None:
    with pytest.raises(NoCredentials, match="pos-app credentials set"):
        store.load("till/main")


@pytest.mark.parametrize("text", ["", "garbage", KEY, json.dumps({"client_key": KEY})])
def test_a_damaged_entry_is_reported_and_not_repeated(
    text: str, store: CredentialStore, backend: MemoryKeyring
) -> None:
    backend.entries["pos-app", "till/main"] = text
    with pytest.raises(SetupError, match="cannot be read any more. Store them again") as damaged:
        store.load("till/main")
    assert KEY not in "".join(traceback.format_exception(damaged.value))


class VaultWithForeignBytes(MemoryKeyring):
    """As Windows' vault: it decodes an entry whenever it looks at it, also before it replaces it."""

    def get_password(self, service: str, username: str) -> str | None:
        text = super().get_password(service, username)
        return text and text.encode("latin-1").decode("utf-8")

    def set_password(self, service: str, username: str, password: str) -> None:
        self.get_password(service, username)
        super().set_password(service, username, password)


@pytest.mark.expect_log("The keyring failed: UnicodeDecodeError$")
def test_foreign_bytes_in_the_entry_are_reported_and_can_be_replaced_or_removed() -> None:
    backend = VaultWithForeignBytes()
    store = CredentialStore(backend)
    backend.entries["pos-app", "till/main"] = "\xff\xfe"
    with pytest.raises(DamagedCredentials, match="cannot be read any more"):
        store.load("till/main")
    store.save("till/main", CREDENTIALS)
    assert store.load("till/main") == CREDENTIALS
    backend.entries["pos-app", "till/main"] = "\xff\xfe"
    assert store.remove("till/main") is True
    assert backend.entries == {}


def test_removing_says_whether_there_was_anything(store: CredentialStore, backend: MemoryKeyring) -> None:
    store.save("till/main", CREDENTIALS)
    assert store.remove("till/main") is True
    assert store.remove("till/main") is False
    assert backend.entries == {}


def test_checking_asks_the_keyring_and_names_it(store: CredentialStore, backend: MemoryKeyring) -> None:
    assert "MemoryKeyring" in store.check()
    assert backend.asked_in
    assert backend.entries == {}


def test_the_longest_credentials_that_windows_keeps_are_kept_and_one_character_more_is_refused(
    store: CredentialStore, backend: MemoryKeyring
) -> None:
    def of_length(length: int) -> StoredCredentials:
        short = len(as_text(StoredCredentials(Secret("A"), Secret(""), None)).reveal())
        return StoredCredentials(Secret("A"), Secret("K" * (length - short)), None)

    longest = MAX_STORED_BYTES // 2
    store.save("till/main", of_length(longest))
    with pytest.raises(SetupError, match="longer than a keyring can keep"):
        store.save("till/main", of_length(longest + 1))
    assert store.load("till/main") == of_length(longest)


@pytest.mark.expect_log("WARNING pos_app.credentials.store: The keyring failed: KeyringLocked$")
@pytest.mark.parametrize(
    "call",
    [
        lambda store: store.save("till/main", CREDENTIALS),
        lambda store: store.load("till/main"),
        lambda store: store.remove("till/main"),
        lambda store: store.check(),
        lambda store: store.in_thread(lambda one: one.load("till/main")).result(timeout=10),
    ],
)
def test_an_error_of_the_keyring_becomes_a_sentence_in_every_call(call: Callable[[CredentialStore], object]) -> None:
    with pytest.raises(SetupError, match="locked"):
        call(CredentialStore(MemoryKeyring(KeyringLocked)))


@pytest.mark.expect_log("The keyring failed: (KeyringError|RuntimeError|UnicodeError)$")
@given(key=st.text(min_size=12), kind=st.sampled_from([KeyringError, RuntimeError, UnicodeError]))
def test_no_error_shows_the_key_even_if_the_keyring_repeats_it(key: str, kind: type[Exception]) -> None:
    store = CredentialStore(MemoryKeyring(lambda: kind(f"could not store {key}")))
    with pytest.raises(SetupError) as failed:
        store.save("till/main", StoredCredentials(Secret(key), Secret(key), None))
    report = "".join(traceback.TracebackException.from_exception(failed.value).format())
    assert f"could not store {key}" not in report
    assert failed.value.__context__ is None
    assert failed.value.__cause__ is None


def test_loading_in_a_thread_answers_from_a_thread_of_its_own(store: CredentialStore, backend: MemoryKeyring) -> None:
    store.save("till/main", CREDENTIALS)
    assert store.in_thread(lambda one: one.load("till/main")).result(timeout=10) == CREDENTIALS
    assert backend.asked_in[-1] == "keyring"


def test_loading_in_a_thread_hands_over_that_there_is_nothing(store: CredentialStore) -> None:
    with pytest.raises(NoCredentials):
        store.in_thread(lambda one: one.load("till/main")).result(timeout=10)


def test_a_question_that_is_open_does_not_hold_up_the_caller_nor_the_end_of_the_program() -> None:
    answered = threading.Event()

    class AskingKeyring(MemoryKeyring):
        def _asked(self) -> None:
            assert threading.current_thread().daemon
            answered.wait(10)

    future = CredentialStore(AskingKeyring()).in_thread(lambda one: one.load("till/main"))
    assert not future.done()
    answered.set()
    with pytest.raises(NoCredentials):
        future.result(timeout=10)


@pytest.mark.expect_log("The keyring failed: NoKeyringError$")
def test_without_a_backend_of_its_own_the_systems_keyring_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", keyring.backends.fail.Keyring())
    with pytest.raises(SetupError, match="no keyring that is ready"):
        CredentialStore().load("till/main")


def test_a_keyring_that_does_not_protect_is_never_asked(
    backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
    with pytest.raises(SetupError, match="does not protect secrets"):
        CredentialStore().save("till/main", CREDENTIALS)
    assert backend.asked_in == []
    assert backend.entries == {}
