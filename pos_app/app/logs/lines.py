"""A log record as one line of JSON that holds nothing but what may be known."""

from __future__ import annotations

import inspect
import json
import logging
import os
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from pos_app.app.logs.words import HIDDEN, OURS, error_name, is_constant, module_name, shown, thread_name

if TYPE_CHECKING:
    from types import FrameType, TracebackType

FIELDS: Final = ("time", "level", "pid", "thread", "logger", "event", "fields", "error", "at")
"""All that a line may have."""
ANOTHER_LIBRARY: Final = "something went wrong in another library"
_MOST_FRAMES: Final = 60


def as_line(record: logging.LogRecord) -> str:
    """The record as JSON, without a line's end. Must be called in the thread that logs, while it logs."""
    made: dict[str, Any] = {
        "time": stamp(record.created),
        "level": record.levelname if record.levelno in _LEVELS else str(record.levelno),
        "pid": os.getpid(),
        "thread": thread_name(record.threadName or ""),
        "logger": module_name(record.name, sys.modules),
        **(_said(record) if is_ours(record) else {"event": ANOTHER_LIBRARY}),
    }
    kind, trace = _error(record)
    if kind is not None:
        made["error"] = error_name(kind)
        if places := where(trace):
            made["at"] = places[-1]
    return json.dumps(made, ensure_ascii=False)


def is_ours(record: logging.LogRecord) -> bool:
    """Whether our code logged it, as far as the logger's name tells."""
    return record.name == OURS or record.name.startswith(f"{OURS}.")


def stamp(seconds: float) -> str:
    """A time as it stands in logs and reports: UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def where(trace: TracebackType | None) -> list[str]:
    """The stack of an exception, outermost first: file, line and function of each frame, and nothing else."""
    frames = traceback.extract_tb(trace)[-_MOST_FRAMES:]
    return [place(frame.filename, frame.lineno or 0, frame.name) for frame in frames]


def place(file: str, line: int, function: str) -> str:
    """`pos_app/checkout/till.py:259:_tick`. Of other code the file's name alone: folders tell who somebody is."""
    parts = PurePath(file.replace("\\", "/")).parts
    if OURS in parts:
        start = len(parts) - 1 - parts[::-1].index(OURS)
        return f"{'/'.join(parts[start:])}:{line}:{function}"
    return f"{parts[-1] if parts else '?'}:{line}:{function}"


_LEVELS: Final = frozenset({logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL})


def _said(record: logging.LogRecord) -> dict[str, Any]:
    frame = _frame_of(record)
    if not isinstance(record.msg, str) or not is_constant(record.msg, frame):
        return {"event": HIDDEN}
    if isinstance(record.args, Mapping):
        named = {str(name): shown(value, frame) for name, value in record.args.items() if is_constant(str(name), frame)}
        return {"event": _filled(record.msg, named), "fields": named}
    values = tuple(shown(value, frame) for value in record.args or ())
    return {"event": _filled(record.msg, values) if values else record.msg}


def _filled(message: str, values: object) -> str:
    try:
        return message % values
    except (TypeError, ValueError, KeyError):  # a number that was none, and became `…`
        return message


def _frame_of(record: logging.LogRecord) -> FrameType | None:
    """The frame that logs: only there can be seen whether the code itself says the words."""
    frame = inspect.currentframe()
    while frame is not None:
        code = frame.f_code
        if (code.co_filename, frame.f_lineno, code.co_name) == (record.pathname, record.lineno, record.funcName):
            return frame
        frame = frame.f_back
    return None


def _error(record: logging.LogRecord) -> tuple[type[BaseException] | None, TracebackType | None]:
    if isinstance(record.exc_info, tuple):
        return record.exc_info[0], record.exc_info[2]
    return None, None
