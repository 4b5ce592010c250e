"""What the customer is shown of a sale: what concerns them, and nothing of the shop's business. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.desktop import phrases
from pos_app.desktop.tokens import Role
from pos_app.domain.payment import OPEN, State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.desktop.views import CounterView
    from pos_app.domain.payment import Payment
    from pos_app.domain.sentences import Sentence


class Scene(StrEnum):
    """What goes on, in the customer's eyes."""

    IDLE = "idle"
    AMOUNT = "amount"
    CODE = "code"
    PHONE = "phone"
    WAIT = "wait"
    PAID = "paid"
    ASK = "ask"


LINGERS_MS: Mapping[Scene, int] = MappingProxyType({Scene.PAID: 15_000, Scene.ASK: 60_000})
"""How long a result stays if no other sale begins: long enough to be read, not for the next in the queue."""

_SCAN = QT_TRANSLATE_NOOP("customer_view", "Scan with {wallet}")
_SPEECH: Mapping[Scene, Sentence] = MappingProxyType(
    {
        Scene.AMOUNT: QT_TRANSLATE_NOOP("customer_view", "Please show your payment code"),
        Scene.PHONE: QT_TRANSLATE_NOOP("customer_view", "Please finish on your phone"),
        Scene.WAIT: QT_TRANSLATE_NOOP("customer_view", "One moment, please"),
        Scene.PAID: QT_TRANSLATE_NOOP("customer_view", "Paid. Thank you!"),
        Scene.ASK: QT_TRANSLATE_NOOP("customer_view", "Please ask the cashier"),
    }
)


@dataclass(frozen=True, slots=True)
class CustomerView:
    """The customer's screen at one moment. `lines` is how the amount came about, empty if it is one figure.

    `until` is when the time that is counted down ends (ms of the till's clock).
    """

    scene: Scene
    currency: str = ""
    amount: str = ""
    lines: str = ""
    speech: Sentence | None = None
    qrcode: str = ""
    until: int | None = None


IDLE = CustomerView(Scene.IDLE)


def customer_view(view: CounterView) -> CustomerView:
    """What the customer sees of the counter's state."""
    scene = _scene(view)
    if scene is Scene.IDLE:
        return IDLE
    shown = CustomerView(scene, speech=_SPEECH.get(scene))
    if not _nothing_typed(view):
        lines = view.typed if "+" in view.typed and view.payment is None else ""
        shown = replace(shown, currency=view.currency, amount=view.amount, lines=lines)
    if view.payment is not None and scene in (Scene.CODE, Scene.PHONE):
        shown = replace(shown, until=view.until)
        if scene is Scene.CODE:
            speech = _SCAN.filled(wallet=phrases.paid_with(view.payment))
            shown = replace(shown, speech=speech, qrcode=view.qrcode)
    return shown


def _scene(view: CounterView) -> Scene:
    if view.payment is not None:
        return _scene_of(view.payment, showing_code=bool(view.qrcode))
    if view.role is not Role.NEUTRAL:
        return Scene.WAIT
    return Scene.IDLE if _nothing_typed(view) else Scene.AMOUNT


def _scene_of(payment: Payment, *, showing_code: bool) -> Scene:
    if showing_code:
        return Scene.CODE
    if payment.state is State.WAITING and not payment.is_mpm:
        return Scene.PHONE
    if payment.state in OPEN:
        return Scene.WAIT
    return Scene.PAID if payment.state is State.PAID else Scene.ASK


def _nothing_typed(view: CounterView) -> bool:
    return not view.amount.strip("0.,")


class CustomerStory:
    """Lets results go after a while, also while the cashier's window still shows them."""

    def __init__(self) -> None:
        self._result: tuple[str, Scene] | None = None
        self._ends = 0

    def at(self, view: CounterView, now: int) -> CustomerView:
        """What the customer sees at `now` (ms of the till's clock)."""
        shown = customer_view(view)
        if view.payment is None or shown.scene not in LINGERS_MS:
            self._result = None
            return shown
        result = (view.payment.out_trade_no, shown.scene)
        if result != self._result:
            self._result = result
            self._ends = now + LINGERS_MS[shown.scene]
        return shown if now < self._ends else IDLE
