"""Restoring, backing up and keeping a reserve are killed at each of their steps; the next start finds all in order."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def found_after_each_death(work: str, place: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.integration.journal.killed_at_every_step", str(place), work]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found: list[dict[str, Any]] = json.loads(ended.stdout)
    assert len(found) > 10
    return found


def test_restoring_that_is_killed_at_any_step_is_done_by_the_next_start(tmp_path: Path) -> None:
    for found in found_after_each_death("restoring", tmp_path):
        assert found == {
            "payments": ["P00000000000000000000001"],
            "integrity": [],
            "backup": "journal-20261123T050607Z.sqlite3",
            "wreck kept": True,
            "left over": [],
        }


def test_backing_up_that_is_killed_at_any_step_leaves_nothing_half(tmp_path: Path) -> None:
    for found in found_after_each_death("backing up", tmp_path):
        assert found == {"sound": True, "whole": True, "integrity": [], "backups": 1}
