"""The life of a window: its session, its log in a thread, Qt's messages, and an orderly end when it is told to go."""

from __future__ import annotations

import signal
import sys
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
        from PySide6.QtCore import QCoreApplication

        app = QCoreApplication.instance()
        if app is None:
            sys.exit(0)
        app.quit()

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
