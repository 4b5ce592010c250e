"""The till thread: commands from any thread, news to listeners, and an orderly end."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.checkout import Till, Trouble
from pos_app.domain.answers import NoAnswer
from pos_app.domain.payment import OPEN, Payment, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import BadInput, SetupError
from pos_app.journal import Journal, JournalReader, JournalTrouble
from pos_app.journal.reserve import Reserve
from tests.unit.checkout.counter import Gateway, hkd, profile, scan, shop

PATIENCE_S = 10


class Line(Gateway):
    """A gateway whose calls hang until they are let go, or until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.hangs = threading.Event()
        self.hanging = threading.Event()
        self.go_on = threading.Event()
        self.began = True

    def hang(self) -> NoAnswer | None:
        if self.hangs.is_set():
            self.hanging.set()
            assert self.go_on.wait(PATIENCE_S)
            if self.closed:
                return NoAnswer(may_have_left=self.began, reason="closed")
        return None

    def payment(self, order: Any, permit: Any, deadline_s: float) -> Any:
        return self.hang() or super().payment(order, permit, deadline_s)

    def query(self, out_trade_nos: Any = (), *, syssn: str = "", since_ms: int | None = None) -> Any:
        return self.hang() or super().query(out_trade_nos, syssn=syssn, since_ms=since_ms)

    def close(self) -> None:
        super().close()
        self.go_on.set()


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def till(path: Path, line: Line) -> Iterator[Till]:
    made = Till(lambda: Journal.open(path, path.parent / "backups"), line, shop())
    made.start()
    yield made
    made.close()


def test_who_listens_late_hears_what_is_wrong_all_the_same(path: Path, line: Line, tmp_path: Path) -> None:
    nowhere = Reserve(tmp_path / "nowhere" / "reserve")
    till = Till(lambda: Journal.open(path, path.parent / "backups", reserve=nowhere), line, shop())
    till.start()
    heard: queue.SimpleQueue[object] = queue.SimpleQueue()
    till.subscribe(heard.put)
    news = heard.get(timeout=PATIENCE_S)
    assert isinstance(news, Trouble)
    assert "no new payment can be started" in str(news.sentence)
    with pytest.raises(JournalTrouble, match="no new payment can be started"):
        till.pay(scan()).result(PATIENCE_S)
    till.close()


def until(till: Till, number: str, wanted: set[State]) -> Payment:
    """The payment once it is in one of the states."""
    seen = threading.Event()

    def listen(news: object) -> None:
        if isinstance(news, Payment) and news.out_trade_no == number and news.state in wanted:
            seen.set()

    unsubscribe = till.subscribe(listen)
    payment = till.payment(number).result(PATIENCE_S)
    assert payment is not None
    if payment.state not in wanted:
        assert seen.wait(PATIENCE_S)
    unsubscribe()
    found = till.payment(number).result(PATIENCE_S)
    assert found is not None
    return found


def stored(path: Path) -> list[Payment]:
    with JournalReader.open(path) as reader:
        return reader.payments()


def test_a_payment_is_handed_on_and_its_end_told(till: Till) -> None:
    payment = till.pay(scan()).result(PATIENCE_S)
    assert payment.state is State.SENT
    assert until(till, payment.out_trade_no, {State.PAID}).state is State.PAID


