"""`credentials set`, `check`, `remove`: secrets from standard input into the keyring, never the other way.

`pins` and `clear-pin` are about the signatures of QFPay's answers.
"""

from __future__ import annotations

import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from pos_app.app.doctor.examination import check_gateway
from pos_app.app.rereading import CREDENTIALS_CHANGED
from pos_app.app.rotation import renew_credentials
from pos_app.cli.pins import clear_pin, list_pins
from pos_app.control.door import DoorClient, NobodyHome, TillLost
from pos_app.credentials.handing_over import read_credentials
from pos_app.domain.exit_codes import DONE, SETUP
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, SetupError, joined

if TYPE_CHECKING:
    from pos_app.app.opening import Place
    from pos_app.checkout.telling import Document
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output

_STORED = QT_TRANSLATE_NOOP("credentials", "The credentials of profile {name} are in the keyring.")
_PROVEN = QT_TRANSLATE_NOOP("credentials", "QFPay accepts them.")
_NOT_PROVEN = QT_TRANSLATE_NOOP(
    "credentials", "QFPay was not asked whether it accepts them. Try them: `pos-app credentials check`."
)
_IN_USE = QT_TRANSLATE_NOOP("credentials", "The open till uses them from now on.")
_NEXT_START = QT_TRANSLATE_NOOP("credentials", "The next start uses them.")
_REMOVED = QT_TRANSLATE_NOOP("credentials", "The credentials of profile {name} are removed from the keyring.")
_NOTHING = QT_TRANSLATE_NOOP("credentials", "The keyring held no credentials of profile {name}.")

_PATIENCE_S: Final = 20.0
_PAUSE_S: Final = 0.1


def run_credentials_command(options: Options, output: Output) -> None:
    """Dispatches to the action."""
    actions = {"set": _set, "check": _check, "remove": _remove, "pins": list_pins, "clear-pin": clear_pin}
    actions[options.given.action](options, output)


def _key(options: Options) -> tuple[str, str]:
    name = options.place.store.profile(options.place.profile).name
    return name, options.place.store.load().credentials_key(name)


def _set(options: Options, output: Output) -> None:
    name, _ = _key(options)
    credentials = read_credentials(sys.stdin)
    renewed = renew_credentials(
        options.place,
        credentials,
        lambda profile: _open_till_uses_them(options.place, profile),
        unchecked=options.given.unchecked,
    )
    told = joined(
        _STORED.filled(name=name),
        _PROVEN if renewed.proven else _NOT_PROVEN,
        _IN_USE if renewed.in_use else _NEXT_START,
    )
    output.event({"event": "result", "profile": name, **asdict(renewed), "exit": DONE, "text": str(told)})


def _open_till_uses_them(place: Place, profile: str) -> bool:
    """Whether there is an open till that took the stored credentials over. Raises CounterError when it refuses."""
    request: Document = {"do": CREDENTIALS_CHANGED, "profile": profile}
    lock = place.lock()
    gives_up = time.monotonic() + _PATIENCE_S
    while time.monotonic() < gives_up:
        if lock.acquire():
            lock.release()
            return False
        try:
            return _took_over(list(DoorClient(place.folder.root).call(request)))
        except TillLost:
            return False
        except NobodyHome:
            time.sleep(_PAUSE_S)  # it is just opening or just closing
    return False


def _took_over(events: list[Document]) -> bool:
    result = events[-1] if events else {}
    if "error" in result and result.get("exit") == SETUP:
        raise SetupError(joined(str(result["error"])))
    return result.get("in_use") is True  # an older program does not know the question


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
    removed = options.place.from_keyring(lambda store: store.remove(key))
    text = _REMOVED if removed else _NOTHING
    output.event(
        {"event": "result", "profile": name, "removed": removed, "exit": 0, "text": str(text.filled(name=name))}
    )
