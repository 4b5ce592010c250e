"""Says what a command waits for while the keyring asks its user something."""

from __future__ import annotations

import sys
from concurrent.futures import wait
from typing import TYPE_CHECKING, Any, Final

from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pos_app.settings.model import Settings

_WAITING = QT_TRANSLATE_NOOP(
    "keyring_wait", "Waiting for the keyring: answer its question in the window that asks for a password."
)
_SILENT_S: Final = 1.5


def wait_told(asked: Future[Any], _settings: Settings) -> None:
    """Waits for the keyring's answer, and after a moment says so to whoever sees the terminal."""
    wait([asked], _SILENT_S)
    if not asked.done() and sys.stderr is not None:
        print(_WAITING, file=sys.stderr, flush=True)
    wait([asked])
