"""The till thread: the one owner of the writing journal connection and of the engine."""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pos_app.checkout.bugs import log_bug
from pos_app.checkout.clock import SystemClock
from pos_app.checkout.engine import Engine
from pos_app.checkout.requests import ClockOff
from pos_app.checkout.workers import ThreadCalls
from pos_app.domain import schedule
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos_app.checkout.clock import Clock
    from pos_app.checkout.ordering import Shop
    from pos_app.checkout.ports import Gateway
    from pos_app.checkout.reconciliation import Reconciliation
    from pos_app.checkout.requests import PayRequest
    from pos_app.checkout.world import News
    from pos_app.domain.money import Money
    from pos_app.domain.payment import Payment, Settlement
    from pos_app.domain.refund import Refund
    from pos_app.domain.till_events import PinCleared
    from pos_app.journal import Journal
    from pos_app.qfpay.signature_pins import SignaturePins

T = TypeVar("T")
R = TypeVar("R")
_LONGEST_PAUSE_S = 5.0
_PAUSE_AFTER_A_BUG = schedule.SECOND

_CLOSED = QT_TRANSLATE_NOOP("till", "The till is closing. Start it again to go on.")


class Till:
    """Takes commands from any thread and answers with futures; news reach listeners in the till thread.

    `open_journal` is called in the till thread, because SQLite connections belong to the thread that made them.
    `pins` are those by which `gateway` judges its answers.
    """

    def __init__(
        self,
        open_journal: Callable[[], Journal],
        gateway: Gateway,
        shop: Shop,
        clock: Clock | None = None,
        *,
        pins: SignaturePins | None = None,
    ) -> None:
        self.shop = shop
        self._open_journal = open_journal
        self._gateway = gateway
        self._clock = clock or SystemClock()
        self._pins = pins
        self._inbox: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._listeners: list[Callable[[News], None]] = []
        self._listeners_lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="till")
        self._opened: Future[None] = Future()
        self._closed = False
        self._ended = threading.Event()
        self._asked: set[Future[Any]] = set()
        self._clock_off = 0

    def start(self) -> None:
        """Opens the journal, takes up what was open. Raises CounterError when the journal cannot be used."""
        self._thread.start()
        self._opened.result()

    def stop(self) -> None:
        """Takes no more commands, so that those who follow a record let go of it. `close` is to follow."""
        self._closed = True

    def close(self) -> None:
        """Ends; payments under way stay open in the journal and are taken up at the next start."""
        self.stop()
        self._inbox.put(None)
        if self._thread.ident is not None:
            self._thread.join()

    @property
    def closed(self) -> bool:
        """Whether it takes no more commands."""
        return self._closed

    @property
    def clock_off(self) -> int:
        """By how many minutes the PC's clock differed from the gateway's lately; 0 where it is well or not known."""
        return self._clock_off

    def subscribe(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Calls `listener` in the till thread for everything that changes, until the returned function is called."""
        with self._listeners_lock:
            self._listeners.append(listener)
        self._command(Engine.tell_standing_trouble)

        def unsubscribe() -> None:
            with self._listeners_lock:
                self._listeners.remove(listener)

        return unsubscribe

    # --- commands ---

    def pay(self, request: PayRequest) -> Future[Payment]:
        """Starts one attempt; done once it is on disk and handed on."""
        return self._command(lambda engine: engine.pay(request))

    def cancel(self, number: str) -> Future[Payment]:
        """Asks QFPay to cancel; done once that is on disk, not once it is cancelled."""
        return self._command(lambda engine: engine.cancel(number))

    def refund(self, number: str, amount: Money | None) -> Future[Refund]:
        """Starts giving back `amount`, or all that is left."""
        return self._command(lambda engine: engine.refund(number, amount))

    def send_again(self, number: str) -> Future[Refund]:
        """Sends a refund that QFPay does not know once more, under the same number."""
        return self._command(lambda engine: engine.send_again(number))

    def settle(self, number: str, how: Settlement) -> Future[Payment]:
        """Closes an alarm."""
        return self._command(lambda engine: engine.settle(number, how))

    def give_verdict(self, number: str, paid: bool, reason: str) -> Future[Payment]:
        """A manager closes an open payment."""
        return self._command(lambda engine: engine.give_verdict(number, paid, reason))

    def payment(self, number: str) -> Future[Payment | None]:
        """A payment as it stands."""
        return self._command(lambda engine: engine.payment(number))

    def refund_record(self, number: str) -> Future[Refund | None]:
        """A refund as it stands."""
        return self._command(lambda engine: engine.refund_record(number))

    def refunds_of(self, number: str) -> Future[list[Refund]]:
        """The refunds of a payment, oldest first."""
        return self._command(lambda engine: engine.refunded(number))

    def ask(self, number: str) -> Future[Payment]:
        """Asks the gateway about a payment; done once it answered or could not."""
        return self._question(lambda engine, done: engine.ask(number, done))

    def find(self, number: str) -> Future[Payment]:
        """A payment, asked of the gateway where this till does not know it. Fails with BadInput or NotKnown."""
        return self._question(lambda engine, done: engine.find(number, done))

    def reconcile(self, day: date | None = None) -> Future[Reconciliation]:
        """Compares a business day (None: today) with the gateway; listeners hear its `Progress`."""
        return self._question(lambda engine, done: engine.reconcile(day, done))

    def ask_refund(self, number: str) -> Future[Refund]:
        """Asks the gateway about a refund; done once it answered or could not."""
        return self._question(lambda engine, done: engine.ask_refund(number, done))

    def open_payments(self) -> Future[list[Payment]]:
        """The payments whose outcome is open, those of other profiles included."""
        return self._command(lambda engine: engine.open_payments())

    def open_refunds(self) -> Future[list[Refund]]:
        """The refunds whose outcome is open, those of other profiles included."""
        return self._command(lambda engine: engine.open_refunds())

    def clear_pins(self, endpoint: str) -> Future[list[PinCleared]]:
        """Lets answers of `endpoint` (empty: all of them) be learned anew; done once that is on disk."""
        return self._command(lambda engine: engine.clear_pins(endpoint))

    def renew(self, swap: Callable[[], None], *, other_merchant: bool) -> Future[None]:
        """Has `swap` exchange the gateway's credentials between two steps; calls on their way end as they began.

        Fails with SetupError, and `swap` is not called, while something is open that only the old merchant can ask for.
        """
        return self._command(lambda engine: engine.renew(swap, other_merchant=other_merchant))

    # --- the thread ---

    def _command(self, run: Callable[[Engine], T]) -> Future[T]:
        future: Future[T] = Future()

        def carry_out() -> None:
            try:
                if self._closed:
                    raise SetupError(_CLOSED)
                future.set_result(run(self._engine))
            except Exception as error:  # noqa: BLE001 - it belongs to the caller, who waits for the future
                future.set_exception(error)

        self._inbox.put(carry_out)
        if self._ended.is_set():
            self._take_the_rest()
        return future

    def _question(self, ask: Callable[[Engine, Callable[[R | CounterError], None]], None]) -> Future[R]:
        """A command that is answered later: by the gateway, or by the till when it closes before."""
        future: Future[R] = Future()

        def begin(engine: Engine) -> None:
            ask(engine, partial(_answer, future))
            if not future.done():
                self._asked.add(future)
                future.add_done_callback(self._asked.discard)

        self._command(begin).add_done_callback(lambda started: _pass_failure(started, future))
        return future

    def _run(self) -> None:
        calls = ThreadCalls(self._inbox.put)
        try:
            journal = self._open_journal()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever starts the till
            calls.close()
            self._closed = True
            self._ended.set()
            self._opened.set_exception(error)
            return
        try:
            self._engine = Engine(journal, self._gateway, calls, self._clock, self.shop, self._publish, pins=self._pins)
            self._engine.recover()
            self._opened.set_result(None)
            self._work()
        except Exception as error:  # noqa: BLE001 - it belongs to whoever starts the till
            self._opened.set_exception(error)
        finally:
            self._closed = True
            self._gateway.close()
            calls.close()
            # How the calls ended is worth writing down: "nothing was sent" spares the next start minutes of asking.
            self._take_the_rest()
            _guarded(self._engine.close)
            self._ended.set()
            journal.close()
            self._take_the_rest()
            for future in list(self._asked):
                future.set_exception(SetupError(_CLOSED))

    def _work(self) -> None:
        due = self._tick()
        while True:
            try:
                task = self._inbox.get(timeout=self._pause(due))
            except queue.Empty:
                pass
            else:
                if task is None:
                    return
                _guarded(task)
            due = self._tick()

    def _tick(self) -> int | None:
        """A bug or a journal that cannot be read must not end the till: it is tried again shortly."""
        try:
            return self._engine.tick()
        except Exception as error:  # noqa: BLE001 - see above
            log_bug("the clock's work failed", error)
            return self._clock.now() + _PAUSE_AFTER_A_BUG

    def _pause(self, due: int | None) -> float | None:
        """Seconds until `due`, but never many: the queue's own time-out stands still while the machine sleeps."""
        return None if due is None else min(max(due - self._clock.now(), 0) / 1000, _LONGEST_PAUSE_S)

    def _take_the_rest(self) -> None:
        """Late answers are events still; whoever waits for a command hears that the till is closed."""
        with suppress(queue.Empty):
            while True:
                task = self._inbox.get_nowait()
                if task is not None:
                    _guarded(task)

    def _publish(self, news: News) -> None:
        if isinstance(news, ClockOff):
            self._clock_off = news.minutes
        with self._listeners_lock:
            listeners = list(self._listeners)
        for listener in listeners:
            _guarded(partial(listener, news))


def _guarded(task: Callable[[], None]) -> None:
    """Whatever goes wrong in one task must not end the till."""
    try:
        task()
    except Exception as error:  # noqa: BLE001 - see above
        log_bug("a task of the till failed", error)


def _answer(waiting: Future[R], result: R | CounterError) -> None:
    if isinstance(result, CounterError):
        waiting.set_exception(result)
    else:
        waiting.set_result(result)


def _pass_failure(started: Future[None], waiting: Future[Any]) -> None:
    error = started.exception()
    if error is not None:
        waiting.set_exception(error)
