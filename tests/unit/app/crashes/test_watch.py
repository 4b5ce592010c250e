"""Whatever nobody caught leaves a report of where it was, and nothing of what was there."""

from __future__ import annotations

import gc
import json
import logging
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.crashes.reports import MOST_KEPT, Kind, latest, report_files
from pos_app.app.crashes.watch import BugWatch
from pos_app.checkout.bugs import log_bug
from pos_app.settings.paths import DataFolder

KEY = "A1B2C3D4" * 4
UNCAUGHT = "CRITICAL pos_app.app.crashes.watch: nobody caught an exception"


def fail(secret: str) -> None:
    raise ValueError(f"the key is {secret}")


def reports(folder: DataFolder) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in report_files(folder.crashes)]


def everything(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


@pytest.mark.expect_log(UNCAUGHT)
def test_an_exception_of_another_thread_is_reported_and_told(
    folder: DataFolder, watch: BugWatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = threading.Event()
    watch.told = told.set
    logging.getLogger("pos_app").info("a payment is on its way")
    thread = threading.Thread(target=fail, args=(KEY,), name="payment_0")
    thread.start()
    thread.join()
    [report] = reports(folder)
    assert (report["kind"], report["error"], report["thread"]) == (Kind.EXCEPTION, "ValueError", "payment_0")
    assert report["stack"][-1].startswith("test_watch.py:")
    assert report["stack"][-1].endswith(":fail")
    assert report["versions"]["python"]
    assert len(report["log"]) == 2
    assert KEY not in everything(folder.root)
    assert told.is_set()
    assert capsys.readouterr().err == ""


@pytest.mark.expect_log(UNCAUGHT)
def test_the_main_threads_and_what_python_could_not_raise_are_reported_too(folder: DataFolder, watch: BugWatch) -> None:
    class Falls:
        def __del__(self) -> None:
            raise OSError(KEY)

    Falls()
    gc.collect()
    try:
        fail(KEY)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert sorted(report["error"] for report in reports(folder)) == ["OSError", "ValueError"]
    assert KEY not in everything(folder.root)


def test_who_interrupts_the_program_meets_no_bug(folder: DataFolder, watch: BugWatch) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports(folder) == []


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a task failed: ValueError")
def test_a_bug_that_was_caught_is_reported_once_for_each_place(folder: DataFolder, watch: BugWatch) -> None:
    for _ in range(3):
        try:
            fail(KEY)
        except ValueError as error:
            log_bug("a task failed", error)
    assert len(reports(folder)) == 1
    assert KEY not in everything(folder.root)


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a task failed: Made")
def test_at_most_twenty_reports_are_kept(folder: DataFolder, watch: BugWatch) -> None:
    for number in range(MOST_KEPT + 5):
        log_bug("a task failed", type(f"Made{number}", (Exception,), {})())
    assert len(reports(folder)) == MOST_KEPT
    for path in report_files(folder.crashes):
        assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


@pytest.mark.expect_log("ERROR pos_app.checkout.bugs: a task failed: ValueError")
def test_a_report_that_cannot_be_written_does_no_harm(folder: DataFolder, watch: BugWatch) -> None:
    folder.crashes.write_text("in the way")
    log_bug("a task failed", ValueError())
    assert latest(folder.crashes) is None


def test_a_report_that_cannot_be_read_is_passed_over(folder: DataFolder) -> None:
    folder.crashes.mkdir()
    (folder.crashes / "crash-20261124T050500000000Z.json").write_text("{")
    assert latest(folder.crashes) is None
