"""What a `respcd` means for a refund, and what to do now: other than for a payment, where the shop wants its money.

Codes that say the same of both are told with the words of `status_codes`. Sources: QFPay's documentation, "Response
codes" and "Refund", and what public integrations report of the texts in `resperr`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence
from pos_app.domain.status_codes import STATUS_CODES, SUPPORT, CodeClass, status

if TYPE_CHECKING:
    from pos_app.domain.refund import Refund

_OTHER_WAY = QT_TRANSLATE_NOOP("refund_codes", "Ask a manager to return the money another way.")
_LOOK = QT_TRANSLATE_NOOP("refund_codes", "Do not refund again. Compare the payment with QFPay's portal.")
_REST = QT_TRANSLATE_NOOP(
    "refund_codes",
    "Another till or QFPay's portal may have given a part back. Ask QFPay about the payment, then refund the rest.",
)
_WHOLE = QT_TRANSLATE_NOOP("refund_codes", "Refund the whole payment instead of a part.")
_SETUP = QT_TRANSLATE_NOOP(
    "refund_codes",
    "Call the manager: QFPay must mend this first. Until then return the money another way, or write to {support}.",
).filled(support=SUPPORT)
_FORBIDDEN = QT_TRANSLATE_NOOP(
    "refund_codes", "Do not try this again. Return the money another way; for the reason, write to {support}."
).filled(support=SUPPORT)

_TABLE: tuple[tuple[str, Sentence, Sentence], ...] = (
    (
        "1123",
        QT_TRANSLATE_NOOP("refund_codes", "The amount is above a limit for refunds."),
        QT_TRANSLATE_NOOP("refund_codes", "Refund smaller parts, or ask a manager to return the money another way."),
    ),
    (
        "1125",
        QT_TRANSLATE_NOOP("refund_codes", "The payment has been refunded already, and not by this refund."),
        _LOOK,
    ),
    (
        "1136",
        QT_TRANSLATE_NOOP("refund_codes", "QFPay does not know this payment, or cannot refund it now."),
        _LOOK,
    ),
    ("1150", QT_TRANSLATE_NOOP("refund_codes", "QFPay cannot refund this payment."), _OTHER_WAY),
    ("1250", QT_TRANSLATE_NOOP("refund_codes", "QFPay forbids this refund."), _FORBIDDEN),
    (
        "1261",
        QT_TRANSLATE_NOOP("refund_codes", "QFPay says that the payment is not paid."),
        QT_TRANSLATE_NOOP(
            "refund_codes", "Ask QFPay about the payment. While it is not paid, there is nothing to give back."
        ),
    ),
    (
        "1262",
        QT_TRANSLATE_NOOP("refund_codes", "The payment has been refunded already, and not by this refund."),
        _LOOK,
    ),
    (
        "1266",
        QT_TRANSLATE_NOOP("refund_codes", "QFPay does not accept the amount of this refund."),
        _LOOK,
    ),
    (
        "1267",
        QT_TRANSLATE_NOOP("refund_codes", "For QFPay the details of this refund are not those of the payment."),
        _LOOK,
    ),
    ("1268", QT_TRANSLATE_NOOP("refund_codes", "QFPay does not know the payment of this refund."), _LOOK),
    ("1270", QT_TRANSLATE_NOOP("refund_codes", "In this currency only whole payments are given back."), _WHOLE),
    ("1271", QT_TRANSLATE_NOOP("refund_codes", "Of this payment only the whole is given back."), _WHOLE),
    ("1272", QT_TRANSLATE_NOOP("refund_codes", "The refund is more than what is left of the payment."), _REST),
    ("1294", QT_TRANSLATE_NOOP("refund_codes", "The bank forbids this refund."), _FORBIDDEN),
)
_REFUSALS: Mapping[str, tuple[Sentence, Sentence]] = MappingProxyType(
    {respcd: (meaning, advice) for respcd, meaning, advice in _TABLE}
)

# 1265 says two things; only the text tells which.
_OVER = (
    QT_TRANSLATE_NOOP("refund_codes", "The time in which this payment could be refunded is over."),
    _OTHER_WAY,
)
_AT_NIGHT = (
    QT_TRANSLATE_NOOP("refund_codes", "QFPay carries out no refunds between 23:30 and 00:30."),
    QT_TRANSLATE_NOOP("refund_codes", "Refund it after 00:30."),
)
_OVER_WORDS = ("exceed", "expired", "overdue", "超过", "超過", "期限")
_AT_NIGHT_WORDS = ("23:30", "23：30", "00:30", "0:30")
_AFTER_ELEVEN = (
    STATUS_CODES["1269"].meaning,
    QT_TRANSLATE_NOOP("refund_codes", "QFPay updates its figures at 11:00. Refund it after that."),
)
_ELEVEN_WORDS = ("11 am", "11am", "11:00", "11点", "11點")


def refund_refusal(refund: Refund) -> tuple[Sentence, Sentence]:
    """What QFPay's refusal of `refund` means, and what to do now."""
    said = refund.message.lower()
    if refund.respcd == "1265" and any(word in said for word in _AT_NIGHT_WORDS):
        return _AT_NIGHT
    if refund.respcd == "1265" and any(word in said for word in _OVER_WORDS):
        return _OVER
    if refund.respcd == "1269" and any(word in said for word in _ELEVEN_WORDS):
        return _AFTER_ELEVEN
    if refund.respcd in _REFUSALS:
        return _REFUSALS[refund.respcd]
    code = status(refund.respcd)
    if code.code_class is CodeClass.MERCHANT_CONFIG:
        return code.meaning, _SETUP
    # What such a code advises is about a customer who pays.
    return code.meaning, _OTHER_WAY if code.code_class is CodeClass.CUSTOMER_RETRY else code.advice
