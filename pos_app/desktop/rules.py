"""The owner's settings and the profile as rules of the counter. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.checkout.live_testing import never_settles
from pos_app.desktop.moments import Moments
from pos_app.desktop.sale import CounterRules
from pos_app.domain.money import AmountError, Currency, Money, currency, parse_amount
from pos_app.domain.pay_types import PAY_TYPES, Mode, Wallet
from pos_app.domain.payment_codes import CODE_RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.settings.model import Settings
    from pos_app.settings.profiles import Profile

_FIRST_WALLETS = (Wallet.ALIPAY, Wallet.WECHAT, Wallet.FPS, Wallet.PAYME, Wallet.UNIONPAY, Wallet.OCTOPUS)
_DETECTED = "800008"
_USUAL_QUICK = {0: (100, 500, 1000, 5000), 2: (10, 20, 50, 100)}
"""Quick amounts where the owner set none, in major units, by the currency's decimals."""


def rules_of(settings: Settings, profile: Profile, now: Callable[[], int], *, receipts: bool) -> CounterRules:
    """The rules of a counter. An amount in the settings that the currency does not know is left out."""
    unit, moments = currency(profile.currency), Moments(ZoneInfo(profile.time_zone), now)
    return CounterRules(
        currency=unit,
        cents=settings.entry_style == "cents",
        fixed=_amount(settings.fixed_amount, unit),
        quick=_quick_amounts(settings.quick_amounts, unit),
        warn_under=_amount(settings.warn_under, unit),
        ask_over=_amount(settings.ask_over, unit),
        enter_arms_scanner=settings.enter_arms_scanner,
        detects=bool(profile.wallets and _DETECTED in profile.wallets),
        receipts=receipts,
        code_wallets=_likely_first(wallets_of(profile, Mode.CPM)),
        never_settled=profile.name if never_settles(profile) else None,
        time=moments.time,
        when=moments.when,
    )


def wallets_of(profile: Profile, mode: Mode) -> tuple[Wallet, ...]:
    """The wallets that the profile takes in `mode`, the usual ones first."""
    chosen = [
        kind.wallet
        for kind in PAY_TYPES.values()
        if kind.mode is mode
        and kind.payable_here
        and kind.wallet is not Wallet.DETECT
        and (kind.on_by_default if profile.wallets is None else kind.code in profile.wallets)
        and (kind.currencies is None or profile.currency in kind.currencies)
    ]
    order = (*_FIRST_WALLETS, *Wallet)
    return tuple(dict.fromkeys(sorted(chosen, key=order.index)))


def _likely_first(wallets: tuple[Wallet, ...]) -> tuple[Wallet, ...]:
    """For a code that does not tell its wallet: those whose codes have no known form come first."""
    told_by_code = {rule.wallet for rule in CODE_RULES}
    return tuple(sorted(wallets, key=lambda wallet: wallet in told_by_code))


def _quick_amounts(texts: tuple[str, ...], unit: Currency) -> tuple[Money, ...]:
    if not texts:
        return tuple(Money(major * 10**unit.exponent, unit) for major in _USUAL_QUICK[unit.exponent])
    return tuple(amount for text in texts if (amount := _amount(text, unit)) is not None)


def _amount(text: str, unit: Currency) -> Money | None:
    try:
        return parse_amount(text, unit)
    except AmountError:
        return None
