"""Commands that a till carries out, such as `pay`, `refund`, `resolve`, `reconcile` or `verdict`."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from pos_app.app.opening import training_profile
from pos_app.checkout.till_commands import day, pay_request
from pos_app.cli.errand import Errand
from pos_app.cli.interrupts import one_interrupt
from pos_app.domain.reasons import check_reason
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.checkout.telling import Document
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.settings.profiles import Profile

_NO_CODE = QT_TRANSLATE_NOOP("till", "No payment code came from standard input. Scan the customer's code.")

_NOWHERE: Final = "http://127.0.0.1"
_MAX_CODE: Final = 4096


def run_till_command(options: Options, output: Output) -> None:
    """Asks the open till, or opens one, and tells what it says."""
    # Closed here and now, whatever happens: the lock goes only with the till.
    with one_interrupt(), closing(Errand(options.place, _request(options)).events()) as events:
        for event in events:
            output.event(event)


def profile_of(place: Place) -> Profile:
    """The profile that a command is meant for. Raises SetupError when there is none."""
    return training_profile(_NOWHERE) if place.training else place.store.profile(place.profile)


def _request(options: Options) -> Document:
    given = options.given
    request: Document = {
        "do": given.command,
        "wait": getattr(given, "wait", None),
        **{name: options.text(name) for name in ("number", "amount", "currency", "pay_type", "reference", "date")},
        **{name: getattr(given, name) for name in ("paid", "reason", "how") if hasattr(given, name)},
        "wallet": options.text("qr"),
        "again": bool(getattr(given, "again", False)),
        "profile": "" if options.place.training else options.place.profile or "",
    }
    if getattr(given, "code_stdin", False):
        request["code"] = _code_from_stdin()
    day(options.text("date"))  # refused here already, as what follows
    if given.command == "verdict":
        check_reason(given.reason)  # likewise
    if given.command == "pay":
        pay_request(request, profile_of(options.place))  # refused here already, before a till is opened
    return request


def _code_from_stdin() -> str:
    code = "" if sys.stdin is None else _read_code()
    if not code.strip():
        raise BadInput(_NO_CODE)
    return code


def _read_code() -> str:
    # At a terminal a scanner ends a code with Enter and never ends the input.
    return sys.stdin.readline(_MAX_CODE) if sys.stdin.isatty() else sys.stdin.read(_MAX_CODE)
