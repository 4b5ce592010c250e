"""An engine with everything around it that a test holds in its hand: clock, gateway, calls, and a real journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pos_app.checkout.engine import Engine
from pos_app.checkout.ordering import Shop
from pos_app.checkout.requests import PayRequest
from pos_app.domain.answers import CancelAnswer, NoAnswer, PaymentAnswer, QueryAnswer, RefundAnswer, TransactionRow
from pos_app.domain.money import Money, currency
from pos_app.domain.pay_types import Verb, Wallet
from pos_app.domain.payment import Payment, State
from pos_app.domain.payment_codes import classify
from pos_app.domain.refund import Refund
from pos_app.journal import Journal, JournalTrouble, Problem
from pos_app.qfpay.orders import PaymentOrder, RefundOrder
from pos_app.qfpay.search import PAGE_SIZE
from pos_app.qfpay.windows import Window
from pos_app.settings.profiles import Profile

NOON = 1_795_406_400_000  # 2026-11-23 12:00:00 in Hong Kong
ALIPAY_CODE = "281234567890123456"
TIMEOUT = NoAnswer(may_have_left=True, reason="deadline")
REFUSED = NoAnswer(may_have_left=False, reason="refused")
NOTHING_FOUND = QueryAnswer("0000")
CANCEL_OBEYED = CancelAnswer("0000", syssn="7001")


def hkd(minor: int) -> Money:
    return Money(minor, currency("HKD"))


def scan(minor: int = 1250, code: str = ALIPAY_CODE, **particulars: Any) -> PayRequest:
    return PayRequest(hkd(minor), code=classify(code), **particulars)


def show_qr(minor: int = 1250, wallet: Wallet = Wallet.ALIPAY, **particulars: Any) -> PayRequest:
    return PayRequest(hkd(minor), wallet=wallet, **particulars)


def profile(name: str = "shop", url: str = "http://127.0.0.1:1", **particulars: Any) -> Profile:
    return Profile(name=name, base_url=url, **particulars)


def shop(own: Profile | None = None, **particulars: Any) -> Shop:
    return Shop(own or profile(), "001", b"dummy fingerprint key", **particulars)


@dataclass
class Clock:
    """Goes on when it is told to. `wall` is how far the PC's clock is ahead of the steady one, in ms."""

    at: int = NOON
    wall: int = 0

    def now(self) -> int:
        return self.at

    def wall_ms(self) -> int:
        return self.at + self.wall

    def local(self, time_zone: str) -> datetime:
        return datetime.fromtimestamp(self.wall_ms() / 1000, UTC).astimezone(ZoneInfo(time_zone))


@dataclass
class Call:
    lane: str
    call: Callable[[], Any]
    done: Callable[[Any], None]

    def end(self) -> None:
        self.done(self.call())


