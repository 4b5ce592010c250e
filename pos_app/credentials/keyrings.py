"""The operating system's keyring: which one may be used, and what its errors mean for the owner.

Apart from `store`, because importing `keyring` is slow and reading it may ask the owner something.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import keyring
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence, SetupError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

# Those that the operating system or the desktop protects. Others (keyrings.alt, the null keyring, ...)
# may keep secrets where anybody can read them, or not at all.
_TRUSTED_MODULES: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
_WINDOWS_TOO_LONG: Final = 1783  # RPC_X_BAD_STUB_DATA, what CredWrite answers to a secret above its limit

_INSECURE = QT_TRANSLATE_NOOP(
    "keyrings",
    "The keyring that is set up ({name}) does not protect secrets, so nothing is kept in it. Remove the "
    "setting PYTHON_KEYRING_BACKEND or the file keyringrc.cfg, and use the system's own keyring.",
)
_NO_KEYRING = {
    "linux": QT_TRANSLATE_NOOP(
        "keyrings",
        "This computer has no keyring that is ready, and secrets are kept nowhere else. Log in to the "
        "desktop, install and open GNOME Keyring, KWallet or KeePassXC, and start again. Until then only "
        "training works.",
    ),
    "win32": QT_TRANSLATE_NOOP(
        "keyrings",
        "The Windows Credential Manager is not ready, and secrets are kept nowhere else. Start the service "
        "“Credential Manager”, log in to Windows with a user of your own, and start again. Until then only "
        "training works.",
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "keyrings",
        "The keychain of macOS is not ready, and secrets are kept nowhere else. Log in to the desktop, open "
        "“Keychain Access” once, and start again. Until then only training works.",
    ),
}
_LOCKED = {
    "linux": QT_TRANSLATE_NOOP(
        "keyrings",
        "The keyring is locked. Unlock it with its password (usually the one you log in with) in “Passwords "
        "and Keys” or KWallet, and try again.",
    ),
    "win32": QT_TRANSLATE_NOOP(
        "keyrings", "Windows does not open its Credential Manager. Log out of Windows, log in and try again."
    ),
    "darwin": QT_TRANSLATE_NOOP(
        "keyrings",
        "The keychain is locked, or access was refused. Unlock it in “Keychain Access”, choose “Always "
        "Allow” when asked, and try again.",
    ),
}
_DISMISSED = QT_TRANSLATE_NOOP(
    "keyrings", "The keyring asked for permission and did not get it. Try again, and answer what it asks."
)
_NO_COLLECTION = QT_TRANSLATE_NOOP(
    "keyrings",
    "There is no keyring yet, and the question to make one was not answered. Make one in “Passwords and "
    "Keys” or KWallet, or try again and answer what it asks.",
)
_NOT_ANSWERING = QT_TRANSLATE_NOOP(
    "keyrings", "The keyring does not answer. Log out of the desktop, log in and try again."
)
_TOO_LONG = QT_TRANSLATE_NOOP(
    "keyrings",
    "These credentials are longer than the keyring can keep. Check that nothing else was copied along.",
)
_OTHER = QT_TRANSLATE_NOOP(
    "keyrings", "The keyring cannot be used ({problem}). Log out of the computer, log in and try again."
)


def os_keyring() -> KeyringBackend:
    """The keyring to keep secrets in. Raises NoKeyringError; SetupError for one that does not protect them.

    Of a chain the first trusted member is used: the chain itself would also read from the others.
    """
    chosen = keyring.get_keyring()
    members = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    trusted = [member for member in members if is_trusted(member)]
    if trusted:
        return trusted[0]
    if not members or isinstance(chosen, NoKeyring):
        raise NoKeyringError
    raise SetupError(_INSECURE.filled(name=type(members[0]).__module__))


def is_trusted(backend: KeyringBackend) -> bool:
    """Whether the operating system or the desktop protects what this keyring keeps."""
    return type(backend).__module__ in _TRUSTED_MODULES


def sentence_for(error: Exception, platform: str = sys.platform) -> Sentence:
    """What to tell the owner about an error of a keyring; nothing of its text, which may contain anything."""
    if isinstance(error, NoKeyringError):
        return _NO_KEYRING.get(platform, _NO_KEYRING["linux"])
    if isinstance(error, KeyringLocked) or _is(error, "LockedException"):
        return _LOCKED.get(platform, _LOCKED["linux"])
    if isinstance(error, InitError) and _is(error.__cause__, "PromptDismissedException"):
        return _NO_COLLECTION
    if isinstance(error, InitError) or _is(error, "SecretServiceNotAvailableException"):
        return _NOT_ANSWERING
    if _is(error, "PromptDismissedException"):
        return _DISMISSED
    if getattr(error, "winerror", None) == _WINDOWS_TOO_LONG:
        return _TOO_LONG
    return _OTHER.filled(problem=type(error).__name__)


def _is(error: BaseException | None, name: str) -> bool:
    """Whether it is SecretStorage's exception of that name. By name, because the library is on Linux only."""
    return type(error).__name__ == name
