"""`credentials set`, `check`, `remove`: secrets from standard input into the keyring, never the other way.

`pins` and `clear-pin` are about the signatures of QFPay's answers.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from pos_app.app.doctor.examination import check_gateway
from pos_app.cli.pins import clear_pin, list_pins
from pos_app.credentials.parsing import parse_credentials
from pos_app.credentials.store import CredentialStore
from pos_app.domain.exit_codes import DONE, SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_STORED = QT_TRANSLATE_NOOP(
    "credentials", "The credentials of profile {name} are in the keyring. Try them: `pos-app credentials check`."
)
_REMOVED = QT_TRANSLATE_NOOP("credentials", "The credentials of profile {name} are removed from the keyring.")
_NOTHING = QT_TRANSLATE_NOOP("credentials", "The keyring held no credentials of profile {name}.")

_MAX_INPUT: Final = 64 * 1024


def run_credentials_command(options: Options, output: Output) -> None:
    """Dispatches to the action."""
    actions = {"set": _set, "check": _check, "remove": _remove, "pins": list_pins, "clear-pin": clear_pin}
    actions[options.given.action](options, output)


def _key(options: Options) -> tuple[str, str]:
    name = options.place.store.profile(options.place.profile).name
    return name, options.place.store.load().credentials_key(name)


def _set(options: Options, output: Output) -> None:
    name, key = _key(options)
    credentials = parse_credentials(sys.stdin.read(_MAX_INPUT))
    CredentialStore().save(key, credentials)
    output.event({"event": "result", "profile": name, "exit": 0, "text": str(_STORED.filled(name=name))})


def _check(options: Options, output: Output) -> None:
    check = check_gateway(options.place)
    output.event(
        {
            "event": "result",
            "ok": check.ok,
            "exit": DONE if check.ok else SETUP,
            "text": str(check.text),
            **check.advice_event(),
        }
    )


def _remove(options: Options, output: Output) -> None:
    name, key = _key(options)
    removed = CredentialStore().remove(key)
    text = _REMOVED if removed else _NOTHING
    output.event(
        {"event": "result", "profile": name, "removed": removed, "exit": 0, "text": str(text.filled(name=name))}
    )
