"""The life of a window: its session, its log in a thread, Qt's messages, and an orderly end when it is told to go."""

from __future__ import annotations

import signal
import socket
import sys
import threading
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pos_app.app.crashes.reports import Kind
from pos_app.app.crashes.session import Session
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from pos_app.app.crashes.reports import CrashReport
    from pos_app.app.crashes.watch import BugWatch
    from pos_app.domain.sentences import Sentence
    from pos_app.settings.paths import DataFolder

_CRASHED = QT_TRANSLATE_NOOP("living", "Crashed: {at}")
_CUT_OFF = QT_TRANSLATE_NOOP("living", "Cut off: {at}")


@contextmanager
def living(folder: DataFolder, watch: BugWatch) -> Iterator[Session]:
    """Whoever enters holds the till's lock. What is raised inside is no crash: somebody catches it."""
    session = Session(folder)
    session.begin()
    try:
        with ExitStack() as stack:
            stack.enter_context(watch.handler.in_background(session.beat))
            stack.enter_context(_qt_messages())
            stack.enter_context(_ends_when_told())
            yield session
    finally:
        session.end()


def ended_sentence(report: CrashReport | None, zone: tzinfo) -> Sentence | None:
    """How the last window ended, if it was not closed; in the time of the shop."""
    if report is None:
        return None
    said = _CUT_OFF if report.kind is Kind.CUT_OFF else _CRASHED
    return said.filled(at=f"{report.at.astimezone(zone):%Y-%m-%d %H:%M}")


@contextmanager
def _qt_messages() -> Iterator[None]:
    from pos_app.desktop.qt_messages import qt_messages_logged

    with qt_messages_logged():
        yield


@contextmanager
def _ends_when_told() -> Iterator[None]:
    """A computer that shuts down ends its programs with SIGTERM: an end like any other, not a crash."""

    def end(_number: int, _frame: object) -> None:
        if not _quit_window():
            sys.exit(0)

    before = signal.signal(signal.SIGTERM, end)
    try:
        with _told_in_a_thread():
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _told_in_a_thread() -> Iterator[None]:
    """A window in which nothing moves runs no Python, and so no handler of signals: a thread hears of them, too."""
    hears, tells = socket.socketpair()
    tells.setblocking(False)
    before = signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
    thread = threading.Thread(target=_quit_when_told, args=(hears,), name="signals", daemon=True)
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        tells.close()
        thread.join()
        hears.close()


def _quit_when_told(hears: socket.socket) -> None:
    while number := hears.recv(1):
        if number[0] == signal.SIGTERM:
            _quit_window()


def _quit_window() -> bool:
    """Ends the loop of the window from whatever thread; False where there is none."""
    from PySide6.QtCore import QCoreApplication, QMetaObject, Qt

    app = QCoreApplication.instance()
    return app is not None and QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)
