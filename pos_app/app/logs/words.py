"""What may stand in the log: values of harmless types, words that the code chose, and a few forms that are known.

A whitelist. Whatever is not recognised becomes `…`, so that a key, a payment code, a body or the text of an exception
that somebody passes to a logger by mistake does not come through.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from pos_app.domain.pay_types import Wallet
from pos_app.domain.sentences import CounterError, Sentence
from pos_app.domain.status_codes import STATUS_CODES
from pos_app.settings.declared import DECLARED
from pos_app.settings.profiles import Profile

if TYPE_CHECKING:
    from types import FrameType

HIDDEN: Final = "…"
OURS: Final = "pos_app"
Shown = str | int | float | bool | None

_LARGEST: Final = 10**13
"""Milliseconds since 1970 have 13 digits; payment codes have 16 and more."""
_OF_TABLES: Final = DECLARED.keys() | STATUS_CODES.keys() | {wallet.value for wallet in Wallet}
_WORDS: Final = re.compile(
    # why no answer came
    r"bad_data|bad_row|closed|connect_timeout|connection_lost|contradiction|deadline|dns|encoded|html|internal|mchid"
    r"|no_data|no_respcd|not_an_object|not_connected|not_json|not_utf8|permit|proxy|redirect|refused|http_[0-9]{3}"
    r"|row_without_number|signature|tls|too_large|too_many_pages|truncated|unreachable"
    # signatures and environments
    r"|raw_body|data_fields|top_fields|verified|unsigned|mismatch|SHA256|MD5"
    r"|sandbox|live-testing|production|training|other"
    # what the till and the command line are asked to do
    r"|pay|cancel|query|refund|refund_all|verdict|settle|follow|resolve|clear_pin|reconcile|show"
    r"|window|payments|report|profile|credentials|settings|doctor|support-bundle|training-gateway|owner-pin|version"
    # systems
    r"|Linux|Windows|Darwin|x86_64|AMD64|arm64|aarch64"
)
_FORMS: Final = re.compile(
    r"[PR][0-9]{23}"  # our numbers
    r"|[0-9]{1,4}(\.[0-9]{1,6}){1,3}((a|b|rc|\.dev)[0-9]{1,3})?"  # versions
    r"|/trade/v1/[a-z_]{1,20}"
    r"|([a-z0-9-]{1,40}\.)+qfapi\.com(:[0-9]{1,5})?|127\.0\.0\.1(:[0-9]{1,5})?|localhost(:[0-9]{1,5})?"
    r"|journal-[a-zA-Z0-9.-]{1,60}\.sqlite3"
    r"|/dev/(tty[A-Za-z]{1,8}[0-9]{1,3}|pts/[0-9]{1,4}|serial/by-(id|path)/[\w.:+-]{1,120})|COM[0-9]{1,3}"
    r"|(failed to|cannot) [a-z ]{1,40}( -?[0-9]{1,6})?"  # miniaudio
    r"|Q[A-Z]?[A-Za-z]{1,40}::[A-Za-z_~]{1,40}"  # a method of Qt's
)
_PROFILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}")
_MODULE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}")
_THREAD: Final = re.compile(r"[A-Za-z][A-Za-z -]{0,30}([_-]?[0-9]{1,4}){0,2}( \([a-z_]{1,30}\))?")


def shown(value: object, frame: FrameType | None = None) -> Shown:
    """`value` as it may be written; `…` for whatever is not known to be harmless.

    `frame`: the one that logs. A text that stands literally in our code there, or in one that called it, is ours.
    """
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, Enum):
        return value.value if isinstance(value.value, str | int) else value.name
    if isinstance(value, int):
        return value if abs(value) < _LARGEST else HIDDEN
    if isinstance(value, str):
        return value if _known(value) or _stands_in_code(value, frame) else HIDDEN
    return _of_a_kind(value, frame)


def is_constant(text: str, frame: FrameType | None) -> bool:
    """Whether `text` stands literally in the code of `frame`."""
    return frame is not None and any(type(one) is str and one == text for one in _constants(frame.f_code.co_consts))


def module_name(name: str, loaded: Collection[str]) -> str:
    """The name of a logger: ours in full, of others the package alone; both only if there is such a module."""
    package = name.partition(".")[0]
    if package == OURS:
        return name if name == OURS or name in loaded else OURS
    return package if package in loaded and _MODULE.fullmatch(package) else HIDDEN


def thread_name(name: str) -> str:
    """A thread's name: those that we and Python give."""
    return name if _THREAD.fullmatch(name) else HIDDEN


def error_name(kind: type[BaseException] | None) -> str:
    """The kind of an error, never its text."""
    return "" if kind is None else kind.__name__


def _of_a_kind(value: object, frame: FrameType | None) -> str:
    match value:
        case CounterError():
            return _sentence(value.sentence, frame)
        case Sentence():
            return _sentence(value, frame)
        case BaseException():
            return error_name(type(value))
        case type() if issubclass(value, BaseException):
            return error_name(value)
        case date():
            return value.isoformat()
        case Profile(name=name) if _PROFILE_NAME.fullmatch(name):
            return name
        case tuple() | list() | frozenset() | set():
            return ", ".join(str(shown(one, frame)) for one in value)
    return HIDDEN  # a Secret, a PaymentCode, bytes, whatever else


def _sentence(sentence: Sentence, frame: FrameType | None) -> str:
    """Its words are ours; what fills them is looked at like everything else."""
    values = {name: shown(value, frame) for name, value in sentence.values.items()}
    return str(Sentence(sentence.context, sentence.text, {name: str(value) for name, value in values.items()}))


def _known(text: str) -> bool:
    forms = (_WORDS, _FORMS)
    return text == "" or text in _OF_TABLES or any(form.fullmatch(text) for form in forms) or _is_error(text)


def _is_error(name: str) -> bool:
    """Whether there is a kind of exception of that name."""
    kinds, seen = [BaseException], set[type[BaseException]]()
    while kinds:
        kind = kinds.pop()
        if kind.__name__ == name:
            return True
        fresh = [one for one in kind.__subclasses__() if one not in seen]
        seen.update(fresh)
        kinds.extend(fresh)
    return False


def _stands_in_code(text: str, frame: FrameType | None) -> bool:
    while frame is not None:
        if str(frame.f_globals.get("__name__", "")).partition(".")[0] == OURS and is_constant(text, frame):
            return True
        frame = frame.f_back
    return False


def _constants(constants: tuple[object, ...]) -> list[object]:
    """With those inside tuples and frozen sets, such as the choices of a comparison."""
    found: list[object] = []
    for one in constants:
        found.extend(_constants(tuple(one)) if isinstance(one, tuple | frozenset) else [one])
    return found
