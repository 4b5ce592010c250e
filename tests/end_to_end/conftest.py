"""Desk and shop for the tests that drive the real program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk, desk
from tests.end_to_end.shop import Shop, shop


@pytest.fixture(scope="package")
def small_desk() -> Iterator[Desk]:
    """A desk with the smallest screen that counts."""
    with desk(1024, 768) as made:
        yield made


@pytest.fixture
def small_shop(small_desk: Desk, tmp_path: Path) -> Iterator[Shop]:
    """A shop of its own for each test."""
    with shop(small_desk.env, tmp_path) as made:
        yield made
