"""Windows that nobody sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.counter_window import Counter, Opener

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any application is made

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt warns of each shown or raised window that the offscreen platform has no window manager to tell of it."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)"))


@pytest.fixture
def open_counter(qtbot: QtBot) -> Iterator[Opener]:
    """Opens counters with the payments and parts that a test wants."""
    from tests.desktop.counter_window import Counter  # Qt, after its platform is chosen

    opened: list[Counter] = []

    def make(*payments: Any, **parts: Any) -> Counter:
        opened.append(Counter(qtbot, *payments, **parts))
        return opened[-1]

    yield make
    for counter in opened:
        counter.close()


@pytest.fixture
def counter(open_counter: Opener) -> Counter:
    """The usual counter."""
    return open_counter()
