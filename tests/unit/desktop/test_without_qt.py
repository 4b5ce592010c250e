"""The presenters behind the window do not need Qt."""

from __future__ import annotations

import subprocess
import sys

QT_FREE = (
    "amount_entry", "counter", "countdown", "customer_view", "deeds", "phrases", "pin_entry", "qr_size", "sale",
    "scanner_words",
    "screen", "screen_choice", "sound_device", "speaker", "state_names", "style_sheet", "tellings", "tokens", "tones",
    "views", "watch_list",
)  # fmt: skip


def test_presenters_load_without_qt() -> None:
    script = "import sys; sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
    script += "".join(f"import pos_app.desktop.{name}\n" for name in QT_FREE)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
