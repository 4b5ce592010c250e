"""Lists are read in a thread of their own; what cannot be read stops no sale."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from pos_app.desktop.history_reader import Day, Found, HistoryReader, Opened
from pos_app.domain.money import Money
from pos_app.domain.payment import Payment, Settlement, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from tests.desktop.fakes import HKD, START, MemoryReader, a_payment, a_refund

NUMBER = "P26052904264000100000001"


class Journal(MemoryReader):
    """A journal that remembers who asked for what, and can fail."""

    def __init__(self, *payments: Payment, **parts: Any) -> None:
        super().__init__(*payments, **parts)
        self.threads: set[str] = set()
        self.since: list[int | None] = []
        self.error: Exception | None = None

    def payments(self, since_ms: int | None = None, *rest: Any, **more: Any) -> list[Payment]:
        self.threads.add(threading.current_thread().name)
        self.since.append(since_ms)
        if self.error is not None:
            raise self.error
        return super().payments(since_ms, *rest, **more)


@pytest.fixture
def journal() -> Journal:
    return Journal(
        a_payment(State.PAID, out_trade_no="P1", created_at=START),
        a_payment(State.CHECKING, out_trade_no="P2", created_at=START + 1),
        a_payment(State.PAID_LATE, out_trade_no="P3", created_at=START + 2),
        a_payment(State.PAID_LATE, out_trade_no="P4", settled=Settlement.KEPT),
        a_payment(State.PAID, syssn="777"),
        refunds=(a_refund(RefundState.REFUNDED, 100, NUMBER),),
    )


@pytest.fixture
def reader(journal: Journal) -> Iterator[HistoryReader]:
    made = HistoryReader(journal, lambda: datetime(2026, 5, 29, 4, 26, 40, tzinfo=UTC))
    yield made
    made.close()


def test_day_counts_what_was_charged_and_lists_what_is_to_be_checked(qtbot: QtBot, reader: HistoryReader) -> None:
    with qtbot.waitSignal(reader.day_read) as read:
        reader.read_day()
    day = read.args[0]
    assert isinstance(day, Day)
    assert (day.count, day.taken) == (4, (Money(4 * 12_850, HKD),))
    assert [payment.out_trade_no for payment in day.to_check] == ["P3", "P2"]
    assert day.last is not None
    assert day.last.out_trade_no == "P3"


def test_reading_is_away_from_the_window(qtbot: QtBot, reader: HistoryReader, journal: Journal) -> None:
    with qtbot.waitSignal(reader.found):
        reader.find()
    assert threading.current_thread().name not in journal.threads


def test_today_begins_at_the_shops_midnight(qtbot: QtBot, reader: HistoryReader, journal: Journal) -> None:
    with qtbot.waitSignal(reader.found):
        reader.find()
    midnight = datetime(2026, 5, 29, tzinfo=UTC)
    assert journal.since == [int(midnight.timestamp() * 1000)]


def test_search_looks_at_all_days(qtbot: QtBot, reader: HistoryReader, journal: Journal) -> None:
    with qtbot.waitSignal(reader.found) as read:
        reader.find(text="777")
    assert isinstance(read.args[0], Found)
    assert [payment.syssn for payment in read.args[0].payments] == ["777"]
    assert journal.since == [None]


def test_payment_is_opened_by_its_number_and_by_its_refunds(qtbot: QtBot, reader: HistoryReader) -> None:
    for number in (NUMBER, "R" + NUMBER[1:]):
        with qtbot.waitSignal(reader.opened) as read:
            reader.open(number)
        assert isinstance(read.args[0], Opened)
        assert read.args[0].payment is not None
        assert read.args[0].payment.out_trade_no == NUMBER
        assert len(read.args[0].refunds) == 1


def test_number_that_is_not_here_opens_nothing(qtbot: QtBot, reader: HistoryReader) -> None:
    with qtbot.waitSignal(reader.opened) as read:
        reader.open("R99")
    assert read.args[0] == Opened(None, ())


def test_trouble_of_the_journal_is_reported(qtbot: QtBot, reader: HistoryReader, journal: Journal) -> None:
    journal.error = SetupError(QT_TRANSLATE_NOOP("test", "The disk is gone."))
    with qtbot.waitSignal(reader.failed) as read:
        reader.find()
    assert str(read.args[0]) == "The disk is gone."


@pytest.mark.expect_log("the history could not be read: ZeroDivisionError")
def test_bug_is_reported_and_reading_goes_on(qtbot: QtBot, reader: HistoryReader, journal: Journal) -> None:
    journal.error = ZeroDivisionError()
    with qtbot.waitSignal(reader.failed):
        reader.find()
    journal.error = None
    with qtbot.waitSignal(reader.found):
        reader.find()


def test_wishes_for_the_day_that_wait_are_one(qtbot: QtBot) -> None:
    let_go = threading.Event()

    class Slow(Journal):
        asked = 0

        def payments(self, *rest: Any, **more: Any) -> list[Payment]:
            let_go.wait(5)
            return super().payments(*rest, **more)

        def totals(self, since_ms: int, until_ms: int) -> Any:
            self.asked += 1
            return super().totals(since_ms, until_ms)

    slow = Slow()
    reader = HistoryReader(slow, lambda: datetime(2026, 5, 29, tzinfo=UTC))
    reader.find()
    for _ in range(10):
        reader.read_day()
    reader.open(NUMBER)
    with qtbot.waitSignal(reader.opened):
        let_go.set()
    reader.close()
    assert slow.asked == 1


def test_payment_whose_refund_waits_for_a_person_is_to_be_checked(
    qtbot: QtBot, reader: HistoryReader, journal: Journal
) -> None:
    lost = a_refund(RefundState.CHECKING, 100, NUMBER)
    journal.refunds = (lost,)
    with qtbot.waitSignal(reader.found) as read:
        reader.find(to_check=True)
    assert [payment.out_trade_no for payment in read.args[0].payments] == ["P3", "P2"]
    journal.refunds = (lost.but(sent_at=START, missing=(START, START, START + 300_000)),)
    with qtbot.waitSignal(reader.found) as read:
        reader.find(to_check=True)
    assert [payment.out_trade_no for payment in read.args[0].payments] == ["P3", "P2", NUMBER]


def test_closed_reader_is_asked_in_vain(journal: Journal, reader: HistoryReader) -> None:
    reader.close()
    reader.find(text="", to_check=False)
    assert journal.threads == set()
