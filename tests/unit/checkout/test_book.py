"""The book: an event is on disk before anything follows from it, also when the disk is full for a while."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pos_app.checkout.book import Book
from pos_app.journal import JournalTrouble, Problem


@dataclass(frozen=True)
class Lamp:
    """A record of which every event is a word."""

    out_trade_no: str
    words: tuple[str, ...] = ()
    due: int | None = None


class Paper:
    """A journal of lamps that can fail."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str]] = []
        self.stored: dict[str, Lamp] = {}
        self.problem: Problem | None = None

    def record(self, lamp: Lamp, word: str) -> None:
        if self.problem is not None:
            raise JournalTrouble(self.problem, Path("paper"))
        self.lines.append((lamp.out_trade_no, word))
        self.stored[lamp.out_trade_no] = lamp


def say(lamp: Lamp, word: str) -> tuple[Lamp, tuple[str, ...]]:
    """Words beginning with a digit are moments; `same` changes nothing."""
    if word == "same":
        return lamp, ("noticed",)
    due = int(word) if word.isdecimal() else lamp.due
    return replace(lamp, words=(*lamp.words, word), due=None if word == "end" else due), (f"after {word}",)


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def book(paper: Paper) -> Book[Lamp, str, str]:
    made: Book[Lamp, str, str] = Book(
        say, paper.record, paper.stored.get, lambda lamp: lamp.due, lambda lamp: "flying" in lamp.words[-1:]
    )
    made.create(Lamp("a"), lambda: paper.record(Lamp("a"), "born"))
    made.create(Lamp("b"), lambda: paper.record(Lamp("b"), "born"))
    return made


def test_an_event_is_written_down_before_its_effects_are_handed_out(book: Book[Lamp, str, str], paper: Paper) -> None:
    lamp, effects = book.apply("a", "on")
    assert paper.lines[-1] == ("a", "on")
    assert (lamp.words, effects) == (("on",), ("after on",))


def test_an_event_that_changes_nothing_is_not_written(book: Book[Lamp, str, str], paper: Paper) -> None:
    written = list(paper.lines)
    assert book.apply("a", "same") == (Lamp("a"), ("noticed",))
    assert paper.lines == written


def test_a_record_that_cannot_be_written_does_not_exist(book: Book[Lamp, str, str], paper: Paper) -> None:
    paper.problem = Problem.DISK_FULL
    with pytest.raises(JournalTrouble):
        book.create(Lamp("c"), lambda: paper.record(Lamp("c"), "born"))
    assert book.get("c") is None


