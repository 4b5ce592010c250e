"""A screen saver's service on a session bus: it notes who inhibits it, and when that is over.

Runs as a program of its own on the bus of its environment; its lines are `ready`, `inhibit NAME REASON`, `uninhibit`.
"""

from __future__ import annotations

from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME = "org.freedesktop.ScreenSaver"
COOKIE = 4711


def serve() -> None:
    """Until it is killed."""
    with open_dbus_connection("SESSION") as connection:
        Proxy(message_bus, connection).RequestName(NAME)
        print("ready", flush=True)
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            if member == "Inhibit":
                connection.send(new_method_return(message, "u", (COOKIE,)))
                print("inhibit", *message.body, flush=True)
            elif member == "UnInhibit" and message.body == (COOKIE,):
                connection.send(new_method_return(message))
                print("uninhibit", flush=True)
            else:
                connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


if __name__ == "__main__":
    serve()
