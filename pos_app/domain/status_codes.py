"""QFPay's `respcd` in our words: what each means, what the cashier does now, what the counter may conclude.

The facts are those of QFPay's documentation, "Response codes", of its 2017 appendix and of public integrations;
the classes are stricter than QFPay's own grouping on purpose. The codes of card terminals (112, 204, 206, 4003 to
6002) are left out: the OpenAPI does not send them, and a code that is not here is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

SUPPORT = "technical.support@qfpay.com"


class CodeClass(Enum):
    """How a code is handled on a payment or a query. What a code proves, the sets below say, not its class."""

    SUCCESS = "success"
    PENDING_POLL = "pending-poll"
    UNKNOWN_QUERY = "unknown-query"
    CUSTOMER_RETRY = "customer-retry"
    ORDER_STATE = "order-state"
    MERCHANT_CONFIG = "merchant-config"
    DUPLICATE = "duplicate"
    REFUND_RULE = "refund-rule"
    RISK = "risk"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class StatusCode:
    """One `respcd`.

    `refuses_payment`: in the answer to our own payment, or in our own row, it proves that nothing was charged.
    `advice`: what the cashier should do now. `meaning`: what happened.
    """

    respcd: str
    code_class: CodeClass
    refuses_payment: bool
    advice: Sentence
    meaning: Sentence


# The design, "Refused at once". Every other code: query first.
_REFUSES_PAYMENT = frozenset(
    {"1103", "1104", "1105", "1106", "1107", "1108", "1201", "1202", "1203", "1212"}
    | {"1241", "1242", "1243", "1250", "1294", "2005", "2006"}
)

_PENDING = frozenset({"1143", "1145", "1298"})

NOT_FOUND = frozenset({"1136", "1268"})
"""The gateway has no such order. Of a young order that proves nothing: it may still be on its way."""

CLOSED_UNPAID = frozenset({"1142", "1181", "1263"})
"""Closed, expired, cancelled: in our own row of a query, proof that the order was not and cannot be paid."""

VERB_REFUSED = frozenset({"1103", "1104", "1105", "1106", "1107", "1203", "1250"})
"""Answers to a reversal or close that speak of its parameters or of permission: the other verb may be right.

