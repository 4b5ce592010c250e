"""The program with bugs: F11 fails in a slot, and moving to the history in a thread. For `test_crash`."""

from __future__ import annotations

import sys
import threading

from pos_app.cli.main import main
from pos_app.desktop.main_window import MainWindow

SECRET = "DUMMYSECRET00112233"


def in_a_slot(_window: MainWindow) -> None:
    raise ValueError(SECRET)


def in_a_thread(_window: MainWindow) -> None:
    def fail() -> None:
        raise OSError(SECRET)

    threading.Thread(target=fail, name="history").start()


if __name__ == "__main__":
    MainWindow.toggle_full_screen = in_a_slot  # type: ignore[method-assign] - that is the bug
    MainWindow.toggle_history = in_a_thread  # type: ignore[method-assign] - see above
    sys.exit(main())
