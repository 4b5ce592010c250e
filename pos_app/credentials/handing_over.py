"""How credentials come in: through a pipe, in whatever encoding a system writes, or typed by a person, unseen.

No error here repeats what came in, nor carries it along.
"""

from __future__ import annotations

import codecs
from getpass import getpass
from typing import TYPE_CHECKING, Final

from pos_app.credentials.parsing import StoredCredentials, credentials_of, parse_credentials
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_UNREADABLE = QT_TRANSLATE_NOOP(
    "handing_over",
    "What came in is no text that can be read. Save the file as UTF-8, or start `pos-app credentials set` alone and "
    "answer what it asks.",
)
_ASK_CODE = QT_TRANSLATE_NOOP("handing_over", "app_code (what you type or paste stays unseen): ")
_ASK_KEY = QT_TRANSLATE_NOOP("handing_over", "client_key: ")
_ASK_MERCHANT = QT_TRANSLATE_NOOP("handing_over", "mchid (only Enter if QFPay gave you none): ")

_MAX_INPUT: Final = 64 * 1024
_UTF_16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_credentials(stream: TextIO | None, ask: Callable[[str], str] = getpass) -> StoredCredentials:
    """The credentials from standard input: asked for one by one at a terminal, else a JSON object. Raises BadInput.

    `ask` shows a question and returns the answer without showing it.
    """
    if stream is None:
        return parse_credentials("")
    if stream.isatty():
        return _typed(ask)
    buffer = getattr(stream, "buffer", None)
    return parse_credentials(stream.read(_MAX_INPUT) if buffer is None else as_characters(buffer.read(_MAX_INPUT)))


def as_characters(raw: bytes) -> str:
    """The text in `raw`: UTF-8, or the UTF-16 of Windows' editors and shells, marked or not. Raises BadInput."""
    try:
        text = raw.decode(_encoding(raw))
    except UnicodeDecodeError:  # it carries all of `raw`
        text = None
    if text is None:
        raise BadInput(_UNREADABLE)
    return text


def _encoding(raw: bytes) -> str:
    marked = _UTF_16.get(raw[:2])
    if marked is not None:
        return marked
    # JSON begins with an ASCII character, of which UTF-16 makes one byte and a zero.
    if raw[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if raw[:1] == b"\0" else "utf-8"


def _typed(ask: Callable[[str], str]) -> StoredCredentials:
    try:
        app_code = ask(str(_ASK_CODE))
        if app_code.lstrip().startswith(("{", "\uff5b")):  # the whole JSON object was pasted
            return parse_credentials(app_code)
        client_key, mchid = ask(str(_ASK_KEY)), ask(str(_ASK_MERCHANT))
    except EOFError:
        return parse_credentials("")
    return credentials_of({"app_code": app_code, "client_key": client_key, "mchid": mchid})
