"""A data folder whose log ends with the test."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_app.app.logs.files import log_files
from pos_app.settings.paths import DataFolder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    made = DataFolder(tmp_path)
    made.ensure()
    root, ours = logging.getLogger(), logging.getLogger("pos_app")
    handlers, levels, raises = list(root.handlers), (root.level, ours.level), logging.raiseExceptions
    yield made
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    logging.raiseExceptions = raises


@pytest.fixture
def written(folder: DataFolder) -> Callable[[], list[dict[str, Any]]]:
    """What the log holds now."""
    return lambda: [
        json.loads(line) for path in log_files(folder.logs) for line in path.read_text("utf-8").splitlines()
    ]
