"""Opens the window on a till, and closes the till once the window is closed."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import open_till
from pos_app.app.phone import GatewayPhone
from pos_app.control.door import DoorClient, NobodyHome
from pos_app.desktop.application import Desk, open_counter
from pos_app.desktop.problem_window import Choice, show_problem
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.journal import JournalReader

if TYPE_CHECKING:
    from pos_app.app.opening import OpenTill, Place
    from pos_app.desktop.application import Door
    from pos_app.settings.model import Settings

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "window",
    "There is no display here, so no window can open. Start pos-app on the shop's desktop, or use its commands: "
    "`pos-app --help` lists them.",
)
_TILL_BUSY = QT_TRANSLATE_NOOP(
    "window", "Another pos-app is using this till. Wait until it has ended, then start this one again."
)
SETUP: Final = 5
log = logging.getLogger(__name__)


def run_window(place: Place) -> int:
    """Runs the window until it is closed, or brings the open one to the front. The exit code."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        raise SetupError(_NO_DISPLAY)
    lock = place.lock()
    if not lock.acquire():
        return _bring_forward(place)
    try:
        return _run(place)
    except CounterError as error:
        settings = place.store.load()
        if show_problem(error.sentence, settings.language, settings.theme) is not Choice.TRAIN:
            return SETUP
    finally:
        lock.release()
    return run_window(place.for_training())


def _bring_forward(place: Place) -> int:
    try:
        DoorClient(place.folder.root).show()
    except NobodyHome:
        raise SetupError(_TILL_BUSY) from None
    return 0


def _run(place: Place) -> int:
    forward = _Forward()
    with (
        open_till(place, forward) as opened,
        JournalReader.open(place.folder.journal) as reader,
        ThreadPoolExecutor(1, thread_name_prefix="settings") as saver,
    ):
        return open_counter(_desk(opened, reader, saver, forward))


class _Forward:
    """Brings the window to the front once there is one."""

    door: Door | None = None

    def __call__(self) -> None:
        if self.door is not None:
            self.door.bring_forward()

    def use(self, door: Door) -> None:
        """From now on this window is meant."""
        self.door = door


def _desk(opened: OpenTill, reader: JournalReader, saver: ThreadPoolExecutor, forward: _Forward) -> Desk:
    training = opened.merchant.training
    return Desk(
        till=opened.till,
        reader=reader,
        settings=opened.merchant.settings,
        profile=opened.merchant.profile,
        now=opened.clock.now,
        training_phone=None if training is None else GatewayPhone(training),
        save_settings=_saving(opened.place, saver),
        opened=forward.use,
    )


def _saving(place: Place, saver: ThreadPoolExecutor) -> Callable[[Settings], None]:
    """Saves what the window can change, away from its thread; the rest of the file stays as it is on disk."""

    def save(chosen: Settings) -> None:
        try:
            place.store.save(replace(place.store.load(), language=chosen.language, theme=chosen.theme))
        except CounterError as error:
            log.warning("a choice was not saved: %s", error)

    def submit(chosen: Settings) -> None:
        saver.submit(save, chosen)

    return submit
