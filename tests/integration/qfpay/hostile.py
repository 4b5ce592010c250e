"""Servers on loopback that misbehave on purpose, at the level of sockets."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    headers: dict[str, str]
    params: dict[str, str]
    body: bytes


class Peer:
    """One accepted connection, as its handler sees it."""

    def __init__(self, server: HostileServer, sock: socket.socket) -> None:
        self._server = server
        self._sock = sock
        self._buffer = b""

    def read_request(self) -> Received:
        """The next request; EOFError when the client has gone."""
        head = self._read_until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = self._read(int(headers.get("content-length", "0")))
        query = urlsplit(target).query or body.decode()
        received = Received(method, urlsplit(target).path, headers, dict(parse_qsl(query)), body)
        self._server.requests.append(received)
        return received

    def read_connect(self) -> str:
        """The head of a CONNECT, which is no request to the gateway."""
        return self._read_until(b"\r\n\r\n").decode("latin-1")

    def send(self, data: bytes) -> None:
        self._sock.sendall(data)

    def answer(self, body: bytes, status: str = "200 OK", **headers: str) -> None:
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self.send(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{lines}\r\n".encode() + body)

    def reset(self) -> None:
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._sock.close()

    def hang_up(self) -> None:
        """Ends the connection in good order."""
        self._sock.shutdown(socket.SHUT_RDWR)

    def wait_until_gone(self, seconds: float | None = None) -> bool:
        """Waits until the client closes (at most `seconds`); what it sends until then is counted, not kept."""
        while select.select([self._sock], [], [], seconds)[0]:
            try:
                data = self._sock.recv(65536)
            except OSError:
                return True
            if not data:
                return True
            self._server.bytes_received += len(data)
        return False

    def relay(self, other: socket.socket) -> None:
        """Copies both ways until one side has gone."""
        while True:
            for ready in select.select([self._sock, other], [], [])[0]:
                data = ready.recv(65536)
                if not data:
                    return
                (other if ready is self._sock else self._sock).sendall(data)

    def _read_until(self, mark: bytes) -> bytes:
        while mark not in self._buffer:
            self._receive()
        head, _, self._buffer = self._buffer.partition(mark)
        return head

    def _read(self, length: int) -> bytes:
        while len(self._buffer) < length:
            self._receive()
        data, self._buffer = self._buffer[:length], self._buffer[length:]
        return data

    def _receive(self) -> None:
        data = self._sock.recv(65536)
        if not data:
            raise EOFError
        self._server.bytes_received += len(data)
        self._buffer += data


class HostileServer:
    """Accepts connections and leaves each to `handle`, in a thread of its own."""

    def __init__(self, handle: Callable[[Peer], None], tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Received] = []
        self.connections = 0
        self.bytes_received = 0
        self._handle = handle
        self._tls = tls
        self._threads: list[threading.Thread] = []
        self._socks: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept)
        self._acceptor.start()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        for sock in self._socks:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self.connections += 1
                self._socks.append(sock)
                self._threads.append(threading.Thread(target=self._serve, args=(sock,)))
                self._threads[-1].start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError, EOFError), contextlib.ExitStack() as stack:
            stack.enter_context(sock)
            if self._tls:
                sock = stack.enter_context(self._tls.wrap_socket(sock, server_side=True))
                self._socks.append(sock)
            self._handle(Peer(self, sock))


def accepting(
    body: bytes = b'{"respcd":"0000","data":[]}', status: str = "200 OK", **headers: str
) -> Callable[[Peer], None]:
    """A handler that answers every request of a connection with `body`."""

    def handle(peer: Peer) -> None:
        while True:
            peer.read_request()
            peer.answer(body, status, **headers)

    return handle
