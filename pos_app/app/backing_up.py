"""Backs the journal up while the till is open, away from every thread that a sale waits for."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pos_app.journal.backups import NotSound, back_up, found_backups, thin_out
from pos_app.journal.reserve import RESERVE_BYTES
from pos_app.journal.schema import utc_now
from pos_app.journal.trouble import suspect

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

log = logging.getLogger(__name__)

EVERY: Final = timedelta(hours=4)
_LOOK_EVERY_S: Final = 600.0
_PAUSE_S: Final = 0.002
"""Between two steps of copying, so that a slow disk has time for the till."""


class _Ended(Exception):
    """The till closes; the next one backs up."""


class BackingUp:
    """A thread that backs up `journal` into `folder` whenever the newest backup is older than `EVERY`.

    What goes wrong is logged and tried again later; the doctor tells it. No sale depends on it.
    """

    def __init__(self, journal: Path, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._journal = journal
        self._folder = folder
        self._now = now
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups")

    def start(self) -> None:
        """Looks at once, and from then on every ten minutes."""
        self._thread.start()

    def close(self) -> None:
        """Ends, in the middle of a backup too: an unfinished one is no backup."""
        self._ending.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                self._back_up_if_due()
            except _Ended:
                return
            except NotSound:
                log.error("the copy of the journal is damaged: the next start looks at every page")
                suspect(self._journal)
            except (sqlite3.Error, OSError) as error:
                # Never the text: it may hold a path that nobody but the owner need know.
                log.warning("the journal was not backed up: %s", type(error).__name__)
            if self._ending.wait(_LOOK_EVERY_S):
                return

    def _back_up_if_due(self) -> None:
        at, backups = self._now(), found_backups(self._folder)
        if backups and abs(at - backups[0].at) < EVERY:
            return
        if not self._has_room():
            log.warning("the journal was not backed up: the disk is nearly full")
            return
        back_up(self._journal, self._folder, at, self._between_steps)
        thin_out(self._folder)
        log.info("the journal was backed up")

    def _has_room(self) -> bool:
        """A backup must not take the room that the journal and its reserve need."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        return shutil.disk_usage(self._folder).free > self._journal.stat().st_size + 4 * RESERVE_BYTES

    def _between_steps(self) -> None:
        if self._ending.wait(_PAUSE_S):
            raise _Ended
