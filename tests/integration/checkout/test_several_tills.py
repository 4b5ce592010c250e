"""Tills of one merchant on one gateway, over real HTTP: found by number, refunded, reconciled, rebuilt."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pos_app.checkout import Till
from pos_app.checkout.till_commands import answer
from pos_app.domain.payment import State
from pos_app.domain.till_events import JournalRestored, Rebuilt
from pos_app.journal import JOURNAL_NAME, Journal, JournalReader
from pos_app.training.gateway import TrainingGateway
from pos_app.training.ledger import Ledger, Row
from tests.integration.checkout.shop import PACE, PATIENCE_S, LeapingClock, Shop, scan

NOON = 1_795_406_400_000  # 2026-11-23 12:00:00 in Hong Kong
DECEMBER = 1_796_140_800_000 + 24 * 3_600_000  # 2026-12-03 00:00:00 in Hong Kong


class Tills:
    """Two data folders, one gateway."""

    def __init__(self, folder: Path, gateway: TrainingGateway, clock: LeapingClock) -> None:
        self.gateway = gateway
        self.a = Shop(folder / "a", gateway, clock)
        self.b = Shop(folder / "b", gateway, clock, till="002")


@contextmanager
def tills(folder: Path, start: int = NOON, ledger: Path | None = None) -> Iterator[Tills]:
    clock = LeapingClock(start)
    for name in ("a", "b"):
        (folder / name).mkdir()
    with TrainingGateway(ledger_path=ledger, clock=clock.gateway, pace=PACE) as gateway:
        yield Tills(folder, gateway, clock)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Tills]:
    with tills(tmp_path) as opened:
        yield opened


def asked(till: Till, do: str, **particulars: object) -> list[dict[str, Any]]:
    events = list(answer(till, {"do": do, **particulars}))
    json.dumps(events)  # they travel as JSON
    return events


def wait_for(seen: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < ends


def result(events: list[dict[str, Any]]) -> dict[str, Any]:
    assert [event["event"] for event in events].count("result") == 1
    return events[-1]


def totals(shop: Shop) -> dict[str, tuple[int, int, int]]:
    with JournalReader.open(shop.folder) as reader:
        return {code: (one.count, one.minor, one.refunded_minor) for code, one in reader.totals(0, 2**62).items()}


# --- by number ---


def test_another_till_finds_shows_and_refunds_a_payment(two: Tills) -> None:
    with two.a.open() as a, two.b.open() as b:
        number = a.sold(scan("00")).out_trade_no
        shown = result(asked(b.till, "query", number=number))
        assert (shown["state"], shown["till"], shown["other_till"], shown["exit"]) == ("paid", "001", True, 0)
        refund = result(asked(b.till, "refund", number=number, amount="5"))
        assert (refund["state"], refund["payment"], refund["exit"]) == ("refunded", number, 0)
        too_much = result(asked(b.till, "refund", number=number, amount="10"))
        assert "Only HKD 7.50" in too_much["error"]
        assert result(asked(b.till, "query", number=number))["refunded"] == 500
    assert (totals(two.a), totals(two.b)) == ({"HKD": (1, 1250, 0)}, {"HKD": (0, 0, 500)})


def test_a_refund_needs_no_query_before_it(two: Tills) -> None:
    with two.a.open() as a, two.b.open() as b:
        number = a.sold(scan("00")).out_trade_no
        assert result(asked(b.till, "refund", number=number))["exit"] == 0


def test_a_number_that_nobody_knows_is_told_so(two: Tills) -> None:
    with two.b.open() as b:
        for do in ("query", "refund"):
            told = result(asked(b.till, do, number="P26112311550000112345678"))
            assert (told["exit"], "Neither this till nor QFPay" in told["error"]) == (2, True)
        assert result(asked(b.till, "query", number="Q1"))["exit"] == 2


def test_where_qfpay_cannot_be_asked_nothing_is_known(two: Tills) -> None:
    with two.a.open() as a:
        number = a.sold(scan("00")).out_trade_no
    with two.b.open(url="http://127.0.0.1:9") as b:
        told = result(asked(b.till, "query", number=number))
        assert (told["exit"], "could not be asked" in told["error"]) == (4, True)


# --- a day ---


def test_a_sale_whose_answer_was_lost_and_one_that_was_paid_late_are_reconciled(two: Tills) -> None:
    with two.a.open() as a:
        lost = a.sold(scan("59"))
        late = a.until_state(a.begin(scan("67")), State.WAITING)
        a.cancel(late)
        a.until_state(late, State.CANCELLED)
        wait_for(lambda: _leap(two.a.clock, a.till) and late.out_trade_no in dict(two.a.charged()))
        *events, told = asked(a.till, "reconcile")
        late_now = a.now(late)
    assert (late_now.state, told["exit"]) == (State.PAID_LATE, 6)
    (difference,) = [event for event in events if event["event"] == "difference"]
    assert (difference["out_trade_no"], difference["kind"]) == (late.out_trade_no, "paid_after_all")
    assert told["qfpay"]["HKD"]["payments"] == 2
    assert lost.charged
    assert {event["event"] for event in events} == {"progress", "difference"}


def test_a_day_that_agrees_counts_other_tills_apart(two: Tills) -> None:
    with two.a.open() as a, two.b.open() as b:
        paid = a.sold(scan("00"))
        a.sold(scan("53"))
        a.refunded(paid, 300)
        b.sold(scan("00", minor=700))
        told = result(asked(a.till, "reconcile"))
    own = {"HKD": {"payments": 1, "taken": 1250, "refunds": 1, "refunded": 300}}
    assert (told["till"], told["qfpay"], told["exit"]) == (own, own, 0)
    assert told["other_tills"] == {"002": {"HKD": {"payments": 1, "taken": 700, "refunds": 0, "refunded": 0}}}


def test_a_date_is_checked(two: Tills) -> None:
    with two.a.open() as a:
        assert result(asked(a.till, "reconcile", date="2026-13-01"))["exit"] == 2
        assert result(asked(a.till, "reconcile", date="2027-01-01"))["exit"] == 2
        assert result(asked(a.till, "reconcile", date="2026-11-22"))["exit"] == 0


def test_a_gateway_that_cannot_be_reached_leaves_the_day_not_known(two: Tills) -> None:
    with two.a.open() as a:
        a.sold(scan("00"))
    with two.a.open(url="http://127.0.0.1:9") as a:
        waiting = a.till.reconcile()
        wait_for(lambda: _leap(two.a.clock, a.till) and waiting.done())
        assert waiting.result().exit == 4


def _leap(clock: LeapingClock, till: Till) -> bool:
    clock.leapt += 1_000
    till.payment("").result(PATIENCE_S)  # looking is what makes the till notice
    return True


# --- a lost journal ---


def lose_the_journal(shop: Shop, at: int) -> None:
    for file in shop.folder.glob(f"{JOURNAL_NAME}*"):
        file.unlink()
    with Journal.open(shop.folder, shop.folder / "backups") as journal:
        journal.note(JournalRestored(at, "journal.damaged", ""))


def rebuilt(shop: Shop) -> list[Rebuilt]:
    with JournalReader.open(shop.folder) as reader:
        return [event for event in reader.till_events(Rebuilt) if isinstance(event, Rebuilt)]


def test_a_lost_journal_is_rebuilt_and_agrees_with_the_ledger_while_sales_go_on(two: Tills) -> None:
    with two.a.open() as a, two.b.open() as b:
        for story in ("00", "53", "59"):
            a.sold(scan(story))
        b.sold(scan("00"))
    before = totals(two.a)
    lose_the_journal(two.a, two.a.clock.now())
    with two.a.open() as a:
        a.sold(scan("00", minor=300))
        wait_for(lambda: bool(rebuilt(two.a)))
        told = result(asked(a.till, "reconcile"))
    assert (told["exit"], told["till"], told["differences"]) == (0, told["qfpay"], 0)
    assert totals(two.a) == {"HKD": (before["HKD"][0] + 1, before["HKD"][1] + 300, 0)}
    own = {(one.out_trade_no, one.intent.amount.minor) for one in two.a.journal() if one.charged}
    assert own == {(number, minor) for number, minor in two.a.charged() if number[13:16] == "001"}


def old_row(n: int, moment: datetime, till: str = "001") -> Row:
    stamp = f"{moment:%Y-%m-%d %H:%M:%S}"
    return Row(
        syssn=f"{moment:%Y%m%d}{n:018}",
        out_trade_no=f"P{moment:%y%m%d%H%M%S}{till}{n:08}",
        order_type="payment",
        pay_type="800108",
        txamt=100 + n,
        txcurrcd="HKD",
        txdtm=stamp,
        sysdtm=stamp,
        respcd="0000",
        story="paid",
        created=moment.timestamp(),
        visible_at=0.0,
    )


def test_many_pages_over_the_end_of_a_month_are_rebuilt_to_the_cent(tmp_path: Path) -> None:
    ledger = tmp_path / "gateway.sqlite3"
    moments = [datetime.fromisoformat(f"2026-{day}T23:59:59+08:00") for day in ("11-30", "11-01", "12-01")]
    rows = [old_row(n, moments[n % 3]) for n in range(330)]
    rows += [old_row(n, moments[0], till="002") for n in range(330, 340)]
    preset = Ledger(ledger)
    for row in rows:
        preset.save(row)
    preset.close()
    with tills(tmp_path, DECEMBER, ledger) as opened:
        lose_the_journal(opened.a, DECEMBER)
        with opened.a.open():
            wait_for(lambda: bool(rebuilt(opened.a)))
        expected = (330, sum(row.txamt for row in rows[:330]), 0)
        assert totals(opened.a) == {"HKD": expected}
        assert rebuilt(opened.a)[0].found == 330
