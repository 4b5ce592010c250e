"""What Qt itself has to say: the log gets the place in Qt that speaks, never the words, which may quote anything."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)

_PLACE = re.compile(r"Q[A-Z]?[A-Za-z]{1,40}::[A-Za-z_~]{1,40}")
_TOLD = frozenset({QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg})
_MOST_PLACES = 50


@contextmanager
def qt_messages_logged() -> Iterator[None]:
    """Meanwhile Qt's warnings go to the log, each place once, and to standard error as always."""
    seen: set[str] = set()

    def take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        with suppress(OSError, ValueError, AttributeError):  # there may be no standard error
            sys.stderr.write(f"{message}\n")
        found = _PLACE.match(message)
        place = found[0] if found else ""
        if kind in _TOLD and place not in seen and len(seen) < _MOST_PLACES:
            seen.add(place)
            log.warning("Qt warned: %(place)s", {"place": place or "somewhere"})

    before = qInstallMessageHandler(take)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
