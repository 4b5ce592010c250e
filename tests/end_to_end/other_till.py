"""Another till program, which shops keep in front: a window with a field that has the keyboard.

What is typed into it goes to standard output.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

from tests.end_to_end.desk import Desk

TITLE = "Another till"


@contextmanager
def another_till(desk: Desk, folder: Path) -> Iterator[Path]:
    """Another program's window, in front; the file with what is typed into it."""
    typed = folder / "typed.txt"
    with typed.open("wb") as output:
        command = [sys.executable, "-m", "tests.end_to_end.other_till"]
        program = subprocess.Popen(command, env=desk.env, stdout=output)
        try:
            desk.bring_forward(TITLE)
            yield typed
        finally:
            program.terminate()
            program.wait()


if __name__ == "__main__":
    app = QApplication(["another-till"])
    field = QLineEdit()
    field.setWindowTitle(TITLE)
    field.resize(500, 300)
    field.textChanged.connect(lambda text: print(text, flush=True))
    field.show()
    app.exec()
