"""Values of settings as people type and read them. No Qt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pos_app.domain.money import half_width, parse_amount
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.settings.values import written

if TYPE_CHECKING:
    from pos_app.domain.money import Currency
    from pos_app.settings.declared import Setting

_NO_NUMBER = QT_TRANSLATE_NOOP("setting_values", "This is not a number. Type it like {example}.")
_BETWEEN_AMOUNTS = re.compile(r"[\s,;，、；]+")
_MOST_DIGITS = 9


def read_value(setting: Setting, typed: str, currency: Currency) -> object:
    """The value that `typed` means for a setting of text, number or list. Raises BadInput: what to type instead.

    Amounts must fit `currency`, that of the till. Nothing typed is None where that is what the setting begins with.
    """
    value = _read(setting, typed.strip(), currency)
    setting.refuse(value)
    return value


def _read(setting: Setting, typed: str, currency: Currency) -> object:
    if setting.kind is int:
        return _number(setting, half_width(typed))
    if setting.kind is list:
        amounts = [one for one in _BETWEEN_AMOUNTS.split(typed) if one]
        return tuple(_amount(one, currency).removesuffix(f".{'0' * currency.exponent}") for one in amounts)
    if not typed:
        return None if setting.default is None else ""
    return _amount(typed, currency) if setting.in_money else typed


def _number(setting: Setting, typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()) or len(typed) > _MOST_DIGITS:
        raise BadInput(_NO_NUMBER.filled(example=written(setting.default)))
    return int(typed)


def _amount(typed: str, currency: Currency) -> str:
    return parse_amount(typed, currency).plain()
