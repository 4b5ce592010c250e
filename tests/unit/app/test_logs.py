"""The log: our own words, for the owner's eyes, without what an exception says."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.app.logs import start_log
from pos_app.settings.paths import DataFolder

SECRET = "DUMMY-SECRET-281234567890123456"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    made = DataFolder(tmp_path)
    made.ensure()
    root, ours = logging.getLogger(), logging.getLogger("pos_app")
    handlers, levels, raises = list(root.handlers), (root.level, ours.level), logging.raiseExceptions
    yield made
    for handler in [one for one in root.handlers if one not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    logging.raiseExceptions = raises


def written(folder: DataFolder) -> str:
    log = folder.logs / "pos-app.log"
    return log.read_text("utf-8") if log.exists() else ""


def test_our_own_words_are_written_from_info_up(folder: DataFolder) -> None:
    start_log(folder)
    logging.getLogger("pos_app.checkout").info("a payment is %s", "paid")
    logging.getLogger("pos_app.checkout").debug("details")
    assert "INFO pos_app.checkout a payment is paid" in written(folder)
    assert "details" not in written(folder)


def test_nothing_is_made_before_there_is_something_to_say(folder: DataFolder) -> None:
    start_log(folder)
    assert list(folder.logs.iterdir()) == []


def test_other_libraries_are_heard_when_they_fail_only(folder: DataFolder) -> None:
    start_log(folder)
    logging.getLogger("urllib3.connectionpool").warning("retrying %s", SECRET)
    assert written(folder) == ""


@pytest.mark.expect_log("ERROR pos_app: it failed")
def test_of_an_exception_only_its_kind_is_written(folder: DataFolder) -> None:
    start_log(folder)
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("pos_app").exception("it failed")
    text = written(folder)
    assert text.endswith("ERROR pos_app it failed\nValueError\n")
    assert SECRET not in text


def test_a_log_that_cannot_be_written_is_silent(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    start_log(folder)
    folder.logs.rmdir()
    folder.logs.write_text("in the way")
    logging.getLogger("pos_app").info("nobody hears this")
    assert capsys.readouterr().err == ""
