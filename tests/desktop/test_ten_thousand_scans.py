"""Ten thousand sales by scanner at the real filter and fields: none lost, none twice, no character anywhere."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desktop.keyboards import FRENCH, GERMAN, LAYOUTS, US, Keyboard
from tests.desktop.scanning import ScannedCounter, scanned_counter

SCANS = 10_000
LOOK_EVERY = 100
FRAMES = ("{}", "{}", "{}", "]Q1{}", "]C1{}", "\x02{}\x03")
ENDS = ("\r", "\r", "\t", "\r\n", "")
BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PREFIXES = {"28": 16, "13": 16, "62": 17}


def _code(chance: random.Random) -> str:
    if chance.random() < 0.1:
        return "hQVDUFYw" + "".join(chance.choices(BASE64, k=22)) + "=="
    prefix = chance.choice(list(PREFIXES))
    return prefix + "".join(chance.choices("0123456789", k=PREFIXES[prefix]))


def _gaps(chance: random.Random, keys: int) -> list[int]:
    """One scanner's pace with a little jitter, at times with one hiccup."""
    pace = chance.choice([0, 1, 2, 5, 8, 16, 20, 33, 48])
    gaps = [chance.randint(max(0, pace - 2), min(50, pace + 2)) for _ in range(keys)]
    if chance.random() < 0.2:
        gaps[chance.randrange(3, keys)] = chance.randint(51, 150)
    return gaps


def _keyboard(chance: random.Random, code: str) -> Keyboard:
    layout = chance.choice(list(LAYOUTS.values()))
    own = layout in (FRENCH, GERMAN) and chance.random() < 0.3
    return Keyboard(layout, caps=chance.random() < 0.3, believed=layout if own else US)


def _seldom_painted(counter: ScannedCounter) -> Callable[[], None]:
    """Shows the counter when called, not at every key: labels and colours take nine tenths of the time of a sale."""
    show = counter.window.counter.changed
    counter.window.counter.changed = lambda: None
    counter.window.setUpdatesEnabled(False)
    return show


def _focus(counter: ScannedCounter, chance: random.Random) -> Any:
    place = chance.choice([counter.window, "reference", "reference", "wallet_wechat", "key_7", "history"])
    widget = counter.find(place) if isinstance(place, str) else place
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return widget


def test_ten_thousand_scans_none_lost_none_twice_no_character_anywhere(qtbot: QtBot) -> None:
    chance = random.Random(20)
    codes = [_code(chance) for _ in range(SCANS)]
    amounts = [chance.randint(1, 9) for _ in range(SCANS)]
    with scanned_counter(qtbot) as counter:
        show = _seldom_painted(counter)
        reference = counter.find("reference")
        for nth, code in enumerate(codes):
            counter.window.setFocus()
            counter.type_keys(str(amounts[nth]), 200)  # begins the next sale
            if nth % LOOK_EVERY == 0:
                show()
            reference.setText(f"table {nth}")
            reference.setSelection(2, nth % 4)
            focused = _focus(counter, chance)
            before = counter.state()
            raw = chance.choice(FRAMES).format(code) + chance.choice(ENDS)
            counter.scan_keys(raw, _gaps(chance, len(raw) - 1), _keyboard(chance, code))
            if not counter.completed:
                counter.fall_silent()
            [(text, state)] = counter.completed
            assert (text, state) == (code, before), (nth, raw)
            assert focused.hasFocus() or counter.window.hasFocus()
            counter.completed.clear()
            counter.pay_paid()
            if nth % LOOK_EVERY == 0:
                show()
                assert counter.text("result") == "PAID"
            assert reference.text() == f"table {nth}"
        asked = counter.till.asked
    assert {verb for verb, _ in asked} == {"pay"}
    assert [request.code.reveal() for _, request in asked] == codes
    assert [request.amount.minor for _, request in asked] == [amount * 100 for amount in amounts]
