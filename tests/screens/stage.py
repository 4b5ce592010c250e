"""A counter of which pictures are taken: everything that they show is fixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from pos_app.desktop.setup_steps import Setup, Step
from pos_app.desktop.setup_window import SetupWindow
from pos_app.desktop.training_phone import TrainingPhoneWindow
from pos_app.domain.payment import Payment
from pos_app.settings.model import Settings
from tests.desktop.staged_counter import StagedCounter
from tests.screens.records import NOW

CUSTOMER_SIZE = (1024, 600)
# What is read may cause another reading: a list, the payment chosen in it, its refunds.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How a scene is seen; `text` is the owner's size of text in per cent."""

    language: str = "en"
    theme: str = "light"
    text: int = 100

    def __str__(self) -> str:
        return "-".join([self.language, self.theme, *([] if self.text == 100 else [str(self.text)])])


class Stage(StagedCounter):
    """The counter that a scene plays on; `shown` is the window that the picture is of."""

    def __init__(self, *payments: Payment, look: Look, size: tuple[int, int], **parts: Any) -> None:
        settings = {"language": look.language, "theme": look.theme, "text_size": look.text}
        parts["settings"] = settings | parts.pop("settings", {})
        QApplication.setCursorFlashTime(0)  # nothing in a picture blinks
        super().__init__(*payments, size=size, now=NOW, **{"cashier": "Anna", **parts})
        self.shown: QWidget = self.window
        # Which of the windows that nobody sees has the keyboard is chance; a scene says it itself.
        self.app.front.changed.disconnect(self.window.show_in_front)
        # Nor is there a second screen: a scene shows the customer's display by itself.
        self.window.removeEventFilter(self.app.customer)
        self.app.customer._settled.stop()
        self.settle()

    def close(self) -> None:
        """Ends it, and the window that the picture was of."""
        if self.shown is not self.window:
            self.shown.close()
            self.shown.deleteLater()
        super().close()

    def sell(self, payment: Payment, amount: str = "128.50") -> Payment:
        """A sale whose payment stands as `payment`, in the journal too."""
        self.reader.kept.append(payment)
        return super().sell(payment, amount)

    def dress(self, look: Look) -> None:
        """Has it look otherwise, as the menu does."""
        self.app.change({"language": look.language, "theme": look.theme, "text_size": look.text})

    def settle(self) -> None:
        """Lets everything come to rest that was begun."""
        for _ in range(_ROUNDS):
            for thread in self._threads():
                thread.submit(int).result()
            QApplication.processEvents()

    def picture(self) -> QImage:
        """What is to be seen, once all is at rest."""
        self.settle()
        ratio = self.shown.devicePixelRatioF()
        pixmap = QPixmap(self.shown.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        self.shown.render(pixmap)
        return pixmap.toImage().convertToFormat(QImage.Format.Format_RGB888)

    def show_customer(self) -> None:
        """The picture is of the customer's screen."""
        self.shown = self.app.customer.display
        self.shown.resize(*CUSTOMER_SIZE)
        self.shown.show()

    def show_phone(self) -> TrainingPhoneWindow:
        """The picture is of the training phone."""
        phone = self.app.phone
        assert phone is not None
        phone.open(self.window.screen())
        self.shown = phone
        return phone

    def focus(self, name: str) -> None:
        """The keyboard's focus on a control, as after Tab."""
        self.window.activateWindow()
        self.find(name).setFocus(Qt.FocusReason.TabFocusReason)

    def show_setup(self, port: Any, begin_at: Step | None = None, **settings: Any) -> SetupWindow:
        """The picture is of the first set-up, without a till."""
        setup = Setup(Settings(**settings), begin_at)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.shown = shown = SetupWindow(app, self.app.theme, self.app.translation, port, setup)
        shown.resize(self.window.size())
        shown.show()
        self.settle()
        return shown

    def _threads(self) -> list[Any]:
        phone = [] if self.app.phone is None else [self.app.phone._work._thread]
        works = [self.app.account._saving, self.app.account._asking]
        if isinstance(self.shown, SetupWindow):
            works += [self.shown._saving, self.shown._asking]
        others = [self.app._reader._thread, self.app.customer.display._pictures._thread]
        return [*others, *(work._thread for work in works), *phone]
