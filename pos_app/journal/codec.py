"""Payments, refunds and their events as compact JSON, and back.

What may be written is declared here, class by class, and each field by its type hint. Anything else is refused: a
payment code or a key has no way into the journal. A field that an older program did not write takes its default; a
field that this program does not know is passed over, so that a step back to an older program still follows payments.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pos_app.domain.answers import (
    CancelAnswer,
    NoAnswer,
    PaymentAnswer,
    QueryAnswer,
    RefundAnswer,
    TransactionRow,
)
from pos_app.domain.money import Currency, Money
from pos_app.domain.own_time import OwnTime
from pos_app.domain.pay_types import Mode, Verb
from pos_app.domain.payment import CancelBy, CodeHint, Event, Intent, Payment, Settlement, State
from pos_app.domain.refund import Refund, RefundEvent, RefundIntent, RefundState
from pos_app.domain.till_events import TillEvent

PAYMENT_EVENTS: dict[str, type[Any]] = {event.__name__: event for event in get_args(Event)}
REFUND_EVENTS: dict[str, type[Any]] = {event.__name__: event for event in get_args(RefundEvent)}
TILL_EVENTS: dict[str, type[Any]] = {event.__name__: event for event in get_args(TillEvent)}
"""Events by the kind under which the journal holds them: the class's name. Renaming a class needs a migration."""

_RECORDS: set[type[Any]] = {
    Currency, Money, CodeHint, Intent, Payment, RefundIntent, Refund, PaymentAnswer, TransactionRow, QueryAnswer,
    CancelAnswer, RefundAnswer, NoAnswer, OwnTime, *PAYMENT_EVENTS.values(), *REFUND_EVENTS.values(),
    *TILL_EVENTS.values(),
}  # fmt: skip
_ENUMS: set[type[Any]] = {Mode, Verb, State, CancelBy, Settlement, RefundState}
# The domain imports some of these for type checking only, so their names must be given to get_type_hints.
_NAMES = {declared.__name__: declared for declared in _RECORDS | _ENUMS}

_ASCII = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))

T = TypeVar("T")


class Undeclared(TypeError):
    """A value that the journal must not hold. Names types only: the value may be a secret."""


class Unreadable(ValueError):
    """A text from the journal that is none of ours."""


@dataclass(frozen=True, slots=True)
class _Coder:
    """`encode` raises Undeclared, `decode` raises Unreadable."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def encode(record: object) -> str:
    """`record`, one of the declared dataclasses, as compact ASCII JSON. Raises Undeclared."""
    if type(record) not in _CODERS:
        raise Undeclared(f"the journal does not hold {type(record).__name__}")
    # ASCII: the gateway may send lone surrogates, which no UTF-8 text can hold but JSON's escapes can.
    return _ASCII.encode(_CODERS[type(record)].encode(record))


def decode(kind: type[T], text: str) -> T:
    """The declared `kind` that `encode` made `text` of. Raises Unreadable."""
    try:
        document = json.loads(text)
    except ValueError:
        raise Unreadable("not JSON") from None
    record: T = _CODERS[kind].decode(document)
    return record


def _coder(hint: Any) -> _Coder:  # noqa: ANN401 - type hints have no common type
    arguments = get_args(hint)
    if isinstance(hint, UnionType) and len(arguments) == 2 and arguments[1] is NoneType:
        return _optional(_coder(arguments[0]))
    if get_origin(hint) is tuple and arguments[1:] == (Ellipsis,):
        return _tuple(_coder(arguments[0]))
    if hint in (str, int, bool):
        return _plain(hint)
    if hint in _ENUMS:
        return _enum(hint)
    if hint in _RECORDS:
        return _record(hint)
    raise Undeclared(f"the journal does not hold {hint}")


def _plain(kind: type[Any]) -> _Coder:
    def encode_plain(value: object) -> object:
        if type(value) is kind:
            return value
        # A wallet is a str enum in some hands and a text in others; other subclasses may hide what they hold.
        if kind is str and isinstance(value, str) and isinstance(value, Enum):
            return str(value.value)
        raise Undeclared(f"{type(value).__name__} instead of {kind.__name__}")

    def decode_plain(value: object) -> object:
        if type(value) is kind:
            return value
        raise Unreadable(f"{type(value).__name__} instead of {kind.__name__}")

    return _Coder(encode_plain, decode_plain)


def _enum(kind: type[Enum]) -> _Coder:
    def encode_member(value: object) -> object:
        if type(value) is not kind:
            raise Undeclared(f"{type(value).__name__} instead of {kind.__name__}")
        return value.value

    def decode_member(value: object) -> object:
        try:
            return kind(value)
        except ValueError:
            raise Unreadable(f"no {kind.__name__}") from None

    return _Coder(encode_member, decode_member)


def _optional(inner: _Coder) -> _Coder:
    return _Coder(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def _tuple(inner: _Coder) -> _Coder:
    def encode_items(value: object) -> object:
        if type(value) is not tuple:
            raise Undeclared(f"{type(value).__name__} instead of tuple")
        return [inner.encode(item) for item in value]

    def decode_items(value: object) -> object:
        if not isinstance(value, list):
            raise Unreadable(f"{type(value).__name__} instead of a list")
        return tuple(inner.decode(item) for item in value)

    return _Coder(encode_items, decode_items)


def _record(kind: type[Any]) -> _Coder:
    hints = get_type_hints(kind, localns=_NAMES)
    # Of a plain type most values are: they need no coder. This runs for each field of each entry.
    parts = [
        (field.name, hint if hint in (str, int, bool) else None, _coder(hint), field.default)
        for field in fields(kind)
        for hint in [hints[field.name]]
    ]

    def encode_record(value: object) -> object:
        if type(value) is not kind:
            raise Undeclared(f"{type(value).__name__} instead of {kind.__name__}")
        document = {}
        for name, plain, coder, _ in parts:
            part = getattr(value, name)
            try:
                document[name] = part if type(part) is plain else coder.encode(part)
            except Undeclared as error:
                raise Undeclared(f"{kind.__name__}.{name}: {error}") from None
        return document

    def decode_record(document: object) -> object:
        if not isinstance(document, dict):
            raise Unreadable(f"{type(document).__name__} instead of {kind.__name__}")
        found = {}
        for name, plain, coder, default in parts:
            part = document.get(name, default)
            if name not in document and default is MISSING:
                raise Unreadable(f"{kind.__name__}.{name} is missing")
            try:
                found[name] = part if part is default or type(part) is plain else coder.decode(part)
            except Unreadable as error:
                raise Unreadable(f"{kind.__name__}.{name}: {error}") from None
        return kind(**found)

    return _Coder(encode_record, decode_record)


# Made at once, so that a field which cannot be written is found when the program starts, not at a payment.
_CODERS: dict[type[Any], _Coder] = {kind: _record(kind) for kind in _RECORDS}
