"""Payment codes for training: fresh ones as a wallet shows them, and reusable ones for the printed sheet."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.domain.pay_types import Wallet

if TYPE_CHECKING:
    from pos_app.training.stories import Story

_RESERVED = slice(3, 8)
_RESERVED_MARK = "00000"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a wallet's codes look: `prefix`, overall `length` in characters, and what the rest is made of."""

    prefix: str
    length: int
    alphabet: str = "0123456789"


# OpenAPI, "Scan-to-pay codes"; PayMe publishes no format, so this one is only plausible.
_FORMS: Mapping[Wallet, _Form] = MappingProxyType(
    {
        Wallet.ALIPAY: _Form("28", 18),
        Wallet.WECHAT: _Form("13", 18),
        Wallet.UNIONPAY: _Form("62", 19),
        Wallet.PAYME: _Form("PM", 24, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"),
    }
)

WALLETS_WITH_CODES = tuple(_FORMS)
"""Wallets whose training codes can be made here."""


def new_payment_code(wallet: Wallet, story: Story, choose: Callable[[str], str] = secrets.choice) -> str:
    """A fresh code of `wallet` that ends in the story's digits and works once, as in a real wallet.

    Raises `KeyError` for a wallet that is not in `WALLETS_WITH_CODES`.
    """
    form = _FORMS[wallet]
    while True:
        middle = "".join(choose(form.alphabet) for _ in range(form.length - len(form.prefix) - 2))
        code = form.prefix + middle + story.digits
        if not is_reusable(code):
            return code


def sheet_code(wallet: Wallet, story: Story) -> str:
    """The code on the printed sheet for `wallet` and `story`: always the same, accepted again and again."""
    form = _FORMS[wallet]
    return form.prefix + "0" * (form.length - len(form.prefix) - 2) + story.digits


def is_reusable(payment_code: str) -> bool:
    """Whether the code is of the range reserved for printed sheets (`00000` in its 4th to 8th place)."""
    return payment_code[_RESERVED] == _RESERVED_MARK
