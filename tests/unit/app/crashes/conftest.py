"""A process's life in a test: its log and its watch over bugs end with it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.app.crashes.watch import BugWatch
from pos_app.app.logs.handler import LogHandler
from pos_app.settings.paths import DataFolder


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path)
    made.ensure()
    return made


@pytest.fixture
def watch(folder: DataFolder) -> Iterator[BugWatch]:
    handler = LogHandler(lambda _line: None)
    logging.getLogger().addHandler(handler)
    logging.getLogger("pos_app").setLevel(logging.INFO)
    watch = BugWatch(handler, folder.crashes)
    with watch.hooks():
        yield watch
    logging.getLogger().removeHandler(handler)
