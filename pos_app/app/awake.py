"""Keeps the screen on while a sale is open: the customer reads a QR code from it, the cashier an outcome.

By what each system offers for that and nothing else; where that is missing, the screen does what it always does.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

_PATIENCE_S: Final = 5.0


class Holder(Protocol):
    """Keeps the screen on from `hold` to `let_go`; both are called in one and the same thread, and may raise."""

    def hold(self) -> None: ...

    def let_go(self) -> None: ...


class Awake:
    """Carries out, in a thread of its own, what is wanted last."""

    def __init__(self, make: Callable[[], Holder] | None = None) -> None:
        """`make`: what makes the system's holder; called in the thread, when it is first needed."""
        self._make = make or system_holder
        self._holder: Holder | None = None
        self._wanted = self._held = False
        self._told = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="awake")

    def keep(self, wanted: bool) -> None:
        """Whether the screen shall stay on. Returns at once."""
        if wanted is not self._wanted:
            self._wanted = wanted
            self._thread.submit(self._follow, wanted)

    def close(self) -> None:
        """Lets go, and ends the thread."""
        self.keep(False)
        self._thread.shutdown()

    def _follow(self, wanted: bool) -> None:
        try:
            if wanted:
                self._holder = self._holder or self._make()
                self._holder.hold()
                self._held = True
            elif self._held and self._holder is not None:
                self._held = False
                self._holder.let_go()
        except Exception as error:  # noqa: BLE001 - buses and systems fail in ways of their own; no sale is lost by it
            self._tell(error)

    def _tell(self, error: Exception) -> None:
        """Once: a computer without that service has none the whole day."""
        if not self._told:
            self._told = True
            log.info("the screen cannot be kept on: %s", type(error))


def system_holder() -> Holder:
    """What this system offers."""
    if sys.platform == "win32":
        return _Windows()
    if sys.platform == "darwin":
        return MacHolder()
    return _ScreenSaverHolder()


class MacHolder:
    """`caffeinate` keeps the display on as long as it runs, and ends with us if we die."""

    def __init__(self, command: tuple[str, ...] = ("caffeinate", "-d", "-w", str(os.getpid()))) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def let_go(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE_S)


class _ScreenSaverHolder:
    """The desktop's `org.freedesktop.ScreenSaver`; it lets go by itself when our connection ends."""

    def __init__(self) -> None:
        from jeepney.io.blocking import open_dbus_connection  # the library is on Linux only

        self._open = open_dbus_connection
        self._connection: Any = None
        self._cookie = 0

    def hold(self) -> None:
        self._connection = self._open("SESSION")
        try:
            (self._cookie,) = self._call("Inhibit", "ss", ("pos-app", "A payment is under way"))
        except BaseException:
            self._connection.close()
            raise

    def let_go(self) -> None:
        try:
            self._call("UnInhibit", "u", (self._cookie,))
        finally:
            self._connection.close()

    def _call(self, method: str, signature: str, body: tuple[object, ...]) -> tuple[Any, ...]:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import unwrap_msg

        screen_saver = DBusAddress(
            "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
        )
        message = new_method_call(screen_saver, method, signature, body)
        answer: tuple[Any, ...] = unwrap_msg(self._connection.send_and_get_reply(message, timeout=_PATIENCE_S))
        return answer


if sys.platform == "win32":
    import ctypes

    class _Windows:
        """The state belongs to the thread that sets it, which is ours."""

        _CONTINUOUS: Final = 0x80000000
        _SYSTEM_AND_DISPLAY: Final = 0x00000003

        def hold(self) -> None:
            self._set(self._CONTINUOUS | self._SYSTEM_AND_DISPLAY)

        def let_go(self) -> None:
            self._set(self._CONTINUOUS)

        def _set(self, state: int) -> None:
            if not ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state)):
                raise OSError("SetThreadExecutionState")
