"""Credentials as the owner hands them over: a JSON object with `app_code`, `client_key` and perhaps `mchid`.

No error text and no exception here ever repeats what came in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import Final

from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

_FIELDS: Final = ("app_code", "client_key", "mchid")
_CODES_KEY: Final = "codes_key"
_HEX_KEY: Final = re.compile(r"([0-9a-f]{64})?")
# What word processors, chat programs and Chinese input methods make of JSON's own characters.
_STRAIGHT: Final = str.maketrans(
    "\u201c\u201d\u201e\u201f\uff02\u2018\u2019'\uff5b\uff5d\uff1a\uff0c\u00a0\u3000", '""""""""{}:,  '
)
# Byte order mark and zero-width space come along with copied text, and strip() leaves them.
_AROUND = re.compile(r"\A[\s\ufeff\u200b]+|[\s\ufeff\u200b]+\Z")
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000]")
# app_code travels in an HTTP header; QFPay issues letters and digits.
_PRINTABLE = re.compile(r"[\x21-\x7e]+")

_NOT_JSON = QT_TRANSLATE_NOOP(
    "parsing",
    "This is not a JSON object. Pass it like {example}, with the values that QFPay gave you.",
)
_EXAMPLE: Final = '{"app_code": "…", "client_key": "…", "mchid": "…"}'
_MISSING = QT_TRANSLATE_NOOP(
    "parsing", "{field} is missing. QFPay gave it to you with your account; add it and try again."
)
_EXTRA = QT_TRANSLATE_NOOP("parsing", "There are other fields than {fields}. Leave them out and try again.")
_NOT_TEXT = QT_TRANSLATE_NOOP("parsing", "{field} must be a text in quotation marks.")
_FULL_WIDTH_FOUND = QT_TRANSLATE_NOOP(
    "parsing",
    "{field} contains full-width characters. Switch the input method off and type or copy it again.",
)
_SPACE_FOUND = QT_TRANSLATE_NOOP("parsing", "{field} contains a space or line break. Copy it again, in one piece.")
_STRANGE_FOUND = QT_TRANSLATE_NOOP(
    "parsing", "{field} contains a character that no credential of QFPay has. Copy it again."
)


@dataclass(frozen=True, slots=True)
class StoredCredentials:
    """What a profile needs to talk to QFPay. `mchid` is None where QFPay issued none.

    `codes_key`, kept with them: the key of the journal's payment code hashes, where it is not made of `client_key`.
    """

    app_code: Secret
    client_key: Secret
    mchid: str | None
    codes_key: Secret | None = field(default=None, repr=False)

    def same_merchant(self, other: StoredCredentials) -> bool:
        """Whether only the key is another: what is open at QFPay can be followed with either."""
        return self.app_code == other.app_code and self.mchid == other.mchid


def parse_credentials(text: str) -> StoredCredentials:
    """The credentials in `text`, a JSON object. Raises BadInput.

    Surrounding spaces, line breaks and byte order marks are removed, from the text and from each value; quotation
    marks, braces and colons of word processors and input methods are taken for JSON's own.
    `mchid` may be absent, null or empty: then there is none.
    """
    trimmed = _AROUND.sub("", text)
    document = _object(trimmed)
    return credentials_of(_object(trimmed.translate(_STRAIGHT)) if document is None else document)


def credentials_of(document: dict[str, object] | None) -> StoredCredentials:
    """The credentials of three values by name, trimmed. Raises BadInput."""
    if document is None:
        raise BadInput(_NOT_JSON.filled(example=_EXAMPLE))
    if not document.keys() <= set(_FIELDS):
        raise BadInput(_EXTRA.filled(fields=", ".join(_FIELDS)))
    app_code, client_key, mchid = (_value(document.get(name), name) for name in _FIELDS)
    for name, value in (("app_code", app_code), ("client_key", client_key)):
        if not value:
            raise BadInput(_MISSING.filled(field=name))
    return StoredCredentials(Secret(app_code), Secret(client_key), mchid or None)


def stored_credentials(text: str) -> StoredCredentials:
    """What `as_text` wrote. Raises BadInput for anything else."""
    document = _object(text)
    codes_key = "" if document is None else _value(document.pop(_CODES_KEY, None), _CODES_KEY)
    if not _HEX_KEY.fullmatch(codes_key):
        raise BadInput(_STRANGE_FOUND.filled(field=_CODES_KEY))
    return replace(credentials_of(document), codes_key=Secret(codes_key) if codes_key else None)


def as_text(credentials: StoredCredentials) -> Secret:
    """The JSON object that `stored_credentials` reads."""
    document = {
        "app_code": credentials.app_code.reveal(),
        "client_key": credentials.client_key.reveal(),
        "mchid": credentials.mchid,
    }
    if credentials.codes_key is not None:
        document[_CODES_KEY] = credentials.codes_key.reveal()
    return Secret(json.dumps(document))


def _object(text: str) -> dict[str, object] | None:
    # Not raised from within: a JSONDecodeError carries the whole text.
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _value(value: object, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadInput(_NOT_TEXT.filled(field=field))
    trimmed = _AROUND.sub("", value)
    if _FULL_WIDTH.search(trimmed):
        raise BadInput(_FULL_WIDTH_FOUND.filled(field=field))
    if re.search(r"\s", trimmed):
        raise BadInput(_SPACE_FOUND.filled(field=field))
    if trimmed and not _PRINTABLE.fullmatch(trimmed):
        raise BadInput(_STRANGE_FOUND.filled(field=field))
    return trimmed
