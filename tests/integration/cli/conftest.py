"""Data folders for the command line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.integration.cli.program import Till


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not pytest's tmp_path: the path of the door's socket may have 103 characters at most.
    with tempfile.TemporaryDirectory(prefix="till-") as made:
        yield Path(made)


@pytest.fixture
def till(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Till:
    """A till that trains: real in all but money, keyring and network."""
    return Till(folder, monkeypatch, capsys)


@pytest.fixture
def real_till(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Till:
    """A till for real money that has no keyring to use."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    # `keyring` looks for one once in a process, which may have been for an earlier test.
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)
    return Till(folder, monkeypatch, capsys, training=False)
