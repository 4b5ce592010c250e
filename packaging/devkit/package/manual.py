"""The manual page `pos-app(1)`, made of what `--help` says: it knows every command and option there is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from devkit.terminal import ROOT

_FILES = """.SH FILES
.TP
.I ~/.local/share/pos\\-app
The till's data: journal, settings, logs, backups. Removing the package leaves it where it is.
.TP
.I /usr/share/doc/pos\\-app
Licences of everything that is in the package, and the list of it.
.SH ENVIRONMENT
.TP
.B POS_APP_DATA_DIR
Another data folder, as with \\fB\\-\\-data\\-dir\\fR.
"""


def manual(version: str, time: int) -> str:
    """The page in the language of man; dated by `time`, seconds since 1970."""
    sys.path.insert(0, str(ROOT))
    from pos_app.cli.arguments import EXIT_CODES, build_parser  # noqa: PLC0415 - found only with the line before

    parser = build_parser()
    day = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%d")
    lines = [
        f'.TH POS\\-APP 1 "{day}" "pos\\-app {version}" "User commands"',
        ".SH NAME",
        "pos\\-app \\- payment counter for QFPay merchants",
        ".SH SYNOPSIS",
        ".B pos\\-app",
        "[\\fIOPTION\\fR ...] [\\fICOMMAND\\fR ...]",
        ".SH DESCRIPTION",
        *_paragraphs(parser.description or ""),
        ".SH OPTIONS",
        *_options(parser, set()),
        ".SH COMMANDS",
        *_commands(parser),
        ".SH EXIT STATUS",
        ".nf",
        *(escaped(line.strip()) for line in EXIT_CODES.splitlines()[1:]),
        ".fi",
    ]
    return "\n".join(lines) + "\n" + _FILES


def escaped(text: str) -> str:
    """Text that man prints as it is: hyphens stay hyphens, a dot or quote at the beginning is no request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + plain if plain[:1] in {".", "'"} else plain


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    common = {action.dest for action in parser._actions}  # noqa: SLF001 - argparse tells its options nowhere else
    for name, (summary, command) in _subcommands(parser).items():
        yield f".SS pos\\-app {escaped(name)}{_arguments(command)}"
        yield from _paragraphs(command.description or summary)
        yield from _options(command, common)
        for action, (line, inner) in _subcommands(command).items():
            yield f".SS pos\\-app {escaped(name)} {escaped(action)}{_arguments(inner)}"
            yield from _paragraphs(inner.description or line)
            yield from _options(inner, common)


def _subcommands(parser: argparse.ArgumentParser) -> dict[str, tuple[str, argparse.ArgumentParser]]:
    """Each subcommand with its line in the help."""
    for action in parser._actions:  # noqa: SLF001 - as above
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            lines = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            return {name: (lines.get(name, ""), command) for name, command in action.choices.items()}
    return {}


def _options(parser: argparse.ArgumentParser, known: set[str]) -> Iterator[str]:
    """What a heading does not tell already. (Subcommands count as an argument without a help of its own.)"""
    for action in parser._actions:  # noqa: SLF001 - as above
        in_heading = not action.option_strings and not action.help
        if action.dest in known or in_heading:
            continue
        yield ".TP"
        yield ", ".join(f"\\fB{escaped(name)}\\fR" for name in action.option_strings) + _value(action)
        yield escaped(action.help or "")


def _arguments(parser: argparse.ArgumentParser) -> str:
    """What a command is given without a name, as it stands in its heading."""
    given = parser._get_positional_actions()  # noqa: SLF001 - as above
    return "".join(" " + _value(action) for action in given if not isinstance(action, argparse._SubParsersAction))  # noqa: SLF001


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    shown = action.metavar or action.dest.upper()
    name = shown if isinstance(shown, str) else " ".join(shown)
    return (" " if action.option_strings else "") + f"\\fI{escaped(name)}\\fR"


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs flow; what is indented stands as it is."""
    for block in text.strip().split("\n\n"):
        if block.startswith("  "):
            yield from (".PP", ".RS", ".nf", *(escaped(line.strip()) for line in block.splitlines()), ".fi", ".RE")
        else:
            yield from (".PP", *(escaped(line) for line in block.splitlines()))
