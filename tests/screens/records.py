"""What the journal holds in the pictures: a usual day, seen at five past one."""

from __future__ import annotations

from typing import Any

from pos_app.domain.money import Money
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import CHARGED, Payment, State
from tests.desktop.fakes import HKD, a_payment, a_qr_payment

NOW = 1_780_031_100_000
"""2026-05-29 13:05:00 in Hong Kong, in ms."""
MINUTE = 60_000
_AT_HAND = 73_046_128


def number(ago: int = 0, chance: int = _AT_HAND) -> str:
    """A payment's number of this till, made `ago` minutes ago."""
    hours, minutes = divmod(13 * 60 + 5 - ago, 60)
    return f"P260529{hours:02}{minutes:02}00002{chance:08}"


def payment(state: State, ago: int = 0, chance: int = _AT_HAND, **changes: Any) -> Payment:
    """A payment by a scanned code, made `ago` minutes ago; `changes` as in `a_payment`."""
    return a_payment(state, **_moment(state, ago, chance) | changes)


def qr_payment(state: State = State.WAITING, ago: int = 0, chance: int = _AT_HAND, **changes: Any) -> Payment:
    """A payment for which a QR code is shown, made `ago` minutes ago."""
    return a_qr_payment(state, **_moment(state, ago, chance) | changes)


def _moment(state: State, ago: int, chance: int) -> dict[str, Any]:
    at = NOW - ago * MINUTE
    moment = {"created_at": at, "changed_at": at, "sent_at": at, "out_trade_no": number(ago, chance), "till": "002"}
    return moment | ({"paid_at": at, "syssn": f"20260529{chance}"} if state in CHARGED else {})


def day() -> list[Payment]:
    """A morning's payments, all of them over."""
    return [
        payment(State.PAID, 4, 40_218_773, amount=hkd(4_500), wallet="alipay", pay_type="800108"),
        payment(State.PAID, 11, 9_417_336, amount=hkd(16_800), reference="Table 5"),
        payment(State.PAID, 21, 58_830_102, amount=hkd(3_200), wallet="payme", pay_type="805808"),
        payment(State.DECLINED, 22, 71_940_266, amount=hkd(3_200), respcd="1201"),
        qr_payment(State.PAID, 34, 20_663_951, amount=hkd(88_000), wallet=Wallet.FPS),
        qr_payment(State.CANCELLED, 47, 83_105_427, amount=hkd(2_450), wallet=Wallet.OCTOPUS),
        payment(State.PAID, 58, 36_772_019, amount=hkd(129_900), wallet="unionpay", pay_type="800708"),
        payment(State.PAID, 73, 64_208_815, amount=hkd(7_650)),
        payment(State.PAID, 96, 17_559_340, amount=hkd(5_800), wallet="alipay", pay_type="800108"),
        qr_payment(State.EXPIRED, 118, 90_021_684, amount=hkd(1_250), wallet=Wallet.ALIPAY),
        payment(State.PAID, 131, 52_317_908, amount=hkd(24_300)),
    ]


def to_check() -> list[Payment]:
    """Three payments that somebody should look at."""
    return [
        payment(State.CHECKING, 2, 28_114_570, amount=hkd(6_800), wallet="alipay", pay_type="800108"),
        payment(State.PAID_LATE, 38, 60_493_227, amount=hkd(9_900)),
        payment(State.NEEDS_ATTENTION, 82, 11_870_435, amount=hkd(35_000), wallet="payme", pay_type="805808"),
    ]


def hkd(cents: int) -> Money:
    """An amount of Hong Kong dollars."""
    return Money(cents, HKD)
