"""Opens the window on a till, and closes the till once the window is closed."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from pos_app.app.account import Account
from pos_app.app.crashes.living import ended_sentence, living
from pos_app.app.doctor.subject import from_inside, from_outside
from pos_app.app.first_start import set_up, set_up_credentials
from pos_app.app.guarding import MOST_CRASHES
from pos_app.app.opening import open_till
from pos_app.app.phone import GatewayPhone
from pos_app.app.rereading import reread
from pos_app.app.serial_scanner import SerialScanner
from pos_app.app.support.doctor import TillDoctor
from pos_app.app.this_computer import this_computer
from pos_app.control.door import DoorClient, NobodyHome
from pos_app.credentials.store import NoCredentials
from pos_app.desktop.application import Desk, open_counter
from pos_app.desktop.keyring_window import wait_for_keyring
from pos_app.desktop.problem_window import ALL_CHOICES, USUAL_CHOICES, Choice, show_problem
from pos_app.desktop.setup_steps import End
from pos_app.desktop.speaker import Speaker
from pos_app.domain.exit_codes import SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError, SetupError
from pos_app.journal import JournalReader
from pos_app.settings.declared import AUTOMATIC
from pos_app.settings.model import Settings
from pos_app.settings.store import BrokenSettings

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pos_app.app.crashes.session import Session
    from pos_app.app.crashes.watch import BugWatch
    from pos_app.app.opening import OpenTill, Place
    from pos_app.control.lock import TillLock
    from pos_app.desktop.application import Door
    from pos_app.desktop.sound_device import SoundDevice
    from pos_app.desktop.tones import TonePlayer
    from pos_app.domain.sentences import Sentence

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "window",
    "There is no display here, so no window can open. Start pos-app on the shop's desktop, or use its commands: "
    "`pos-app --help` lists them.",
)
_TILL_BUSY = QT_TRANSLATE_NOOP(
    "window", "Another pos-app is using this till. Wait until it has ended, then start this one again."
)
_NOT_WAITED = QT_TRANSLATE_NOOP(
    "window",
    "The keyring was not unlocked, so the till has no credentials. Try again and answer the keyring's question. Until "
    "then only training works.",
)
_CRASHED = QT_TRANSLATE_NOOP(
    "window",
    "pos-app crashed {times} times within five minutes and is not opened again by itself. Restart the computer and "
    "open it once more. If this stays, run `pos-app doctor` and ask support. Do not charge again what was under way: "
    "the next start takes it up.",
)
_PATIENCE_S: Final = 10.0
_PAUSE_S: Final = 0.1
log = logging.getLogger(__name__)


def run_window(place: Place, watch: BugWatch) -> int:
    """Runs the window until it is closed, or brings the open one to the front. The exit code."""
    if not _display_there():
        raise SetupError(_NO_DISPLAY)
    place = replace(place, wait=_wait_in_a_window)
    while True:
        try:
            code = _opened(place, watch)
            if code is not None:
                return code
            choice = Choice.TRAIN
        except CounterError as error:
            # Only now, with the till let go of: what the sentence advises may need it.
            choices = ALL_CHOICES if isinstance(error, BrokenSettings) else USUAL_CHOICES
            settings = _settings(place)
            log.warning("the counter cannot open: %s", error)
            doctor = TillDoctor(from_outside(place))
            choice = show_problem(error.sentence, settings.language, settings.theme, choices, doctor)
        if choice is Choice.CLOSE:
            return SETUP
        if choice is Choice.TRAIN:
            return run_window(place.for_training(), watch)
        if choice is Choice.RESTORE:
            place.store.restore()


def _opened(place: Place, watch: BugWatch) -> int | None:
    """Runs the window of one till, which is let go of whatever happens; None when somebody wants to train instead.

    Raises CounterError when it cannot open.
    """
    lock = place.lock()
    try:
        if not _acquired(lock, place):
            return 0
        with living(place.folder, watch) as session:
            return _set_up_and_run(place, lambda: _run(place, watch, session))
    finally:
        lock.release()


def _wait_in_a_window(asked: Future[Any], settings: Settings) -> None:
    """Shows what is waited for. A till that is open already has its own window, and asks from other threads."""
    if threading.current_thread() is not threading.main_thread():
        asked.exception()
    elif not wait_for_keyring(asked, settings.language, settings.theme):
        raise SetupError(_NOT_WAITED)


def tell_problem(sentence: Sentence, place: Place) -> None:
    """Shows in a window, where there can be one, why there is no till at all: no data folder, so no training either."""
    if _display_there():
        show_problem(sentence, AUTOMATIC, "system", (Choice.CLOSE,), TillDoctor(from_outside(place)))


def _display_there() -> bool:
    return sys.platform != "linux" or bool({"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ))


def _set_up_and_run(place: Place, run: Callable[[], int]) -> int | None:
    """The exit code; None when somebody wants to train instead."""
    end = set_up(place)
    while end is End.OPEN:
        try:
            return run()
        except NoCredentials as missing:
            end = set_up_credentials(place, missing)
    return SETUP if end is End.CLOSE else None


def tell_of_crashes(place: Place) -> None:
    """Says in a window that the counter is not opened again."""
    log.error("the window crashed %s times and is not opened again", MOST_CRASHES)
    settings, doctor = _settings(place), TillDoctor(from_outside(place))
    said = _CRASHED.filled(times=str(MOST_CRASHES))
    show_problem(said, settings.language, settings.theme, (Choice.CLOSE,), doctor)


def _settings(place: Place) -> Settings:
    """The settings; the last good ones or the defaults where the settings are the problem that is to be shown."""
    try:
        return place.store.load()
    except CounterError:
        return place.store.last_good() or Settings()


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


def _run(place: Place, watch: BugWatch, session: Session) -> int:
    forward = _Forward(watch)
    with (
        open_till(place, forward) as opened,
        JournalReader.open(place.folder.journal) as reader,
        ThreadPoolExecutor(1, thread_name_prefix="settings") as saver,
        closing(SerialScanner()) as scanner,
        closing(Speaker(_open_sound_device)) as speaker,
        this_computer(place, opened.merchant.settings) as computer,
    ):
        desk = _desk(opened, reader, saver, scanner, speaker, forward)
        ended = ended_sentence(session.before, ZoneInfo(desk.profile.time_zone))
        return open_counter(replace(desk, ended=ended, computer=computer))


def _open_sound_device() -> SoundDevice:
    from pos_app.desktop.sound_device import SoundDevice  # loaded with the first sound, in the speaker's thread

    return SoundDevice()


class _Forward:
    """The way to the window, once there is one; called, it brings that to the front."""

    door: Door | None = None

    def __init__(self, watch: BugWatch) -> None:
        self._watch = watch

    def __call__(self) -> None:
        if self.door is not None:
            self.door.bring_forward()

    def use(self, door: Door) -> None:
        """From now on this window is meant."""
        self.door = door
        self._watch.told = door.tell_bug


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
        save_settings=_saving(opened.place, saver, forward),
        account=None if training is not None else Account(opened.place, partial(reread, opened)),
        scanner=scanner,
        speaker=speaker,
        doctor=TillDoctor(from_inside(opened)),
        opened=forward.use,
    )


def _saving(place: Place, saver: ThreadPoolExecutor, forward: _Forward) -> Callable[[Mapping[str, object]], None]:
    """Saves what somebody changed in the window, away from its thread; the rest of the file stays as it is on disk."""

    def save(changes: Mapping[str, object]) -> None:
        try:
            place.store.change(changes)
        except CounterError as error:
            log.warning("a choice was not saved: %s", error)
            if forward.door is not None:
                forward.door.tell_not_saved(changes, error.sentence)
        else:
            log.info("settings changed: %(names)s", {"names": tuple(changes)})

    def submit(changes: Mapping[str, object]) -> None:
        saver.submit(save, changes)

    return submit
