"""What happens to a training payment: the last two digits of its payment code choose a story from this table.

It drives the gateway's behaviour (`trade`, `server`) and the printed sheet (`sheet`). Codes whose digits have
no entry are paid at once. Seconds are at normal pace; the gateway's `pace` stretches or shrinks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, Sentence

PAID = "0000"
CUSTOMER_ACTS = "1143"
PROCESSING = "1145"
CLOSED = "1142"
EXPIRED = "1181"
CANCELLED = "1263"
CONSUMER_CLOSED = "2007"
UNDOCUMENTED = "7777"

OPEN_CODES = frozenset({CUSTOMER_ACTS, PROCESSING})
"""`respcd` of rows that still wait for the customer."""

SILENCE_S = 45.0
"""How long a silent connection stays open: longer than the counter's deadline of 30 s."""

SLOW_S = 12.0
"""How long a slow answer takes: longer than the 8 s after which the counter also asks by query."""


class Delivery(Enum):
    """How an answer travels back to the client."""

    JSON = "as it should"
    SILENT = "nothing comes until the connection is given up"
    SLOW = "late"
    RESET = "the connection is reset"
    HTML = "a page for people instead of JSON"
    HALF = "half of the JSON, then the connection ends"
    BAD_GATEWAY = "HTTP 502 with a page for people"
    TOO_MANY = "HTTP 429"
    WRONG_AMOUNT = "JSON with another amount"
    WRONG_SIGNATURE = "JSON, signed with another key"


class OnCancel(Enum):
    """What a reversal or close of the payment does while the customer has not paid."""

    OBEYS = "the order is closed"
    IGNORED = "success is answered and nothing changes"
    PAYS_FIRST = "the customer pays in the same second"
    PAYS_AFTER = "the order is closed, and the customer's money arrives nevertheless"


