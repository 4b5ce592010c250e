"""Opens the window on a till, and closes the till once the window is closed."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import open_till
from pos_app.app.phone import GatewayPhone
from pos_app.app.serial_scanner import SerialScanner
from pos_app.control.door import DoorClient, NobodyHome
from pos_app.desktop.application import Desk, open_counter
from pos_app.desktop.problem_window import Choice, show_problem
from pos_app.desktop.speaker import Speaker
from pos_app.domain.exit_codes import SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.journal import JournalReader
from pos_app.settings.model import Settings

if TYPE_CHECKING:
    from pos_app.app.opening import OpenTill, Place
    from pos_app.control.lock import TillLock
    from pos_app.desktop.application import Door
    from pos_app.desktop.sound_device import SoundDevice
    from pos_app.desktop.tones import TonePlayer

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "window",
    "There is no display here, so no window can open. Start pos-app on the shop's desktop, or use its commands: "
    "`pos-app --help` lists them.",
)
_TILL_BUSY = QT_TRANSLATE_NOOP(
    "window", "Another pos-app is using this till. Wait until it has ended, then start this one again."
)
_PATIENCE_S: Final = 10.0
_PAUSE_S: Final = 0.1
log = logging.getLogger(__name__)


def run_window(place: Place) -> int:
    """Runs the window until it is closed, or brings the open one to the front. The exit code."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ):
        raise SetupError(_NO_DISPLAY)
    lock = place.lock()
    try:
        if not _acquired(lock, place):
            return 0
        return _run(place)
    except CounterError as error:
        settings = _settings(place)
        if show_problem(error.sentence, settings.language, settings.theme) is not Choice.TRAIN:
            return SETUP
    finally:
        lock.release()
    return run_window(place.for_training())


def _settings(place: Place) -> Settings:
    """The settings, or the defaults where the settings are the problem that is to be shown."""
    try:
        return place.store.load()
    except CounterError:
        return Settings()


def _acquired(lock: TillLock, place: Place) -> bool:
    """Takes the till; False when another window has it and came forward. Raises SetupError when a command keeps it."""
    gives_up = time.monotonic() + _PATIENCE_S
    while not lock.acquire():
        if _brought_forward(place):
            return False
        if time.monotonic() > gives_up:
            raise SetupError(_TILL_BUSY)
        time.sleep(_PAUSE_S)  # it is just opening or closing, or a command line is at work; there is no window yet
    return True


def _brought_forward(place: Place) -> bool:
    try:
        return DoorClient(place.folder.root).show()
    except NobodyHome:
        return False


def _run(place: Place) -> int:
    forward = _Forward()
    with (
        open_till(place, forward) as opened,
        JournalReader.open(place.folder.journal) as reader,
        ThreadPoolExecutor(1, thread_name_prefix="settings") as saver,
        closing(SerialScanner()) as scanner,
        closing(Speaker(_open_sound_device)) as speaker,
    ):
        return open_counter(_desk(opened, reader, saver, scanner, speaker, forward))


def _open_sound_device() -> SoundDevice:
    from pos_app.desktop.sound_device import SoundDevice  # loaded with the first sound, in the speaker's thread

    return SoundDevice()


class _Forward:
    """Brings the window to the front once there is one."""

    door: Door | None = None

    def __call__(self) -> None:
        if self.door is not None:
            self.door.bring_forward()

    def use(self, door: Door) -> None:
        """From now on this window is meant."""
        self.door = door


def _desk(
    opened: OpenTill,
    reader: JournalReader,
    saver: ThreadPoolExecutor,
    scanner: SerialScanner,
    speaker: TonePlayer,
    forward: _Forward,
) -> Desk:
    training = opened.merchant.training
    return Desk(
        till=opened.till,
        reader=reader,
        settings=opened.merchant.settings,
        profile=opened.merchant.profile,
        now=opened.clock.now,
        training_phone=None if training is None else GatewayPhone(training),
        save_settings=_saving(opened.place, saver),
        scanner=scanner,
        speaker=speaker,
        opened=forward.use,
    )


def _saving(place: Place, saver: ThreadPoolExecutor) -> Callable[[Mapping[str, object]], None]:
    """Saves what somebody changed in the window, away from its thread; the rest of the file stays as it is on disk."""

    def save(changes: Mapping[str, object]) -> None:
        try:
            place.store.change(changes)
        except CounterError as error:
            log.warning("a choice was not saved: %s", error)

    def submit(changes: Mapping[str, object]) -> None:
        saver.submit(save, changes)

    return submit
