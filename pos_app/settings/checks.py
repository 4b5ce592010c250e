"""What a setting may say: each check raises BadInput with a sentence that tells what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

MOST_QUICK_AMOUNTS: Final = 4
LONGEST_FRAME: Final = 16
_LONGEST_URL: Final = 400

_BAD_TEXT = QT_TRANSLATE_NOOP("checks", "This has {largest} characters at most, all on one line.")
_BAD_AMOUNT = QT_TRANSLATE_NOOP("checks", "This is not an amount. Write it like 12.50.")
_BAD_AMOUNTS = QT_TRANSLATE_NOOP("checks", "Write at most {largest} amounts, such as 10, 20, 50.")
_BAD_FRAME = QT_TRANSLATE_NOOP("checks", "What a scanner sends round a code has {largest} characters at most.")
_BAD_PROXY = QT_TRANSLATE_NOOP("checks", "This is not the address of a proxy. Write it like http://10.0.0.1:8080.")
_PROXY_PASSWORD = QT_TRANSLATE_NOOP(
    "checks",
    "The address of the proxy contains a name or password, which cannot be kept safely in the settings. "
    "Use a proxy that lets this computer through without one.",
)
_BAD_PAGE = QT_TRANSLATE_NOOP(
    "checks", "This is not the address of a page. Write it like https://example.com/pos-app, or leave it empty."
)

_OWN_COMPUTER = ("localhost", "127.0.0.1", "::1")
_AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")


def one_line(largest: int) -> Callable[[str], None]:
    """Makes the check of a text of `largest` characters at most, on one line."""

    def check(text: str) -> None:
        if len(text) > largest or not text.isprintable():
            raise BadInput(_BAD_TEXT.filled(largest=str(largest)))

    return check


def check_amount(text: str) -> None:
    """An amount in major units with a decimal point, or nothing. Whether it fits a currency is seen at the counter."""
    if text and not _AMOUNT.fullmatch(text):
        raise BadInput(_BAD_AMOUNT)


def check_amounts(amounts: tuple[str, ...]) -> None:
    """Some amounts, none of them empty."""
    if len(amounts) > MOST_QUICK_AMOUNTS:
        raise BadInput(_BAD_AMOUNTS.filled(largest=str(MOST_QUICK_AMOUNTS)))
    for amount in amounts:
        check_amount(amount or "?")


def check_frame(text: str) -> None:
    """What a scanner sends before or behind a code; control characters are usual there."""
    if len(text) > LONGEST_FRAME:
        raise BadInput(_BAD_FRAME.filled(largest=str(LONGEST_FRAME)))


def check_proxy(url: str | None) -> None:
    """An http or https proxy with a host and without a password, or none."""
    if url is None:
        return
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadInput(_BAD_PROXY) from error
    if not usable or not url.isprintable() or " " in url:
        raise BadInput(_BAD_PROXY)
    if parts.username is not None or parts.password is not None:
        raise BadInput(_PROXY_PASSWORD)


def check_release_page(url: str) -> None:
    """An https page without a name or password in its address, or none; plain http on this computer alone."""
    if not url:
        return
    try:
        parts = urlsplit(url)
        secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _OWN_COMPUTER)
        usable = secure and bool(parts.hostname) and parts.port != 0 and parts.username is parts.password is None
    except ValueError as error:
        raise BadInput(_BAD_PAGE) from error
    if not usable or len(url) > _LONGEST_URL or not (url.isascii() and url.isprintable()) or " " in url:
        raise BadInput(_BAD_PAGE)
