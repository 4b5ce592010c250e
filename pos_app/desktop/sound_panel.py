"""What is wrong with the sounds, below their settings: a counter that stays silent does not say so by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from pos_app.desktop.labels import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from pos_app.desktop.theme import Theme
    from pos_app.desktop.tones import TonePlayer

_LOOK_MS = 250
_LINES = 3


class SoundPanel(TextLabel):
    """Follows the speaker while somebody looks: a sound fails, or is heard again, some time after it was asked for."""

    def __init__(self, theme: Theme, speaker: TonePlayer) -> None:
        super().__init__(theme, "sound_problem", lines=_LINES)
        self._speaker = speaker
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks, and goes on looking."""
        super().showEvent(event)
        self._look()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._clock.stop()

    def _look(self) -> None:
        self.tell(self._speaker.problem)
