"""`credentials pins`, `credentials clear-pin`: what is demanded of the signatures of answers, and how to forget it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from pos_app.cli.errand import Errand
from pos_app.domain.sentences import QT_TRANSLATE_NOOP
from pos_app.domain.till_events import PinCleared, SignaturePinned, UntrustedAnswer, pins
from pos_app.journal import JournalReader

if TYPE_CHECKING:
    from pos_app.checkout.telling import Document
    from pos_app.cli.options import Options
    from pos_app.cli.output import Output
    from pos_app.domain.till_events import TillEvent

_COUNT = QT_TRANSLATE_NOOP("pins", "Pins that stand: {count}")

_MOST_EVENTS: Final = 50
_KINDS: Final = {SignaturePinned: "pinned", PinCleared: "cleared", UntrustedAnswer: "untrusted"}


def list_pins(options: Options, output: Output) -> None:
    """The pins that stand and the last security events, read straight from the journal."""
    events = _security_events(options)
    standing = pins(events)
    for pin in standing.values():
        output.event({"event": "pin", **_particulars(pin)})
    for event in events[-_MOST_EVENTS:]:
        output.event({"event": "security", "kind": _KINDS[type(event)], **_particulars(event)})
    text = str(_COUNT.filled(count=str(len(standing))))
    output.event({"event": "result", "pins": len(standing), "exit": 0, "text": text})


def clear_pin(options: Options, output: Output) -> None:
    """Asks the open till, or opens one: whoever owns the journal writes down that a pin was cleared."""
    profile = "" if options.place.training else options.place.profile or ""
    request: Document = {"do": "clear_pin", "endpoint": options.text("endpoint"), "profile": profile}
    with closing(Errand(options.place, request).events()) as events:
        for event in events:
            output.event(event)


def _security_events(options: Options) -> list[TillEvent]:
    if not options.place.folder.journal.exists():
        return []
    with JournalReader.open(options.place.folder.journal) as reader:
        return reader.till_events(*_KINDS)


def _particulars(event: TillEvent) -> Document:
    moment = datetime.fromtimestamp(event.at / 1000, UTC).astimezone()
    return {**asdict(event), "at": moment.isoformat(timespec="seconds")}
