from __future__ import annotations

import re
import sys

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError

from pos_app.credentials.keyrings import is_trusted, os_keyring, sentence_for
from pos_app.domain.sentences import SetupError

KEY = "DUMMYCLIENTKEY0001"


class PlaintextKeyring(KeyringBackend):
    """Stands for keyrings.alt.file.PlaintextKeyring: somebody else's module."""

    @properties.classproperty
    def priority(self) -> float:
        return -1  # never chosen by itself

    def get_password(self, service: str, username: str) -> str | None:
        return KEY

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError("a secret was written to it")


class Chain(keyring.backends.chainer.ChainerBackend):
    """A chain with given members: the real one finds its own once in a process."""

    backends: list[KeyringBackend] = []  # noqa: RUF012 - each test sets its own


@pytest.fixture(autouse=True)
def restored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)


def chosen(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)


def secret_service() -> KeyringBackend:
    return keyring.backends.SecretService.Keyring()


def test_the_systems_keyring_is_used() -> None:
    backend = secret_service()
    chosen(backend)
    assert os_keyring() is backend


def test_without_any_keyring_there_is_none() -> None:
    chosen(keyring.backends.fail.Keyring())
    with pytest.raises(NoKeyringError):
        os_keyring()


def test_who_chose_to_have_no_keyring_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr(keyring.core, "load_keyring", lambda _name: keyring.backends.fail.Keyring())
    with pytest.raises(NoKeyringError):
        os_keyring()


def test_a_session_bus_that_went_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_name: str) -> KeyringBackend:
        raise FileNotFoundError(2, "no such socket")

    chosen(keyring.backends.fail.Keyring())
    monkeypatch.setattr(keyring.core, "load_keyring", gone)
    with pytest.raises(NoKeyringError):
        os_keyring()


def test_a_keyring_that_came_since_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """`keyring` looks once in a process, and the program must not need a new start."""
    chosen(keyring.backends.fail.Keyring())
    later = secret_service()
    monkeypatch.setattr(keyring.core, "load_keyring", lambda _name: later)
    assert os_keyring() is later


@pytest.mark.parametrize("backend", [PlaintextKeyring(), keyring.backends.null.Keyring()])
def test_a_keyring_that_does_not_protect_is_refused_and_named(backend: KeyringBackend) -> None:
    chosen(backend)
    assert not is_trusted(backend)
    with pytest.raises(SetupError, match="does not protect secrets") as refused:
        os_keyring()
    assert type(backend).__module__ in str(refused.value)


def test_of_a_chain_only_a_protected_member_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = secret_service()
    monkeypatch.setattr(Chain, "backends", [PlaintextKeyring(), backend])
    chosen(Chain())
    assert os_keyring() is backend


def test_a_chain_of_unprotected_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Chain, "backends", [PlaintextKeyring()])
    chosen(Chain())
    with pytest.raises(SetupError, match="does not protect secrets"):
        os_keyring()


def test_an_empty_chain_is_no_keyring() -> None:
    chosen(Chain())
    with pytest.raises(NoKeyringError):
        os_keyring()


# Look-alikes of errors whose libraries exist on one system only; they are told apart by name.
class LockedException(Exception):
    """As SecretStorage's."""


class PromptDismissedException(Exception):
    """As SecretStorage's."""


class SecretServiceNotAvailableException(Exception):
    """As SecretStorage's."""


class DBusErrorResponse(Exception):
    """As jeepney's."""


class WindowsError(Exception):
    """As pywintypes.error."""

    def __init__(self, winerror: int) -> None:
        super().__init__(winerror, "CredRead", KEY)
        self.winerror = winerror


class KeychainError(Exception):
    """As the Error of keyring's macOS: its first argument is the system's code."""


def wrapped(code: int, kind: type[Exception] = KeyringError) -> Exception:
    """As keyring hands over an error of macOS."""
    error = kind(f"Can't get password from keychain: {KEY}")
    error.__cause__ = KeychainError(code, KEY)
    return error


