from __future__ import annotations

import sys
import threading
from concurrent.futures import Future

import pytest

from pos_app.cli import keyring_wait
from pos_app.cli.keyring_wait import wait_told
from pos_app.settings.model import Settings


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_wait, "_SILENT_S", 0.01)


class Slow(Future[None]):
    """Answered once it was said that it is waited for."""

    def __init__(self) -> None:
        super().__init__()
        threading.Timer(0.2, self.set_result, [None]).start()


def test_nothing_is_said_of_a_keyring_that_answers(capsys: pytest.CaptureFixture[str]) -> None:
    answered: Future[None] = Future()
    answered.set_result(None)
    wait_told(answered, Settings())
    assert capsys.readouterr() == ("", "")


def test_it_is_said_apart_from_the_output_that_the_keyring_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    asked = Slow()
    wait_told(asked, Settings())
    assert asked.done()
    output, errors = capsys.readouterr()
    assert output == ""
    assert "Waiting for the keyring" in errors


def test_without_a_terminal_it_waits_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    asked = Slow()
    wait_told(asked, Settings())
    assert asked.done()
