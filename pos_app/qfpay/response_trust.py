"""Whether an answer carries a signature, and whether it holds (OpenAPI, introduction: verify the headers)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pos_app.qfpay.signing import Scheme, SignType, verify_response

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHA256_HEX_LENGTH: Final = 64
CONFIGURATION: Final = frozenset({"1103", "1104", "1105", "1106", "1107", "1108"})
"""Codes with which the gateway refuses whoever asks, not what was asked."""
_OF_A_REFUSAL: Final = ("respcd", "resperr", "respmsg", "out_trade_no")


class Trust(StrEnum):
    """What the signature of an answer says."""

    UNSIGNED = "unsigned"
    VERIFIED = "verified"
    MISMATCH = "mismatch"


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """`scheme` is what the signature was taken of, where it was verified."""

    trust: Trust
    scheme: Scheme | None = None


def judge_signature(raw: bytes, document: object, headers: Mapping[str, str], client_key: str) -> SignatureVerdict:
    """Tries every candidate scheme on the header `X-QF-SIGN`. `headers` must find names in any case."""
    given = headers.get("X-QF-SIGN", "").strip()
    if not given:
        return SignatureVerdict(Trust.UNSIGNED)
    scheme = verify_response(raw, document, given, _sign_type(given, headers), client_key)
    return SignatureVerdict(Trust.MISMATCH if scheme is None else Trust.VERIFIED, scheme)


def needs_no_signature(document: Mapping[str, object]) -> bool:
    """Whether `document` is a configuration refusal and nothing else: a gateway that does not know us cannot sign."""
    respcd = document.get("respcd")
    refuses = isinstance(respcd, str) and respcd in CONFIGURATION
    return refuses and not document.get("data") and not document.get("txstatus")


def refusal_alone(document: Mapping[str, object]) -> dict[str, object]:
    """`document` without what only a signed answer may teach, such as a `syssn` to ask by."""
    return {name: document[name] for name in _OF_A_REFUSAL if name in document}


def _sign_type(given: str, headers: Mapping[str, str]) -> SignType:
    named = headers.get("X-QF-SIGNTYPE", "").strip().upper() == SignType.SHA256
    return SignType.SHA256 if named or len(given) == _SHA256_HEX_LENGTH else SignType.MD5
