"""What the commands of `dev.py` start."""

from __future__ import annotations

from typing import Any

import pytest

from devkit import commands
from devkit.environment import PYTHON


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Set-ups and calls, in their order; nothing of it is done."""
    done: list[Any] = []
    monkeypatch.setattr(commands, "set_up", done.append)
    monkeypatch.setattr(commands, "call", lambda command: done.append(command) or 7)
    return done


@pytest.mark.parametrize(("name", "module"), [("simulate", "tests.simulation.run"), ("screens", "tests.screens.run")])
def test_command_hands_its_arguments_to_its_module_once_all_is_set_up(
    started: list[Any], name: str, module: str
) -> None:
    assert commands.main([name, "--first", "2"]) == 7
    assert started == ["test", [PYTHON, "-m", module, "--first", "2"]]


@pytest.mark.parametrize(("given", "code"), [([], 2), (["nonsense"], 2), (["--help"], 0)])
def test_every_command_is_in_the_help(given: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(given) == code
    said = capsys.readouterr().out
    assert [name for name in commands.COMMANDS if f"  {name} [" not in said] == []
