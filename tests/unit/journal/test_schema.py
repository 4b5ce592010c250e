"""Versions: made, backed up, migrated, refused."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pos_app import __version__
from pos_app.domain.pay_types import Mode
from pos_app.domain.payment import State
from pos_app.domain.refund import RefundState
from pos_app.domain.sentences import SetupError
from pos_app.journal import Journal, JournalReader
from pos_app.journal.schema import APPLICATION_ID, MIGRATIONS, open_to_read, open_to_write, utc_now
from pos_app.journal.tables import VERSION_1

# For these tests only: what a second version might do.
ADD_CASHIER = ("ALTER TABLE payments ADD COLUMN cashier TEXT",)
NOW = len(MIGRATIONS)
NEXT = (*MIGRATIONS, ADD_CASHIER)
AT = datetime(2026, 11, 23, 5, 6, 7, tzinfo=UTC)


def noon() -> datetime:
    return AT


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_journal_says_whose_it_is_and_of_which_version(journal: Journal) -> None:
    assert pragma(journal.path, "application_id") == APPLICATION_ID
    assert pragma(journal.path, "user_version") == len(MIGRATIONS)


def test_an_empty_file_becomes_a_journal(path: Path, open_journal: Callable[[], Journal]) -> None:
    path.parent.mkdir()
    path.touch()
    assert open_journal().open_payments() == []


def half_made(path: Path) -> None:
    """What a program leaves that dies while it makes the file: some pages, and the journal that takes them back."""
    path.parent.mkdir()
    whole = path.with_name("whole")
    with closing(sqlite3.connect(whole, isolation_level=None)) as connection:
        connection.executescript("PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (made)")
        connection.executemany("INSERT INTO half VALUES (?)", [("x" * 4000,)] * 50)
        shutil.copy(whole, path)
        shutil.copy(f"{whole}-journal", f"{path}-journal")


def test_a_journal_whose_making_was_interrupted_is_made_anew(path: Path, open_journal: Callable[[], Journal]) -> None:
    half_made(path)
    assert open_journal().open_payments() == []


def test_for_readers_a_half_made_journal_is_none_yet(path: Path) -> None:
    half_made(path)
    with pytest.raises(SetupError, match="no journal"):
        JournalReader.open(path)


def test_a_journal_is_durable_and_keeps_its_references(folder: Path, path: Path) -> None:
    with closing(open_to_write(path, folder)) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_folder_is_as_good_as_its_file(folder: Path) -> None:
    folder.mkdir()
    with Journal.open(folder, folder / "backups") as journal:
        assert journal.path == folder / "journal.sqlite3"
    with JournalReader.open(folder) as reader:
        assert reader.path == folder / "journal.sqlite3"


def test_only_the_owner_reads_the_files(journal: Journal) -> None:
    files = sorted(file.name for file in journal.path.parent.iterdir())
    assert files == ["journal.sqlite3", "journal.sqlite3-shm", "journal.sqlite3-wal"]
    assert {mode_of(file) for file in journal.path.parent.iterdir()} == {0o600}
    assert mode_of(journal.path.parent) == 0o700


def test_files_that_others_could_read_are_closed_to_them(path: Path, open_journal: Callable[[], Journal]) -> None:
    open_journal()
    for file in path.parent.iterdir():
        file.chmod(0o644)
    open_journal()
    assert {mode_of(file) for file in path.parent.iterdir()} == {0o600}


def test_a_migration_backs_up_first_and_then_changes(path: Path, folder: Path) -> None:
    backups = folder / "backups"
    open_to_write(path, backups).close()
    assert not backups.exists()

    with closing(open_to_write(path, backups, noon, NEXT)) as connection:
        assert "cashier" in {row["name"] for row in connection.execute("PRAGMA table_info(payments)")}
    assert pragma(path, "user_version") == NOW + 1

    (backup,) = backups.iterdir()
    assert backup.name == f"journal-v{NOW}-20261123T050607Z.sqlite3"
    assert mode_of(backup) == 0o600
    assert mode_of(backups) == 0o700
    assert pragma(backup, "user_version") == NOW
    assert pragma(backup, "journal_mode") == "delete"
    assert pragma(backup, "integrity_check") == "ok"


def test_a_backup_holds_what_was_only_in_the_wal(path: Path, folder: Path) -> None:
    with closing(open_to_write(path, folder)) as writer:
        writer.execute("CREATE TABLE last_words (text)")
        open_to_write(path, folder / "backups", noon, NEXT).close()
    (backup,) = (folder / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT count(*) FROM last_words").fetchone() == (0,)


def test_what_an_interrupted_backup_left_is_no_hindrance(path: Path, folder: Path) -> None:
    backups = folder / "backups"
    open_to_write(path, backups).close()
    backups.mkdir()
    (backups / f"journal-v{NOW}-20261123T050607Z.sqlite3.unfinished").write_bytes(b"half")
    open_to_write(path, backups, noon, NEXT).close()
    assert [backup.name for backup in backups.iterdir()] == [f"journal-v{NOW}-20261123T050607Z.sqlite3"]


def test_the_second_opening_of_a_migrated_journal_backs_up_nothing(path: Path, folder: Path) -> None:
    backups = folder / "backups"
    open_to_write(path, backups).close()
    for _ in range(2):
        open_to_write(path, backups, utc_now, NEXT).close()
    assert len(list(backups.iterdir())) == 1


@pytest.mark.parametrize(
    "broken",
    [
        ("ALTER TABLE payments ADD COLUMN cashier TEXT", "ALTER TABLE nothing ADD COLUMN cashier TEXT"),
        (
            "CREATE TABLE tips (payment_no TEXT REFERENCES payments)",
            "INSERT INTO tips VALUES ('P of nobody')",
        ),
    ],
    ids=["a statement fails", "a reference is left open"],
)
def test_a_migration_that_fails_leaves_the_journal_as_it_was(path: Path, folder: Path, broken: tuple[str, ...]) -> None:
    open_to_write(path, folder / "backups").close()
    with pytest.raises(SetupError):
        open_to_write(path, folder / "backups", noon, (*MIGRATIONS, broken))
    assert pragma(path, "user_version") == NOW
    with closing(open_to_write(path, folder / "backups")) as connection:
        assert "cashier" not in {row["name"] for row in connection.execute("PRAGMA table_info(payments)")}


def test_a_newer_journal_is_refused_and_not_touched(path: Path, folder: Path) -> None:
    open_to_write(path, folder / "backups", noon, NEXT).close()
    path.chmod(0o640)
    before = path.read_bytes()
    for opening in (lambda: open_to_write(path, folder / "backups"), lambda: open_to_read(path)):
        with pytest.raises(
            SetupError,
            match=r"journal\.sqlite3 was written by a newer pos-app .* Install that version again; nothing was changed",
        ):
            opening()
    assert path.read_bytes() == before
    assert mode_of(path) == 0o640
    assert not (folder / "backups").exists()


def test_a_newer_journal_says_which_program_it_needs(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_to_write(path, folder / "backups", noon).close()
    monkeypatch.setattr("pos_app.journal.schema.__version__", "7.3.0-rc.1")
    open_to_write(path, folder / "backups", noon, NEXT).close()
    monkeypatch.undo()
    with pytest.raises(SetupError) as refused:
        open_to_write(path, folder / "backups")
    assert f"was written by pos-app 7.3.0-rc.1; this is {__version__}, which is older. Install 7.3.0-rc.1 again" in str(
        refused.value
    )


@pytest.mark.parametrize("body", ["[]", "{}", '{"version": 7}', '{"version": "soon"}', '{"version": "0.0.1"}'])
def test_a_newer_journal_that_says_nothing_usable_of_its_program_is_refused_all_the_same(
    path: Path, folder: Path, body: str
) -> None:
    with closing(open_to_write(path, folder / "backups", noon, NEXT)) as connection:
        connection.execute("INSERT INTO till_events (at, kind, body) VALUES (1, 'Migrated', ?)", (body,))
    with pytest.raises(SetupError, match="newer pos-app than this one"):
        open_to_write(path, folder / "backups")


def test_a_newer_journal_without_such_a_table_is_refused_all_the_same(path: Path, folder: Path) -> None:
    gone = ("DROP TABLE till_events",)
    open_to_write(path, folder / "backups", noon, (*MIGRATIONS, gone)).close()
    with pytest.raises(SetupError, match="newer pos-app than this one"):
        open_to_write(path, folder / "backups")


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (text)")


def numbered_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")


def text_file(path: Path) -> None:
    path.write_text("Dear diary, " * 100)


@pytest.mark.parametrize("make", [foreign_database, numbered_database, text_file])
def test_a_file_of_someone_else_is_refused_and_not_touched(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    before = path.read_bytes()
    for opening in (lambda: open_to_write(path, path.parent), lambda: open_to_read(path)):
        with pytest.raises(SetupError, match=r"journal\.sqlite3 is not a journal of this program\. Move it away"):
            opening()
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match=r"The data folder cannot be used: .*file"):
        open_to_write(tmp_path / "file" / "data" / "journal.sqlite3", tmp_path)


def test_a_place_without_wal_keeps_no_journal(monkeypatch: pytest.MonkeyPatch, path: Path, folder: Path) -> None:
    # SQLite answers so on network file systems; an in-memory database is the one that answers so everywhere.
    def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None)

    monkeypatch.setattr("pos_app.journal.schema.connect", connect)
    with pytest.raises(SetupError, match="cannot keep a journal safely"):
        open_to_write(path, folder)


def test_a_journal_that_another_program_holds_is_not_opened(
    monkeypatch: pytest.MonkeyPatch, journal: Journal, folder: Path
) -> None:
    monkeypatch.setattr("pos_app.journal.storage.BUSY_S", 0.01)
    with closing(sqlite3.connect(journal.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SetupError, match="Another program holds the journal"):
            open_to_write(journal.path, folder)


def test_reading_wants_a_journal(path: Path) -> None:
    with pytest.raises(SetupError, match="There is no journal at .* yet"):
        open_to_read(path)
    assert not path.parent.exists()
    path.parent.mkdir()
    path.touch()
    with pytest.raises(SetupError, match="There is no journal at .* yet"):
        open_to_read(path)


def test_reading_does_not_migrate(path: Path, folder: Path) -> None:
    open_to_write(path, folder).close()
    with pytest.raises(SetupError, match="is of an older version"):
        open_to_read(path, NEXT)
    assert pragma(path, "user_version") == NOW


def test_reading_cannot_write(journal: Journal) -> None:
    with (
        closing(open_to_read(journal.path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("CREATE TABLE notes (text)")


def test_a_path_with_signs_of_a_uri_is_taken_as_it_is(tmp_path: Path) -> None:
    place = tmp_path / "a b?mode=memory#50%"
    place.mkdir()
    with Journal.open(place, place / "backups"), JournalReader.open(place) as reader:
        assert reader.payments() == []
    assert (place / "journal.sqlite3").is_file()


@pytest.mark.parametrize(("table", "enum"), [("payments", State), ("payments", Mode), ("refunds", RefundState)])
def test_the_tables_know_every_state(table: str, enum: type[State]) -> None:
    (text,) = (statement for statement in VERSION_1 if f"CREATE TABLE {table} (" in statement)
    assert [member.value for member in enum if f"'{member.value}'" not in text] == []
