"""Who is being served at the door, so that a till does not close under them without need."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Callers:
    """Counts callers of any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Someone is being served."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def wait_until_gone(self, seconds: float) -> bool:
        """Waits until nobody is served, `seconds` at most; says whether everybody has gone."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._count, seconds)

    def _add(self, change: int) -> None:
        with self._changed:
            self._count += change
            self._changed.notify_all()
