"""The real program and its computer: screen saver, crashes, kiosk mode, one window, the start at log-in, the PIN."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pos_app import __version__
from pos_app.journal.schema import MIGRATIONS, open_to_write
from pos_app.journal.tables import VERSION_1
from tests.end_to_end.desk import Desk, counter, until
from tests.end_to_end.shop import Shop

ROOT = Path(__file__).parents[2]
WECHAT = "13{:014}{}"
PIN = "27182817"
NEWER = '{"version": "9.1.0"}'


def settle(shop: Shop, **settings: str) -> None:
    """Writes settings above the profile's table."""
    file = shop.data_dir / "settings.toml"
    lines = "".join(f"{name} = {value}\n" for name, value in settings.items())
    file.write_text(lines + file.read_text("utf-8"), "utf-8")


@contextmanager
def screen_saver(desk: Desk) -> Iterator[Callable[[], list[str]]]:
    """A screen saver on the desk's bus; call what this yields for all that it noted so far."""
    service = [sys.executable, "-m", "tests.end_to_end.screen_saver"]
    notes = Path(desk.env["HOME"]) / "screen-saver.txt"
    with notes.open("w") as file:
        process = subprocess.Popen(service, env=desk.env | {"PYTHONPATH": str(ROOT)}, stdout=file)
    try:
        until("the screen saver is there", lambda: "ready" in notes.read_text())
        yield lambda: notes.read_text().splitlines()[1:]
    finally:
        process.terminate()
        process.wait(30)


def windows_of(program: subprocess.Popen[bytes]) -> list[int]:
    """The processes that this one watches over."""
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    return [int(one) for one in children.read_text().split()] if children.exists() else []


def test_screen_stays_on_from_the_scan_to_the_outcome(small_desk: Desk, small_shop: Shop) -> None:
    with screen_saver(small_desk) as noted, counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("20")
        small_desk.press("F1")
        small_desk.wait_for_text("result", "QR")
        until("the screen is held", lambda: noted() == ["inhibit pos-app A payment is under way"])
        [payment] = small_shop.journal()
        assert payment["state"] == "waiting"
        code, _ = small_shop.run("cancel", payment["out_trade_no"])
        assert code == 0
        small_desk.wait_for_text("result", "Cancelled")
        until("the screen is let go", lambda: noted()[1:] == ["uninhibit"])


def test_desk_without_a_screen_saver_sells_like_any_other(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir):
        for nth in (1, 2):
            small_desk.type_slowly("5")
            small_desk.wait_for_text("amount", "5.00")
            small_desk.scan(WECHAT.format(nth, "00"), 5)
            small_desk.wait_for_text("result", "PAID")
            small_desk.press("Escape")
            small_desk.wait_for_text("amount", "0.00")
    log = "".join(file.read_text("utf-8") for file in (small_shop.data_dir / "logs").glob("*.jsonl"))
    assert log.count("the screen cannot be kept on") == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_window_that_crashed_is_back_with_its_payment(
    small_desk: Desk, small_shop: Shop, number: signal.Signals
) -> None:
    settle(small_shop, start_with_computer="true")
    with counter(small_desk, small_shop.data_dir) as guard:
        small_desk.type_slowly("20")
        small_desk.press("F1")
        small_desk.wait_for_text("result", "QR")
        [first] = windows_of(guard)
        os.kill(first, number)
        until("another window is open", lambda: windows_of(guard) not in ([], [first]))
        until("it is there", lambda: small_desk.text_of("amount"))
        small_desk.wait_for_text("open_payments", "1")
        [payment] = small_shop.journal()
        small_shop.run("cancel", payment["out_trade_no"])
        # Closed by whoever works there: nobody opens it again.
        small_desk.press("alt+F4")
        assert guard.wait(60) == 0
    assert [row["state"] for row in small_shop.journal()] == ["cancelled"]


def test_guard_gives_up_after_three_crashes_with_a_sentence(small_desk: Desk, small_shop: Shop) -> None:
    settle(small_shop, kiosk="true")
    with counter(small_desk, small_shop.data_dir) as guard:
        lock, seen = small_shop.data_dir / "till.lock", list[int]()
        for _ in range(3):
            until("a new window is open", lambda: windows_of(guard) and windows_of(guard)[0] not in seen)
            [window] = windows_of(guard)
            seen.append(window)
            until("it has a till", lambda: lock.read_text().strip() == str(seen[-1]))
            os.kill(window, signal.SIGKILL)
        small_desk.wait_for_text("problem", "crashed 3 times within five minutes")
        small_desk.click("close")
        assert guard.wait(60) == -signal.SIGKILL


def test_second_start_of_a_guarded_window_brings_it_forward_and_ends(small_desk: Desk, small_shop: Shop) -> None:
    settle(small_shop, start_with_computer="true")
    with counter(small_desk, small_shop.data_dir) as guard:
        assert small_shop.run() == (0, [])
        assert len(windows_of(guard)) == 1
        guard.terminate()
        assert guard.wait(60) == 0
        until("the window is gone", lambda: small_desk.text_of("amount") == "")


