"""Bodies of answers read as JSON, whatever was sent: bounded, and with one word for what is wrong."""

from __future__ import annotations

import json
import unicodedata
import zlib
from typing import Any, Final, NoReturn

_GZIP: Final = 31  # wbits: a gzip header is required

DECIDING: Final = frozenset(
    {"respcd", "txstatus", "cancel", "order_type", "out_trade_no", "syssn", "txamt", "txcurrcd", "data"}
)
"""The fields that make *paid* or *not paid* of an answer."""


class Unreadable(Exception):
    """A body that says nothing. `reason` is a short technical word, nothing of the body."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def unpacked(raw: bytes, encoding: str, limit: int) -> bytes:
    """`raw` without its `Content-Encoding`, at most `limit` bytes of it. Raises `Unreadable`.

    We ask for `identity`; a proxy may send gzip all the same, and a bomb must not fill the memory.
    """
    if encoding.strip().lower() in ("", "identity"):
        return raw
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise Unreadable("encoded")
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        body = unpacker.decompress(raw, limit + 1)
    except zlib.error:
        raise Unreadable("encoded") from None
    if len(body) > limit:
        raise Unreadable("too_large")
    if not unpacker.eof or unpacker.unused_data:
        raise Unreadable("truncated")
    return body


def read_document(raw: bytes) -> dict[str, object]:
    """The JSON object in `raw` (UTF-8, a byte order mark may be there). Raises `Unreadable` for all else."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("not_utf8") from None
    try:
        document: object = json.loads(text, object_pairs_hook=_unambiguous, parse_constant=_refuse)
    except (ValueError, RecursionError):  # ValueError: also a number of more digits than Python converts
        raise Unreadable("html" if text.lstrip().startswith("<") else "not_json") from None
    if not isinstance(document, dict):
        raise Unreadable("not_an_object")
    return document


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):  # readers differ in which of two fields of one name they believe
        raise ValueError("a field comes twice")
    if any(_plain(name) in DECIDING for name in fields.keys() - DECIDING):  # `Cancel`: is it there or not?
        raise ValueError("a field that decides has an odd name")
    return fields


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")
