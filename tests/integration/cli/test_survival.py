"""Commands on a till whose journal was damaged, or whose disk is full: sentences, exit codes, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.cli.program import Till, code


def test_a_damaged_journal_is_told_and_restored_and_sales_go_on(till: Till) -> None:
    paid = till.run("pay", "--amount", "12.50", "--code-stdin", typed=code())
    assert paid.exit == 0
    journal = till.folder / "training" / "journal.sqlite3"
    backups = journal.parent / "backups"
    assert [file.name[:8] for file in backups.iterdir()] == ["journal-"]
    journal.write_bytes(b"\x00" * 20_000)

    answer = till.run("pay", "--amount", "5", "--code-stdin", typed=code())
    assert (answer.events[0]["event"], answer.events[0]["name"]) == ("problem", "journal")
    assert "The journal was damaged. It is kept as backups/journal-damaged-" in answer.events[0]["text"]
    assert (answer.exit, answer.result["state"]) == (0, "paid")
    (kept,) = backups.glob("journal-damaged-*.sqlite3")
    assert kept.read_bytes() == b"\x00" * 20_000
    assert till.run("query", paid.result["out_trade_no"]).result["state"] == "paid"
    doctor = {event["check"]: event for event in till.run("doctor").events[:-1]}
    assert doctor["journal"]["ok"]
    assert kept.name in doctor["restored"]["text"]


def test_on_a_nearly_full_disk_nothing_is_sold_and_the_past_can_be_read(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = till("pay", "--amount", "12.50", "--code-stdin", typed=code()).result["out_trade_no"]
    (till.folder / "training" / "journal.reserve").unlink()

    def nearly_full(_folder: Path) -> object:
        return shutil._ntuple_diskusage(10**9, 10**9 - 1_000_000, 1_000_000)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", nearly_full)
        refused = till("pay", "--amount", "5", "--code-stdin", typed=code())
        assert refused.exit == 5
        assert "no new payment can be started" in refused.result["error"]
        assert till("query", number).result["state"] == "paid"
        assert [payment["out_trade_no"] for payment in till.payments()] == [number]
        (disk,) = (event for event in till("doctor").events if event.get("check") == "disk")
        assert "no payment can be started" in disk["text"]
    assert till("pay", "--amount", "5", "--code-stdin", typed=code()).exit == 0