def test_on_a_full_disk_nothing_follows_from_an_event_until_it_is_written(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.DISK_FULL
    assert book.apply("a", "on") == (Lamp("a"), ())
    assert book.trouble is not None
    assert book.trouble.problem is Problem.DISK_FULL
    assert book.retry() == []
    paper.problem = None
    assert book.retry() == [(Lamp("a", ("on",)), ("after on",))]
    assert book.trouble is None


def test_held_events_keep_their_order_and_hold_back_those_that_come_later(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.DISK_FULL
    book.apply("a", "one")
    paper.problem = None
    book.apply("b", "two")
    book.apply("a", "three")
    assert paper.lines[2:] == []
    assert [effects for _, effects in book.retry()] == [("after one",), ("after two",), ("after three",)]
    assert paper.lines[2:] == [("a", "one"), ("b", "two"), ("a", "three")]


def test_a_disk_that_fills_up_again_takes_what_it_can_and_the_rest_later(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.DISK_FULL
    for word in ("one", "two", "three"):
        book.apply("a", word)
    room = iter([None, Problem.DISK_FULL])
    take = paper.record

    def record(lamp: Lamp, word: str) -> None:
        paper.problem = next(room)
        take(lamp, word)

    book._record = record
    assert [effects for _, effects in book.retry()] == [("after one",)]
    assert book.trouble is not None
    book._record, paper.problem = take, None
    assert [effects for _, effects in book.retry()] == [("after two",), ("after three",)]


def test_while_events_are_held_no_new_record_is_made_and_nothing_comes_due(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    book.apply("a", "5")
    assert book.due(5) == ["a"]
    paper.problem = Problem.DISK_FULL
    book.apply("a", "on")
    assert book.due(5) == []
    paper.problem = None
    with pytest.raises(JournalTrouble):
        book.create(Lamp("c"), lambda: paper.record(Lamp("c"), "born"))
    assert ("c", "born") not in paper.lines


@pytest.mark.expect_log("ERROR pos_app.checkout.book: .*contradicts")
def test_an_event_that_contradicts_the_journal_is_dropped_and_the_others_go_on(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.CONTRADICTION
    assert book.apply("a", "wrong") == (Lamp("a"), ())
    paper.problem = None
    assert book.trouble is None
    assert book.apply("b", "right") == (Lamp("b", ("right",)), ("after right",))


@pytest.mark.expect_log("ERROR pos_app.checkout.book: .*contradicts")
def test_a_record_whose_event_contradicted_is_taken_up_again_after_a_minute(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.CONTRADICTION
    book.apply("a", "wrong")
    paper.problem = None
    assert book.next_due() == 0  # at once, so that its rest begins
    assert book.rested(1000) == []
    assert book.next_due() == 61_000
    assert book.rested(60_999) == []
    assert book.rested(61_000) == [Lamp("a")]
    assert (book.rested(61_000), book.next_due()) == ([], None)


@pytest.mark.expect_log("ERROR pos_app.checkout.book: .*contradicts")
def test_a_record_that_cannot_be_read_after_its_rest_is_not_forgotten(book: Book[Lamp, str, str], paper: Paper) -> None:
    paper.problem = Problem.CONTRADICTION
    book.apply("a", "wrong")
    book.rested(0)

    def locked(_number: str) -> None:
        raise JournalTrouble(Problem.BUSY, Path("paper"))

    load, book._load = book._load, locked
    with pytest.raises(JournalTrouble):
        book.rested(60_000)
    book._load = load
    assert book.rested(60_000) == [Lamp("a")]


@pytest.mark.expect_log("ERROR pos_app.checkout.book: .*contradicts")
def test_a_held_event_that_turns_out_to_contradict_does_not_hold_up_the_rest(
    book: Book[Lamp, str, str], paper: Paper
) -> None:
    paper.problem = Problem.DISK_FULL
    book.apply("a", "wrong")
    book.apply("b", "right")
    take = paper.record

    def record(lamp: Lamp, word: str) -> None:
        paper.problem = Problem.CONTRADICTION if word == "wrong" else None
        take(lamp, word)

    book._record = record
    assert [effects for _, effects in book.retry()] == [("after right",)]
    assert book.trouble is None


def test_an_event_that_must_not_be_held_fails_at_once(book: Book[Lamp, str, str], paper: Paper) -> None:
    paper.problem = Problem.DISK_FULL
    with pytest.raises(JournalTrouble):
        book.apply_now("a", "on")
    assert book.trouble is None
    assert book.retry() == []


def test_a_record_lives_as_long_as_it_waits_for_the_clock_or_an_answer(book: Book[Lamp, str, str]) -> None:
    book.apply("a", "7")
    book.apply("b", "flying")
    assert {lamp.out_trade_no for lamp in book.live()} == {"a", "b"}
    assert book.next_due() == 7
    book.apply("a", "end")
    book.apply("b", "landed")
    assert (book.live(), book.next_due()) == ([], None)


def test_an_event_for_one_that_is_over_takes_it_up_from_the_journal(book: Book[Lamp, str, str]) -> None:
    book.apply("a", "end")
    assert book.apply("a", "9")[0].words == ("end", "9")
    assert book.due(9) == ["a"]


def test_an_event_for_a_number_that_nobody_knows_is_our_mistake(book: Book[Lamp, str, str]) -> None:
    with pytest.raises(KeyError):
        book.apply("z", "on")
