"""Which translations need compiling, and how their sources follow the program."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from translations import FOLDER, outdated, update


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


def test_a_new_language_begins_with_every_text_unfinished(tmp_path: Path) -> None:
    assert update(["de"], tmp_path) == 0
    text = (tmp_path / "pos_app_de.ts").read_text("utf-8")
    assert '<TS version="2.1" language="de" sourcelanguage="en">' in text
    assert "<source>Do not charge again. Asking QFPay.</source>" in text
    assert text.count("<source>") == text.count('<translation type="unfinished"></translation>')


@pytest.mark.parametrize("language", ["zh_HK", "zh_CN"])
def test_updating_what_is_up_to_date_changes_nothing(tmp_path: Path, language: str) -> None:
    name = f"pos_app_{language}.ts"
    shutil.copy(FOLDER / name, tmp_path)
    assert update([language], tmp_path) == 0
    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()
