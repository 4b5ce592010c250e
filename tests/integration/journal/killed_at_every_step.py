"""Does a piece of work again and again, killed with SIGKILL one step later each time, until it is not killed any more.

A step is whatever Python audits: a file opened, renamed or removed, a database connected to. Run in a process of its
own; arguments: an empty folder, and the name of the work. Prints, as JSON, how often it was killed and what was found
after each death.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pos_app.domain.till_events import JournalRestored
from pos_app.journal import Journal
from pos_app.journal.backups import back_up, found_backups, is_sound
from pos_app.journal.reserve import RESERVE_BYTES, Reserve
from tests.unit.journal.conftest import T0, Counter

AT = datetime(2026, 11, 23, 5, 6, 7, tzinfo=UTC)
STEPS = ("open", "os.", "shutil.", "sqlite3.")


def opened(folder: Path) -> Journal:
    return Journal.open(folder / "journal.sqlite3", folder / "backups")


def damaged_journal(folder: Path) -> None:
    """A backup, payments after it, a log, and a table whose beginning is gone: as after a power cut."""
    with opened(folder) as journal:
        counter = Counter(journal)
        counter.confirmed()
        back_up(journal.path, folder / "backups", AT, lambda: None)
        (page,) = journal._connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'payments'").fetchone()
        journal._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        counter.confirmed(T0 + 1, sale_id="second")
        for name in ("journal.sqlite3", "journal.sqlite3-wal"):
            shutil.copyfile(folder / name, folder / f"{name}.left")
    for name in ("journal.sqlite3", "journal.sqlite3-wal"):
        (folder / f"{name}.left").replace(folder / name)
    (folder / "journal.sqlite3-wal").unlink()  # else its page would hide the damage
    with (folder / "journal.sqlite3").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)


def restore(folder: Path) -> None:
    opened(folder).close()


def after_restoring(folder: Path) -> dict[str, Any]:
    wreck = (folder / "wreck").read_bytes()
    with opened(folder) as journal:
        (event,) = journal.till_events(JournalRestored)
        return {
            "payments": [payment.out_trade_no for payment in journal.attempts_of("sale-1")],
            "integrity": journal.integrity(),
            "backup": isinstance(event, JournalRestored) and event.backup,
            "wreck kept": wreck in [one.read_bytes() for one in (folder / "backups").glob("journal-damaged-*3")],
            "left over": [one.name for one in folder.iterdir() if "restor" in one.name],
        }


def sound_journal(folder: Path) -> None:
    with opened(folder) as journal:
        Counter(journal).confirmed()


def back_up_and_reserve(folder: Path) -> None:
    back_up(folder / "journal.sqlite3", folder / "backups", AT, lambda: None)
    Reserve(folder / "journal.reserve").ensure()


def after_backing_up(folder: Path) -> dict[str, Any]:
    reserve = folder / "journal.reserve"
    seen = {
        "sound": all(is_sound(backup.path) for backup in found_backups(folder / "backups")),
        "whole": not reserve.exists() or reserve.stat().st_size == RESERVE_BYTES,
    }
    back_up_and_reserve(folder)
    with opened(folder) as journal:
        return seen | {"integrity": journal.integrity(), "backups": len(list((folder / "backups").iterdir()))}


WORKS: dict[str, tuple[Callable[[Path], None], Callable[[Path], None], Callable[[Path], dict[str, Any]]]] = {
    "restoring": (damaged_journal, restore, after_restoring),
    "backing up": (sound_journal, back_up_and_reserve, after_backing_up),
}


def killed(work: Callable[[Path], None], folder: Path, step: int) -> bool:
    """Whether `work` was killed at that step, or had come to its end before."""
    child = os.fork()
    if child == 0:
        left = itertools.count(step, -1)

        def count(event: str, _arguments: object) -> None:
            if event != "os.kill" and event.startswith(STEPS) and next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work(folder)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(place: Path, name: str) -> None:
    prepare, work, after = WORKS[name]
    prepare(place / "first")
    shutil.copyfile(place / "first" / "journal.sqlite3", place / "first" / "wreck")
    found = []
    for step in itertools.count():
        folder = place / str(step)
        shutil.copytree(place / "first", folder)
        if not killed(work, folder, step):
            print(json.dumps(found))
            return
        found.append(after(folder))
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
