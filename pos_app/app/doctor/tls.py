"""The encrypted connection to the gateway: does its certificate verify, and for how long."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from requests import adapters

from pos_app.domain.checkup import Check, fault, warning, well
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.qfpay.environments import is_loopback

if TYPE_CHECKING:
    from pos_app.domain.sentences import Sentence

_NOT_NEEDED = QT_TRANSLATE_NOOP("tls", "The gateway is on this computer: nothing has to be encrypted.")
_WELL = QT_TRANSLATE_NOOP("tls", "The connection is encrypted ({protocol}); {host} has a certificate until {until}.")
_SOON = QT_TRANSLATE_NOOP(
    "tls", "The connection is encrypted ({protocol}), but the certificate of {host} ends in {days} days, on {until}."
)
_SOON_ADVICE = QT_TRANSLATE_NOOP(
    "tls", "QFPay renews it by itself, usually in time. If this still stands here in a week, tell QFPay."
)
_NOT_REACHED = QT_TRANSLATE_NOOP("tls", "{host} could not be reached, so its certificate could not be checked.")
_NOT_REACHED_ADVICE = QT_TRANSLATE_NOOP("tls", "Check the shop's network first.")
_UNTRUSTED = QT_TRANSLATE_NOOP("tls", "The certificate of {host} cannot be trusted: {why}")
_EXPIRED = QT_TRANSLATE_NOOP("tls", "it has ended, or this computer's date is wrong.")
_OTHER_NAME = QT_TRANSLATE_NOOP("tls", "it belongs to another name.")
_UNKNOWN_ISSUER = QT_TRANSLATE_NOOP("tls", "it was made by somebody unknown.")
_OTHERWISE = QT_TRANSLATE_NOOP("tls", "error {code}.")
_UNTRUSTED_ADVICE = QT_TRANSLATE_NOOP(
    "tls",
    "Nothing is sent there. Look at the computer's date, open a web page (a network may want you to sign in), and "
    "ask who runs the network or the antivirus program whether they read encrypted connections: they must not read "
    "this one.",
)

_SOON_DAYS: Final = 14
_TIMEOUT_S: Final = 10.0
# OpenSSL's numbers, x509_vfy.h
_DATES: Final = frozenset({9, 10})
_NAMES: Final = frozenset({62, 64})
_ISSUERS: Final = frozenset({2, 18, 19, 20, 21, 27})


@dataclass(frozen=True, slots=True)
class Seen:
    """How a connection was encrypted, and until when the certificate is valid (UTC)."""

    protocol: str
    until: datetime


def tls(base_url: str, proxy: str | None, now: datetime) -> Check:
    """Connects, sends no request, and looks."""
    if is_loopback(base_url):
        return well("tls", _NOT_NEEDED)
    parts = urlsplit(base_url)
    return examined(parts.hostname or "", parts.port or 443, proxy, now)


def examined(host: str, port: int, proxy: str | None, now: datetime) -> Check:
    """The same for a host that is elsewhere."""
    try:
        seen = _look(host, port, proxy)
    except ssl.SSLCertVerificationError as error:
        told = _UNTRUSTED.filled(host=host, why=_reason(error.verify_code))
        return fault("tls", told, _UNTRUSTED_ADVICE)
    except (OSError, http.client.HTTPException):
        return fault("tls", _NOT_REACHED.filled(host=host), _NOT_REACHED_ADVICE)
    return judged(host, seen, now)


def judged(host: str, seen: Seen, now: datetime) -> Check:
    """Says early that a certificate comes to its end."""
    said = {"host": host, "protocol": seen.protocol, "until": f"{seen.until:%Y-%m-%d}"}
    left = seen.until - now
    if left < timedelta(days=_SOON_DAYS):
        return warning("tls", _SOON.filled(**said, days=str(left.days)), _SOON_ADVICE)
    return well("tls", _WELL.filled(**said))


def _look(host: str, port: int, proxy: str | None) -> Seen:
    """Shakes hands as the gateway's client does. Raises OSError, SSLCertVerificationError among them."""
    context = ssl.create_default_context(cafile=adapters.DEFAULT_CA_BUNDLE_PATH)
    via = urlsplit(proxy) if proxy else None
    if via is None:
        connection = http.client.HTTPSConnection(host, port, timeout=_TIMEOUT_S, context=context)
    else:
        proxy_port = via.port or 8080
        connection = http.client.HTTPSConnection(via.hostname or "", proxy_port, timeout=_TIMEOUT_S, context=context)
        connection.set_tunnel(host, port)
    try:
        connection.connect()
        socket = cast("ssl.SSLSocket", connection.sock)
        ends = str((socket.getpeercert() or {})["notAfter"])
        return Seen(socket.version() or "", datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), UTC))
    finally:
        connection.close()


def _reason(code: int) -> Sentence:
    if code in _DATES:
        return _EXPIRED
    if code in _NAMES:
        return _OTHER_NAME
    if code in _ISSUERS:
        return _UNKNOWN_ISSUER
    return _OTHERWISE.filled(code=str(code))
