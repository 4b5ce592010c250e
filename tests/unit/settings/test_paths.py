from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.settings.paths import DataFolder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_data_dir_wins_over_the_environment() -> None:
    assert DataFolder.resolve("/given", {"POS_APP_DATA_DIR": "/environment"}).root == Path("/given")


def test_the_environment_wins_over_the_platform() -> None:
    assert DataFolder.resolve(None, {"POS_APP_DATA_DIR": "/environment"}).root == Path("/environment")


@pytest.mark.parametrize("environment", [{}, {"POS_APP_DATA_DIR": ""}])
def test_otherwise_it_is_the_platforms_own_place(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/anna/.local/share")
    assert DataFolder.resolve(None, environment).root == Path("/home/anna/.local/share/pos-app")


def test_a_relative_folder_is_made_absolute_and_the_home_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/anna")
    assert DataFolder.resolve("till", {}).root == tmp_path / "till"
    assert DataFolder.resolve("~/till", {}).root == Path("/home/anna/till")


def test_training_has_a_folder_of_its_own_inside() -> None:
    folder = DataFolder(Path("/data"))
    assert folder.training().root == Path("/data/training")
    assert folder.training().journal != folder.journal


def test_all_files_are_in_the_folder_and_different() -> None:
    folder = DataFolder(Path("/data"))
    files = [
        folder.journal,
        folder.settings,
        folder.settings_lock,
        folder.settings_aside("bak"),
        folder.till_id,
        folder.logs,
        folder.backups,
        folder.lock,
        folder.door_key,
        folder.training().root,
    ]
    assert {file.parent for file in files} == {Path("/data")}
    assert len(set(files)) == len(files)


def test_ensure_makes_the_folders_for_the_owner_only(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "deep" / "till")
    folder.ensure()
    folder.ensure()
    assert {mode(path) for path in (folder.root, folder.logs, folder.backups)} == {0o700}


def test_ensure_takes_folders_that_others_could_read_from_them(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.logs.mkdir()
    folder.logs.chmod(0o755)
    folder.ensure()
    assert mode(folder.logs) == 0o700


def test_ensure_leaves_nothing_else_behind(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.ensure()
    assert {path.name for path in tmp_path.iterdir()} == {"logs", "backups"}


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "till").write_text("")
    with pytest.raises(SetupError, match=r"till is a file\. Move the file away"):
        DataFolder(tmp_path / "till").ensure()


def test_a_file_among_the_parents_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match=f"{tmp_path}/file is a file"):
        DataFolder(tmp_path / "file" / "till").ensure()


def test_a_file_in_place_of_one_of_its_folders_is_named(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("")
    with pytest.raises(SetupError, match=f"{tmp_path}/logs is a file"):
        DataFolder(tmp_path).ensure()


def test_a_folder_that_cannot_be_written_to_is_reported_with_the_reason() -> None:
    # /proc takes no new files, not even root's.
    with pytest.raises(
        SetupError, match=r"Nothing can be written to the data folder /proc/till \(.+\)\. Give yourself"
    ):
        DataFolder(Path("/proc/till")).ensure()


def test_a_read_only_folder_with_everything_in_it_is_found_out(anybody: None) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        folder.ensure()
        folder.root.chmod(0o500)
        try:
            with pytest.raises(SetupError, match="Nothing can be written to the data folder"):
                folder.ensure()
        finally:
            folder.root.chmod(0o700)


@pytest.mark.parametrize("name", ["陳記 茶餐廳", "with space/and more", "é", "x" * 200])
def test_a_name_in_any_writing_will_do(name: str, tmp_path: Path) -> None:
    folder = DataFolder.resolve(str(tmp_path / name), {})
    folder.ensure()
    assert folder.logs.is_dir()


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    for name in ("x" * 300, "/".join(["x" * 200] * 30)):
        with pytest.raises(SetupError, match="too long.*Choose a shorter one with --data-dir"):
            DataFolder(tmp_path / name).ensure()


def test_links_that_lead_to_each_other_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(SetupError, match="data folder"):
        DataFolder(tmp_path / "a" / "till").ensure()


@pytest.mark.parametrize("name", ["a\0b", "~nobody-of-this-name/till"])
def test_what_is_no_name_of_a_folder_is_told(name: str) -> None:
    with pytest.raises(SetupError, match="cannot be the name of a folder"):
        DataFolder.resolve(name, {})


def test_a_folder_of_somebody_else_is_told(anybody: None) -> None:
    with pytest.raises(SetupError, match="/root belongs to another user of this computer. Sign in as that user"):
        DataFolder(Path("/root")).ensure()


@pytest.fixture
def anybody() -> Iterator[None]:
    """Makes the test run as somebody who is not root, because root may write everywhere."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)
