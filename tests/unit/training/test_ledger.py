"""The books of the training gateway on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.training.ledger import Ledger, Row


def row(syssn: str, out_trade_no: str) -> Row:
    return Row(
        syssn=syssn,
        out_trade_no=out_trade_no,
        order_type="payment",
        pay_type="800108",
        txamt=1250,
        txcurrcd="HKD",
        txdtm="2026-11-23 12:00:00",
        sysdtm="2026-11-23 12:00:00",
        respcd="0000",
        story="00",
        created=1.0,
        visible_at=1.0,
    )


def test_what_was_saved_is_read_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    kept = row("1", "P1")
    ledger = Ledger(path)
    ledger.save(kept)
    ledger.close()
    again = Ledger(path)
    assert again.everything() == [kept]
    again.close()


def test_a_changed_row_replaces_itself_and_no_other() -> None:
    ledger = Ledger()
    first = row("1", "P1")
    ledger.save(first)
    ledger.save(row("2", "P2"))
    first.respcd = "1263"
    ledger.save(first)
    assert [(found.syssn, found.respcd) for found in ledger.everything()] == [("1", "1263"), ("2", "0000")]
    ledger.close()


def test_a_number_of_another_row_is_never_taken_over() -> None:
    ledger = Ledger()
    ledger.save(row("1", "P1"))
    with pytest.raises(sqlite3.IntegrityError):
        ledger.save(row("2", "P1"))
    assert [found.syssn for found in ledger.everything()] == ["1"]
    ledger.close()


def test_a_transaction_that_fails_leaves_nothing() -> None:
    ledger = Ledger()

    def save_two() -> None:
        with ledger.transaction():
            ledger.save(row("1", "P1"))
            ledger.save(row("2", "P1"))

    with pytest.raises(sqlite3.IntegrityError):
        save_two()
    assert ledger.everything() == []
    ledger.close()


def test_a_code_is_new_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    ledger = Ledger(path)
    assert [ledger.use_code("281234567890123400") for _ in range(2)] == [True, False]
    ledger.close()
    again = Ledger(path)
    assert not again.use_code("281234567890123400")
    assert again.use_code("281234567890123401")
    again.close()


def damaged(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to be read as the header of one" * 4)


def of_another_version(path: Path) -> None:
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE transactions ADD COLUMN something_new TEXT")
    connection.close()


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("spoil", [damaged, of_another_version, a_folder])
def test_a_file_that_cannot_be_used_is_a_sentence_and_stays_as_it_is(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "ledger.sqlite3"
    spoil(path)
    with pytest.raises(SetupError, match="ledger.sqlite3 away and start again"):
        Ledger(path)
    assert path.exists()
