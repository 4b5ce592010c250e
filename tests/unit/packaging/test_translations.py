"""Which translations need compiling."""

from __future__ import annotations

import os
from pathlib import Path

from translations import outdated


def test_a_source_without_a_compiled_file_is_outdated(tmp_path: Path) -> None:
    source = tmp_path / "a.ts"
    source.touch()
    assert outdated(tmp_path) == [source]


def test_a_source_newer_than_its_compiled_file_is_outdated(tmp_path: Path) -> None:
    source, compiled = tmp_path / "a.ts", tmp_path / "a.qm"
    source.touch()
    compiled.touch()
    os.utime(compiled, (1, 1))
    assert outdated(tmp_path) == [source]


def test_a_compiled_file_as_new_as_its_source_is_left_alone(tmp_path: Path) -> None:
    for name in ("a.ts", "a.qm"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1, 1))
    assert outdated(tmp_path) == []
