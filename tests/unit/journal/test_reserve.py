"""The reserve: room that is really taken, given up at once, and never made out of the last room there is."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import Any

import pytest

from pos_app.journal.reserve import RESERVE_BYTES, Reserve


@pytest.fixture
def reserve(tmp_path: Path) -> Reserve:
    return Reserve(tmp_path / "journal.reserve", (1 << 20) + 5)


def usage(free: int) -> Any:
    return lambda _folder: shutil._ntuple_diskusage(10 * RESERVE_BYTES, 0, free)


def test_a_reserve_really_takes_its_room_and_belongs_to_the_owner(reserve: Reserve) -> None:
    assert not reserve.held()
    assert reserve.ensure()
    assert reserve.held()
    status = reserve.path.stat()
    assert status.st_size == (1 << 20) + 5
    assert stat.S_IMODE(status.st_mode) == 0o600
    if hasattr(status, "st_blocks"):
        assert status.st_blocks * 512 >= status.st_size


def test_a_reserve_that_is_held_is_not_made_again(reserve: Reserve) -> None:
    assert reserve.ensure()
    made = reserve.path.stat().st_mtime_ns, reserve.path.stat().st_ino
    assert reserve.ensure()
    assert (reserve.path.stat().st_mtime_ns, reserve.path.stat().st_ino) == made


def test_a_reserve_is_given_up_once(reserve: Reserve) -> None:
    assert reserve.ensure()
    assert reserve.give_up()
    assert not reserve.held()
    assert not reserve.give_up()


def test_a_reserve_that_somebody_cut_short_is_none(reserve: Reserve) -> None:
    reserve.path.write_bytes(b"x" * 100)
    assert not reserve.held()
    assert reserve.ensure()


def test_the_last_room_is_not_taken(reserve: Reserve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", usage(2 * ((1 << 20) + 5) - 1))
    assert not reserve.ensure()
    assert list(reserve.path.parent.iterdir()) == []
    monkeypatch.setattr(shutil, "disk_usage", usage(2 * ((1 << 20) + 5)))
    assert reserve.ensure()


def test_a_reserve_that_could_not_be_filled_leaves_nothing_behind(
    reserve: Reserve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert not reserve.ensure()
    assert list(reserve.path.parent.iterdir()) == []


def test_without_a_folder_there_is_no_reserve(tmp_path: Path) -> None:
    assert not Reserve(tmp_path / "nowhere" / "journal.reserve").ensure()
