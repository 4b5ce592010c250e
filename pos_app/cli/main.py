"""`pos-app`: reads the command line, does it, and answers with the agreed exit code. No traceback reaches a user."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pos_app.cli.arguments import UsageError, build_parser
from pos_app.cli.output import Output
from pos_app.domain.exit_codes import BAD_INPUT
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, CounterError

if TYPE_CHECKING:
    import argparse

    from pos_app.cli.options import Options

_FOR_SUPPORT = ("doctor", "support-bundle")
"""They are asked when something is wrong, such as the data folder."""

_INTERRUPTED = QT_TRANSLATE_NOOP(
    "main", "Interrupted. If a payment was under way, do not charge again: `pos-app resolve` tells what became of it."
)
_BUG = QT_TRANSLATE_NOOP(
    "main",
    "Something went wrong inside the program ({kind}). If a payment was under way, do not charge again: "
    "`pos-app resolve` tells what became of it.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line; returns its exit code."""
    os.umask(0o077)  # whatever we write is the owner's alone
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Windows consoles and pipes have encodings of their own; scripts count on UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    output = Output(as_json="--json" in given)
    try:
        return _run(build_parser().parse_args(given), output)
    except UsageError as error:
        output.event({"event": "result", "error": str(error), "exit": BAD_INPUT})
    except CounterError as error:
        from pos_app.checkout.till_commands import refusal

        output.event(refusal(error))
    except KeyboardInterrupt:
        output.stopped(_INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a bug of ours must not look like an unpaid sale
        from pos_app.checkout.bugs import log_bug

        log_bug("a command failed", error)
        output.stopped(_BUG.filled(kind=type(error).__name__))
    return output.exit_code


def _run(parsed: argparse.Namespace, output: Output) -> int:
    from pos_app.app.diary import note_start
    from pos_app.cli.options import Options

    try:
        options = Options.of(parsed, writable=parsed.command not in _FOR_SUPPORT)
    except CounterError as error:
        if parsed.command is None:
            from pos_app.app.opening import Place
            from pos_app.app.window import tell_problem

            tell_problem(error.sentence, Place.named(getattr(parsed, "data_dir", None), None, training=False))
        raise
    note_start(parsed.command or "window")
    with options.watch.hooks():
        _command(parsed.command)(options, output)
    return output.exit_code


def _command(name: str | None) -> Callable[[Options, Output], None]:
    """The function of a command; each loads only what it needs, so that a payment starts fast."""
    match name:
        case "pay" | "cancel" | "query" | "refund" | "resolve" | "reconcile" | "verdict" | "settle":
            from pos_app.cli.till import run_till_command

            return run_till_command
        case "report":
            from pos_app.cli.report import report

            return report
        case "payments":
            from pos_app.cli.listing import list_payments

            return list_payments
        case "profile" | "credentials" | "settings" | "journal":
            return _set_up(name)
        case "doctor" | "support-bundle":
            from pos_app.cli.doctor import run_support_command

            return run_support_command
        case "training-gateway" | "licences":
            return _without_a_till(name)
    return _command_of_the_computer(name)


def _command_of_the_computer(name: str | None) -> Callable[[Options, Output], None]:
    """What concerns the program on this computer rather than payments."""
    match name:
        case "owner-pin":
            from pos_app.cli.owner_pin import run_owner_pin_command

            return run_owner_pin_command
        case "version":
            from pos_app.cli.version import run_version

            return run_version
    from pos_app.cli.window import open_window

    return open_window


def _set_up(name: str) -> Callable[[Options, Output], None]:
    """The same for what sets a till up."""
    match name:
        case "profile":
            from pos_app.cli.profiles import run_profile_command

            return run_profile_command
        case "settings":
            from pos_app.cli.settings import run_settings_command

            return run_settings_command
        case "journal":
            from pos_app.cli.journal import run_journal_command

            return run_journal_command
    from pos_app.cli.credentials import run_credentials_command

    return run_credentials_command


def _without_a_till(name: str) -> Callable[[Options, Output], None]:
    """The same for what touches no till."""
    if name == "licences":
        from pos_app.cli.licences import print_licences

        return print_licences
    from pos_app.cli.training import run_training_gateway

    return run_training_gateway
