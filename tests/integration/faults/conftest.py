"""A shop with a faulty gateway for each test."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.checkout.shop import LeapingClock
from tests.integration.faults.gateway import FaultyGateway
from tests.integration.faults.scene import Scene, opened

OpenScene = Callable[..., Scene]


@pytest.fixture
def open_scene(tmp_path: Path) -> Iterator[OpenScene]:
    """Opens shops: `open_scene(tls=None, url="", proxy=None)`."""
    with contextlib.ExitStack() as stack:

        def start(tls: ssl.SSLContext | None = None, **particulars: Any) -> Scene:
            clock = LeapingClock()
            gateway = FaultyGateway(clock.now, tls)
            stack.callback(gateway.close)
            return stack.enter_context(opened(tmp_path, gateway, clock, **particulars))

        yield start


@pytest.fixture
def scene(open_scene: OpenScene) -> Scene:
    return open_scene()
