"""Time left."""

from __future__ import annotations

import pytest

from pos_app.desktop.countdown import time_left


@pytest.mark.parametrize(
    ("left_ms", "shown"),
    [(65_000, "1:05"), (60_001, "1:01"), (60_000, "1:00"), (999, "0:01"), (0, "0:00"), (-5, "0:00")],
)
def test_every_second_begun_counts(left_ms: int, shown: str) -> None:
    assert time_left(1_000_000 + left_ms, 1_000_000) == shown


def test_no_end_no_countdown() -> None:
    assert time_left(None, 1_000_000) == ""
