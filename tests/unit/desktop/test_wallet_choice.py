"""Wallets by name, pay types in the profile."""

from __future__ import annotations

from typing import Any

import pytest

from pos_app.desktop.rules import wallets_of
from pos_app.desktop.wallet_choice import chosen, offered, switched
from pos_app.domain.pay_types import PAY_TYPES, Mode, Wallet
from pos_app.settings.profiles import Profile

USUAL = {Wallet.ALIPAY, Wallet.WECHAT, Wallet.UNIONPAY, Wallet.PAYME, Wallet.FPS, Wallet.OCTOPUS}


def profile(**changes: Any) -> Profile:
    return Profile(name="shop", base_url="https://pay.example.com", **changes)


def test_what_is_on_by_default_is_usual_and_on() -> None:
    usual, special = offered(profile())
    assert set(usual) == chosen(profile()) == USUAL
    assert Wallet.DETECT in special
    assert not USUAL & set(special)


def test_wallets_of_another_currency_are_not_offered() -> None:
    usual, _ = offered(profile(currency="USD"))
    assert set(usual) == chosen(profile(currency="USD")) == {Wallet.ALIPAY, Wallet.WECHAT, Wallet.UNIONPAY}


def test_what_only_a_terminal_takes_is_never_offered() -> None:
    assert Wallet.AMEX not in {wallet for wallets in offered(profile()) for wallet in wallets}


@pytest.mark.parametrize("wallet", [wallet for wallets in offered(profile()) for wallet in wallets])
def test_a_wallet_goes_off_and_on_again_and_the_others_stay(wallet: Wallet) -> None:
    off = switched(profile(), wallet, on=False)
    assert chosen(off) == USUAL - {wallet}
    on = switched(off, wallet, on=True)
    assert chosen(on) == USUAL | {wallet}
    assert all(code in PAY_TYPES for code in on.wallets or ())


def test_switching_all_back_is_what_the_default_takes() -> None:
    again = switched(switched(profile(), Wallet.FPS, on=False), Wallet.FPS, on=True)
    for mode in Mode:
        assert wallets_of(again, mode) == wallets_of(profile(), mode)


def test_special_codes_and_codes_that_are_not_known_stay() -> None:
    special = profile(wallets=("801008", "800008", "999901"))
    changed = switched(special, Wallet.FPS, on=True)
    assert set(changed.wallets or ()) == {"801008", "800008", "999901", "802001"}
    assert "801008" not in (switched(special, Wallet.WECHAT, on=False).wallets or ())


def test_the_other_alipay_code_goes_with_alipay() -> None:
    overseas = profile(currency="USD", alipay_mpm="800101")
    on = switched(switched(overseas, Wallet.ALIPAY, on=False), Wallet.ALIPAY, on=True)
    assert {"800101", "800108"} <= set(on.wallets or ())


def test_no_wallet_at_all_is_none() -> None:
    none = profile(wallets=())
    assert chosen(none) == frozenset()
