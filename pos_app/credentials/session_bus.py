"""Calls over the session bus of a Linux desktop. Only imported where there is one: jeepney is on Linux only."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jeepney.io.blocking import DBusConnection

_DBUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class SessionBus:
    """A connection to the bus. Calls raise jeepney's DBusErrorResponse."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def names(self) -> set[str]:
        """The services that run, or that the bus starts when they are spoken to."""
        return {*self._call(_DBUS, "ListNames"), *self._call(_DBUS, "ListActivatableNames")}

    def call(self, service: str, path: str, interface: str, method: str, signature: str, *body: object) -> Any:  # noqa: ANN401 - what D-Bus brings
        """The value of the answer, however long it takes: a person may be asked meanwhile."""
        return self._call(DBusAddress(path, service, interface), method, signature, body)

    def _call(self, address: DBusAddress, method: str, signature: str = "", body: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 - see above
        return unwrap_msg(self._connection.send_and_get_reply(new_method_call(address, method, signature, body)))[0]


@contextmanager
def session_bus() -> Iterator[SessionBus]:
    """The bus of this session. Raises KeyError, OSError where there is none."""
    connection = open_dbus_connection()
    try:
        yield SessionBus(connection)
    finally:
        connection.close()
