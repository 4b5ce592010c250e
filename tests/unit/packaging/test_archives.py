"""Archives that depend on nothing but the files in them."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from devkit.package.archives import ar, checksums, digest, gz, tar

TIME = 1_700_000_000


def _folder(place: Path, names: tuple[str, ...]) -> Path:
    """The same files whatever the order in which they are made, at times and with modes of their own."""
    for number, name in enumerate(names):
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
        os.utime(file, (number, number))
    (place / "b").chmod(0o700 if names[0] == "b" else 0o755)
    (place / "link").symlink_to("b")
    return place


@pytest.fixture
def tars(tmp_path: Path) -> tuple[Path, Path]:
    """Two tars of the same files."""
    one = _folder(tmp_path / "one", ("b", "sub/a", "a.b", "a/c"))
    other = _folder(tmp_path / "other", ("a/c", "a.b", "sub/a", "b"))
    for folder in (one, other):
        tar(folder, folder.with_suffix(".tar"), TIME, prefix=".")
    return one.with_suffix(".tar"), other.with_suffix(".tar")


def test_two_folders_with_the_same_files_become_the_same_tar(tars: tuple[Path, Path]) -> None:
    assert tars[0].read_bytes() == tars[1].read_bytes()


def test_a_tar_names_nobody_and_no_other_time(tars: tuple[Path, Path]) -> None:
    with tarfile.open(tars[0]) as archive:
        members = archive.getmembers()
    assert {(member.uname, member.gname, member.uid, member.gid, member.mtime) for member in members} == {
        ("root", "root", 0, 0, TIME)
    }
    assert {member.name: oct(member.mode) for member in members} == {
        ".": "0o755",
        "./a": "0o755",
        "./a/c": "0o644",
        "./a.b": "0o644",
        "./b": "0o755",
        "./link": "0o777",
        "./sub": "0o755",
        "./sub/a": "0o644",
    }


def test_a_folder_stands_before_what_is_in_it(tars: tuple[Path, Path]) -> None:
    with tarfile.open(tars[0]) as archive:
        names = archive.getnames()
    assert [name for place, name in enumerate(names) if place and name.rpartition("/")[0] not in names[:place]] == []


@pytest.mark.skipif(shutil.which("ar") is None, reason="binutils are not here")
def test_ar_reads_what_was_written(tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_bytes(b"123")
    ar(tmp_path / "archive", {"debian-binary": b"2.0\n", "odd": odd, "last": b"end"}, TIME)
    told = subprocess.run(["ar", "p", tmp_path / "archive"], capture_output=True, check=True)
    assert told.stdout == b"2.0\n123end"


def test_gzip_holds_no_time() -> None:
    assert gz(b"text") == gz(b"text")
    assert gz(b"text")[4:8] == bytes(4)
    assert gzip.decompress(gz(b"text")) == b"text"


def test_checksums_are_sorted_and_right(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_bytes(name.encode())
    lines = checksums([tmp_path / "b", tmp_path / "a"]).splitlines()
    assert lines == [f"{hashlib.sha256(name.encode()).hexdigest()}  {name}" for name in ("a", "b")]
    assert digest(tmp_path / "a", "md5") == hashlib.md5(b"a").hexdigest()
