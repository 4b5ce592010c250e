"""A scanner at the real window: every key passes the real filter, at times that a clock of the test sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pos_app.desktop.key_filter import KeyFilter
from pos_app.desktop.native_keys import reading
from pos_app.domain.payment import State
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput
from tests.desktop.counter_window import Counter
from tests.desktop.fakes import START, a_payment
from tests.desktop.keyboards import Keyboard, Stroke, flagged

LONG_MS = 1_000
_NO = QT_TRANSLATE_NOOP("test", "Not now.")


class Clock:
    """Stands still but when told."""

    def __init__(self) -> None:
        self.ms = 10_000

    def __call__(self) -> int:
        return self.ms


class ScannedCounter(Counter):
    """The counter with a keyboard plugged in. `platform` is whose key events it understands."""

    def __init__(
        self, qtbot: QtBot, patch: pytest.MonkeyPatch, *payments: Any, platform: str = "linux", **parts: Any
    ) -> None:
        self.clock = Clock()
        patch.setattr("pos_app.desktop.application.KeyFilter", partial(KeyFilter, now_ms=self.clock))
        patch.setattr("pos_app.desktop.key_filter.reading", partial(reading, platform=platform))
        super().__init__(qtbot, *payments, **parts)
        self.keys = self.app.keys
        self.window.activateWindow()
        self.until(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
        self.completed: list[tuple[str, object]] = []
        # What the fields hold when a scan is told, before the window acts on it.
        self.keys.scan_completed.disconnect(self.window.scan)
        self.keys.scan_completed.connect(lambda text: self.completed.append((text, self.state())))
        self.keys.scan_completed.connect(self.window.scan)

    def pause(self, ms: int) -> None:
        """`ms` in which the window only waits."""
        self.keys._stamps.waiting()
        self.clock.ms += ms

    def block(self, ms: int) -> None:
        """`ms` in which the window hears nothing."""
        self.keys._stamps.alive()
        self.clock.ms += ms

    def fall_silent(self) -> None:
        """Nothing comes until every run of keys is over, and all that was put off is done."""
        self.pause(LONG_MS)
        self.keys._listen_to_silence()
        QApplication.processEvents()

    def strike(self, strokes: Iterable[Stroke], gaps: Iterable[int]) -> None:
        """Presses keys, each `gaps` after the one before; in the same millisecond Qt calls equal keys a repeat."""
        before: QKeyEvent | None = None
        for stroke, gap in zip(strokes, gaps, strict=True):
            self.pause(gap)
            again = gap == 0 and before is not None and before.nativeScanCode() == stroke.press.nativeScanCode()
            press = flagged(stroke.press) if again else stroke.press
            for event in (*stroke.before, press, stroke.release, *stroke.after):
                self.send(event)
            before = stroke.press

    def type_keys(self, text: str, gap_ms: int = 150, keyboard: Keyboard | None = None) -> None:
        """A person types, through the filter."""
        strokes = list((keyboard or Keyboard()).strokes(text))
        self.strike(strokes, [gap_ms] * len(strokes))

    def scan_keys(self, text: str, gaps: Sequence[int], keyboard: Keyboard | None = None) -> None:
        """A scanner types; `gaps` are those between its keys."""
        self.strike((keyboard or Keyboard()).strokes(text), [LONG_MS, *gaps])

    def send(self, event: QKeyEvent) -> None:
        """The event as the platform hands it to the window in front."""
        window = QGuiApplication.focusWindow()
        assert window is not None
        QCoreApplication.sendEvent(window, event)

    def state(self) -> dict[str, object]:
        """The amount and every line edit of every window: text, cursor, selection."""
        state: dict[str, object] = {"amount": self.window.counter.entry.text}
        for window in QApplication.topLevelWidgets():
            for edit in window.findChildren(QLineEdit):
                selected = (edit.selectionStart(), edit.selectionLength())
                state[edit.objectName()] = (edit.text(), edit.cursorPosition(), selected)
        return state

    def texts(self) -> dict[str, object]:
        """The same without cursors and selections, which may change with the page."""
        return {name: held[0] if isinstance(held, tuple) else held for name, held in self.state().items()}

    def take_payment(self) -> tuple[str, int]:
        """The one payment that was asked for, which is refused so that the sale is as before: code and amount."""
        [(verb, request)] = self.till.asked
        assert verb == "pay"
        assert request.code is not None
        self.till.asked.clear()
        self.till.refuse(BadInput(_NO))
        QApplication.processEvents()
        return request.code.reveal(), request.amount.minor

    def pay_paid(self) -> None:
        """What was asked of the till is paid."""
        number = f"P26052904264000{len(self.till.asked):09}"
        request = self.till.asked[-1][1]
        payment = a_payment(
            State.SENT, out_trade_no=number, sale_id=number, amount=request.amount, reference=request.reference
        )
        self.till.answer(payment)
        QApplication.processEvents()
        self.tell(payment.but(state=State.PAID, paid_at=START, syssn="1"))


@contextmanager
def scanned_counter(qtbot: QtBot, *payments: Any, **parts: Any) -> Iterator[ScannedCounter]:
    """A counter whose filter goes by a clock of its own."""
    with pytest.MonkeyPatch.context() as patch:
        counter = ScannedCounter(qtbot, patch, *payments, **parts)
        try:
            yield counter
        finally:
            counter.close()
