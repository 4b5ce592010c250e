"""The commands of `packaging/dev.py`, in one table."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from devkit.environment import PYTHON, set_up
from devkit.terminal import ROOT, Stop, call, say

PYTEST = (PYTHON, "-m", "pytest")
COVERAGE = ("--cov", "--cov-report=")
ALL_CORES = ("--numprocesses=auto", "--dist=worksteal")
CHECK_COVERAGE = ROOT / "packaging" / "check_coverage.py"
CHECKS: dict[str, Sequence[str | Path]] = {
    "ruff check": (PYTHON, "-m", "ruff", "check"),
    "ruff format": (PYTHON, "-m", "ruff", "format", "--check"),
    "mypy": (PYTHON, "-m", "mypy"),
    "import-linter": (PYTHON.with_name("lint-imports"),),
}


@dataclass(frozen=True)
class Command:
    """One subcommand: its line in the help, and what it does with its arguments (returns an exit code)."""

    usage: str
    run: Callable[[list[str]], int]


def run(arguments: list[str]) -> int:
    """Starts pos-app: with the given arguments, else for training; without a display a sale in text."""
    set_up("run")
    ours = arguments[1:] if arguments[:1] == ["--"] else arguments
    if ours:
        return call([PYTHON, "-m", "pos_app", *ours])
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("There is no display here, so no window can open. Playing a sale in the terminal instead.")
        return call([PYTHON, "-m", "pos_app.cli.demo"])
    say("Opening pos-app on its training gateway: no money moves.")
    return call([PYTHON, "-m", "pos_app", "--training"])


def test(arguments: list[str]) -> int:
    """Runs all checks and tests, says at the end what failed; with arguments after `--` pytest alone."""
    fast = arguments[:1] == ["--fast"]
    rest = arguments[fast:]
    if rest and rest[0] != "--":
        raise Stop(f"Unknown argument {rest[0]!r}. What is meant for pytest goes after --")
    set_up("test")
    skipped = ["--ignore=tests/end_to_end"] if fast else []
    if rest:
        return call([*PYTEST, *skipped, *rest[1:]])
    checks = CHECKS | {"tests": (*PYTEST, *ALL_CORES, *COVERAGE, *skipped), "100 % list": (PYTHON, CHECK_COVERAGE)}
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    say("Failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def _passes(name: str, command: Sequence[str | Path]) -> bool:
    say(f"== {name}")
    return call(command) == 0


def simulate(arguments: list[str]) -> int:
    """Lives simulated shops from seeds; 1 on a violation, with the shortest story of it."""
    set_up("test")
    return call([PYTHON, "-m", "tests.simulation.run", *arguments])


def screens(arguments: list[str]) -> int:
    """Takes pictures of every state of the window, in every language and theme, and contact sheets of them."""
    set_up("test")
    return call([PYTHON, "-m", "tests.screens.run", *arguments])


def package(arguments: list[str]) -> int:
    """Builds what is delivered; with `--check` also installs and tries it."""
    from devkit.package.command import package as build  # noqa: PLC0415 - nothing of it is needed to run or test

    return build(arguments)


COMMANDS = {
    "run": Command("run [ARGUMENT ...]               start pos-app (without arguments: for training)", run),
    "test": Command("test [--fast] [-- ARGUMENT ...]  all checks and tests, or pytest alone with arguments", test),
    "simulate": Command("simulate [--seeds N] [--start S]  simulated shops with every fault, from seeds", simulate),
    "screens": Command("screens [--only NAME ...]         pictures of every state of the window (see --help)", screens),
    "package": Command(
        "package [--windows] [--check]     build what is delivered, and try it in a bare system", package
    ),
}


def main(arguments: list[str]) -> int:
    """Finds the command and runs it. 2: wrong usage or something to be done first, 130: interrupted."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    command = COMMANDS.get(name)
    if command is None:
        print("usage: python3 packaging/dev.py COMMAND\n")
        print(*(f"  {known.usage}" for known in COMMANDS.values()), sep="\n")
        return 0 if name in {"-h", "--help"} else 2
    try:
        return command.run(rest)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
