from __future__ import annotations

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pos_app.domain.sentences import SetupError
from pos_app.settings.files import BadContent, one_writer, read_text, write_atomically


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


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"), ("字".encode(), "字"), (b"", ""), (b"\x00", "\x00")],
)
def test_text_is_read_as_editors_write_it(content: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    assert read_text(tmp_path / "file") == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a\nb\n\xff\xfe", "line 3 is not UTF-8"),
        ("\nname = '店'".encode("big5"), "line 2 is not UTF-8"),
        ("a = 1".encode("utf-16"), "line 1 is not UTF-8"),
        (b"x" * 1_000_001, "larger than a megabyte"),
    ],
)
def test_what_is_no_text_is_told_with_its_line(content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(BadContent, match=told):
        read_text(tmp_path / "file")


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"cannot be read \(Is a directory\)"):
        read_text(tmp_path)


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    lock = tmp_path / "lock"

    def second() -> None:
        with one_writer(lock, tmp_path / "file"):
            order.append("second")

    thread = threading.Thread(target=second)
    with one_writer(lock, tmp_path / "file"):
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_lock_that_cannot_be_made_is_a_sentence_about_the_file(tmp_path: Path) -> None:
    with (
        pytest.raises(SetupError, match=r"settings\.toml could not be saved"),
        one_writer(tmp_path / "missing" / "lock", tmp_path / "settings.toml"),
    ):
        pass


_CHANGES = """
import sys
from pathlib import Path
from pos_app.settings.paths import DataFolder
from pos_app.settings.profiles import Profile
from pos_app.settings.store import SettingsStore
root, own = sys.argv[1:]
store = SettingsStore(DataFolder(Path(root)))
for number in range(8):
    store.add_profile(Profile(name=f"{own}{number}", base_url="https://a"))
print(store.load().till_id)
"""


def test_two_processes_that_change_the_settings_at_once_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _CHANGES, str(tmp_path)]
    both = [subprocess.Popen([*command, own], stdout=subprocess.PIPE, text=True) for own in ("a", "b")]
    ids = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert ids[0] == ids[1] != ""
    text = read_text(tmp_path / "settings.toml")
    assert all(f"[profiles.{own}{number}]" in text for own in "ab" for number in range(8))
