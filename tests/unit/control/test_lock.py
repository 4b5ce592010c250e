from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from pos_app.control.lock import TillLock, held_by_another
from pos_app.domain.sentences import SetupError


def test_only_one_has_the_lock_until_it_is_released(tmp_path: Path) -> None:
    first, second = TillLock(tmp_path / "lock"), TillLock(tmp_path / "lock")
    assert first.acquire() is True
    assert second.acquire() is False
    first.release()
    assert second.acquire() is True
    second.release()


def test_releasing_what_is_not_held_does_nothing(tmp_path: Path) -> None:
    held, other = TillLock(tmp_path / "lock"), TillLock(tmp_path / "lock")
    assert held.acquire()
    other.release()
    assert other.acquire() is False
    held.release()
    held.release()


def test_the_holder_is_named_for_support(tmp_path: Path) -> None:
    lock = TillLock(tmp_path / "lock")
    assert lock.holder() is None
    (tmp_path / "lock").write_text("99999999 and more than the new number")
    assert lock.holder() is None
    assert lock.acquire()
    assert TillLock(tmp_path / "lock").holder() == os.getpid()
    lock.release()


def test_the_file_is_for_the_owner_only(tmp_path: Path) -> None:
    lock = TillLock(tmp_path / "lock")
    assert lock.acquire()
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
    lock.release()


def test_a_full_disk_does_not_keep_a_till_with_open_payments_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pos_app.control.lock.os.write", full)
    lock = TillLock(tmp_path / "lock")
    assert lock.acquire()
    assert TillLock(tmp_path / "lock").acquire() is False
    lock.release()


@pytest.mark.parametrize("path", ["missing/lock", "."])
def test_where_no_file_can_be_made_it_says_so(path: str, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"The data folder cannot be locked \(.+: .+\)\. Choose a folder"):
        TillLock(tmp_path / path).acquire()


def test_where_files_cannot_be_locked_it_says_so_and_keeps_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    # Stands for a file system without locks: on Linux a descriptor opened with O_PATH takes none.
    monkeypatch.setattr("pos_app.control.lock.os.O_RDWR", os.O_PATH)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(SetupError, match="cannot be locked"):
        TillLock(Path("/etc/hostname")).acquire()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("error", [BlockingIOError(11, "busy"), PermissionError(13, "locked"), OSError(0, "Error")])
def test_what_operating_systems_say_of_a_lock_that_somebody_has_is_understood(error: OSError) -> None:
    assert held_by_another(error)


def test_a_disk_without_locks_is_no_till_that_is_open() -> None:
    assert not held_by_another(OSError(37, "No locks available"))
