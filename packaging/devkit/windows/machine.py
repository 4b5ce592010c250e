"""A computer on which a setup is tried: this Windows, or one under Wine."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from devkit.terminal import Stop

if TYPE_CHECKING:
    from devkit.windows.wine import Wine

PATIENCE_S = 120.0
_VALUE = re.compile(r"^ {4}(?P<name>.+?) {4}REG_\w+ {4}(?P<value>.*)$")


@dataclass(frozen=True)
class Answer:
    """How a program ended, and what it said."""

    code: int
    text: str


@dataclass(frozen=True)
class Machine:
    """Runs Windows' programs. `wine`: where; None on Windows itself."""

    wine: Wine | None

    def command(self, arguments: Sequence[str]) -> list[str]:
        """What to start here for `arguments` to run there."""
        return list(arguments) if self.wine is None else self.wine.command(arguments)

    def run(self, arguments: Sequence[str], typed: str = "") -> Answer:
        """Runs a program to its end."""
        done = subprocess.run(
            self.command(arguments),
            input=typed.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # Wine's own remarks
            timeout=PATIENCE_S,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(errors="replace").replace("\r\n", "\n"))

    def start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        """Starts a program that goes on; its output can be read."""
        return subprocess.Popen(
            self.command(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def close(self, program: str) -> None:
        """Closes the windows of a program, as a person would."""
        self.run(["taskkill", "/IM", program])

    def variable(self, name: str) -> str:
        """The value of an environment variable of this Windows."""
        return self.run(["cmd", "/c", f"echo %{name}%"]).text.strip()

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key; empty when there is no such key."""
        return registry_values(self.run(["reg", "query", key]).text)

    def path(self, path: str) -> Path:
        """Where a path of this Windows lies here."""
        return Path(path) if self.wine is None else self.wine.path(path)


def registry_values(listing: str) -> dict[str, str]:
    """The values in what `reg query` prints, by name."""
    found = (_VALUE.match(line) for line in listing.splitlines())
    return {match["name"]: match["value"].strip() for match in found if match}


def wait_for(condition: Callable[[], bool], what: str) -> None:
    """Returns as soon as `condition` holds; raises `Stop` when it takes too long."""
    ends = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > ends:
            raise Stop(f"Waited in vain until {what}.")
        time.sleep(0.05)
