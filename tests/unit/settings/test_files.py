from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.settings.files import write_atomically


def test_the_file_has_the_text_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)
    write_atomically(path, "new 字")
    assert path.read_text("utf-8") == "new 字"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_else_stays_in_the_folder(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_missing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"could not be saved \(No such file"):
        write_atomically(tmp_path / "missing" / "file", "text")


def test_when_the_last_step_fails_the_old_content_stays_and_no_rest_is_left(tmp_path: Path) -> None:
    # A folder cannot be replaced by a file, whoever asks.
    path = tmp_path / "taken"
    path.mkdir()
    (path / "old").write_text("old")
    with pytest.raises(SetupError, match="could not be saved"):
        write_atomically(path, "text")
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken"]
    assert (path / "old").read_text() == "old"
