"""The thread that backs up: when it is due, never at the cost of the till, and gone when the till closes."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.app import backing_up
from pos_app.app.backing_up import BackingUp
from pos_app.journal import Journal
from pos_app.journal.backups import found_backups

AT = datetime(2026, 11, 23, 5, 6, 7, tzinfo=UTC)
Start = Callable[..., BackingUp]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path, tmp_path / "backups") as journal:
        yield journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def start(journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the thread, which looks every few milliseconds instead of every ten minutes."""
    monkeypatch.setattr(backing_up, "_LOOK_EVERY_S", 0.005)
    started: list[BackingUp] = []

    def start_one(now: Callable[[], datetime] = lambda: AT) -> BackingUp:
        started.append(BackingUp(journal.path, folder, now))
        started[-1].start()
        return started[-1]

    yield start_one
    for one in started:
        one.close()


def wait_for(condition: Callable[[], bool]) -> None:
    gives_up = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < gives_up
        threading.Event().wait(0.005)


def times(folder: Path) -> list[datetime]:
    return [backup.at for backup in found_backups(folder)]


def test_a_till_that_opens_backs_up_at_once(start: Start, folder: Path) -> None:
    start()
    wait_for(lambda: times(folder) == [AT])


def test_an_open_till_backs_up_again_after_four_hours(start: Start, folder: Path) -> None:
    moments = iter([AT, AT + timedelta(hours=3, minutes=59)])
    later = AT + timedelta(days=1)
    start(lambda: next(moments, later))
    wait_for(lambda: times(folder) == [later, AT])


def test_a_clock_that_went_back_does_not_end_the_backups(start: Start, folder: Path) -> None:
    folder.mkdir()
    (folder / "journal-20991231T000000Z.sqlite3").touch()
    start()
    wait_for(lambda: AT in times(folder))


def test_too_many_backups_are_thinned_out(start: Start, folder: Path) -> None:
    folder.mkdir()
    for back in range(1, 60):
        (folder / f"journal-{AT - timedelta(days=back):%Y%m%dT%H%M%SZ}.sqlite3").touch()
    start()
    wait_for(lambda: AT in times(folder) and len(times(folder)) < 12)


@pytest.mark.expect_log("WARNING pos_app.app.backing_up: .* not backed up: FileNotFoundError")
def test_what_goes_wrong_is_logged_and_tried_again(start: Start, journal: Journal, folder: Path) -> None:
    elsewhere = journal.path.with_name("elsewhere")
    journal.close()
    journal.path.rename(elsewhere)
    tried = threading.Event()

    def now() -> datetime:
        if not journal.path.exists():
            tried.set()
        return AT

    start(now)
    wait_for(tried.is_set)
    wait_for(lambda: not any(folder.iterdir()) if folder.exists() else False)
    elsewhere.rename(journal.path)
    wait_for(lambda: times(folder) == [AT])


@pytest.mark.expect_log("WARNING pos_app.app.backing_up: .* the disk is nearly full")
def test_a_backup_does_not_take_the_last_room(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = threading.Event()
    looked = threading.Event()

    def usage(_folder: Path) -> object:
        looked.set()
        return shutil._ntuple_diskusage(10**9, 0, 10**9 if room.is_set() else 10**6)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    start()
    wait_for(looked.is_set)
    assert times(folder) == []
    room.set()
    wait_for(lambda: times(folder) == [AT])


@pytest.mark.expect_log("ERROR pos_app.app.backing_up: the copy of the journal is damaged")
def test_damage_that_a_backup_finds_is_looked_for_at_the_next_start(
    start: Start, journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_app.journal.backups.is_sound", lambda _copy: False)
    start()
    wait_for(journal.path.with_name("journal.sqlite3-suspect").exists)
    assert times(folder) == []


def test_a_till_that_closes_does_not_wait_for_its_backup(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copying = threading.Event()
    original = BackingUp._between_steps

    def between_steps(self: BackingUp) -> None:
        copying.set()
        self._ending.wait()
        original(self)

    monkeypatch.setattr(BackingUp, "_between_steps", between_steps)
    one = start()
    wait_for(copying.is_set)
    one.close()
    assert list(folder.iterdir()) == []


def test_closing_what_was_never_started_does_nothing(journal: Journal, folder: Path) -> None:
    BackingUp(journal.path, folder).close()
