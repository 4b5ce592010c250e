"""The journal's versions: which one a file has, and how it becomes the present one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pos_app import __version__
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError
from pos_app.domain.versions import Version
from pos_app.journal.copying import copy_journal
from pos_app.journal.storage import connect, make_durable, make_owner_only, transaction, undo_unfinished
from pos_app.journal.tables import VERSION_1, VERSION_2
from pos_app.journal.trouble import JournalTrouble, Problem, told

APPLICATION_ID = 0x51465031
"""What SQLite's header says of whose file it is: `QFP1`."""

_MIGRATED = "Migrated"

Migration = Sequence[str]
"""The statements that make a version out of the one before it."""

MIGRATIONS: tuple[Migration, ...] = (VERSION_1, VERSION_2)

_NEWER = QT_TRANSLATE_NOOP(
    "journal",
    "The journal {path} was written by a newer pos-app than this one ({ours}). Install that version again; nothing was "
    "changed.",
)
_NEWER_KNOWN = QT_TRANSLATE_NOOP(
    "journal",
    "The journal {path} was written by pos-app {version}; this is {ours}, which is older. Install {version} again; "
    "nothing was changed.",
)
_NO_WAL = QT_TRANSLATE_NOOP(
    "journal", "The disk of {path} cannot keep a journal safely. Choose a data folder on a disk of this computer."
)
_NO_FOLDER = QT_TRANSLATE_NOOP(
    "journal", "The data folder cannot be used: {path}. Allow this user to write there, or choose another folder."
)
_NONE_YET = QT_TRANSLATE_NOOP(
    "journal", "There is no journal at {path} yet. Open the counter once, or check the data folder."
)
_OLDER = QT_TRANSLATE_NOOP(
    "journal", "The journal {path} is of an older version. Open the counter once, which brings it up to date."
)


def utc_now() -> datetime:
    """The time for the names of backups."""
    return datetime.now(UTC)


def open_to_write(
    path: Path,
    backups: Path,
    now: Callable[[], datetime] = utc_now,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> sqlite3.Connection:
    """The journal at `path`, made if there is none, of the present version. Backs up to `backups` before migrating.

    Raises SetupError for whatever stands in the way; a journal of a newer version is not touched.
    """
    try:
        with told(path):
            version = examine(path, len(migrations)) if path.exists() else 0
            make_owner_only(path)
            if 0 < version < len(migrations):
                copy_journal(path, backups / f"journal-v{version}-{now():%Y%m%dT%H%M%SZ}.sqlite3")
            return _ready(path, migrations, now())
    except OSError as error:
        raise SetupError(_NO_FOLDER.filled(path=error.filename or str(path.parent))) from error
    except JournalTrouble as trouble:
        raise SetupError(trouble.sentence) from trouble


def open_to_read(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> sqlite3.Connection:
    """The journal at `path` for reading only. Raises SetupError when it is missing or not of the present version."""
    if not path.is_file():
        raise SetupError(_NONE_YET.filled(path=str(path)))
    try:
        with told(path):
            version = examine(path, len(migrations))
            if version < len(migrations):
                raise SetupError((_OLDER if version else _NONE_YET).filled(path=str(path)))
            return connect(path, writing=False)
    except JournalTrouble as trouble:
        raise SetupError(trouble.sentence) from trouble


def examine(path: Path, newest: int) -> int:
    """The version of the file at `path`, 0 for an empty one, found without writing to it.

    Raises sqlite3.Error for what is no database, JournalTrouble for somebody else's, SetupError for a newer version.
    """
    undo_unfinished(path)
    with closing(connect(path, writing=False)) as connection:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        program = _program_of(connection) if version > newest else None
    if owner != APPLICATION_ID and (owner or version or tables):
        raise JournalTrouble(Problem.NOT_OURS, path)
    if version > newest:
        sentence = _NEWER if program is None else _NEWER_KNOWN.filled(version=str(program))
        raise SetupError(sentence.filled(path=str(path), ours=__version__))
    return int(version)


def _program_of(connection: sqlite3.Connection) -> Version | None:
    """The program that made the present journal of an older one, where it is noted there and newer than ours."""
    ours = Version.parse(__version__)
    try:
        row = connection.execute(
            "SELECT body FROM till_events WHERE kind = ? ORDER BY seq DESC", (_MIGRATED,)
        ).fetchone()
        noted = Version.parse(json.loads(row[0])["version"]) if row else None
    except (sqlite3.Error, ValueError, TypeError, KeyError, RecursionError):
        return None  # a newer program may keep it elsewhere
    return noted if noted and ours and noted > ours else None


def _note_program(connection: sqlite3.Connection, now: datetime) -> None:
    """For older programs that meet this journal one day. Raw, because it must be read by whatever they know."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'till_events'").fetchone():
        entry = (int(now.timestamp() * 1000), _MIGRATED, json.dumps({"version": __version__}))
        connection.execute("INSERT INTO till_events (at, kind, body) VALUES (?, ?, ?)", entry)


def _ready(path: Path, migrations: Sequence[Migration], now: datetime) -> sqlite3.Connection:
    connection = connect(path, writing=True)
    try:
        if not make_durable(connection):
            raise SetupError(_NO_WAL.filled(path=str(path)))
        _migrate(connection, path, migrations, now)
    except BaseException:
        connection.close()
        raise
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], now: datetime) -> None:
    """Brings the journal to the present version. The transaction also shows at once whether it can be written."""
    # Foreign keys are off meanwhile, so that tables can be rebuilt, and checked before the commit.
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for statement in (statement for migration in migrations[version:] for statement in migration):
            connection.execute(statement)
        if version < len(migrations):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
            _note_program(connection, now)
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                raise JournalTrouble(Problem.DAMAGED, path)
