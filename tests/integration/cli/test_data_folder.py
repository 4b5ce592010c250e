"""Data folders as they come: each ends in one sentence, or works; nothing is lost by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.program import ROOT, Till
from tests.integration.journal.test_full_disk import own_namespace


def in_namespace(script: str, folder: Path) -> tuple[dict[str, Any], str]:
    """What the program answers after `script` in a namespace where it may mount (`$1` is the folder).

    Behind that, what its settings are afterwards.
    """
    folder.mkdir(exist_ok=True)
    run = f'{sys.executable} -m pos_app --data-dir "$1/till" --json settings set volume 3 || code=$?'
    after = 'cat "$1/till/settings.toml" >&2 2> /dev/null || true; exit ${code:-0}'
    command = [*own_namespace(), "sh", "-c", f"set -e\n{script}\n{run}\n{after}", "sh", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
    answer: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    assert answer["exit"] == ended.returncode
    return answer, ended.stderr


@pytest.mark.parametrize("name", ["陳記茶餐廳", "a folder with spaces", "d'été", "%s {x} $HOME"])
def test_a_folder_of_any_name_takes_payments(till: Till, name: str) -> None:
    till.folder = till.folder / name
    assert till.run("pay", "--amount", "1", "--code-stdin", typed="281234567890120000").exit == 0
    assert till.run("payments").result["count"] == 1


def test_a_relative_folder_is_the_one_seen_from_here(till: Till, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pos_app", "--data-dir", "till", "settings", "set", "volume", "3"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == 0
    assert (tmp_path / "till" / "settings.toml").read_text() == "volume = 3\n"


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 100] * 60)])
def test_a_path_that_is_too_long_is_told(till: Till, name: str) -> None:
    till.folder = till.folder / name
    answer = till("payments")
    assert answer.exit == 5
    assert "too long" in answer.result["error"]


def test_a_path_too_long_for_a_socket_takes_payments(till: Till) -> None:
    till.folder = till.folder / ("x" * 120)
    assert till.run("pay", "--amount", "1", "--code-stdin", typed="281234567890120000").exit == 0


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    mounted = 'mount -t tmpfs -o size=1m none "$1"; mkdir "$1/till"; mount -o remount,ro "$1"'
    answer, _ = in_namespace(mounted, tmp_path / "disk")
    assert answer["exit"] == 5
    assert "Nothing can be written to the data folder" in answer["error"]
    assert "Read-only file system" in answer["error"]


def test_a_full_disk_on_which_there_is_no_till_yet_is_told(tmp_path: Path) -> None:
    mounted = 'mount -t tmpfs -o size=4k,nr_inodes=3 none "$1"; touch "$1/a" "$1/b"'
    answer, _ = in_namespace(mounted, tmp_path / "disk")
    assert answer["exit"] == 5
    assert "The disk of the data folder" in answer["error"]
    assert "Make room" in answer["error"]


def test_on_a_full_disk_settings_stay_as_they_were_and_that_is_told(tmp_path: Path) -> None:
    make = f'{sys.executable} -m pos_app --data-dir "$1/till" settings set volume 9 > /dev/null'
    fill = 'dd if=/dev/zero of="$1/film" bs=4k 2> /dev/null || true'
    answer, settings = in_namespace(f'mount -t tmpfs -o size=200k none "$1"; {make}; {fill}', tmp_path / "disk")
    assert settings == "volume = 9\n"
    assert answer["exit"] == 5
    assert "could not be saved (No space left on device); the old file is unchanged" in answer["error"]


def test_a_network_share_is_told(till: Till, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:3 / {till.folder} rw - cifs //server/shop rw\n")
    monkeypatch.setattr("pos_app.settings.network_folders._MOUNTS", mounts)
    answer = till("pay", "--amount", "1", "--qr", "alipay")
    assert answer.exit == 5
    assert f"The data folder {till.folder} is on a network share (cifs)" in answer.result["error"]
    assert list(till.folder.iterdir()) == []
