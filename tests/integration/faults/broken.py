"""Answers that are none: what was asked is carried out, and then the answer is lost, cut, wrong or endless."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.integration.faults.gateway import Behaviour, Exchange, packed

HEAD = b"HTTP/1.1 200 OK\r\n"
MANY = 200_000
BOMB = b" " * (60 << 20)


@dataclass(frozen=True)
class Broken:
    """One way in which an answer is none. `slow`: only the deadline ends the call."""

    name: str
    fault: str
    answer: Behaviour = field(repr=False)
    slow: bool = False
    tls: bool = False


def _head(body: bytes, more: bytes = b"") -> bytes:
    return HEAD + b"Content-Length: %d\r\n%s\r\n" % (len(body), more)


def _head_and(body: bytes) -> bytes:
    return _head(body) + body


def _made(mangle: Callable[[bytes], bytes]) -> Behaviour:
    """Sends what `mangle` makes of the honest answer's body, then ends the connection."""

    def behave(exchange: Exchange) -> None:
        exchange.send_and_end(mangle(packed(exchange.carry_out())))

    return behave


def _sent(data: bytes) -> Behaviour:
    return _made(lambda _: data)


def _body(body: bytes, more: bytes = b"") -> Behaviour:
    return _sent(_head(body, more) + body)


def _status(line: str, more: bytes = b"") -> Behaviour:
    """The honest body under another status: whatever it claims, it is no answer."""
    return _made(lambda body: b"HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n%s" % (line.encode(), len(body), more, body))


def _drip(begin: bytes, drop: bytes) -> Behaviour:
    """A byte now and then, for as long as the other side listens."""

    def behave(exchange: Exchange) -> None:
        exchange.carry_out()
        exchange.peer.send(begin)
        while not exchange.peer.wait_until_gone(0.05):
            exchange.peer.send(drop)
        raise EOFError

    return behave


def _flood(begin: bytes, wave: bytes) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        exchange.carry_out()
        exchange.peer.send(begin)
        while True:
            exchange.peer.send(wave)

    return behave


def _reset_before(exchange: Exchange) -> None:
    exchange.carry_out()
    exchange.peer.reset()
    raise EOFError


def _closed_before(exchange: Exchange) -> None:
    exchange.carry_out()
    raise EOFError


def _reset_within(cut: Callable[[bytes], bytes]) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        body = packed(exchange.carry_out())
        exchange.peer.send(cut(_head(body) + body))
        exchange.peer.reset()
        raise EOFError

    return behave


def _silent(exchange: Exchange) -> None:
    exchange.carry_out()
    exchange.peer.wait_until_gone()
    raise EOFError


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


