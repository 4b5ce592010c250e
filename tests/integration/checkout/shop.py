"""A till over real HTTP: journal on disk, QFPay's client, the training gateway, and a clock that leaps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pos_app.checkout import PayRequest, Till
from pos_app.checkout.ordering import Shop as Particulars
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Wallet
from pos_app.domain.payment import OPEN, Payment, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import REFUND_FINAL, Refund
from pos_app.domain.secret import Secret
from pos_app.journal import Journal, JournalReader
from pos_app.qfpay.client import GatewayClient
from pos_app.qfpay.orders import Credentials
from pos_app.settings.profiles import Profile
from pos_app.training.codes import new_payment_code
from pos_app.training.gateway import TrainingGateway
from pos_app.training.stories import STORIES

PACE = 0.01
PATIENCE_S = 30
LEAP_MS = 500
R = TypeVar("R", Payment, Refund)


def hkd(minor: int) -> Money:
    return Money(minor, currency("HKD"))


def scan(story: str = "00", minor: int = 1250, wallet: Wallet = Wallet.ALIPAY) -> PayRequest:
    return PayRequest(hkd(minor), code=classify(new_payment_code(wallet, STORIES[story])))


class LeapingClock:
    """The machine's clock, which leaps ahead while nothing is under way."""

    def __init__(self, start: int | None = None) -> None:
        self._start = time.time_ns() // 1_000_000 if start is None else start
        self._began = time.monotonic_ns()
        self.leapt = 0

    def now(self) -> int:
        return self._start + self.leapt + (time.monotonic_ns() - self._began) // 1_000_000

    def wall_ms(self) -> int:
        return self.now()

    def gateway(self) -> float:
        """The gateway's clock: a second of the till is `PACE` seconds there, as all its times are."""
        return (self._start + (self.now() - self._start) * PACE) / 1000

    def local(self, time_zone: str) -> datetime:
        return datetime.fromtimestamp(self.now() / 1000, UTC).astimezone(ZoneInfo(time_zone))


@dataclass
class Shop:
    """The gateway and the data folder stay; tills come and go."""

    folder: Path
    gateway: TrainingGateway
    clock: LeapingClock
    till: str = "001"

    @contextmanager
    def open(self, url: str = "", client_key: str = "") -> Iterator[Counter]:
        credentials = Credentials(
            Secret(self.gateway.app_code), Secret(client_key or self.gateway.client_key), self.gateway.mchid
        )
        # Till and client are on one PC: with the machine's own date tests would pass on some days only.
        client = GatewayClient(url or self.gateway.url, credentials, now=lambda: self.clock.local("UTC"))
        profile = Profile(name="shop", base_url=url or self.gateway.url)
        till = Till(
            lambda: Journal.open(self.folder, self.folder / "backups"),
            client,
            Particulars(profile, self.till, b"dummy fingerprint key"),
            self.clock,
            pins=client.pins,
        )
        till.start()
        try:
            yield Counter(till, self.clock)
        finally:
            till.close()

    def journal(self) -> list[Payment]:
        with JournalReader.open(self.folder) as reader:
            return reader.payments()

    def charged(self) -> list[tuple[str, int]]:
        """What the gateway holds to be charged: number and minor units."""
        rows = self.gateway.phone.ledger()
        return [(row.out_trade_no, row.txamt) for row in rows if row.order_type == "payment" and row.respcd == "0000"]


class Counter:
    """A cashier at an open till, who lets the clock leap while waiting for nothing but time."""

    def __init__(self, till: Till, clock: LeapingClock) -> None:
        self.till = till
        self.clock = clock

    def until(self, look: Callable[[], R], wanted: Callable[[R], bool]) -> R:
        """What `look` sees once it is as wanted. Looking is what makes the till notice that its clock leapt."""
        ends = time.monotonic() + PATIENCE_S
        while not wanted(seen := look()):
            assert time.monotonic() < ends, f"it stayed {seen}"
            if not self._in_the_air(seen):
                self.clock.leapt += LEAP_MS
        return seen

    def _in_the_air(self, seen: Payment | Refund) -> bool:
        if isinstance(seen, Payment):
            return seen.calling or seen.asking or seen.cancel_calling
        payment = self.till.payment(seen.intent.payment_no).result(PATIENCE_S)
        return seen.calling or seen.asking or (payment is not None and payment.asking)

    def begin(self, request: PayRequest) -> Payment:
        return self.till.pay(request).result(PATIENCE_S)

    def sold(self, request: PayRequest) -> Payment:
        return self.until_over(self.begin(request))

    def cancel(self, payment: Payment) -> None:
        self.till.cancel(payment.out_trade_no).result(PATIENCE_S)

    def now(self, payment: Payment) -> Payment:
        found = self.till.payment(payment.out_trade_no).result(PATIENCE_S)
        assert found is not None
        return found

    def until_state(self, payment: Payment, *states: State) -> Payment:
        return self.until(lambda: self.now(payment), lambda seen: seen.state in states)

    def until_over(self, payment: Payment) -> Payment:
        return self.until(lambda: self.now(payment), lambda seen: seen.state not in OPEN)

    def shown(self, wallet: Wallet = Wallet.ALIPAY) -> Payment:
        """A QR code that waits to be paid."""
        return self.until_state(self.begin(PayRequest(hkd(2000), wallet=wallet)), State.WAITING)

    def refunded(self, payment: Payment, minor: int | None = None) -> Refund:
        begun = self.till.refund(payment.out_trade_no, None if minor is None else hkd(minor)).result(PATIENCE_S)

        def look() -> Refund:
            found = self.till.refund_record(begun.out_trade_no).result(PATIENCE_S)
            assert found is not None
            return found

        return self.until(look, lambda seen: seen.state in REFUND_FINAL)
