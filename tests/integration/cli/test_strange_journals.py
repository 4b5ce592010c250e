"""A journal that is not this till's, or no journal at all: one true sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pos_app.app.opening import Place
from pos_app.settings.paths import DataFolder
from tests.integration.cli.program import Answer, Till, code

PAY = ("pay", "--amount", "12.50", "--code-stdin")


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Till]:
    """Another till, which has sold something."""
    with tempfile.TemporaryDirectory(prefix="till-") as folder:
        made = Till(Path(folder), monkeypatch, capsys)
        pay(made)
        yield made


def pay(till: Till) -> Answer:
    answer = till(*PAY, typed=code())
    assert (answer.exit, answer.result["state"]) == (0, "paid")
    return answer


def journal(till: Till) -> Path:
    return till.folder / "training" / "journal.sqlite3"


def replace(till: Till, make: Callable[[Path], None]) -> None:
    """Something else comes into the place of the till's journal."""
    path = journal(till)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    for side in ("", "-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)
    make(path)


def copied_from(other: Till) -> Callable[[Path], None]:
    """As somebody copies the one file, not SQLite's others beside it."""
    return lambda path: os.close(os.open(shutil.copyfile(journal(other), path), os.O_RDONLY))


def numbers(till: Till) -> set[str]:
    return {one["out_trade_no"] for one in till.payments()}


def test_another_tills_journal_is_not_gone_on_with(till: Till, other: Till) -> None:
    pay(till)
    replace(till, copied_from(other))
    for command in (PAY, ("resolve",), ("query", "P" + "0" * 23)):
        answer = till.run(*command, typed=code())
        assert answer.exit == 5
        assert "is of another till" in answer.result["error"]
        assert "pos-app journal adopt" in answer.result["error"]
    assert numbers(till) == numbers(other)  # to look at it is allowed


def test_moved_away_it_makes_room_for_a_new_one(till: Till, other: Till) -> None:
    replace(till, copied_from(other))
    assert till(*PAY, typed=code()).exit == 5
    journal(till).rename(till.folder / "moved away")
    number = pay(till).result["out_trade_no"]
    assert numbers(till) == {number}


def test_a_computer_that_takes_anothers_place_adopts_its_journal(till: Till, other: Till) -> None:
    replace(till, copied_from(other))
    assert till.run(*PAY, typed=code()).exit == 5
    adopted = till.run("journal", "adopt")
    assert (adopted.exit, adopted.result["adopted"]) == (0, True)
    assert "this till's now" in adopted.result["text"]
    number = pay(till).result["out_trade_no"]
    assert numbers(till) == numbers(other) | {number}
    again = till("journal", "adopt")
    assert (again.exit, again.result["adopted"]) == (0, False)
    assert "is of another till" in _adopted_back(other, till).result["error"]


def _adopted_back(other: Till, till: Till) -> Answer:
    replace(other, copied_from(till))
    return other(*PAY, typed=code())


def test_without_a_journal_there_is_nothing_to_adopt(till: Till) -> None:
    answer = till("journal", "adopt")
    assert answer.exit == 5
    assert "There is no journal at" in answer.result["error"]


def test_an_open_till_is_closed_before_its_journal_is_adopted(till: Till) -> None:
    pay(till)
    lock = Place(DataFolder(till.folder)).for_training().lock()
    assert lock.acquire()
    try:
        answer = till("journal", "adopt")
    finally:
        lock.release()
    assert answer.exit == 5
    assert "Close it" in answer.result["error"]


def test_a_journal_of_an_older_program_becomes_the_tills_own_in_silence(till: Till, other: Till) -> None:
    replace(till, copied_from(other))
    with closing(sqlite3.connect(journal(till))) as connection:
        # An older program knows nothing of owners; the trigger that keeps events is put back as it was.
        (trigger,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'till_events_stay'").fetchone()
        connection.execute("DROP TRIGGER till_events_stay")
        connection.execute("DELETE FROM till_events WHERE kind = 'JournalOwner'")
        connection.execute(trigger)
        connection.commit()
    pay(till)
    assert till("journal", "adopt").result["adopted"] is False


def _text(path: Path) -> None:
    path.write_text("hello " * 1000)


def _empty(path: Path) -> None:
    path.touch()


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")


@pytest.mark.parametrize("make", [_text, _other_database, Path.mkdir])
def test_what_is_no_journal_is_named_and_left_alone_where_there_was_none(
    till: Till, make: Callable[[Path], None]
) -> None:
    replace(till, make)
    before = till.files()
    for command in (PAY, ("resolve",), ("payments",)):
        answer = till.run(*command, typed=code())
        assert answer.exit == 5
        assert "is not a journal of this program. Move it away" in answer.result["error"]
    assert {path: content for path, content in till.files().items() if path in before} == before


@pytest.mark.parametrize("make", [_other_database, Path.mkdir])
def test_what_took_the_journals_place_is_left_alone_and_moved_away_the_backup_comes_back(
    till: Till, make: Callable[[Path], None]
) -> None:
    pay(till)
    replace(till, make)
    assert "Move it away" in till(*PAY, typed=code()).result["error"]
    journal(till).rename(till.folder / "moved away")
    answer = till.run("resolve")
    assert answer.exit == 0
    assert "took its place" in answer.events[0]["text"]


@pytest.mark.parametrize("make", [_text, _empty])
@pytest.mark.parametrize("command", [("resolve",), PAY])
def test_a_file_that_lost_its_content_is_kept_and_the_backup_takes_its_place_and_that_is_told(
    till: Till, make: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    number = pay(till).result["out_trade_no"]
    replace(till, make)
    answer = till.run(*command, typed=code())
    assert answer.exit == 0
    assert answer.events[0]["event"] == "problem"
    assert "The journal was damaged" in answer.events[0]["text"]
    kept = list((till.folder / "training" / "backups").glob("journal-damaged-*"))
    assert len(kept) == 1
    pay(till)  # meanwhile what the backup lacks is read from the gateway
    assert number in numbers(till)
