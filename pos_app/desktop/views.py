"""What the window shows of a sale, as data: made by the counter, painted by the widgets. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.desktop.tokens import Role
    from pos_app.domain.pay_types import Wallet
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence


class Action(StrEnum):
    """What the cashier can press in the result panel; the value is the button's object name."""

    CANCEL = "cancel"
    LARGER = "larger"
    LATER = "later"
    RETRY = "retry"
    RECEIPT = "receipt"
    NEXT = "next"
    REFUND = "refund_at_hand"
    KEEP = "keep"
    RETURNED = "returned"
    CHARGE_ANYWAY = "charge_anyway"
    DO_NOT_CHARGE = "do_not_charge"
    DROP_CODE = "drop_code"


class Icon(StrEnum):
    """Drawings in `resources/icons`."""

    SCAN = "scan"
    CLOCK = "clock"
    PHONE = "phone"
    QR = "qr"
    TICK = "tick"
    CROSS = "cross"
    WARNING = "warning"
    QUESTION = "question"
    BLOCKED = "blocked"
    OFFLINE = "offline"
    MENU = "menu"
    BACKSPACE = "backspace"
    RETURN = "return"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class CounterView:
    """The counter at one moment.

    `amount` is the big figure without its currency, `typed` the lines behind it, `objection` what is wrong with them.
    `word`, `instruction`, `detail` and `note` go from large to small; `detail` needs no translation, `code` is the
    scan that is kept, `reason` says what happened. `until` is when the time that is counted down ends (ms of the till's
    clock). `alarm` is a payment beside the one at hand about which a person must decide, one of those `to_check`.
    `choices` are wallets to press for a scanned code that does not tell its own. `outcome_is_news` says that
    `outcome` came while the cashier was serving somebody else. `refused` counts what was refused with a note: the same
    note twice is two refusals.
    """

    currency: str
    amount: str
    typed: str
    objection: bool
    role: Role
    icon: Icon
    word: Sentence | None
    instruction: Sentence
    detail: str = ""
    code: Sentence | None = None
    reason: Sentence | str | None = None
    support: str = ""
    until: int | None = None
    qrcode: str = ""
    larger_qr: bool = False
    note: Sentence | None = None
    actions: tuple[Action, ...] = ()
    choices: tuple[Wallet, ...] = ()
    pad_usable: bool = True
    wallets_usable: bool = True
    reference_usable: bool = True
    payment: Payment | None = None
    outcome: Payment | None = None
    outcome_is_news: bool = False
    to_check: int = 0
    alarm: Payment | None = None
    undoable: bool = False
    refused: int = 0
