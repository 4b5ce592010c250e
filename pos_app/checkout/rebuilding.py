"""All reconciliations of a till: those of a day that a person asks for, and the one that rebuilds a damaged journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.checkout.bugs import UNDIGESTED, log_bug
from pos_app.checkout.importing import moment
from pos_app.checkout.reconciliation import Desk, Task
from pos_app.checkout.reconciling import Reconciling
from pos_app.checkout.requests import Rebuilding
from pos_app.domain import schedule
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from pos_app.domain.till_events import JournalOwner, JournalRestored, Rebuilt
from pos_app.journal import JournalTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.checkout.reconciliation import Progress, Reconciliation

_TO_COME = QT_TRANSLATE_NOOP("rebuilding", "This day is still to come. Give the date of today or of a day before.")
_UNDER_WAY = QT_TRANSLATE_NOOP("rebuilding", "The history is being completed from QFPay ({count} read)")
_A_DAY = timedelta(days=1)
_FIRST_DAYS = timedelta(days=3)
"""So young a month has its open payments in the month before."""


class Reconciliations:
    """Those under way, worked on at each tick of the engine."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._world = desk.world
        self._zone = ZoneInfo(desk.world.shop.profile.time_zone)
        self._under_way: list[Reconciling] = []
        self._rebuilt: Rebuilt | None = None

    def recover(self) -> None:
        """Start-up: a journal that was restored or adopted, and not completed since, is completed from the gateway."""
        restored = self._restored()
        if restored is not None:
            since, until = self._missing_time(restored)
            self._start(Task(since, until, self._tell_rebuilding, self._complete, patient=True))

    def reconcile(
        self, day: date | None, told: Callable[[Progress], None], done: Callable[[Reconciliation], None]
    ) -> None:
        """Compares a business day (None: today) with the gateway. Raises BadInput for a day to come."""
        today = self._local(self._world.clock.now()).date()
        day = day or today
        if day > today:
            raise BadInput(_TO_COME)
        self._start(Task(self._midnight(day), self._midnight(day + _A_DAY), told, done))

    def tick(self, now: int) -> None:
        """Does what is due."""
        self._note_rebuilt()
        for one in self._under_way:
            try:
                one.work(now)
            except Exception as error:  # noqa: BLE001 - a bug in what nobody waits for must not stop sales
                log_bug("a reconciliation failed", error)
                one.fail(UNDIGESTED.reason)
        self._under_way = [one for one in self._under_way if not one.over]

    def next_due(self) -> int | None:
        """When the clock is wanted next (steady ms, may be past)."""
        moments = (one.next_due() for one in self._under_way)
        return min((moment for moment in moments if moment is not None), default=None)

    def _start(self, task: Task) -> None:
        self._under_way.append(Reconciling(self._desk, task))

    # --- a damaged journal ---

    def _restored(self) -> int | None:
        """When the journal was replaced or came from another till, unless it was completed for this profile since."""
        pending: int | None = None
        for event in self._world.journal.till_events(JournalRestored, JournalOwner, Rebuilt):
            if isinstance(event, JournalRestored) or (isinstance(event, JournalOwner) and event.before):
                pending = event.at
            elif isinstance(event, Rebuilt) and event.profile == self._world.shop.profile.name:
                pending = None
        return pending

    def _missing_time(self, restored: int) -> tuple[int, int]:
        """From a day before the newest payment that the copy has, and at least the month, to the end of today."""
        month = self._local(restored) - _FIRST_DAYS
        since = self._midnight(month.date().replace(day=1))
        newest = self._world.journal.newest_before(restored)
        if newest is not None:
            since = min(since, newest - 24 * schedule.HOUR)
        return since, self._midnight(self._local(self._world.clock.now()).date() + _A_DAY)

    def _tell_rebuilding(self, progress: Progress) -> None:
        self._world.publish(Rebuilding(_UNDER_WAY.filled(count=str(progress.listed))))

    def _complete(self, result: Reconciliation) -> None:
        """What could not be read whole is tried again at the next start."""
        self._world.publish(Rebuilding(None))
        if not result.failure:
            now, name = self._world.clock.now(), self._world.shop.profile.name
            self._rebuilt = Rebuilt(now, result.since, result.until, result.found, name)
            self._note_rebuilt()

    def _note_rebuilt(self) -> None:
        """A disk that is full now may have room later; until then the next start would read everything again."""
        if self._rebuilt is None:
            return
        try:
            self._world.journal.note(self._rebuilt)
        except JournalTrouble:
            return
        self._rebuilt = None

    # --- days ---

    def _local(self, ms: int) -> datetime:
        return moment(ms).astimezone(self._zone)

    def _midnight(self, day: date) -> int:
        return int(datetime(day.year, day.month, day.day, tzinfo=self._zone).timestamp() * 1000)