def test_second_start_of_training_brings_the_first_forward(small_desk: Desk, tmp_path: Path) -> None:
    with counter(small_desk, tmp_path, "--training"):
        command = [sys.executable, "-m", "pos_app", "--data-dir", str(tmp_path), "--training"]
        assert subprocess.run(command, env=small_desk.env, timeout=60, check=False).returncode == 0
        small_desk.type_slowly("7")
        small_desk.wait_for_text("amount", "7.00")


def test_traces_of_a_crash_do_not_keep_the_next_window_away(small_desk: Desk, small_shop: Shop) -> None:
    with counter(small_desk, small_shop.data_dir) as program:
        program.kill()
        program.wait(60)
    assert (small_shop.data_dir / "door.json").exists()
    with counter(small_desk, small_shop.data_dir):
        assert small_shop.run() == (0, [])


def test_start_at_log_in_is_chosen_in_the_window_and_opens_this_very_till(small_desk: Desk, small_shop: Shop) -> None:
    entry = Path(small_desk.env["XDG_CONFIG_HOME"]) / "autostart" / "pos-app.desktop"
    with counter(small_desk, small_shop.data_dir):
        for name in ("menu", "settings", "section_computer", "setting_start_with_computer_yes"):
            small_desk.click(name)
        until("the entry is written", entry.exists)
        text = entry.read_text("utf-8")
        assert f'"-m" "pos_app" "--data-dir" "{small_shop.data_dir}"' in text
        small_desk.click("setting_start_with_computer_no")
        until("the entry is gone", lambda: not entry.exists())


def test_pin_of_the_command_line_keeps_a_kiosk_shut_and_opens_it(small_desk: Desk, small_shop: Shop) -> None:
    settle(small_shop, kiosk="true")
    code, events = small_shop.run("owner-pin", "set", typed=f"{PIN}\n")
    assert (code, events[-1]["pin"]) == (0, True)
    assert small_shop.run("owner-pin", "status")[1][-1]["pin"] is True
    with counter(small_desk, small_shop.data_dir) as program:
        small_desk.press("alt+F4")
        small_desk.wait_for_text("pin_instruction", "owner's PIN")
        assert program.poll() is None
        small_desk.type_slowly("12")
        until("two dots", lambda: small_desk.controls()["pin_dots"]["name"] == "Digits typed: 2")
        # A customer comes in between.
        small_desk.press("Escape", "Escape")
        small_desk.type_slowly("12.50")
        small_desk.wait_for_text("amount", "12.50")
        small_desk.scan(WECHAT.format(3, "00"), 5)
        small_desk.wait_for_text("result", "PAID")
        small_desk.press("alt+F4")
        small_desk.wait_for_text("pin_instruction", "owner's PIN")
        small_desk.type_slowly("0000")
        small_desk.press("Return")
        small_desk.wait_for_text("pin_message", "This is not the PIN")
        small_desk.type_slowly(PIN)
        small_desk.press("Return")
        small_desk.wait_for_text("owner_title", "Owner")
        small_desk.click("close_program")
        assert program.wait(60) == 0
    files = [path for path in small_shop.data_dir.rglob("*") if path.is_file()]
    assert len(files) > 5
    assert [path.name for path in files if PIN.encode() in path.read_bytes()] == []
    assert small_shop.run("owner-pin", "clear")[1][-1]["pin"] is False
    assert small_shop.run("owner-pin", "status")[1][-1]["pin"] is False


def test_journal_of_a_newer_program_is_told_in_the_window_and_stays_as_it_is(
    small_desk: Desk, small_shop: Shop
) -> None:
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("5")
    journal = small_shop.data_dir / "journal.sqlite3"
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute(
            "INSERT INTO till_events (at, kind, body) VALUES (1, 'Migrated', '{\"version\": \"9.1.0\"}')"
        )
        connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = journal.read_bytes()
    with counter(small_desk, small_shop.data_dir, shows="problem"):
        small_desk.wait_for_text("problem", "Install 9.1.0 again; nothing was changed.")
    assert journal.read_bytes() == before


def test_older_journal_is_backed_up_and_brought_up_to_date_by_the_window(small_desk: Desk, small_shop: Shop) -> None:
    journal = small_shop.data_dir / "journal.sqlite3"
    with closing(open_to_write(journal, small_shop.data_dir / "backups", migrations=(VERSION_1,))):
        pass
    with counter(small_desk, small_shop.data_dir):
        small_desk.type_slowly("5")
        small_desk.wait_for_text("amount", "5.00")
        small_desk.scan(WECHAT.format(9, "00"), 5)
        small_desk.wait_for_text("result", "PAID")
    [backup] = (small_shop.data_dir / "backups").glob("journal-v1-*.sqlite3")
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(sqlite3.connect(journal)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        noted = connection.execute("SELECT body FROM till_events WHERE kind = 'Migrated'").fetchone()
    assert noted == (f'{{"version": "{__version__}"}}',)