@dataclass(frozen=True, slots=True)
class Turn:
    """One call of the story: what is answered, what the query's row says at once, and what it becomes.

    `row` is None where the request never reached the wallet: then there is no row at all.
    `hidden_s`: seconds for which the row is not found by queries. `once`: a call that is repeated under the same number
    is carried out.
    """

    answer: str = PAID
    row: str | None = PAID
    later: str | None = None
    later_s: float = 0.0
    hidden_s: float = 0.0
    delivery: Delivery = Delivery.JSON
    once: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One entry of the table: `digits` end the payment code, `title` and `lesson` are printed beside it."""

    digits: str
    name: str
    title: Sentence
    lesson: Sentence
    payment: Turn = Turn()
    refund: Turn = Turn()
    on_cancel: OnCancel = OnCancel.OBEYS
    paid_after_cancel_s: float = 0.0
    whole_refunds_only: bool = False


_TYPING = Turn(answer=CUSTOMER_ACTS, row=CUSTOMER_ACTS)


def _refused(respcd: str) -> Turn:
    return Turn(answer=respcd, row=respcd)


_TABLE = (
    Story(
        "00",
        "paid",
        QT_TRANSLATE_NOOP("stories", "Paid at once"),
        QT_TRANSLATE_NOOP("stories", "PAID. Hand over the goods."),
    ),
    Story(
        "50",
        "password",
        QT_TRANSLATE_NOOP("stories", "The customer types a password, then pays"),
        QT_TRANSLATE_NOOP("stories", "Wait a few seconds: the counter asks by itself."),
        Turn(answer=CUSTOMER_ACTS, row=CUSTOMER_ACTS, later=PAID, later_s=4.0),
    ),
    Story(
        "51",
        "password_never",
        QT_TRANSLATE_NOOP("stories", "The customer never types the password"),
        QT_TRANSLATE_NOOP("stories", "Press Cancel, or wait until the counter does. Nothing is taken."),
        _TYPING,
    ),
    Story(
        "52",
        "customer_refuses",
        QT_TRANSLATE_NOOP("stories", "The customer refuses on the phone"),
        QT_TRANSLATE_NOOP("stories", "The counter cancels and makes sure. Then offer another way to pay."),
        Turn(answer=CUSTOMER_ACTS, row=CUSTOMER_ACTS, later=CONSUMER_CLOSED, later_s=4.0),
    ),
    Story(
        "53",
        "balance_too_low",
        QT_TRANSLATE_NOOP("stories", "The balance is too low"),
        QT_TRANSLATE_NOOP("stories", "NOT PAID. Ask for another wallet."),
        _refused("1201"),
    ),
    Story(
        "54",
        "code_expired",
        QT_TRANSLATE_NOOP("stories", "The payment code is too old"),
        QT_TRANSLATE_NOOP("stories", "NOT PAID. Ask the customer to refresh the code and scan again."),
        _refused("1202"),
    ),
    Story(
        "55",
        "code_wrong",
        QT_TRANSLATE_NOOP("stories", "The wallet does not know the code"),
        QT_TRANSLATE_NOOP("stories", "NOT PAID. Ask for a fresh payment code."),
        _refused("2005"),
    ),
    Story(
        "56",
        "risk",
        QT_TRANSLATE_NOOP("stories", "The wallet forbids the payment"),
        QT_TRANSLATE_NOOP("stories", "NOT PAID. Do not try again: ask for another way to pay."),
        _refused("1250"),
    ),
    Story(
        "57",
        "silent_charged",
        QT_TRANSLATE_NOOP("stories", "No answer comes, but the customer is charged"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again. The counter finds the payment by itself."),
        Turn(delivery=Delivery.SILENT),
    ),
    Story(
        "58",
        "silent_lost",
        QT_TRANSLATE_NOOP("stories", "No answer comes, and nothing was charged"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again until the counter says NOT PAID: it needs some minutes."),
        Turn(row=None, delivery=Delivery.SILENT),
    ),
    Story(
        "59",
        "reset_charged",
        QT_TRANSLATE_NOOP("stories", "The connection breaks after the charge"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again. The counter finds the payment by itself."),
        Turn(delivery=Delivery.RESET),
    ),
    Story(
        "60",
        "hidden",
        QT_TRANSLATE_NOOP("stories", "QFPay does not find the payment at first"),
        QT_TRANSLATE_NOOP("stories", "Not found is not unpaid: wait, it is PAID after a quarter of a minute."),
        Turn(answer=PROCESSING, hidden_s=15.0),
    ),
    Story(
        "61",
        "pending_for_ever",
        QT_TRANSLATE_NOOP("stories", "The payment stays open, even after a cancel"),
        QT_TRANSLATE_NOOP("stories", "Press Later and serve the next customer; a manager closes it with a reason."),
        Turn(answer=PROCESSING, row=PROCESSING),
        on_cancel=OnCancel.IGNORED,
    ),
    Story(
        "62",
        "cancel_too_late",
        QT_TRANSLATE_NOOP("stories", "The customer pays in the second of the cancel"),
        QT_TRANSLATE_NOOP("stories", "Press Cancel: the counter says PAID. Hand over the goods, or refund."),
        _TYPING,
        on_cancel=OnCancel.PAYS_FIRST,
    ),
    Story(
        "63",
        "busy_charged",
        QT_TRANSLATE_NOOP("stories", "The bank says it is busy, but charges"),
        QT_TRANSLATE_NOOP("stories", "Busy is not unpaid: wait for the counter."),
        Turn(answer="1297"),
    ),
    Story(
        "64",
        "unknown_code",
        QT_TRANSLATE_NOOP("stories", "QFPay answers with a code nobody knows"),
        QT_TRANSLATE_NOOP("stories", "Unknown is not unpaid: wait, it is PAID after a few seconds."),
        Turn(answer=UNDOCUMENTED, row=UNDOCUMENTED, later=PAID, later_s=4.0),
    ),
    Story(
        "65",
        "html",
        QT_TRANSLATE_NOOP("stories", "A web page comes instead of an answer"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again. The counter finds the payment by itself."),
        Turn(delivery=Delivery.HTML),
    ),
    Story(
        "66",
        "wrong_amount",
        QT_TRANSLATE_NOOP("stories", "The answer names another amount"),
        QT_TRANSLATE_NOOP("stories", "The counter does not believe it and asks again before it says PAID."),
        Turn(delivery=Delivery.WRONG_AMOUNT),
    ),
    Story(
        "67",
        "paid_after_cancel",
        QT_TRANSLATE_NOOP("stories", "The money arrives after the cancel"),
        QT_TRANSLATE_NOOP("stories", "Press Cancel. Minutes later PAID AFTER CANCEL appears: refund it, or keep it."),
        _TYPING,
        on_cancel=OnCancel.PAYS_AFTER,
        paid_after_cancel_s=20.0,
    ),
    Story(
        "68",
        "taken_back",
        QT_TRANSLATE_NOOP("stories", "QFPay takes its success back"),
        QT_TRANSLATE_NOOP("stories", "DISPUTED appears. Look into QFPay's portal and ask a manager."),
        Turn(row=CLOSED),
    ),
    Story(
        "69",
        "half_answer",
        QT_TRANSLATE_NOOP("stories", "Half of the answer is lost"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again. The counter finds the payment by itself."),
        Turn(delivery=Delivery.HALF),
    ),
    Story(
        "70",
        "wrong_signature",
        QT_TRANSLATE_NOOP("stories", "The answer is signed with a wrong key"),
        QT_TRANSLATE_NOOP("stories", "The counter records it and makes sure by asking again."),
        Turn(delivery=Delivery.WRONG_SIGNATURE),
    ),
    Story(
        "71",
        "bad_gateway",
        QT_TRANSLATE_NOOP("stories", "QFPay's front door fails after the charge"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again. The counter finds the payment by itself."),
        Turn(delivery=Delivery.BAD_GATEWAY),
    ),
    Story(
        "72",
        "too_many",
        QT_TRANSLATE_NOOP("stories", "Too many requests: QFPay turns the payment away"),
        QT_TRANSLATE_NOOP("stories", "Do not charge again until the counter says NOT PAID: it needs some minutes."),
        Turn(row=None, delivery=Delivery.TOO_MANY),
    ),
    Story(
        "73",
        "slow",
        QT_TRANSLATE_NOOP("stories", "The answer takes twelve seconds"),
        QT_TRANSLATE_NOOP("stories", "Wait: the counter asks by itself and says PAID before the answer comes."),
        Turn(delivery=Delivery.SLOW),
    ),
    Story(
        "74",
        "refund_slow",
        QT_TRANSLATE_NOOP("stories", "Paid at once; a refund takes a while"),
        QT_TRANSLATE_NOOP("stories", "Refund it: the counter waits until the refund is through."),
        refund=Turn(answer=PROCESSING, row=PROCESSING, later=PAID, later_s=4.0),
    ),
    Story(
        "75",
        "refund_refused",
        QT_TRANSLATE_NOOP("stories", "Paid at once; a refund is refused"),
        QT_TRANSLATE_NOOP("stories", "Refund it: today's takings do not cover it. Try again later."),
        refund=Turn(answer="1269", row=None),
    ),
    Story(
        "76",
        "refund_silent",
        QT_TRANSLATE_NOOP("stories", "Paid at once; the answer to a refund is lost"),
        QT_TRANSLATE_NOOP("stories", "Do not refund again. The counter finds the refund by itself."),
        refund=Turn(delivery=Delivery.SILENT),
    ),
    Story(
        "77",
        "refund_whole_only",
        QT_TRANSLATE_NOOP("stories", "Paid at once; only the whole can be refunded"),
        QT_TRANSLATE_NOOP("stories", "Refund a part: it is refused. Refund the whole instead."),
        whole_refunds_only=True,
    ),
    Story(
        "78",
        "refund_lost",
        QT_TRANSLATE_NOOP("stories", "Paid at once; a refund is lost on its way"),
        QT_TRANSLATE_NOOP("stories", "Do not refund again. After five minutes press Send refund again."),
        refund=Turn(row=None, delivery=Delivery.SILENT, once=True),
    ),
)

STORIES: Mapping[str, Story] = MappingProxyType({story.digits: story for story in _TABLE})
"""All stories by the two digits that choose them, in the order in which they are printed."""

PAID_AT_ONCE = STORIES["00"]


def story_of(payment_code: str) -> Story:
    """The story that a payment code tells by its last two characters."""
    return STORIES.get(payment_code[-2:], PAID_AT_ONCE)
