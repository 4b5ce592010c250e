"""QFPay's environments and what may be used as the base URL of its gateway (OpenAPI, "Environments")."""

from __future__ import annotations

import ipaddress
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

SANDBOX: Final = "sandbox"
LIVE_TESTING: Final = "live-testing"
PRODUCTION: Final = "production"

ENVIRONMENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        SANDBOX: "https://openapi-int.qfapi.com",
        LIVE_TESTING: "https://test-openapi-hk.qfapi.com",
        PRODUCTION: "https://openapi-hk.qfapi.com",
    }
)

SANDBOX_HAS_NO_WALLETS: Final = QT_TRANSLATE_NOOP(
    "environments",
    "QFPay's sandbox simulates credit cards only: no wallet payment works there. "
    "To try payments use the training gateway, or live testing with small amounts.",
)
LIVE_TESTING_MOVES_MONEY: Final = QT_TRANSLATE_NOOP(
    "environments",
    "Live testing moves real money that is never settled to you. Refund every test payment on the same day.",
)
_NOT_A_URL: Final = QT_TRANSLATE_NOOP(
    "environments",
    "The gateway's address is not a usable web address. Write it like https://openapi-hk.qfapi.com, "
    "without user name, question mark or number sign.",
)
_NOT_HTTPS: Final = QT_TRANSLATE_NOOP(
    "environments",
    "The gateway's address must begin with https://. Plain http is for the training gateway on this computer only.",
)


def check_base_url(url: str) -> str:
    """`url` as it will be used: lower-case scheme and host, path prefix kept, no slash at the end.

    Raises `SetupError` for anything but an https URL of a host (http for loopback alone), and for user names,
    queries and fragments.
    """
    url = url.strip()
    parts = _split(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(url)):
        raise SetupError(_NOT_HTTPS)
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _split(url: str) -> SplitResult:
    unusable = SetupError(_NOT_A_URL)
    if not url.isascii() or not url.isprintable() or any(sign in url for sign in ' \\?#@%"<>'):
        raise unusable
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise unusable from None
    if not parts.hostname or port == 0:
        raise unusable
    return parts


def is_loopback(url: str) -> bool:
    """Whether `url` stays on this computer: `localhost`, 127.0.0.0/8 or ::1."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(url: str) -> str:
    """Host of a base URL, with the port where it names one: what signatures are pinned for."""
    return urlsplit(url).netloc.lower()


def is_sandbox(url: str) -> bool:
    """Whether `url` is QFPay's sandbox, where no wallet can be paid with (`SANDBOX_HAS_NO_WALLETS`)."""
    return _same_host(url, ENVIRONMENTS[SANDBOX])


def is_live_testing(url: str) -> bool:
    """Whether `url` is QFPay's live testing, where real money moves (`LIVE_TESTING_MOVES_MONEY`)."""
    return _same_host(url, ENVIRONMENTS[LIVE_TESTING])


def _same_host(url: str, other: str) -> bool:
    return urlsplit(url).hostname == urlsplit(other).hostname
