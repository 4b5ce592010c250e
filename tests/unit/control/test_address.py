from __future__ import annotations

import json
import stat
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from pos_app.control.address import DOOR_FILE, DoorAddress, close_door, open_door, read_address
from pos_app.domain.sentences import SetupError
from pos_app.settings.paths import DataFolder


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder with a short path, as systems have it."""
    with tempfile.TemporaryDirectory(prefix="run-") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


@pytest.fixture
def long_folder(tmp_path: Path) -> Path:
    folder = tmp_path / ("very-" * 30)
    folder.mkdir()
    return folder


def test_callers_read_where_the_door_is(tmp_path: Path) -> None:
    listener, address = open_door(tmp_path)
    assert read_address(tmp_path) == address
    Client(address.place).close()
    close_door(tmp_path, listener)
    assert read_address(tmp_path) is None


def test_the_file_is_the_one_that_settings_name_and_for_the_owner_only(tmp_path: Path) -> None:
    (tmp_path / DOOR_FILE).write_text("{}")
    (tmp_path / DOOR_FILE).chmod(0o666)
    listener, _ = open_door(tmp_path)
    assert DataFolder(tmp_path).door_key == tmp_path / DOOR_FILE
    assert stat.S_IMODE((tmp_path / DOOR_FILE).stat().st_mode) == 0o600
    close_door(tmp_path, listener)


def test_nothing_is_left_after_closing(tmp_path: Path) -> None:
    listener, _ = open_door(tmp_path)
    close_door(tmp_path, listener)
    assert list(tmp_path.iterdir()) == []


def test_every_start_has_a_new_key_that_is_not_shown(tmp_path: Path) -> None:
    keys = set()
    for _ in range(2):
        listener, address = open_door(tmp_path)
        keys.add(address.key)
        assert address.key.hex() not in repr(address)
        assert repr(address.key) not in repr(address)
        close_door(tmp_path, listener)
    assert len(keys) == 2
    assert {len(key) for key in keys} == {32}


def test_with_a_long_path_the_socket_is_in_a_folder_of_its_own_for_the_owner_only(
    long_folder: Path, runtime: Path
) -> None:
    listener, address = open_door(long_folder)
    place = Path(address.place)
    assert place.parent.parent == runtime
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    Client(address.place).close()
    close_door(long_folder, listener)
    assert list(runtime.iterdir()) == []
    assert list(long_folder.iterdir()) == []


@pytest.mark.parametrize("value", ["", "/no/such/folder", "/" + "x" * 90])
def test_without_a_usable_runtime_folder_the_temporary_folder_serves(
    value: str, long_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", value)
    listener, address = open_door(long_folder)
    assert Path(address.place).parent.parent == Path(tempfile.gettempdir())
    close_door(long_folder, listener)


def test_a_folder_that_takes_no_sockets_does_not_matter(tmp_path: Path, runtime: Path) -> None:
    # A folder in the socket's place stands for a file system without sockets.
    (tmp_path / "door.sock").mkdir()
    listener, address = open_door(tmp_path)
    assert Path(address.place).parent.parent == runtime
    Client(address.place).close()
    close_door(tmp_path, listener)


def test_what_a_killed_till_has_left_is_cleaned_up(long_folder: Path, runtime: Path) -> None:
    left = runtime / "pos-app-left"
    left.mkdir()
    (left / "door.sock").write_text("")
    (long_folder / DOOR_FILE).write_text(json.dumps({"place": str(left / "door.sock"), "key": "00"}))
    listener, _ = open_door(long_folder)
    assert not left.exists()
    close_door(long_folder, listener)


def test_cleaning_up_never_removes_a_folder_that_holds_anything(tmp_path: Path) -> None:
    # The data folder was moved: the old file names a socket in a folder that is somebody's data now.
    precious = tmp_path / "pos-app-data"
    precious.mkdir()
    (precious / "journal.sqlite3").write_text("money")
    folder = tmp_path / "till"
    folder.mkdir()
    (folder / DOOR_FILE).write_text(json.dumps({"place": str(precious / "door.sock"), "key": "00"}))
    listener, _ = open_door(folder)
    close_door(folder, listener)
    assert (precious / "journal.sqlite3").read_text() == "money"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        b"[]",
        b"null",
        b"{}",
        b'{"place": "x"}',
        b'{"place": "x", "key": "zz"}',
        b'{"place": 1, "key": 2}',
        b"\xff\xfe\x00",
    ],
)
def test_an_address_that_cannot_be_understood_is_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / DOOR_FILE).write_bytes(content)
    assert read_address(tmp_path) is None


def test_a_folder_that_cannot_be_written_to_is_a_sentence_and_leaves_nothing(tmp_path: Path, runtime: Path) -> None:
    with pytest.raises(SetupError, match=r"command line cannot reach this till \(No such file"):
        open_door(tmp_path / "missing")
    assert list(runtime.iterdir()) == []


def test_a_socket_that_somebody_removed_does_not_stop_the_closing(tmp_path: Path) -> None:
    listener, address = open_door(tmp_path)
    Path(address.place).unlink()
    close_door(tmp_path, listener)
    assert list(tmp_path.iterdir()) == []


def test_addresses_compare_by_value() -> None:
    assert DoorAddress("a", b"k") == DoorAddress("a", b"k")
