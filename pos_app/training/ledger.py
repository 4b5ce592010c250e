"""The training gateway's books: every payment and refund as one row, in SQLite, in memory or in a file.

Payment codes are not kept, since a real one may be scanned during training: see `Ledger.use_code`.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError

_NUMBER_PREFIX = "00030002"
# 40 bits: enough to recognise a code, too few to tell it from the hundred others with the same digest.
_DIGEST_LENGTH = 10


@dataclass(slots=True)
class Row:
    """One transaction. `txamt` in minor units; `created` and all that ends in `_at` in seconds since 1970.

    `due_respcd` replaces `respcd` at `due_at`; an open row is expired at `expires_at`; 0 means never.
    `sysdtm`, `paydtm`: `YYYY-MM-DD HH:MM:SS` in UTC+8; `txdtm` exactly as the client sent it.
    """

    syssn: str
    out_trade_no: str
    order_type: str
    pay_type: str
    txamt: int
    txcurrcd: str
    txdtm: str
    sysdtm: str
    respcd: str
    story: str
    created: float
    visible_at: float
    origssn: str = ""
    cancel: int = 0
    qrcode: str = ""
    goods_name: str = ""
    udid: str = ""
    chnlsn: str = ""
    paydtm: str = ""
    note: str = ""
    due_at: float = 0.0
    due_respcd: str = ""
    expires_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Filter:
    """The rows a query wants: visible at `now`, `sysdtm` in `window`, and in each list that is not empty.

    A payment's `syssn` wants its refunds too.
    """

    now: float
    window: tuple[str, str] | None = None
    syssn: Sequence[str] = ()
    out_trade_no: Sequence[str] = ()
    pay_type: Sequence[str] = ()
    respcd: Sequence[str] = ()


_COLUMNS = tuple(field.name for field in fields(Row))
_TYPES = {"int": "INTEGER NOT NULL", "float": "REAL NOT NULL", "str": "TEXT NOT NULL"}
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS transactions (
    {", ".join(f"{field.name} {_TYPES[str(field.type)]}" for field in fields(Row))},
    PRIMARY KEY (syssn), UNIQUE (out_trade_no)
);
CREATE INDEX IF NOT EXISTS by_time ON transactions (sysdtm);
CREATE INDEX IF NOT EXISTS by_original ON transactions (origssn) WHERE origssn <> '';
CREATE INDEX IF NOT EXISTS by_due ON transactions (due_at) WHERE due_at > 0;
CREATE INDEX IF NOT EXISTS by_expiry ON transactions (expires_at) WHERE expires_at > 0;
CREATE TABLE IF NOT EXISTS used_codes (digest TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS numbers (id INTEGER PRIMARY KEY AUTOINCREMENT);
"""
_SELECT = "SELECT * FROM transactions WHERE"
_UPSERT = " ".join(
    (
        "INSERT INTO transactions VALUES (",
        ", ".join(f":{name}" for name in _COLUMNS),
        ") ON CONFLICT (syssn) DO UPDATE SET",
        ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS),
    )
)


class LedgerUnusable(SetupError):
    """The file cannot be written, is damaged, or was made by another version."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP(
                "ledger", "The book of training payments cannot be used: move {path} away and start again."
            ).filled(path=str(path))
        )


class Ledger:
    """Rows in SQLite. Not locked by itself: `trade.Trade` lets one thread at a time at it."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens or makes the file; without `path` the books are in memory. Raises LedgerUnusable."""
        try:
            if path is not None:
                _create_for_owner(path)
            self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        except (OSError, sqlite3.Error):
            raise LedgerUnusable(path) from None
        try:
            self._prepare()
        except sqlite3.Error:
            self._connection.close()
            raise LedgerUnusable(path) from None

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(_SCHEMA)
        columns = tuple(column for _, column, *_ in self._connection.execute("PRAGMA table_info(transactions)"))
        if columns != _COLUMNS:
            raise sqlite3.DatabaseError("made by another version")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or, if an exception leaves, not at all."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Closes the file; nothing can be read afterwards."""
        self._connection.close()

    def next_number(self, day: str) -> str:
        """A `syssn` never given before: `day` (yyyymmdd) and 18 more digits, as in QFPay's samples."""
        serial = self._connection.execute("INSERT INTO numbers DEFAULT VALUES").lastrowid
        return f"{day}{_NUMBER_PREFIX}{serial:010d}"

    def use_code(self, payment_code: str) -> bool:
        """Notes that the code was used; False if it had been already."""
        digest = hashlib.sha256(payment_code.encode()).hexdigest()[:_DIGEST_LENGTH]
        cursor = self._connection.execute("INSERT OR IGNORE INTO used_codes VALUES (?)", (digest,))
        return cursor.rowcount == 1

    def save(self, row: Row) -> None:
        """Writes the row, new or changed. Raises `sqlite3.IntegrityError` if its number is used."""
        self._connection.execute(_UPSERT, asdict(row))

    def by_syssn(self, syssn: str) -> Row | None:
        """The row with QFPay's number, payment or refund."""
        return self._one("syssn = ?", syssn)

    def by_out_trade_no(self, out_trade_no: str) -> Row | None:
        """The row with the merchant's number, payment or refund."""
        return self._one("out_trade_no = ?", out_trade_no)

    def refunds_of(self, syssn: str) -> list[Row]:
        """All refunds of a payment, failed ones included, oldest first."""
        return self._rows("origssn = ? ORDER BY created, syssn", (syssn,))

    def due(self, now: float) -> list[Row]:
        """Rows that have something to become by `now`."""
        return self._rows("(due_at > 0 AND due_at <= ?) OR (expires_at > 0 AND expires_at <= ?)", (now, now))

    def newest(self, limit: int) -> list[Row]:
        """The `limit` newest rows, newest first."""
        return self._rows("1 ORDER BY created DESC, syssn DESC LIMIT ?", (limit,))

    def open_payments(self, open_codes: Iterable[str]) -> list[Row]:
        """Payments whose `respcd` is one of `open_codes`, oldest first."""
        codes = tuple(open_codes)
        return self._rows(f"order_type = 'payment' AND {_one_of('respcd', codes)} ORDER BY created, syssn", codes)

    def everything(self) -> list[Row]:
        """All rows, oldest first."""
        return self._rows("1 ORDER BY created, syssn")

    def find(self, wanted: Filter, *, limit: int, offset: int) -> list[Row]:
        """A page of the rows that a query asks for, newest first."""
        conditions = ["visible_at <= ?"]
        values: list[object] = [wanted.now]
        if wanted.window is not None:
            conditions.append("sysdtm BETWEEN ? AND ?")
            values += wanted.window
        if wanted.syssn:
            conditions.append(f"({_one_of('syssn', wanted.syssn)} OR {_one_of('origssn', wanted.syssn)})")
            values += [*wanted.syssn, *wanted.syssn]
        for column in ("out_trade_no", "pay_type", "respcd"):
            given: Sequence[str] = getattr(wanted, column)
            if given:
                conditions.append(_one_of(column, given))
                values += given
        where = " AND ".join(conditions)
        newest_first = "ORDER BY created DESC, syssn DESC"
        return self._rows(f"{where} {newest_first} LIMIT ? OFFSET ?", [*values, limit, offset])

    def _one(self, where: str, value: str) -> Row | None:
        rows = self._rows(where, (value,))
        return rows[0] if rows else None

    def _rows(self, where: str, values: Sequence[object] = ()) -> list[Row]:
        return [Row(*found) for found in self._connection.execute(f"{_SELECT} {where}", tuple(values))]


def _one_of(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join('?' for _ in values)})"


def _create_for_owner(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
