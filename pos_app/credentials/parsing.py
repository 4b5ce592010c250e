"""Credentials as the owner hands them over: a JSON object with `app_code`, `client_key` and perhaps `mchid`.

No error text and no exception here ever repeats what came in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pos_app.domain.secret import Secret
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.sentences import Sentence

FIELDS: Final = ("app_code", "client_key", "mchid")
"""The names of the three values, as QFPay writes them. `mchid` may be missing."""
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


class BadField(BadInput):
    """One of the three values is missing or cannot be one of QFPay's; `field` says which."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(sentence.filled(field=field))
        self.field = field


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
    return credentials_of(_typed_object(text))


def credentials_of(document: dict[str, object] | None) -> StoredCredentials:
    """The credentials of three values by name, trimmed. Raises BadInput."""
    if document is None:
        raise BadInput(_NOT_JSON.filled(example=_EXAMPLE))
    if not document.keys() <= set(FIELDS):
        raise BadInput(_EXTRA.filled(fields=", ".join(FIELDS)))
    return parse_fields(document)


def parse_fields(fields: Mapping[str, object]) -> StoredCredentials:
    """The credentials of values by their names in `FIELDS`, as they are typed one by one. Raises `BadField`."""
    app_code, client_key, mchid = (_value(fields.get(name), name) for name in FIELDS)
    for name, value in (("app_code", app_code), ("client_key", client_key)):
        if not value:
            raise BadField(name, _MISSING)
    return StoredCredentials(Secret(app_code), Secret(client_key), mchid or None)


def split_pasted(text: str) -> dict[str, str] | None:
    """The texts of a JSON object that was pasted where one value belongs; None for anything else.

    Taken apart only, not judged: `parse_fields` does that.
    """
    document = _typed_object(text)
    if document is None or not document.keys() <= set(FIELDS):
        return None
    texts = {name: value for name, value in document.items() if isinstance(value, str)}
    return texts or None


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


def _typed_object(text: str) -> dict[str, object] | None:
    """The object in what a person handed over, whatever became of its quotation marks on the way."""
    trimmed = _AROUND.sub("", text)
    document = _object(trimmed)
    return _object(trimmed.translate(_STRAIGHT)) if document is None else document


def _value(value: object, field: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadField(field, _NOT_TEXT)
    trimmed = _AROUND.sub("", value)
    if _FULL_WIDTH.search(trimmed):
        raise BadField(field, _FULL_WIDTH_FOUND)
    if re.search(r"\s", trimmed):
        raise BadField(field, _SPACE_FOUND)
    if trimmed and not _PRINTABLE.fullmatch(trimmed):
        raise BadField(field, _STRANGE_FOUND)
    return trimmed
