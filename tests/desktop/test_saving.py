"""What is chosen at the window reaches the disk, or the window says why it did not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pos_app.app.crashes.watch import BugWatch
from pos_app.app.logs.handler import LogHandler
from pos_app.app.opening import Place
from pos_app.app.window import _Forward, _saving
from pos_app.settings.paths import DataFolder
from tests.desktop.counter_window import Opener


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = DataFolder(tmp_path)
    folder.ensure()
    return Place(folder)


@pytest.fixture
def saver() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


def test_a_choice_is_written_to_the_file(place: Place, saver: ThreadPoolExecutor, open_counter: Opener) -> None:
    counter = open_counter()
    forward = _Forward(BugWatch(LogHandler(lambda _line: None), place.folder.crashes))
    forward.use(counter.app.door)
    _saving(place, saver, forward)({"volume": 30})
    counter.until(place.folder.settings.exists)
    assert place.store.load().volume == 30


@pytest.mark.expect_log("a choice was not saved")
def test_a_choice_that_cannot_be_written_is_told_in_the_menu_and_on_the_page(
    place: Place, saver: ThreadPoolExecutor, open_counter: Opener
) -> None:
    place.folder.settings.mkdir()
    counter = open_counter()
    forward = _Forward(BugWatch(LogHandler(lambda _line: None), place.folder.crashes))
    forward.use(counter.app.door)
    counter.click("menu")
    _saving(place, saver, forward)({"volume": 30})
    counter.until(lambda: counter.text("settings_problems") == "Some settings cannot be used")
    counter.click("settings_problems")
    assert f"{place.folder.settings} cannot be read (Is a directory)" in counter.text("problem_1")
