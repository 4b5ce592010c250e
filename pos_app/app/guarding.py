"""Opens the window again after a crash: a small process without Qt that waits for the one with the window.

Only what nobody wanted counts as a crash: not a window that was closed, and not a session that ends. The payments that
were open are taken up by the new process like after every start.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pos_app.app.autostart import program_command
from pos_app.domain.exit_codes import BAD_INPUT, DONE, MONEY_MOVED_AGAINST_THE_AIM, NO_MONEY_MOVED, SETUP

if TYPE_CHECKING:
    from types import FrameType

    from pos_app.settings.model import Settings

GUARDED: Final = "POS_APP_GUARDED"
"""In the environment of a process whose end is watched by another of ours."""
MOST_CRASHES: Final = 3
WITHIN_S: Final = 300.0
_PAUSE_S: Final = 1.0  # for the display and the lock to be free again
_ENDED_BY_WINDOWS: Final = (0xC000013A, 0x40010004)  # Ctrl-C, the end of a session
_WANTED_ENDS: Final = frozenset(
    {DONE, BAD_INPUT, NO_MONEY_MOVED, SETUP, MONEY_MOVED_AGAINST_THE_AIM, *_ENDED_BY_WINDOWS}
)
_SIGNALS_OF_A_SESSION: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Crashes:
    """Counts crashes, and says when there are too many of them in a short time. `now_s`: a steady clock."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._times: deque[float] = deque(maxlen=MOST_CRASHES)

    def one_more(self) -> bool:
        """Whether to try again after this one."""
        self._times.append(self._now_s())
        return len(self._times) < MOST_CRASHES or self._times[-1] - self._times[0] > WITHIN_S


def wants_guard(settings: Settings, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the window is to be opened by a guard: the owner wants it to be there, and none is at work yet."""
    return (settings.kiosk or settings.start_with_computer) and GUARDED not in environment


def is_crash(code: int) -> bool:
    """Whether a process that ended with `code` (negative: a signal) crashed."""
    return code not in _WANTED_ENDS and -code not in _SIGNALS_OF_A_SESSION


def guard(arguments: Sequence[str], gave_up: Callable[[], object], *, pause_s: float = _PAUSE_S) -> int:
    """Runs the window with these arguments until it ends as somebody wanted; its exit code.

    A signal to us reaches the window, and a signal that ended the window ends us, too. `gave_up` is called when it
    crashed too often.
    """
    crashes = Crashes()
    with _passing_signals_on() as running:
        code = running.run(arguments)
        while is_crash(code) and not running.ending.is_set():
            if not crashes.one_more():
                gave_up()
                break
            time.sleep(pause_s)
            code = running.run(arguments)
    if code < 0:
        _end_likewise(-code)
    return code


class _Running:
    """The process with the window. `ending`: we were told to end."""

    def __init__(self) -> None:
        self.ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def pass_on(self, number: int, _frame: FrameType | None) -> None:
        """A handler of signals."""
        self.ending.set()
        if self._process is not None:
            with contextlib.suppress(OSError):  # it may just have ended
                self._process.send_signal(number)

    def run(self, arguments: Sequence[str]) -> int:
        """Opens the window and waits for its end; the exit code. Opens none once we were told to end."""
        if self.ending.is_set():
            return DONE
        environment = os.environ | {GUARDED: str(os.getpid())}
        self._process = subprocess.Popen([*program_command(), *arguments], env=environment)
        if self.ending.is_set():  # told so while it was starting
            self._process.terminate()
        return self._process.wait()


@contextlib.contextmanager
def _passing_signals_on() -> Iterator[_Running]:
    running = _Running()
    before = {number: signal.getsignal(number) for number in _SIGNALS_OF_A_SESSION}
    for number in before:
        signal.signal(number, running.pass_on)
    try:
        yield running
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_likewise(number: int) -> None:
    """Whoever started us sees the same end as without a guard. Comes back where a signal cannot be sent."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_DFL)  # refused for SIGKILL, which needs no handler
        os.kill(os.getpid(), number)
