"""The files of the log: a day each, in parts, and thrown away in time."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pos_app.app.logs.files import BYTES_KEPT, LogFiles, last_lines, log_files

NOW = datetime(2026, 11, 24, 5, 5, tzinfo=UTC)


def names(folder: Path) -> list[str]:
    return [path.name for path in log_files(folder)]


def test_each_day_has_a_file_and_a_large_day_several(tmp_path: Path) -> None:
    now = [NOW]
    files = LogFiles(tmp_path, lambda: now[0], part_bytes=10)
    for line in ("first", "second", "third"):
        files.write(line)
    now[0] += timedelta(days=1)
    files.write("tomorrow")
    assert names(tmp_path) == [
        "pos-app-2026-11-24.000.jsonl", "pos-app-2026-11-24.001.jsonl", "pos-app-2026-11-25.000.jsonl",
    ]  # fmt: skip
    assert last_lines(tmp_path, 3) == ["second", "third", "tomorrow"]


def test_a_program_that_starts_goes_on_in_the_last_part(tmp_path: Path) -> None:
    for line in ("first part is full", "second"):
        LogFiles(tmp_path, lambda: NOW, part_bytes=10).write(line)
    assert names(tmp_path) == ["pos-app-2026-11-24.000.jsonl", "pos-app-2026-11-24.001.jsonl"]


def test_what_is_older_than_ninety_days_goes_and_logs_of_older_versions_too(tmp_path: Path) -> None:
    for name, days in (
        ("pos-app-2026-08-01.000.jsonl", 115),
        ("pos-app.log.1", 91),
        ("pos-app.log", 89),
        ("notes", 200),
    ):
        (tmp_path / name).write_text("old")
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (at, at))
    LogFiles(tmp_path, lambda: NOW).write("new")
    assert names(tmp_path) == ["pos-app.log", "pos-app-2026-11-24.000.jsonl"]
    assert (tmp_path / "notes").exists()


def test_all_of_it_together_is_never_more_than_is_kept(tmp_path: Path) -> None:
    for day in range(1, 13):
        path = tmp_path / f"pos-app-2026-11-{day:02}.000.jsonl"
        path.write_bytes(bytes(1_000_000))
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    LogFiles(tmp_path, lambda: NOW).write("new")
    assert sum(path.stat().st_size for path in log_files(tmp_path)) <= BYTES_KEPT
    assert names(tmp_path)[0] == "pos-app-2026-11-04.000.jsonl"


@pytest.mark.skipif(sys.platform == "win32", reason="rights follow from the place in the user's profile there")
def test_it_is_the_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        LogFiles(tmp_path, lambda: NOW).write("mine")
    finally:
        os.umask(before)
    assert log_files(tmp_path)[0].stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_has_no_log(tmp_path: Path) -> None:
    assert log_files(tmp_path / "nothing") == []
    assert last_lines(tmp_path / "nothing", 5) == []
    LogFiles(tmp_path / "nothing").write("nobody reads this")
