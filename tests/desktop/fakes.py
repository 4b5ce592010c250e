"""A till and a journal in memory, for tests of the window alone. What they say is up to the test."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from pos_app.checkout import PayRequest
from pos_app.desktop.tones import Tone
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Mode, Wallet, pay_type, qr_pay_type
from pos_app.domain.payment import CHARGED, Intent, Payment, Settlement, State
from pos_app.domain.refund import REFUND_FOLLOWED, Refund, RefundIntent, RefundState, begin_refund
from pos_app.domain.sentences import Sentence
from pos_app.journal import DayTotals

HKD = currency("HKD")
START = 1_780_000_000_000
SYSSN = "2026052900001"
"""2026-05-28 20:26:40 UTC, ms; the till's clock in these tests."""


def a_payment(state: State = State.SENT, **changes: Any) -> Payment:
    """A payment of HKD 128.50 by a WeChat code, or what `changes` say (fields of Payment and of Intent)."""
    intent: dict[str, Any] = {
        "out_trade_no": "P26052904264000100000001",
        "sale_id": "P26052904264000100000001",
        "amount": Money(12_850, HKD),
        "pay_type": "800208",
        "wallet": "wechat",
        "mode": Mode.CPM,
        "cancel_verb": None,
        "validity_s": 1800,
        "txdtm": "2026-05-29 04:26:40",
        "profile": "test",
        "till": "001",
    }
    payment: dict[str, Any] = {"created_at": START, "changed_at": START, "sent_at": START}
    payment["syssn"] = SYSSN if state in CHARGED else ""
    for name, value in changes.items():
        (intent if name in Intent.__dataclass_fields__ else payment)[name] = value
    if intent["mode"] is Mode.CPM:
        intent["cancel_verb"] = pay_type(intent["pay_type"]).cancel_verb
    return Payment(intent=Intent(**intent), state=state, **payment)


def a_qr_payment(state: State = State.WAITING, wallet: Wallet = Wallet.WECHAT, **changes: Any) -> Payment:
    """A payment for which a QR code is shown."""
    kind = qr_pay_type(wallet)
    changes = {"qrcode": "weixin://wxpay/bizpayurl?pr=AbCdEfG123456789"} | changes
    return a_payment(
        state, pay_type=kind.code, wallet=wallet.value, mode=Mode.MPM, cancel_verb=kind.cancel_verb,
        validity_s=kind.validity_s, **changes,
    )  # fmt: skip


class MemoryTill:
    """Remembers what was asked of it; the test answers with `answer`, `refuse` and `tell`."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.waiting: list[Future[Any]] = []
        self.listeners: list[Callable[[Any], None]] = []

    def subscribe(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def tell(self, news: Any) -> None:
        """News, as the till's thread brings them."""
        for listener in list(self.listeners):
            listener(news)

    def answer(self, result: Any) -> None:
        """The oldest open command succeeds."""
        self.waiting.pop(0).set_result(result)

    def refuse(self, error: Exception) -> None:
        """The oldest open command fails."""
        self.waiting.pop(0).set_exception(error)

    def pay(self, request: PayRequest) -> Future[Payment]:
        return self._remember("pay", request)

    def cancel(self, number: str) -> Future[Payment]:
        return self._remember("cancel", number)

    def ask(self, number: str) -> Future[Payment]:
        return self._remember("ask", number)

    def find(self, number: str) -> Future[Payment]:
        return self._remember("find", number)

    def refund(self, number: str, amount: Money | None) -> Future[Refund]:
        return self._remember("refund", number, amount)

    def send_again(self, number: str) -> Future[Refund]:
        return self._remember("send_again", number)

    def settle(self, number: str, how: Settlement) -> Future[Payment]:
        return self._remember("settle", number, how)

    def give_verdict(self, number: str, paid: bool, reason: str) -> Future[Payment]:
        return self._remember("give_verdict", number, paid, reason)

    def _remember(self, *what: Any) -> Future[Any]:
        self.asked.append(what)
        self.waiting.append(Future())
        return self.waiting[-1]


class MemorySpeaker:
    """Remembers what was to be heard."""

    def __init__(self) -> None:
        self.problem: Sentence | None = None
        self.volume = -1
        self.played: list[Tone] = []

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    def play(self, tone: Tone) -> None:
        self.played.append(tone)


class MemoryReader:
    """A journal of the payments that the test put into it."""

    def __init__(self, *payments: Payment, refunds: tuple[Refund, ...] = ()) -> None:
        self.kept = list(payments)
        self.refunds = refunds

    def payments(
        self, since_ms: int | None = None, until_ms: int | None = None, state: State | None = None,
        text: str | None = None, limit: int = 100, before: str | None = None,
    ) -> list[Payment]:  # fmt: skip
        found = [one for one in self.kept if state is None or one.state is state]
        found = [one for one in found if not text or text in f"{one.out_trade_no} {one.syssn} {one.intent.reference}"]
        return sorted(found, key=lambda one: one.created_at, reverse=True)[:limit]

    def payment(self, number: str) -> Payment | None:
        return next((one for one in self.kept if one.out_trade_no == number), None)

    def refund(self, number: str) -> Refund | None:
        return next((one for one in self.refunds if one.out_trade_no == number), None)

    def refunds_of(self, number: str) -> list[Refund]:
        return [one for one in self.refunds if one.intent.payment_no == number]

    def refunds_under_way(self) -> list[Refund]:
        return [one for one in self.refunds if one.state in REFUND_FOLLOWED]

    def charged(self, since_ms: int, until_ms: int) -> list[Payment]:
        return [one for one in self.kept if one.state in CHARGED and since_ms <= one.paid_at < until_ms]

    def totals(self, since_ms: int, until_ms: int) -> dict[str, DayTotals]:
        charged = [one.intent.amount.minor for one in self.kept if one.state in CHARGED]
        return {"HKD": DayTotals(len(charged), sum(charged), 0)} if charged else {}


def a_refund(state: RefundState, amount: int, payment_no: str) -> Refund:
    """A refund of `amount` minor units."""
    intent = RefundIntent("R" + payment_no[1:], payment_no, SYSSN, Money(amount, HKD), "", "test", "001")
    return begin_refund(intent, START).but(state=state)