Not 1108, a signature that the other verb would carry as well; not 1150, which says that the payment itself
cannot be cancelled; not 1241 to 1243, which are about the shop.
"""


_ASKING = QT_TRANSLATE_NOOP("status_codes", "Do not charge again. The counter is asking QFPay for the result.")
_ASKING_SUPPORT = QT_TRANSLATE_NOOP(
    "status_codes", "Do not charge again: the counter is asking QFPay. If it comes back, write to {support}."
).filled(support=SUPPORT)
_SUPPORT = QT_TRANSLATE_NOOP(
    "status_codes", "Call the manager, and take payments another way meanwhile. For help, write to {support}."
).filled(support=SUPPORT)
_KEYS = QT_TRANSLATE_NOOP(
    "status_codes", "Call the manager: the credentials must be checked. For help, write to {support}."
).filled(support=SUPPORT)
_STOPPED = QT_TRANSLATE_NOOP(
    "status_codes", "Do not try this again. Take the payment another way; for the reason, write to {support}."
).filled(support=SUPPORT)
_LOWER = QT_TRANSLATE_NOOP("status_codes", "Wait for the result. Then take a smaller amount or another wallet.")
_WHOLE_OR_LATER = QT_TRANSLATE_NOOP("status_codes", "Refund the whole amount, or refund the part tomorrow.")
_WHOLE = QT_TRANSLATE_NOOP("status_codes", "Refund the whole amount.")
_NO_SECOND_REFUND = QT_TRANSLATE_NOOP("status_codes", "Do not refund again. Look at the payment in the history.")
_NEW_SALE = QT_TRANSLATE_NOOP(
    "status_codes", "Wait until the counter shows that it ended unpaid, then start a new sale."
)
_PHONE = QT_TRANSLATE_NOOP("status_codes", "Ask the customer to finish on the phone. Do not charge again.")
_RESULT_FIRST = QT_TRANSLATE_NOOP(
    "status_codes", "Wait until the counter knows the result. Then scan a fresh code or use another wallet."
)
_REFUND_INSTEAD = QT_TRANSLATE_NOOP(
    "status_codes", "Do not charge again. Wait for the result; if it is paid, refund it from the history."
)
_OTHER_RETURN = QT_TRANSLATE_NOOP("status_codes", "Ask a manager to return the money another way.")
_OTHER_WALLET = QT_TRANSLATE_NOOP("status_codes", "Ask for another wallet or another way to pay.")
_FRESH_CODE = QT_TRANSLATE_NOOP("status_codes", "Ask the customer to refresh the code, and scan it again.")
_OVERSEAS_CODE = QT_TRANSLATE_NOOP(
    "status_codes", "Ask the customer to switch to the overseas code in the app, and scan that."
)
_MOMENT = QT_TRANSLATE_NOOP(
    "status_codes", "Wait a few seconds and look at the payment in the history before you try again."
)
_AFTER_MIDNIGHT = QT_TRANSLATE_NOOP(
    "status_codes", "Between 23:30 and 00:30, try again after 00:30. Otherwise return the money another way."
)
_CHECK_ORDER = QT_TRANSLATE_NOOP(
    "status_codes", "Do not charge again. Ask a manager to compare this payment with QFPay's portal."
)
_LATER_REFUND = QT_TRANSLATE_NOOP("status_codes", "Try the refund again later today, or tomorrow after 11:00.")
_REMAINDER = QT_TRANSLATE_NOOP("status_codes", "Refund the rest at most. The history shows what is left.")

_ROWS: tuple[tuple[str, CodeClass, Sentence, Sentence], ...] = (
    ("0000", CodeClass.SUCCESS, QT_TRANSLATE_NOOP("status_codes", "QFPay carried it out."), _ASKING),
    ("1100", CodeClass.SYSTEM, QT_TRANSLATE_NOOP("status_codes", "QFPay is under maintenance."), _ASKING),
    (
        "1101",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "The cancellation met an error at QFPay."),
        _ASKING,
    ),
    (
        "1102",
        CodeClass.DUPLICATE,
        QT_TRANSLATE_NOOP("status_codes", "QFPay has received this request before."),
        _ASKING,
    ),
    (
        "1103",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "QFPay could not read the request."),
        _SUPPORT,
    ),
    (
        "1104",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "QFPay did not accept a value in the request."),
        _SUPPORT,
    ),
    (
        "1105",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "This till is not activated at QFPay."),
        _SUPPORT,
    ),
    ("1106", CodeClass.MERCHANT_CONFIG, QT_TRANSLATE_NOOP("status_codes", "QFPay does not know this till."), _SUPPORT),
    (
        "1107",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "This till may not do this at QFPay."),
        _SUPPORT,
    ),
    (
        "1108",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "QFPay did not accept the signature: the key or the shop's number is wrong."),
        _KEYS,
    ),
    ("1111", CodeClass.SYSTEM, QT_TRANSLATE_NOOP("status_codes", "QFPay's service is not available."), _ASKING),
    ("1112", CodeClass.SYSTEM, QT_TRANSLATE_NOOP("status_codes", "QFPay's service is not available."), _ASKING),
    ("1118", CodeClass.RISK, QT_TRANSLATE_NOOP("status_codes", "Risk control stopped this."), _STOPPED),
    ("1123", CodeClass.RISK, QT_TRANSLATE_NOOP("status_codes", "The amount is above a limit."), _LOWER),
    (
        "1124",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "A card payment can only be refunded in full on its own day."),
        _WHOLE_OR_LATER,
    ),
    (
        "1125",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "This has been refunded already."),
        _NO_SECOND_REFUND,
    ),
    ("1131", CodeClass.SYSTEM, QT_TRANSLATE_NOOP("status_codes", "The wallet's service met an error."), _ASKING),
    (
        "1136",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "QFPay does not know this transaction, or cannot change it now."),
        _ASKING,
    ),
    ("1142", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "The order was closed."), _NEW_SALE),
    (
        "1143",
        CodeClass.PENDING_POLL,
        QT_TRANSLATE_NOOP("status_codes", "It is not paid yet: the customer is confirming."),
        _PHONE,
    ),
    ("1145", CodeClass.PENDING_POLL, QT_TRANSLATE_NOOP("status_codes", "It is being processed."), _PHONE),
    ("1147", CodeClass.CUSTOMER_RETRY, QT_TRANSLATE_NOOP("status_codes", "WeChat Pay met an error."), _RESULT_FIRST),
    (
        "1150",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "This payment cannot be cancelled."),
        _REFUND_INSTEAD,
    ),
    ("1154", CodeClass.UNKNOWN_QUERY, QT_TRANSLATE_NOOP("status_codes", "QFPay met an internal error."), _ASKING),
    ("1155", CodeClass.REFUND_RULE, QT_TRANSLATE_NOOP("status_codes", "The refund was refused."), _OTHER_RETURN),
    ("1161", CodeClass.UNKNOWN_QUERY, QT_TRANSLATE_NOOP("status_codes", "The result is not known yet."), _ASKING),
    ("1170", CodeClass.SYSTEM, QT_TRANSLATE_NOOP("status_codes", "QFPay cannot serve this now."), _ASKING),
    ("1181", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "The order has expired."), _NEW_SALE),
    (
        "1201",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The customer's balance is too low."),
        _OTHER_WALLET,
    ),
    (
        "1202",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The customer's code is wrong or has expired."),
        _FRESH_CODE,
    ),
    (
        "1203",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "The shop's account has a problem."),
        _SUPPORT,
    ),
    (
        "1204",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The customer's bank reported an error."),
        _RESULT_FIRST,
    ),
    (
        "1205",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The wallet could not carry this out now."),
        _RESULT_FIRST,
    ),
    (
        "1212",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "This UnionPay code is for mainland China only."),
        _OVERSEAS_CODE,
    ),
    ("1241", CodeClass.MERCHANT_CONFIG, QT_TRANSLATE_NOOP("status_codes", "QFPay does not know this shop."), _SUPPORT),
    (
        "1242",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "The shop is not set up correctly at QFPay."),
        _SUPPORT,
    ),
    ("1243", CodeClass.MERCHANT_CONFIG, QT_TRANSLATE_NOOP("status_codes", "The shop is disabled at QFPay."), _SUPPORT),
    ("1250", CodeClass.RISK, QT_TRANSLATE_NOOP("status_codes", "QFPay forbids this transaction."), _STOPPED),
    (
        "1251",
        CodeClass.MERCHANT_CONFIG,
        QT_TRANSLATE_NOOP("status_codes", "The shop is not set up correctly at QFPay, or the number was used before."),
        _ASKING_SUPPORT,
    ),
    (
        "1252",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "QFPay met an error with this order."),
        _ASKING,
    ),
    (
        "1254",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "QFPay has a problem that is being solved."),
        _ASKING,
    ),
    ("1260", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "The order is already paid."), _ASKING),
    ("1261", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "The order is not paid."), _ASKING),
    (
        "1262",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "The order has been refunded."),
        _NO_SECOND_REFUND,
    ),
    ("1263", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "The order was cancelled."), _NEW_SALE),
    (
        "1264",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "The order is closed, or an earlier refund of it is still in progress."),
        _MOMENT,
    ),
    (
        "1265",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "No refund is possible at this time, or the time for refunds is over."),
        _AFTER_MIDNIGHT,
    ),
    (
        "1266",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "The amount is not that of the order."),
        _CHECK_ORDER,
    ),
    (
        "1267",
        CodeClass.ORDER_STATE,
        QT_TRANSLATE_NOOP("status_codes", "The details are not those of the order."),
        _CHECK_ORDER,
    ),
    ("1268", CodeClass.ORDER_STATE, QT_TRANSLATE_NOOP("status_codes", "QFPay does not know this order."), _ASKING),
    (
        "1269",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "The shop's unsettled takings of today do not cover the refund."),
        _LATER_REFUND,
    ),
    (
        "1270",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "This currency can only be refunded in full."),
        _WHOLE,
    ),
    (
        "1271",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "This payment can only be refunded in full."),
        _WHOLE,
    ),
    (
        "1272",
        CodeClass.REFUND_RULE,
        QT_TRANSLATE_NOOP("status_codes", "The refund is more than what is left of the payment."),
        _REMAINDER,
    ),
    ("1294", CodeClass.RISK, QT_TRANSLATE_NOOP("status_codes", "The bank forbids this transaction."), _STOPPED),
    (
        "1295",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "The connection to the wallet is slow."),
        _ASKING,
    ),
    (
        "1296",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "The connection to the wallet is slow."),
        _ASKING,
    ),
    (
        "1297",
        CodeClass.UNKNOWN_QUERY,
        QT_TRANSLATE_NOOP("status_codes", "The bank is busy, or the amount is above a limit."),
        _ASKING,
    ),
    (
        "1298",
        CodeClass.PENDING_POLL,
        QT_TRANSLATE_NOOP("status_codes", "The connection is slow and the payment may still succeed."),
        _ASKING,
    ),
    (
        "2005",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The customer's code is wrong or has expired."),
        _FRESH_CODE,
    ),
    (
        "2006",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "This is not a valid payment code."),
        _FRESH_CODE,
    ),
    (
        "2007",
        CodeClass.CUSTOMER_RETRY,
        QT_TRANSLATE_NOOP("status_codes", "The customer closed the order."),
        _RESULT_FIRST,
    ),
    ("2011", CodeClass.DUPLICATE, QT_TRANSLATE_NOOP("status_codes", "QFPay has seen this number before."), _ASKING),
    ("2999", CodeClass.UNKNOWN_QUERY, QT_TRANSLATE_NOOP("status_codes", "QFPay does not know the result."), _ASKING),
)

STATUS_CODES: Mapping[str, StatusCode] = MappingProxyType(
    {
        respcd: StatusCode(respcd, code_class, respcd in _REFUSES_PAYMENT, advice, meaning)
        for respcd, code_class, meaning, advice in _ROWS
    }
)

_UNKNOWN_MEANING = QT_TRANSLATE_NOOP("status_codes", "QFPay answered with a code that is not known here.")


def status(respcd: str) -> StatusCode:
    """What is known of `respcd`; for any other text a code of class UNKNOWN_QUERY that proves nothing."""
    unknown = StatusCode(respcd, CodeClass.UNKNOWN_QUERY, False, _ASKING, _UNKNOWN_MEANING)
    return STATUS_CODES.get(respcd, unknown)


def is_pending(respcd: str) -> bool:
    """Whether the customer or the wallet is still busy with it: worth asking again within seconds."""
    return respcd in _PENDING