BROKEN = (
    Broken("reset-before", "The connection is reset before a byte of the answer", _reset_before),
    Broken("closed-before", "The connection is closed before a byte of the answer", _closed_before),
    Broken("reset-in-head", "The connection is reset within the headers", _reset_within(lambda sent: sent[:25])),
    Broken("reset-in-body", "The connection is reset within the body", _reset_within(lambda sent: sent[:-20])),
    Broken("closed-in-body", "The connection is closed within the body", _made(lambda body: _head(body) + body[:-20])),
    Broken("tls-cut", "TLS is cut off after the request was received", _reset_before, tls=True),
    Broken("tls-closed", "TLS ends in the middle of the body", _made(lambda body: _head(body) + body[:-20]), tls=True),
    Broken("no-http", "Something that is not HTTP answers", _sent(b"SSH-2.0-OpenSSH_9.2\r\n")),
    Broken("http-0.9", "A bare body without status line and headers", _made(lambda body: body)),
    Broken("too-long", "`Content-Length` promises more than comes", _made(lambda body: _head(body + b"!" * 9) + body)),
    Broken("too-short", "`Content-Length` cuts the body short", _made(lambda body: _head(body[:-5]) + body)),
    Broken("two-lengths", "Two `Content-Length`s that differ", _made(
        lambda body: HEAD + b"Content-Length: 5\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))),
    Broken("no-length", "A `Content-Length` that is no number, and half a body", _made(
        lambda body: HEAD + b"Content-Length: many\r\n\r\n" + body[:-9])),
    Broken("chunk-garbage", "Chunks whose size is garbage", _made(
        lambda body: HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body)),
    Broken("chunk-cut", "Chunks without an end", _made(
        lambda body: HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(body), body))),
    Broken("chunk-negative", "A chunk of negative size", _made(
        lambda body: HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n" + body + b"\r\n0\r\n\r\n")),
    Broken("unknown-transfer", "A `Transfer-Encoding` nobody knows", _made(
        lambda body: HEAD + b"Transfer-Encoding: rot13\r\n\r\n" + body[::-1])),
    Broken("half-json", "Half a JSON document, of the length that was promised", _made(
        lambda body: _head(body[:-9]) + body[:-9])),
    Broken("empty", "An empty body", _body(b"")),
    Broken("html-200", "The hotel's login page, with status 200", _body(b"<!DOCTYPE html><title>Log in</title>")),
    Broken("null", "`null`", _body(b"null")),
    Broken("list", "`[]`", _body(b"[]")),
    Broken("string", "A JSON text", _body(b'"0000"')),
    Broken("number", "A JSON number", _body(b"0")),
    Broken("empty-object", "`{}`", _body(b"{}")),
    Broken("deep-lists", f"Lists nested {MANY:,} deep", _body(b"[" * MANY + b"]" * MANY)),
    Broken("deep-objects", f"Objects nested {MANY:,} deep", _body(b'{"data":' * MANY + b"1" + b"}" * MANY, )),
    Broken("deep-data", "A document whose `data` is nested 900 deep", _body(
        b'{"respcd":"0000","data":' + b"[" * 900 + b"]" * 900 + b"}")),
    Broken("endless-body", "A body without an end", _flood(HEAD + b"\r\n", b" " * 65_536)),
    Broken("endless-chunks", "Chunks without an end to them, quickly", _flood(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 65_536 + b"\r\n")),
    Broken("gzip-bomb", "A gzip bomb of 60 MB", _body(gzip.compress(BOMB), b"Content-Encoding: gzip\r\n")),
    Broken("deflate-bomb", "A deflate bomb of 60 MB", _body(zlib.compress(BOMB), b"Content-Encoding: deflate\r\n")),
    Broken("raw-deflate", "Raw deflate that nobody asked for", _made(
        lambda body: _head(_raw_deflate(body), b"Content-Encoding: deflate\r\n") + _raw_deflate(body))),
    Broken("no-gzip", "gzip is announced, and it is none", _made(
        lambda body: _head(body, b"Content-Encoding: gzip\r\n") + body)),
    Broken("cut-gzip", "gzip that ends too early", _made(
        lambda body: _head(gzip.compress(body)[:-9], b"Content-Encoding: gzip\r\n") + gzip.compress(body)[:-9])),
    Broken("gb18030", "Chinese in GB18030 instead of UTF-8", _body(
        '{"respcd":"0000","resperr":"交易成功"}'.encode("gb18030"))),
    Broken("utf-16", "UTF-16", _made(lambda body: _head_and(body.decode().encode("utf-16")))),
    Broken("two-boms", "Two byte order marks", _made(lambda body: _head_and(b"\xef\xbb\xbf" * 2 + body))),
    Broken("nul", "A NUL byte behind the document", _made(lambda body: _head_and(body + b"\0"))),
    Broken("nan", "`NaN` and `Infinity` among the values", _body(b'{"respcd":"0000","txamt":NaN,"cancel":Infinity}')),
    Broken("two-documents", "Two documents in one body", _made(lambda body: _head_and(body * 2))),
    Broken("endless-header", "A header line without an end", _flood(HEAD + b"X-Long: ", b"x" * 65_536)),
    Broken("endless-headers", "Headers without an end", _flood(HEAD, b"X-More: 1\r\n" * 1_000)),
    Broken("headers-only", "Headers, and then the end", _sent(HEAD)),
    Broken("status-201", "Status 201 with the honest body", _status("201 Created")),
    Broken("status-204", "Status 204", _sent(b"HTTP/1.1 204 No Content\r\n\r\n")),
    Broken("status-206", "Status 206 with the honest body", _status("206 Partial Content")),
    Broken("status-400", "Status 400 with the honest body", _status("400 Bad Request")),
    Broken("status-401", "Status 401", _status("401 Unauthorized", b'WWW-Authenticate: Basic realm="x"\r\n')),
    Broken("status-403", "Status 403, such as a firewall's page", _status("403 Forbidden")),
    Broken("status-404", "Status 404", _status("404 Not Found")),
    Broken("status-407", "Status 407 from something in between", _status("407 Proxy Authentication Required")),
    Broken("status-500", "Status 500", _status("500 Internal Server Error")),
    Broken("status-502", "Status 502", _status("502 Bad Gateway")),
    Broken("status-503", "Status 503 with Retry-After", _status("503 Service Unavailable", b"Retry-After: 1\r\n")),
    Broken("status-999", "A status nobody knows", _status("999 What")),
    Broken("status-0", "Status 000", _status("000 None")),
    Broken("early-hints", "103 Early Hints, and then nothing", _sent(b"HTTP/1.1 103 Early Hints\r\n\r\n")),
    Broken("switching", "101 Switching Protocols", _sent(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
    Broken("silence", "No answer at all", _silent, slow=True),
    Broken("slow-status", "A byte now and then, in the status line", _drip(b"HTTP/1.1 200 ", b"O"), slow=True),
    Broken("slow-headers", "A byte now and then, in the headers", _drip(HEAD + b"X-Slow: ", b"x"), slow=True),
    Broken("slow-body", "A byte now and then, in the body", _drip(_head(b" " * 9_999), b" "), slow=True),
    Broken("slow-chunks", "A chunk of one byte now and then", _drip(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), slow=True),
    Broken("slow-complete", "A complete document, and then blanks now and then", _drip(
        HEAD + b'Connection: close\r\n\r\n{"respcd":"1201"}', b" "), slow=True),
    Broken("continue-flood", "100 Continue over and over", _flood(
        b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), slow=True),
    Broken("hints-flood", "103 Early Hints over and over", _flood(
        b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100), slow=True),
    Broken("trailer-flood", "A trailer behind the last chunk without an end", _flood(
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-More: 1\r\n" * 1_000), slow=True),
)  # fmt: skip
