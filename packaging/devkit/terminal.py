"""Starting programs and saying what is done."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Stop(Exception):
    """Something that the person at the keyboard must do first, in a sentence."""


def say(text: str) -> None:
    """One short line about what is being done."""
    print(text, flush=True)


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Runs a program in the project's folder with our input and output; returns its exit code."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=env)


def need(command: Sequence[str | Path], purpose: str) -> None:
    """Runs a program that must succeed, else raises `Stop`; the program itself has said why it failed."""
    code = call(command)
    if code:
        line = shlex.join(str(part) for part in command)
        raise Stop(f"Could not {purpose}: the command above ended with code {code}.\n  {line}")
