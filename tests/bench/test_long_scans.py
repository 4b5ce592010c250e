"""How the work grows with what is scanned. Ratios, not times: they hold on any machine."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos_app.scanner.decoder import Decoder
from pos_app.scanner.strokes import KeyStroke, Kind
from tests.desktop.scanning import scanned_counter

SHORT, LONG = 1_000, 10_000
MOST = 12.0
"""Ten times the characters may cost ten times the work and a little more."""
KINDS = {"\r": Kind.END, "\t": Kind.END}


def _least(work: Callable[[], object], rounds: int = 5) -> float:
    """The processor's time for `work` when nothing else got in its way."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def _decode(text: str) -> None:
    decoder = Decoder()
    for number, sign in enumerate(text):
        decoder.feed(KeyStroke(number, KINDS.get(sign, Kind.CHAR), 1_000 + 5 * number, sign, sign))
    decoder.elapsed(10**9)


@pytest.mark.parametrize("pattern", ["0123456789", "7", "1\t", "12345\r", "a\x03", "0000000000\x03\t"])
def test_decoding_costs_as_much_for_each_character_of_a_long_text(pattern: str) -> None:
    short, long = (pattern * (size // len(pattern)) + "\r" for size in (SHORT, LONG))
    ratio = _least(lambda: _decode(long)) / _least(lambda: _decode(short), rounds=15)
    assert ratio <= MOST, f"{ratio:.1f} times the work for ten times the characters"


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_window_works_as_much_for_each_character_of_a_long_scan(qtbot: QtBot) -> None:
    with scanned_counter(qtbot) as counter:

        def scan(text: str) -> None:
            counter.scan_keys(text, [5] * (len(text) - 1))
            counter.fall_silent()
            assert counter.completed.pop()[0] == text
            QApplication.processEvents()

        short, long = ("0123456789" * (size // 10) for size in (SHORT, LONG))
        ratio = _least(lambda: scan(long), rounds=2) / _least(lambda: scan(short), rounds=6)
    assert ratio <= MOST, f"{ratio:.1f} times the work for ten times the characters"
