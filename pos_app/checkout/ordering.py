"""From a request to an intent: which pay type, which number, which rules. Refuses before anything exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.checkout.clock import random_digits
from pos_app.domain.numbers import new_out_trade_no
from pos_app.domain.pay_types import PAY_TYPES, WALLET_NAMES, Mode, check_amount, code_pay_type, pay_type, qr_pay_type
from pos_app.domain.payment import CodeHint, Intent
from pos_app.domain.refund import RefundIntent
from pos_app.domain.returning import left_to_refund, whole_only
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput, SetupError
from pos_app.qfpay.environments import SANDBOX_HAS_NO_WALLETS, is_sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.checkout.clock import Clock
    from pos_app.checkout.requests import PayRequest
    from pos_app.domain.money import Money
    from pos_app.domain.pay_types import PayType
    from pos_app.domain.payment import Payment
    from pos_app.domain.payment_codes import PaymentCode
    from pos_app.domain.refund import Refund
    from pos_app.settings.profiles import Profile

EXPIRED_TIME_MINUTES = 5
CODE_LIFE_S = 24 * 3600
"""A payment code dies within a day (QFPay's documentation, Payment)."""

_WHICH_WALLET = QT_TRANSLATE_NOOP("ordering", "This code does not tell its wallet. Choose the wallet, then scan again.")
_NEEDS_A_CODE = QT_TRANSLATE_NOOP("ordering", "{wallet} is paid by scanning the customer's code. Scan it.")
_SHOWS_A_QR = QT_TRANSLATE_NOOP(
    "ordering", "{wallet} is paid here by showing a QR code. Choose the QR code instead of scanning."
)
_SWITCHED_OFF = QT_TRANSLATE_NOOP(
    "ordering",
    "{wallet} is switched off in this profile. Use another wallet, or switch it on in the settings if QFPay has "
    "enabled it for you.",
)
_LONG_REFERENCE = QT_TRANSLATE_NOOP("ordering", "A reference is one line of at most {limit} characters. Shorten it.")
_MAX_REFERENCE = 60


@dataclass(frozen=True, slots=True)
class Shop:
    """What every payment of this till shares. `till` is its number in digits.

    `code_life_s` is how long a payment code is remembered so that it is not charged twice. `digits` gives the random
    digits of a new number.
    """

    profile: Profile
    till: str
    fingerprint_key: bytes
    code_life_s: int = CODE_LIFE_S
    digits: Callable[[int], str] = random_digits


def make_intent(request: PayRequest, shop: Shop, clock: Clock) -> Intent:
    """The intent of `request`. Raises BadInput or SetupError with a sentence when it cannot be paid here."""
    chosen = check_request(request, shop.profile)
    local = clock.local(shop.profile.time_zone)
    number = new_out_trade_no("P", local, shop.till, shop.digits(8))
    return Intent(
        out_trade_no=number,
        sale_id=request.sale_id or number,
        amount=request.amount,
        pay_type=chosen.code,
        wallet=_wallet_name(request, chosen),
        mode=chosen.mode,
        cancel_verb=chosen.cancel_verb,
        validity_s=chosen.validity_s,
        txdtm=f"{local:%Y-%m-%d %H:%M:%S}",
        profile=shop.profile.name,
        till=shop.till,
        reference=request.reference,
        code=None if request.code is None else code_hint(request.code, shop),
        expired_time=EXPIRED_TIME_MINUTES if chosen.mode is Mode.MPM and chosen.takes_expired_time else None,
        pay_tag=request.pay_tag if request.pay_tag in chosen.pay_tags else "",
    )


def check_request(request: PayRequest, profile: Profile) -> PayType:
    """The pay type that `request` means. Raises BadInput or SetupError with a sentence when it cannot be paid here."""
    if is_sandbox(profile.base_url):
        raise SetupError(SANDBOX_HAS_NO_WALLETS)
    if len(request.reference) > _MAX_REFERENCE or not request.reference.isprintable():
        raise BadInput(_LONG_REFERENCE.filled(limit=str(_MAX_REFERENCE)))
    chosen = _chosen(request, profile)
    check_amount(chosen, request.amount)
    return chosen


def _chosen(request: PayRequest, profile: Profile) -> PayType:
    if request.pay_type:
        chosen = pay_type(request.pay_type)
    else:
        chosen = _switched_on(pay_type(_default_pay_type(request, profile)), profile)
    if request.code is None and chosen.mode is not Mode.MPM:
        raise BadInput(_NEEDS_A_CODE.filled(wallet=WALLET_NAMES[chosen.wallet]))
    if request.code is not None and chosen.mode is Mode.MPM:
        raise BadInput(_SHOWS_A_QR.filled(wallet=WALLET_NAMES[chosen.wallet]))
    return chosen


def _switched_on(usual: PayType, profile: Profile) -> PayType:
    """`usual`, or the one of the same wallet and mode that the merchant has in its place."""
    rivals = (one for one in PAY_TYPES.values() if (one.wallet, one.mode) == (usual.wallet, usual.mode))
    found = next((one for one in (usual, *rivals) if _is_on(one, profile)), None)
    if found is None:
        raise BadInput(_SWITCHED_OFF.filled(wallet=WALLET_NAMES[usual.wallet]))
    return found


def _is_on(kind: PayType, profile: Profile) -> bool:
    if profile.wallets is not None:
        return kind.code in profile.wallets
    return kind.on_by_default or kind.code == profile.alipay_mpm


def _default_pay_type(request: PayRequest, profile: Profile) -> str:
    if request.code is None:
        if request.wallet is None:
            raise BadInput(_WHICH_WALLET)
        return qr_pay_type(request.wallet, alipay_mpm=profile.alipay_mpm).code
    if request.code.pay_type:
        return request.code.pay_type
    if request.wallet is not None:
        return code_pay_type(request.wallet).code
    if profile.wallets and "800008" in profile.wallets:
        return "800008"
    raise BadInput(_WHICH_WALLET)


def _wallet_name(request: PayRequest, chosen: PayType) -> str:
    """A wallet's key, such as `alipay`: the code's own where the pay type leaves detection to QFPay."""
    scanned = request.code.wallet if request.code is not None else None
    return str(scanned or chosen.wallet)


def code_hint(code: PaymentCode, shop: Shop) -> CodeHint:
    """What the journal may keep of a payment code."""
    return CodeHint(str(code.wallet or ""), code.length, code.last4, code.fingerprint(shop.fingerprint_key))


_NOT_CHARGED = QT_TRANSLATE_NOOP("ordering", "Payment {number} is not paid, so there is nothing to refund.")
_NO_SYSSN = QT_TRANSLATE_NOOP(
    "ordering", "QFPay's number of payment {number} is not known yet. Ask about the payment, then refund it."
)
_NOT_REFUNDABLE = QT_TRANSLATE_NOOP(
    "ordering", "{wallet} does not take refunds through QFPay. Give the money back another way."
)
_WHOLE_ONLY = QT_TRANSLATE_NOOP("ordering", "{wallet} gives back whole payments only. Refund the whole amount.")
_NOTHING_LEFT = QT_TRANSLATE_NOOP("ordering", "Payment {number} is refunded already; nothing is left of it.")
_MORE_THAN_LEFT = QT_TRANSLATE_NOOP("ordering", "Only {left} of this payment is left to refund. Choose that or less.")


def make_refund_intent(
    payment: Payment, amount: Money | None, earlier: Sequence[Refund], shop: Shop, clock: Clock
) -> RefundIntent:
    """The intent to give back `amount` (None: all that is left) after the `earlier` refunds of the payment.

    Raises BadInput with a sentence when it may not be.
    """
    left = left_to_refund(payment, earlier)
    check_refundable(payment, amount or left, earlier)
    local = clock.local(shop.profile.time_zone)
    return RefundIntent(
        out_trade_no=new_out_trade_no("R", local, shop.till, shop.digits(8)),
        payment_no=payment.out_trade_no,
        syssn=payment.syssn,
        amount=amount or left,
        txdtm=f"{local:%Y-%m-%d %H:%M:%S}",
        profile=shop.profile.name,
        till=shop.till,
    )


def check_refundable(payment: Payment, amount: Money, earlier: Sequence[Refund]) -> None:
    """Raises BadInput unless `amount` of `payment` can be refunded after its `earlier` refunds."""
    left = left_to_refund(payment, earlier)
    if not payment.charged:
        raise BadInput(_NOT_CHARGED.filled(number=payment.out_trade_no))
    if not payment.syssn:
        raise BadInput(_NO_SYSSN.filled(number=payment.out_trade_no))
    kind = pay_type(payment.intent.pay_type)
    wallet = WALLET_NAMES[kind.wallet]
    if not kind.refundable:
        raise BadInput(_NOT_REFUNDABLE.filled(wallet=wallet))
    if left.minor <= 0:
        raise BadInput(_NOTHING_LEFT.filled(number=payment.out_trade_no))
    if amount > left:
        raise BadInput(_MORE_THAN_LEFT.filled(left=f"{left.currency.code} {left.grouped()}"))
    if amount != payment.intent.amount and whole_only(payment, earlier):
        raise BadInput(_WHOLE_ONLY.filled(wallet=wallet))
