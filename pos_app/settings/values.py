"""Values of settings: as they stand in the file, as they are typed on a command line, as they are told to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.sentences import Sentence
    from pos_app.settings.declared import Setting

WANTED: Final[Mapping[type, Sentence]] = {
    bool: QT_TRANSLATE_NOOP("values", "Write true or false, without quotation marks."),
    int: QT_TRANSLATE_NOOP("values", "Write a whole number, without quotation marks."),
    str: QT_TRANSLATE_NOOP("values", "Write a text in quotation marks, on one line."),
    list: QT_TRANSLATE_NOOP("values", "Write texts in square brackets, such as [{example}]."),
}
"""What a value of each type looks like in the file."""

_NOTHING = QT_TRANSLATE_NOOP("values", "nothing")
_EXAMPLE: Final = '"10", "20"'
_YES_OR_NO = QT_TRANSLATE_NOOP("values", "“{name}” is true or false.")
_NO_NUMBER = QT_TRANSLATE_NOOP("values", "“{name}” is a whole number, such as {example}.")
_WRONG = QT_TRANSLATE_NOOP("values", "“{name}”: {wrong}")
_WORDS: Final[Mapping[str, bool]] = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_MOST_DIGITS: Final = 9


def in_file(value: object, wanted: type) -> object:
    """A value of TOML, a list as a tuple of texts. Raises BadInput; True is no number here."""
    if type(value) is not wanted:
        raise BadInput(WANTED[wanted].filled(example=_EXAMPLE))
    if not isinstance(value, list):
        return value
    if not all(isinstance(entry, str) for entry in value):
        raise BadInput(WANTED[wanted].filled(example=_EXAMPLE))
    return tuple(value)


def typed(setting: Setting, text: str) -> object:
    """The value that `text` on a command line means. Raises BadInput, with the name, for one that cannot be used."""
    value = _typed(setting, text)
    try:
        setting.refuse(value)
    except BadInput as error:
        raise BadInput(_WRONG.filled(name=setting.name, wrong=error.sentence)) from None
    return value


def _typed(setting: Setting, text: str) -> object:
    if setting.kind is bool:
        if text.lower() not in _WORDS:
            raise BadInput(_YES_OR_NO.filled(name=setting.name))
        return _WORDS[text.lower()]
    if setting.kind is int:
        if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
            raise BadInput(_NO_NUMBER.filled(name=setting.name, example=str(setting.default)))
        return int(text)
    if setting.kind is list:
        return tuple(part.strip() for part in text.split(",")) if text.strip() else ()
    return None if not text and setting.default is None else text


def plain(value: object) -> object:
    """A value as TOML and JSON write it."""
    return list(value) if isinstance(value, tuple) else value


def written(value: object) -> str:
    """A value as `typed` reads it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def said(value: object) -> Sentence | str:
    """A value as it is told to people."""
    return written(value) or _NOTHING
