"""The real window crashes, is cut off, fails inside and is told to go; the next start knows which it was."""

from __future__ import annotations

import json
import signal
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from pos_app.domain.exit_codes import SETUP
from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.failing_till import SECRET
from tests.end_to_end.logbook import leaks, log_of

FAILING = ("-m", "tests.end_to_end.failing_till")


def ends(program: subprocess.Popen[bytes], by: signal.Signals) -> int:
    program.send_signal(by)
    return program.wait(30)


def reports(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted((folder / "crashes").glob("crash-*.json"))]


def notice(desk: Desk) -> str:
    """What the menu says of the last end."""
    desk.press("F10")
    desk.wait_for_text("doctor", "Check this till")
    return desk.text_of("ended")


def test_a_crash_is_told_at_the_next_start_once_and_by_the_doctor_for_good(small_desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "training"
    with counter(small_desk, tmp_path, "--training") as program:
        assert ends(program, signal.SIGSEGV) == -signal.SIGSEGV
    with counter(small_desk, tmp_path, "--training") as program:
        [report] = reports(folder)
        assert (report["kind"], report["error"]) == ("crash", "Segmentation fault")
        assert any("pos_app/desktop/application.py" in place for place in report["stack"])
        assert report["log"][0]["event"].startswith("started window")
        assert "Crashed: " in notice(small_desk)
        small_desk.click("ended")
        small_desk.wait_for_text("check_crash_text", "pos-app ended unexpectedly")
        small_desk.wait_for_text("check_displays_title", "Screens")
        small_desk.press("Escape")
        assert ends(program, signal.SIGTERM) == 0
    with counter(small_desk, tmp_path, "--training") as program:
        assert notice(small_desk) == ""
        small_desk.click("doctor")
        small_desk.wait_for_text("check_crash_text", "pos-app ended unexpectedly")


def test_a_power_cut_is_told_apart(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, "--training") as program:
        ends(program, signal.SIGKILL)
    with counter(small_desk, tmp_path, "--training"):
        assert "Cut off: " in notice(small_desk)
    assert [report["kind"] for report in reports(tmp_path / "training")] == ["cut_off"]


def test_a_computer_that_shuts_down_ends_the_window_in_order(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, "--training") as program:
        assert ends(program, signal.SIGTERM) == 0
    assert json.loads(log_of(tmp_path / "training")[-1])["event"] == "the till closes"
    with counter(small_desk, tmp_path, "--training"):
        assert notice(small_desk) == ""
    assert reports(tmp_path / "training") == []


def test_a_computer_that_shuts_down_ends_a_window_in_which_nothing_moves(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, shows="setup_title") as program:
        assert ends(program, signal.SIGTERM) == SETUP
    assert reports(tmp_path) == []


def test_the_window_outlives_bugs_in_slots_and_threads(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, "--training", program_is=FAILING) as program:
        for key, error, count in (("F11", "ValueError", 1), ("F9", "OSError", 2)):
            small_desk.press(key)
            small_desk.wait_for_text("instruction", "Something went wrong inside")
            until("there is a report", lambda count=count: len(reports(tmp_path / "training")) == count)
            assert error in {report["error"] for report in reports(tmp_path / "training")}
        small_desk.type_slowly("12.50")
        small_desk.wait_for_text("amount", "12.50")
        assert program.poll() is None
    assert "Traceback" not in (tmp_path / "stderr.txt").read_text("utf-8")
    assert leaks(tmp_path, [SECRET]) == []


def test_a_counter_that_cannot_open_can_be_checked_and_packed_up(small_desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("volume = ", "utf-8")
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    desk = replace(small_desk, env=small_desk.env | {"HOME": str(home)})
    with counter(desk, tmp_path, shows="problem"):
        desk.click("doctor")
        desk.wait_for_text("check_settings_text", "The settings cannot be read")
        until("it is done", lambda: desk.controls()["save_for_support"]["enabled"])
        desk.click("save_for_support")
        desk.wait_for_text("doctor_told", "Saved: ~/Downloads/pos-app-support-")
    assert len(list((home / "Downloads").glob("*.zip"))) == 1
