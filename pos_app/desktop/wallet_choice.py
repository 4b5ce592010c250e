"""Which wallets a merchant has: chosen by name, kept in the profile as QFPay's pay types. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.pay_types import PAY_TYPES, Wallet

if TYPE_CHECKING:
    from pos_app.domain.pay_types import PayType
    from pos_app.settings.profiles import Profile


def offered(profile: Profile) -> tuple[tuple[Wallet, ...], tuple[Wallet, ...]]:
    """Wallets that can be paid with here in the profile's currency: the usual ones, those by special arrangement."""
    rows = [row for row in PAY_TYPES.values() if _possible(row, profile)]
    usual = dict.fromkeys(row.wallet for row in rows if row.on_by_default)
    special = dict.fromkeys(row.wallet for row in rows if row.wallet not in usual)
    return tuple(usual), tuple(special)


def chosen(profile: Profile) -> frozenset[Wallet]:
    """The wallets that are switched on."""
    on = _codes(profile)
    return frozenset(row.wallet for row in PAY_TYPES.values() if row.code in on)


def switched(profile: Profile, wallet: Wallet, *, on: bool) -> Profile:
    """The profile with all pay types of a wallet that are usual for it, or with none; other wallets stay untouched."""
    codes = _codes(profile) - {row.code for row in PAY_TYPES.values() if row.wallet is wallet}
    if on:
        codes |= _usual_codes(wallet, profile)
    unknown = [code for code in profile.wallets or () if code not in PAY_TYPES]
    return replace(profile, wallets=(*(code for code in PAY_TYPES if code in codes), *unknown))


def _codes(profile: Profile) -> set[str]:
    if profile.wallets is not None:
        return set(profile.wallets)
    rows = [row for row in PAY_TYPES.values() if row.on_by_default or row.code == profile.alipay_mpm]
    return {row.code for row in rows if _possible(row, profile)}


def _usual_codes(wallet: Wallet, profile: Profile) -> set[str]:
    rows = [row for row in PAY_TYPES.values() if row.wallet is wallet and _possible(row, profile)]
    usual = {row.code for row in rows if row.on_by_default or row.code == profile.alipay_mpm}
    return usual or {row.code for row in rows}


def _possible(row: PayType, profile: Profile) -> bool:
    return row.payable_here and (row.currencies is None or profile.currency in row.currencies)
