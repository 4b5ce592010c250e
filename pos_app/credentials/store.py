"""Keeping credentials in the operating system's keyring, one entry for each profile."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, TypeVar

from pos_app.credentials.parsing import StoredCredentials, as_text, stored_credentials
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE: Final = "pos-app"
# Windows keeps at most 2,560 bytes of UTF-16 in one entry of its vault. One rule for every system.
MAX_STORED_BYTES: Final = 2_560

_NO_CREDENTIALS = QT_TRANSLATE_NOOP(
    "store",
    "No credentials are stored for this profile. Store them in the settings, or with “pos-app credentials set”.",
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "store",
    "The stored credentials cannot be read any more. Store them again in the settings, or with “pos-app "
    "credentials set”.",
)
_TOO_LONG = QT_TRANSLATE_NOOP(
    "store",
    "These credentials are longer than a keyring can keep. Check that nothing else was copied along.",
)

log = logging.getLogger(__name__)


class NoCredentials(SetupError):
    """The keyring works, and has nothing for this profile."""


class DamagedCredentials(SetupError):
    """The keyring works, and what it has for this profile are no credentials."""


class CredentialStore:
    """The keyring's entries of this program. `profile_key` is `Settings.credentials_key`.

    Every method may wait for the owner to answer the keyring's question, so none belongs in the window's or
    the till's thread; each raises SetupError with what to do when the keyring cannot be used.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        """`backend`: None for the operating system's keyring."""
        self._backend = backend

    def save(self, profile_key: str, credentials: StoredCredentials) -> None:
        """Stores the credentials, in place of older ones."""
        text = as_text(credentials)
        if len(text.reveal().encode("utf-16-le")) > MAX_STORED_BYTES:
            raise SetupError(_TOO_LONG)
        try:
            self.ask(lambda backend: backend.set_password(SERVICE, profile_key, text.reveal()))
        except DamagedCredentials:  # Windows' vault looks at the old entry first, and would never let it be replaced
            self.ask(lambda backend: backend.delete_password(SERVICE, profile_key))
            self.ask(lambda backend: backend.set_password(SERVICE, profile_key, text.reveal()))

    def load(self, profile_key: str) -> StoredCredentials:
        """The stored credentials. Raises NoCredentials when there are none."""
        text = self.ask(lambda backend: backend.get_password(SERVICE, profile_key))
        if text is None:
            raise NoCredentials(_NO_CREDENTIALS)
        credentials = _parsed(text)
        if credentials is None:
            raise DamagedCredentials(_DAMAGED)
        return credentials

    def in_thread(self, ask: Callable[[CredentialStore], T]) -> Future[T]:
        """`ask` in a thread of its own, which does not keep the program from ending while the keyring is asked."""
        future: Future[T] = Future()
        threading.Thread(target=self._ask_into, args=(future, ask), name="keyring", daemon=True).start()
        return future

    def remove(self, profile_key: str) -> bool:
        """Removes the credentials; False when there were none."""
        try:
            if self.ask(lambda backend: backend.get_password(SERVICE, profile_key)) is None:
                return False
        except DamagedCredentials:
            log.info("A damaged entry is removed")
        self.ask(lambda backend: backend.delete_password(SERVICE, profile_key))
        return True

    def check(self) -> str:
        """Makes the keyring open by asking for an entry that does not exist; returns the keyring's name."""
        self.ask(lambda backend: backend.get_password(SERVICE, "check"))
        return self.ask(lambda backend: str(backend.name))

    def _ask_into(self, future: Future[T], ask: Callable[[CredentialStore], T]) -> None:
        try:
            future.set_result(ask(self))
        except Exception as error:  # noqa: BLE001 - whoever waits for the future must hear of it, whatever it is
            future.set_exception(error)

    def ask(self, question: Callable[[KeyringBackend], T]) -> T:
        """The keyring's answer. Raises SetupError with what to do, whatever went wrong with it."""
        # Imported here: `keyring` takes 60 ms, which training and `--help` need not pay.
        from pos_app.credentials.keyrings import os_keyring, sentence_for  # noqa: PLC0415 - see above

        try:
            self._backend = self._backend or os_keyring()
            return question(self._backend)
        except SetupError:
            raise
        except Exception as error:  # noqa: BLE001 - keyrings let errors of D-Bus and of Windows through as they are
            log.warning("The keyring failed: %s", type(error).__name__)
            kind, sentence = SetupError, sentence_for(error)
            if isinstance(error, UnicodeDecodeError):  # somebody else's bytes are in our entry
                kind, sentence = DamagedCredentials, _DAMAGED
        # Raised out here so that the keyring's own error, which may repeat anything, does not hang on to it.
        raise kind(sentence)


def _parsed(text: str) -> StoredCredentials | None:
    try:
        return stored_credentials(text)
    except BadInput:
        return None
