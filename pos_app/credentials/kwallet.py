"""KDE's wallet over D-Bus, for desktops whose wallet offers no Secret Service (KDE before 5.97) and have no other one.

`keyring` knows KWallet too, but through a library that needs a compiler and that packages of this program do not hold;
this one speaks D-Bus by jeepney, which the Secret Service needs anyhow. Only imported together with `keyring`.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError, PasswordSetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.credentials.session_bus import SessionBus

_APP: Final = "pos-app"
_INTERFACE: Final = "org.kde.KWallet"
_SERVICES: Final = (("org.kde.kwalletd6", "/modules/kwalletd6"), ("org.kde.kwalletd5", "/modules/kwalletd5"))
_BELOW_THE_SECRET_SERVICE: Final = 4.5
_ENTRY: Final = "isss"
"""Handle, folder, key and program: what every call about one entry begins with."""


class KWallet(KeyringBackend):
    """The wallet named for network passwords; a folder for each service, an entry for each user name."""

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 - it is the class's
        """Raises RuntimeError where there is no wallet."""
        if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
            raise RuntimeError("no session bus")
        try:
            with _bus() as bus:
                found = _service(bus)
        except Exception as error:
            raise RuntimeError("the session bus does not answer") from error
        if found is None:
            raise RuntimeError("no KWallet on this desktop")
        return _BELOW_THE_SECRET_SERVICE

    def get_password(self, service: str, username: str) -> str | None:
        """The secret; None when there is none. Raises KeyringLocked when the wallet is not opened."""
        with _opened() as wallet:
            found = wallet.ask("hasEntry", _ENTRY, service, username)
            return str(wallet.ask("readPassword", _ENTRY, service, username)) if found else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Stores the secret. Raises KeyringLocked, PasswordSetError."""
        with _opened() as wallet:
            if wallet.ask("writePassword", _ENTRY + "s", service, username, password) != 0:
                raise PasswordSetError

    def delete_password(self, service: str, username: str) -> None:
        """Removes the secret. Raises KeyringLocked, PasswordDeleteError."""
        with _opened() as wallet:
            if wallet.ask("removeEntry", _ENTRY, service, username) != 0:
                raise PasswordDeleteError


class _Wallet:
    """An open wallet."""

    def __init__(self, bus: SessionBus, service: str, path: str) -> None:
        self._call = partial(bus.call, service, path, _INTERFACE)
        # Waits for whom the wallet asks for its password. Below 0: closed without an answer, or KWallet is off.
        self._handle = self._call("open", "sxs", self._call("networkWallet", ""), 0, _APP)
        if self._handle < 0:
            raise KeyringLocked

    def ask(self, method: str, signature: str, *words: str) -> Any:  # noqa: ANN401 - what D-Bus brings
        """One call about an entry."""
        return self._call(method, signature, self._handle, *words, _APP)


def _service(bus: SessionBus) -> tuple[str, str] | None:
    """Name and path of the desktop's wallet."""
    names = bus.names()
    return next((one for one in _SERVICES if one[0] in names), None)


@contextmanager
def _bus() -> Iterator[SessionBus]:
    from pos_app.credentials.session_bus import session_bus  # noqa: PLC0415 - there is none on Windows and macOS

    with session_bus() as bus:
        yield bus


@contextmanager
def _opened() -> Iterator[_Wallet]:
    with _bus() as bus:
        found = _service(bus)
        if found is None:  # it was there when the program started
            raise InitError
        yield _Wallet(bus, *found)
