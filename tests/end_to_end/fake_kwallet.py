"""KDE's wallet as programs see it on the session bus: `org.kde.KWallet`, with a person who answers its question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jeepney import HeaderFields, Message, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

_HANDLE = 7


class FakeKWallet:
    """Serves one call after the other. `answered` unset: its question is still open; `opens` False: it is closed."""

    def __init__(self, connection: DBusConnection) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.opens = True
        self.broken = False
        self.answered = threading.Event()
        self.answered.set()
        self.asked = threading.Event()
        self._connection = connection
        self._ending = False
        self._calls: dict[str, tuple[str, Callable[..., Any]]] = {
            "networkWallet": ("s", lambda: "kdewallet"),
            "open": ("i", self._open),
            "hasEntry": ("b", lambda _handle, folder, key, _app: (folder, key) in self.entries),
            "readPassword": ("s", lambda _handle, folder, key, _app: self.entries.get((folder, key), "")),
            "writePassword": ("i", self._write),
            "removeEntry": ("i", lambda _handle, folder, key, _app: 0 if self.entries.pop((folder, key), None) else -3),
        }

    def serve(self) -> None:
        while not self._ending:
            try:
                message = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._connection.send(self._reply(message))

    def end(self) -> None:
        self._ending = True
        self.answered.set()

    def _reply(self, message: Message) -> Message:
        signature, call = self._calls[message.header.fields[HeaderFields.member]]
        if self.broken:
            return new_error(message, "org.freedesktop.DBus.Error.Failed")
        return new_method_return(message, signature, (call(*message.body),))

    def _open(self, wallet: str, _window: int, _app: str) -> int:
        assert wallet == "kdewallet"
        self.asked.set()
        self.answered.wait()
        return _HANDLE if self.opens else -1

    def _write(self, handle: int, folder: str, key: str, value: str, _app: str) -> int:
        assert handle == _HANDLE
        if "REFUSE" in value:
            return -1
        self.entries[folder, key] = value
        return 0


@contextmanager
def kwallet(env: dict[str, str], version: int = 5) -> Iterator[FakeKWallet]:
    """The wallet on the bus of `env`."""
    with open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"]) as connection:
        Proxy(message_bus, connection).RequestName(f"org.kde.kwalletd{version}")
        wallet = FakeKWallet(connection)
        thread = threading.Thread(target=wallet.serve, name="kwallet")
        thread.start()
        try:
            yield wallet
        finally:
            wallet.end()
            thread.join()
