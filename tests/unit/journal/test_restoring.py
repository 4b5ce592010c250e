"""A damaged journal is kept aside, the last good copy takes its place, and nothing that can be known is forgotten."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pos_app.domain.payment import Dispatched, Restarted, State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import SetupError
from pos_app.domain.till_events import JournalRestored, PinCleared
from pos_app.journal import Journal
from pos_app.journal.backups import back_up
from pos_app.journal.lookups import Entry
from tests.unit.journal.conftest import T0, Counter

DAMAGED = pytest.mark.expect_log("ERROR pos_app.journal.restoring: the journal was damaged")
MORNING, NOON = datetime(2026, 11, 23, 1, tzinfo=UTC), datetime(2026, 11, 23, 4, tzinfo=UTC)
AT = datetime(2026, 11, 23, 5, 6, 7, tzinfo=UTC)
ASIDE = "journal-damaged-20261123T050607Z.sqlite3"
PAGE = 4096


@pytest.fixture
def backups(path: Path) -> Path:
    return path.parent / "backups"


def reopened(path: Path) -> Journal:
    return Journal.open(path, path.parent / "backups", lambda: AT)


def back_up_now(path: Path, backups: Path, at: datetime) -> Path:
    return back_up(path, backups, at, lambda: None)


def restored_events(journal: Journal) -> list[Any]:
    return journal.till_events(JournalRestored)


# --- ways in which a file can be damaged ---


def header_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xa5" * 100)


def whose_it_is_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(68)
        file.write(b"\xa5" * 4)


def middle_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        for page in range(2, path.stat().st_size // PAGE, 3):
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def cut_off(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def half_copied(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(bytes(size - size // 2))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def all_zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def noise(path: Path) -> None:
    path.write_bytes(b"\x17\x2a" * 40_000)


def deleted(path: Path) -> None:
    path.unlink()


WAYS = [
    header_overwritten,
    whose_it_is_overwritten,
    middle_overwritten,
    cut_off,
    half_copied,
    emptied,
    all_zeros,
    noise,
    deleted,
]


@DAMAGED
@pytest.mark.parametrize("damage", WAYS)
def test_a_damaged_journal_is_kept_and_the_last_backup_takes_its_place(
    counter: Counter, path: Path, backups: Path, damage: Callable[[Path], None]
) -> None:
    early = counter.confirmed()
    back_up_now(path, backups, MORNING)
    kept = counter.confirmed(T0 + 1, sale_id="second")
    newest = back_up_now(path, backups, NOON)
    counter.journal.close()
    damage(path)
    wreck = path.read_bytes() if path.exists() else None

    with reopened(path) as journal:
        assert journal.payment(early.out_trade_no) == early
        assert journal.payment(kept.out_trade_no) == kept
        assert journal.integrity() == []
        assert journal.restored == JournalRestored(int(AT.timestamp() * 1000), ASIDE, newest.name)
        assert restored_events(journal) == [journal.restored]
    if wreck is not None:
        assert (backups / ASIDE).read_bytes() == wreck
    assert [file.name for file in path.parent.iterdir() if "restor" in file.name] == []


@DAMAGED
def test_a_restored_journal_is_restored_once(counter: Counter, path: Path, backups: Path) -> None:
    counter.confirmed()
    back_up_now(path, backups, NOON)
    counter.journal.close()
    cut_off(path)
    reopened(path).close()
    with reopened(path) as again:
        assert again.restored is None
        assert len(restored_events(again)) == 1


@DAMAGED
@pytest.mark.parametrize("spoil", [cut_off, noise, emptied, all_zeros])
def test_a_damaged_backup_is_passed_over(
    counter: Counter, path: Path, backups: Path, spoil: Callable[[Path], None]
) -> None:
    early = counter.confirmed()
    good = back_up_now(path, backups, MORNING)
    spoil(back_up_now(path, backups, NOON))
    counter.journal.close()
    header_overwritten(path)
    with reopened(path) as journal:
        assert journal.restored is not None
        assert journal.restored.backup == good.name
        assert journal.payment(early.out_trade_no) == early


@DAMAGED
def test_without_a_backup_a_journal_is_begun_anew(counter: Counter, path: Path) -> None:
    counter.confirmed()
    counter.journal.close()
    header_overwritten(path)
    with reopened(path) as journal:
        assert journal.restored == JournalRestored(int(AT.timestamp() * 1000), ASIDE, "")
        assert journal.open_payments() == []


@DAMAGED
def test_two_damages_in_one_second_are_both_kept(counter: Counter, path: Path, backups: Path) -> None:
    counter.confirmed()
    counter.journal.close()
    for _ in range(2):
        header_overwritten(path)
        reopened(path).close()
    assert {file.name for file in backups.iterdir()} == {ASIDE, ASIDE.replace("Z", "Z-2")}


@DAMAGED
def test_a_log_whose_journal_is_gone_is_kept_aside_and_never_read_into_another_one(
    counter: Counter, path: Path, backups: Path, tmp_path: Path
) -> None:
    early = counter.confirmed()
    back_up_now(path, backups, NOON)
    counter.confirmed(T0 + 1, sale_id="second")
    orphan = path.with_name(f"{path.name}-wal").read_bytes()
    counter.journal.close()
    path.unlink()
    path.with_name(f"{path.name}-wal").write_bytes(orphan)
    with reopened(path) as journal:
        assert journal.payment(early.out_trade_no) == early
        assert journal.integrity() == []
    assert (backups / f"{ASIDE}-wal").read_bytes() == orphan


# --- a log that cannot be read ---


def first_bytes_overwritten(wal: Path) -> None:
    with wal.open("r+b") as file:
        file.write(b"\xa5" * 32)


def frames_overwritten(wal: Path) -> None:
    with wal.open("r+b") as file:
        file.seek(32 + 24 + 100)
        file.write(b"\xa5" * 1000)


def stump(wal: Path) -> None:
    wal.write_bytes(wal.read_bytes()[:20])


@DAMAGED
@pytest.mark.parametrize("damage", [first_bytes_overwritten, frames_overwritten, stump])
def test_entries_that_stood_in_a_damaged_log_are_known_to_be_missing(
    counter: Counter, path: Path, backups: Path, damage: Callable[[Path], None]
) -> None:
    early = counter.confirmed()
    crashed = crash(counter, path, lambda: counter.confirmed(T0 + 1, sale_id="second"))
    wal = path.with_name(f"{path.name}-wal")
    damage(wal)
    damaged = wal.read_bytes()
    with reopened(path) as journal:
        assert journal.payment(early.out_trade_no) == early
        assert journal.payment(crashed.out_trade_no) is None
        assert journal.restored is not None
        assert journal.restored.backup == "journal.sqlite3"
    assert (backups / f"{ASIDE}-wal").read_bytes() == damaged


def test_the_log_of_a_crash_is_no_damage(counter: Counter, path: Path) -> None:
    crashed = crash(counter, path, lambda: counter.confirmed(T0 + 1, sale_id="second"))
    with reopened(path) as journal:
        assert journal.restored is None
        assert journal.payment(crashed.out_trade_no) == crashed


def test_old_entries_behind_the_end_of_a_log_are_no_damage(counter: Counter, path: Path) -> None:
    counter.confirmed()
    counter.journal._connection.execute("PRAGMA wal_checkpoint(RESTART)")
    crashed = crash(counter, path, lambda: counter.created(T0 + 1, sale_id="second"), checkpoint=False)
    with reopened(path) as journal:
        assert journal.restored is None
        assert journal.payment(crashed.out_trade_no) == crashed


def crash(counter: Counter, path: Path, last_words: Callable[[], Any], *, checkpoint: bool = True) -> Any:
    """`last_words`, left in the log alone, as a crash leaves it; all before is in the journal itself."""
    if checkpoint:
        counter.journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    said = last_words()
    names = (path, path.with_name(f"{path.name}-wal"))
    left = {name: name.read_bytes() for name in names}
    counter.journal.close()
    for name, content in left.items():
        name.write_bytes(content)
    return said


# --- what else may lie there ---


def test_a_database_of_somebody_else_is_refused_though_there_are_backups(
    counter: Counter, path: Path, backups: Path
) -> None:
    back_up_now(path, backups, NOON)
    counter.journal.close()
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (text)")
    before = path.read_bytes()
    with pytest.raises(SetupError, match="is not a journal of this program"):
        reopened(path)
    assert path.read_bytes() == before


def test_a_new_till_has_lost_nothing(path: Path) -> None:
    with reopened(path) as journal:
        assert journal.restored is None
        assert restored_events(journal) == []


def test_a_till_that_died_while_it_made_its_first_journal_has_lost_nothing(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    with reopened(path) as journal:
        assert journal.restored is None


@DAMAGED
def test_an_empty_database_in_the_place_of_a_journal_is_no_journal(counter: Counter, path: Path, backups: Path) -> None:
    payment = counter.confirmed()
    back_up_now(path, backups, NOON)
    counter.journal.close()
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with reopened(path) as journal:
        assert journal.payment(payment.out_trade_no) == payment


def test_a_journal_of_a_newer_version_is_not_restored_to_an_older_one(
    counter: Counter, path: Path, backups: Path
) -> None:
    back_up_now(path, backups, NOON)
    counter.journal._connection.execute("PRAGMA user_version = 99")
    counter.journal.close()
    before = path.read_bytes()
    with pytest.raises(SetupError, match="newer pos-app"):
        reopened(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_looked_into_is_told_by_whoever_opens_the_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path, _backups: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pos_app.journal.restoring.find_damage", forbidden)
    with reopened(path) as journal:
        assert journal.restored is None


@DAMAGED
def test_a_journal_that_vanished_is_missed_by_what_stands_beside_it(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("journal.reserve").touch()
    with reopened(path) as journal:
        assert journal.restored is not None
        assert journal.restored.backup == ""


@DAMAGED
def test_damage_found_in_use_is_looked_for_in_the_indexes_too(counter: Counter, path: Path, backups: Path) -> None:
    counter.confirmed()
    back_up_now(path, backups, NOON)
    counter.journal._connection.execute("PRAGMA writable_schema = ON")
    counter.journal._connection.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, '(sale_id)', '(reference)') WHERE name = 'payments_by_sale'"
    )
    counter.journal.close()
    with reopened(path) as journal:
        assert journal.restored is None
    path.with_name("journal.sqlite3-suspect").touch()
    with reopened(path) as journal:
        assert journal.restored is not None
    assert not path.with_name("journal.sqlite3-suspect").exists()


# --- salvage and caution ---


@DAMAGED
def test_later_entries_that_can_be_read_are_saved(counter: Counter, path: Path, backups: Path) -> None:
    early = counter.paid()
    back_up_now(path, backups, NOON)
    late = counter.confirmed(T0 + 1, sale_id="second")
    refund = counter.refund_answered(late, 100, "0000")
    pin = PinCleared(T0, "qfpay", "/trade/v1/query")
    counter.journal.note(pin)
    counter.journal.close()
    spoil_table(path, "refunds")
    with reopened(path) as journal:
        assert journal.payment(early.out_trade_no) == early
        assert journal.payment(late.out_trade_no) == late
        assert journal.refund(refund.out_trade_no) == refund
        assert journal.till_events(PinCleared) == [pin]
        assert journal.integrity() == []


@DAMAGED
def test_without_a_backup_all_that_can_be_read_is_saved(counter: Counter, path: Path) -> None:
    payment = counter.confirmed()
    counter.journal.close()
    spoil_table(path, "payments")
    with reopened(path) as journal:
        assert journal.payment(payment.out_trade_no) == payment


@DAMAGED
def test_nothing_is_saved_from_a_journal_that_had_another_life(counter: Counter, path: Path, backups: Path) -> None:
    counter.confirmed()
    counter.confirmed(T0 + 1, sale_id="second")
    copy = back_up_now(path, backups, NOON)
    counter.journal.close()
    path.unlink()
    shutil.move(copy, backups / "other")
    with Journal.open(path, backups) as other_life:
        strange = Counter(other_life)
        payments = [strange.confirmed(T0 + serial, minor=999, sale_id=f"s{serial}") for serial in range(5)]
    shutil.move(backups / "other", copy)
    spoil_table(path, "payments")
    with reopened(path) as journal:
        assert journal.payment(payments[-1].out_trade_no) is None


@DAMAGED
def test_what_an_old_copy_believes_unsent_may_have_been_sent(counter: Counter, path: Path, backups: Path) -> None:
    payment, paid = counter.created(), counter.confirmed(T0 + 1, sale_id="second")
    refund = counter.refund_begun(paid, 100)
    known = counter.checking(T0 + 2, sale_id="third")
    under_way = counter.refund_after(counter.refund_begun(paid, 50), Dispatched(T0 + 3, T0 + 10_003))
    back_up_now(path, backups, NOON)
    counter.journal.close()
    header_overwritten(path)
    with reopened(path) as journal:
        found, unchanged = journal.open_payments()
        assert unchanged == known
        assert (found.out_trade_no, found.state) == (payment.out_trade_no, State.SENT)
        pending, sent = journal.open_refunds()
        assert sent == under_way
        assert (pending.out_trade_no, pending.state) == (refund.out_trade_no, RefundState.SENT)
        after = Counter(journal).after(found, Restarted(T0 + 60_000))
        assert after.state is State.CHECKING


@pytest.mark.parametrize(
    "entry",
    [
        Entry(1, "P" + "9" * 23, T0, "Ticked", '{"at":1}'),
        Entry(1, "R" + "9" * 23, T0, "Ticked", '{"at":1}'),
        Entry(1, "P" + "9" * 23, T0, "Invented", "{}"),
    ],
)
def test_an_entry_that_goes_on_from_nothing_is_not_taken_over(journal: Journal, entry: Entry) -> None:
    with pytest.raises(KeyError):
        journal.take_over(entry)
    assert journal.last_entry() is None


def spoil_table(path: Path, table: str) -> None:
    """Overwrites the first page of a table; the events stay readable."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = connection.execute(query, (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


