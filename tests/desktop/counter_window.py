"""The staged counter of a test, which waits as pytest-qt does: errors in Qt's callbacks fail the test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from pos_app.domain.payment import Payment
from tests.desktop.staged_counter import WECHAT, StagedCounter

__all__ = ["WECHAT", "Counter"]


class Counter(StagedCounter):
    """What a cashier does and sees."""

    def __init__(self, qtbot: QtBot, *payments: Payment, size: tuple[int, int] = (1024, 768), **parts: Any) -> None:
        self.qtbot = qtbot
        super().__init__(*payments, size=size, **parts)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=5_000)


Opener = Callable[..., Counter]
