"""How the last window ended: closed, crashed, or cut off."""

from __future__ import annotations

import faulthandler
import os
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pos_app.app.crashes.living import ended_sentence
from pos_app.app.crashes.reports import CrashReport, Kind, latest
from pos_app.app.crashes.session import Session, report_of
from pos_app.settings.paths import DataFolder

NOW = datetime(2026, 11, 24, 5, 5, tzinfo=UTC)
SEGFAULT = """Fatal Python error: Segmentation fault

Thread 0x00007f8e2bfff6c0 (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 327 in wait

Current thread 0x00007f8e3a1b2740 (most recent call first):
  File "/home/anna/secret/pos_app/desktop/application.py", line 128 in open_counter
  File "/opt/pos-app/pos_app/app/window.py", line 101 in _run
  what is this doing here A1B2C3D4A1B2C3D4

Extension modules: PySide6.QtCore, A1B2C3D4A1B2C3D4 (total: 1)
"""


def test_the_first_window_and_one_behind_a_closed_one_have_nothing_to_tell(folder: DataFolder) -> None:
    for _ in range(2):
        session = Session(folder)
        session.begin()
        assert folder.running.exists()
        assert session.before is None
        session.end()
    assert not folder.running.exists()
    assert list(folder.crashes.iterdir()) == []


def left_open(folder: DataFolder, words: str = "") -> None:
    """What a window leaves that was not closed, five minutes after its last beat."""
    session = Session(folder, lambda: NOW)
    session.begin()
    session.beat()
    faulthandler.disable()
    assert session._words is not None
    session._words.close()
    (folder.crashes / "last-words.txt").write_text(words, "utf-8")
    os.utime(folder.crashes / "last-words.txt", (NOW.timestamp() + 60, NOW.timestamp() + 60))


def next_one(folder: DataFolder) -> Session:
    session = Session(folder, lambda: NOW + timedelta(hours=1))
    session.begin()
    session.end()
    return session


def test_a_power_cut_is_told_with_the_time_of_the_last_beat(folder: DataFolder) -> None:
    left_open(folder)
    before = next_one(folder).before
    assert before is not None
    assert (before.kind, before.at) == (Kind.CUT_OFF, NOW)
    assert next_one(folder).before is None
    assert latest(folder.crashes) is not None


def test_a_crash_is_told_with_the_last_words_of_python(folder: DataFolder) -> None:
    left_open(folder, SEGFAULT)
    before = next_one(folder).before
    assert before is not None
    assert (before.kind, before.error, before.at) == (Kind.CRASH, "Segmentation fault", NOW + timedelta(minutes=1))
    assert before.stack == (
        "pos_app/app/window.py:101:_run", "pos_app/desktop/application.py:128:open_counter",
    )  # fmt: skip
    kept = latest(folder.crashes)
    assert kept is not None
    assert (kept.kind, kept.stack) == (before.kind, before.stack)
    written = "".join(path.read_text("utf-8") for path in folder.crashes.iterdir())
    assert "A1B2C3D4" not in written
    assert "anna" not in written


@pytest.mark.parametrize(
    ("words", "error"),
    [("Windows fatal exception: access violation\n", "access violation"), ("Fatal Python error: Aborted\n", "Aborted")],
)
def test_other_systems_have_other_last_words(words: str, error: str) -> None:
    report = report_of(words, NOW)
    assert (report.kind, report.error) == (Kind.CRASH, error)


def test_a_folder_that_cannot_be_written_to_keeps_no_window_from_opening(folder: DataFolder) -> None:
    folder.crashes.write_text("in the way")
    folder.running.mkdir()
    session = Session(folder)
    session.begin()
    session.beat()
    session.end()


def test_what_is_told_is_in_the_time_of_the_shop() -> None:
    shop = ZoneInfo("Asia/Hong_Kong")
    assert ended_sentence(None, shop) is None
    crash = ended_sentence(CrashReport(at=NOW, kind=Kind.CRASH), shop)
    assert str(crash) == "Crashed: 2026-11-24 13:05"
    assert "Cut off: " in str(ended_sentence(CrashReport(at=NOW, kind=Kind.CUT_OFF), shop))
