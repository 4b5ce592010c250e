"""The operating system's keyring: which one may be used, and what its errors mean for the owner.

Apart from `store`, because importing `keyring` is slow and reading it may ask the owner something.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import keyring
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from pos_app.credentials import kwallet
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence, SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

# Those that the operating system or the desktop protects. Others (keyrings.alt, the null keyring, ...)
# may keep secrets where anybody can read them, or not at all.
_TRUSTED_MODULES: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    kwallet.__name__,
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
_MAY_COME_LATER: Final = ("keyring.backends.SecretService.Keyring", f"{kwallet.__name__}.KWallet")
"""Windows and macOS have theirs from the beginning."""

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
        "The keyring is locked, or its question was closed without an answer. Try again and give its password "
        "(usually the one you log in with), or unlock it in “Passwords and Keys”, KeePassXC or KWallet before.",
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
_NO_SESSION = QT_TRANSLATE_NOOP(
    "keyrings",
    "Windows keeps no secrets for this user in this session. Log in to Windows at the screen with the till's user and "
    "start pos-app there. If that does not help, a rule of this computer forbids to store credentials: ask whoever "
    "administers it.",
)
_DENIED = QT_TRANSLATE_NOOP(
    "keyrings",
    "Windows refuses access to its Credential Manager. Start pos-app as the user who works at this till, not as "
    "another one, and try again.",
)
_GONE = QT_TRANSLATE_NOOP("keyrings", "The entry of the keyring has gone. Store the credentials again in the settings.")
_CANNOT_ASK = QT_TRANSLATE_NOOP(
    "keyrings",
    "The keychain needs an answer and cannot ask here. Log in at the screen of this Mac, unlock the screen, and try "
    "again.",
)
_NOT_ALLOWED = QT_TRANSLATE_NOOP(
    "keyrings", "macOS does not let this program use the keychain. Install pos-app anew from its disk image."
)
_OTHER = QT_TRANSLATE_NOOP(
    "keyrings", "The keyring cannot be used ({problem}). Log out of the computer, log in and try again."
)

# winerror: ERROR_ACCESS_DENIED, ERROR_SERVICE_DISABLED, ERROR_SERVICE_NOT_ACTIVE, ERROR_NOT_FOUND, ERROR_CANCELLED,
# ERROR_NO_SUCH_LOGON_SESSION (also the answer where a policy forbids to store), RPC_S_SERVER_UNAVAILABLE, and
# RPC_X_BAD_STUB_DATA, CredWrite's answer to a secret above its limit.
_OF_WINDOWS: Final = {
    5: _DENIED,
    1058: _NO_KEYRING["win32"],
    1062: _NO_KEYRING["win32"],
    1168: _GONE,
    1223: _DISMISSED,
    1312: _NO_SESSION,
    1722: _NO_KEYRING["win32"],
    1783: _TOO_LONG,
}
# OSStatus: userCanceledErr, errSecNotAvailable, errSecAuthFailed, errSecItemNotFound, errSecNoDefaultKeychain,
# errSecInteractionNotAllowed, errSecMissingEntitlement, errSecCSInfoPlistFailed.
_OF_MACOS: Final = {
    -128: _DISMISSED,
    -25291: _NO_KEYRING["darwin"],
    -25293: _LOCKED["darwin"],
    -25300: _GONE,
    -25307: _NO_KEYRING["darwin"],
    -25308: _CANNOT_ASK,
    -34018: _NOT_ALLOWED,
    -67030: _NOT_ALLOWED,
}


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
        return _found_since()
    raise SetupError(_INSECURE.filled(name=type(members[0]).__module__))


def _found_since() -> KeyringBackend:
    """A keyring that was opened since `keyring` looked for one, which it does once in a process.

    Raises NoKeyringError when there is none, or when whoever set up this computer chose to have none.
    """
    if not (keyring.core.load_env() or keyring.core.load_config()):
        for name in _MAY_COME_LATER:
            with suppress(Exception):  # it is not there; what a broken session bus raises goes as it comes
                return keyring.core.load_keyring(name)
    raise NoKeyringError


def is_trusted(backend: KeyringBackend) -> bool:
    """Whether the operating system or the desktop protects what this keyring keeps."""
    return type(backend).__module__ in _TRUSTED_MODULES


def sentence_for(error: Exception, platform: str = sys.platform) -> Sentence:
    """What to tell the owner about an error of a keyring; nothing of its text, which may contain anything."""
    by_code = next((told for one in _chain(error) if (told := _by_code(one, platform)) is not None), None)
    if by_code is not None:
        return by_code
    if isinstance(error, NoKeyringError):
        return _NO_KEYRING.get(platform, _NO_KEYRING["linux"])
    if isinstance(error, KeyringLocked) or _is(error, "LockedException"):
        return _LOCKED.get(platform, _LOCKED["linux"])
    if isinstance(error, InitError) and _is(error.__cause__, "PromptDismissedException"):
        return _NO_COLLECTION
    if isinstance(error, InitError) or _is(error, "SecretServiceNotAvailableException", "DBusErrorResponse"):
        return _NOT_ANSWERING
    if _is(error, "PromptDismissedException"):
        return _DISMISSED
    return _OTHER.filled(problem=type(error).__name__)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was made of: `keyring` wraps those of macOS."""
    while error is not None:
        yield error
        error = error.__cause__


def _by_code(error: BaseException, platform: str) -> Sentence | None:
    """The sentence of an operating system's own code: `winerror` of Windows, the first argument of macOS' errors."""
    if platform == "darwin":
        code = error.args[0] if error.args else None
        return _OF_MACOS.get(code) if isinstance(code, int) else None
    return _OF_WINDOWS.get(getattr(error, "winerror", 0)) if platform == "win32" else None


def _is(error: BaseException | None, *names: str) -> bool:
    """Whether it is an exception of SecretStorage or jeepney. By name, because the libraries are on Linux only."""
    return type(error).__name__ in names
