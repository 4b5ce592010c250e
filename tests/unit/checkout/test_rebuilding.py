"""A damaged journal is completed from the gateway, in the background, while sales go on."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from pos_app.checkout.requests import Rebuilding
from pos_app.domain.answers import NoAnswer, QueryAnswer
from pos_app.domain.payment import State
from pos_app.domain.till_events import JournalOwner, JournalRestored, Rebuilt
from tests.unit.checkout.counter import NOON, TIMEOUT, Counter, profile, row_of, scan
from tests.unit.checkout.test_importing import OURS, row

OFFLINE = NoAnswer(may_have_left=False, reason="dns")
HONG_KONG = ZoneInfo("Asia/Hong_Kong")


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=HONG_KONG).timestamp() * 1000)


def restored(counter: Counter, when: int = NOON) -> None:
    """The journal was replaced just before the program started."""
    counter.disk.journal.note(JournalRestored(when, "journal.damaged", "journal.backup"))
    counter.restart()


def rebuilt(counter: Counter) -> list[Rebuilt]:
    return [event for event in counter.disk.journal.till_events(Rebuilt) if isinstance(event, Rebuilt)]


def windows(counter: Counter) -> list[str]:
    return [f"{window.params()['start_time'][5:10]}..{window.params()['end_time'][5:10]}"
            for window, _ in counter.gateway.pages]  # fmt: skip


def test_a_sound_journal_is_not_rebuilt(counter: Counter) -> None:
    counter.restart()
    counter.pass_time(60)
    assert counter.gateway.asked == []


def test_the_month_is_read_and_what_was_lost_is_written_down(counter: Counter) -> None:
    counter.lists(row(OURS))
    restored(counter)
    counter.pass_time(10)
    payment = counter.engine.payment(OURS)
    assert payment is not None
    assert payment.state is State.PAID
    assert windows(counter) == ["11-01..11-23"]
    (event,) = rebuilt(counter)
    assert (event.found, event.since, event.profile) == (1, at("2026-11-01"), "shop")


def test_a_journal_that_came_from_another_till_is_completed_and_ones_own_is_not(counter: Counter) -> None:
    counter.disk.journal.note(JournalOwner(NOON, "ours"))
    counter.restart()
    counter.pass_time(10)
    assert rebuilt(counter) == []
    counter.disk.journal.note(JournalOwner(NOON, "ours", before="theirs"))
    counter.restart()
    counter.pass_time(10)
    assert len(rebuilt(counter)) == 1


def test_it_is_done_once(counter: Counter) -> None:
    restored(counter)
    counter.pass_time(10)
    counter.gateway.asked.clear()
    counter.restart()
    counter.pass_time(60)
    assert counter.gateway.asked == []


def test_each_profile_is_read_once(counter: Counter) -> None:
    restored(counter)
    counter.pass_time(10)
    counter.restart(profile("branch"))
    counter.pass_time(10)
    counter.restart()
    counter.pass_time(10)
    assert [event.profile for event in rebuilt(counter)] == ["shop", "branch"]


def test_in_the_first_days_of_a_month_the_one_before_is_read_too(counter: Counter) -> None:
    counter.clock.at = at("2026-12-02T09:00")
    restored(counter, counter.clock.at)
    counter.pass_time(10)
    assert windows(counter) == ["11-01..11-30", "12-01..12-02"]


def test_a_backup_of_long_ago_is_completed_from_its_last_day_on(counter: Counter) -> None:
    counter.sold()
    counter.clock.at = at("2027-01-20T09:00")
    restored(counter, counter.clock.at)
    counter.sold(scan(code="281234567890000009"))
    counter.restart()
    counter.pass_time(10)
    assert windows(counter) == ["11-22..11-30", "12-01..12-31", "01-01..01-20"]


def test_offline_it_goes_on_trying_says_so_and_sales_are_taken(counter: Counter) -> None:
    counter.gateway.transactions_say = lambda _window, _page: OFFLINE
    restored(counter)
    counter.pass_time(30 * 60)
    payment = counter.sold()
    assert counter.state(payment) is State.PAID
    assert rebuilt(counter) == []
    told = [news for news in counter.news if isinstance(news, Rebuilding)]
    assert "being completed from QFPay (0 read)" in str(told[-1].sentence)
    counter.lists(row(OURS), row_of(payment))
    counter.pass_time(120)
    assert rebuilt(counter)[0].found == 1
    assert [news for news in counter.news if isinstance(news, Rebuilding)][-1] == Rebuilding(None)


def test_what_could_not_be_read_whole_is_tried_again_at_the_next_start(counter: Counter) -> None:
    rows = tuple(row(f"P261123115500002{n:08}", syssn=f"s{n}") for n in range(100))
    counter.gateway.transactions_say = lambda _window, _page: QueryAnswer("0000", rows=rows)
    restored(counter)
    counter.pass_time(60)
    assert rebuilt(counter) == []
    counter.lists(row(OURS))
    counter.gateway.pages.clear()
    counter.restart()
    counter.pass_time(60)
    assert len(rebuilt(counter)) == 1


def test_that_it_is_done_is_noted_as_soon_as_the_disk_has_room(counter: Counter) -> None:
    restored(counter)
    counter.disk.fill()
    counter.pass_time(60)
    assert rebuilt(counter) == []
    counter.disk.full = False
    counter.pass_time(1)
    counter.engine.tick()
    assert len(rebuilt(counter)) == 1


def test_a_payment_of_which_the_backup_knew_less_than_the_truth_is_found(counter: Counter) -> None:
    counter.gateway.payment_says = lambda _: TIMEOUT
    payment = counter.engine.pay(scan())
    counter.lists(row_of(payment))
    restored(counter)
    counter.pass_time(10)
    assert counter.state(payment) is State.PAID
