"""Backups: whole, of one moment, owner-only, not too many; and an unfinished one is none."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.journal import Journal
from pos_app.journal.backups import NotSound, back_up, found_backups, is_sound, thin_out
from tests.unit.journal.conftest import T0, Counter

AT = datetime(2026, 11, 23, 5, 6, 7, tzinfo=UTC)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def nothing() -> None:
    """Between two steps."""


def test_a_backup_is_whole_and_the_owners_alone(counter: Counter, backups: Path) -> None:
    payment = counter.confirmed()
    copy = back_up(counter.journal.path, backups, AT, nothing)
    assert copy.name == "journal-20261123T050607Z.sqlite3"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [file.name for file in backups.iterdir()] == [copy.name]
    assert is_sound(copy)
    with Journal.open(copy, backups / "none") as journal:
        assert journal.payment(payment.out_trade_no) == payment


def test_sales_go_on_in_the_middle_of_a_backup_which_stays_of_one_moment(counter: Counter, backups: Path) -> None:
    for serial in range(40):
        counter.confirmed(T0 + serial, sale_id=f"s{serial}")
    (pages,) = counter.journal._connection.execute("PRAGMA page_count").fetchone()
    later, steps = [], []

    def sell() -> None:
        steps.append(1)
        later.append(counter.confirmed(T0 + 100 + len(steps), sale_id=f"late{len(steps)}"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pos_app.journal.copying._STEP_PAGES", 8)
        copy = back_up(counter.journal.path, backups, AT, sell)
    assert pages / 8 <= len(steps) <= pages / 8 + 2  # never begun again
    with Journal.open(copy, backups / "none") as journal:
        assert journal.integrity() == []
        assert journal.payment(later[0].out_trade_no) is None
        assert len(journal._rows("SELECT 1 FROM payments")) == 40
    assert counter.journal.payment(later[0].out_trade_no) == later[0]


def test_an_interrupted_backup_leaves_nothing_that_looks_whole(counter: Counter, backups: Path) -> None:
    counter.confirmed()

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(counter.journal.path, backups, AT, stop)
    assert list(backups.iterdir()) == []


def test_what_a_power_cut_left_of_a_backup_is_none(counter: Counter, backups: Path) -> None:
    backups.mkdir()
    (backups / "journal-20261123T050607Z.sqlite3.unfinished").write_bytes(b"half")
    assert found_backups(backups) == []
    back_up(counter.journal.path, backups, AT, nothing)
    assert [file.name for file in backups.iterdir()] == ["journal-20261123T050607Z.sqlite3"]


def test_the_copy_of_a_damaged_journal_is_no_backup(counter: Counter, backups: Path) -> None:
    counter.confirmed()
    path = counter.journal.path
    counter.journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = counter.journal._connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'payments'"
    ).fetchone()
    counter.journal.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(NotSound):
        back_up(path, backups, AT, nothing)
    assert list(backups.iterdir()) == []


def test_backups_are_found_newest_first_and_nothing_else_is_one(backups: Path) -> None:
    assert found_backups(backups) == []
    backups.mkdir()
    for name in (
        "journal-20261101T000000Z.sqlite3", "journal-v1-20261122T000000Z.sqlite3", "journal-20261123T000000Z.sqlite3",
        "journal-damaged-20261123T000000Z.sqlite3", "journal-20261399T000000Z.sqlite3", "notes.txt",
        "journal-20261123T000001Z.sqlite3-wal",
    ):  # fmt: skip
        (backups / name).touch()
    assert [(one.at.day, one.periodic) for one in found_backups(backups)] == [(23, True), (22, False), (1, True)]


def test_of_many_backups_the_newest_of_seven_days_and_four_weeks_stay(backups: Path) -> None:
    backups.mkdir()
    hours = [AT - timedelta(hours=4 * back) for back in range(6 * 70)]
    for at in hours:
        (backups / f"journal-{at:%Y%m%dT%H%M%SZ}.sqlite3").touch()
    (backups / "journal-v1-20200101T000000Z.sqlite3").touch()
    (backups / "journal-damaged-20200101T000000Z.sqlite3").touch()
    thin_out(backups)
    kept = [backup.at for backup in found_backups(backups) if backup.periodic]
    assert kept[0] == AT
    assert [at.date() for at in kept[:7]] == [(AT - timedelta(days=back)).date() for back in range(7)]
    # 23 November is a Monday: the week that began with it, and the three before, by their newest backups.
    assert [at.date().isoformat() for at in kept[7:]] == ["2026-11-15", "2026-11-08"]
    assert all(at.hour >= 20 for at in kept[1:])
    assert len(list(backups.iterdir())) == len(kept) + 2


def test_a_newer_version_or_a_foreign_file_is_no_sound_journal(counter: Counter, tmp_path: Path) -> None:
    counter.journal._connection.execute("PRAGMA user_version = 99")
    assert not is_sound(counter.journal.path)
    (tmp_path / "empty").touch()
    assert not is_sound(tmp_path / "empty")
    assert not is_sound(tmp_path / "nothing")
