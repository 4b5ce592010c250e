"""A gateway on a clock that tests move, and a merchant that talks to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pos_app.training.gateway import TrainingGateway
from tests.integration.training.shop import Clock, Shop


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateway(clock: Clock) -> Iterator[TrainingGateway]:
    with TrainingGateway(clock=clock) as running:
        yield running


@pytest.fixture
def shop(gateway: TrainingGateway) -> Iterator[Shop]:
    with Shop(gateway) as merchant:
        yield merchant


@pytest.fixture
def no_mchid_shop(clock: Clock) -> Iterator[Shop]:
    with TrainingGateway(clock=clock, mchid=None) as running, Shop(running) as merchant:
        yield merchant