def test_commands_of_many_threads_are_all_carried_out(till: Till) -> None:
    numbers: list[str] = []

    def sell(serial: int) -> None:
        numbers.append(till.pay(scan(code=f"28123456789012{serial:04}")).result(PATIENCE_S).out_trade_no)

    threads = [threading.Thread(target=sell, args=(serial,)) for serial in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({until(till, number, {State.PAID}).out_trade_no for number in numbers}) == 8


def test_what_is_refused_comes_back_through_the_future(till: Till) -> None:
    with pytest.raises(BadInput, match="no payment"):
        till.cancel("P" + "0" * 23).result(PATIENCE_S)
    with pytest.raises(BadInput, match="no payment"):
        till.ask("P" + "0" * 23).result(PATIENCE_S)
    with pytest.raises(BadInput, match="no refund"):
        till.ask_refund("R" + "0" * 23).result(PATIENCE_S)


def test_refunds_are_begun_listed_and_asked_about(till: Till) -> None:
    payment = until(till, till.pay(scan()).result(PATIENCE_S).out_trade_no, {State.PAID})
    refund = till.refund(payment.out_trade_no, hkd(100)).result(PATIENCE_S)
    assert [one.out_trade_no for one in till.refunds_of(payment.out_trade_no).result(PATIENCE_S)] == [
        refund.out_trade_no
    ]
    assert till.ask_refund(refund.out_trade_no).result(PATIENCE_S).state in RefundState
    assert till.refund_record(refund.out_trade_no).result(PATIENCE_S) is not None


def test_a_window_that_was_closed_hears_no_more(till: Till) -> None:
    heard: list[object] = []
    till.subscribe(heard.append)()
    until(till, till.pay(scan()).result(PATIENCE_S).out_trade_no, {State.PAID})
    assert heard == []


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a task of the till failed: ZeroDivisionError")
def test_a_listener_that_fails_harms_neither_the_till_nor_other_listeners(till: Till) -> None:
    till.subscribe(lambda _: print(1 // 0))
    payment = till.pay(scan()).result(PATIENCE_S)
    assert until(till, payment.out_trade_no, {State.PAID}).state is State.PAID


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: the clock's work failed: ZeroDivisionError")
def test_a_failure_of_the_clocks_work_does_not_end_the_till(till: Till) -> None:
    tick = till._engine.tick
    failed = threading.Event()

    def fail_once() -> int | None:
        if failed.is_set():
            return tick()
        failed.set()
        return 1 // 0

    till._engine.tick = fail_once  # type: ignore[method-assign]
    payment = till.pay(scan()).result(PATIENCE_S)
    assert until(till, payment.out_trade_no, {State.PAID}).state is State.PAID
    assert failed.is_set()


def test_a_journal_that_cannot_be_opened_is_told_to_whoever_starts_the_till(path: Path, line: Line) -> None:
    path.write_bytes(b"this is no journal, and it is longer than a header of SQLite, which has a hundred bytes." * 9)
    till = Till(lambda: Journal.open(path, path.parent / "backups"), line, shop())
    with pytest.raises(SetupError, match="not a journal"):
        till.start()
    with pytest.raises(SetupError, match="closing"):
        till.payment("P" + "0" * 23).result(PATIENCE_S)
    till.close()


def test_a_till_that_never_started_can_be_closed(path: Path, line: Line) -> None:
    Till(lambda: Journal.open(path, path.parent / "backups"), line, shop()).close()
    assert not path.exists()


def test_a_closed_till_refuses_what_comes_later(till: Till) -> None:
    till.close()
    assert till.closed
    with pytest.raises(SetupError, match="closing"):
        till.pay(scan()).result(PATIENCE_S)


def test_a_stopped_till_refuses_payments_and_still_has_to_be_closed(till: Till, path: Path) -> None:
    till.stop()
    with pytest.raises(SetupError, match="closing"):
        till.pay(scan()).result(PATIENCE_S)
    assert stored(path) == []


def test_closing_during_a_call_that_wrote_nothing_leaves_a_payment_that_was_not_sent(
    till: Till, line: Line, path: Path
) -> None:
    line.hangs.set()
    line.began = False
    till.pay(scan()).result(PATIENCE_S)
    till.close()
    assert [payment.state for payment in stored(path)] == [State.NOT_SENT]


def test_closing_during_a_call_that_may_have_left_leaves_a_payment_that_is_not_known(
    till: Till, line: Line, path: Path
) -> None:
    line.hangs.set()
    till.pay(scan()).result(PATIENCE_S)
    till.close()
    (payment,) = stored(path)
    assert payment.state in OPEN


def test_an_answer_that_comes_while_closing_is_written_down(till: Till, line: Line, path: Path) -> None:
    line.hangs.set()
    till.pay(scan()).result(PATIENCE_S)
    line.hangs.clear()
    line.close = line.go_on.set  # type: ignore[method-assign]
    till.close()
    assert [payment.state for payment in stored(path)] == [State.PAID]


def test_whoever_waits_for_an_answer_gets_what_is_known_when_the_till_closes(till: Till, line: Line) -> None:
    payment = until(till, till.pay(scan()).result(PATIENCE_S).out_trade_no, {State.PAID})
    line.hangs.set()
    asked = till.ask(payment.out_trade_no)
    assert line.hanging.wait(PATIENCE_S)
    till.close()
    assert asked.result(PATIENCE_S).state is State.PAID


def test_whoever_waits_for_a_question_that_was_held_back_hears_that_the_till_closes(path: Path, line: Line) -> None:
    one_query_a_minute = shop(profile(tills=300))
    till = Till(lambda: Journal.open(path, path.parent / "backups"), line, one_query_a_minute)
    till.start()
    payment = until(till, till.pay(scan()).result(PATIENCE_S).out_trade_no, {State.PAID})
    assert till.ask(payment.out_trade_no).result(PATIENCE_S).state is State.PAID
    asked = till.ask(payment.out_trade_no)
    till.payment(payment.out_trade_no).result(PATIENCE_S)  # so that the question was asked before
    till.close()
    with pytest.raises(SetupError, match="closing"):
        asked.result(PATIENCE_S)


def test_the_next_till_on_the_same_journal_takes_over(till: Till, line: Line, path: Path) -> None:
    line.hangs.set()
    number = till.pay(scan()).result(PATIENCE_S).out_trade_no
    till.close()
    following = Till(lambda: Journal.open(path, path.parent / "backups"), Line(), shop())
    following.start()
    assert [one.out_trade_no for one in following.open_payments().result(PATIENCE_S)] == [number]
    assert following.open_refunds().result(PATIENCE_S) == []
    following.close()
