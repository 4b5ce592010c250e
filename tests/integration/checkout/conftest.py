"""A shop for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.training.gateway import TrainingGateway
from tests.integration.checkout.shop import PACE, LeapingClock, Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    clock = LeapingClock()
    with TrainingGateway(clock=clock.gateway, pace=PACE) as gateway:
        yield Shop(tmp_path, gateway, clock)
