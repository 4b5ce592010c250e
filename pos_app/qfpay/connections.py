"""HTTP connections that know whether they began to write, and that a watchdog can end.

Whether a request has left is a fact of the connection, never guessed from an exception: its `send` asks the
`Call` before the first byte. TLS handshakes and a proxy's `CONNECT` are not the request.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import logging
import socket
import ssl
import threading
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

# urllib3 logs addresses, and as a warning what it cannot parse of an answer's head: not ours to log.
logging.getLogger("urllib3").setLevel(logging.ERROR)

# A server may close an idle connection just as we write on it, and then nobody can tell whether the request
# arrived. Common servers close after 5 s or more; a new connection costs little beside a false "not known".
_MAX_IDLE_S: Final = 4.0
_POOL_SIZE: Final = 32
_SWITCHING_PROTOCOLS: Final = 101


class Withheld(Exception):
    """The request was not written: `Call.ended` says why."""


class Call:
    """One request on its way. Use as a context manager around everything that may touch the network.

    `permit` is asked once, just before the first byte. `began` says whether a byte of the request may have
    left; `ended` is empty, or why the call was ended from our side (`permit`, `deadline`, `closed`). A `fresh`
    call gets a connection that nothing was sent on before, so that no answer to something else can wait there.
    `spoilt`: more came than an answer, so its connection must not be used again.
    """

    def __init__(self, permit: Callable[[], bool], deadline_s: float, *, fresh: bool = False) -> None:
        self.fresh = fresh
        self._permit = permit
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._watchdog = threading.Timer(deadline_s, self.end, ("deadline",))
        self._watchdog.daemon = True
        self.began = False
        self.ended = ""
        self.spoilt = False

    def __enter__(self) -> Self:
        self._token = _CURRENT.set(self)
        self._watchdog.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watchdog.cancel()
        self._watchdog.join()
        _CURRENT.reset(self._token)
        with self._lock:
            self._drop_handle()

    def guard(self, sock: socket.socket) -> None:
        """Lets `end` reach the connection behind `sock`, TLS handshake included.

        A duplicate of the descriptor: `SSLSocket.shutdown` from another thread would strip the encryption off
        a reading one, and the socket of an answer without keep-alive changes hands.
        """
        with self._lock:
            self._drop_handle()
            self._handle = socket.socket(fileno=socket.dup(sock.fileno()))
            if self.ended:
                self._shut()

    def begin(self) -> None:
        """Asks whether the first byte may be written. Raises `Withheld` if not."""
        if not self.ended and not self._permit():
            self.ended = "permit"
        if self.ended:
            raise Withheld
        self.began = True

    def end(self, why: str) -> None:
        """Ends the call from another thread: whoever reads or writes on its connection meets the end."""
        with self._lock:
            self.ended = self.ended or why
            self._shut()

    def _shut(self) -> None:
        if self._handle is not None:
            with contextlib.suppress(OSError):  # the other side may have closed it already
                self._handle.shutdown(socket.SHUT_RDWR)

    def _drop_handle(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None


_CURRENT: ContextVar[Call] = ContextVar("call")


class _Reader(io.BufferedReader):
    """Reads one answer. Bytes beyond its end belong to no question of ours: the call has to know of them."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(sock.makefile("rb", buffering=0))
        self._sock = sock
        self._call = _CURRENT.get()

    def close(self) -> None:
        if not self.closed and self._has_more():
            self._call.spoilt = True
        super().close()

    def _has_more(self) -> bool:
        timeout = self._sock.gettimeout()
        self._sock.settimeout(0)
        try:
            return bool(self.peek(1))
        except OSError:  # TLS has nothing to read, as it should be, or the connection has ended
            return False
        finally:
            self._sock.settimeout(timeout)


class _Response(http.client.HTTPResponse):
    """Passes over interim answers (RFC 9110, 15.2): http.client does so with 100 only."""

    def __init__(
        self, sock: socket.socket, debuglevel: int = 0, method: str | None = None, url: str | None = None
    ) -> None:
        super().__init__(sock, debuglevel, method, url)
        self.fp.close()
        self.fp = _Reader(sock)

    def begin(self) -> None:
        super().begin()
        while 100 <= self.status < 200 and self.status != _SWITCHING_PROTOCOLS:
            vars(self).update(headers=None)  # so it begins anew
            super().begin()


class WatchedConnection(HTTPConnection):
    """Plain HTTP, to loopback."""

    response_class = _Response
    _connecting = False
    _last_call: Call | None = None
    _last_used = 0.0

    @property
    def is_connected(self) -> bool:
        """urllib3 asks before it uses a connection again, and makes a new one on False."""
        # Wall clock, because it goes on while the computer sleeps; abs, because it may be set back.
        recent = abs(time.time() - self._last_used) < _MAX_IDLE_S
        clean = self._last_call is not None and not self._last_call.spoilt
        return super().is_connected and recent and clean and not _CURRENT.get().fresh

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        _CURRENT.get().guard(sock)
        return sock

    def connect(self) -> None:
        self._connecting = True
        try:
            super().connect()
        finally:
            self._connecting = False

    def send(self, data: Any) -> None:  # noqa: ANN401 - as http.client has it
        if not self._connecting:
            self._prepare_to_write(_CURRENT.get())
        super().send(data)

    def _prepare_to_write(self, call: Call) -> None:
        if self.sock is None:
            self.connect()
        if not call.began:
            call.guard(self.sock)
            call.begin()
        self._last_call = call
        self._last_used = time.time()


class WatchedTLSConnection(WatchedConnection, HTTPSConnection):
    """HTTPS, directly or through a proxy."""

    def _prepare_to_write(self, call: Call) -> None:
        # Python makes a socket without any encryption of a connection that broke before its handshake.
        if isinstance(self.sock, ssl.SSLSocket) and self.sock.version() is None:
            self.close()
            raise ssl.SSLError("there was no handshake")
        super()._prepare_to_write(call)


class _Pool(HTTPConnectionPool):
    ConnectionCls = WatchedConnection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = WatchedTLSConnection


_POOLS: Final = {"http": _Pool, "https": _TLSPool}


class WatchedAdapter(HTTPAdapter):
    """requests' adapter over watched connections: no retries; each thread gets a connection of its own."""

    def __init__(self) -> None:
        super().__init__(pool_maxsize=_POOL_SIZE, max_retries=0)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:  # noqa: ANN401 - as requests has it
        manager = super().proxy_manager_for(proxy, **proxy_kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager
