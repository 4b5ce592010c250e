"""What is the owner's at the window: who may open the settings, who may leave kiosk mode, who may close it.

Sales never ask for the PIN, and are taken whatever became of the keyring. Where the keyring cannot be read, what the
PIN protects stays closed in the window, and `pos-app owner-pin clear` is the way in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.desktop.kiosk import Kiosk
from pos_app.desktop.owner_bridge import OwnerBridge
from pos_app.desktop.owner_page import OwnerPage
from pos_app.desktop.pin_page import AGAIN, ASK, NEW, PinPage
from pos_app.desktop.pin_panel import PinPanel
from pos_app.domain.sentences import Sentence
from pos_app.settings.declared import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.desktop.main_window import MainWindow
    from pos_app.desktop.owner_bridge import PinPort
    from pos_app.desktop.theme import Theme
    from pos_app.domain.secret import Secret
    from pos_app.settings.model import Settings


class Owner(QObject):
    """Guards a window. `settings_chosen` carries other values by the settings' names."""

    settings_chosen = Signal(object)

    def __init__(self, theme: Theme, window: MainWindow, now: Callable[[], int]) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._pages = window.pages
        self._has_pin = False
        self._wants_kiosk = False
        self._bridge: OwnerBridge | None = None
        self._panel: PinPanel | None = None
        self._then: Callable[[Secret], None] = self._check(lambda: None)
        self.kiosk = Kiosk(window)
        self.page = OwnerPage(theme)
        self.pin_page = PinPage(theme, now)
        self._connect()

    def keep_pin_with(self, port: PinPort) -> None:
        """Where the PIN is kept. Without this there is none, and nothing asks for it."""
        self._bridge = OwnerBridge(port)
        self._panel = PinPanel(self._theme)
        self._panel.set_pressed.connect(self._begin_new_pin)
        self._panel.remove_pressed.connect(self._remove_pin)
        self._window.settings.add_panel(Section.COMPUTER, self._panel)

    def use(self, settings: Settings) -> None:
        """The owner's choices, at once."""
        self._has_pin = settings.owner_pin
        if self._panel is not None:
            self._panel.show_pin(settings.owner_pin)
        if settings.kiosk is not self._wants_kiosk:
            self._wants_kiosk = settings.kiosk
            self.kiosk.turn(settings.kiosk)

    def ask(self, deed: Callable[[], object]) -> None:
        """Does it once it is the owner who wishes it: at once where there is no PIN."""
        if self._bridge is None or not self._has_pin:
            deed()
            return
        self._pages.lead_back(self.pin_page, self._window.menu)
        self._open_pin_page(ASK, self._check(deed))

    def toggle_full_screen(self) -> None:
        """F11: nothing in kiosk mode, back to it where the owner has left it."""
        if self._wants_kiosk:
            self.kiosk.turn(True)
        elif self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    # --- inside ---

    def _connect(self) -> None:
        self.pin_page.entered.connect(self._take_pin)
        self.kiosk.changed.connect(self._window.menu.show_kiosk)
        self.kiosk.close_wished.connect(self._open_ways)
        self._pages.opened.connect(self.kiosk.forbid_close)
        self._window.menu.owner_pressed.connect(self._open_ways)
        self.page.settings_pressed.connect(self._window.show_settings)
        self.page.leave_pressed.connect(self._leave_kiosk)
        self.page.close_pressed.connect(self._close)

    def _take_pin(self, pin: Secret) -> None:
        self._then(pin)

    def _open_ways(self) -> None:
        self.ask(lambda: self._open(self.page))

    def _leave_kiosk(self) -> None:
        self._pages.back()
        self.kiosk.turn(False)

    def _close(self) -> None:
        self.kiosk.allow_close()
        self._window.close()

    def _open(self, page: OwnerPage | PinPage) -> None:
        self._pages.open(page)
        self._window.setFocus()  # the keys of the PIN are for no button

    def _open_pin_page(self, instruction: Sentence, then: Callable[[Secret], None]) -> None:
        self._then = then
        self.pin_page.begin(instruction)
        self._open(self.pin_page)

    def _check(self, deed: Callable[[], object]) -> Callable[[Secret], None]:
        def check(pin: Secret) -> None:
            if self._bridge is not None:
                self._bridge.check(pin, partial(self._checked, check, deed))

        return check

    def _checked(
        self, asked: Callable[[Secret], None], deed: Callable[[], object], answer: bool | Sentence | None
    ) -> None:
        if isinstance(answer, Sentence):
            self.pin_page.fail(answer)
        elif answer is False:  # None: somebody has removed it in the meantime
            self.pin_page.wrong()
        else:
            self.pin_page.right()
            if self._then is asked and self._pages.shows(self.pin_page):
                deed()

    def _begin_new_pin(self) -> None:
        self._pages.lead_back(self.pin_page, self._window.settings)
        self._open_pin_page(NEW, self._take_first)

    def _take_first(self, first: Secret) -> None:
        def take_second(second: Secret) -> None:
            if first == second:
                self._keep(second)
            else:
                self._then = self._take_first
                self.pin_page.different()

        self._then = take_second
        self.pin_page.begin(AGAIN)

    def _keep(self, pin: Secret) -> None:
        def kept(answer: bool | Sentence | None) -> None:
            if isinstance(answer, Sentence):
                self.pin_page.fail(answer)
                return
            self.settings_chosen.emit({"owner_pin": True})
            if self._pages.shows(self.pin_page):
                self._pages.leave()

        if self._bridge is not None:
            self._bridge.set(pin, kept)

    def _remove_pin(self) -> None:
        def cleared(answer: bool | Sentence | None) -> None:
            if self._panel is not None:
                self._panel.show_trouble(answer if isinstance(answer, Sentence) else None)

        self.settings_chosen.emit({"owner_pin": False})
        if self._bridge is not None:
            self._bridge.clear(cleared)
