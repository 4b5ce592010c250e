"""The till's log: a rotated file of its own, readable by the owner only, that holds what may be known by support.

Messages are made of words that the code chose (states, codes, types of errors): never bodies, headers, the text of
an exception or a traceback, which could hold a secret.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pos_app.settings.paths import DataFolder

_BYTES: Final = 1_000_000
_KEPT: Final = 5


class _WithoutTraceback(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """The record without what another handler may have written into it: a whole traceback."""
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name that logging calls
        """Only the kind of an error may be known."""
        kind = ei[0] if isinstance(ei, tuple) else None
        return getattr(kind, "__name__", "")


def start_log(folder: DataFolder) -> None:
    """Sends our own log to `logs/pos-app.log`; other libraries' below errors are left out."""
    handler = RotatingFileHandler(
        folder.logs / "pos-app.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(_WithoutTraceback("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.raiseExceptions = False  # a full disk must not print tracebacks
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.ERROR)
    logging.getLogger("pos_app").setLevel(logging.INFO)
