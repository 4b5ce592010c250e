"""`owner-pin set`, `status`, `clear`: for whoever owns the account of the computer, who needs no PIN for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from pos_app.credentials.owner_pin import OwnerPin, parse_pin
from pos_app.domain.sentences import QT_TRANSLATE_NOOP, BadInput

if TYPE_CHECKING:
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.domain.sentences import Sentence

_SET = QT_TRANSLATE_NOOP(
    "owner_pin", "The owner's PIN is set. A window that is open asks for it from its next start on."
)
_CLEARED = QT_TRANSLATE_NOOP("owner_pin", "The owner's PIN is removed. Nothing asks for it any more.")
_IS_SET = QT_TRANSLATE_NOOP("owner_pin", "There is a PIN: settings, and the way out of kiosk mode, ask for it.")
_NOT_SET = QT_TRANSLATE_NOOP("owner_pin", "There is no PIN: nothing asks for one.")
_NOT_IN_TRAINING = QT_TRANSLATE_NOOP("owner_pin", "Training has no PIN. Leave --training out.")

_MAX_INPUT: Final = 64


def run_owner_pin_command(options: Options, output: Output) -> None:
    """Dispatches to the action."""
    if options.place.training:
        raise BadInput(_NOT_IN_TRAINING)
    {"set": _set, "status": _status, "clear": _clear}[options.given.action](options, output)


def _pin(options: Options) -> OwnerPin:
    return OwnerPin(options.place.store.load().till_id)


def _set(options: Options, output: Output) -> None:
    pin = parse_pin(sys.stdin.read(_MAX_INPUT))
    _pin(options).set(pin)
    options.place.store.change({"owner_pin": True})
    _tell(output, _SET, is_set=True)


def _status(options: Options, output: Output) -> None:
    is_set = options.place.store.load().owner_pin and _pin(options).is_set()
    _tell(output, _IS_SET if is_set else _NOT_SET, is_set=is_set)


def _clear(options: Options, output: Output) -> None:
    # First what needs no keyring: whoever cannot open it any more gets into the settings by this.
    options.place.store.change({"owner_pin": False})
    _pin(options).clear()
    _tell(output, _CLEARED, is_set=False)


def _tell(output: Output, sentence: Sentence, *, is_set: bool) -> None:
    output.event({"event": "result", "pin": is_set, "text": str(sentence), "exit": 0})
