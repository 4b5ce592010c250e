"""Bar codes, read back by a decoder that shares no code with ours."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pos_app.training.code128 import QUIET_ZONE, modules


def read_back(text: str) -> str:
    dark = [False] * QUIET_ZONE + modules(text) + [False] * QUIET_ZONE
    line = Image.frombytes("L", (len(dark), 1), bytes(0 if module else 255 for module in dark))
    (found,) = zxingcpp.read_barcodes(line.resize((2 * len(dark), 40), Image.Resampling.NEAREST))
    assert found.format == zxingcpp.BarcodeFormat.Code128
    return found.text


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40))
def test_any_printable_ascii_is_read_back(text: str) -> None:
    assert read_back(text) == text


@given(st.text("0123456789", min_size=2, max_size=32))
def test_digits_are_read_back(text: str) -> None:
    assert read_back(text) == text


def test_a_run_of_digits_takes_half_the_room() -> None:
    assert len(modules("1" * 18)) == 11 * (1 + 9 + 1) + 13


@pytest.mark.parametrize("text", ["", "é", "2８", "1\n"])
def test_what_it_cannot_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not printable ASCII"):
        modules(text)
