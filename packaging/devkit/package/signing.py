"""Signatures, for those who have a certificate: a command of theirs is run on every finished file."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from devkit.terminal import need

VARIABLE = "POS_APP_SIGN_COMMAND"


def sign(file: Path) -> None:
    """Runs the command in POS_APP_SIGN_COMMAND with the path behind it; raises `Stop` when that fails.

    The command changes the file in place or writes a signature beside it. Without the variable nothing happens.
    """
    command = shlex.split(os.environ.get(VARIABLE, ""))
    if command:
        need([*command, file], f"sign {file.name}")
