"""QFPay's signature (OpenAPI, "Signature"): of requests, and the candidates for the signature of answers.

Nothing here raises for odd input: a lone surrogate (JSON may hold one) is hashed as it stands.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class SignType(StrEnum):
    """Hash of a signature, as named in the header `X-QF-SIGNTYPE` (which is only sent for SHA256)."""

    SHA256 = "SHA256"
    MD5 = "MD5"


class Scheme(StrEnum):
    """What the signature of an answer was taken of (candidates seen in QFPay's documentation)."""

    RAW_BODY = "raw_body"
    DATA_FIELDS = "data_fields"
    TOP_FIELDS = "top_fields"


def canonical(params: Mapping[str, str]) -> str:
    """The text that is signed, before the key: `name=value` joined with `&`, sorted by the bytes of the name.

    Values stay raw (not percent-encoded); empty ones are left out, as they are never sent.
    """
    names = sorted((name for name, value in params.items() if value), key=_octets)
    return "&".join(f"{name}={params[name]}" for name in names)


def sign(params: Mapping[str, str], client_key: str, sign_type: SignType) -> str:
    """The value of `X-QF-SIGN` for `params`: hex, upper case."""
    return sign_body(_octets(canonical(params)), client_key, sign_type)


def sign_body(raw: bytes, client_key: str, sign_type: SignType) -> str:
    """Hash of `raw` followed by `client_key`, as QFPay signs its notifications: hex, upper case."""
    signed = raw + _octets(client_key)
    if sign_type is SignType.SHA256:
        return hashlib.sha256(signed).hexdigest().upper()
    return hashlib.md5(signed, usedforsecurity=False).hexdigest().upper()


def matches(expected: str, given: str) -> bool:
    """Whether two signatures are the same but for upper and lower case, in constant time."""
    return hmac.compare_digest(_octets(expected.upper()), _octets(given.upper()))


def verify_response(raw: bytes, document: object, given: str, sign_type: SignType, client_key: str) -> Scheme | None:
    """The scheme by which `given` (header `X-QF-SIGN` of an answer) signs the answer, or `None` if none does.

    `raw` is the body as received, `document` the JSON read from it.
    """
    try:
        for scheme, signed in _response_schemes(raw, document):
            if matches(sign_body(signed, client_key, sign_type), given):
                return scheme
    except RecursionError:  # fields nested too deep to be written out again: no gateway signs such a thing
        return None
    return None


def _response_schemes(raw: bytes, document: object) -> Iterator[tuple[Scheme, bytes]]:
    yield Scheme.RAW_BODY, raw
    if isinstance(document, dict):
        if isinstance(document.get("data"), dict):
            yield Scheme.DATA_FIELDS, _signed_fields(document["data"])
        yield Scheme.TOP_FIELDS, _signed_fields(document)


def _signed_fields(fields: Mapping[str, object]) -> bytes:
    return _octets(canonical({name: _as_text(value) for name, value in fields.items()}))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _octets(text: str) -> bytes:
    # An encoding error would carry the whole text, key included, away in its `object`.
    return text.encode("utf-8", "surrogatepass")
