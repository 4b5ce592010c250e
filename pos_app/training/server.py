"""The HTTP side: a threaded server on 127.0.0.1 with keep-alive, and the ways an answer may travel.

One write and TCP_NODELAY for each answer: with two writes a keep-alive POST costs 44 ms of waiting for the
acknowledgement of the first.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import struct
import sys
import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Protocol
from urllib.parse import urlsplit

from pos_app.training.openapi import Answer, Request, page
from pos_app.training.stories import SILENCE_S, SLOW_S, Delivery

_LOOPBACK = "127.0.0.1"
_LOCAL_NAMES = frozenset({_LOOPBACK, "localhost"})
_POLL_S = 0.05
_MAX_BODY = 64 * 1024
_WRITE_BUFFER = 1024 * 1024  # more than the longest answer, so that each leaves in one write
_THREAD_NAME = "training-gateway"

_log = logging.getLogger(__name__)

_Connection = socket.socket | tuple[bytes, socket.socket]  # what socketserver calls a request


class Site(Protocol):
    """What the server serves; `pace` scales how long silent and slow answers take."""

    @property
    def pace(self) -> float: ...

    def answer(self, request: Request) -> Answer:
        """The answer to one request."""

    def now(self) -> float:
        """Seconds since 1970, for the header `Date`."""


class LoopbackServer(ThreadingTCPServer):
    """Serves a `Site`. `stop` ends every connection and every thread, whatever they wait for."""

    allow_reuse_address = sys.platform != "win32"  # there it would let two programs share the port
    request_queue_size = 64

    def __init__(self, port: int, site: Site) -> None:
        self.site = site
        self.stopping = threading.Event()
        self._connections: dict[threading.Thread, _Connection] = {}
        super().__init__((_LOOPBACK, port), _Handler)
        self._loop = threading.Thread(target=self.serve_forever, args=(_POLL_S,), name=_THREAD_NAME, daemon=True)

    def start(self) -> None:
        """Begins to accept connections."""
        self._loop.start()

    def stop(self) -> None:
        """Stops accepting, hangs up on every client and waits for all threads."""
        if self._loop.is_alive():
            self.shutdown()
            self._loop.join()
        self.server_close()
        self.stopping.set()
        for connection in self._connections.values():
            _hang_up(connection)
        for thread in self._connections:
            thread.join()

    def process_request(self, request: _Connection, client_address: object) -> None:
        """A thread for each connection; only the accepting thread is ever in here."""
        self._connections = {thread: held for thread, held in self._connections.items() if thread.is_alive()}
        # Daemons, because a gateway that someone forgot to close must not keep a program from ending.
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), name=_THREAD_NAME, daemon=True
        )
        self._connections[thread] = request
        thread.start()

    def handle_error(self, request: _Connection, client_address: object) -> None:
        """A client that went away is no news; anything else is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            _log.error("a request to the training gateway failed", exc_info=True)


def _hang_up(connection: _Connection) -> None:
    if isinstance(connection, socket.socket):
        with contextlib.suppress(OSError):  # the client was faster
            connection.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: LoopbackServer
    protocol_version = "HTTP/1.1"
    server_version = "training-gateway"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = _WRITE_BUFFER

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or "Transfer-Encoding" in self.headers:
            self._refuse_unread(411, "Length Required")
        elif int(length) > _MAX_BODY:
            self._refuse_unread(413, "Content Too Large")
        else:
            self._read_and_answer(int(length))

    def log_message(self, *_: object) -> None:
        """Says nothing: the query of a GET may hold what no log may."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The gateway's time, not the machine's: clients measure their clock's error by it."""
        return formatdate(self.server.site.now() if timestamp is None else timestamp, usegmt=True)

    def _read_and_answer(self, length: int) -> None:
        body = self.rfile.read(length)
        if len(body) == length:
            self._answer(body)
        else:
            self.close_connection = True  # the client left in the middle

    def _refuse_unread(self, status: int, words: str) -> None:
        self.close_connection = True
        self._write(page(status, words))

    def _answer(self, body: bytes) -> None:
        # A web page from elsewhere could reach a loopback port under a name of its own (DNS rebinding).
        if urlsplit(f"//{self.headers.get('Host', '')}").hostname not in _LOCAL_NAMES:
            self._write(page(421, "Misdirected Request"))
            return
        address = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._deliver(self.server.site.answer(Request(self.command, address.path, address.query, headers, body)))

    def _deliver(self, answer: Answer) -> None:
        if answer.delivery is Delivery.SILENT:
            self._wait(SILENCE_S)
            self.close_connection = True
        elif answer.delivery is Delivery.RESET:
            self._reset()
        elif answer.delivery is Delivery.HALF:
            self.close_connection = True
            self._write(answer, len(answer.body) // 2)
        else:
            if answer.delivery is Delivery.SLOW:
                self._wait(SLOW_S)
            self._write(answer)

    def _wait(self, seconds: float) -> None:
        self.server.stopping.wait(seconds * self.server.site.pace)

    def _write(self, answer: Answer, length: int | None = None) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body[:length])

    def _reset(self) -> None:
        """Closes with RST instead of FIN: a linger time of zero throws away what is unsent."""
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True
        self.connection.close()  # takes effect when the handler's files are closed, right after this
