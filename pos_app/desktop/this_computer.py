"""What the window wants of the computer around it, and hears from it: other threads do it, Qt signals tell it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from pos_app.domain.payment import OPEN

if TYPE_CHECKING:
    from pos_app.desktop.main_window import MainWindow
    from pos_app.desktop.owner_bridge import PinPort
    from pos_app.desktop.views import CounterView
    from pos_app.domain.sentences import Sentence
    from pos_app.domain.versions import Version
    from pos_app.settings.model import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ThisComputer:
    """Each may be left out, and returns at once.

    `keep_awake` says whether the screen shall stay on. `listen_for_releases` is told whom to tell of a newer version.
    `start_with_computer` gets the choice, and whom to tell why it could not be carried out (None: it was). Both call
    back in threads of their own.
    """

    owner_pin: PinPort | None = None
    keep_awake: Callable[[bool], None] | None = None
    listen_for_releases: Callable[[Callable[[Version], object]], None] | None = None
    start_with_computer: Callable[[bool, Callable[[Sentence | None], object]], None] | None = None


NO_COMPUTER: Final = ThisComputer()


class ComputerBridge(QObject):
    """Connects a window with its computer."""

    _newer = Signal(object)
    _start_told = Signal(object)

    def __init__(self, computer: ThisComputer, window: MainWindow) -> None:
        super().__init__()
        self._computer = computer
        self._starts = False
        # Queued: both are emitted in other threads.
        self._newer.connect(window.menu.show_newer, Qt.ConnectionType.QueuedConnection)
        self._start_told.connect(
            lambda trouble: window.settings.show_trouble("start_with_computer", trouble),
            Qt.ConnectionType.QueuedConnection,
        )
        if computer.owner_pin is not None:
            window.owner.keep_pin_with(computer.owner_pin)
        if computer.listen_for_releases is not None:
            computer.listen_for_releases(self._newer.emit)
        if computer.keep_awake is not None:
            window.view_changed.connect(self._look)

    def use(self, settings: Settings) -> None:
        """The owner's choices. One that holds at the start is carried out again: the program may have moved."""
        wanted = settings.start_with_computer
        if wanted is not self._starts and self._computer.start_with_computer is not None:
            self._starts = wanted
            self._computer.start_with_computer(wanted, self._start_told.emit)

    def _look(self, view: CounterView) -> None:
        """The screen stays on while a payment is open before the cashier."""
        if self._computer.keep_awake is not None:
            self._computer.keep_awake(view.payment is not None and view.payment.state in OPEN)
