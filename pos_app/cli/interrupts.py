"""Ctrl-C and SIGTERM end a command in order: the till is closed, and the user hears what is not known."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def one_interrupt() -> Iterator[None]:
    """Both signals raise KeyboardInterrupt, once: closing the till must not be interrupted again.

    A signal that whoever started us has switched off stays so. For the main thread only.
    """
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    used = [number for number, handler in before.items() if handler is not signal.SIG_IGN]

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in used:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in used:
        signal.signal(number, interrupt)
    try:
        yield
    finally:
        for number in used:
            signal.signal(number, before[number])