@dataclass
class Calls:
    """Calls that were started wait here until the test lets them go."""

    waiting: list[Call] = field(default_factory=list)

    def start(self, lane: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.waiting.append(Call(lane, call, done))

    def run(self) -> None:
        """Lets all go, in order, those too that are started meanwhile."""
        while self.waiting:
            self.waiting.pop(0).end()


def paid_answer(order: PaymentOrder) -> PaymentAnswer:
    return PaymentAnswer(
        "0000",
        syssn=f"2026{order.out_trade_no[-8:]}",
        out_trade_no=order.out_trade_no,
        txamt=order.txamt,
        txcurrcd=order.txcurrcd,
        pay_type=order.pay_type,
    )


def qr_answer(order: PaymentOrder) -> PaymentAnswer:
    return replace(paid_answer(order), qrcode=f"https://qr.invalid/{order.out_trade_no}")


def row_of(payment: Payment | PaymentOrder, respcd: str = "0000", **particulars: Any) -> TransactionRow:
    """The gateway's row of a payment."""
    number = payment.out_trade_no
    minor = payment.txamt if isinstance(payment, PaymentOrder) else payment.intent.amount.minor
    basis = TransactionRow(
        respcd, number, f"2026{number[-8:]}", order_type="payment", cancel=0, txamt=minor, txcurrcd="HKD"
    )
    return replace(basis, **particulars)


def refund_row(refund: Refund, respcd: str = "0000") -> TransactionRow:
    return row_of_refund(refund.out_trade_no, refund.intent.amount.minor, respcd)


def row_of_refund(number: str, minor: int, respcd: str = "0000") -> TransactionRow:
    return TransactionRow(respcd, number, f"3026{number[-8:]}", order_type="refund", txamt=minor, txcurrcd="HKD")


def refund_answer(order: RefundOrder) -> RefundAnswer:
    return RefundAnswer("0000", syssn=f"3026{order.out_trade_no[-8:]}", out_trade_no=order.out_trade_no)


@dataclass
class Gateway:
    """Answers with what the test put there; `asked` is what it was asked, in order."""

    payment_says: Callable[[PaymentOrder], Any] = paid_answer
    query_says: Callable[[list[str]], QueryAnswer | NoAnswer] = lambda _numbers: NOTHING_FOUND
    transactions_say: Callable[[Window, int], QueryAnswer | NoAnswer] = lambda _window, _page: NOTHING_FOUND
    cancel_says: CancelAnswer | NoAnswer = CANCEL_OBEYED
    refund_says: Callable[[RefundOrder], Any] = refund_answer
    asked: list[str] = field(default_factory=list)
    orders: list[PaymentOrder] = field(default_factory=list)
    refunds: list[RefundOrder] = field(default_factory=list)
    queries: list[tuple[tuple[str, ...], str, int | None]] = field(default_factory=list)
    windows: list[Window | None] = field(default_factory=list)
    pages: list[tuple[Window, int]] = field(default_factory=list)
    cancels: list[tuple[Verb, str, str]] = field(default_factory=list)
    closed: bool = False

    def payment(self, order: PaymentOrder, permit: Callable[[], bool], deadline_s: float) -> Any:
        assert deadline_s == 30
        if not permit():
            return NoAnswer(may_have_left=False, reason="permit")
        self.asked.append("payment")
        self.orders.append(order)
        return self.payment_says(order)

    def query(
        self, out_trade_nos: Sequence[str] = (), *, syssn: str = "", window: Window | None = None,
        since_ms: int | None = None,
    ) -> QueryAnswer | NoAnswer:  # fmt: skip
        self.asked.append("query")
        self.queries.append((tuple(out_trade_nos), syssn, since_ms))
        self.windows.append(window)
        return self.query_says([*out_trade_nos, *([syssn] if syssn else [])])

    def transactions(self, window: Window, page: int = 1) -> QueryAnswer | NoAnswer:
        self.asked.append("transactions")
        self.pages.append((window, page))
        return self.transactions_say(window, page)

    def cancel(
        self, verb: Verb, *, txamt: int, txdtm: str, out_trade_no: str = "", syssn: str = ""
    ) -> CancelAnswer | NoAnswer:
        self.asked.append(verb.value)
        self.cancels.append((verb, out_trade_no, syssn))
        return self.cancel_says

    def refund(self, order: RefundOrder, permit: Callable[[], bool], deadline_s: float) -> Any:
        if not permit():
            return NoAnswer(may_have_left=False, reason="permit")
        self.asked.append("refund")
        self.refunds.append(order)
        return self.refund_says(order)

    def close(self) -> None:
        self.closed = True


class Disk:
    """The journal on a disk that the test can fill up; `lets_through` entries still find room."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.full = False
        self.lets_through = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.journal, name)

    def record(self, payment: Payment, event: Any) -> None:
        self._check()
        self.journal.record(payment, event)

    def record_refund(self, refund: Refund, event: Any) -> None:
        self._check()
        self.journal.record_refund(refund, event)

    def record_found(self, payment: Payment, intent: Any, event: Any) -> None:
        self._check()
        self.journal.record_found(payment, intent, event)

    def note(self, event: Any) -> None:
        self._check()
        self.journal.note(event)

    def fill(self, lets_through: int = 0) -> None:
        self.full, self.lets_through = True, lets_through

    def _check(self) -> None:
        if self.full and not self.lets_through:
            raise JournalTrouble(Problem.DISK_FULL, self.journal.path)
        self.lets_through -= self.full


class Counter:
    """An engine at work on the journal in `folder`; `restart` is a crash and a new start on the same journal."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.gateway = Gateway()
        self.news: list[Any] = []
        self._open(shop())

    def _open(self, own: Shop) -> None:
        self.calls = Calls()
        self.disk = Disk(Journal.open(self.folder / "journal.sqlite3", self.folder / "backups"))
        self.engine = Engine(self.disk, self.gateway, self.calls, self.clock, own, self.news.append)  # type: ignore[arg-type]
        self.engine.recover()

    def restart(self, own: Profile | None = None, after_s: float = 1) -> None:
        """Whatever was in the air is lost."""
        self.close()
        self.clock.at += int(after_s * 1000)
        self._open(shop(own))

    def close(self) -> None:
        self.disk.journal.close()

    def pass_time(self, seconds: float) -> None:
        """The clock goes on; calls end at once."""
        ends = self.clock.at + int(seconds * 1000)
        self.calls.run()
        while True:
            due = self.engine.tick()
            if self.calls.waiting:
                self.calls.run()
            elif due is None or due > ends:
                break
            else:
                self.clock.at = max(self.clock.at, due)
        self.clock.at = ends

    def sold(self, request: PayRequest | None = None) -> Payment:
        """A payment whose call has ended."""
        payment = self.engine.pay(request or scan())
        self.calls.run()
        return self.now(payment)

    def now(self, payment: Payment) -> Payment:
        """The payment as it stands."""
        found = self.engine.payment(payment.out_trade_no)
        assert found is not None
        return found

    def state(self, payment: Payment) -> State:
        return self.now(payment).state

    def on_disk(self, payment: Payment) -> Payment:
        found = self.disk.journal.payment(payment.out_trade_no)
        assert found is not None
        return found

    def refund_now(self, refund: Refund) -> Refund:
        found = self.engine.refund_record(refund.out_trade_no)
        assert found is not None
        return found

    def finds(self, *rows: TransactionRow) -> None:
        """From now on queries find these rows."""

        def look(wanted: list[str]) -> QueryAnswer:
            return QueryAnswer("0000", rows=tuple(r for r in rows if {r.out_trade_no, r.syssn} & set(wanted)))

        self.gateway.query_says = look

    def lists(self, *rows: TransactionRow, page_size: int = PAGE_SIZE) -> None:
        """From now on the gateway has these rows, by query and in its list, wherever their time."""
        self.finds(*rows)

        def page_of(window: Window, page: int) -> QueryAnswer:
            if window != self.gateway.pages[0][0]:
                return NOTHING_FOUND
            return QueryAnswer("0000", rows=rows[(page - 1) * page_size : page * page_size])

        self.gateway.transactions_say = page_of
