"""A real disk that is full or read-only: nothing that came back is lost, and nothing leaves that could be."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_MAY_MOUNT = ("mount", "-t", "tmpfs", "none", "/mnt")
ROOT = Path(__file__).resolve().parents[3]
NEARLY_FULL, FULL = "The disk is nearly full, so no new payment can be started.", "The disk is full"


@cache
def own_namespace() -> tuple[str, ...]:
    """The command before a command that may then mount a disk which nobody else sees."""
    ways = (
        ("unshare", "--user", "--map-root-user", "--mount"),
        ("unshare", "--mount"),
        ("sudo", "-n", "unshare", "--mount"),
    )
    for way in ways:
        if (
            shutil.which(way[0])
            and not subprocess.run([*way, *_MAY_MOUNT], capture_output=True, check=False).returncode
        ):
            return way
    pytest.fail("A small disk for this test cannot be mounted here. Allow user namespaces, or run the tests as root.")


def seen(scenario: str, disk: Path) -> dict[str, Any]:
    """What a till saw that lived through `scenario` on a small disk of its own."""
    disk.mkdir()
    command = [*own_namespace(), sys.executable, "-m", "tests.integration.journal.small_disk", scenario, str(disk)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def test_a_disk_that_fills_up_before_the_answer_loses_nothing_and_sells_nothing_more(tmp_path: Path) -> None:
    till = seen("full_between_sent_and_answer", tmp_path / "disk")
    assert (till["free"], till["state"], till["reserve left"]) == (0, "paid", False)
    assert NEARLY_FULL in till["refused"]
    assert [NEARLY_FULL in sentence for sentence in till["told"]] == [True]


def test_a_disk_with_room_again_sells_again_without_a_restart(tmp_path: Path) -> None:
    till = seen("full_between_sent_and_answer", tmp_path / "disk")
    assert (till["refused later"], till["told later"], till["reserve later"]) == ("", [None], True)
    assert till["integrity"] == []


def test_a_result_that_finds_no_room_at_all_is_written_as_soon_as_there_is_some(tmp_path: Path) -> None:
    till = seen("full_for_a_long_time", tmp_path / "disk")
    assert till["state"] == "sent"
    assert till["refused"]
    assert FULL in till["told"][-1]
    assert (till["state later"], till["refused later"]) == ("paid", "")


def test_a_start_on_a_full_disk_follows_what_was_open(tmp_path: Path) -> None:
    till = seen("full_before_the_start", tmp_path / "disk")
    assert till["state"] == "checking"
    assert till["orders"] == 0
    assert NEARLY_FULL in till["told"][0]
    assert NEARLY_FULL in till["refused"]


def test_a_read_only_disk_is_told_at_the_start_and_passes(tmp_path: Path) -> None:
    till = seen("read_only", tmp_path / "disk")
    assert "Check that this user may read and write" in till["refused"]
    assert till["refused later"] == ""
