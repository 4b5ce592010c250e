"""A Chinese input method that is on: ibus with its pinyin engine, in the desk's own session.

Needs the Debian packages `ibus` and `ibus-libpinyin`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from tests.end_to_end.desk import DEADLINE_S, Desk, program, until

ENGINE = "libpinyin"
_DAEMON = [
    "ibus-daemon", "--panel=disable", "--emoji-extension=disable", "--config=/usr/libexec/ibus-memconf", "--cache=none",
]  # fmt: skip
# A field as every program has it; it says on its standard output what it holds.
_ORDINARY_FIELD = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
field = QLineEdit()
field.textChanged.connect(lambda text: print(text, flush=True))
field.setObjectName("ordinary")
field.setAccessibleName("ordinary")
app.setApplicationName("pos-app-control")
field.show()
field.activateWindow()
app.exec()
"""


@contextmanager
def chinese(desk: Desk) -> Iterator[Desk]:
    """The desk as it is for programs that use the input method."""
    with program(_DAEMON, desk.env):
        until("the pinyin engine is on", lambda: _switched_on(desk))
        yield replace(desk, env=desk.env | {"QT_IM_MODULE": "ibus"})


def _switched_on(desk: Desk) -> bool:
    _ibus(desk, ENGINE)
    return _ibus(desk) == ENGINE


def _ibus(desk: Desk, *engine: str) -> str:
    done = subprocess.run(
        ["ibus", "engine", *engine], env=desk.env, capture_output=True, text=True, timeout=DEADLINE_S, check=False
    )
    return done.stdout.strip()


def what_an_ordinary_field_gets(desk: Desk, *keys: str) -> str:
    """What is in a plain QLineEdit after these keys and a Space."""
    field = subprocess.Popen([sys.executable, "-c", _ORDINARY_FIELD], env=desk.env, stdout=subprocess.PIPE, text=True)
    try:
        until("the ordinary field has the focus", lambda: desk.controls().get("ordinary", {}).get("focused"))
        desk.press(*keys, "space", gap_ms=100)
        assert field.stdout is not None
        return field.stdout.readline().strip()
    finally:
        field.terminate()
        field.communicate(timeout=DEADLINE_S)