def init_error(cause: Exception | None) -> InitError:
    error = InitError(f"Failed to create the collection: {KEY}")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "platform", "told"),
    [
        (NoKeyringError(KEY), "linux", "GNOME Keyring, KWallet or KeePassXC"),
        (NoKeyringError(KEY), "win32", "Windows Credential Manager"),
        (NoKeyringError(KEY), "darwin", "Keychain Access"),
        (NoKeyringError(KEY), "freebsd14", "GNOME Keyring, KWallet or KeePassXC"),
        (KeyringLocked(KEY), "linux", "The keyring is locked, or its question was closed"),
        (KeyringLocked(KEY), "win32", "Log out of Windows"),
        (KeyringLocked(KEY), "darwin", "The keychain is locked"),
        (KeyringLocked(KEY), "freebsd14", "The keyring is locked, or its question was closed"),
        (LockedException(KEY), "linux", "The keyring is locked, or its question was closed"),
        (init_error(PromptDismissedException(KEY)), "linux", "There is no keyring yet"),
        (init_error(SecretServiceNotAvailableException(KEY)), "linux", "The keyring does not answer"),
        (init_error(None), "linux", "The keyring does not answer"),
        (SecretServiceNotAvailableException(KEY), "linux", "The keyring does not answer"),
        (PromptDismissedException(KEY), "linux", "asked for permission and did not get it"),
        (DBusErrorResponse(KEY), "linux", "The keyring does not answer"),
        (WindowsError(5), "win32", "refuses access to its Credential Manager"),
        (WindowsError(1058), "win32", "Start the service"),
        (WindowsError(1062), "win32", "Start the service"),
        (WindowsError(1168), "win32", "has gone. Store the credentials again"),
        (WindowsError(1223), "win32", "asked for permission and did not get it"),
        (WindowsError(1312), "win32", "Log in to Windows at the screen"),
        (WindowsError(1722), "win32", "Start the service"),
        (WindowsError(1783), "win32", "longer than the keyring can keep"),
        (WindowsError(87), "win32", r"cannot be used \(WindowsError\)"),
        (WindowsError(5), "linux", r"cannot be used \(WindowsError\)"),
        (wrapped(-128, KeyringLocked), "darwin", "asked for permission and did not get it"),
        (wrapped(-128, PasswordSetError), "darwin", "asked for permission and did not get it"),
        (wrapped(-25291), "darwin", "keychain of macOS is not ready"),
        (wrapped(-25293), "darwin", "The keychain is locked"),
        (wrapped(-25300, PasswordSetError), "darwin", "has gone. Store the credentials again"),
        (wrapped(-25307), "darwin", "keychain of macOS is not ready"),
        (wrapped(-25308), "darwin", "Log in at the screen of this Mac"),
        (wrapped(-34018), "darwin", "Install pos-app anew"),
        (wrapped(-67030), "darwin", "Install pos-app anew"),
        (wrapped(-1, KeyringLocked), "darwin", "The keychain is locked"),
        (wrapped(-1), "darwin", r"cannot be used \(KeyringError\)"),
        (KeyringError(), "darwin", r"cannot be used \(KeyringError\)"),
        (PasswordSetError(KEY), "darwin", r"cannot be used \(PasswordSetError\)"),
        (KeyringError(KEY), "linux", r"cannot be used \(KeyringError\)"),
        (OSError(5, KEY), "win32", r"cannot be used \(OSError\)"),
    ],
)
def test_every_error_has_a_sentence_that_says_what_to_do_and_nothing_of_its_own_text(
    error: Exception, platform: str, told: str
) -> None:
    text = str(sentence_for(error, platform))
    assert re.search(told, text)
    assert KEY not in text


def test_the_platform_is_this_one_unless_told() -> None:
    assert sentence_for(NoKeyringError()) == sentence_for(NoKeyringError(), sys.platform)