# --- power cuts and trouble in the middle ---


class PowerCut(BaseException):
    """The machine goes dark."""


@DAMAGED
@pytest.mark.parametrize("step", range(6))
def test_a_power_cut_at_any_step_of_restoring_loses_nothing(
    counter: Counter, path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    early = counter.confirmed()
    newest = back_up_now(path, backups, NOON)
    late = counter.confirmed(T0 + 1, sale_id="second")
    crash(counter, path, lambda: counter.confirmed(T0 + 2, sale_id="third"))
    spoil_table(path, "payments")
    wreck = path.read_bytes()
    cut_renames(monkeypatch, step)
    with pytest.raises(PowerCut):
        reopened(path)
    monkeypatch.undo()

    with reopened(path) as journal:
        assert journal.payment(early.out_trade_no) == early
        assert journal.payment(late.out_trade_no) == late
        (event,) = restored_events(journal)
        assert event.backup == newest.name
        assert journal.integrity() == []
    assert wreck in [file.read_bytes() for file in backups.iterdir() if file.name.startswith("journal-damaged")]
    assert [file.name for file in path.parent.iterdir() if "restor" in file.name] == []


def cut_renames(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The power goes just before the `step`-th renaming of a file: all before it is done, nothing after it."""
    counted = iter(range(100))
    replace, move = Path.replace, shutil.move

    def cut(rename: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def renamed(old: Any, new: Any) -> Any:
            if next(counted) == step:
                raise PowerCut
            return rename(old, new)

        return renamed

    monkeypatch.setattr(Path, "replace", cut(replace))
    monkeypatch.setattr(shutil, "move", cut(move))


def test_a_journal_that_cannot_be_restored_is_left_as_it_is(
    counter: Counter, path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.confirmed()
    back_up_now(path, backups, NOON)
    counter.journal.close()
    cut_off(path)
    wreck = path.read_bytes()

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pos_app.journal.restoring.copy_journal", no_room)
    with pytest.raises(SetupError, match="could not be restored .*No space left on device"):
        reopened(path)
    assert path.read_bytes() == wreck
