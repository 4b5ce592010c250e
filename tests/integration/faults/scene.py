"""A real till (HTTP, SQLite, threads) with a faulty gateway, and what must be true whatever happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pos_app.checkout import PayRequest, Till
from pos_app.checkout.engine import Engine
from pos_app.checkout.ordering import Shop as Particulars
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import CHARGED, OPEN, UNPAID, Payment, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import REFUND_FINAL, Refund, RefundState
from pos_app.domain.secret import Secret
from pos_app.journal import Journal, JournalReader
from pos_app.qfpay.client import GatewayClient, PaymentOrder, RefundOrder
from pos_app.qfpay.orders import Credentials
from pos_app.settings.profiles import Profile
from tests.integration.checkout.shop import LeapingClock
from tests.integration.faults.gateway import APP_CODE, CLIENT_KEY, FaultyGateway

PATIENCE_S = 30
LEAP_MS = 1_000
AMOUNT = 1250
CODE = "281234567890123456"
EARLIEST_REVERSAL_MS = 15_000


class HurriedClient(GatewayClient):
    """The real client; with `deadline_s` its calls end so soon, because the till's clock leaps and sockets do not.

    `before_payment` runs in the worker with the payment in its hand.
    """

    deadline_s: float | None = None

    def before_payment(self) -> None:
        """Nothing, unless a test puts something here."""

    def payment(self, order: PaymentOrder, permit: Callable[[], bool], deadline_s: float) -> Any:
        self.before_payment()
        return super().payment(order, permit, self.deadline_s or deadline_s)

    def query(self, out_trade_nos: Sequence[str] = (), **particulars: Any) -> Any:
        return super().query(out_trade_nos, **particulars | self._hurry())

    def cancel(self, *arguments: Any, **particulars: Any) -> Any:
        return super().cancel(*arguments, **particulars | self._hurry())

    def refund(self, order: RefundOrder, permit: Callable[[], bool], deadline_s: float = PATIENCE_S) -> Any:
        return super().refund(order, permit, self.deadline_s or deadline_s)

    def _hurry(self) -> dict[str, float]:
        return {"deadline_s": self.deadline_s} if self.deadline_s else {}


@dataclass
class Scene:
    """The gateway, the data folder and the till of one test."""

    folder: Path
    clock: LeapingClock
    gateway: FaultyGateway
    client: HurriedClient
    till: Till
    lies: list[str] = field(default_factory=list)
    news: list[object] = field(default_factory=list)

    # --- people ---

    def scan(self, code: str = CODE, wallet: Wallet | None = None) -> Payment:
        return self._begin(PayRequest(_hkd(AMOUNT), code=classify(code), wallet=wallet))

    def show_qr(self, wallet: Wallet = Wallet.ALIPAY) -> Payment:
        return self._begin(PayRequest(_hkd(AMOUNT), wallet=wallet))

    def _begin(self, request: PayRequest) -> Payment:
        return self.till.pay(request).result(PATIENCE_S)

    def cancel(self, payment: Payment) -> None:
        self.till.cancel(payment.out_trade_no).result(PATIENCE_S)

    def refund(self, payment: Payment, minor: int | None = None) -> Refund:
        return self.till.refund(payment.out_trade_no, None if minor is None else _hkd(minor)).result(PATIENCE_S)

    # --- time ---

    def now(self, payment: Payment) -> Payment:
        return self._look(payment)[0]

    def refund_now(self, refund: Refund) -> Refund:
        return self._look(refund)[0]

    def _look(self, record: Any) -> tuple[Any, bool]:
        """The record as it stands, and whether a call about it is on its way."""
        number = record.out_trade_no

        def look(engine: Engine) -> tuple[Any, bool]:
            seen: Any = engine.refund_record(number) if isinstance(record, Refund) else engine.payment(number)
            asking = seen.asking and not engine._inquiries._questions
            return seen, seen.calling or asking or getattr(seen, "cancel_calling", False)

        return self.till._command(look).result(PATIENCE_S)

    def until(self, record: Any, wanted: Callable[[Any], bool], leap_ms: int = LEAP_MS) -> Any:
        """The record once it is as wanted; the clock leaps while nothing but time is awaited."""
        ends = time.monotonic() + PATIENCE_S
        while True:
            seen, calling = self._look(record)
            if wanted(seen) and not calling:
                return seen
            assert time.monotonic() < ends, f"it stayed {seen}"
            if not calling:
                self.clock.leapt += leap_ms

    def until_over(self, record: Any) -> Any:
        return self.until(record, lambda seen: seen.state not in OPEN | (set(RefundState) - REFUND_FINAL))

    def pass_time(self, record: Any, seconds: float, leap_ms: int = LEAP_MS) -> Any:
        """What became of the record after so many seconds on the till's clock."""
        ends = self.clock.now() + int(seconds * 1000)
        return self.until(record, lambda _: self.clock.now() >= ends, leap_ms)

    # --- truth ---

    def hear(self, news: object) -> None:
        """Called in the till's thread for all that it tells: at no moment may it say what is not so."""
        self.news.append(news)
        if not isinstance(news, Payment):
            return
        order = self.gateway.order(news.out_trade_no)
        charged = order is not None and order.charged
        if news.state in CHARGED and not charged and not news.returned:
            self.lies.append(f"told {news.state}, and nothing was charged")
        if news.state in UNPAID and charged:
            self.lies.append(f"told {news.state}, and it was charged")

    def check(self, payment: Payment) -> None:
        """What must hold at the end of every story."""
        payment = self.now(payment)
        number = payment.out_trade_no
        assert self.lies == []
        assert len(self.gateway.heard_of("payment", number)) <= 1
        if not payment.is_mpm and (sent := self.gateway.heard_of("payment", number)):
            earliest = sent[0].at + EARLIEST_REVERSAL_MS
            assert [one for one in self.gateway.heard_of("cancel", number) if one.at < earliest] == []
        order = self.gateway.order(number)
        if payment.state not in OPEN | {State.DISPUTED}:
            keeps = payment.state in CHARGED and payment.returned != "whole"
            assert keeps is (order is not None and order.charged)
        with JournalReader.open(self.folder) as reader:
            assert payment in reader.payments()

    def check_refund(self, refund: Refund) -> None:
        refund = self.refund_now(refund)
        number = refund.out_trade_no
        assert len([order for order in self.gateway.orders if order.number == number]) <= 1
        if not refund.retries:  # QFPay said itself that it had turned the first call away
            assert len(self.gateway.heard_of("refund", number)) <= 1
        if refund.state in REFUND_FINAL:
            order = self.gateway.order(number)
            assert (refund.state is RefundState.REFUNDED) is (order is not None and order.respcd == "0000")


def _hkd(minor: int) -> Money:
    return Money(minor, currency("HKD"))


@contextmanager
def opened(
    folder: Path, gateway: FaultyGateway, clock: LeapingClock, url: str = "", proxy: str | None = None
) -> Iterator[Scene]:
    """A till at `gateway`, or at `url`."""
    url = url or gateway.server.url
    client = HurriedClient(url, Credentials(Secret(APP_CODE), Secret(CLIENT_KEY)), proxy=proxy)
    till = Till(
        lambda: Journal.open(folder, folder / "backups"),
        client,
        Particulars(Profile(name="shop", base_url=url), "001", b"dummy fingerprint key"),
        clock,
    )
    scene = Scene(folder, clock, gateway, client, till)
    till.subscribe(scene.hear)
    till.start()
    try:
        yield scene
    finally:
        till.close()
        client.close()


__all__ = ["Scene", "State", "opened"]
