"""Another till program, which shops keep in front: a window with a field that has the keyboard.

What is typed into it goes to standard output.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit

TITLE = "Another till"

if __name__ == "__main__":
    app = QApplication(["another-till"])
    field = QLineEdit()
    field.setWindowTitle(TITLE)
    field.resize(500, 300)
    field.textChanged.connect(lambda text: print(text, flush=True))
    field.show()
    app.exec()
