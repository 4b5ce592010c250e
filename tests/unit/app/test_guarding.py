"""The guard: what counts as a crash, when it gives up, and that ends pass through. With real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.app import guarding
from pos_app.app.guarding import GUARDED, Crashes, guard, is_crash, wants_guard
from pos_app.settings.model import Settings

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that end a program")


@pytest.mark.parametrize("code", [0, 2, 3, 5, 6, -signal.SIGTERM, -signal.SIGINT, 0xC000013A])
def test_wanted_ends_are_no_crashes(code: int) -> None:
    assert not is_crash(code)


@pytest.mark.parametrize("code", [1, 4, -signal.SIGSEGV, -signal.SIGABRT, 0xC0000005, -9])
def test_other_ends_are_crashes(code: int) -> None:
    assert is_crash(code)


def test_three_crashes_within_five_minutes_are_too_many() -> None:
    now = 1_000.0
    crashes = Crashes(lambda: now)
    assert crashes.one_more()
    now += 290
    assert crashes.one_more()
    now += 5
    assert not crashes.one_more()


def test_crashes_that_are_rare_go_on_for_ever() -> None:
    now = 1_000.0
    crashes = Crashes(lambda: now)
    for _ in range(10):
        assert crashes.one_more()
        now += 151


@pytest.mark.parametrize(
    ("settings", "environment", "wanted"),
    [
        (Settings(), {}, False),
        (Settings(kiosk=True), {}, True),
        (Settings(start_with_computer=True), {}, True),
        (Settings(kiosk=True), {GUARDED: "1"}, False),
    ],
)
def test_guard_is_for_counters_that_must_be_there(
    settings: Settings, environment: dict[str, str], wanted: bool
) -> None:
    assert wants_guard(settings, environment) is wanted


def play(monkeypatch: pytest.MonkeyPatch, folder: Path, *ends: str) -> list[str]:
    """Has the guard run a program that ends in these ways, one after the other; what that program saw."""
    program = (
        "import os, sys, signal\n"
        "log, *ends = sys.argv[1:]\n"
        "lines = open(log).readlines() if os.path.exists(log) else []\n"
        f"open(log, 'a').write('guarded\\n' if '{GUARDED}' in os.environ else 'alone\\n')\n"
        "end = ends[len(lines)]\n"
        "sys.exit(int(end)) if end.isdigit() else os.kill(os.getpid(), getattr(signal, end))\n"
    )
    monkeypatch.setattr(
        guarding, "program_command", lambda: [sys.executable, "-c", program, str(folder / "log"), *ends]
    )
    return list(ends)


@posix_only
def test_window_that_crashed_is_opened_again_until_it_is_closed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    play(monkeypatch, tmp_path, "SIGKILL", "4", "0", "0")
    assert guard([], pytest.fail, pause_s=0) == 0
    assert (tmp_path / "log").read_text().split() == ["guarded"] * 3


def test_exit_code_of_the_window_is_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    play(monkeypatch, tmp_path, "5")
    assert guard([], pytest.fail, pause_s=0) == 5


@posix_only
def test_guard_gives_up_after_three_crashes_and_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told: list[bool] = []
    play(monkeypatch, tmp_path, "1", "1", "1", "0")
    assert guard([], lambda: told.append(True), pause_s=0) == 1
    assert (told, len((tmp_path / "log").read_text().split())) == ([True], 3)


GUARD = """
import sys
from pos_app.app import guarding
guarding.program_command = lambda: [sys.executable, "-c", {program!r}]
sys.exit(guarding.guard([], lambda: print("gave up", flush=True), pause_s=0))
"""


@posix_only
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_to_the_guard_ends_the_window_and_then_the_guard_likewise(number: signal.Signals) -> None:
    program = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); print('open', flush=True); signal.pause()"
    with subprocess.Popen(
        [sys.executable, "-c", GUARD.format(program=program)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        process.send_signal(number)
        assert process.stdout.read() == ""
        assert process.wait(30) == -number


@posix_only
def test_signal_that_crashed_the_window_ends_the_guard_when_it_gives_up() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run(
        [sys.executable, "-c", GUARD.format(program=program)],
        stdout=subprocess.PIPE, text=True, timeout=60, check=False, env=os.environ | {"PYTHONFAULTHANDLER": ""},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, "gave up\n")
