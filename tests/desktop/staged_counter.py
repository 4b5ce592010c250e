"""The counter's application with a till and a journal in memory, worked by keys and clicks: for tests and pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.desktop.application import CounterApplication, Desk
from pos_app.desktop.labels import TextLabel
from pos_app.domain.payment import Payment
from pos_app.settings.model import Settings
from pos_app.settings.profiles import Profile
from tests.desktop.fakes import START, MemoryReader, MemoryTill

WECHAT = "134567890123456789"
_PATIENCE_S = 5.0


class StagedCounter:
    """What a cashier does and sees. `settings` and `profile` are fields of theirs, all else are parts of the desk."""

    def __init__(self, *payments: Payment, size: tuple[int, int] = (1024, 768), now: int = START, **parts: Any) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.till = MemoryTill()
        self.reader = MemoryReader(*payments, refunds=parts.pop("refunds", ()))
        self.saved: dict[str, object] = {}
        self.now = now
        settings = {"shop_name": "Harbour Tea House", "till_number": 2, "language": "en", "theme": "light"}
        desk = Desk(
            till=self.till,
            reader=self.reader,
            settings=Settings(**(settings | parts.pop("settings", {}))),
            profile=Profile(**({"name": "test", "base_url": "https://gateway.invalid"} | parts.pop("profile", {}))),
            now=lambda: self.now,
            save_settings=self.saved.update,
            **parts,
        )
        self.app = CounterApplication(app, desk)
        self.window = self.app.window
        self.window.resize(*size)
        self.app.theme.fit(QSize(*size))
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)

    def close(self) -> None:
        """Ends it as the program does."""
        self.window.close()
        self.app.close()
        self.app.keys.uninstall()
        # The application outlives the test: what it was dressed in goes.
        self.app.translation.choose("en")
        self.app.theme.undress()
        # Not at some time later: a window that nobody sees would go on searching, counting down and being restyled.
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def find(self, name: str) -> Any:
        """The one control of that name."""
        [found] = self.window.findChildren(QWidget, name)
        return found

    def text(self, name: str) -> str:
        """What a control says, nothing if it is not to be seen."""
        control = self.find(name)
        said = control.said if isinstance(control, TextLabel) else control.property("text")
        return str(said) if control.isVisible() else ""

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys as people type them: one by one, taken for no scan."""
        for key in keys:
            text = chr(key) if key < 128 and not modifier else ""
            event = QKeyEvent(QEvent.Type.KeyPress, key, modifier, text)
            use = self.app.keys.typing_keys
            assert use is not None
            if not use(event):
                QApplication.sendEvent(QApplication.focusWidget() or self.window, event)

    def type(self, text: str) -> None:
        self.press(*(Qt.Key(ord(character)) for character in text))

    def scan(self, text: str) -> None:
        """A scan, as the key filter reports it."""
        self.app.keys.scan_completed.emit(text)

    def pay(self, payment: Payment) -> Payment:
        """The till accepts what was asked of it last, as `payment`."""
        self.till.answer(payment)
        self.until(lambda: self.window.counter.sale.payment is not None)
        return payment

    def sell(self, payment: Payment, amount: str = "128.50") -> Payment:
        """A sale whose payment stands as `payment`."""
        self.type(amount)
        if payment.is_mpm:
            self.click(f"wallet_{payment.intent.wallet}")
        else:
            self.scan(WECHAT)
        return self.pay(payment)

    def tell(self, news: Any) -> None:
        """News of the till; taken when this returns."""
        self.till.tell(news)
        QApplication.processEvents()

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits for something that other threads or timers bring about."""
        deadline = time.monotonic() + _PATIENCE_S
        while not holds():
            assert time.monotonic() < deadline, "it did not come about"
            QTest.qWait(5)
