"""One HTTP exchange with the gateway: a reply, or `NoAnswer` with what our own connection knows about it."""

from __future__ import annotations

import http.client
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlencode

import requests
import urllib3

from pos_app import __version__
from pos_app.domain.answers import NoAnswer
from pos_app.qfpay.connections import Call, WatchedAdapter, Withheld
from pos_app.qfpay.documents import Unreadable, unpacked
from pos_app.qfpay.environments import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CONNECT_S: Final = 10.0
_CHUNK: Final = 65_536
_OK: Final = 200
# ValueError: urllib3 and http.client raise it for what cannot be a URL, a header or a number in one.
_TROUBLE: Final = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
    ValueError,
    Unreadable,
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be sent. `limit`: the most bytes that an answer may have. `permit`: see `Call`."""

    method: str
    path: str
    params: Mapping[str, str] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    deadline_s: float
    limit: int
    permit: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer. `body` is read for status 200 only; `headers` finds names whatever their case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Carrier(Protocol):
    """Whatever brings a request to the gateway and an answer back. May be used from several threads at once."""

    def exchange(self, request: Request) -> Reply | NoAnswer:
        """Sends `request` once; never raises for trouble on the way."""

    def close(self) -> None:
        """Ends the requests that are on their way. Later ones are not sent."""


class Transport:
    """Sends requests below `base_url`. May be used from several threads at once.

    Nothing of the environment is used (proxies, certificates, `.netrc`), no cookie is kept, no redirect
    followed, nothing sent twice. Certificates are always verified; `proxy` is never used for loopback.
    """

    def __init__(self, base_url: str, proxy: str | None = None) -> None:
        self._base_url = base_url
        self._proxies = {"https": proxy} if proxy and not is_loopback(base_url) else {}
        self._adapter = WatchedAdapter()
        self._lock = threading.Lock()
        self._calls: set[Call] = set()
        self._closed = False

    def exchange(self, request: Request) -> Reply | NoAnswer:
        """Sends `request` once and reads the whole answer, both within `request.deadline_s` seconds."""
        if request.deadline_s <= 0:
            return NoAnswer(may_have_left=False, reason="deadline")
        with self._lock:
            if self._closed:
                return NoAnswer(may_have_left=False, reason="closed")
            call = Call(request.permit, request.deadline_s)
            self._calls.add(call)
        try:
            with call:
                return self._exchange(request, call)
        finally:
            with self._lock:
                self._calls.discard(call)

    def close(self) -> None:
        """Ends the calls that are on their way and drops the idle connections. Later calls send nothing."""
        with self._lock:
            self._closed = True
            calls = tuple(self._calls)
        for call in calls:
            call.end("closed")
        self._adapter.close()

    def _exchange(self, request: Request, call: Call) -> Reply | NoAnswer:
        try:
            reply = self._send(request)
        except Withheld:
            return NoAnswer(may_have_left=False, reason=call.ended)
        except _TROUBLE as error:
            return NoAnswer(call.began, call.ended or _reason(error, began=call.began))
        # A body without a length ends where the connection does: ours may have been the hand that ended it.
        return NoAnswer(may_have_left=True, reason=call.ended) if call.ended else reply

    def _send(self, request: Request) -> Reply:
        response = self._adapter.send(
            self._prepared(request),
            stream=True,
            timeout=(min(_CONNECT_S, request.deadline_s), request.deadline_s),
            verify=True,
            proxies=self._proxies,
        )
        try:
            body = _body(response, request.limit) if response.status_code == _OK else b""
            return Reply(response.status_code, response.headers, body)
        finally:
            response.close()

    def _prepared(self, request: Request) -> requests.PreparedRequest:
        form = urlencode(request.params)
        url = self._base_url + request.path
        headers = {
            "User-Agent": f"pos-app/{__version__}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            **request.headers,
        }
        if request.method == "GET":
            return requests.Request("GET", f"{url}?{form}", headers).prepare()
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return requests.Request(request.method, url, headers, data=form).prepare()


def _body(response: requests.Response, limit: int) -> bytes:
    body = bytearray()
    while chunk := response.raw.read(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > limit:
            raise Unreadable("too_large")
    return unpacked(bytes(body), response.headers.get("Content-Encoding", ""), limit)


_REASONS: Final[tuple[tuple[type[BaseException], str], ...]] = (
    (urllib3.exceptions.ProxyError, "proxy"),
    (urllib3.exceptions.SSLError, "tls"),
    (urllib3.exceptions.NameResolutionError, "dns"),
    (ConnectionRefusedError, "refused"),
    (urllib3.exceptions.NewConnectionError, "unreachable"),
    (urllib3.exceptions.ConnectTimeoutError, "connect_timeout"),
    (urllib3.exceptions.ReadTimeoutError, "deadline"),
)


def _reason(error: BaseException, *, began: bool) -> str:
    """One word for `error`; the exception itself goes no further, because it holds the request."""
    if isinstance(error, Unreadable):
        return error.reason
    causes = tuple(_causes(error))
    for kind, reason in _REASONS:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    return "connection_lost" if began else "not_connected"


def _causes(error: BaseException) -> list[BaseException]:
    causes: list[BaseException] = []
    following: object = error
    while isinstance(following, BaseException) and following not in causes:
        causes.append(following)
        wrapped = getattr(following, "reason", None) or next(iter(following.args), None)
        following = wrapped if isinstance(wrapped, BaseException) else following.__cause__
    return causes
